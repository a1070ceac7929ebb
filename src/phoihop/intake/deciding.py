"""What a person can do to the items of a reading. Pure: a desk in, a desk out; each step can be taken back."""

from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import Final

from phoihop.intake.items import Decision, Desk, Fields, Found, Item, Sort, Sure
from phoihop.intake.tables import place_of

GIVEN_WHY: Final = ""
_JOINED: Final = ("cooperating", "cooperating_org")


def decide(desk: Desk, wanted: str, decision: Decision) -> Desk:
    """Accepts or refuses. The same word a second time changes nothing: a key pressed twice undoes no decision."""
    item = desk.item(wanted)
    return desk if item is None or item.decision == decision else desk.put(item.decided(decision))


def change(desk: Desk, wanted: str, typed: dict[str, tuple[str, ...]]) -> Desk:
    """What was typed in the place of what was found, and the item accepted: a person has gone through it."""
    item = desk.item(wanted)
    if item is None:
        return desk
    fields = {name: merged(item, name, values) for name, values in typed.items()}
    return desk.put(item.with_fields(fields).decided(Decision.ACCEPTED))


def merged(item: Item, name: str, values: tuple[str, ...]) -> tuple[Found, ...]:
    """Values as typed. One that was left as found keeps its reason; one put in its place keeps the words it came
    from, and bears no reason of the reader's any more."""
    found = item.fields.get(name, ())
    by_value = {one.value: one for one in found}
    free = [one for one in found if one.value not in values]
    given = []
    for value in values:
        if value in by_value:
            given.append(by_value[value])
        else:
            spans = free.pop(0).spans if free else ()
            given.append(Found(value, spans, Sure.GIVEN, GIVEN_WHY))
    return tuple(given)


def split(desk: Desk, wanted: str, texts: tuple[str, ...]) -> Desk:
    """One task becomes several, each with one of `texts`; what else was found stays with each of them."""
    item = desk.item(wanted)
    if item is None or item.sort != Sort.TASK or len(texts) < 2:
        return desk
    pieces = []
    for position, text in enumerate(texts):
        fields = {**item.fields, "text": _cut(item, text)}
        if position:
            fields.pop("label", None)
        name = item.id if position == 0 else _free_id(desk, item.id, position)
        pieces.append(Item(name, Sort.TASK, fields, Decision.NONE, item.rev + 1))
    at = desk.items.index(item)
    return desk.changed((*desk.items[:at], *pieces, *desk.items[at + 1 :]))


def _cut(item: Item, text: str) -> tuple[Found, ...]:
    """The part of the source that `text` was, when it is word for word a part of it."""
    whole = item.fields.get("text", ())
    if len(whole) == 1 and len(whole[0].spans) == 1:
        start, end = whole[0].spans[0]
        offset = whole[0].value.find(text)
        if offset >= 0 and end - start == len(whole[0].value):
            return (replace(whole[0], value=text, spans=((start + offset, start + offset + len(text)),)),)
    return (Found(text, item.spans("text"), Sure.GIVEN, GIVEN_WHY),)


def _free_id(desk: Desk, base: str, position: int) -> str:
    taken = {item.id for item in desk.items} | {name for step in desk.undo for name in step["order"]}
    number = position
    while (name := f"{base}-{number}") in taken:
        number += 1
    return name


def join(desk: Desk, wanted: str) -> Desk:
    """A task is added to the task above it."""
    tasks = list(desk.of(Sort.TASK))
    item = desk.item(wanted)
    if item is None or item not in tasks or tasks.index(item) == 0:
        return desk
    above = tasks[tasks.index(item) - 1]
    text = Found(
        "; ".join(part.rstrip(" ;.") for part in (above.one("text"), item.one("text"))),
        (*above.spans("text"), *item.spans("text")),
        Sure.GIVEN,
        GIVEN_WHY,
    )
    fields: dict[str, tuple[Found, ...]] = {**item.fields, **above.fields, "text": (text,)}
    for name in _JOINED:
        both = (*above.fields.get(name, ()), *item.fields.get(name, ()))
        fields[name] = tuple({one.value: one for one in reversed(both)}.values())[::-1]
    whole = replace(above.with_fields(fields), decision=Decision.NONE)
    return desk.changed(tuple(whole if one is above else one for one in desk.items if one is not item))


def add(desk: Desk, sort: Sort) -> tuple[Desk, str]:
    """A new empty item, behind those of its sort; also its id."""
    taken = {item.id for item in desk.items} | {name for step in desk.undo for name in step["order"]}
    number = next(n for n in range(1, len(taken) + 2) if f"{sort}-m{n}" not in taken)
    item = Item(f"{sort}-m{number}", sort)
    order = list(Sort)
    at = next((n for n, one in enumerate(desk.items) if order.index(one.sort) > order.index(sort)), len(desk.items))
    return desk.changed((*desk.items[:at], item, *desk.items[at:])), item.id


def lead_all(desk: Desk, org: str) -> Desk:
    """`org` leads every task that was not refused and whose lead nobody has chosen."""
    given: Fields = {"lead_org": (Found(org),)}
    return desk.put(
        *(
            item.with_fields(given)
            for item in desk.of(Sort.TASK)
            if item.decision != Decision.REFUSED and not item.one("lead_org")
        )
    )


def keep_rows(desk: Desk, shown: Collection[str], kept: Collection[str]) -> Desk:
    """Of the rows a person has seen, those not kept are left out; one that is kept again is undecided as before."""
    changed = []
    for item in desk.items:
        if place_of(item) is None or item.id not in shown:
            continue
        if item.id not in kept and item.decision != Decision.REFUSED:
            changed.append(item.decided(Decision.REFUSED))
        elif item.id in kept and item.decision == Decision.REFUSED:
            changed.append(item.decided(Decision.NONE))
    return desk.put(*changed) if changed else desk


def reread(desk: Desk, rows: Iterable[Item]) -> Desk:
    """The rows of tables as they were read anew, in the place of the old ones. What a person has written or left out
    stays. The steps before cannot be taken back: they spoke of rows that meant something else."""
    before = {item.id: item for item in desk.items if place_of(item) is not None}
    others = [item for item in desk.items if place_of(item) is None]
    return Desk((*others, *(_anew(item, before.get(item.id)) for item in rows)))


def _anew(item: Item, old: Item | None) -> Item:
    if old is None:
        return item
    written = {
        name: found
        for name, found in old.fields.items()
        if any(one.sure == Sure.GIVEN for one in found) and name not in _CHOSEN
    }
    chosen = {
        name: old.fields[name]
        for name, words in _CHOSEN.items()
        if name in old.fields and item.all(words) == old.all(words)
    }
    return replace(item, fields={**item.fields, **written, **chosen}, decision=old.decision, rev=old.rev + 1)


# Organisations that were chosen, and the words they were chosen for.
_CHOSEN: Final = {"lead_org": "lead", "cooperating_org": "cooperating"}


def taken(desk: Desk) -> Desk:
    """The desk as a person who issues a whole table means it: the paper, and every row that was not left out."""
    items = tuple(
        item.decided(Decision.ACCEPTED)
        if item.decision == Decision.NONE and (item.sort == Sort.PAPER or place_of(item) is not None)
        else item
        for item in desk.items
    )
    return Desk(items, desk.undo)
