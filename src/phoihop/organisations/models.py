"""The directory by date: who an organisation is, what it was called, and what it stood under."""

from django.db import models

from phoihop.records.models import Record, Row


class Organisation(Record):
    """An organisation (tổ chức). `org` is its identity: the hash of its first key statement. Name and short name
    are the newest; older ones stand in `OrganisationName`."""

    org = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=300)
    short = models.CharField(max_length=80)
    body_kind = models.CharField(max_length=12)
    family = models.CharField(max_length=8)
    symbol = models.CharField(max_length=40, default="")
    place = models.CharField(max_length=120, default="")
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)


class OrganisationName(Row):
    """A name and when it was borne (tên gọi theo thời kỳ)."""

    org = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=300)
    short = models.CharField(max_length=80)
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)


class Tie(Row):
    """What an organisation stands under, along one line, for a time, by which paper."""

    org = models.CharField(max_length=64, db_index=True)
    line = models.CharField(max_length=16)
    superior = models.CharField(max_length=64, db_index=True)
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)
    paper = models.CharField(max_length=300, default="")


class DirectoryEntry(models.Model):
    """An organisation as it is looked for: read model, one row each, with a full-text index over `folded`
    (migrations/0002_index.py) which follows these rows by itself. `key` and `short_key` find an exact name."""

    id = models.BigAutoField(primary_key=True)
    record = models.UUIDField(unique=True)
    org = models.CharField(max_length=64, db_index=True)
    name = models.CharField(max_length=300)
    short = models.CharField(max_length=80)
    former = models.TextField(default="")
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)
    key = models.CharField(max_length=300, db_index=True)
    short_key = models.CharField(max_length=80, db_index=True)
    folded = models.TextField()


class Rule(Record):
    """A limit set by a governing text, from when to when (quy định). Other authors' rules are never asked for."""

    code = models.CharField(max_length=40, db_index=True)
    value = models.DecimalField(max_digits=20, decimal_places=4)
    unit = models.CharField(max_length=40)
    paper = models.CharField(max_length=300)
    note = models.CharField(max_length=1000, default="")
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)


class Succession(Record):
    """One recorded rearrangement: who ended or changed, who follows, by which chain of papers."""

    change = models.CharField(max_length=10)
    day = models.DateField(db_index=True)


class SuccessionSide(Row):
    """An organisation in a succession, before or after it."""

    org = models.CharField(max_length=64, db_index=True)
    after = models.BooleanField()


class Department(Record):
    """A board or office inside an organisation (ban, phòng, văn phòng)."""

    name = models.CharField(max_length=300)
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)


class Person(Record):
    """A person an organisation works with: a name and nothing that the work does not need. A small record of its
    own, so that erasing a person erases no decision."""

    name = models.CharField(max_length=120)


class Office(Record):
    """What a person is, where, from when to when (chức vụ)."""

    person = models.UUIDField(db_index=True)
    department = models.UUIDField(null=True)
    title = models.CharField(max_length=300)
    from_day = models.DateField(null=True)
    to_day = models.DateField(null=True)
