"""Marks of citation in a text: "[2]" after a stretch of words says that they come from source 2. Pure.

A mark speaks for all words before it, back to the mark before it in the same paragraph. What follows the last mark of a
paragraph are the writer's own words.
"""

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Final

_MARK: Final = re.compile(r"\[(\d{1,3})\]")
_STOPS: Final = ".,;:!?…)”"
_MARKED: Final = re.compile(r"\s*\[(\d{1,3})\]")


@dataclass(frozen=True, kw_only=True)
class Stretch:
    """Words, and the sources they come from; none: the writer's own."""

    text: str
    sources: tuple[int, ...] = ()


def paragraphs(text: str, known: Collection[int]) -> list[list[Stretch]]:
    """A text with its sources, a list for each paragraph. A mark of no `known` source is a word like another."""
    found = []
    for line in text.splitlines():
        stretches: list[Stretch] = []
        begin = 0
        for mark in _MARKED.finditer(line):
            no = int(mark[1])
            if no not in known:
                continue
            _add(stretches, line[begin : mark.start()], no)
            begin = mark.end()
        _add(stretches, line[begin:])
        if stretches:
            found.append(stretches)
    return found


def _add(stretches: list[Stretch], between: str, *sources: int) -> None:
    """A stop behind a mark belongs to the words before it; marks side by side speak for the same words."""
    words = between.strip()
    if stretches:
        last = stretches[-1]
        rest = words.lstrip(_STOPS)
        stretches[-1] = replace(last, text=last.text + words[: len(words) - len(rest)])
        words = rest.strip()
        if not words:
            stretches[-1] = replace(stretches[-1], sources=tuple(dict.fromkeys((*last.sources, *sources))))
    if words:
        stretches.append(Stretch(text=words, sources=sources))


def bare(text: str, known: Collection[int]) -> str:
    """The words as a paper prints them, paragraph by paragraph."""
    return "\n".join(" ".join(one.text for one in stretches) for stretches in paragraphs(text, known))


def numbers(texts: Iterable[str], known: Collection[int]) -> list[int]:
    """The sources that are cited, in the order in which they come up."""
    found = (no for text in texts for stretches in paragraphs(text, known) for one in stretches for no in one.sources)
    return list(dict.fromkeys(found))


def cited(words: str, no: int) -> str:
    """Words taken over: every paragraph bears the mark of its source. What looks like a mark in them is none."""
    lines = (_MARK.sub(r"(\1)", line).strip() for line in words.splitlines())
    return "\n".join(f"{line} [{no}]" for line in lines if line)


def renumbered(texts: Mapping[str, str], known: Collection[int]) -> tuple[dict[str, str], dict[int, int]]:
    """The texts with their sources counted from 1 in the order in which they come up, and what each was before."""
    new = {old: at for at, old in enumerate(numbers(texts.values(), known), 1)}

    def mark(found: re.Match[str]) -> str:
        no = int(found[1])
        # A number that was no mark must not turn into one.
        return f"[{new[no]}]" if no in new else f"({no})" if no in new.values() else found[0]

    return {code: _MARK.sub(mark, text) for code, text in texts.items()}, new
