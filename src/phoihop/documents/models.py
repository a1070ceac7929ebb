"""Papers: what they are called and numbered, whose they are. The files themselves are named by attachments."""

from django.db import models

from phoihop.records.models import Record


class Document(Record):
    """A paper (văn bản) that an organisation has entered: issued by it, received, or read from outside."""

    direction = models.CharField(max_length=8)
    kind_code = models.CharField(max_length=12, default="")
    number = models.CharField(max_length=20, default="")
    symbol = models.CharField(max_length=60, default="")
    day = models.DateField(null=True)
    abstract = models.CharField(max_length=1000)
    issuer = models.CharField(max_length=300, default="")
    agreement = models.UUIDField(null=True)
    no = models.PositiveIntegerField(null=True)  # the number as a book counts it
    book = models.UUIDField(null=True)
    series = models.CharField(max_length=4, default="")  # the year, where the book begins anew with each
    numbered = models.CharField(max_length=8, default="")
    joint_paper = models.UUIDField(null=True, db_index=True)

    class Meta:
        indexes = [
            # Hold what the registers are put in order by, and by which they are told apart: no row is looked at for it.
            models.Index(
                fields=["audience", "day", "issued_at", "seq", "author", "direction", "kind_code", "id"],
                name="document_listed",
            ),
            models.Index(fields=["author", "direction", "day", "issued_at", "seq", "audience"], name="document_issued"),
            models.Index(fields=["author", "kind_code", "no"], name="document_by_number"),
        ]


class NumberBook(Record):
    """A book that an organisation numbers its papers from (sổ văn bản). The papers of the kinds in `kinds` share its
    numbers; without kinds it serves all that have no book of their own."""

    flow = models.CharField(max_length=4)
    family = models.CharField(max_length=8)
    title = models.CharField(max_length=200)
    symbol = models.CharField(max_length=40, default="")
    restart = models.CharField(max_length=8)
    first = models.PositiveIntegerField()
    from_day = models.DateField()
    to_day = models.DateField(null=True)


class PaperTemplate(Record):
    """The layout that an organisation gives papers of one use from a day on (mẫu văn bản): its one file. `withdrawn`:
    the first day on which it is used no more."""

    use = models.CharField(max_length=20)
    from_day = models.DateField()
    withdrawn = models.DateField(null=True)


class Arrival(Record):
    """That a paper came in, under which number of our own book, until when and by whom it is handled (vào sổ đến)."""

    document = models.UUIDField()
    no = models.PositiveIntegerField(null=True)
    book = models.UUIDField(null=True)
    series = models.CharField(max_length=4, default="")
    day = models.DateField()
    due = models.DateField(null=True)
    handler = models.CharField(max_length=200, default="")
    done_on = models.DateField(null=True)

    class Meta:
        indexes = [
            models.Index(fields=["author", "no"], name="arrival_by_number"),
            models.Index(fields=["document", "author"], name="arrival_of_document"),
        ]


class Use(models.Model):
    """A record that came from a paper, such as a task read in it. Read model. One row for each record and paper."""

    document = models.UUIDField(db_index=True)
    record = models.UUIDField(db_index=True)
    kind = models.CharField(max_length=40)
    audience = models.UUIDField()
    title = models.CharField(max_length=500)
    issued_at = models.DateTimeField()
    seq = models.PositiveBigIntegerField()


class StoredFile(models.Model):
    """A file held by content. Ordinary row: which record it belongs to is said by attachments only. `owner` may
    name it in a draft before anything is issued."""

    sha256 = models.CharField(max_length=64)
    size = models.PositiveBigIntegerField()
    type = models.CharField(max_length=120)
    name = models.CharField(max_length=255)
    owner = models.CharField(max_length=64)
    user = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sha256", "owner"], name="stored_file_once")]
