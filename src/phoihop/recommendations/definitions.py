"""The kinds of record around a recommendation, and who may issue which."""

from collections.abc import Iterable
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.agreements.models import Agreement
from phoihop.recommendations.models import (
    Answer,
    AnswerTo,
    Merge,
    Merged,
    Recommendation,
    RecommendationStatus,
    Routing,
    Verdict,
)
from phoihop.recommendations.rules import Group, Level, Outcome, Stage
from phoihop.records.actors import OFFICE, STAFF, Role
from phoihop.records.fields import Code, Data, Day, Flag, Many, Org, Text, Whole
from phoihop.records.fields import Record as Reference
from phoihop.records.keys import audience_id, ref_id
from phoihop.records.kinds import Kind, Proposal, Rows, SearchText
from phoihop.records.models import AudienceMember
from phoihop.records.refusals import Refusal, Stale

ROUTING = OFFICE | {Role.FOCAL}
# How far the conversation had come for whoever spoke: see `rules.Event`.
TURN = Whole(name="turn", high=1_000_000, column="turn")
MOST_MERGED = 50


def _agreement(proposal: Proposal) -> Agreement:
    agreement = Agreement.objects.filter(pk=ref_id(proposal.draft.data["agreement"])).first()
    if agreement is None or frozenset(agreement.data["sides"]) != proposal.parties:
        raise Refusal("agreement.gone", _t("Không thấy quy chế này. Mở lại danh sách quy chế."))
    return agreement


def _not_past(day: str | None, today: date) -> None:
    if day is not None and day < today.isoformat():
        past = _t("Hạn trả lời đã qua. Nhập ngày từ hôm nay trở đi.")
        raise Refusal("due.past", past, {"due": past})


def decide_recommendation(proposal: Proposal) -> None:
    data = proposal.draft.data
    _agreement(proposal)
    if data["receiver"] not in proposal.parties or data["receiver"] == proposal.actor.org:
        other = _t("Nơi nhận kiến nghị phải là một bên khác của quy chế. Chọn lại nơi nhận.")
        raise Refusal("receiver.outsider", other, {"receiver": other})
    if data["receiver"] not in proposal.draft.to:
        raise Refusal("receiver.unaddressed", _t("Nơi nhận kiến nghị chưa có trong nơi gửi. Thêm nơi nhận rồi gửi."))
    if data.get("raised_on", "") > proposal.today.isoformat():
        ahead = _t("Ngày nêu sau ngày hôm nay. Nhập ngày đã nêu, hoặc để trống.")
        raise Refusal("raised.ahead", ahead, {"raised_on": ahead})
    _not_past(data.get("due"), proposal.today)
    if "earlier" in data:
        _decide_again(proposal, ref_id(data["earlier"]))
    if "split_from" in data:
        _decide_part(proposal, ref_id(data["split_from"]))


def _decide_again(proposal: Proposal, earlier: UUID) -> None:
    """Raised again: the earlier one is known to all who read the new one, and is not one of ours that is still open."""
    status = RecommendationStatus.objects.filter(pk=earlier).first()
    readers = {proposal.actor.org, *proposal.draft.to}
    if status is None or readers - _members(status.audience):
        raise Refusal(
            "earlier.hidden",
            _t("Có nơi nhận không thấy kiến nghị trước. Gửi đúng các nơi đã nhận kiến nghị trước, hoặc nêu mới."),
        )
    if status.raiser == proposal.actor.org and status.stage in {Stage.AWAITED, Stage.ANSWERED}:
        raise Refusal(
            "earlier.open",
            _t("Kiến nghị trước của ta còn đang mở. Mở kiến nghị đó, chọn “Chưa xong, theo dõi tiếp” nếu cần."),
        )


def _members(audience: UUID) -> set[str]:
    return set(AudienceMember.objects.filter(audience=audience).values_list("org", flat=True))


