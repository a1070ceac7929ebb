"""Chấm điểm bộ đọc — the reader against annotated texts.

The measure is that of the annotated collection: micro-averaged hits, false and missed values per field,
compared without regard to Unicode form, tone placement, case, spaces, dash and quote shapes; names, documents,
dates and genres exactly, organisations from 0.7, titles and tasks from 0.8, place and event from 0.6 of shared
words (Dice).
"""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from vanban.engine.source import Source
from vanban.reader import read

FIELDS: Final = (
    "genre", "date", "place", "event", "organizers", "chairs.name", "chairs.titles", "attendees.name",
    "attendees.titles", "parties", "period", "documents", "tasks", "figures", "abbreviations", "spun",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Count:
    """Found, wrong and missed values of one field."""

    found: int = 0
    wrong: int = 0
    missed: int = 0

    def __add__(self, other: "Count") -> "Count":
        return Count(self.found + other.found, self.wrong + other.wrong, self.missed + other.missed)

    @property
    def precision(self) -> float:
        said = self.found + self.wrong
        return self.found / said if said else float(not self.missed)

    @property
    def recall(self) -> float:
        true = self.found + self.missed
        return self.found / true if true else float(not self.wrong)

    @property
    def f1(self) -> float:
        total = self.precision + self.recall
        return 2 * self.precision * self.recall / total if total else 0.0


@dataclass(frozen=True, slots=True)
class Score:
    """Counts per field over ``texts`` texts, and per text the fields in which something was wrong or missed."""

    texts: int
    fields: Mapping[str, Count]
    errors: tuple[tuple[str, str], ...]

    @property
    def overall(self) -> Count:
        return sum(self.fields.values(), Count())

    def table(self) -> str:
        """The score as a table of plain text."""
        lines = [f"{'trường':<18} {'P':>6} {'R':>6} {'F1':>6} {'đúng':>6} {'sai':>6} {'sót':>6}"]
        for name, count in (*self.fields.items(), ("CHUNG", self.overall)):
            if count != Count():
                lines.append(
                    f"{name:<18} {count.precision:6.3f} {count.recall:6.3f} {count.f1:6.3f}"
                    f" {count.found:6d} {count.wrong:6d} {count.missed:6d}"
                )
        return "\n".join(lines)


def score_directory(path: Path | str, *, keep: Callable[[str], bool] = lambda _id: True) -> Score:
    """Read every text of the folder ``path`` and compare with its ``gold.jsonl``.

    The folder holds ``gold.jsonl`` and the texts, under ``texts/<id>.txt`` or where a tab-separated ``sources.tsv``
    (columns ``id`` and ``file``) says. ``keep`` chooses ids. Raises OSError where a file is missing, ValueError where
    gold is no JSON.
    """
    folder = Path(path)
    files = _files(folder)
    fields = dict.fromkeys(FIELDS, Count())
    errors: list[tuple[str, str]] = []
    texts = 0
    for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines():
        if not line.strip():
            continue
        gold = json.loads(line)
        if not keep(gold["id"]):
            continue
        texts += 1
        text = (folder / files.get(gold["id"], f"texts/{gold['id']}.txt")).read_text(encoding="utf-8")
        for name, count in compare(gold, read(text).to_gold()).items():
            fields[name] += count
            if count.wrong or count.missed:
                errors.append((gold["id"], name))
    return Score(texts, fields, tuple(errors))


def _files(folder: Path) -> dict[str, str]:
    listing = folder / "sources.tsv"
    if not listing.exists():
        return {}
    head, *rows = (line.split("\t") for line in listing.read_text(encoding="utf-8").splitlines() if line.strip())
    return {row[head.index("id")]: row[head.index("file")] for row in rows}


def compare(gold: Mapping[str, Any], found: Mapping[str, Any]) -> dict[str, Count]:
    """Counts per field for one text; both in the schema of ``gold.jsonl``."""
    counts = {
        "genre": _slot(gold["genre"], found["genre"], _same),
        "date": _slot(gold["date"], found["date"], _same),
        "place": _slot(gold["place"], found["place"], _alike(0.6)),
        "event": _slot(gold["event"], found["event"], _alike(0.6)),
        "organizers": _bag(gold["organizers"], found["organizers"], overlap, 0.7),
        "parties": _bag(gold["parties"], found["parties"], overlap, 0.7),
        "period": Count(),
        "documents": _bag(
            [_document(d) for d in gold["documents"]], [_document(d) for d in found["documents"]], _equal, 1.0
        ),
        "tasks": _bag(gold["tasks"], found["tasks"], overlap, 0.8),
        "figures": _bag(gold["figures"], found["figures"], _same_figure, 0.9),
        "abbreviations": _bag(gold["abbreviations"], found["abbreviations"], _same_short, 0.7),
        "spun": _slot(str(gold["spun"]), str(found["spun"]), _same),
    }
    for end in ("from", "to"):
        counts["period"] += _slot((gold["period"] or {}).get(end), (found["period"] or {}).get(end), _same)
    for field in ("chairs", "attendees"):
        counts |= _people(field, gold[field], found[field])
    return {name: counts[name] for name in FIELDS}


def tokens(text: str) -> tuple[str, ...]:
    """Words and numbers of ``text``, in one case and one tone placement."""
    return tuple(word for word in Source(text).words if word[0].isalnum())


def overlap(a: str, b: str) -> float:
    """Dice coefficient of the two multisets of words, 0..1."""
    first, rest = tokens(a), list(tokens(b))
    if not first or not rest:
        return float(not first and not rest)
    total = len(first) + len(rest)
    shared = 0
    for word in first:
        if word in rest:
            rest.remove(word)
            shared += 1
    return 2 * shared / total


def _same(a: str, b: str) -> bool:
    return tokens(a) == tokens(b)


def _equal(a: object, b: object) -> float:
    return float(a == b)


def _alike(limit: float) -> Callable[[str, str], bool]:
    return lambda a, b: overlap(a, b) >= limit


def _slot(gold: str | None, found: str | None, same: Callable[[str, str], bool]) -> Count:
    if not gold and not found:
        return Count()
    if gold and found and same(gold, found):
        return Count(found=1)
    return Count(0, int(bool(found)), int(bool(gold)))


def _pairs(
    gold: Sequence[Any], found: Sequence[Any], alike: Callable[[Any, Any], float], limit: float
) -> dict[int, int]:
    """One-to-one pairs (index in gold → index in found), the most alike first."""
    ranked = sorted(
        ((alike(g, f), i, j) for i, g in enumerate(gold) for j, f in enumerate(found)),
        key=lambda one: (-one[0], one[1:]),
    )
    pairs: dict[int, int] = {}
    for score, i, j in ranked:
        if score >= limit and i not in pairs and j not in pairs.values():
            pairs[i] = j
    return pairs


def _bag(gold: Sequence[Any], found: Sequence[Any], alike: Callable[[Any, Any], float], limit: float) -> Count:
    hits = len(_pairs(gold, found, alike, limit))
    return Count(hits, len(found) - hits, len(gold) - hits)


def _people(field: str, gold: Sequence[Any], found: Sequence[Any]) -> dict[str, Count]:
    pairs = _pairs(gold, found, lambda a, b: float(_same(a["name"], b["name"])), 1.0)
    titles = Count()
    for i, person in enumerate(gold):
        titles += _bag(person["titles"], found[pairs[i]]["titles"] if i in pairs else [], overlap, 0.8)
    for j, person in enumerate(found):
        if j not in pairs.values():
            titles += Count(wrong=len(person["titles"]))
    names = Count(len(pairs), len(found) - len(pairs), len(gold) - len(pairs))
    return {f"{field}.name": names, f"{field}.titles": titles}


def _document(document: Mapping[str, Any]) -> tuple[str, str]:
    number = str(document["number"]).replace(" ", "").lstrip("0") or "0"
    return number, "".join(Source(document["symbol"] or "").words)


def _same_figure(a: Mapping[str, Any], b: Mapping[str, Any]) -> float:
    if abs(float(a["value"]) - float(b["value"])) > 1e-9 * max(1.0, abs(float(a["value"]))):
        return 0.0
    first, second = (_unit(one["unit"]) for one in (a, b))
    if first == second:
        return 1.0
    shorter = min(len(first), len(second))
    return 0.9 if shorter and first[:shorter] == second[:shorter] else 0.0


def _unit(unit: str | None) -> tuple[str, ...]:
    words = tuple(Source(unit or "").words)
    return ("%",) if words[:1] == ("%",) else words


def _same_short(a: Mapping[str, Any], b: Mapping[str, Any]) -> float:
    return overlap(a["long"], b["long"]) if _same(a["short"], b["short"]) else 0.0
