"""What can be found. A read model: one row for each record that shows itself to search."""

from django.db import models


class SearchEntry(models.Model):
    """A record as search knows it: the words to show, the same folded, and the code that finds it exactly.

    The number grows with the order of issue, so the newest are found first without sorting. The full-text index over
    the folded columns belongs to the database (migrations/0002_index.py) and follows these rows by itself.
    """

    id = models.BigAutoField(primary_key=True)
    record = models.UUIDField(unique=True)
    shown_on = models.UUIDField()  # the record on whose page it is shown: itself, or the one it stands in
    kind = models.CharField(max_length=40)
    audience = models.UUIDField()
    title = models.CharField(max_length=4000)
    body = models.TextField(default="")
    code = models.CharField(max_length=100, default="")
    day = models.DateField(null=True)
    folded_title = models.CharField(max_length=4000)
    folded_body = models.TextField(default="")

    class Meta:
        indexes = [models.Index(fields=["code"], name="search_by_code")]
