"""What a reading proposes, as plain values: items with fields, each value knowing the words it came from. Pure.

An item is a meeting, a person, a cited paper, a task, or the paper itself. A field holds no value (unknown), one, or
several in order. Nothing here knows the reader, a form or a table.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any, Final


class Sort(StrEnum):
    """What an item stands for."""

    PAPER = "paper"
    MEETING = "meeting"
    CHAIR = "chair"
    ATTENDEE = "attendee"
    CITED = "cited"
    TASK = "task"


class Decision(StrEnum):
    """What a person has said of an item. Only what was accepted is issued."""

    NONE = ""
    ACCEPTED = "yes"
    REFUSED = "no"


class Sure(StrEnum):
    """How far a value may be trusted. GIVEN: a person has written it."""

    CERTAIN = "certain"
    LIKELY = "likely"
    DOUBTFUL = "doubtful"
    GIVEN = "given"


Stretch = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Found:
    """One value with the stretches of the source that led to it (start, end), how sure, and why."""

    value: str
    spans: tuple[Stretch, ...] = ()
    sure: Sure = Sure.GIVEN
    why: str = ""

    def to_json(self) -> dict[str, Any]:
        return {"value": self.value, "spans": [list(span) for span in self.spans], "sure": self.sure, "why": self.why}

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "Found":
        spans = tuple((span[0], span[1]) for span in kept["spans"])
        return cls(kept["value"], spans, Sure(kept["sure"]), kept["why"])


Fields = Mapping[str, tuple[Found, ...]]


@dataclass(frozen=True, slots=True)
class Item:
    """`rev` counts the changes of this item, so that two who change it at once are told."""

    id: str
    sort: Sort
    fields: Fields = field(default_factory=dict)
    decision: Decision = Decision.NONE
    rev: int = 0

    def one(self, name: str) -> str:
        """The value of a field that holds one; empty when unknown."""
        found = self.fields.get(name, ())
        return found[0].value if found else ""

    def all(self, name: str) -> tuple[str, ...]:
        return tuple(found.value for found in self.fields.get(name, ()))

    def why(self, name: str) -> str:
        found = self.fields.get(name, ())
        return found[0].why if found else ""

    def spans(self, name: str) -> tuple[Stretch, ...]:
        return tuple(span for found in self.fields.get(name, ()) for span in found.spans)

    def with_fields(self, fields: Fields) -> "Item":
        """The item with these fields changed; an empty one becomes unknown."""
        merged = {**self.fields, **fields}
        return replace(self, fields={name: found for name, found in merged.items() if found}, rev=self.rev + 1)

    def decided(self, decision: Decision) -> "Item":
        return replace(self, decision=decision, rev=self.rev + 1)

    def to_json(self) -> dict[str, Any]:
        fields = {name: [found.to_json() for found in values] for name, values in self.fields.items()}
        return {"id": self.id, "sort": self.sort, "fields": fields, "decision": self.decision, "rev": self.rev}

    @classmethod
    def of_json(cls, kept: Mapping[str, Any]) -> "Item":
        fields = {name: tuple(Found.of_json(one) for one in values) for name, values in kept["fields"].items()}
        return cls(kept["id"], Sort(kept["sort"]), fields, Decision(kept["decision"]), kept["rev"])


@dataclass(frozen=True, slots=True)
class Sign:
    """Words that betray a machine rewriting, and what probably stood there."""

    words: str
    likely: str
    spans: tuple[Stretch, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Proposal:
    """All that a reading proposes."""

    items: tuple[Item, ...]
    # What the text seems to be, said in its own reason; for the line under the title.
    genre: str = ""
    rewritten: bool = False
    rewritten_why: str = ""
    signs: tuple[Sign, ...] = ()
    # Short form to long form, as the text gives them.
    abbreviations: tuple[tuple[str, str], ...] = ()
    # The tables of tasks, as a row keeps them: see `tables.Plan`.
    tables: tuple[dict[str, Any], ...] = ()
    rows: int = 0  # in all tables, also those beyond what one step takes


UNDO_STEPS: Final = 50


@dataclass(frozen=True, slots=True)
class Desk:
    """The items under a person's hands, in order, and what is needed to take the last decisions back."""

    items: tuple[Item, ...]
    undo: tuple[dict[str, Any], ...] = ()

    def item(self, wanted: str) -> Item | None:
        return next((item for item in self.items if item.id == wanted), None)

    def of(self, *sorts: Sort) -> Iterator[Item]:
        return (item for item in self.items if item.sort in sorts)

    def accepted(self, sort: Sort) -> list[Item]:
        return [item for item in self.items if item.sort == sort and item.decision == Decision.ACCEPTED]

    @property
    def seen(self) -> int:
        return sum(item.decision != Decision.NONE for item in self.items)

    def changed(self, items: tuple[Item, ...]) -> "Desk":
        """The desk after one step, which can be taken back."""
        after = {item.id: item for item in items}
        step = {
            "order": [item.id for item in self.items],
            "items": [item.to_json() for item in self.items if after.get(item.id) != item],
        }
        return Desk(items, (*self.undo, step)[-UNDO_STEPS:])

    def put(self, *changed: Item) -> "Desk":
        """These items in the place of those with the same id, as one step."""
        by_id = {item.id: item for item in changed}
        return self.changed(tuple(by_id.get(item.id, item) for item in self.items))

    def undone(self) -> "Desk":
        """The desk before its last step; the same when there is none."""
        if not self.undo:
            return self
        step = self.undo[-1]
        by_id = {item.id: item for item in self.items} | {one["id"]: Item.of_json(one) for one in step["items"]}
        # A newer count than any form has seen: what was typed against the undone state is still told apart.
        revs = {item.id: item.rev for item in self.items}
        items = tuple(
            replace(by_id[name], rev=max(by_id[name].rev, revs.get(name, 0)) + (by_id[name].rev != revs.get(name)))
            for name in step["order"]
        )
        return Desk(items, self.undo[:-1])
