"""Tasks, the part of each body, what was reported, and extensions of time; and where all of it stands."""

from django.db import models

from phoihop.records.models import Record, Row


class Task(Record):
    """A task (nhiệm vụ): what is to be done, who leads, who co-operates, by when. The author assigned it."""

    text = models.CharField(max_length=4000)
    lead = models.CharField(max_length=64)
    due = models.DateField(null=True)
    agreement = models.UUIDField(null=True, db_index=True)
    meeting = models.UUIDField(null=True, db_index=True)
    plan = models.UUIDField(null=True, db_index=True)
    area = models.CharField(max_length=20, default="")
    article = models.CharField(max_length=12, default="")
    no = models.CharField(max_length=12, default="")
    withdrawn = models.BooleanField(default=False)


class TaskPart(Row):
    """One body's part of a task. The first is the lead's."""

    org = models.CharField(max_length=64, db_index=True)
    leads = models.BooleanField()


class Progress(Record):
    """What a body reports of its own part (tiến độ). Append-only: each report is a record that is never restated."""

    task = models.UUIDField(db_index=True)
    said = models.CharField(max_length=8)
    percent = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=4000)


class Extension(Record):
    """A request of the lead for more time (xin gia hạn)."""

    task = models.UUIDField(db_index=True)
    due = models.DateField()
    reason = models.CharField(max_length=2000)


class ExtensionAnswer(Record):
    """The assigner's word on a request for more time."""

    extension = models.UUIDField(db_index=True)
    task = models.UUIDField(db_index=True)
    granted = models.BooleanField()
    due = models.DateField(null=True)


class TaskStatus(models.Model):
    """Where a task stands, by the word of its lead. Read model, made from the rows of all who take part: a row is
    there exactly when its `Task` is.

    `due` counts extensions granted; `stated_due` is what the task's newest version says. `done_on` is None while
    open; `late` holds only for a task that is done: an open one is late by today's date, which no row knows.
    `asked` and `asked_until`: a request for more time that waits for its answer.
    """

    # Not a key in the database: what the rows of several authors say is never bound together there.
    task = models.OneToOneField(Task, models.DO_NOTHING, primary_key=True, db_constraint=False, related_name="status")
    audience = models.UUIDField()
    agreement = models.UUIDField(null=True)
    assigner = models.CharField(max_length=64)
    lead = models.CharField(max_length=64)
    area = models.CharField(max_length=20)
    due = models.DateField(null=True)
    stated_due = models.DateField(null=True)
    done_on = models.DateField(null=True)
    late = models.BooleanField()
    percent = models.PositiveSmallIntegerField()
    parts = models.PositiveSmallIntegerField()
    parts_done = models.PositiveSmallIntegerField()
    asked = models.UUIDField(null=True)
    asked_until = models.DateField(null=True)
    withdrawn = models.BooleanField()
    assigned_on = models.DateField()

    class Meta:
        indexes = [
            models.Index(fields=["agreement"], name="task_status_agreement"),
            # The few requests that wait: for the one who must answer, and for the one who asked.
            models.Index(fields=["assigner"], name="task_status_asked_of", condition=models.Q(asked__isnull=False)),
            models.Index(fields=["lead"], name="task_status_asked_by", condition=models.Q(asked__isnull=False)),
        ]


class PartStatus(models.Model):
    """Where one body's part of a task stands. Read model. `report` is the newest report on it. `waits` orders what
    is to be done: the due day (`rules.NEVER` without one) of a part that is open, None once there is nothing to do."""

    part = models.UUIDField(primary_key=True)
    task = models.ForeignKey(Task, models.DO_NOTHING, db_constraint=False, related_name="part_statuses")
    position = models.PositiveSmallIntegerField()
    audience = models.UUIDField()
    org = models.CharField(max_length=64)
    leads = models.BooleanField()
    percent = models.PositiveSmallIntegerField()
    due = models.DateField(null=True)
    done_on = models.DateField(null=True)
    report = models.UUIDField(null=True)
    reported_at = models.DateTimeField(null=True)
    withdrawn = models.BooleanField()
    waits = models.DateField(null=True)

    class Meta:
        indexes = [models.Index(fields=["org", "waits"], name="part_status_waiting")]


class Sight(models.Model):
    """One task as one organisation finds it in its lists and counts. Read model, one row for each organisation in the
    task's audience.

    Why rows are multiplied: with 20,000 tasks in sight, counting and ordering through the audiences an organisation
    belongs to took 9 ms and 4 ms in SQLite, since the rows of many audiences must be put in order first. Here each
    organisation has its rows side by side in the order of lists: a page of 25 is read in 0.04 ms, and counts run
    along an index that holds all they need. What a page then shows of a task still comes through the one scope.

    `due` is `rules.NEVER` without a due day. `tie` says what the task is to the organisation (`Tie`).
    """

    org = models.CharField(max_length=64)
    task = models.ForeignKey(Task, models.DO_NOTHING, db_constraint=False, db_index=False, related_name="+")
    stage = models.PositiveSmallIntegerField()
    due = models.DateField()
    tie = models.PositiveSmallIntegerField()
    lead = models.CharField(max_length=64)
    area = models.CharField(max_length=20)
    agreement = models.UUIDField(null=True)

    class Meta:
        indexes = [
            # Lists in their usual order, and the four-way count; the tie stands inside so that "ours" needs no row.
            models.Index(fields=["org", "stage", "due", "task", "tie"], name="sight_listed"),
            models.Index(fields=["org", "lead", "stage", "due"], name="sight_by_lead"),
            models.Index(fields=["org", "area", "stage", "due"], name="sight_by_area"),
            models.Index(fields=["org", "agreement", "stage", "due"], name="sight_by_agreement"),
            models.Index(fields=["task", "org"], name="sight_of_task"),
        ]


class Tally(models.Model):
    """How many tasks of one stage, one tie and one month of due days an organisation has in sight. Read model, kept
    beside `Sight` by adding and taking away, so that the counts at the head of a list and of the desk do not run
    through every task: counting 20,000 takes 3 ms in SQLite, half of what a whole page may take.

    `month` is the first day of the month, `rules.NEVER` without a due day."""

    org = models.CharField(max_length=64)
    stage = models.PositiveSmallIntegerField()
    month = models.DateField()
    tie = models.PositiveSmallIntegerField()
    n = models.IntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["org", "stage", "month", "tie"], name="tally_once")]
