"""A review report while it is being written: an ordinary row, nothing is issued by it."""

import uuid

from django.db import models


class ReviewDraft(models.Model):
    """A report of an organisation on one agreement over a period. `edits`: block key to the clerk's words and the
    basis on which they were written. `revision` grows with every save: a stale page is told."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    org = models.CharField(max_length=64, db_index=True)
    user = models.CharField(max_length=64)
    agreement = models.UUIDField()
    first = models.DateField()
    last = models.DateField()
    edits = models.JSONField(default=dict)
    head = models.JSONField(default=dict)
    revision = models.PositiveIntegerField(default=1)
    updated_at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["org", "-updated_at"], name="review_draft_newest")]
