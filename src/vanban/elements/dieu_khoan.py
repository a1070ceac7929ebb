"""Chương, điều, khoản, điểm — the articles and clauses of a regulation, a decision, a rule.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I, II.6 (parts, chapters, articles, clauses, points); Hướng dẫn 36-HD/VPTW.

Examples: ``Điều 1. Phạm vi điều chỉnh`` with its paragraphs · ``1. Hai bên …`` a clause · ``a) Cung cấp …`` a point ·
``Chương II / TRÁCH NHIỆM CỦA CÁC BÊN``.

Must not match: articles cited in a sentence (``theo Điều 24 Quy chế``), numbering in papers without articles, a list of
tasks.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from typing import Final

from vanban.engine.lines import Line, lines
from vanban.engine.page import Page
from vanban.parts import Article, Clause
from vanban.values import Value

_ARTICLE: Final = re.compile(r"điều (\d{1,3}[a-zđ]?) ?(?:[.:]|-(?= ))? ?")
_CHAPTER: Final = re.compile(r"(?:chương|phần|mục) (?:[ivxl]{1,7}|\d{1,2}|thứ \w{2,6})(?![^\W_])")
_CLAUSE: Final = re.compile(r"\(?(\d{1,2}(?:\.\d{1,2}){0,2}|[a-eghiklmnopqđ])[.)]\)? ?(?=\S)")
_ENDS: Final = re.compile(r"nơi nhận ?:|(?:tm|kt|tl|t ?/ ?m|k ?/ ?t|t ?/ ?l)[. ]|đại diện ")
_HEADING_CHARS: Final = 200
FEWEST: Final = 2
"""A text with fewer articles is no regulation; one ``Điều`` at the head of a line is a citation cut by the page."""


def find(page: Page) -> tuple[Article, ...]:
    """The articles of the text in order; empty where it has none."""
    low = page.source.low
    if low.count("điều ") < FEWEST:
        return ()
    rows = lines(page.source, 0, len(low))
    heads = [(i, match) for i, row in enumerate(rows) if (match := _opens(row)) is not None]
    if len(heads) < FEWEST:
        return ()
    articles = []
    chapters = _chapters(rows)
    for (i, match), (stop, _) in zip(heads, [*heads[1:], (len(rows), None)], strict=True):
        articles.append(_article(page, rows, i, match, stop, chapters))
    return tuple(articles)


def _opens(row: Line) -> re.Match[str] | None:
    """``Điều 3. …`` at the head of a line, with a capital; a bare ``Điều 3 Quy chế này`` goes on with a sentence."""
    match = _ARTICLE.match(row.low)
    if match is None or not row.text.startswith(("Điều", "ĐIỀU")):
        return None
    rest = row.text[match.end() :]
    marked = row.text[: match.end()].rstrip()[-1:] in ".:-"
    return match if marked or not rest else None


def _chapters(rows: Sequence[Line]) -> dict[int, str]:
    """The chapter that begins at a line, with its title from the line below."""
    found: dict[int, str] = {}
    for i, row in enumerate(rows):
        match = _CHAPTER.match(row.low)
        if match is None or len(row.text) > _HEADING_CHARS:
            continue
        below = rows[i + 1].text if i + 1 < len(rows) and rows[i + 1].upper else ""
        title = row.text if match.end() < len(row.low) - 1 else f"{row.text} {below}".strip()
        found[i] = title
    return found


def _article(
    page: Page, rows: Sequence[Line], first: int, match: re.Match[str], stop: int, chapters: dict[int, str]
) -> Article:
    row = rows[first]
    ends = next((i for i in range(first + 1, stop) if i in chapters or _ENDS.match(rows[i].low)), stop)
    number = _value(page, row.start + match.start(1), row.start + match.end(1), "số ghi sau chữ “Điều”")
    head = (
        _value(page, row.start + match.end(), row.end, "ghi sau số của điều") if match.end() < len(row.text) else None
    )
    body = list(rows[first + 1 : ends])
    clauses, loose = _clauses(page, body)
    if head is not None and (len(head.value) > _HEADING_CHARS or (not body and head.value[-1:] in ".;:")):
        return Article(number, None, head, tuple(clauses), _chapter(chapters, first))
    text = _value(page, loose[0].start, loose[-1].end, "lời văn của điều") if loose else None
    return Article(number, head, text, tuple(clauses), _chapter(chapters, first))


def _clauses(page: Page, body: Sequence[Line]) -> tuple[list[Clause], list[Line]]:
    """The numbered parts, each up to the next, and the lines before the first."""
    marks = [(i, match) for i, row in enumerate(body) if (match := _CLAUSE.match(row.low)) is not None]
    if not marks:
        return [], list(body)
    clauses = []
    for (i, match), (stop, _) in zip(marks, [*marks[1:], (len(body), None)], strict=True):
        row = body[i]
        label = _value(page, row.start + match.start(1), row.start + match.end(1), "số thứ tự của khoản, điểm")
        text = _value(page, row.start + match.end(), body[stop - 1].end, "lời văn của khoản, điểm")
        clauses.append(Clause(label, text))
    return clauses, list(body[: marks[0][0]])


def _chapter(chapters: dict[int, str], first: int) -> str:
    at = bisect_left(list(chapters), first)
    return list(chapters.values())[at - 1] if at else ""


def _value(page: Page, start: int, end: int, reason: str) -> Value[str]:
    words = " ".join(page.source.norm[start:end].split())
    return Value(words, (page.source.char_span(start, end),), "certain", reason)
