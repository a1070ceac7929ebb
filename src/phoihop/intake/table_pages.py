"""A table of tasks as its page shows it, worked out before any template runs."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from phoihop.intake.items import Decision, Item, Sure
from phoihop.intake.labels import ROLES, SURE
from phoihop.intake.lessons import key_of
from phoihop.intake.matching import ALIKE, Candidate, only
from phoihop.intake.naming import Names
from phoihop.intake.pages import Context
from phoihop.intake.sheet import Sheet
from phoihop.intake.tables import Column, Plan, Role, rows_of
from phoihop.records.types import StrOrPromise
from phoihop.ui import formats
from vanban.dates import parse_day

_MOST_OFFERED: Final = 400


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column with what it is taken for. `key` is the name of its field in the form."""

    key: str
    heading: str
    role: str
    choices: tuple[tuple[str, StrOrPromise], ...]
    note: str
    doubtful: bool
    sample: str


@dataclass(frozen=True, slots=True)
class Cell:
    """A value as it is shown, and where it comes from or why it is not known."""

    value: str | None
    note: str


@dataclass(frozen=True, slots=True)
class RowView:
    id: str
    number: int  # of the row in its table, from 1
    label: str
    text: str
    lead: Cell
    cooperating: Cell
    due: Cell
    product: str
    section: str  # the group it begins, if it does
    kept: bool
    rev: int
    problems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class BodyView:
    """Words by which the table names a body, in how many rows, and whom they are taken to mean."""

    key: str
    words: str
    rows: int
    org: str
    note: str
    offered: tuple[tuple[str, str], ...]  # id, name with the reason
    others: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class PlanView:
    number: int
    title: str
    why: str
    columns: tuple[ColumnView, ...]
    rows: tuple[RowView, ...]
    left_out: tuple[tuple[int, str, str], ...]

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at the columns before the rows."""
        return any(column.doubtful for column in self.columns)

    @property
    def columns_told(self) -> str:
        known = [column for column in self.columns if column.role != Role.OTHER]
        told = _("dùng %(known)d trong %(all)d cột") % {"known": len(known), "all": len(self.columns)}
        return f"{told}; {self.why}" if self.why else told

    @property
    def kept(self) -> int:
        return sum(row.kept for row in self.rows)

    @property
    def wrong(self) -> int:
        return sum(bool(row.problems) for row in self.rows)


def plan_views(one: Sheet) -> list[PlanView]:
    several = len(one.plans) > 1
    return [
        PlanView(
            number=plan.number,
            title=_("Bảng %(number)d") % {"number": position} if several else _("Bảng nhiệm vụ"),
            why=plan.why,
            columns=tuple(_column(plan, column) for column in plan.columns),
            rows=tuple(_rows(one, plan)),
            left_out=tuple((left.row + 1, left.text, left.why) for left in plan.left_out),
        )
        for position, plan in enumerate(one.plans, 1)
    ]


def column_key(plan: int, column: int) -> str:
    return f"cot-{plan}-{column}"


def _column(plan: Plan, column: Column) -> ColumnView:
    sure = str(SURE[column.sure])
    return ColumnView(
        key=column_key(plan.number, column.index),
        heading=column.heading,
        role=column.role.value,
        choices=tuple((role.value, label) for role, label in ROLES.items()),
        note=f"{sure}: {column.why}" if column.why and column.sure != Sure.GIVEN else sure,
        doubtful=column.sure == Sure.DOUBTFUL and bool(column.sample),
        sample=column.sample,
    )


def _rows(one: Sheet, plan: Plan) -> Iterable[RowView]:
    section = ""
    # The versions as they are kept: what is shown here takes decisions that nobody has made yet.
    revs = {kept["id"]: kept["rev"] for kept in one.reading.items}
    for item in rows_of(one.desk, plan.number):
        begins = item.one("section") if item.one("section") != section else ""
        section = item.one("section")
        yield _row(item, revs.get(item.id, 0), begins, one.context, one.problems.get(item.id, []), plan)


def _row(item: Item, rev: int, section: str, context: Context, problems: list[str], plan: Plan) -> RowView:
    kept = item.decision != Decision.REFUSED
    said = tuple(_at_its_cell(sentence, plan) for sentence in problems) if kept else ()
    return RowView(
        id=item.id,
        number=int(item.id.split("-")[2]) + 1,
        label=item.one("label"),
        text=item.one("text"),
        lead=_bodies(item, "lead", context),
        cooperating=_bodies(item, "cooperating", context),
        due=_due(item),
        product=item.one("product"),
        section=section,
        kept=kept,
        rev=rev,
        problems=said,
    )


def _bodies(item: Item, name: str, context: Context) -> Cell:
    """Whom a row is given to. The words stand beside it where they are other words; why they mean whom is said once, in
    the list of the names."""
    words = item.all(name)
    chosen = item.all(f"{name}_org")
    if not chosen:
        return Cell(None, _in_quotes(words))
    called = [context.names.name(org) for org in chosen]
    same = {key_of(one) for one in words} == {key_of(one) for one in called}
    return Cell("; ".join(called), "" if same else _in_quotes(words))


def _in_quotes(words: Sequence[str]) -> str:
    return f"“{'”, “'.join(words)}”" if words else ""


def _due(item: Item) -> Cell:
    due, said = item.one("due"), item.one("due_text")
    if not due:
        return Cell(None, f"“{said}”" if said else "")
    day = date.fromisoformat(due)
    return Cell(formats.day(day), f"“{said}”" if said and parse_day(said, day) != day else "")


def _at_its_cell(sentence: str, plan: Plan) -> str:
    """The sentence, with the heading of the column it is about where one can tell."""
    for role, begins in ((Role.DUE, _("Hạn")), (Role.LEAD, _("Chưa chọn cơ quan chủ trì"))):
        heading = plan.heading_of(role)
        if sentence.startswith(begins):
            said = _("chưa rõ đơn vị nào. Chọn ở phần Đơn vị nêu trong bảng, hoặc sửa hàng này.")
            told = said if role == Role.LEAD else sentence
            return (
                _("Cột “%(heading)s”: %(sentence)s") % {"heading": heading, "sentence": told} if heading else sentence
            )
    return sentence


def body_views(one: Sheet) -> list[BodyView]:
    """Every name in the tables once, those nobody can place first."""
    counted: Counter[str] = Counter()
    for plan in one.plans:
        for item in rows_of(one.desk, plan.number):
            if item.decision != Decision.REFUSED:
                counted.update({*item.all("lead"), *item.all("cooperating")})
    sides = sorted(
        ((org, one.names.name(org)) for org in one.names.now if one.names.may(org)), key=lambda pair: pair[1]
    )[:_MOST_OFFERED]
    views = [_body(words, rows, one.names, sides) for words, rows in counted.items()]
    return sorted(views, key=lambda view: bool(view.org))


def _unplaced(meant: Sequence[Candidate]) -> str:
    if not meant:
        return _("chưa khớp đơn vị nào")
    return _("khớp nhiều đơn vị") if meant[0].strength > ALIKE else _("không khớp hẳn; xem các tên gần giống")


def _body(words: str, rows: int, names: Names, sides: list[tuple[str, str]]) -> BodyView:
    meant = names.meant(words)
    chosen = only(meant)
    # Of the one that is meant the reason stands beside the box; the others bear theirs.
    offered = tuple(
        (two.org, names.name(two.org) if two is chosen else f"{names.name(two.org)} – {names.why(words, two)}")
        for two in meant
    )
    likely = {two.org for two in meant}
    note = names.why(words, chosen) if chosen else _unplaced(meant)
    return BodyView(
        key=f"ten-{key_of(words)}",
        words=words,
        rows=rows,
        org=chosen.org if chosen else "",
        note=note,
        offered=offered,
        others=tuple(side for side in sides if side[0] not in likely),
    )
