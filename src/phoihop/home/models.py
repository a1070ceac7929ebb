"""Who of an office handles what: inside one organisation, so nobody else's affair."""

from django.db import models

from phoihop.accounts.models import User


class Handling(models.Model):
    """That a person has taken on something that waits for their organisation (nhận xử lý). Ordinary row, one for each
    record: whoever takes it over later is the one. What no longer waits is on no desk, whoever had taken it on."""

    org = models.CharField(max_length=64)
    key = models.UUIDField()
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "key"], name="handling_once")]
        indexes = [models.Index(fields=["org", "at"], name="handling_newest")]
