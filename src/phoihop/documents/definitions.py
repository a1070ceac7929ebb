"""The kinds of record of the register: papers, number books, arrivals."""

from datetime import date
from typing import Final
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from phoihop.documents.models import Arrival, Document, NumberBook, PaperTemplate
from phoihop.documents.numbering import number_papers
from phoihop.documents.rules import Direction, Flow, Numbered, PaperUse, Restart, counted_as
from phoihop.documents.template_files import usable
from phoihop.organisations.letterheads import letterhead
from phoihop.organisations.rules import Family, backwards, overlapping
from phoihop.records.actors import OFFICE, STAFF
from phoihop.records.fields import Code, Data, Day, Many, Org, Sealed, Text, Whole
from phoihop.records.fields import Record as Reference
from phoihop.records.kinds import Kind, Proposal, SearchText
from phoihop.records.models import Act, Attachment
from phoihop.records.projection import parse
from phoihop.records.refusals import Refusal


def search_text(data: Data) -> SearchText:
    number = "-".join(part for part in (data.get("number", ""), data.get("symbol", "")) if part)
    return SearchText(
        title=data["abstract"],
        body=" ".join(filter(None, (number, data.get("issuer", ""), data.get("text", "")))),
        code=number,
        day=Day(name="day").land(data["day"]) if "day" in data else None,  # type: ignore[arg-type]
    )


# What all issuers of a joint paper confirmed: the lead alone does not correct it.
_CONFIRMED: Final = ("kind_code", "abstract", "text", "issuer", "joint", "joint_paper")


def decide_document(proposal: Proposal) -> None:
    """A joint paper goes to all who issue it; its words, and the files it was issued with, stay."""
    draft, current = proposal.draft, proposal.current
    if set(draft.data.get("joint", ())) - set(draft.to):
        raise Refusal("joint.to", str(_("Văn bản liên tịch gửi đủ các cơ quan cùng ban hành.")))
    if current is None or "joint_paper" not in current.data:
        return
    files = files_issued_with(current.pk)
    same = all(draft.data.get(name) == current.data.get(name) for name in _CONFIRMED)
    if not same or files - {blob.sha256 for blob in draft.blobs}:
        sentence = _(
            "Các cơ quan đã xác nhận nội dung và tệp của văn bản liên tịch này nên không đính chính được. Chỉ sửa nơi "
            "nhận, thêm bản ký; cần sửa nội dung thì soạn văn bản liên tịch mới."
        )
        raise Refusal("joint.fixed", str(sentence))


def files_issued_with(paper: UUID) -> frozenset[str]:
    """The hashes of the files that the paper had when it was issued, before it was ever corrected."""
    issued = parse(Act.objects.filter(record=paper).order_by("id")[0])
    return frozenset(blob["sha256"] for blob in issued.payload.get("blobs", ())) if issued else frozenset()


DOCUMENT = Kind(
    name="document",
    label=_("vào sổ văn bản"),
    model=Document,
    roles=STAFF,
    page="documents:one",
    fields=(
        Code(name="direction", required=True, words=frozenset(Direction), column="direction"),
        Text(name="kind_code", limit=12, column="kind_code"),
        Text(name="number", limit=20, column="number"),
        Text(name="symbol", limit=60, column="symbol"),
        Day(name="day", column="day"),
        Text(name="abstract", required=True, limit=1000, column="abstract"),
        Text(name="issuer", limit=300, column="issuer"),
        Reference(name="agreement", column="agreement", kind="agreement"),
        Text(name="text", limit=100_000),
        Text(name="correction", limit=500),  # why this version takes the place of the one before (đính chính)
        Reference(name="book", column="book"),  # the number book that the number is of
        Text(name="series", limit=4, column="series"),
        Code(name="numbered", words=frozenset(Numbered), column="numbered"),
        Text(name="number_reason", limit=500),  # why a number written by hand is entered late
        Many(name="joint", of=Org(name="org")),  # who issues it with the author, whose book numbers it (liên tịch)
        Sealed(name="joint_paper", column="joint_paper"),  # the words that every issuer confirmed
        Many(name="recipients", of=Text(name="line", limit=300)),  # nơi nhận, as the paper names them
    ),
    columns=lambda data: {"no": counted_as(data.get("number", ""))},
    decide=decide_document,
    complete=number_papers,
    search=search_text,
)


def decide_book(proposal: Proposal) -> None:
    """Of the books of one flow, no two serve one kind on one day; and one that has given numbers stays what it is."""
    data = proposal.draft.data
    if backwards(data):
        sentence = str(_("Ngày kết thúc sớm hơn ngày bắt đầu. Xin sửa một trong hai."))
        raise Refusal("span.backwards", sentence, {"to_day": sentence})
    rec = str(proposal.draft.rec)
    in_batch = [one for one in proposal.batch if one.kind == "number_book" and str(one.rec) != rec]
    recs = {str(one.rec) for one in in_batch} | {rec}
    rows = NumberBook.objects.filter(author=proposal.actor.org, flow=data["flow"])
    others = [row.data for row in rows if str(row.rec) not in recs] + [one.data for one in in_batch]
    for other in others:
        if other["flow"] == data["flow"] and _share(data, other) and overlapping([data, other]):
            words = str(_("Sổ “%(book)s” đã cấp số cho loại này trong cùng thời gian. Kết thúc sổ đó trước."))
            raise Refusal("book.overlap", words % {"book": other["title"]})
    if proposal.current is not None:
        _refuse_changed(proposal, proposal.current.data)


