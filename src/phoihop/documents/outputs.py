"""Papers as templates print them."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _
from markupsafe import Markup, escape

from phoihop.documents.books import Line
from phoihop.documents.queries import CameFrom, code_of
from phoihop.documents.registers import Came, Filter, Listed
from phoihop.documents.rules import DIRECTIONS, HANDLINGS, KINDS_OF_PAPER, SHELVES, TO_US, Handling, counted_as
from phoihop.records.fields import Data
from phoihop.records.kinds import kind_named
from phoihop.records.types import StrOrPromise
from phoihop.ui import formats, states
from phoihop.ui.links import query, url
from phoihop.ui.sheets import listed
from phoihop.ui.states import State
from phoihop.ui.tables import Tab

SOON: Final = 3  # days

# What came from a paper, in the order in which it matters to whoever reads the paper.
_GROUPS: Final = {
    "meeting": _("Hội nghị"),
    "meeting_paper": _("Tài liệu hội nghị"),
    "minutes": _("Biên bản"),
    "conclusion": _("Kết luận"),
    "task": _("Nhiệm vụ"),
    "agreement": _("Quy chế"),
    "plan": _("Kế hoạch"),
}


XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True, slots=True)
class Row:
    href: str
    code: str
    kind: StrOrPromise
    day: str
    abstract: str
    issuer: str
    shelf: StrOrPromise
    files: int
    recipients: str
    number: str  # what follows is of papers that came in
    arrived: str
    handler: str
    due: str
    state: State | None


def row(one: Listed, today: date) -> Row:
    came = one.arrival
    return Row(
        url("documents:one", one.id),
        one.code or formats.NONE,
        KINDS_OF_PAPER.get(one.kind_code, ""),
        formats.day(one.day),
        one.abstract,
        one.issuer,
        SHELVES[one.shelf],
        one.files,
        "; ".join(one.recipients),
        (came.number if came else "") or formats.NONE,
        formats.day(came.day if came else None),
        (came.handler if came else "") or formats.NONE,
        formats.day(came.due) if came and came.due else "",
        handling_state(came, today),
    )


def handling_state(came: Came | None, today: date) -> State | None:
    """How far the handling of a paper that came in is; None where our register does not know it yet."""
    if came is None:
        return None
    if came.done_on:
        late = (came.done_on - came.due).days if came.due else 0
        return states.done_late(late) if late > 0 else states.done()
    if came.due is None or (left := (came.due - today).days) > SOON:
        return states.under_way()
    return states.due_soon(left) if left >= 0 else states.late(-left)


def workbook(rows: Sequence[Listed], wanted: Filter, *, organisation: str, filter_words: str) -> bytes:
    """The register as an .xlsx file. Days are days and figures are figures; words are never read as formulas."""
    assert wanted.today is not None
    top = (
        organisation,
        _t("Sổ văn bản: %(filter)s") % {"filter": filter_words},
        _t("Tính đến ngày %(day)s") % {"day": f"{wanted.today:%d/%m/%Y}"},
    )
    lines = (_cells(at, one, wanted) for at, one in enumerate(rows, 1))
    return listed(_t("Sổ văn bản"), top, _heads(wanted.shelf == TO_US), lines)


def _heads(incoming: bool) -> list[tuple[str, int]]:
    common = [
        (_t("Số, ký hiệu"), 18),
        (_t("Ngày văn bản"), 12),
        (_t("Loại"), 18),
        (_t("Trích yếu"), 60),
        (_t("Nơi ban hành"), 34),
    ]
    if not incoming:
        return [(_t("TT"), 6), *common, (_t("Nguồn"), 14), (_t("Nơi nhận"), 40), (_t("Số tệp"), 8)]
    arrived = [(_t("TT"), 6), (_t("Số đến"), 8), (_t("Ngày đến"), 12)]
    return [
        *arrived,
        *common,
        (_t("Người xử lý"), 28),
        (_t("Hạn xử lý"), 12),
        (_t("Ngày xong"), 12),
        (_t("Tình trạng"), 22),
    ]


def _cells(number: int, one: Listed, wanted: Filter) -> list[Any]:
    assert wanted.today is not None
    common = [one.code, one.day, str(KINDS_OF_PAPER.get(one.kind_code, "")), one.abstract, one.issuer]
    if wanted.shelf != TO_US:
        return [number, *common, str(SHELVES[one.shelf]), "; ".join(one.recipients), one.files]
    came = one.arrival
    if came is None:
        return [number, None, None, *common, None, None, None, str(HANDLINGS[Handling.NEW])]
    state = handling_state(came, wanted.today)
    counted = counted_as(came.number)
    return [number, counted, came.day, *common, came.handler, came.due, came.done_on, state.word if state else ""]


def tabs(current: str, asked: Mapping[str, str] | None = None) -> list[Tab]:
    """The shelves of the register, and the books. What was asked for stays from shelf to shelf."""
    kept = {name: value for name, value in (asked or {}).items() if name not in {"so", "page", "viec", "sach"}}
    listing = url("documents:list")
    shelves = [("", _("Tất cả")), *((shelf.value, label) for shelf, label in SHELVES.items())]
    return [
        *(Tab(label, listing + query(kept, so=shelf or None), current == shelf) for shelf, label in shelves),
        Tab(_("Sổ văn bản"), url("documents:books"), current == "books"),
        Tab(_("Văn bản liên tịch"), url("joint:list"), current == "joint"),
        Tab(_("Mẫu văn bản"), url("documents:templates"), current == "templates"),
    ]


@dataclass(frozen=True, slots=True)
class BookRow:
    code: str
    day: str
    abstract: str
    href: str
    entered: str


def book_row(line: Line) -> BookRow:
    """A number of a book."""
    entered = (_t("vào sổ muộn: %(reason)s") % {"reason": line.reason}) if line.reason else _t("vào sổ muộn")
    return BookRow(
        code_of(line.number, line.symbol),
        formats.day(line.day),
        line.abstract or _t("Văn bản đến"),
        url("documents:one", line.id) if line.id else "",
        entered if line.late else _t("cấp khi ban hành"),
    )


def grouped(found: Iterable[CameFrom]) -> list[tuple[StrOrPromise, list[tuple[str, str]]]]:
    """What came from a paper by kind, each as (title, address). A conclusion that became a task of the same words is
    not told twice."""
    rows = list(found)
    tasks = {one.title for one in rows if one.kind == "task"}
    groups: dict[str, list[tuple[str, str]]] = {name: [] for name in _GROUPS}
    for one in rows:
        if one.kind != "conclusion" or one.title not in tasks:
            kind = kind_named(one.kind)
            href = url(kind.page, one.record) if kind and kind.page else ""
            groups.setdefault(one.kind, []).append((one.title or str(_GROUPS.get(one.kind, one.kind)), href))
    return [(_GROUPS.get(name, name), told) for name, told in groups.items() if told]


def clauses(data: Data) -> list[tuple[str, str]]:
    """A paper as (label, words), as two versions are compared."""
    direction, kind = data.get("direction", ""), data.get("kind_code", "")
    return [
        (_t("Nguồn"), str(DIRECTIONS.get(direction, direction))),
        (_t("Loại"), str(KINDS_OF_PAPER.get(kind, kind))),
        (_t("Số, ký hiệu"), code_of(data.get("number", ""), data.get("symbol", ""))),
        (_t("Ngày văn bản"), formats.day(date.fromisoformat(data["day"])) if "day" in data else ""),
        (_t("Trích yếu"), data.get("abstract", "")),
        (_t("Nơi ban hành"), data.get("issuer", "")),
    ]


def lit(text: str, start: str, end: str) -> Markup:
    """The text by paragraphs, the stretch from `start` to `end` marked if both are numbers inside it."""
    numbers = all(one.isascii() and one.isdigit() and len(one) < 10 for one in (start, end))
    begin, stop = (int(start), min(int(end), len(text))) if numbers else (0, 0)
    out = []
    at = 0
    for line in text.split("\n"):
        from_here, to_here = max(begin - at, 0), min(stop - at, len(line))
        if from_here < to_here:
            mark = Markup('<mark id="cho">{}</mark>') if begin >= at else Markup("<mark>{}</mark>")
            marked = Markup("").join((line[:from_here], mark.format(line[from_here:to_here]), line[to_here:]))
            out.append(Markup("<p>{}</p>").format(marked))
        elif line.strip():
            out.append(Markup("<p>{}</p>").format(escape(line)))
        at += len(line) + 1
    return Markup("\n").join(out)
