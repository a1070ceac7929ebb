"""Agreements, their plans, and what the sides have confirmed of them."""

from django.db import models

from phoihop.records.models import Record, Row


class Agreement(Record):
    """A coordination regulation (quy chế phối hợp) among its sides."""

    title = models.CharField(max_length=500)
    number = models.CharField(max_length=20, default="")
    symbol = models.CharField(max_length=60, default="")
    signed_on = models.DateField(null=True)
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)
    continues = models.UUIDField(null=True, db_index=True)

    class Meta:
        indexes = [models.Index(fields=["audience", "signed_on"], name="agreement_by_day")]


class AgreementSide(Row):
    """A side (bên) of an agreement."""

    org = models.CharField(max_length=64, db_index=True)


class Area(Row):
    """An area of coordination (lĩnh vực) of one agreement."""

    code = models.CharField(max_length=20)
    name = models.CharField(max_length=300)


class Article(Row):
    """An article (điều) of an agreement, and the area it serves."""

    no = models.CharField(max_length=12)
    title = models.CharField(max_length=500)
    area = models.CharField(max_length=20, default="")


class FocalPoint(Record):
    """Who in a side's office the others turn to (đầu mối). Each side names its own."""

    agreement = models.UUIDField(db_index=True)
    office = models.CharField(max_length=300)
    contact = models.CharField(max_length=300, default="")


class Plan(Record):
    """The coordination plan of a year (kế hoạch phối hợp)."""

    agreement = models.UUIDField(db_index=True)
    year = models.PositiveSmallIntegerField()
    title = models.CharField(max_length=500)
    number = models.CharField(max_length=20, default="")
    symbol = models.CharField(max_length=60, default="")


class PlanTask(Row):
    """A task of a plan, in the exact version that the plan binds together."""

    task = models.UUIDField(db_index=True)
    sealed = models.CharField(max_length=64)


class Confirmation(Record):
    """A side's word that it agrees to exactly these bytes (xác nhận)."""

    subject = models.UUIDField(db_index=True)
    sealed = models.CharField(max_length=64)


class Standing(models.Model):
    """How far a record that every side must confirm has come. Read model, computed from the record and its
    confirmations. `body` is the version in force, the only one that confirmations count for; `awaited` are the sides
    that have not confirmed it; `in_force_since`: when the last side confirmed, None while one is awaited. `about`: the
    agreement of a plan, the meeting of minutes, the agreement that an agreement continues. `summary` repeats what
    lists show in one value: a statement that asks for it beside each row is half as long as one for every column."""

    subject = models.UUIDField(primary_key=True)
    kind = models.CharField(max_length=40)
    audience = models.UUIDField(db_index=True)
    space = models.CharField(max_length=64, db_index=True)
    author = models.CharField(max_length=64)
    body = models.CharField(max_length=64)
    title = models.CharField(max_length=500, default="")
    issued_at = models.DateTimeField()
    sides = models.PositiveIntegerField()
    awaited = models.JSONField()
    in_force_since = models.DateTimeField(null=True)
    about = models.UUIDField(null=True, db_index=True)
    year = models.PositiveSmallIntegerField(default=0)
    summary = models.JSONField()


class Awaited(models.Model):
    """A side that has not confirmed yet, to be found by the side. Read model."""

    subject = models.UUIDField(db_index=True)
    org = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "subject"], name="awaited_once")]


class FormDraft(models.Model):
    """A form that somebody is filling in, as typed (bản nháp). Ordinary row, the person's own; its key is the form's
    one-time key, so that issuing uses it up. `subject` is the record the form is about."""

    id = models.UUIDField(primary_key=True)
    org = models.CharField(max_length=64)
    user = models.CharField(max_length=64)
    form = models.CharField(max_length=20)
    subject = models.UUIDField(null=True)
    title = models.CharField(max_length=500, default="")
    fields = models.JSONField()
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["org", "user", "form"], name="form_draft_of_person")]
