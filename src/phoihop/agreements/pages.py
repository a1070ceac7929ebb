"""What the pages of one agreement share: its tabs, the words for its force, rows ready to print."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils.translation import gettext as _

from phoihop.agreements.contributions import Activity, installed
from phoihop.agreements.models import AgreementSide, FocalPoint, Plan
from phoihop.agreements.queries import Confirming, Head, own_summary, symbol_of
from phoihop.agreements.rules import Force
from phoihop.organisations.queries import UNKNOWN, Name, with_names
from phoihop.organisations.rules import in_order
from phoihop.records.actors import OFFICE, Role, Viewer
from phoihop.records.journal import joined
from phoihop.records.scope import visible
from phoihop.ui import formats
from phoihop.ui.links import url, url_or_none
from phoihop.ui.states import State, waiting_for_sides
from phoihop.ui.tables import Tab

MOST_NAMED = 3  # sides named in a sentence before the rest is counted


def may_write(viewer: Viewer) -> bool:
    """Whether the role issues agreements and plans."""
    return viewer.role in OFFICE


def may_confirm(viewer: Viewer) -> bool:
    return viewer.role in OFFICE | {Role.FOCAL}


def force_state(head: Head, today: date) -> State:
    """Whether the agreement is in force, in the words of the register."""
    match head.force(today):
        case Force.AWAITED:
            return waiting_for_sides(len(head.confirming.awaited))
        case Force.COMING:
            return State("open", _("Có hiệu lực từ %(day)s") % {"day": formats.day(head.from_day)})
        case Force.ENDED:
            return State("draft", _("Hết hiệu lực %(day)s") % {"day": formats.day(head.to_day)})
    if head.to_day is None:
        return State("done", _("Đang hiệu lực"))
    return State("done", _("Đang hiệu lực đến %(day)s") % {"day": formats.day(head.to_day)})


def confirming_state(confirming: Confirming) -> State:
    """How far a plan or minutes have come."""
    if confirming.complete:
        done = _("%(count)s/%(count)s bên đã xác nhận") % {"count": confirming.sides}
        return State("done", done)
    return waiting_for_sides(len(confirming.awaited))


def awaited_sentence(confirming: Confirming, called: Mapping[str, Name]) -> str:
    """ "Chờ 2 bên xác nhận: A, B"; empty when nobody is awaited. All are named: one must know whom to ask."""
    if confirming.complete:
        return ""
    sides = ", ".join(sorted((called.get(org, UNKNOWN).name for org in confirming.awaited), key=in_order))
    return _("Chờ %(count)s bên xác nhận: %(sides)s") % {"count": len(confirming.awaited), "sides": sides}


def sides_label(head: Head, called: Mapping[str, Name]) -> str:
    """The sides in a line: the first few by short name, the rest counted."""
    short = [called.get(org, UNKNOWN).short for org in head.sides]
    if len(short) <= MOST_NAMED:
        return ", ".join(short)
    return _("%(first)s và %(count)s bên khác") % {"first": short[0], "count": len(short) - 1}


def tabs(head: Head, current: str) -> list[Tab]:
    """Every part of an agreement has an address of its own; lists of other apps are asked for by this agreement."""
    own = {
        "contents": (_("Nội dung"), url("agreements:agreement", head.id)),
        "plans": (_("Kế hoạch"), url("agreements:plans", head.id)),
    }
    found = [Tab(label, href, name == current) for name, (label, href) in own.items()]
    for tab in installed().tabs:
        place = url_or_none(tab.place)
        if place is not None:
            found.append(Tab(str(tab.label), f"{place}?{tab.parameter}={head.id}"))
    found.append(Tab(_("Các bên"), url("agreements:sides", head.id), current == "sides", len(head.sides)))
    found.append(Tab(_("Nhật ký"), url("agreements:journal", head.id), current == "journal"))
    return found


@dataclass(frozen=True, kw_only=True)
class ArticleRow:
    """An article with what has happened under it. `last` says when and what, or that nothing has this year."""

    no: str
    title: str
    area: str
    tasks: int
    late: int
    last: str
    quiet: bool
    tasks_href: str


def article_rows(head: Head, activities: Sequence[Activity], today: date) -> list[ArticleRow]:
    """Articles in their order, then areas that no article serves, then what names neither."""
    named = {area.code: area.name for area in head.areas}
    by_article: dict[str, list[Activity]] = defaultdict(list)
    by_area: dict[str, list[Activity]] = defaultdict(list)
    known = {article.no for article in head.articles}
    for one in activities:
        if one.article in known:
            by_article[one.article].append(one)
        else:
            by_area[one.area if one.area in named else ""].append(one)
    served = [article.area for article in head.articles]
    rows = []
    for article in head.articles:
        found = by_article[article.no]
        if article.area and served.count(article.area) == 1:
            # The one article of its area: what names the area only belongs to it.
            found += by_area.pop(article.area, [])
        rows.append(_row(head, article.no, article.title, named.get(article.area, ""), found, today))
    for code, name in named.items():
        if code not in served or by_area.get(code):
            rows.append(_row(head, "", name, "", by_area.pop(code, []), today, area=code))
    if by_area.get(""):
        rows.append(_row(head, "", _("Chưa gắn với điều nào"), "", by_area[""], today))
    return rows


def _row(
    head: Head, no: str, title: str, area_name: str, found: Iterable[Activity], today: date, *, area: str = ""
) -> ArticleRow:
    found = list(found)
    newest = max((one for one in found if one.last_day), key=lambda one: one.last_day or date.min, default=None)
    day = newest.last_day if newest else None
    quiet = day is None or day.year < today.year
    done = (newest.last if newest else "") or _("cập nhật nhiệm vụ")
    last = _("chưa có năm nay") if quiet else f"{formats.short_day(day, today)} {done}"
    return ArticleRow(
        no=no,
        title=title,
        area=area_name,
        tasks=sum(one.tasks for one in found),
        late=sum(one.late for one in found),
        last=last,
        quiet=quiet,
        tasks_href=_tasks_href(head, no, area),
    )


def _tasks_href(head: Head, article: str, area: str) -> str:
    place = url_or_none("tasks:list")
    if place is None or not (article or area):
        return ""
    narrowed = f"dieu={article}" if article else f"linh-vuc={area}"
    return f"{place}?quy-che={head.id}&{narrowed}"


@dataclass(frozen=True, kw_only=True)
class PlanRow:
    id: UUID
    year: int
    title: str
    code: str
    author: str
    tasks: int
    confirming: Confirming
    issued_at: datetime


def plan_rows(viewer: Viewer, agreement: UUID) -> list[PlanRow]:
    """The plans of an agreement, the newest year first. One statement."""
    rows: QuerySet[Any] = visible(Plan, viewer).filter(agreement=agreement)
    rows = rows.annotate(standing=own_summary()).order_by("-year", "-issued_at")
    return [
        PlanRow(
            id=row.pk,
            year=row.year,
            title=row.title,
            code=symbol_of(row.data),
            author=row.author,
            tasks=len(row.data.get("tasks", ())),
            confirming=Confirming.of(row.standing),
            issued_at=row.issued_at,
        )
        for row in rows
    ]


@dataclass(frozen=True, kw_only=True)
class SideRow:
    """A side, whom to turn to there, and when it took on the terms: by its first act among the sides."""

    org: str
    name: str
    short: str
    leads: bool
    ours: bool
    awaited: bool
    office: str
    contact: str
    joined: datetime | None


def _named(rows: QuerySet[Any]) -> QuerySet[Any]:
    return with_names(rows)


def side_rows(viewer: Viewer, head: Head) -> list[SideRow]:
    """One statement."""
    points = (
        visible(FocalPoint, viewer).filter(agreement=head.id, author=OuterRef("org")).order_by("-issued_at", "-seq")
    )
    rows: QuerySet[Any] = AgreementSide.objects.filter(parent=head.id)
    rows = rows.annotate(
        office=Subquery(points.values("office")[:1]),
        contact=Subquery(points.values("contact")[:1]),
        joined=joined(head.space),
    )
    found = [
        SideRow(
            org=row.org,
            name=row.org_name or row.org,
            short=row.org_short or "",
            leads=row.org == head.data["lead"],
            ours=row.org == viewer.org,
            awaited=row.org in head.confirming.awaited,
            office=row.office or "",
            contact=row.contact or "",
            joined=row.joined,
        )
        for row in _named(rows)
    ]
    return sorted(found, key=lambda row: (not row.leads, in_order(row.name)))
