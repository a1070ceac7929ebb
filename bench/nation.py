"""A nation that reports: up to 58,000 organisations in six levels, 40 indicators, eight quarters, 18 million figures.

Built straight as rows, in the form in which the product lays them down, from acts that were never signed: there are no
keys and no history for them, so `verify` has nothing to say about such a database. What is checked instead is that the
product's own recomputation of all reports makes the same states and the same totals (`agrees`). The branches that
are measured are issued through the door (`bench.reports`) and stand in the nation like any other.
"""

import gc
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django.db.models import AutoField, Model

from phoihop.accounts.models import Membership, User
from phoihop.organisations.models import DirectoryEntry, Organisation, OrganisationName
from phoihop.records.actors import Role
from phoihop.records.keys import audience_id, record_id, row_id
from phoihop.records.models import AudienceMember
from phoihop.reports.due_days import due_days
from phoihop.reports.keys import cell_id, total_id
from phoihop.reports.models import (
    RegimeMember,
    Report,
    ReportAcceptance,
    ReportDue,
    ReportForm,
    ReportRegime,
    ReportState,
    ReportTotal,
)
from phoihop.reports.vectors import Sum, add_to, packed, unpacked

LINES = 40
QUARTERS = tuple(f"{year}-q{quarter}" for year in (2025, 2026) for quarter in (1, 2, 3, 4))
KINDS_OF_UNIT = 64  # so many units differ in their figures; the rest repeat them
SHARES = (0, 40, 280, 1_400, 4_279, 52_000)  # organisations at each level below the first, of 58,000
WHOLE = 58_000
AT = datetime(2026, 11, 2, 1, 0, tzinfo=UTC)
CHUNK = 5_000


def sections() -> list[dict[str, Any]]:
    lines = [
        {"code": f"c{number:02}", "name": f"Chỉ tiêu {number}", "unit": "tấn", "flavour": "flow", "decimals": 2}
        for number in range(LINES)
    ]
    words = {"code": "kn", "title": "Kiến nghị", "block": "text"}
    return [{"code": "sl", "title": "Số liệu", "block": "figures", "lines": lines}, words]


@dataclass
class Office:
    """An organisation with what is above it, the nearest first. `regime`: what its own units report under."""

    org: str
    name: str
    above: "tuple[Office, ...]" = ()
    rec: str = ""
    regime: UUID | None = None
    form: UUID | None = None
    form_rec: str = ""
    members: "list[Office]" = field(default_factory=list)


