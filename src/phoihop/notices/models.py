"""Who is told what; and what each person has read and chosen."""

from django.db import models

from phoihop.accounts.models import User
from phoihop.notices.rules import DAYS_AFTER, DAYS_BEFORE
from phoihop.tasks.rules import NEVER


class Notice(models.Model):
    """That an act concerns an organisation other than its author (thông báo). Read model, one row for each of them that
    receives the act: the newest ones of an organisation lie side by side, whatever they are about.

    `record` was issued, `subject` is what it is about; `key` is the record with which the row is made anew. `said` is
    one of `rules.KINDS`, `what` the kind it counts as.
    """

    org = models.CharField(max_length=64)
    record = models.UUIDField()
    subject = models.UUIDField()
    key = models.UUIDField(db_index=True)
    author = models.CharField(max_length=64)
    what = models.PositiveIntegerField()
    said = models.CharField(max_length=16)
    detail = models.CharField(max_length=40, default="")
    day = models.DateField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "record"], name="notice_once")]
        indexes = [models.Index(fields=["org", "at"], name="notice_of_org")]


class Reader(models.Model):
    """How far a person has read what an organisation is told, and what they want to be told. Ordinary row; without one
    the defaults of the role hold.

    All up to `read_to`, and of what comes with a day all up to `read_day`, is read but for what a `Mark` says since
    `all_at`. The `before_` columns are what these were before everything was marked as read, to be taken back.
    """

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    org = models.CharField(max_length=64)
    read_to = models.DateTimeField(null=True)
    read_day = models.DateField(null=True)
    all_at = models.DateTimeField(null=True)
    before_read_to = models.DateTimeField(null=True)
    before_read_day = models.DateField(null=True)
    before_all_at = models.DateTimeField(null=True)
    undoable = models.BooleanField(default=False)
    shown = models.PositiveIntegerField(null=True)
    mailed = models.PositiveIntegerField(null=True)
    days_before = models.PositiveSmallIntegerField(default=DAYS_BEFORE)
    days_after = models.PositiveSmallIntegerField(default=DAYS_AFTER)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "org"], name="reader_once")]


class Mark(models.Model):
    """That a person has read one notice, or wants it to stand as unread. Ordinary row. A notice by day is named by its
    step and due day as well: the next step is another notice."""

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    org = models.CharField(max_length=64)
    record = models.UUIDField()
    step = models.PositiveSmallIntegerField(default=0)
    due = models.DateField(default=NEVER)
    unread = models.BooleanField()
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "org", "record", "step", "due"], name="mark_once")]


class Mailbox(models.Model):
    """Where a person wants their digest, and when. Ordinary row. `address` counts once `confirmed_at` says that it was
    reached; `asked_at`: when the letter that asks for it went out, None while it waits to go. `error`: why the server
    would not take a letter to it. `hour` is the hour of the day from which the digest may go; none goes between
    `quiet_from` and `quiet_to`."""

    class Rhythm(models.TextChoices):
        OFF = "off"
        DAILY = "daily"
        WEEKLY = "weekly"

    user = models.OneToOneField(User, models.CASCADE, primary_key=True, related_name="+")
    address = models.CharField(max_length=254, default="")
    asked_at = models.DateTimeField(null=True)
    confirmed_at = models.DateTimeField(null=True)
    error = models.CharField(max_length=500, default="")
    rhythm = models.CharField(max_length=6, choices=Rhythm.choices, default=Rhythm.DAILY)
    hour = models.PositiveSmallIntegerField(default=7)
    weekday = models.PositiveSmallIntegerField(default=0)
    weekends = models.BooleanField(default=False)
    quiet_from = models.PositiveSmallIntegerField(default=20)
    quiet_to = models.PositiveSmallIntegerField(default=6)


class Digest(models.Model):
    """One digest: of one person, for one day. Ordinary row, made by whoever sends it before it is sent: two cannot make
    the same. `until`: while it is being sent, when somebody else may take it over; afterwards, when it is tried again.
    """

    class State(models.TextChoices):
        SENDING = "sending"
        SENT = "sent"
        NOTHING = "nothing"  # there was nothing to tell
        FAILED = "failed"  # is tried again
        GIVEN_UP = "given-up"

    user = models.ForeignKey(User, models.CASCADE, related_name="+")
    day = models.DateField()
    state = models.CharField(max_length=8, choices=State.choices)
    tries = models.PositiveSmallIntegerField(default=1)
    until = models.DateTimeField()
    address = models.CharField(max_length=254)
    error = models.CharField(max_length=500, default="")
    told = models.PositiveIntegerField(default=0)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "day"], name="digest_once")]
        indexes = [models.Index(fields=["day", "state"], name="digest_of_day")]
