"""Departments, people and their offices: an organisation's own, for its own eyes."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from phoihop.organisations.models import Department, Office, Person
from phoihop.organisations.rules import holds, in_order
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible, visible_or_404


@dataclass(frozen=True, kw_only=True)
class Place:
    """A department. `rec` is what an office names."""

    id: UUID
    rec: str
    name: str
    from_day: date | None
    to_day: date | None
    now: bool


@dataclass(frozen=True, kw_only=True)
class Held:
    """An office somebody holds or held."""

    id: UUID
    title: str
    department: str
    from_day: date | None
    to_day: date | None
    now: bool


@dataclass(frozen=True, kw_only=True)
class Known:
    """A person with the offices on record, the newest first."""

    id: UUID
    name: str
    offices: tuple[Held, ...]

    @property
    def now(self) -> bool:
        """Whether the person holds an office today, or none is on record at all."""
        return not self.offices or any(office.now for office in self.offices)


@dataclass(frozen=True, kw_only=True)
class Version:
    """A record of the viewer's organisation to be restated: what it says, and the version that says so."""

    id: UUID
    rec: UUID
    body: str
    data: dict[str, Any]


def departments(viewer: Viewer, today: date) -> tuple[Place, ...]:
    """One statement. Those that exist today first, each half in the order of names."""
    rows = visible(Department, viewer).filter(author=viewer.org)
    found = [
        Place(
            id=row.pk,
            rec=str(row.rec),
            name=row.name,
            from_day=row.from_day,
            to_day=row.to_day,
            now=holds(row, today),
        )
        for row in rows
    ]
    return tuple(sorted(found, key=lambda place: (not place.now, in_order(place.name))))


def people(viewer: Viewer, today: date) -> tuple[Known, ...]:
    """Two statements: people, and offices with the names of their departments. Those in office first, by given name."""
    offices: dict[UUID, list[Held]] = {}
    for row in _offices(viewer).order_by("-from_day", "-issued_at"):
        offices.setdefault(row.person, []).append(_held(row, today))
    found = [
        Known(id=pk, name=name, offices=tuple(offices.get(pk, ())))
        for pk, name in visible(Person, viewer).filter(author=viewer.org).values_list("pk", "name")
    ]
    return tuple(sorted(found, key=lambda one: (not one.now, _by_given_name(one.name))))


def person_or_404(viewer: Viewer, person: UUID, today: date) -> tuple[Known, Version]:
    """Two statements."""
    row = visible_or_404(Person, viewer, person)
    held = tuple(
        _held(one, today) for one in _offices(viewer).filter(person=person).order_by("-from_day", "-issued_at")
    )
    return Known(id=row.pk, name=row.name, offices=held), _version(row)


def department_or_404(viewer: Viewer, department: UUID) -> Version:
    return _version(visible_or_404(Department, viewer, department))


def office_or_404(viewer: Viewer, office: UUID) -> tuple[Version, UUID]:
    """The office, and whose it is."""
    row = visible_or_404(Office, viewer, office)
    return _version(row), row.person


def _offices(viewer: Viewer) -> Any:
    named = visible(Department, viewer).filter(pk=OuterRef("department"))
    rows: QuerySet[Any] = visible(Office, viewer).filter(author=viewer.org)
    return rows.annotate(place=Subquery(named.values("name")[:1]))


def _held(row: Any, today: date) -> Held:
    return Held(
        id=row.pk,
        title=row.title,
        department=row.place or "",
        from_day=row.from_day,
        to_day=row.to_day,
        now=holds(row, today),
    )


def _version(row: Any) -> Version:
    return Version(id=row.pk, rec=row.rec, body=row.body, data=row.data)


def _by_given_name(name: str) -> tuple[tuple[str, str], tuple[str, str]]:
    """As lists of people are kept: by the last word first."""
    return (in_order(name.rsplit(maxsplit=1)[-1] if name.split() else ""), in_order(name))