def _decide_part(proposal: Proposal, whole: UUID) -> None:
    """Only the raiser splits, into two at least, while the whole is open; each part goes where the whole went."""
    status = RecommendationStatus.objects.filter(pk=whole, raiser=proposal.actor.org).first()
    if status is None:
        raise Refusal("split.raiser", _t("Chỉ bên nêu được tách kiến nghị. Đề nghị bên nêu tách."))
    _open(status)
    _for_the_same_eyes(proposal, [status])
    parts = [one for one in proposal.batch if one.data.get("split_from") == proposal.draft.data["split_from"]]
    if len(parts) < 2:
        raise Refusal("split.one", _t("Mới có một phần. Nhập ít nhất hai phần, hoặc giữ nguyên kiến nghị."))


def _search(data: Data) -> SearchText:
    return SearchText(
        title=data["text"],
        body=" ".join(filter(None, (data.get("project"), data.get("place"), data.get("grounds")))),
    )


RECOMMENDATION = Kind(
    name="recommendation",
    page="recommendations:one",
    label=_("nêu kiến nghị"),
    model=Recommendation,
    roles=STAFF,
    once=True,
    fields=(
        Text(name="text", required=True, limit=4000, column="text"),
        Org(name="receiver", required=True, column="receiver"),
        Day(name="due", column="due"),
        Day(name="raised_on", column="raised_on"),
        Reference(name="agreement", required=True, column="agreement", kind="agreement"),
        Reference(name="meeting", column="meeting", kind="meeting"),
        Reference(name="document", column="document", kind="document"),
        Reference(name="earlier", column="earlier"),
        Reference(name="split_from", column="split_from"),
        Code(name="group", words=frozenset(Group), column="group"),
        Code(name="level", words=frozenset(Level), column="level"),
        Text(name="area", limit=20, column="area"),
        Text(name="project", limit=300),
        Text(name="place", limit=300),
        Text(name="grounds", limit=2000),
    ),
    decide=decide_recommendation,
    search=_search,
)


def _known(proposal: Proposal, refs: Iterable[Any]) -> list[RecommendationStatus]:
    """Where these recommendations stand, in their order."""
    wanted = [ref_id(ref) for ref in refs]
    found = RecommendationStatus.objects.in_bulk(wanted)
    if len(found) < len(set(wanted)):
        raise Refusal("recommendation.gone", _t("Kiến nghị này không còn. Mở lại danh sách kiến nghị."))
    statuses = [found[pk] for pk in wanted]
    _for_the_same_eyes(proposal, statuses)
    _up_to_date(proposal, statuses)
    return statuses


def _up_to_date(proposal: Proposal, statuses: Iterable[RecommendationStatus]) -> None:
    """Nobody speaks past a word that they have not read: a colleague's answer, the raiser's closing."""
    turn = proposal.draft.data.get("turn")
    if turn is not None and any(turn <= status.turns for status in statuses):
        raise Stale(_t("Có ý kiến mới về kiến nghị này từ khi mở trang. Xem ý kiến đó rồi gửi lại, hoặc thôi."), "")


def _for_the_same_eyes(proposal: Proposal, statuses: Iterable[RecommendationStatus]) -> None:
    """What is said of a recommendation goes to whoever sees it: its state, made from it, is shown to them anyway."""
    audience = audience_id({proposal.actor.org, *proposal.draft.to})
    if any(status.audience != audience for status in statuses):
        raise Refusal(
            "to.recommendation",
            _t("Nơi nhận phải đúng như nơi nhận của kiến nghị. Mở lại trang kiến nghị rồi gửi lại."),
        )


def _open(status: RecommendationStatus) -> None:
    if status.stage == Stage.CLOSED:
        raise Refusal("recommendation.closed", _t("Bên nêu đã kết thúc kiến nghị này. Không cần trả lời thêm."))
    if status.stage == Stage.SPLIT:
        raise Refusal("recommendation.split", _t("Kiến nghị này đã được tách. Mở từng phần để xử lý."))


def _lead_of(agreement: UUID) -> str:
    found = Agreement.objects.filter(pk=agreement).first()
    return str(found.data["lead"]) if found else ""


def _can_see(proposal: Proposal, org: str, field: str) -> None:
    if org not in {proposal.actor.org, *proposal.draft.to}:
        unseen = _t("Cơ quan này không nhận được kiến nghị. Chọn trong các nơi đã nhận.")
        raise Refusal("lead.unaddressed", unseen, {field: unseen})