def grown(root: Office, size: int, first: int = 1) -> list[Office]:
    """Puts `size` organisations under the root, level by level; those at the last level report, the others are
    reported to. `first`: the number of the first of them. Gives them, the highest first."""
    made: list[Office] = []
    level = [root]
    for depth, share in enumerate(SHARES[1:], 2):
        count = max(round(share * size / WHOLE), 1)
        below = []
        for number in range(count):
            above = level[number * len(level) // count]
            serial = first + len(made)
            one = Office(org=f"{serial:064x}", name=f"Đơn vị {depth}.{serial}", above=(above, *above.above))
            above.members.append(one)
            below.append(one)
            made.append(one)
        level = below
    return made


def wide(root: Office, units: int, after: int) -> list[Office]:
    """Puts one more under the root, with all its units straight below it. `after`: the last number taken before it."""
    one = Office(org=f"{after + 1:064x}", name=f"Đơn vị 2.{after + 1}", above=(root,))
    root.members.append(one)
    numbers = range(after + 2, after + 2 + units)
    one.members = [Office(org=f"{at:064x}", name=f"Đơn vị 3.{at}", above=(one, root)) for at in numbers]
    return [one, *one.members]


class Table:
    """Rows on their way into one table."""

    def __init__(self, model: type[Model]) -> None:
        fields = [one for one in model._meta.concrete_fields if not isinstance(one, AutoField)]
        self.names = [one.attname for one in fields]
        quote = connection.ops.quote_name
        self.into = f"{quote(model._meta.db_table)} ({', '.join(quote(str(one.column)) for one in fields)})"
        self.rows: list[tuple[Any, ...]] = []

    def add(self, **columns: Any) -> None:
        self.rows.append(tuple(columns[name] for name in self.names))
        if len(self.rows) == CHUNK:
            self.flush()

    def flush(self) -> None:
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                places = ", ".join(["?"] * len(self.names))
                rows = [tuple(map(_stored, row)) for row in self.rows]
                cursor.connection.executemany(f"INSERT INTO {self.into} VALUES ({places})", rows)
            else:
                with cursor.copy(f"COPY {self.into} FROM STDIN") as copy:
                    for row in self.rows:
                        copy.write_row(row)
        self.rows.clear()


def _stored(value: Any) -> Any:
    """As SQLite keeps it."""
    if isinstance(value, UUID):
        return value.hex
    if isinstance(value, datetime):
        return value.replace(tzinfo=None).isoformat(" ")
    return value.isoformat() if isinstance(value, date) else value


class Figures:
    """What the units of one kind say in each quarter: as payload, as vector, as the product stores the vector."""

    def __init__(self, seed: int) -> None:
        chance = random.Random(seed)
        self.said: dict[str, str] = {}
        self.vectors: dict[str, dict[str, Sum]] = {}
        self.stored: dict[str, str] = {}
        for quarter in QUARTERS:
            pairs = [(chance.randrange(10**8), chance.randrange(10**8)) for _ in range(LINES)]
            self.said[quarter] = json.dumps(
                [
                    {"actual": _cents(actual), "line": f"c{number:02}", "plan": _cents(plan)}
                    for number, (plan, actual) in enumerate(pairs)
                ]
            )
            before = self.vectors.get(f"{int(quarter[:4]) - 1}{quarter[4:]}")
            self.vectors[quarter] = {
                f"c{number:02}": Sum(
                    plan=plan * 10_000,
                    plan_n=1,
                    actual=actual * 10_000,
                    actual_n=1,
                    both_plan=1,
                    same=before[f"c{number:02}"].actual if before else 0,
                    same_n=int(before is not None),
                    both_same=int(before is not None),
                )
                for number, (plan, actual) in enumerate(pairs)
            }
            self.stored[quarter] = json.dumps(packed(self.vectors[quarter]))


def _cents(number: int) -> str:
    whole, cents = divmod(number, 100)
    return f"{whole}.{cents:02}".rstrip("0").rstrip(".")


def keep(size: int) -> None:
    """A nation in the database as it is, with an account that sees it from the top and one from below."""
    root = Office(org="f" * 64, name="Cấp trên cùng")
    made = grown(root, size)
    with transaction.atomic():
        Nation().fill([root, *made])
    settle()
    for name, one in (("do-luong", root), ("do-luong-2", root.members[0])):
        user = User.objects.create_user(name, f"Văn thư – {one.name}", "do-luong-do-luong")
        Membership.objects.create(user=user, org=one.org, role=Role.CLERK)


def settle() -> None:
    """The planner is told what there is now; nothing of the writing is left to be done while something is measured. The
    collector of garbage leaves what stands alone, as in a server (`phoihop.wsgi`): the offices of a nation are ours."""
    gc.collect()
    gc.freeze()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("ANALYZE")
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


class Nation:
    """Lays organisations down with what they issued: regimes and forms of those with units, the accepted reports of
    those without, and what these add to every total above."""

    def __init__(self) -> None:
        self.kinds = [Figures(seed) for seed in range(KINDS_OF_UNIT)]
        models = (
            Organisation, OrganisationName, DirectoryEntry, ReportRegime, RegimeMember, ReportForm, Report,
            ReportAcceptance, ReportState, ReportDue, AudienceMember,
        )  # fmt: skip
        self.tables = {model: Table(model) for model in models}
        self.serial = 0
        self.audiences: set[UUID] = set()

    def fill(self, offices: list[Office]) -> None:
        for one in offices:
            self._organisation(one)
            if one.members:
                self._regime(one)
        counts: dict[UUID, list[int]] = {}
        above: dict[UUID, list[UUID]] = {}
        for number, one in enumerate(offices):
            regime = one.above[0].regime if one.above else None
            if not one.members and regime:
                self._reports(one, self.kinds[number % KINDS_OF_UNIT])
                counts.setdefault(regime, [0] * KINDS_OF_UNIT)[number % KINDS_OF_UNIT] += 1
                above[regime] = [office.regime for office in one.above if office.regime]
        for table in self.tables.values():
            table.flush()
        self._totals(counts, above)

    def _record(self, by: Office, rec: str, to: Sequence[str]) -> dict[str, Any]:
        self.serial += 1
        audience = audience_id(to)
        if audience not in self.audiences:
            self.audiences.add(audience)
            for org in sorted(set(to)):
                self.tables[AudienceMember].add(audience=audience, org=org)
        return {
            "id": record_id(by.org, rec), "author": by.org, "rec": UUID(rec), "space": "", "audience": audience,
            "act": f"{self.serial:064x}", "body": f"{self.serial:064x}", "seq": self.serial, "issued_at": AT,
        }  # fmt: skip

    def _new(self) -> str:
        return str(UUID(int=(1 << 121) | self.serial))

    def _organisation(self, one: Office) -> None:
        data = {"org": one.org, "names": [{"name": one.name, "short": one.name}]}
        record = self._record(one, self._new(), ())
        days = {"from_day": None, "to_day": None}
        self.tables[Organisation].add(
            **record, **days, data=json.dumps(data), org=one.org, name=one.name, short=one.name, body_kind="party",
            family="party", symbol="", place="",
        )  # fmt: skip
        self.tables[OrganisationName].add(
            id=row_id(record["id"], "names", 0), parent=record["id"], position=0, org=one.org, name=one.name,
            short=one.name, **days,
        )  # fmt: skip
        self.tables[DirectoryEntry].add(
            record=record["id"], org=one.org, name=one.name, short=one.name, former="", **days, key=one.name,
            short_key=one.name, folded=one.name,
        )  # fmt: skip

    def _regime(self, one: Office) -> None:
        to = [one.org, *(member.org for member in one.members), *(other.org for other in one.above)]
        one.rec = self._new()
        data: dict[str, Any] = {
            "title": f"Báo cáo quý của {one.name}", "every": "quarter", "cut_day": 14, "due_days": 3,
            "members": [{"org": member.org} for member in one.members], "from": "2024-01-01",
        }  # fmt: skip
        if one.above:
            upper = one.above[0]
            data |= {"upper": {"org": upper.org, "rec": upper.rec}, "superiors": [other.org for other in one.above]}
        record = self._record(one, one.rec, to)
        one.regime = record["id"]
        row = {
            **record, "title": data["title"], "every": "quarter", "cut_day": 14, "due_days": 3, "series": None,
            "upper": one.above[0].regime if one.above else None, "from_day": date(2024, 1, 1), "to_day": None,
        }  # fmt: skip
        self.tables[ReportRegime].add(**row, data=json.dumps(data))
        for due in due_days(ReportRegime(**row, data=data)):
            self.tables[ReportDue].add(**{name: getattr(due, name) for name in self.tables[ReportDue].names})
        for position, member in enumerate(one.members):
            self.tables[RegimeMember].add(
                id=row_id(record["id"], "members", position), parent=record["id"], position=position, org=member.org,
                from_day=None, to_day=None,
            )  # fmt: skip
        one.form_rec = self._new()
        asks = {
            "regime": {"org": one.org, "rec": one.rec}, "title": "Biểu", "sections": sections(), "from": "2024-01-01",
        }  # fmt: skip
        record = self._record(one, one.form_rec, to)
        one.form = record["id"]
        self.tables[ReportForm].add(
            **record, data=json.dumps(asks), regime=one.regime, title="Biểu", from_day="2024-01-01"
        )

    def _reports(self, one: Office, figures: Figures) -> None:
        upper = one.above[0]
        to = [one.org, *(other.org for other in one.above)]
        assert upper.regime
        place = f'"regime": {{"org": "{upper.org}", "rec": "{upper.rec}"}}, "unit": "{one.org}"'
        for quarter in QUARTERS:
            cell = cell_id(upper.regime, one.org, quarter)
            sent = self._record(one, rec := self._new(), to)
            self.tables[Report].add(
                **sent, cell=cell, regime=upper.regime, form=upper.form, unit=one.org, period=quarter, no=1,
                data=f'{{{place}, "form": {{"org": "{upper.org}", "rec": "{upper.form_rec}"}}, "period": "{quarter}", '
                f'"no": 1, "figures": {figures.said[quarter]}}}',
            )  # fmt: skip
            self.tables[ReportAcceptance].add(
                **self._record(upper, self._new(), to), report=sent["id"], cell=cell,
                data=f'{{{place}, "report": {{"org": "{one.org}", "rec": "{rec}"}}, "period": "{quarter}"}}',
            )  # fmt: skip
            self.tables[ReportState].add(
                cell=cell, audience=sent["audience"], regime=upper.regime, series=upper.regime, unit=one.org,
                period=quarter, state="accepted", newest=sent["id"], no=1, counted=sent["id"], first_sent=AT, sent=AT,
                accepted=AT, vector=figures.stored[quarter],
            )  # fmt: skip

    def _totals(self, counts: dict[UUID, list[int]], above: dict[UUID, list[UUID]]) -> None:
        """What these units add to each total above them, on top of what stands there."""
        whole: dict[UUID, list[int]] = {}
        for regime, kinds in counts.items():
            for pk in above[regime]:
                whole[pk] = [a + b for a, b in zip(whole.get(pk, [0] * KINDS_OF_UNIT), kinds, strict=True)]
        for quarter in QUARTERS:
            held = {one.regime: one for one in ReportTotal.objects.filter(period=quarter)}
            fresh = []
            for regime, kinds in whole.items():
                total: dict[str, Sum] = {}
                for figures, times in zip(self.kinds, kinds, strict=True):
                    if times:
                        vector = figures.vectors[quarter]
                        add_to(total, {key: Sum(*(times * part for part in one)) for key, one in vector.items()})
                if regime in held:
                    row = held[regime]
                    add_to(total, unpacked(row.vector))
                    row.counted, row.vector = row.counted + sum(kinds), packed(total)
                    row.save()
                else:
                    fresh.append(
                        ReportTotal(
                            id=total_id(regime, quarter),
                            regime=regime,
                            period=quarter,
                            counted=sum(kinds),
                            vector=packed(total),
                        )
                    )
            ReportTotal.objects.bulk_create(fresh, CHUNK)


def agrees() -> bool:
    """Whether the product, adding up all reports anew, comes to the same states and totals."""
    from phoihop.records.shadow import trial
    from phoihop.reports.consolidating import REPORT_STATE

    with trial((ReportState, ReportTotal)) as shadows:
        shadows.index()
        REPORT_STATE.rebuild()
        return not any(shadows.differ(model) for model in shadows.models)


def figures_held() -> int:
    """How many figures the accepted reports hold: plan and actual of each line."""
    return 2 * LINES * Report.objects.count()
