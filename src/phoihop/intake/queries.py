"""Readings of the viewer's organisation, and what they are held against: agreements and the directory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.db.models import QuerySet, TextField, Value
from django.db.models.fields.json import KeyTextTransform
from django.db.models.functions import Cast, Replace
from django.http import Http404

from phoihop.documents.queries import Place, places
from phoihop.intake.items import Desk, Item, Proposal, Sort
from phoihop.intake.lessons import Lesson, Lessons, Taught, key_of
from phoihop.intake.matching import Naming
from phoihop.intake.models import Reading
from phoihop.organisations.queries import Name, names
from phoihop.records.actors import STAFF, Viewer
from phoihop.records.kinds import kind_named
from phoihop.records.scope import visible_one
from vanban.vocabulary import OrganisationEntry

INBOX = (Reading.State.CONVERTING, Reading.State.OPEN)


def readings(viewer: Viewer) -> QuerySet[Reading]:
    """The readings of the viewer's own organisation. An administrator handles no papers."""
    rows = Reading.objects.filter(org=viewer.org).exclude(state=Reading.State.GONE)
    return rows if viewer.role in STAFF else rows.none()


def waiting_readings(viewer: Viewer, agreement: UUID | None = None) -> QuerySet[Reading]:
    """The readings that nobody has issued yet, for one agreement or all: a query, for the desk to put with others."""
    rows = readings(viewer).filter(state__in=INBOX)
    kind = kind_named("agreement")
    if agreement is None or kind is None:
        return rows
    # A reading names its agreement as payloads do; databases write that id in two ways.
    text = TextField()
    dash, nothing = Value("-", text), Value("", text)
    plain = Replace(Cast("rec", text), dash, nothing, output_field=text)
    wanted = visible_one(kind.model, viewer, agreement).annotate(plain=plain)
    named = Replace(KeyTextTransform("rec", "agreement"), dash, nothing, output_field=text)
    return rows.annotate(named=named).filter(named__in=wanted.values("plain"))


def reading_or_404(viewer: Viewer, pk: UUID) -> Reading:
    row = readings(viewer).filter(pk=pk).first()
    if row is None:
        raise Http404
    return row


def locked(viewer: Viewer, pk: UUID) -> Reading:
    """The row for a step that changes it, which nobody else changes meanwhile."""
    reading = readings(viewer).select_for_update().filter(pk=pk).first()
    return reading or reading_or_404(viewer, pk)


def desk_of(reading: Reading) -> Desk:
    return Desk(tuple(Item.of_json(one) for one in reading.items), tuple(reading.undo))


def keep_desk(reading: Reading, desk: Desk) -> None:
    """Puts a desk into the row; the caller saves it."""
    reading.items = [item.to_json() for item in desk.items]
    reading.undo = list(desk.undo)
    reading.found, reading.seen = len(desk.items), desk.seen


@dataclass(frozen=True, slots=True)
class Whole:
    """What was read of the text as a whole: what it seems to be, and the words that betray a rewriting."""

    genre: str = ""
    rewritten: bool = False
    rewritten_why: str = ""
    signs: tuple[tuple[str, str, int], ...] = ()  # words, what probably stood there, how often
    sign_places: tuple[tuple[int, int], ...] = ()  # where those words stand
    short: tuple[tuple[str, str], ...] = ()  # abbreviations the text explains
    then: Mapping[str, list[str]] = field(default_factory=dict)  # names of the text's day, by organisation
    # What people had explained before, by the key of the words: organisations, abbreviations.
    taught: Lessons = field(default_factory=dict)
    taught_short: Lessons = field(default_factory=dict)

    @property
    def abbreviations(self) -> dict[str, str]:
        """Short forms and what they stand for here; what a person has said goes before what the reader found."""
        said = {one.words: one.means for one in self.taught_short.values()}
        return {**dict(self.short), **said}


def whole_json(proposal: Proposal, then: Mapping[str, list[str]], taught: Taught) -> dict[str, Any]:
    """As the row keeps it, with the names of that day and what was taught until then."""
    return {
        "genre": proposal.genre,
        "rewritten": proposal.rewritten,
        "rewritten_why": proposal.rewritten_why,
        "signs": [[sign.words, sign.likely, sign.count] for sign in proposal.signs],
        "sign_places": [list(span) for sign in proposal.signs for span in sign.spans],
        "short": [list(pair) for pair in proposal.abbreviations],
        "then": dict(then),
        "taught": [one.to_json() for one in taught.organisations.values()],
        "taught_short": [one.to_json() for one in taught.short.values()],
    }


def whole_of(reading: Reading) -> Whole:
    kept = reading.whole
    if not kept:
        return Whole()
    return Whole(
        kept["genre"],
        kept["rewritten"],
        kept["rewritten_why"],
        tuple((words, likely, count) for words, likely, count in kept["signs"]),
        tuple((start, end) for start, end in kept.get("sign_places", ())),
        tuple((short, long) for short, long in kept["short"]),
        kept["then"],
        _lessons(kept.get("taught", ())),
        _lessons(kept.get("taught_short", ())),
    )


def _lessons(kept: Iterable[Any]) -> dict[str, Lesson]:
    return {key_of(one[0]): Lesson.of_json(one) for one in kept}


# The agreements a reading may belong to: the same that a paper may be entered under.
AgreementChoice = Place
agreement_choices = places


def chosen(reading: Reading, choices: Iterable[AgreementChoice]) -> AgreementChoice | None:
    """The agreement a person has chosen for this reading, if it is (still) there for the viewer."""
    ref = (reading.agreement.get("org"), reading.agreement.get("rec"))
    return next((one for one in choices if (one.ref["org"], one.ref["rec"]) == ref), None)


def known_to(viewer: Viewer, choices: Iterable[AgreementChoice]) -> set[str]:
    """The organisations a reading may give work to: the sides of the viewer's agreements, and the viewer's own. It
    stays as small as the work is, however large the directory."""
    return {viewer.org}.union(*(choice.sides for choice in choices))


def names_then(orgs: Iterable[str], day: date) -> dict[str, list[str]]:
    """What these organisations were called on the day of a text, as a row keeps it. One statement."""
    return {org: [name.name, name.short] for org, name in names(orgs, day).items()}


def day_of(desk: Desk) -> date | None:
    """The day a text belongs to: the meeting's, else the paper's."""
    days = (item.one("day") for item in desk.of(Sort.MEETING, Sort.PAPER))
    return next((date.fromisoformat(day) for day in days if day), None)


def namings(now: Mapping[str, Name], then: Mapping[str, list[str]]) -> list[Naming]:
    """Every name under which a text may speak of these organisations: today's, and those of its day."""
    today = [Naming(org, name.name, name.short) for org, name in sorted(now.items())]
    earlier = [Naming(org, name, short) for org, (name, short) in sorted(then.items()) if org in now]
    return list(dict.fromkeys((*today, *earlier)))


def entries(then: Mapping[str, list[str]]) -> list[OrganisationEntry]:
    """The directory of a text's day, as the reader takes it."""
    return [OrganisationEntry(org, name, (short,) if short else ()) for org, (name, short) in sorted(then.items())]
