"""Corrections as they are kept: taken from what a person does at the desk, and given to the next readings."""

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from django.utils import timezone

from phoihop.accounts.viewer import SignedIn
from phoihop.intake.items import Desk, Item, Sort
from phoihop.intake.lessons import Lesson, Taught, key_of, teaches
from phoihop.intake.matching import only
from phoihop.intake.models import Correction, Reading
from phoihop.intake.naming import Names

# More than an office teaches in years; the newest count.
_MOST: Final = 2_000


def taught(org: str) -> Taught:
    """What the readings of this organisation's papers go by. One statement."""
    rows = Correction.objects.filter(org=org, active=True).order_by("-at")[:_MOST]
    found: dict[str, dict[str, Lesson]] = {sort: {} for sort in Correction.Sort.values}
    for row in rows:
        found[row.sort][row.key] = _lesson(row)
    return Taught(
        found[Correction.Sort.ORGANISATION], found[Correction.Sort.ABBREVIATION], found[Correction.Sort.OFFICE]
    )


def _lesson(row: Correction) -> Lesson:
    return Lesson(row.words, row.means, timezone.localdate(row.at).isoformat(), row.person)


def learn(viewer: SignedIn, reading: Reading, before: Item, after: Item, names: Names) -> None:
    """Keeps what the difference between an item as it was read and as a person has put it teaches. Inside the step's
    transaction; the rest of the reading goes by it at once."""
    if before.sort == Sort.TASK:
        for words, org in _organisations(before, after, names):
            explain(viewer, reading, Correction.Sort.ORGANISATION, words, org)
    elif before.sort in {Sort.CHAIR, Sort.ATTENDEE}:
        offices = after.all("titles")
        if offices and offices != before.all("titles") and key_of(before.one("name")) == key_of(after.one("name")):
            explain(viewer, reading, Correction.Sort.OFFICE, after.one("name"), "\n".join(offices))


def _organisations(before: Item, after: Item, names: Names) -> list[tuple[str, str]]:
    """Words of the text for which a person has chosen another organisation than was proposed."""
    found = []
    words, chosen = before.one("lead"), after.one("lead_org")
    if words and chosen and chosen != before.one("lead_org") and not _is(words, chosen, names):
        found.append((words, chosen))
    unclear = [one for one in before.all("cooperating") if only(names.meant(one)) is None]
    known = {meant.org for one in before.all("cooperating") if (meant := only(names.meant(one)))}
    added = [org for org in after.all("cooperating_org") if org not in known | set(before.all("cooperating_org"))]
    if len(unclear) == 1 and len(added) == 1:  # with more of either nobody can tell which word meant which
        found.append((unclear[0], added[0]))
    return found


def _is(words: str, org: str, names: Names) -> bool:
    meant = only(names.meant(words))
    return meant is not None and meant.org == org


def explain(viewer: SignedIn, reading: Reading, sort: Correction.Sort, words: str, means: str) -> bool:
    """Keeps one correction in place of an earlier one of the same words. Also tells this reading, whose row the caller
    saves."""
    words = " ".join(words.split())
    if sort == Correction.Sort.ORGANISATION and not teaches(words):
        return False
    now = timezone.now()
    row, _new = Correction.objects.update_or_create(
        org=viewer.org,
        sort=sort,
        key=key_of(words)[:300],
        defaults={
            "words": words[:300],
            "means": means,
            "active": True,
            "user": viewer.user,
            "person": viewer.user_label,
            "reading": reading.pk,
            "paper": reading.name,
            "at": now,
        },
    )
    _tell(reading, sort, _lesson(row))
    return True


def explain_all(viewer: SignedIn, reading: Reading, desk: Desk, meanings: Mapping[str, str], names: Names) -> None:
    """Whom the words of the desk's rows mean, where a person says something else than was proposed. Words that name
    nobody in particular are explained for this paper only."""
    for words in dict.fromkeys(one for item in desk.of(Sort.TASK) for one in _named(item)):
        if key_of(words) not in meanings:
            continue
        org, meant = meanings[key_of(words)], only(names.meant(words))
        if org == (meant.org if meant else "") or (org and not (names.may(org) and org in names.now)):
            continue
        if not org or not explain(viewer, reading, Correction.Sort.ORGANISATION, words, org):
            lesson = Lesson(words, org, timezone.localdate().isoformat(), viewer.user_label)
            _tell(reading, Correction.Sort.ORGANISATION, lesson)


def _named(item: Item) -> tuple[str, ...]:
    return (*item.all("lead"), *item.all("cooperating"))


_SLOTS: Final = {Correction.Sort.ORGANISATION: "taught", Correction.Sort.ABBREVIATION: "taught_short"}


def _tell(reading: Reading, sort: Correction.Sort, lesson: Lesson) -> None:
    slot = _SLOTS.get(sort)
    if slot:
        known = [one for one in reading.whole.get(slot, []) if key_of(one[0]) != key_of(lesson.words)]
        reading.whole = {**reading.whole, slot: [*known, lesson.to_json()]}


def switch(viewer: SignedIn, pk: UUID, *, on: bool) -> bool:
    return bool(Correction.objects.filter(org=viewer.org, pk=pk).update(active=on))


def forget(viewer: SignedIn, pk: UUID) -> bool:
    gone, _each = Correction.objects.filter(org=viewer.org, pk=pk).delete()
    return bool(gone)
