"""Papers that several organisations issue together, before they have a number."""

from django.db import models

from phoihop.records.models import Record


class JointPaper(Record):
    """The words of a joint paper (văn bản liên tịch) as its lead proposes them: each issuer confirms these bytes, then
    the lead issues the document under a number of its own book."""

    agreement = models.UUIDField(db_index=True)
    kind_code = models.CharField(max_length=12)
    abstract = models.CharField(max_length=1000)
