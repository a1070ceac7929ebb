"""Papers on their way in, and what people have taught their reading: ordinary rows of one organisation. Nothing here
has been issued."""

import uuid

from django.db import models


class Reading(models.Model):
    """A paper that is being read: its text, the items proposed from it and what a person has decided so far.

    `text` is what every offset in `items` counts in. `file` names the stored original, empty for pasted text.
    `agreement` is the agreement chosen: {"org", "rec"}, {"home": true} for none, empty while nobody has chosen.
    `once` is the key under which it is issued, so that it can be issued once only, whoever presses first.
    """

    class State(models.TextChoices):
        WAITING = "waiting"  # its file lies in the waiting room and is opened by a thread of its own
        REFUSED = "refused"  # opened in the waiting room, and not taken: `refusal` says why
        CONVERTING = "converting"  # the text was in an old encoding and waits for a look
        OPEN = "open"
        ISSUED = "issued"
        DROPPED = "dropped"
        GONE = "gone"  # dropped for good: its words are gone, its file goes with the next tidying up

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    org = models.CharField(max_length=64)
    user = models.CharField(max_length=64)
    person = models.CharField(max_length=120)
    name = models.CharField(max_length=255)
    folded = models.CharField(max_length=255, default="")  # the name without marks, to be found by
    kind = models.CharField(max_length=10)
    file = models.JSONField(default=dict)
    text = models.TextField()
    remarks = models.JSONField(default=list)  # what was done to the text, and warnings, as sentences
    state = models.CharField(max_length=10, choices=State.choices, default=State.OPEN)
    # When a thread last began to open the waiting file. A claim that is too old is one whose process has ended.
    taken_at = models.DateTimeField(null=True)
    refusal = models.CharField(max_length=500, default="")
    items = models.JSONField(default=list)
    undo = models.JSONField(default=list)
    found = models.PositiveIntegerField(default=0)  # items, and how many of them a person has been through
    seen = models.PositiveIntegerField(default=0)
    # What the reading says of the text as a whole: see `queries.whole_of`.
    whole = models.JSONField(default=dict)
    # The tables of tasks in it, with the columns as they are understood now: see `tables`.
    tables = models.JSONField(default=list)
    # Half-filled forms by item: what was typed, as typed.
    typed = models.JSONField(default=dict)
    agreement = models.JSONField(default=dict)
    minutes = models.BooleanField(default=False)
    once = models.UUIDField(default=uuid.uuid4)
    issued = models.JSONField(default=list)
    issued_by = models.CharField(max_length=120, default="")
    issued_user = models.CharField(max_length=64, default="")
    issued_at = models.DateTimeField(null=True)
    # Dropped together, taken back together.
    batch = models.UUIDField(null=True)
    dropped_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    class Meta:
        indexes = [models.Index(fields=["org", "state", "-updated_at"], name="reading_inbox")]


class Correction(models.Model):
    """What a person has taught the reading of an organisation's papers (lần sửa): words, what they mean, who said so
    and in which paper. Applied to the next papers with that reason shown, until somebody switches it off.

    `words` is as the text writes it, `key` the same without marks and case. What it means: an organisation
    (`means` is its id), the long form of an abbreviation, or the offices of a person, one on a line.
    """

    class Sort(models.TextChoices):
        ORGANISATION = "organisation"
        ABBREVIATION = "abbreviation"
        OFFICE = "office"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    org = models.CharField(max_length=64)
    sort = models.CharField(max_length=14, choices=Sort.choices)
    words = models.CharField(max_length=300)
    key = models.CharField(max_length=300)
    means = models.TextField()
    active = models.BooleanField(default=True)
    user = models.CharField(max_length=64)
    person = models.CharField(max_length=120)
    reading = models.UUIDField(null=True)
    paper = models.CharField(max_length=255, default="")  # the name of that reading, which may be gone by now
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "sort", "key"], name="correction_once")]
