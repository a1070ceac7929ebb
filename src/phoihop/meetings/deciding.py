"""What may be issued around a meeting, and why not. Each raises `Refusal`."""

from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext as _

from phoihop.meetings.models import Meeting, MeetingReply, MeetingSeries, Minutes
from phoihop.meetings.rules import Presence, State, lacking
from phoihop.records.fields import Data
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Proposal
from phoihop.records.models import Space
from phoihop.records.refusals import Refusal


class Sort(StrEnum):
    """What a paper is to its meeting."""

    PAPER = "paper"  # tài liệu
    INVITATION = "invitation"  # giấy mời
    NOTICE = "notice"  # thông báo kết luận


def _frame(proposal: Proposal) -> None:
    """Who hosts and who is invited are sides; an item is on the agenda once."""
    data = proposal.draft.data
    hosts = data.get("hosts", ())
    if (set(hosts) | set(data.get("invited", ()))) - proposal.parties:
        outside = _("Có đơn vị không thuộc quy chế này. Bỏ đơn vị đó khỏi thành phần.")
        raise Refusal("meeting.outsider", outside, {"invited": outside})
    if hosts and proposal.actor.org not in hosts:
        apart = _("Cơ quan chuẩn bị hội nghị phải là một bên chủ trì. Chọn thêm cơ quan mình.")
        raise Refusal("meeting.host", apart, {"hosts": apart})
    keys = [item["key"] for item in data.get("agenda", ())]
    if len(set(keys)) < len(keys):
        twice = _("Có hai mục chương trình trùng nhau. Gộp lại hoặc sửa tên một mục.")
        raise Refusal("meeting.agenda", twice, {"agenda": twice})


def series(proposal: Proposal) -> None:
    _frame(proposal)


def meeting(proposal: Proposal) -> None:
    """A planned meeting lies ahead; what was held stays held."""
    _frame(proposal)
    data, current = proposal.draft.data, proposal.current
    now = State(data.get("state", State.HELD))
    before = State(current.state) if isinstance(current, Meeting) else None
    if now == State.PLANNED:
        if before == State.HELD:
            raise Refusal("meeting.held", _("Hội nghị đã họp. Muốn sửa thì lập bản đính chính."))
        day = date.fromisoformat(data["day"]) if "day" in data else None
        if day is None or day < proposal.today:
            past = _("Ngày họp đã qua. Chọn ngày khác, hoặc ghi nhận hội nghị đã họp.")
            raise Refusal("meeting.past", past, {"day": past})
    if now == State.CANCELLED and before == State.HELD:
        raise Refusal("meeting.held", _("Hội nghị đã họp, không hủy được. Muốn sửa thì lập bản đính chính."))
    if (
        now == State.HELD
        and before in {State.PLANNED, State.CANCELLED}
        and data.get("day", "") > proposal.today.isoformat()
    ):
        raise Refusal("meeting.early", _("Hội nghị chưa đến ngày họp. Ghi diễn biến từ ngày họp trở đi."))
    if "series" in data:
        row = MeetingSeries.objects.filter(pk=ref_id(data["series"])).first()
        if row is None or row.author != proposal.actor.org or "agreement" not in data:
            raise Refusal("meeting.series", _("Không thấy chuỗi hội nghị này. Mở lại danh sách chuỗi rồi chọn."))


def _of(proposal: Proposal) -> Meeting:
    """The meeting that the draft is about, which must stand among the same sides: it, or one of the same step."""
    ref = proposal.draft.data["meeting"]
    found = Meeting.objects.filter(pk=ref_id(ref)).first()
    if found is None or proposal.actor.org not in proposal.parties or not _same_space(found, proposal):
        raise Refusal("meeting.gone", _("Không thấy hội nghị này. Mở lại danh sách hội nghị."))
    return found


def _same_space(found: Meeting, proposal: Proposal) -> bool:
    """Only sides see a meeting, and its space is where they all are."""
    row = Space.objects.filter(pk=found.space).values_list("parties", flat=True).first()
    return row is not None and frozenset(row) == proposal.parties


