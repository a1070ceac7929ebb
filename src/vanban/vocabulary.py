"""Bảng từ của cơ quan — what people have taught the reader: organisations, aliases, offices, abbreviations.

The reader never changes a vocabulary. Corrections a person makes are kept by the caller as data and handed in
again with the next text.

>>> from vanban import read
>>> known = Vocabulary(
...     organisations=(OrganisationEntry("o1", "Đảng ủy Than Yên Sơn", ("TYS",)),),
...     aliases=(("Than Yên", "o1"),),                     # "Than Yên" in a text means o1, said by a person
...     offices=("Trưởng xưởng",),                         # begins an office the common list does not know
...     abbreviations=(("TTPH", "Tổ trực phối hợp"),),
... )
>>> draft = read("Sáng 5/6/2020, Than Yên tổ chức Hội nghị giao ban.", vocabulary=known)
>>> [(one.key, one.certainty, one.reason) for one in draft.matches[0].candidates]
[('o1', 'certain', 'cơ quan đã ghi: “Than Yên” là tổ chức này')]
"""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class OrganisationEntry:
    """One organisation of the directory under one name, valid from ``since`` up to and including ``until``.

    ``key`` identifies the organisation for the caller; ``name`` is the full name, ``aliases`` are short names,
    abbreviations and spellings the directory keeps. An organisation renamed has one entry for each name.
    """

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    since: date | None = None
    until: date | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """Full name first, then the aliases."""
        return (self.name, *self.aliases)

    def valid_on(self, day: date | None) -> bool:
        """Whether the name was in force on ``day``; an unknown day excludes nothing."""
        if day is None:
            return True
        return (self.since is None or self.since <= day) and (self.until is None or day <= self.until)


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """What one office knows, as data. Everything is a tuple, so that a vocabulary can be a key of a cache.

    ``organisations``: the directory. ``aliases``: pairs (words as written in texts, key of an organisation) that a
    person has confirmed; they come before every likeness of names. ``offices``: words that begin an office (chức danh)
    or a whole office. ``abbreviations``: pairs (short form, long form); a definition in the text itself comes first.
    Case, tone placement and the shape of dashes never matter. What is empty or longer than a name is passed over.
    """

    organisations: tuple[OrganisationEntry, ...] = ()
    offices: tuple[str, ...] = ()
    abbreviations: tuple[tuple[str, str], ...] = ()
    aliases: tuple[tuple[str, str], ...] = ()
