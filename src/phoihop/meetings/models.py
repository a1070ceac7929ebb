"""Meetings and their series, who comes, what they concluded, and the minutes the sides confirm."""

from django.db import models

from phoihop.records.models import Record, Row


class MeetingSeries(Record):
    """Meetings that come round (chuỗi hội nghị): how often, on which day, who with. `to_day`: the last day on which a
    next one is proposed."""

    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=500)
    every = models.CharField(max_length=8)
    agreement = models.UUIDField(db_index=True)
    to_day = models.DateField(null=True)


class Meeting(Record):
    """A meeting (hội nghị, giao ban). `state`: planned, held or cancelled; one recorded afterwards was held."""

    kind = models.CharField(max_length=10)
    title = models.CharField(max_length=500)
    day = models.DateField(null=True)
    place = models.CharField(max_length=300, default="")
    agreement = models.UUIDField(null=True, db_index=True)
    document = models.UUIDField(null=True)  # the paper it was read from
    series = models.UUIDField(null=True, db_index=True)
    state = models.CharField(max_length=10, default="held")

    class Meta:
        indexes = [models.Index(fields=["audience", "day"], name="meeting_by_day")]


class Chair(Row):
    """Who chaired (chủ trì), with the offices the paper gives."""

    name = models.CharField(max_length=120)
    titles = models.JSONField(default=list)


class MeetingGuest(Row):
    """An organisation that is to answer the invitation to a meeting."""

    org = models.CharField(max_length=64, db_index=True)


class Conclusion(Record):
    """One numbered item of what a meeting concluded (kết luận)."""

    meeting = models.UUIDField(db_index=True)
    no = models.PositiveSmallIntegerField()
    text = models.CharField(max_length=4000)
    task = models.UUIDField(null=True)


class Minutes(Record):
    """The minutes (biên bản): what every side confirms, binding the exact conclusions and tasks together."""

    meeting = models.UUIDField(db_index=True)
    text = models.TextField(default="")


class MeetingReply(Record):
    """What an invited organisation answers (trả lời giấy mời): it comes, sends somebody, or is absent."""

    meeting = models.UUIDField(db_index=True)
    word = models.CharField(max_length=8)


class MeetingPaper(Record):
    """A paper of a meeting (tài liệu hội nghị): files for one item of the agenda, or the invitation or the notice that
    was issued as a document. `item` is the key of the item, empty for the whole meeting."""

    meeting = models.UUIDField(db_index=True)
    sort = models.CharField(max_length=12)
    item = models.CharField(max_length=8, default="")
    title = models.CharField(max_length=500)
    document = models.UUIDField(null=True)


class MinutesComment(Record):
    """What one who attended has to say on minutes (góp ý biên bản), about exactly the version `sealed`."""

    minutes = models.UUIDField(db_index=True)
    sealed = models.CharField(max_length=64)
    text = models.CharField(max_length=4000)
