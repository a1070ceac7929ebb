# ruff: noqa: E501 - a test sentence stays on one line
"""The reader against the annotated texts that lie beside the repository. They are third parties' and are only read."""

import functools
from pathlib import Path

import pytest

from vanban.score import Score, score_directory

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"

pytestmark = pytest.mark.skipif(not (CORPUS / "gold.jsonl").exists(), reason="no annotated texts at ../shared/corpus")

FLOORS = {
    "documents": 0.95, "date": 0.90, "genre": 0.90, "abbreviations": 0.90, "chairs.name": 0.90, "figures": 0.85, "attendees.name": 0.85,
    "parties": 0.85, "chairs.titles": 0.80, "attendees.titles": 0.80, "organizers": 0.80, "place": 0.80, "event": 0.80, "period": 0.80,
    "tasks": 0.70,
}  # fmt: skip


def kinds() -> dict[str, str]:
    head, *rows = (line.split("\t") for line in (CORPUS / "sources.tsv").read_text(encoding="utf-8").splitlines())
    return {row[head.index("id")]: row[head.index("kind")] for row in rows}


@functools.cache
def scored(real: bool) -> Score:
    kind = kinds()
    return score_directory(CORPUS, keep=lambda one: (kind[one] == "real") == real)


@pytest.mark.parametrize("real", [True, False], ids=["real texts", "written for the collection"])
@pytest.mark.parametrize("field", FLOORS)
def test_each_field_reaches_its_floor(field: str, real: bool) -> None:
    count = scored(real).fields[field]
    assert count.f1 >= FLOORS[field], scored(real).table()


@pytest.mark.parametrize("real", [True, False], ids=["real texts", "written for the collection"])
def test_all_fields_together_reach_their_floor(real: bool) -> None:
    assert scored(real).overall.f1 >= 0.82


@pytest.mark.parametrize("field", FLOORS)
def test_precision_is_not_below_recall(field: str) -> None:
    count = scored(True).fields[field]
    assert count.precision >= count.recall - 0.03, scored(True).table()