def decide_routing(proposal: Proposal) -> None:
    data = proposal.draft.data
    (status,) = _known(proposal, [data["recommendation"]])
    if proposal.actor.org not in {status.receiver, _lead_of(status.agreement)} - {status.raiser}:
        raise Refusal(
            "route.receiver", _t("Chỉ nơi nhận kiến nghị, hoặc bên chủ trì quy chế, được giao cơ quan trả lời.")
        )
    _open(status)
    if status.stage == Stage.ANSWERED:
        raise Refusal("route.answered", _t("Kiến nghị đã được trả lời. Chờ bên nêu kết thúc hoặc theo dõi tiếp."))
    if data["lead"] == status.raiser:
        own = _t("Bên nêu không tự trả lời kiến nghị của mình. Chọn cơ quan khác.")
        raise Refusal("route.raiser", own, {"lead": own})
    _can_see(proposal, data["lead"], "lead")
    _not_past(data.get("due"), proposal.today)


ROUTED = Kind(
    name="routing",
    page="recommendations:one",
    within="recommendation",
    label=_("giao cơ quan trả lời kiến nghị"),
    model=Routing,
    roles=ROUTING,
    once=True,
    fields=(
        Reference(name="recommendation", required=True, column="recommendation"),
        Org(name="lead", required=True, column="lead"),
        Day(name="due", column="due"),
        Text(name="note"),
        Text(name="paper", limit=100),
        TURN,
    ),
    decide=decide_routing,
)


def answered(data: Data) -> list[Any]:
    """The recommendations that an answer answers, the main one first."""
    return [data["recommendation"], *(ref for ref in data.get("others", ()) if ref != data["recommendation"])]


def decide_answer(proposal: Proposal) -> None:
    data = proposal.draft.data
    for status in _known(proposal, answered(data)):
        _open(status)
        if status.holder != proposal.actor.org:
            raise Refusal("answer.holder", _t("Chỉ cơ quan đang được giao trả lời mới trả lời được kiến nghị này."))
        if data.get("to") == status.raiser:
            own = _t("Không chuyển lại cho bên nêu. Chọn cơ quan có thẩm quyền.")
            raise Refusal("answer.raiser", own, {"to": own})
    if data["outcome"] == Outcome.NOT_ACCEPTED and "reason" not in data:
        reason = _t("Chưa có lý do không tiếp thu. Nhập lý do để bên nêu biết.")
        raise Refusal("answer.reason", reason, {"reason": reason})
    if data["outcome"] == Outcome.BEYOND:
        _decide_handing_over(proposal)
    elif "to" in data or "above" in data or "due" in data:
        raise Refusal(
            "answer.extra", _t("Chỉ khi vượt thẩm quyền mới ghi nơi chuyển và hạn mới. Bỏ hai mục đó, hoặc chọn lại.")
        )


def _decide_handing_over(proposal: Proposal) -> None:
    """Beyond our power is no end: it names who has it now, and by when an answer comes."""
    data = proposal.draft.data
    if ("to" in data) == ("above" in data):
        where = _t("Chưa rõ chuyển đến đâu. Chọn một bên của quy chế, hoặc ghi tên cơ quan cấp trên.")
        raise Refusal("answer.where", where, {"to": where})
    if data.get("to") == proposal.actor.org:
        ours = _t("Cơ quan nhận chuyển phải là cơ quan khác. Chọn lại.")
        raise Refusal("answer.to_self", ours, {"to": ours})
    if "to" in data:
        _can_see(proposal, data["to"], "to")
    if "due" not in data:
        due = _t("Chưa có hạn trả lời mới. Nhập ngày, ví dụ 30/9/2026.")
        raise Refusal("answer.due", due, {"due": due})
    _not_past(data["due"], proposal.today)


