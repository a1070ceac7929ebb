"""Mỗi người một lần — the mentions of one person put together.

Legal basis: none. Not a field of its own: it serves the element of chairs and people present.

Examples: ``đồng chí Lê Văn A, Bí thư Huyện ủy … Đồng chí Lê Văn A nhấn mạnh`` is one person, with the offices of the
fullest mention.

Must not be put together: two people of one family (``Lê Văn A``, ``Lê Văn B``).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from vanban.elements.nguoi import Mention
from vanban.engine.page import Page


@dataclass(frozen=True, slots=True)
class Named:
    """One person of the text: every mention, the fullest one first."""

    name: str
    mentions: tuple[Mention, ...]

    @property
    def fullest(self) -> Mention:
        return self.mentions[0]


def people(page: Page, mentions: Sequence[Mention]) -> tuple[Named, ...]:
    """The mentions put together by name, in order of first appearance."""
    by_name: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_name.setdefault(" ".join(page.words[mention.name[0] : mention.name[1]]), []).append(mention)
    result = []
    for group in by_name.values():
        fullest = max(group, key=lambda m: (len(m.titles), sum(b - a for a, b in m.titles)))
        ordered = (fullest, *(m for m in group if m is not fullest))
        result.append(Named(page.source.cut(*group[0].name), ordered))
    return tuple(result)
