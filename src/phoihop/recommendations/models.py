"""Recommendations and what every body says of them; and where all of it stands."""

from django.db import models

from phoihop.records.models import Record, Row


class Recommendation(Record):
    """A recommendation (kiến nghị): what one side asks another to settle. The author raised it, and alone closes it.

    `earlier` is the one that it raises again under new words; `split_from` the author's own one of which it is a part.
    """

    text = models.CharField(max_length=4000)
    receiver = models.CharField(max_length=64)
    due = models.DateField(null=True)
    raised_on = models.DateField(null=True)
    agreement = models.UUIDField(db_index=True)
    meeting = models.UUIDField(null=True)
    document = models.UUIDField(null=True)
    earlier = models.UUIDField(null=True, db_index=True)
    split_from = models.UUIDField(null=True, db_index=True)
    group = models.CharField(max_length=20, default="")
    level = models.CharField(max_length=20, default="")
    area = models.CharField(max_length=20, default="")


class Routing(Record):
    """Who is to answer, and by when (chuyển trả lời). Append-only."""

    recommendation = models.UUIDField(db_index=True)
    lead = models.CharField(max_length=64)
    due = models.DateField(null=True)
    turn = models.PositiveIntegerField(default=0)


class Answer(Record):
    """A body's answer (trả lời): to one recommendation, and to others that were merged with it."""

    recommendation = models.UUIDField()
    outcome = models.CharField(max_length=20)
    to = models.CharField(max_length=64, default="")
    above = models.CharField(max_length=300, default="")
    due = models.DateField(null=True)
    turn = models.PositiveIntegerField(default=0)


class AnswerTo(Row):
    """One of the recommendations that an answer answers."""

    recommendation = models.UUIDField(db_index=True)


class Verdict(Record):
    """The raiser's word on what was done: closed (kết thúc), or not done and followed on (theo dõi tiếp)."""

    recommendation = models.UUIDField(db_index=True)
    closed = models.BooleanField()
    due = models.DateField(null=True)
    turn = models.PositiveIntegerField(default=0)


class Merge(Record):
    """The answering body's word that several recommendations are one matter (gộp). Each raiser closes their own."""

    main = models.UUIDField()
    size = models.PositiveSmallIntegerField()
    turn = models.PositiveIntegerField(default=0)


class Merged(Row):
    """One of the recommendations that a merge joins, the main one first."""

    recommendation = models.UUIDField(db_index=True)


class RecommendationStatus(models.Model):
    """Where a recommendation stands (`rules.Where`), made from the rows of all who take part. Read model: a row is
    there exactly when its `Recommendation` is. That an open one is late depends on today's date, which no row knows.

    `first_raised_on` and `times` follow the chain of earlier raisings as far as everyone who sees this one sees them;
    `parts`: how many it was split into; `turns`: how far what was said of it has come.
    """

    # Not a key in the database: what the rows of several authors say is never bound together there.
    recommendation = models.OneToOneField(
        Recommendation, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="status"
    )
    audience = models.UUIDField()
    agreement = models.UUIDField()
    meeting = models.UUIDField(null=True)
    raiser = models.CharField(max_length=64)
    receiver = models.CharField(max_length=64)
    holder = models.CharField(max_length=64)
    above = models.CharField(max_length=300, default="")
    group = models.CharField(max_length=20)
    level = models.CharField(max_length=20)
    area = models.CharField(max_length=20)
    stage = models.PositiveSmallIntegerField()
    due = models.DateField(null=True)
    since = models.DateField()
    outcome = models.CharField(max_length=20, default="")
    answered_on = models.DateField(null=True)
    late = models.BooleanField()
    closed_on = models.DateField(null=True)
    raised_on = models.DateField()
    first_raised_on = models.DateField()
    times = models.PositiveSmallIntegerField()
    main = models.UUIDField(null=True)
    size = models.PositiveSmallIntegerField()
    parts = models.PositiveSmallIntegerField()
    turns = models.PositiveIntegerField(default=0)

    class Meta:
        indexes = [
            # Holds all that the usual list is counted and put in order by: no row is looked at for it.
            models.Index(
                fields=["audience", "stage", "due", "first_raised_on", "recommendation", "raised_on"],
                name="recommendation_listed",
            ),
            # Holds all that the summary is made of, in the order in which it groups: no row is looked at, none sorted.
            models.Index(
                fields=[
                    *("audience", "raiser", "holder", "stage", "due", "first_raised_on", "late", "group"),
                    *("raised_on", "agreement", "meeting"),
                ],
                name="recommendation_summed",
            ),
            models.Index(fields=["agreement", "stage"], name="recommendation_agreement"),
            # What waits on a desk: for the body that answers, and for the one that raised it.
            models.Index(fields=["holder", "due"], name="recommendation_awaited", condition=models.Q(stage=0)),
            models.Index(fields=["raiser", "stage"], name="recommendation_raised"),
        ]
