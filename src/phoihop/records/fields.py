"""What a payload's `data` may hold. Each field says whether a value is fit and how it lands in a column.

The checks here guard the shape of what is signed; forms speak to people before it comes to that. A value that is
not known is left out: there is no null and no empty text in a payload.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from phoihop.records.keys import Ref, ref_id

Value = Any  # a JSON value of the canonical subset
Data = dict[str, Value]

ORG = re.compile(r"[0-9a-f]{64}\Z")
REC = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\Z")


@dataclass(frozen=True, kw_only=True)
class Field:
    """One named value of a record. `column` is where it lands in the model; empty: it stays in `data` only."""

    name: str
    required: bool = False
    column: str = ""

    def problem(self, value: Value) -> str:
        """Empty when the value is fit, else what is wrong, for a developer or a partner's software."""
        raise NotImplementedError

    def land(self, value: Value) -> object:
        """The value as the column holds it."""
        return value

    def refs(self, value: Value) -> Iterator[Ref]:
        """The records that this value names."""
        return iter(())

    def texts(self, value: Value) -> Iterator[str]:
        """What a person could read in this value: the secrecy gate looks through all of it."""
        return iter(())

    def orgs(self, value: Value) -> Iterator[str]:
        """The organisations that this value names."""
        return iter(())


@dataclass(frozen=True, kw_only=True)
class Text(Field):
    limit: int = 2_000

    def problem(self, value: Value) -> str:
        if not isinstance(value, str) or not value.strip():
            return "must be a text that is not empty"
        return f"is longer than {self.limit} characters" if len(value) > self.limit else ""

    def texts(self, value: Value) -> Iterator[str]:
        yield value


@dataclass(frozen=True, kw_only=True)
class Code(Field):
    """One of a fixed list of words."""

    words: frozenset[str]

    def problem(self, value: Value) -> str:
        return "" if value in self.words else f"must be one of {sorted(self.words)}"


@dataclass(frozen=True, kw_only=True)
class Day(Field):
    def problem(self, value: Value) -> str:
        try:
            return "" if date.fromisoformat(value).isoformat() == value else "must be written yyyy-mm-dd"
        except (TypeError, ValueError):
            return "must be a day written yyyy-mm-dd"

    def land(self, value: Value) -> object:
        return date.fromisoformat(value)


@dataclass(frozen=True, kw_only=True)
class Whole(Field):
    low: int = 0
    high: int = 2**53 - 1

    def problem(self, value: Value) -> str:
        fit = isinstance(value, int) and not isinstance(value, bool) and self.low <= value <= self.high
        return "" if fit else f"must be a whole number from {self.low} to {self.high}"


@dataclass(frozen=True, kw_only=True)
class Figure(Field):
    """An exact decimal, carried as a string because payloads know no fractions."""

    def problem(self, value: Value) -> str:
        try:
            return "" if isinstance(value, str) and Decimal(value).is_finite() else "must be a decimal as text"
        except InvalidOperation:
            return "must be a decimal as text"

    def land(self, value: Value) -> object:
        return Decimal(value)


@dataclass(frozen=True, kw_only=True)
class Flag(Field):
    def problem(self, value: Value) -> str:
        return "" if isinstance(value, bool) else "must be true or false"


@dataclass(frozen=True, kw_only=True)
class Hash(Field):
    """64 hexadecimal digits: an act, a payload, a file."""

    def problem(self, value: Value) -> str:
        return "" if isinstance(value, str) and ORG.match(value) else "must be 64 hexadecimal digits"


@dataclass(frozen=True, kw_only=True)
class Org(Field):
    def problem(self, value: Value) -> str:
        return "" if isinstance(value, str) and ORG.match(value) else "must be an organisation's id"

    def orgs(self, value: Value) -> Iterator[str]:
        yield value


@dataclass(frozen=True, kw_only=True)
class Record(Field):
    """A reference to a record, possibly another author's. `kind`: of which it is; the door then asks whether the author
    sees it (`references`)."""

    kind: str = ""

    def problem(self, value: Value) -> str:
        if not isinstance(value, dict) or set(value) != {"org", "rec"}:
            return "must be a reference {org, rec}"
        fit = ORG.match(str(value["org"])) and REC.match(str(value["rec"]))
        return "" if fit else "must be a reference {org, rec}"

    def land(self, value: Value) -> object:
        return ref_id(value)

    def refs(self, value: Value) -> Iterator[Ref]:
        yield value


@dataclass(frozen=True, kw_only=True)
class Sealed(Field):
    """A reference to one exact version of a record: {org, rec, body}. Who confirms the record that holds it confirms
    those bytes too. The door fills in `body` for a record issued in the same step."""

    def problem(self, value: Value) -> str:
        if not isinstance(value, dict) or set(value) != {"org", "rec", "body"}:
            return "must be a reference {org, rec, body}"
        fit = ORG.match(str(value["org"])) and REC.match(str(value["rec"])) and ORG.match(str(value["body"]))
        return "" if fit else "must be a reference {org, rec, body}"

    def land(self, value: Value) -> object:
        return ref_id(value)

    def refs(self, value: Value) -> Iterator[Ref]:
        yield Ref(org=value["org"], rec=value["rec"])


@dataclass(frozen=True, kw_only=True)
class Many(Field):
    """A list of values of one field, in the author's order."""

    of: Field
    limit: int = 1_000

    def problem(self, value: Value) -> str:
        if not isinstance(value, list) or not value:
            return "must be a list that is not empty"
        if len(value) > self.limit:
            return f"has more than {self.limit} entries"
        return next((f"[{i}] {p}" for i, v in enumerate(value) if (p := self.of.problem(v))), "")

    def land(self, value: Value) -> object:
        return [self.of.land(item) for item in value]

    def refs(self, value: Value) -> Iterator[Ref]:
        for item in value:
            yield from self.of.refs(item)

    def texts(self, value: Value) -> Iterator[str]:
        for item in value:
            yield from self.of.texts(item)

    def orgs(self, value: Value) -> Iterator[str]:
        for item in value:
            yield from self.of.orgs(item)


@dataclass(frozen=True, kw_only=True)
class Group(Field):
    """A few named values that belong together, such as where a task was found in its source."""

    fields: tuple[Field, ...] = field(default=())

    def problem(self, value: Value) -> str:
        if not isinstance(value, dict):
            return "must be an object"
        return next(problems(self.fields, value), "")

    def refs(self, value: Value) -> Iterator[Ref]:
        for part, item in present(self.fields, value):
            yield from part.refs(item)

    def texts(self, value: Value) -> Iterator[str]:
        for part, item in present(self.fields, value):
            yield from part.texts(item)

    def orgs(self, value: Value) -> Iterator[str]:
        for part, item in present(self.fields, value):
            yield from part.orgs(item)


def present(fields: Iterable[Field], data: Mapping[str, Value]) -> Iterator[tuple[Field, Value]]:
    """The fields that `data` holds, with their values."""
    return ((part, data[part.name]) for part in fields if part.name in data)


def problems(fields: tuple[Field, ...], data: Mapping[str, Value]) -> Iterator[str]:
    """Every misfit of `data`, as "name: what is wrong"."""
    known = {part.name for part in fields}
    yield from (f"{name}: is not a field of this record" for name in sorted(set(data) - known))
    for part in fields:
        if part.name in data:
            if trouble := part.problem(data[part.name]):
                yield f"{part.name}: {trouble}"
        elif part.required:
            yield f"{part.name}: is missing"
