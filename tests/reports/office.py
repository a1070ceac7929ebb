"""A small world of reports: a corporation (TOP) over a mining region (MID) over three mines (A, B, C), and one mine (D)
that reports to the corporation itself. MID's totals flow into TOP's."""

import copy
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path
from shutil import copytree
from typing import Any
from uuid import UUID, uuid4

from django.db import transaction

from phoihop.records.door import HOME, Issued, NewSpace
from phoihop.records.keys import Ref, ref_id
from phoihop.records.kinds import Draft
from phoihop.reports.models import Report
from tests.cast import World

MINES = ("A", "B", "C", "D")
LINES = [
    {"code": "than", "name": "Than sạch", "unit": "nghìn tấn", "flavour": "flow", "decimals": 1, "direction": "more"},
    {"code": "nguoi", "name": "Lao động", "unit": "người", "flavour": "stock", "planned": False},
    {
        "code": "nang-suat",
        "name": "Năng suất",
        "unit": "tấn/người",
        "flavour": "ratio",
        "of": ["than", "nguoi"],
        "factor": 1000,
        "decimals": 1,
    },
]
SECTIONS = [
    {"code": "sx", "title": "Sản xuất", "block": "figures", "lines": LINES},
    {"code": "kn", "title": "Kiến nghị", "block": "text"},
]


@dataclass
class Regime:
    """A regime as the tests speak of it."""

    by: str
    ref: Ref
    space: str
    to: tuple[str, ...]
    superiors: tuple[str, ...]
    form: Ref
    data: dict[str, Any] = field(default_factory=dict)
    body: str = ""

    @property
    def id(self) -> UUID:
        return ref_id(self.ref)


def regime(
    world: World,
    by: str,
    members: tuple[str, ...],
    *,
    upper: Regime | None = None,
    superiors: tuple[str, ...] = (),
    sections: list[dict[str, Any]] | None = None,
    spans: Mapping[str, dict[str, str]] | None = None,
    **data: Any,
) -> Regime:
    parties = tuple(world.orgs[short] for short in (by, *members, *superiors))
    draft = Draft(
        kind="report_regime",
        rec=uuid4(),
        to=parties,
        data={
            "title": f"Báo cáo của {by}",
            "every": "quarter",
            "cut_day": 14,
            "due_days": 3,
            "members": [{"org": world.orgs[one], **(spans or {}).get(one, {})} for one in members],
            "from": "2024-01-01",
            **({"superiors": [world.orgs[one] for one in superiors], "upper": dict(upper.ref)} if upper else {}),
            **data,
        },
    )
    ref = world.ref(by, draft)
    form = Draft(
        kind="report_form",
        rec=uuid4(),
        to=parties,
        data={"regime": dict(ref), "title": "Biểu SXKD", "sections": sections or SECTIONS, "from": "2024-01-01"},
    )
    issued = world.issue(by, draft, form, place=NewSpace(parties=parties))
    return Regime(by, ref, issued[0].space, parties, superiors, world.ref(by, form), dict(draft.data), issued[0].body)


def report_of(world: World, under: Regime, unit: str, period: str) -> Draft:
    """A first report of a unit, with one figure."""
    data = {
        "regime": dict(under.ref),
        "form": dict(under.form),
        "unit": world.orgs[unit],
        "period": period,
        "no": 1,
        "figures": [{"line": "than", "actual": "5"}],
    }
    to = tuple(world.orgs[one] for one in (unit, under.by, *under.superiors))
    return Draft(kind="report", rec=uuid4(), to=to, data=data)


@dataclass
class Office:
    world: World
    top: Regime
    mid: Regime
    others: list[Regime] = field(default_factory=list)

    def report(
        self,
        unit: str,
        period: str,
        *,
        under: Regime | None = None,
        reason: str = "",
        form: Ref | None = None,
        texts: list[dict[str, str]] | None = None,
        **said: Any,
    ) -> tuple[Issued, Draft]:
        """A unit sends `line=(plan, actual)` or `line=actual`."""
        under = under or (self.top if unit == "D" else self.mid)
        figures = []
        for line, one in said.pop("figures", said).items():
            plan, actual = one if isinstance(one, tuple) else (None, one)
            figure = {"line": line, "plan": plan, "actual": actual}
            figures.append(
                {name: str(value) if name != "line" else value for name, value in figure.items() if value is not None}
            )
        last = Report.objects.filter(regime=under.id, unit=self.world.orgs[unit], period=period).count()
        data: dict[str, Any] = {
            "regime": dict(under.ref),
            "form": dict(form or under.form),
            "unit": self.world.orgs[unit],
            "period": period,
            "no": last + 1,
            **({"figures": figures} if figures else {}),
            **({"texts": texts} if texts else {}),
        }
        if reason:
            data["reason"] = reason
        to = tuple(self.world.orgs[one] for one in (unit, under.by, *under.superiors))
        draft = Draft(kind="report", rec=uuid4(), to=to, data=data)
        return self.world.issue(unit, draft, place=under.space)[0], draft

    def answer(self, kind: str, unit: str, draft: Draft, *, by: str = "", **more: Any) -> Issued:
        under = next(one for one in (*self.others, self.mid, self.top) if one.ref["rec"] == draft.data["regime"]["rec"])
        data = {
            "report": dict(self.world.ref(unit, draft)),
            **{name: draft.data[name] for name in ("regime", "unit", "period")},
            **more,
        }
        to = tuple(self.world.orgs[one] for one in (unit, under.by, *under.superiors))
        return self.world.issue(by or under.by, Draft(kind=kind, rec=uuid4(), to=to, data=data), place=under.space)[0]

    def accepted(self, unit: str, period: str, **said: Any) -> Draft:
        """Sent and taken in."""
        _issued, draft = self.report(unit, period, **said)
        self.answer("report_acceptance", unit, draft)
        return draft

    def restate(self, one: Regime, **data: Any) -> None:
        one.data = {**one.data, **data}
        draft = Draft(kind="report_regime", rec=UUID(one.ref["rec"]), to=one.to, data=one.data, basis=one.body)
        one.body = self.world.issue(one.by, draft, place=one.space)[0].body

    def rearranged(self, change: str, day: date, before: tuple[str, ...], after: tuple[str, ...]) -> None:
        data = {
            "change": change,
            "day": day.isoformat(),
            "before": [self.world.orgs[one] for one in before],
            "after": [self.world.orgs[one] for one in after],
        }
        from phoihop.records.actors import Role

        self.world.issue("VP", Draft(kind="succession", rec=uuid4(), data=data), role=Role.ADMIN, place=HOME)


def build(world: World) -> Office:
    for short in ("TOP", "MID", *MINES):
        world.organisation(short, f"Đảng ủy {short}", symbol="ĐU")
    top = regime(world, "TOP", ("MID", "D"))
    mid = regime(world, "MID", ("A", "B", "C"), upper=top, superiors=("TOP",))
    world.now += timedelta(days=200)
    return Office(world, top, mid)


@contextmanager
def taken_back(office: Office, settings: Any, folder: Path) -> Iterator[Office]:
    """A world of its own for one example of a property: taken back at the end, with the keys and positions outside the
    database, so that no example is played over another."""
    kept = settings.KEYS
    settings.KEYS = folder / uuid4().hex
    copytree(kept, settings.KEYS)
    example: Any = transaction.atomic()
    example._from_testcase = True  # the door opens its own within it, as within that of a test
    try:
        with example:
            yield copy.deepcopy(office)
            transaction.set_rollback(True)
    finally:
        settings.KEYS = kept
