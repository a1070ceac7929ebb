"""The one place that knows the reader: a draft of `vanban.read` becomes plain items."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Final

from django.utils.translation import gettext as _

from phoihop.intake.items import Fields, Found, Item, Proposal, Sign, Sort, Sure
from phoihop.intake.tables import Column, LeftOut, Plan, Role, row_id
from phoihop.meetings.definitions import MeetingKind
from vanban import parts, read, read_tables
from vanban.draft import Draft
from vanban.fold import fold
from vanban.parts import CitedDocument, DraftTask, OfficialHeader, Person, PlanTable
from vanban.values import Value
from vanban.vocabulary import Vocabulary

_MEETING_KINDS: Final = {
    "coordination_review": MeetingKind.REVIEW,
    "coordination_signing": MeetingKind.SIGNING,
    "briefing": MeetingKind.BRIEFING,
    "survey": MeetingKind.SURVEY,
}
NO_MEETING: Final = "not_meeting"
_TITLE_LONGEST: Final = 500
_SAMPLE: Final = 80
# A plan binds no more tasks than this.
MOST_ROWS: Final = 500


Known = Callable[[date], Vocabulary]


def propose(text: str, *, today: date, known: Known) -> Proposal:
    """What the reader makes of `text`. `known` gives the organisations under their names of a day, and what people have
    taught: a text of 2017 is read with the names and the year of 2017, one without a day with those of `today`."""
    told = day_of(read(text))
    day = told or today
    return of_draft(read(text, on_date=day, vocabulary=known(day)), text)


def day_of(draft: Draft) -> date | None:
    """The day a text belongs to: the meeting's, else the paper's own."""
    found = _day(draft.date) or _day(draft.header.date if draft.header else None)
    return date.fromisoformat(found[0].value) if found else None


def of_draft(draft: Draft, text: str) -> Proposal:
    meeting = [] if draft.genre.value == NO_MEETING else [Item("meeting", Sort.MEETING, _meeting(draft))]
    items = (
        Item("paper", Sort.PAPER, _paper(draft, text)),
        *meeting,
        *(Item(f"chair-{n}", Sort.CHAIR, _person(one)) for n, one in enumerate(draft.chairs, 1)),
        *(Item(f"attendee-{n}", Sort.ATTENDEE, _person(one)) for n, one in enumerate(draft.attendees, 1)),
        *(Item(f"cited-{n}", Sort.CITED, _cited(one)) for n, one in enumerate(_others(draft), 1)),
        *(Item(f"task-{n}", Sort.TASK, _task(one)) for n, one in enumerate(draft.tasks, 1)),
        *_all_rows(draft.tables),
    )
    return Proposal(
        items=items,
        rows=sum(len(table.rows) for table in draft.tables),
        genre=draft.kind.value,
        rewritten=draft.spun.is_spun,
        rewritten_why=draft.spun.reason,
        signs=tuple(
            Sign(sign.words.value, sign.likely_original, _spans(sign.words), sign.count) for sign in draft.spun.signs
        ),
        abbreviations=tuple((one.short.value, one.long.value) for one in draft.abbreviations),
        tables=tuple(_table(table, {}).to_json() for table in draft.tables),
    )


_WORDS: Final[Mapping[Role, parts.Role]] = {
    Role.NUMBER: "number",
    Role.TEXT: "text",
    Role.LEAD: "lead",
    Role.COOPERATING: "cooperating",
    Role.DUE: "due",
    Role.PRODUCT: "product",
    Role.NOTE: "note",
    Role.OTHER: "other",
}


def read_again(text: str, *, day: date, roles: Mapping[int, Mapping[int, Role]]) -> tuple[list[Item], list[Plan]]:
    """The tables of tasks with their columns as a person understands them."""
    found = read_tables(
        text,
        on_date=day,
        roles={number: {column: _WORDS[role] for column, role in one.items()} for number, one in roles.items()},
    )
    return _all_rows(found), [_table(table, roles.get(table.number, {})) for table in found]


def _all_rows(tables: Iterable[PlanTable]) -> list[Item]:
    """The rows of all tables as tasks, as many as go out in one step."""
    return [item for table in tables for item in _rows(table)][:MOST_ROWS]


def _rows(table: PlanTable) -> Iterator[Item]:
    for row in table.rows:
        fields = _task(row.task)
        if row.section:
            fields = {**fields, "section": (Found(row.section, (), Sure.LIKELY, ""),)}
        yield Item(row_id(table.number, row.row), Sort.TASK, fields)


def _table(table: PlanTable, given: Mapping[int, Role]) -> Plan:
    body = [row.row for row in table.rows]
    return Plan(
        number=table.number,
        start=table.span.start,
        why=table.reason,
        sure=Sure(table.certainty),
        columns=tuple(
            Column(
                one.index,
                one.heading,
                Role(one.role),
                Sure.GIVEN if one.index in given else Sure(one.certainty),
                one.reason,
                _sample(table.cells, one.index, body),
            )
            for one in table.columns
        ),
        left_out=tuple(LeftOut(one.row, one.text, one.reason) for one in table.left_out),
        rows=len(table.rows),
    )


def _sample(cells: Sequence[Sequence[str]], column: int, rows: Sequence[int]) -> str:
    """The first cell of a column that holds something."""
    found = (cells[row][column].strip() for row in rows if column < len(cells[row]))
    return next(filter(None, found), "")[:_SAMPLE]


def _spans(value: Value[str]) -> tuple[tuple[int, int], ...]:
    return tuple((span.start, span.end) for span in value.spans)


def _found(value: Value[str] | None, text: str | None = None) -> tuple[Found, ...]:
    """A value of the reader; `text` is another way to say the same, such as the day a phrase means."""
    if value is None or text == "":
        return ()
    return (Found(value.value if text is None else text, _spans(value), Sure(value.certainty), value.reason),)


def _several(values: Iterable[Value[str]]) -> tuple[Found, ...]:
    return tuple(found for value in values for found in _found(value))


def _known(pairs: Iterable[tuple[str, tuple[Found, ...]]]) -> Fields:
    return {name: found for name, found in pairs if found}


def _meeting(draft: Draft) -> Fields:
    kind = _MEETING_KINDS.get(draft.genre.value, MeetingKind.OTHER)
    return _known(
        (
            ("kind", _found(draft.genre, kind.value)),
            ("title", _capital(_found(draft.event))),
            ("day", _day(draft.date)),
            ("place", _found(draft.place)),
            ("organizers", _several(draft.organizers)),
            ("sides", _several(draft.parties)),
            ("period_from", _found(draft.period.start) if draft.period else ()),
            ("period_to", _found(draft.period.end) if draft.period else ()),
        )
    )


def _capital(found: tuple[Found, ...]) -> tuple[Found, ...]:
    """A name cut out of the middle of a sentence begins with a capital."""
    return tuple(
        Found(one.value[:1].upper() + one.value[1:_TITLE_LONGEST], one.spans, one.sure, one.why) for one in found
    )


def _day(value: Value[str] | None) -> tuple[Found, ...]:
    """A whole day only: a month without its day is no day of a record."""
    if value is None:
        return ()
    try:
        return _found(value, date.fromisoformat(value.value).isoformat())
    except ValueError:
        return ()


def _person(person: Person) -> Fields:
    return _known((("name", _found(person.name)), ("titles", _several(person.titles))))


def _others(draft: Draft) -> list[CitedDocument]:
    """The papers cited: its own number, which the reader lists with them, is no citation."""
    own = draft.header.number if draft.header else None
    return [one for one in draft.documents if own is None or not set(own.spans) & set(one.number.spans)]


def _cited(cited: CitedDocument) -> Fields:
    return _known(
        (
            ("kind", _found(cited.kind)),
            ("number", _found(cited.number)),
            ("symbol", _found(cited.symbol)),
            ("issuer", _found(cited.issuer)),
            ("day", _day(cited.date)),
        )
    )


def _task(task: DraftTask) -> Fields:
    due = task.due
    return _known(
        (
            ("label", _found(task.label)),
            ("text", _capital(_found(task.text))),
            ("lead", _found(task.lead)),
            ("cooperating", _several(task.cooperating)),
            ("due", _found(due.as_written, due.last) if due and due.last else ()),
            ("due_text", _found(due.as_written) if due else ()),
            ("product", _found(task.product)),
        )
    )


def _paper(draft: Draft, text: str) -> Fields:
    """The paper itself: by its head when it is an official one, else by its first line."""
    header = draft.header
    if header is not None and (header.number or header.symbol or header.abstract):
        return _known(_of_header(header, text))
    return {
        "direction": (Found("read", (), Sure.LIKELY, _("không có thể thức của văn bản hành chính")),),
        "abstract": tuple(_first_line(text)),
        **_known([("day", _day(draft.published))]),
    }


def _of_header(header: OfficialHeader, text: str) -> Iterator[tuple[str, tuple[Found, ...]]]:
    why = _("có thể thức của văn bản hành chính")
    yield "direction", (Found("in", (), Sure.LIKELY, why),)
    yield "kind", _found(header.kind)
    yield "number", _found(header.number)
    yield "symbol", _found(header.symbol)
    yield "day", _day(header.date)
    yield "abstract", _found(header.abstract) or tuple(_first_line(text))
    yield "issuer", _found(header.issuer)


def _first_line(text: str) -> Iterator[Found]:
    """The first line that says something: no name of a sheet and no row of a table, unless there is nothing else."""
    lines = list(_lines(text))
    if not lines:
        return
    begin, words = next(((at, line) for at, line in lines if len(line.split()) > 2 and "\t" not in line), lines[0])
    cut = " ".join(words[:_TITLE_LONGEST].split("\t"))
    yield Found(cut, ((begin, begin + len(cut)),), Sure.LIKELY, _("dòng đầu của văn bản"))


def _lines(text: str) -> Iterator[tuple[int, str]]:
    """Lines with words, and where each begins."""
    start = 0
    for line in text.split("\n"):
        words = line.strip()
        if len(fold(words)) > 3:
            yield start + line.index(words), words
        start += len(line) + 1
