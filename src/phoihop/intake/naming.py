"""Organisations as the items of one reading may name them: who may be chosen, and who is proposed for which words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final

from django.utils.translation import gettext as _

from phoihop.intake.items import Found, Item, Sort, Sure
from phoihop.intake.lessons import Lesson, key_of
from phoihop.intake.matching import ALIKE, FULL, SHORT, TAUGHT, Candidate, Naming, candidates, only, words_of
from phoihop.ui.choosing import Option
from vanban import directory
from vanban.fold import fold
from vanban.vocabulary import OrganisationEntry, Vocabulary

MOST: Final = 12


@dataclass(frozen=True)
class Names:
    """Who one reading may name. `allowed`: the sides of the agreement chosen, None while nobody has chosen one.

    `namings` are the names of the text's day and today's, `now` today's alone, `short` the abbreviations the text
    explains, `taught` what people have said of words like these before. This is the directory that the organisation
    boxes ask.
    """

    namings: Sequence[Naming]
    now: Mapping[str, str]
    allowed: frozenset[str] | None = None
    short: Mapping[str, str] = field(default_factory=dict)
    taught: Mapping[str, Lesson] = field(default_factory=dict)
    # A page asks for the same words again and again: every row of a table names its bodies.
    _known: dict[str, list[Candidate]] = field(default_factory=dict, compare=False, repr=False)

    def name(self, org: str) -> str:
        return self.now.get(org, org[:8])

    def may(self, org: str) -> bool:
        return self.allowed is None or org in self.allowed

    def _open(self) -> list[Naming]:
        return [one for one in self.namings if self.may(one.org)]

    def find(self, words: str) -> list[Option]:
        """For the box: every word begins a word of a name, or the initials fit. Old names say who it is now."""
        asked = fold(words).split()
        found: dict[str, Option] = {}
        for one in self._open():
            if one.org not in found and (not asked or _fits(asked, one)):
                now = self.name(one.org)
                found[one.org] = Option(one.org, now, "" if one.name == now else one.name)
        return list(found.values())[:MOST]

    def named(self, ids: Sequence[str]) -> list[Option]:
        known = {one.org for one in self._open()}
        return [Option(org, self.name(org)) for org in ids if org in known]

    def meant(self, words: str) -> list[Candidate]:
        """The organisations that words may mean, the likeliest first. Not more than a page can show."""
        if words not in self._known:
            self._known[words] = self._meant(words)[:MOST]
        return self._known[words]

    def _meant(self, words: str) -> list[Candidate]:
        found = candidates(words, self._open(), abbreviations=self.short) or self._alike(words)
        lesson = self.taught.get(key_of(words))
        if lesson is None or (lesson.means and (lesson.means not in self.now or not self.may(lesson.means))):
            return found
        if not lesson.means:  # a person has said that it is none of these
            return []
        rest = [one for one in found if one.org != lesson.means]
        return [Candidate(lesson.means, self.name(lesson.means), TAUGHT), *rest]

    def _alike(self, words: str) -> list[Candidate]:
        """Where no name fits: those that share most of their words, for a person to choose from."""
        found = directory.candidates(words, self._vocabulary)
        return [Candidate(one.key, self.name(one.key), ALIKE) for one in found]

    @cached_property
    def _vocabulary(self) -> Vocabulary:
        entries = (OrganisationEntry(one.org, one.name, (one.short,)) for one in self._open())
        return Vocabulary(organisations=tuple(entries), abbreviations=tuple(self.short.items()))

    def why(self, words: str, one: Candidate) -> str:
        """Why these words may mean this organisation, as a clerk would say it."""
        if one.strength == TAUGHT:
            return self.taught[key_of(words)].why
        reasons = {FULL: _("đúng tên"), SHORT: _("đúng tên viết tắt"), ALIKE: _("hơi giống tên")}
        reason = reasons.get(one.strength, _("gần với tên"))
        if one.name == self.name(one.org):
            return reason
        return _("%(reason)s “%(name)s” vào ngày của văn bản") % {"reason": reason, "name": one.name}


def _fits(asked: Sequence[str], one: Naming) -> bool:
    letters = "".join(asked)
    parts = [*words_of(one.name), *words_of(one.short)]
    initials = "".join(part[0] for part in words_of(one.name))
    return all(any(part.startswith(word) for part in parts) for word in asked) or initials.startswith(letters)


def proposed_lead(item: Item, names: Names) -> Found | None:
    """The organisation proposed to lead a task, where the words of the text leave no choice."""
    return _proposed(item.fields.get("lead", ())[:1], names)[0] if item.fields.get("lead") else None


def proposed_cooperating(item: Item, names: Names) -> list[Found]:
    """The organisations proposed to co-operate, those that are clear."""
    return [found for found in _proposed(item.fields.get("cooperating", ()), names) if found]


def _proposed(fields: Sequence[Found], names: Names) -> list[Found | None]:
    found: list[Found | None] = []
    for one in fields:
        meant = only(names.meant(one.value))
        found.append(Found(meant.org, one.spans, Sure.LIKELY, one.value) if meant else None)
    return found


def settled(item: Item, names: Names) -> Item:
    """A task with the proposed organisations put in, as its acceptance confirms them. Others' choices stay."""
    if item.sort != Sort.TASK:
        return item
    fields: dict[str, tuple[Found, ...]] = {}
    lead = None if item.fields.get("lead_org") else proposed_lead(item, names)
    if lead:
        fields["lead_org"] = (lead,)
    if not item.fields.get("cooperating_org"):
        leading = lead.value if lead else item.one("lead_org")
        fields["cooperating_org"] = tuple(one for one in proposed_cooperating(item, names) if one.value != leading)
    return item.with_fields(fields) if any(fields.values()) else item
