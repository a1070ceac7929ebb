"""One organisation's life: names through time, what it stood under, whom it came from and who followed it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import orjson
from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.http import Http404
from django.utils.translation import gettext as _

from phoihop.organisations.models import Organisation, Succession, SuccessionSide, Tie
from phoihop.organisations.queries import Name, holding, names
from phoihop.organisations.rules import Body, Change, Family, Line
from phoihop.organisations.wording import BODIES, CHANGES, FAMILIES, TIES
from phoihop.records.fields import Data
from phoihop.records.models import Statement
from phoihop.records.scope import directory


@dataclass(frozen=True, kw_only=True)
class Standing:
    """An organisation's record as it is now, to be read and restated: its data and the version they come from."""

    org: str
    author: str
    rec: UUID
    body: str
    data: Data

    @property
    def name(self) -> str:
        return str(self.data["names"][-1]["name"])

    @property
    def short(self) -> str:
        return str(self.data["names"][-1]["short"])


@dataclass(frozen=True, kw_only=True)
class Dated:
    """A fact and when it held, newest first on the page."""

    label: str
    text: str
    short: str
    org: str
    paper: str
    from_day: date | None
    to_day: date | None
    now: bool


@dataclass(frozen=True, kw_only=True)
class Event:
    """A rearrangement this organisation was part of. `others` are (organisation, name)."""

    day: date
    label: str
    before: tuple[tuple[str, str], ...]
    after: tuple[tuple[str, str], ...]
    papers: tuple[str, ...]
    note: str
    counted: str


@dataclass(frozen=True, kw_only=True)
class Life:
    standing: Standing
    record: UUID
    kind: str
    family: str
    symbol: str
    place: str
    from_day: date | None
    to_day: date | None
    names: tuple[Dated, ...]
    ties: tuple[Dated, ...]
    events: tuple[Event, ...]
    below: int
    custody: str

    @property
    def over(self) -> bool:
        return self.to_day is not None and not any(one.now for one in self.names)


def life_or_404(org: str, today: date) -> Life:
    """Three statements: the record with its key statement, its rearrangements, the names of all others."""
    statement = Statement.objects.filter(org=OuterRef("org")).order_by("-n")
    ties = holding(directory(Tie).filter(superior=OuterRef("org")), today)
    rows: QuerySet[Any] = directory(Organisation).filter(org=org)
    row = rows.annotate(
        statement=Subquery(statement.values("raw")[:1]),
        below=Subquery(ties.order_by().values("superior").annotate(n=Count("org", distinct=True)).values("n")),
    ).first()
    if row is None:
        raise Http404
    taken = directory(SuccessionSide).filter(org=org).values("parent")
    successions = list(directory(Succession).filter(pk__in=taken).order_by("-day", "-issued_at").values_list("data"))
    host = _host(bytes(row.statement)) if row.statement else ""
    ids = {tie["superior"] for tie in row.data.get("ties", ())} | ({host} if host else set())
    for (data,) in successions:
        ids |= {*data["before"], *data.get("after", ())}
    called = names(ids - {org}) if ids - {org} else {}
    called[org] = Name(name=row.name, short=row.short)
    return Life(
        standing=_standing(row),
        record=row.pk,
        kind=str(BODIES[Body(row.body_kind)]),
        family=str(FAMILIES[Family(row.family)]),
        symbol=row.symbol,
        place=row.place,
        from_day=row.from_day,
        to_day=row.to_day,
        names=_newest_first(_name(one, today) for one in row.data["names"]),
        ties=_newest_first(_tie(one, called, today) for one in row.data.get("ties", ())),
        events=tuple(_event(data, called) for (data,) in successions),
        below=row.below or 0,
        custody=_custody(host, row.statement is not None, called),
    )


def standing_or_404(org: str) -> Standing:
    row = directory(Organisation).filter(org=org).first()
    if row is None:
        raise Http404
    return _standing(row)


def standings(orgs: Sequence[str]) -> dict[str, Standing]:
    """The records of these organisations. One statement."""
    return {row.org: _standing(row) for row in directory(Organisation).filter(org__in=orgs)}


def standing_below(orgs: Sequence[str], day: date) -> tuple[Standing, ...]:
    """Who stands under any of these on `day`, along any line. One statement."""
    ties = holding(directory(Tie).filter(superior__in=orgs), day)
    rows = directory(Organisation).filter(org__in=ties.values("org")).exclude(org__in=orgs).order_by("name")
    return tuple(_standing(row) for row in rows)


def org_of_record(record: UUID) -> str:
    """The organisation that a record of the directory is about; 404 if there is none."""
    found = directory(Organisation).filter(pk=record).values_list("org", flat=True).first()
    if found is None:
        raise Http404
    return found


def _standing(row: Organisation) -> Standing:
    return Standing(org=row.org, author=row.author, rec=row.rec, body=row.body, data=row.data)


def _days(item: Mapping[str, Any], today: date) -> dict[str, Any]:
    first = date.fromisoformat(item["from"]) if "from" in item else None
    last = date.fromisoformat(item["to"]) if "to" in item else None
    now = (first is None or first <= today) and (last is None or today <= last)
    return {"from_day": first, "to_day": last, "now": now}


def _name(item: Mapping[str, Any], today: date) -> Dated:
    return Dated(label="", text=item["name"], short=item["short"], org="", paper="", **_days(item, today))


def _tie(item: Mapping[str, Any], called: Mapping[str, Name], today: date) -> Dated:
    superior = called[item["superior"]]
    return Dated(
        label=str(TIES[Line(item["line"])]),
        text=superior.name,
        short=superior.short,
        org=item["superior"],
        paper=item.get("paper", ""),
        **_days(item, today),
    )


def _newest_first(items: Any) -> tuple[Dated, ...]:
    return tuple(sorted(items, key=lambda one: (one.from_day or date.min, one.label), reverse=True))


def _event(data: Data, called: Mapping[str, Name]) -> Event:
    counted = [
        sentence % {"count": data[field]}
        for field, sentence in (
            ("counted_organisations", _("%(count)s tổ chức")),
            ("counted_members", _("%(count)s đảng viên")),
            ("counted_probationary", _("trong đó %(count)s dự bị")),
        )
        if field in data
    ]
    return Event(
        day=date.fromisoformat(data["day"]),
        label=str(CHANGES[Change(data["change"])]),
        before=tuple((org, called[org].name) for org in data["before"]),
        after=tuple((org, called[org].name) for org in data.get("after", ())),
        papers=tuple(data.get("papers", ())),
        note=data.get("note", ""),
        counted=", ".join(counted),
    )


def _host(statement: bytes) -> str:
    """The organisation on whose server the open key is held; empty when the organisation keeps it itself."""
    custody = next(entry["custody"] for entry in orjson.loads(statement)["keys"] if entry["open"])
    return str(custody).removeprefix("host:") if custody.startswith("host:") else ""


def _custody(host: str, known: bool, called: Mapping[str, Name]) -> str:
    if not known:
        return _("Chưa có khóa ký trên máy chủ này.")
    if host:
        return _("%(name)s giữ hộ khóa ký trên máy chủ này.") % {"name": called[host].name}
    return _("Tổ chức này tự giữ khóa ký của mình.")
