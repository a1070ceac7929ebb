"""The list of corrections, ready to print."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from phoihop.intake.lessons import key_of
from phoihop.intake.models import Correction
from phoihop.organisations.queries import names
from phoihop.records.actors import STAFF, Viewer
from phoihop.records.types import StrOrPromise
from phoihop.ui import formats
from phoihop.ui.links import query, url
from phoihop.ui.states import State
from phoihop.ui.tables import PAGE_SIZE, Column, Page, Tab, slice_of

SORTS: Final[dict[str, tuple[Correction.Sort, StrOrPromise]]] = {
    "don-vi": (Correction.Sort.ORGANISATION, gettext_lazy("Tên đơn vị")),
    "viet-tat": (Correction.Sort.ABBREVIATION, gettext_lazy("Chữ viết tắt")),
    "chuc-vu": (Correction.Sort.OFFICE, gettext_lazy("Chức vụ")),
}
COLUMNS: Final = (
    Column(gettext_lazy("Văn bản ghi")),
    Column(gettext_lazy("Hiểu là")),
    Column(gettext_lazy("Người sửa"), "c-who"),
    Column(gettext_lazy("Trạng thái"), "c-state"),
    Column(gettext_lazy("Việc"), "c-act", unseen=True),
)


@dataclass(frozen=True, slots=True)
class Row:
    pk: UUID
    words: str
    means: str
    sort: StrOrPromise
    person: str
    moment: str
    paper: str
    href: str  # of the paper, while it is there
    active: bool
    state: State


@dataclass(frozen=True, slots=True)
class Corrections:
    rows: list[Row]
    tabs: list[Tab]
    page: Page
    sort: str
    words: str
    here: str  # the list as it stands, to come back to

    @property
    def columns(self) -> tuple[Column, ...]:
        return COLUMNS


def of_viewer(viewer: Viewer) -> QuerySet[Correction]:
    rows = Correction.objects.filter(org=viewer.org)
    return rows if viewer.role in STAFF else rows.none()


def page(viewer: Viewer, asked: QueryDict) -> Corrections:
    """Two statements: the rows, and the names of the organisations in them."""
    sort = asked.get("loai", "") if asked.get("loai", "") in SORTS else ""
    words = " ".join(asked.get("chu", "")[:100].split())
    rows = of_viewer(viewer).order_by("-at", "pk")
    rows = rows.filter(sort=SORTS[sort][0]) if sort else rows
    rows = rows.filter(key__contains=key_of(words)) if words else rows
    found = list(rows[slice_of(asked)])
    called = names({row.means for row in found if row.sort == Correction.Sort.ORGANISATION})
    shown = [_row(row, called[row.means].name if row.means in called else row.means) for row in found[:PAGE_SIZE]]
    here = url("intake:corrections")
    tabs = [Tab(_("Tất cả"), here, not sort)]
    tabs += [Tab(label, here + query({}, loai=name), name == sort) for name, (_sort, label) in SORTS.items()]
    more = len(found) > PAGE_SIZE
    return Corrections(shown, tabs, Page.of(asked, len(shown), more=more), sort, words, here + query(asked))


def _row(row: Correction, means: str) -> Row:
    return Row(
        pk=row.pk,
        words=row.words,
        means=", ".join(means.split("\n")),
        sort=next(label for sort, label in SORTS.values() if sort == row.sort),
        person=row.person,
        moment=formats.moment(row.at, timezone.get_current_timezone()),
        paper=row.paper,
        href=url("intake:reading", row.reading) if row.reading else "",
        active=row.active,
        state=State("done", _("Đang dùng")) if row.active else State("draft", _("Đã tắt")),
    )
