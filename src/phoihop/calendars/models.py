"""Secret addresses at which a calendar program reads. Ordinary rows."""

from django.db import models

from phoihop.accounts.models import User


class CalendarFeed(models.Model):
    """An address (lịch iCalendar): of a person for one organisation, or, `whole`, of the organisation. Of the address
    only the hash is kept. `hits` counts the readings since `since`, for the limit."""

    hash = models.CharField(max_length=64, unique=True)
    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    org = models.CharField(max_length=64)
    whole = models.BooleanField()
    made_at = models.DateTimeField()
    read_at = models.DateTimeField(null=True)
    since = models.DateTimeField(null=True)
    hits = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [models.Index(fields=["org", "user"], name="feed_of_org")]