def _share(one: Data, other: Data) -> bool:
    kinds, others = set(one.get("kinds", ())), set(other.get("kinds", ()))
    return bool(kinds & others) or kinds == others


def _refuse_changed(proposal: Proposal, before: Data) -> None:
    data = proposal.draft.data
    assert proposal.current is not None
    model = Document if data["flow"] == Flow.OUT else Arrival
    given = model._default_manager.filter(author=proposal.actor.org, book=proposal.current.pk)
    changed = any(data.get(name) != before.get(name) for name in ("flow", "family", "restart", "first", "from"))
    if changed and given.exists():
        raise Refusal(
            "book.used",
            str(_("Sổ đã cấp số nên không đổi được số bắt đầu, ngày mở và cách đánh số. Kết thúc sổ, mở sổ mới.")),
        )
    last = given.filter(day__gt=date.fromisoformat(data["to"])) if "to" in data else given.none()
    if last.exists():
        sentence = str(_("Sổ đã cấp số cho văn bản sau ngày này. Chọn ngày kết thúc muộn hơn."))
        raise Refusal("book.ended", sentence, {"to_day": sentence})


NUMBER_BOOK = Kind(
    name="number_book",
    label=_("mở sổ văn bản"),
    model=NumberBook,
    page="documents:book",
    roles=OFFICE,
    fields=(
        Code(name="flow", required=True, words=frozenset(Flow), column="flow"),
        Code(name="family", required=True, words=frozenset(Family), column="family"),
        Text(name="title", required=True, limit=200, column="title"),
        Many(name="kinds", of=Text(name="kind", limit=12)),
        Text(name="symbol", limit=40, column="symbol"),
        Code(name="restart", required=True, words=frozenset(Restart), column="restart"),
        Whole(name="first", required=True, low=1, high=999_999, column="first"),
        Day(name="from", required=True, column="from_day"),
        Day(name="to", column="to_day"),
    ),
    decide=decide_book,
    # A book that is opened or closed waits for whoever takes a number, and the other way round.
    complete=lambda drafts, _actor, _at, _current: drafts,
)

ARRIVAL = Kind(
    name="arrival",
    label=_("vào sổ văn bản đến"),
    model=Arrival,
    page="documents:one",
    within="document",
    roles=OFFICE,
    fields=(
        Reference(name="document", required=True, column="document"),
        Text(name="number", limit=20),
        Reference(name="book", column="book"),
        Text(name="series", limit=4, column="series"),
        Code(name="numbered", words=frozenset(Numbered)),
        Text(name="number_reason", limit=500),
        Day(name="day", required=True, column="day"),
        Day(name="due", column="due"),
        Text(name="handler", limit=200, column="handler"),
        Day(name="done_on", column="done_on"),
    ),
    columns=lambda data: {"no": counted_as(data.get("number", ""))},
    complete=number_papers,
)


def decide_template(proposal: Proposal) -> None:
    """One file that may be used. Once put in force a template stays what it is; it can be withdrawn."""
    draft, current = proposal.draft, proposal.current
    if len(draft.blobs) != 1:
        raise Refusal("template.file", str(_("Mỗi lần đưa vào dùng đúng một tệp mẫu. Chọn lại tệp.")))
    if current is None:
        head = letterhead(proposal.actor.org, proposal.today)
        usable(draft.blobs[0].sha256, draft.blobs[0].name, head, proposal.today)
        return
    same = all(draft.data.get(name) == current.data.get(name) for name in ("use", "from"))
    held = Attachment.objects.filter(parent=current.pk, sha256=draft.blobs[0].sha256).exists()
    if not same or not held or "withdrawn" not in draft.data or "withdrawn" in current.data:
        raise Refusal("template.fixed", str(_("Mẫu đã đưa vào dùng không sửa được. Đưa mẫu mới vào dùng.")))


PAPER_TEMPLATE = Kind(
    name="paper_template",
    label=_("đưa mẫu văn bản vào dùng"),
    model=PaperTemplate,
    page="documents:template",
    roles=OFFICE,
    fields=(
        Code(name="use", required=True, words=frozenset(PaperUse), column="use"),
        Day(name="from", required=True, column="from_day"),
        Day(name="withdrawn", column="withdrawn"),
    ),
    decide=decide_template,
)

KINDS = (DOCUMENT, NUMBER_BOOK, PAPER_TEMPLATE, ARRIVAL)
