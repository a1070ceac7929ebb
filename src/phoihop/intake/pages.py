"""What the reading page shows, worked out before any template runs."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.utils.translation import gettext as _
from markupsafe import Markup

from phoihop.intake.items import Decision, Desk, Found, Item, Sort, Sure
from phoihop.intake.labels import DIRECTIONS, FIELDS, MEETING_KINDS, SELDOM, SORTS, SURE
from phoihop.intake.marks import Mark, paragraphs
from phoihop.intake.matching import Candidate, only
from phoihop.intake.naming import Names, proposed_cooperating, proposed_lead
from phoihop.intake.queries import AgreementChoice
from phoihop.intake.tables import place_of
from phoihop.records.types import StrOrPromise
from phoihop.ui import formats
from vanban.fold import fold

_QUOTE_LONGEST: Final = 120
_MOST_OFFERED: Final = 4


@dataclass(frozen=True, slots=True)
class Row:
    """One field of an item as it is shown. `value` None prints "chưa rõ"; `fill` names the field to fill in."""

    mark: str
    number: str
    label: StrOrPromise
    value: str | None
    note: str
    fill: str


@dataclass(frozen=True, slots=True)
class ItemView:
    id: str
    sort: Sort
    number: int
    title: str
    decision: Decision
    rows: tuple[Row, ...]
    unknown: tuple[Row, ...]  # what the text does not say, in one line
    rev: int
    problems: tuple[str, ...]
    can_split: bool
    can_join: bool
    # Whom the words for the lead may mean, where a person has to choose: id, name, why.
    candidates: tuple[tuple[str, str, str], ...] = ()

    @property
    def seen(self) -> bool:
        return self.decision != Decision.NONE


@dataclass(frozen=True, slots=True)
class Context:
    """What the presentation of an item needs beside the item."""

    text: str
    names: Names
    agreement: AgreementChoice | None


def numbers(desk: Desk) -> dict[str, int]:
    """The number of every field that came from words of the source, in the order of the draft."""
    named = (f"{item.id}.{name}" for item in desk.items for name in FIELDS[item.sort] if item.spans(name))
    return {name: number for number, name in enumerate(named, 1)}


def source(
    text: str, desk: Desk, signs: Iterable[tuple[int, int]] = (), wanted: Callable[[Item], bool] = lambda _: True
) -> Markup:
    """The original with the words that led to the items that are wanted, and those that betray a rewriting."""
    numbered = numbers(desk)
    marks = [
        Mark(start, end, key, numbered[key])
        for item in desk.items
        if wanted(item)
        for name in FIELDS[item.sort]
        for start, end in item.spans(name)
        for key in (f"{item.id}.{name}",)
    ]
    return paragraphs(text, [*marks, *(Mark(start, end, "", 0) for start, end in signs)])


def item_views(
    desk: Desk, context: Context, problems: dict[str, list[str]], wanted: Callable[[Item], bool] = lambda _: True
) -> list[ItemView]:
    """The items that are wanted, each with its number among all."""
    numbered = numbers(desk)
    tasks = [item.id for item in desk.of(Sort.TASK)]
    return [
        ItemView(
            id=item.id,
            sort=item.sort,
            number=position,
            title=title_of(item),
            decision=item.decision,
            rows=tuple(row for row in _rows(item, context, numbered) if _stands_alone(row, item)),
            unknown=tuple(row for row in _rows(item, context, numbered) if not _stands_alone(row, item)),
            rev=item.rev,
            problems=tuple(problems.get(item.id, ())) if item.decision == Decision.ACCEPTED else (),
            can_split=item.sort == Sort.TASK and bool(item.one("text")),
            can_join=item.sort == Sort.TASK and item.id in tasks[1:],
            candidates=_candidates(item, context.names),
        )
        for position, item in enumerate(desk.items, 1)
        if wanted(item)
    ]


def _candidates(item: Item, names: Names) -> tuple[tuple[str, str, str], ...]:
    words = item.one("lead")
    if item.sort != Sort.TASK or not words or item.one("lead_org") or only(names.meant(words)):
        return ()
    return tuple((one.org, names.name(one.org), names.why(words, one)) for one in names.meant(words)[:_MOST_OFFERED])


def _stands_alone(row: Row, item: Item) -> bool:
    """A field that is known, or that must not be overlooked though it is not."""
    return row.value is not None or bool(row.note) or (item.sort == Sort.TASK and row.fill in {"lead", "due"})


def title_of(item: Item) -> str:
    label, place = item.one("label"), place_of(item)
    if place is not None:
        row = _("Hàng %(row)d của bảng") % {"row": place[1] + 1}
        return f"{row}, TT {label}" if label else row
    return f"{SORTS[item.sort]} {label}".strip() if label else str(SORTS[item.sort])


def _rows(item: Item, context: Context, numbered: dict[str, int]) -> Iterable[Row]:
    for name, label in FIELDS[item.sort].items():
        value, note = shown(item, name, context)
        if value is None and name in SELDOM:
            continue
        key = f"{item.id}.{name}"
        number = numbered.get(key)
        yield Row(key, str(number) if number else "", label, value, note, name if value is None else "")


def shown(item: Item, name: str, context: Context) -> tuple[str | None, str]:
    """A field's value in words, and where it comes from."""
    if item.sort == Sort.TASK and name in {"lead", "cooperating"}:
        return lead_of(item, context) if name == "lead" else _cooperating(item, context)
    found = item.fields.get(name, ())
    if name == "due":
        return _due(item, context.text)
    if not found:
        return None, ""
    values = [_word(item.sort, name, one.value, context) for one in found]
    joined = "; ".join(values) if name in {"organizers", "sides"} else ", ".join(values)
    return joined, note_of(found, context.text, joined)


