"""The draft a reading proposes. Frozen; every value knows its words, its certainty and its reason."""

from dataclasses import dataclass
from typing import Any

from vanban.parts import (
    Abbreviation,
    Article,
    CitedDocument,
    DraftRecommendation,
    DraftTask,
    Figure,
    OfficialHeader,
    OrganisationMatch,
    PeriodRange,
    Person,
    PlanTable,
    SpunVerdict,
)
from vanban.values import Span, Value


@dataclass(frozen=True, slots=True)
class Draft:
    """Everything read from one text."""

    genre: Value[str]
    kind: Value[str]
    date: Value[str] | None
    date_partial: Value[str] | None
    place: Value[str] | None
    event: Value[str] | None
    organizers: tuple[Value[str], ...]
    chairs: tuple[Person, ...]
    attendees: tuple[Person, ...]
    parties: tuple[Value[str], ...]
    period: PeriodRange | None
    documents: tuple[CitedDocument, ...]
    tasks: tuple[DraftTask, ...]
    figures: tuple[Figure, ...]
    abbreviations: tuple[Abbreviation, ...]
    spun: SpunVerdict
    header: OfficialHeader | None
    recommendations: tuple[DraftRecommendation, ...]
    matches: tuple[OrganisationMatch, ...] = ()
    tables: tuple[PlanTable, ...] = ()
    articles: tuple[Article, ...] = ()
    published: Value[str] | None = None

    def to_gold(self) -> dict[str, Any]:
        """The draft in the schema of ``gold.jsonl`` (without ``id``)."""
        gold: dict[str, Any] = {
            "genre": self.genre.value,
            "date": self.date.value if self.date else None,
            "place": self.place.value if self.place else None,
            "event": self.event.value if self.event else None,
            "organizers": [v.value for v in self.organizers],
            "chairs": [_person(p) for p in self.chairs],
            "attendees": [_person(p) for p in self.attendees],
            "parties": [v.value for v in self.parties],
            "period": {
                "from": self.period.start.value if self.period else None,
                "to": self.period.end.value if self.period else None,
            },
            "documents": [_document(d) for d in self.documents],
            "tasks": [t.text.value for t in self.tasks],
            "figures": [_figure(f) for f in self.figures],
            "abbreviations": [{"short": a.short.value, "long": a.long.value} for a in self.abbreviations],
            "spun": self.spun.is_spun,
        }
        if self.date is None and self.date_partial is not None:
            gold["date_partial"] = self.date_partial.value
        return gold

    def spans(self) -> tuple[Span, ...]:
        """Every span the draft points at, in no particular order."""
        return tuple(_spans_in(self))


def _spans_in(thing: object) -> list[Span]:
    if isinstance(thing, Span):
        return [thing]
    if isinstance(thing, Value):
        return list(thing.spans)
    if isinstance(thing, tuple):
        return [span for part in thing for span in _spans_in(part)]
    names = getattr(type(thing), "__dataclass_fields__", None)
    if names is None:
        return []
    return [span for name in names for span in _spans_in(getattr(thing, name))]


def _person(person: Person) -> dict[str, Any]:
    return {"name": person.name.value, "titles": [t.value for t in person.titles]}


def _document(document: CitedDocument) -> dict[str, Any]:
    return {
        "as_written": document.as_written.value,
        "number": document.number.value,
        "symbol": document.symbol.value if document.symbol else None,
        "kind": document.kind.value if document.kind else None,
    }


def _figure(figure: Figure) -> dict[str, Any]:
    gold: dict[str, Any] = {
        "as_written": figure.as_written.value,
        "value": figure.number,
        "unit": figure.unit,
        "what": figure.what,
    }
    if figure.approximate:
        gold["approx"] = True
    if figure.number_to is not None:
        gold["value_to"] = figure.number_to
    return gold
