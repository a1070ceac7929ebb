"""What a kind of record is, and the catalogue of all kinds that is handed down to this app when the project starts."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any, TypeAlias
from uuid import UUID

from django.db.models import Model

from phoihop.records.actors import OFFICE, Actor, Role
from phoihop.records.fields import Data, Field
from phoihop.records.models import Record, Row
from phoihop.records.types import StrOrPromise


@dataclass(frozen=True, kw_only=True)
class Blob:
    """A stored file as a payload names it."""

    sha256: str
    name: str
    size: int
    type: str


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a person wants to issue: one version of one record, whole.

    `rec` names the record, a new one when it has not been issued yet. `to` are the addressees; the author is always
    one. `basis` is the body hash of the version the person saw, when restating; empty for a new record. `finish` makes
    what can only be made once the door has completed the data: the file that prints a paper's number.
    """

    kind: str
    rec: UUID
    data: Data
    to: tuple[str, ...] = ()
    basis: str = ""
    blobs: tuple[Blob, ...] = ()
    finish: "Callable[[Draft], Draft] | None" = None


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A draft on its way through the door, with what a kind may need to decide on it."""

    draft: Draft
    actor: Actor
    at: datetime
    today: date
    parties: frozenset[str]
    # The version in force, when this restates a record.
    current: Record | None
    # The drafts issued in the same step: one may name the other.
    batch: tuple[Draft, ...]


@dataclass(frozen=True, kw_only=True)
class Rows:
    """A list in `data` that lands as rows of a table of its own. `items` makes the list where no field is one."""

    name: str
    model: type[Row]
    row: Callable[[Any, Data], dict[str, object]]  # one item and the whole data, to columns
    items: Callable[[Data], Sequence[Any]] | None = None


def nothing(_: Proposal) -> None:
    """The decision of a kind that has no rule beyond the shape of its fields."""


@dataclass(frozen=True, kw_only=True)
class SearchText:
    """How a record shows itself to those who look for it. `code` is a number or symbol that finds it exactly."""

    title: str
    body: str = ""
    code: str = ""
    day: date | None = None


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of record: its fields, who may issue it, the rule, and how it lands.

    `decide` raises `Refusal`; it may read other authors' rows. Landing may not, and never refuses. `complete` puts into
    the drafts what is counted across all chains of their author, such as the number of a paper: one step at a time
    comes to it, and every step that was counted before is in the tables. It is given all drafts of the step and the
    versions in force, and may refuse.
    `columns` gives columns that are not one field's value, as a pure
    function of the data. `once`: the record has one version and cannot be restated. `public`:
    the directory, which everyone who is signed in may search. `page`: the name of the address that shows one, which
    takes the record's id; or, when `within` names a reference of the data, the id of the record it stands in.
    """

    name: str
    label: StrOrPromise
    model: type[Record]
    fields: tuple[Field, ...]
    ver: int = 1
    roles: frozenset[Role] = OFFICE
    rows: tuple[Rows, ...] = ()
    columns: Callable[[Data], dict[str, object]] | None = None
    page: str = ""
    within: str = ""
    once: bool = False
    public: bool = False
    decide: Callable[[Proposal], None] = nothing
    complete: Callable[[Sequence[Draft], Actor, datetime, Mapping[UUID, Record]], Sequence[Draft]] | None = None
    search: Callable[[Data], SearchText] | None = None
    upcast: Callable[[int, Data], Data] | None = None


# The rows that records have landed in, by model.
Landed: TypeAlias = Mapping[type[Model], Sequence[Any]]


@dataclass(frozen=True, kw_only=True)
class ReadModel:
    """Rows that belong to no author: counts, states, search. Rebuilt from other rows after every issue.

    `subjects` gives the keys touched by a version of a record (called with the old and the new data);
    `recompute` makes the rows of those keys anew; `rebuild` makes all, in tables that are empty. When `recompute` is
    told that the keys are fresh, they name records just issued for the first time: no row of theirs is there to be
    replaced, and no other record speaks of them yet. `enter`, where there is one, is called for those instead, with
    the rows they landed in: nothing has to be read again. `about` says in words what a row speaks of, for who mends it.
    """

    name: str
    models: tuple[type, ...]
    subjects: Callable[[str, UUID, Data], Iterable[UUID]]
    recompute: Callable[[frozenset[UUID], bool], None]
    rebuild: Callable[[], None]
    enter: Callable[[Landed], None] | None = None
    about: Callable[[Mapping[str, Any]], str] | None = None


@dataclass(frozen=True, kw_only=True)
class Catalogue:
    kinds: Mapping[str, Kind] = field(default_factory=dict)
    read_models: tuple[ReadModel, ...] = ()


_installed = Catalogue()


def install(kinds: Iterable[Kind], read_models: Iterable[ReadModel]) -> None:
    """Called once, when the project starts, from the list at the top of the house."""
    global _installed
    by_name = {kind.name: kind for kind in kinds}
    _installed = Catalogue(kinds=by_name, read_models=tuple(read_models))


def catalogue() -> Catalogue:
    return _installed


def kind_named(name: str) -> Kind | None:
    return _installed.kinds.get(name)