def _word(sort: Sort, name: str, value: str, context: Context) -> str:
    if name == "day":
        return formats.day(date.fromisoformat(value))
    if name == "direction":
        return str(DIRECTIONS.get(value, value))
    if sort == Sort.MEETING and name == "kind":
        return str(MEETING_KINDS.get(value, value))
    if context.agreement and name == "area":
        return dict(context.agreement.areas).get(value, value)
    if context.agreement and name == "article":
        return next(
            (
                _("Điều %(no)s. %(title)s") % {"no": no, "title": title}
                for no, title, _area in context.agreement.articles
                if no == value
            ),
            value,
        )
    return value


def note_of(found: Sequence[Found], text: str, shown: str) -> str:
    """The words a value came from, where they say it otherwise, then how sure and why."""
    first = found[0]
    quote = " … ".join(dict.fromkeys(text[start:end] for start, end in first.spans[:2]))
    same = " ".join(fold(quote).split()) == " ".join(fold(shown).split())
    parts = []
    if quote and not same and len(quote) <= _QUOTE_LONGEST:
        parts.append(f"“{' '.join(quote.split())}”")
    sure = str(SURE[first.sure])
    parts.append(f"{sure}: {first.why}" if first.why and first.sure != Sure.GIVEN else sure)
    return " · ".join(parts)


def _due(item: Item, text: str) -> tuple[str | None, str]:
    due, said = item.fields.get("due", ()), item.fields.get("due_text", ())
    if due:
        shown = formats.weekday_day(date.fromisoformat(due[0].value))
        return shown, note_of(due, text, shown)
    if said:
        return f"“{said[0].value}”", note_of(said, text, said[0].value)
    return None, ""


def lead_of(item: Item, context: Context) -> tuple[str | None, str]:
    names = context.names
    chosen = item.one("lead_org")
    words = item.one("lead")
    if chosen:
        return names.name(chosen), chosen_note(item.fields["lead_org"][0], names)
    proposed = proposed_lead(item, names)
    if proposed:
        return names.name(proposed.value), _proposed_note([words], names)
    return None, _candidates_note(words, names.meant(words) if words else [], names)


def chosen_note(found: Found, names: Names) -> str:
    """Why an organisation stands in a task: a person chose it, or the words of the text mean it."""
    if found.sure == Sure.GIVEN:
        return str(SURE[Sure.GIVEN])
    return _quoted([found.why], names)


def _proposed_note(words: Sequence[str], names: Names) -> str:
    return _("%(told)s; nhận mục này là chọn") % {"told": _quoted(words, names)}


def _quoted(words: Sequence[str], names: Names) -> str:
    """The words of the text, each with the reason why they mean whom they are taken to mean."""
    told = []
    for one in words:
        meant = only(names.meant(one))
        told.append(f"“{one}” {names.why(one, meant)}" if meant else f"“{one}”")
    return ", ".join(told)


def _candidates_note(words: str, meant: Sequence[Candidate], names: Names) -> str:
    if not words:
        return ""
    if not meant:
        return _("văn bản ghi “%(words)s”, chưa khớp đơn vị nào") % {"words": words}
    offered = "; ".join(names.name(one.org) for one in meant[:3])
    return _("văn bản ghi “%(words)s”, có thể là: %(offered)s") % {"words": words, "offered": offered}


def _cooperating(item: Item, context: Context) -> tuple[str | None, str]:
    names = context.names
    chosen = item.all("cooperating_org")
    words = item.all("cooperating")
    if chosen:
        return "; ".join(names.name(org) for org in chosen), chosen_note(item.fields["cooperating_org"][0], names)
    proposed = proposed_cooperating(item, names)
    if proposed:
        said = [found.why for found in proposed]
        return "; ".join(names.name(found.value) for found in proposed), _proposed_note(said, names)
    return None, _("văn bản ghi “%(words)s”") % {"words": "”, “".join(words)} if words else ""


@dataclass(frozen=True, slots=True)
class AgreementOption:
    """An agreement as it is offered, with the reason why."""

    key: str
    title: str
    code: str
    reason: str
    strength: int


def agreement_options(desk: Desk, choices: Sequence[AgreementChoice], names: Names) -> list[AgreementOption]:
    """Every agreement the viewer has, those whose sides the text names first, each saying why."""
    meeting = next(desk.of(Sort.MEETING), None)
    words = dict.fromkeys((*meeting.all("sides"), *meeting.all("organizers")) if meeting else ())
    offered = [_agreement_option(one, tuple(words), names) for one in choices]
    return sorted(offered, key=lambda one: -one.strength)


def _agreement_option(choice: AgreementChoice, words: tuple[str, ...], names: Names) -> AgreementOption:
    from_text: dict[str, str] = {}
    sides = Names(names.namings, names.now, frozenset(choice.sides), names.short, names.taught)
    for said in words:
        for one in sides.meant(said):
            if one.org not in from_text:
                from_text[one.org] = said
                break
    told = "; ".join(
        said if fold(said) == fold(names.name(org)) else f"“{said}” → {names.name(org)}"
        for org, said in from_text.items()
    )
    reason = _("văn bản nêu %(count)d bên: %(told)s") % {"count": len(from_text), "told": told} if from_text else ""
    return AgreementOption(
        f"{choice.ref['org']}:{choice.ref['rec']}", choice.title, choice.code, reason, len(from_text)
    )