ANSWER = Kind(
    name="answer",
    page="recommendations:one",
    within="recommendation",
    label=_("trả lời kiến nghị"),
    model=Answer,
    roles=STAFF,
    once=True,
    fields=(
        Reference(name="recommendation", required=True, column="recommendation"),
        Many(name="others", of=Reference(name="other"), limit=MOST_MERGED),
        Code(name="outcome", required=True, words=frozenset(Outcome), column="outcome"),
        Text(name="text", required=True, limit=4000),
        Text(name="reason", limit=2000),
        Org(name="to", column="to"),
        Code(name="level", words=frozenset(Level)),
        Text(name="above", limit=300, column="above"),
        Day(name="due", column="due"),
        Text(name="paper", limit=100),
        Day(name="paper_day"),
        TURN,
    ),
    rows=(
        Rows(
            name="answers",
            model=AnswerTo,
            items=answered,
            row=lambda item, data: {"recommendation": ref_id(item)},
        ),
    ),
    decide=decide_answer,
    search=lambda data: SearchText(
        title=data["text"],
        body=" ".join(filter(None, (data.get("paper"), data.get("reason")))),
        code=data.get("paper", ""),
    ),
)


def decide_verdict(proposal: Proposal) -> None:
    data = proposal.draft.data
    (status,) = _known(proposal, [data["recommendation"]])
    if status.raiser != proposal.actor.org:
        raise Refusal("verdict.raiser", _t("Chỉ bên nêu được kết thúc kiến nghị. Gửi trả lời và đề nghị kết thúc."))
    if status.stage == Stage.SPLIT:
        raise Refusal("recommendation.split", _t("Kiến nghị này đã được tách. Mở từng phần để xử lý."))
    if data["closed"]:
        if status.stage == Stage.CLOSED:
            raise Refusal("verdict.closed", _t("Kiến nghị này đã kết thúc. Không cần kết thúc lần hai."))
        if status.stage == Stage.AWAITED and "note" not in data:
            why = _t("Chưa có trả lời. Ghi lý do kết thúc để nơi trả lời biết.")
            raise Refusal("verdict.reason", why, {"note": why})
        return
    if status.stage == Stage.AWAITED:
        raise Refusal("verdict.open", _t("Kiến nghị này đang chờ trả lời. Theo dõi tiếp khi đã có trả lời."))
    if "note" not in data:
        why = _t("Chưa ghi điều chưa xong. Nhập vài câu để nơi trả lời làm tiếp.")
        raise Refusal("verdict.reason", why, {"note": why})
    _not_past(data.get("due"), proposal.today)


VERDICT = Kind(
    name="verdict",
    page="recommendations:one",
    within="recommendation",
    label=_("kết thúc hoặc theo dõi tiếp kiến nghị"),
    model=Verdict,
    roles=STAFF,
    once=True,
    fields=(
        Reference(name="recommendation", required=True, column="recommendation"),
        Flag(name="closed", required=True, column="closed"),
        Day(name="due", column="due"),
        Text(name="note", limit=2000),
        TURN,
    ),
    decide=decide_verdict,
)


def decide_merge(proposal: Proposal) -> None:
    members = proposal.draft.data["recommendations"]
    statuses = _known(proposal, members)
    if len({status.pk for status in statuses}) < 2:
        few = _t("Mới có một kiến nghị. Chọn ít nhất một kiến nghị nữa để gộp.")
        raise Refusal("merge.one", few, {"others": few})
    if len({status.agreement for status in statuses}) > 1:
        raise Refusal("merge.agreement", _t("Các kiến nghị thuộc nhiều quy chế. Chọn trong cùng một quy chế."))
    lead = _lead_of(statuses[0].agreement)
    for status in statuses:
        _open(status)
        if proposal.actor.org not in {status.receiver, status.holder, lead} - {status.raiser}:
            raise Refusal(
                "merge.holder",
                _t("Chỉ nơi nhận hoặc cơ quan được giao trả lời mới gộp được. Có kiến nghị do cơ quan khác trả lời."),
            )


MERGE = Kind(
    name="merge",
    label=_("gộp kiến nghị"),
    model=Merge,
    roles=ROUTING,
    once=True,
    fields=(
        Many(name="recommendations", required=True, of=Reference(name="recommendation"), limit=MOST_MERGED),
        Text(name="note"),
        TURN,
    ),
    columns=lambda data: {
        "main": ref_id(data["recommendations"][0]),
        "size": len({ref_id(ref) for ref in data["recommendations"]}),
    },
    rows=(
        Rows(
            name="recommendations",
            model=Merged,
            row=lambda item, data: {"recommendation": ref_id(item)},
        ),
    ),
    decide=decide_merge,
)

KINDS = (RECOMMENDATION, ROUTED, ANSWER, VERDICT, MERGE)
