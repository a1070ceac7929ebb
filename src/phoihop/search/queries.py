"""Finding what one may see. Ranked, and bounded: of the newest matches only, however many there are.

Ranking all matches of a common word in a province's papers takes a tenth of a second and more; ranking the newest
`WINDOW` takes a few milliseconds, and older ones are reached by further words or by the lists' filters. The page
says so.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from operator import itemgetter
from typing import Any
from uuid import UUID

from django.db import connection

from phoihop.records.actors import Viewer
from phoihop.records.scope import PUBLIC, audiences
from phoihop.search.models import SearchEntry
from phoihop.search.rules import Question, bonus, excerpt

WINDOW = {"sqlite": 1_000, "postgresql": 500}
PIECE, AROUND = 600, 200  # characters of a body in which words are looked for, and how many stand before them
WEIGHED = 60  # of the best by plain rank, those weighed again by accents and exact numbers


@dataclass(frozen=True, kw_only=True)
class Found:
    """One answer, ready for the page."""

    record: UUID
    shown_on: UUID
    kind: str
    title: tuple[tuple[str, bool], ...]
    excerpt: tuple[tuple[str, bool], ...]
    day: date | None


@dataclass(frozen=True, kw_only=True)
class Answer:
    """What was found: `total` and `by_kind` count within the window, `more` says that it was full."""

    total: int
    more: bool
    by_kind: dict[str, int]
    found: tuple[Found, ...]


NOTHING = Answer(total=0, more=False, by_kind={}, found=())


def find(question: Question, viewer: Viewer, *, kind: str = "", start: int = 0, size: int = 20) -> Answer:
    """Two statements: the newest matches with their rank, then the words of those shown."""
    if question.empty:
        return NOTHING
    candidates = _candidates(question, viewer)
    by_kind = Counter(map(itemgetter(1), candidates))
    # Of equal rank the newer comes first, as it does among the candidates: sorting keeps their order.
    ranked = sorted((one for one in candidates if one[1] == kind) if kind else candidates, key=itemgetter(2))
    rank = {pk: value for pk, _, value in ranked[: max(WEIGHED, start + size)]}
    weighed = sorted(
        _pieces(question, rank) if rank else (),
        key=lambda row: (rank[row.id] - bonus(question, row.title, row.piece, row.code), -row.id),
    )
    return Answer(
        total=len(ranked),
        more=len(candidates) >= WINDOW[connection.vendor],
        by_kind=by_kind,
        found=tuple(
            Found(
                record=row.record,
                shown_on=row.shown_on,
                kind=row.kind,
                title=excerpt(question, row.title, 220),
                excerpt=excerpt(question, row.piece, cut=(row.at > 1, row.at + PIECE <= row.length))
                if row.piece
                else (),
                day=row.day,
            )
            for row in weighed[start : start + size]
        ),
    )


def _pieces(question: Question, entries: Iterable[int]) -> Iterable[Any]:
    """Entries with the piece of their body in which to look, which may be a whole paper of many pages: around what was
    typed, else around its first words. Folded text is as long as the text itself. Written out: of what a search takes,
    putting the statement together anew each time was a fifth."""
    lite = connection.vendor == "sqlite"
    found = "".join(f"NULLIF({'INSTR' if lite else 'STRPOS'}(' ' || folded_body, %s), 0), " for _ in question.places)
    numbers = list(entries)
    sql = PIECES.format(found=found, later="MAX" if lite else "GREATEST", numbers=", ".join(["%s"] * len(numbers)))
    words = [f" {words}" for words in question.places]
    return SearchEntry.objects.raw(sql, [PIECE, *words, AROUND, *numbers])


def _candidates(question: Question, viewer: Viewer) -> list[tuple[int, str, float]]:
    """The newest visible matches, newest first, as (number, kind, rank); a smaller rank is better, as bm25 counts."""
    condition, parameters = audiences(viewer).query.sql_with_params()
    template = SQLITE if connection.vendor == "sqlite" else POSTGRESQL
    public = PUBLIC.hex if connection.vendor == "sqlite" else PUBLIC
    sql = template.format(audiences=condition)
    with connection.cursor() as cursor:
        cursor.execute(sql, [match_of(question), *parameters, public, WINDOW[connection.vendor]])
        found: list[tuple[int, str, float]] = cursor.fetchall()
        return found


def match_of(question: Question) -> str:
    """The question as the database's full-text index asks it."""
    return _fts5(question) if connection.vendor == "sqlite" else _tsquery(question)


# The index gives its rows newest first, so LIMIT ends the work; bm25 is computed for the rows that are left.
SQLITE = """
SELECT entry.id, entry.kind, bm25(search_index, 4.0, 1.0)
FROM search_index JOIN search_searchentry AS entry ON entry.id = search_index.rowid
WHERE search_index MATCH %s AND (entry.audience IN ({audiences}) OR entry.audience = %s)
ORDER BY search_index.rowid DESC LIMIT %s
"""

POSTGRESQL = """
WITH asked AS (SELECT to_tsquery('simple', %s) AS query),
newest AS (
  SELECT entry.id, entry.kind, entry.folded_title, entry.folded_body
  FROM search_searchentry AS entry, asked
  WHERE (setweight(to_tsvector('simple', entry.folded_title), 'A') || to_tsvector('simple', entry.folded_body))
        @@ asked.query
    AND (entry.audience IN ({audiences}) OR entry.audience = %s)
  ORDER BY entry.id DESC LIMIT %s
)
SELECT newest.id, newest.kind,
  -20 * ts_rank(
    setweight(to_tsvector('simple', newest.folded_title), 'A') || to_tsvector('simple', newest.folded_body),
    asked.query
  )
FROM newest, asked
ORDER BY newest.id DESC
"""


PIECES = """
SELECT id, record, shown_on, kind, title, code, day, at, SUBSTR(body, at, %s) AS piece, LENGTH(body) AS length
FROM (
  SELECT *, {later}(COALESCE({found}1, 1) - %s, 1) AS at FROM search_searchentry WHERE id IN ({numbers})
) AS entry
"""


def _fts5(question: Question) -> str:
    """All words, the last one also as a beginning; words are letters and digits only, so nothing has to be escaped."""
    parts = [f'"{" ".join(phrase)}"' for phrase in question.phrases]
    parts += [f'"{word}"' for word in question.words[:-1]]
    if question.words:
        last = question.words[-1]
        parts.append(f'"{last}" *' if len(last) > 1 else f'"{last}"')
    return " AND ".join(parts)


def _tsquery(question: Question) -> str:
    parts = ["(" + " <-> ".join(phrase) + ")" for phrase in question.phrases]
    parts += list(question.words[:-1])
    if question.words:
        last = question.words[-1]
        parts.append(f"{last}:*" if len(last) > 1 else last)
    return " & ".join(parts)
