"""The log of acts, and what every record derived from it has in common."""

import uuid

from django.db import models


class Statement(models.Model):
    """A key statement of an organisation, as signed (`actlog.keys`). Part of the log: never rebuilt, never edited."""

    org = models.CharField(max_length=64)
    n = models.PositiveIntegerField()
    raw = models.BinaryField()
    # Two signatures, parted by a space, where the root key changes.
    signature = models.CharField(max_length=257)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "n"], name="statement_once")]


class CloseNote(models.Model):
    """Where a closed chain ended, signed by the organisation's root key."""

    org = models.CharField(max_length=64)
    raw = models.BinaryField()
    signature = models.CharField(max_length=128)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["signature"], name="close_note_once")]


class Act(models.Model):
    """One signed act, its bytes kept as they were signed. The columns beside the bytes repeat what is in them, so
    that acts can be found; `verify` compares the two."""

    act_id = models.CharField(max_length=64, unique=True)
    space = models.CharField(max_length=64)
    org = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField()
    time = models.DateTimeField()
    header = models.BinaryField()
    signature = models.CharField(max_length=128)
    body = models.CharField(max_length=64)
    # What follows is read from the payload and empty once it has been erased.
    payload = models.BinaryField(null=True)
    kind = models.CharField(max_length=40, default="")
    record = models.UUIDField(null=True)
    audience = models.UUIDField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "org", "key", "seq"], name="act_position_once")]
        indexes = [
            models.Index(fields=["record", "seq"], name="act_of_record"),
            models.Index(fields=["space", "id"], name="act_in_space"),
        ]


class Chain(models.Model):
    """The head of one chain: the row a writer locks. Derived."""

    space = models.CharField(max_length=64)
    org = models.CharField(max_length=64)
    key = models.CharField(max_length=64)
    seq = models.BigIntegerField(default=-1)
    head = models.CharField(max_length=64, default="")
    time = models.DateTimeField(null=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["space", "org", "key"], name="chain_once")]


class Space(models.Model):
    """A standing relation between fixed organisations, founded by a `sys.terms` act. Derived."""

    id = models.CharField(max_length=64, primary_key=True)
    founder = models.CharField(max_length=64)
    home = models.BooleanField()
    parties = models.JSONField()
    founded = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["founder", "home"], name="space_founder")]


class AudienceMember(models.Model):
    """Who belongs to an audience: the table behind the one scope. Derived."""

    audience = models.UUIDField()
    org = models.CharField(max_length=64)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "audience"], name="audience_member_once")]
        indexes = [models.Index(fields=["audience"], name="audience_members")]


class Submission(models.Model):
    """A form key that was used: sending the same form again returns what the first time made."""

    key = models.UUIDField(primary_key=True)
    org = models.CharField(max_length=64)
    user = models.CharField(max_length=64)
    records = models.JSONField()
    at = models.DateTimeField()


class Record(models.Model):
    """What every derived domain row has: whose it is, who may see it, and the act that holds its bytes."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    author = models.CharField(max_length=64)
    rec = models.UUIDField()
    space = models.CharField(max_length=64)
    audience = models.UUIDField()
    act = models.CharField(max_length=64)
    body = models.CharField(max_length=64)
    seq = models.PositiveBigIntegerField()  # its place in the author's chain: orders what bears the same second
    issued_at = models.DateTimeField()
    data = models.JSONField()

    class Meta:
        abstract = True


class Row(models.Model):
    """A row that belongs to a record and lives and goes with it, such as a side of an agreement."""

    id = models.UUIDField(primary_key=True, editable=False)
    parent = models.UUIDField(db_index=True)
    position = models.PositiveIntegerField()

    class Meta:
        abstract = True


class Attachment(Row):
    """A file named by a payload: the only way a stored file can be asked for. Derived."""

    audience = models.UUIDField()
    sha256 = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=255)
    size = models.PositiveBigIntegerField()
    type = models.CharField(max_length=120)
