"""The list of readings, ready to print: shelves with counts, filters, rows, and the way back from a drop."""

from collections import Counter
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from django.db.models import Count as Counted
from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.intake import queries, receiving
from phoihop.intake.models import Reading
from phoihop.records.actors import STAFF, Viewer
from phoihop.records.types import StrOrPromise
from phoihop.ui import formats
from phoihop.ui.links import query, url
from phoihop.ui.states import Kind, State
from phoihop.ui.tables import PAGE_SIZE, Column, Page, Tab, slice_of
from vanban.fold import fold

# The lists, by their name in the address: what stands in each, its label, and what an empty one says.
SHELVES: Final[dict[str, tuple[tuple[str, ...], StrOrPromise, StrOrPromise]]] = {
    "": (
        (*receiving.UNREAD, *queries.INBOX),
        gettext_lazy("Đang đọc"),
        gettext_lazy("Chưa có văn bản nào đang đọc. Thả tệp vào ô bên trên, hoặc dán nội dung."),
    ),
    "da-ban-hanh": (
        (Reading.State.ISSUED,),
        gettext_lazy("Đã ban hành"),
        gettext_lazy("Chưa ban hành từ văn bản nào. Mở một văn bản đang đọc để bắt đầu."),
    ),
    "da-bo": (
        (Reading.State.DROPPED,),
        gettext_lazy("Đã bỏ"),
        gettext_lazy("Không có văn bản nào đã bỏ. Văn bản bỏ khỏi danh sách đọc nằm ở đây 30 ngày, lấy lại được."),
    ),
}
NO_PAPERS: Final = gettext_lazy("Vai trò quản trị không xử lý văn bản. Đổi sang vai trò khác để đọc văn bản.")
NOTHING_FITS: Final = gettext_lazy("Không có văn bản nào khớp bộ lọc. Bỏ bớt điều kiện rồi lọc lại.")
COLUMNS: Final = (
    Column(gettext_lazy("Chọn"), "c-check", unseen=True),
    Column(gettext_lazy("Văn bản")),
    Column(gettext_lazy("Người đưa vào"), "c-who"),
    Column(gettext_lazy("Lúc"), "c-moment"),
    Column(gettext_lazy("Trạng thái"), "c-state"),
)
_LONGEST: Final = 100


@dataclass(frozen=True, slots=True)
class Row:
    pk: UUID
    href: str
    name: str
    note: str
    person: str
    moment: str
    state: State
    waits: bool
    sentence: str  # why it was refused


@dataclass(frozen=True, slots=True)
class Dropped:
    """What has just been taken off the desk, for the line that offers the way back."""

    batch: UUID | None
    sentence: str


@dataclass(frozen=True, slots=True)
class Inbox:
    shelf: str
    tabs: list[Tab]
    rows: list[Row]
    page: Page
    persons: list[str]
    person: str
    words: str
    nothing: StrOrPromise
    dropped: Dropped | None
    again: str  # the address of the list as it stands, to ask for it anew

    @property
    def columns(self) -> tuple[Column, ...]:
        return COLUMNS

    @property
    def filtered(self) -> bool:
        return bool(self.person or self.words)

    @property
    def waiting(self) -> list[UUID]:
        return [row.pk for row in self.rows if row.waits]


def page(viewer: Viewer, asked: QueryDict) -> Inbox:
    """One statement for the counts and the people, one for the rows."""
    shelf = asked.get("loc", "") if asked.get("loc", "") in SHELVES else ""
    states, _label, nothing = SHELVES[shelf]
    person, words = asked.get("nguoi", "")[:_LONGEST], " ".join(asked.get("ten", "")[:_LONGEST].split())
    counted = list(queries.readings(viewer).order_by().values_list("state", "person").annotate(n=Counted("pk")))
    in_state: Counter[str] = Counter()
    for state, _person, n in counted:
        in_state[state] += n
    rows = queries.readings(viewer).filter(state__in=states)
    rows = rows.filter(person=person) if person else rows
    for word in fold(words).split():
        rows = rows.filter(folded__contains=word)
    shown, more = _rows(rows, slice_of(asked))
    empty = NO_PAPERS if viewer.role not in STAFF else NOTHING_FITS if person or words else nothing
    here = url("intake:inbox")
    return Inbox(
        shelf=shelf,
        tabs=[
            Tab(label, here + (query({}, loc=name) if name else ""), name == shelf, sum(in_state[one] for one in of))
            for name, (of, label, _nothing) in SHELVES.items()
        ],
        rows=shown,
        page=Page.of(asked, len(shown), more=more),
        persons=sorted({who for state, who, _n in counted if state in states}),
        person=person,
        words=words,
        nothing=empty,
        dropped=_dropped(viewer, asked),
        again=here + query(asked, **{"vua-bo": None, "chua-doc": None}),
    )


def _rows(rows: QuerySet[Reading], part: slice) -> tuple[list[Row], bool]:
    """The readings of one page, the newest first, and whether others follow."""
    found = list(
        rows.order_by("-updated_at", "pk").values_list(
            "pk", "name", "person", "updated_at", "state", "found", "seen", "issued_by", "refusal"
        )[part]
    )
    return [_row(*one) for one in found[:PAGE_SIZE]], len(found) > PAGE_SIZE


def _row(pk: UUID, name: str, person: str, at: Any, state: str, found: int, seen: int, by: str, refusal: str) -> Row:
    note = ""
    if state in {Reading.State.OPEN, Reading.State.DROPPED}:
        note = _("tìm thấy %(count)d mục · đã xem %(seen)d/%(count)d") % {"count": found, "seen": seen}
    elif state == Reading.State.ISSUED:
        note = _("%(person)s ban hành") % {"person": by}
    return Row(
        pk=pk,
        href=url("intake:reading", pk),
        name=name,
        note=note,
        person=person,
        moment=formats.moment(at, timezone.get_current_timezone()),
        state=state_of(state, found, seen),
        waits=state == Reading.State.WAITING,
        sentence=refusal if state == Reading.State.REFUSED else "",
    )


def state_of(state: str, found: int, seen: int) -> State:
    """What a reading is, in a word."""
    kinds: dict[str, tuple[Kind, str]] = {
        Reading.State.WAITING: ("open", _("Đang đọc tệp")),
        Reading.State.REFUSED: ("late", _("Không đọc được")),
        Reading.State.CONVERTING: ("soon", _("Chờ xem bản đã chuyển")),
        Reading.State.ISSUED: ("done", _("Đã ban hành")),
        Reading.State.DROPPED: ("draft", _("Đã bỏ")),
    }
    if state == Reading.State.OPEN and found and seen == found:
        return State("draft", _("Đã xem hết"))
    return State(*kinds.get(state, ("draft", _("Bản nháp"))))


def _dropped(viewer: Viewer, asked: QueryDict) -> Dropped | None:
    """One statement, and only where the address says that something was just dropped."""
    try:
        batch = UUID(asked.get("vua-bo", ""))
    except ValueError:
        return None
    count = queries.readings(viewer).filter(batch=batch, state=Reading.State.DROPPED).count()
    unread = asked.get("chua-doc", "")
    said = [_("Đã bỏ %(count)s văn bản khỏi danh sách đọc.") % {"count": count}] if count else []
    if unread.isdecimal() and 0 < int(unread) < 1_000:
        said.append(_("%(count)s tệp chưa đọc đã bỏ hẳn.") % {"count": unread})
    return Dropped(batch if count else None, " ".join(said)) if said else None
