"""Danh mục chỉ tiêu: an office's own dictionary as its pages ask for it, always for a viewer."""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.db.models import OuterRef, Subquery
from django.http import Http404

from phoihop.journal.said import Said, said_of
from phoihop.organisations.rules import in_order
from phoihop.records.actors import Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref, ref_id
from phoihop.records.scope import visible, visible_one
from phoihop.records.types import StrOrPromise
from phoihop.reports.models import Indicator, IndicatorUse, ReportForm, ReportRegime
from phoihop.reports.rules import Flavour
from phoihop.reports.words import FLAVOUR
from vanban.fold import fold

MOST_USES: Final = 100
_PIECES: Final = re.compile(r"\d+|\D+")


@dataclass(frozen=True, kw_only=True)
class Known:
    """An indicator of the office's dictionary."""

    id: UUID
    ref: Ref
    name: str
    data: Data
    body: str = ""

    @property
    def code(self) -> str:
        return str(self.data.get("code", ""))

    @property
    def unit(self) -> str:
        return str(self.data["unit"])

    @property
    def definition(self) -> str:
        return str(self.data.get("definition", ""))

    @property
    def flavour(self) -> Flavour:
        return Flavour(self.data["flavour"])

    @property
    def flavour_word(self) -> StrOrPromise:
        return FLAVOUR[self.flavour]

    @property
    def is_ratio(self) -> bool:
        return self.flavour == Flavour.RATIO

    @property
    def from_day(self) -> date | None:
        return date.fromisoformat(self.data["from"]) if "from" in self.data else None

    @property
    def retired(self) -> date | None:
        """The first day on which it is used no more."""
        return date.fromisoformat(self.data["to"]) + timedelta(days=1) if "to" in self.data else None

    def is_retired(self, today: date) -> bool:
        return self.retired is not None and self.retired <= today

    def part(self, name: str) -> UUID | None:
        """The indicator a ratio is made of: its `numerator` or `denominator`; or the one this `replaces`."""
        return ref_id(self.data[name]) if name in self.data else None

    def says(self, words: str) -> bool:
        """Whether it is meant by what somebody looks for."""
        kept = " ".join(str(self.data.get(name, "")) for name in ("code", "name", "unit", "definition", "supplier"))
        return all(word in fold(kept) for word in fold(words).split())


def indicators(viewer: Viewer) -> list[Known]:
    """The office's own dictionary, by name. One statement."""
    return sorted(map(_known, visible(Indicator, viewer).filter(author=viewer.org)), key=lambda one: in_order(one.name))


def _known(row: Indicator) -> Known:
    return Known(id=row.pk, ref=Ref(org=row.author, rec=str(row.rec)), name=row.name, data=row.data, body=row.body)


def indicator_or_404(viewer: Viewer, pk: UUID) -> Known:
    row = visible_one(Indicator, viewer, pk).filter(author=viewer.org).first()
    if row is None:
        raise Http404
    return _known(row)


def by_code(one: Known) -> tuple[Any, ...]:
    """Numbers within a code count as numbers: 2 before 10. What has no code comes last."""
    pieces = [(0, int(part), "") if part.isdecimal() else (1, 0, part) for part in _PIECES.findall(one.code.casefold())]
    return (not pieces, pieces, in_order(one.name))


def asking(viewer: Viewer) -> dict[UUID, int]:
    """How many regimes that the viewer sees have a form that asks for an indicator, by indicator. One statement."""
    regime = visible(ReportForm, viewer).filter(pk=OuterRef("parent")).values("regime")[:1]
    rows: Iterable[tuple[UUID, UUID | None]] = (
        IndicatorUse.objects.filter(indicator__in=visible(Indicator, viewer).filter(author=viewer.org).values("pk"))
        .annotate(regime=Subquery(regime))
        .values_list("indicator", "regime")
    )
    found: dict[UUID, set[UUID]] = defaultdict(set)
    for indicator, asked in rows:
        if asked is not None:
            found[indicator].add(asked)
    return {indicator: len(regimes) for indicator, regimes in found.items()}


@dataclass(frozen=True, kw_only=True)
class Asked:
    """A form that asks for an indicator, under what name; `newest`: no later version of it was issued."""

    regime: UUID
    regime_title: str
    title: str
    line: str
    from_day: date
    newest: bool


def asked_by(viewer: Viewer, pk: UUID) -> list[Asked]:
    """The forms that ask for an indicator, the newest first. One statement."""
    forms = visible(ReportForm, viewer)
    later = forms.filter(regime=OuterRef("regime")).order_by("-from_day", "-issued_at", "-seq")
    title = visible(ReportRegime, viewer).filter(pk=OuterRef("regime")).values("title")[:1]
    rows: Any = forms.filter(pk__in=IndicatorUse.objects.filter(indicator=pk).values("parent")).annotate(
        regime_title=Subquery(title), last=Subquery(later.values("pk")[:1])
    )
    return [
        Asked(
            regime=row.regime,
            regime_title=row.regime_title or "",
            title=row.title,
            line=next(
                line["name"]
                for section in row.data["sections"]
                for line in section.get("lines", ())
                if "indicator" in line and ref_id(line["indicator"]) == pk
            ),
            from_day=row.from_day,
            newest=row.pk == row.last,
        )
        for row in rows.order_by("-from_day", "-issued_at")[:MOST_USES]
    ]


def is_asked(pk: UUID) -> bool:
    """Whether any form took it over, whoever sees that form: from then on its meaning stands."""
    return IndicatorUse.objects.filter(indicator=pk).exists()


def said(viewer: Viewer, pk: UUID) -> list[Said]:
    """Every version, the newest first. One statement."""
    return said_of(viewer, visible_one(Indicator, viewer, pk).values("pk"))


def successor(one: Known, known: Iterable[Known]) -> Known | None:
    return next((other for other in known if other.part("replaces") == one.id), None)


def choices(known: Sequence[Known], asked: Data | None, today: date) -> list[Known]:
    """What a new form may name: what is in use now or later; and what the form before it (`asked`) names, used no more
    or a superior's, which the lines themselves say."""
    lines = {line["code"]: line for one in (asked or {}).get("sections", ()) for line in one.get("lines", ())}
    named = {ref_id(line["indicator"]): line for line in lines.values() if "indicator" in line}
    found = [one for one in known if one.id in named or not one.is_retired(today)]
    own = {one.id for one in known}
    return found + [_carried(line, lines) for pk, line in named.items() if pk not in own]


def _carried(line: Data, lines: Mapping[str, Data]) -> Known:
    parts = zip(("numerator", "denominator"), line.get("of", ()), strict=False)
    refs = {part: lines[code]["indicator"] for part, code in parts if "indicator" in lines[code]}
    return Known(
        id=ref_id(line["indicator"]), ref=line["indicator"], name=line["name"], data={**line, **refs, "code": ""}
    )