def expected(data: Data) -> set[str]:
    """Who is expected at a meeting: its hosts and whom they invite."""
    return {*data.get("hosts", ()), *data.get("invited", ())}


def guests(data: Data) -> list[str]:
    """Who is to answer the invitation, where one goes out: the first host sends it."""
    hosts = data.get("hosts", ())
    return sorted(expected(data) - set(hosts[:1])) if data.get("state") == State.PLANNED else []


def reply(proposal: Proposal) -> None:
    """One answer of each organisation that is expected, while the meeting lies ahead."""
    of = _of(proposal)
    data: Any = proposal.draft.data
    if of.state != State.PLANNED:
        raise Refusal("reply.late", _("Hội nghị đã họp hoặc đã hủy, không cần trả lời giấy mời nữa."))
    if proposal.actor.org not in expected(of.data) - {of.author}:
        raise Refusal("reply.uninvited", _("Tổ chức này không có trong thành phần mời. Liên hệ cơ quan chủ trì."))
    if proposal.current is None and MeetingReply.objects.filter(meeting=of.pk, author=proposal.actor.org).exists():
        raise Refusal("reply.twice", _("Tổ chức này đã trả lời giấy mời. Mở lại trang để sửa trả lời đang có."))
    if data["word"] == Presence.ABSENT and "reason" not in data:
        why = _("Chưa có lý do vắng. Ghi lý do để cơ quan chủ trì biết.")
        raise Refusal("reply.reason", why, {"reason": why})
    if data["word"] == Presence.SEND and "people" not in data:
        who = _("Chưa ghi người được cử. Ghi họ tên và chức vụ, mỗi người một dòng.")
        raise Refusal("reply.people", who, {"people": who})


def paper(proposal: Proposal) -> None:
    """Anyone expected hands papers in; the invitation and the notice are the host's. A notice names its document, and
    so does an invitation, unless one is asked without a letter."""
    of = _of(proposal)
    data = proposal.draft.data
    if data["sort"] == Sort.PAPER:
        if not proposal.draft.blobs:
            none = _("Chưa có tệp tài liệu. Chọn tệp rồi gửi lại.")
            raise Refusal("paper.empty", none, {"papers": none})
        if data.get("item") and data["item"] not in {item["key"] for item in of.data.get("agenda", ())}:
            gone = _("Mục chương trình này không còn. Chọn mục khác.")
            raise Refusal("paper.item", gone, {"item": gone})
    elif of.author != proposal.actor.org or (data["sort"] == Sort.NOTICE and "document" not in data):
        raise Refusal("paper.host", _("Chỉ cơ quan chuẩn bị hội nghị gửi giấy mời và thông báo kết luận."))
    elif data["sort"] == Sort.INVITATION and (sentence := lacking(of.data)):
        raise Refusal("paper.when", sentence)


def comment(proposal: Proposal) -> None:
    """Those who attended comment on the minutes they saw; where nobody marked who did, every side."""
    ref = proposal.draft.data["minutes"]
    minutes = Minutes.objects.filter(pk=ref_id(ref)).first()
    of = Meeting.objects.filter(pk=minutes.meeting).first() if minutes else None
    if minutes is None or of is None or not _same_space(of, proposal):
        raise Refusal("comment.gone", _("Không thấy biên bản này. Mở lại trang hội nghị."))
    if minutes.body != ref["body"]:
        raise Refusal("comment.stale", _("Biên bản vừa được ban hành lại. Xem bản mới rồi góp ý."))
    present = {one["org"] for one in of.data.get("attendance", ()) if one["word"] != Presence.ABSENT}
    if present and proposal.actor.org not in present:
        raise Refusal("comment.absent", _("Chỉ đơn vị dự họp góp ý biên bản. Có ý kiến thì gửi cơ quan chủ trì."))
