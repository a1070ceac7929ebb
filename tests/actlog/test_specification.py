"""The specification says what the code does: limits, tags, kinds, standings and the vector."""

import json
import re
from dataclasses import asdict
from pathlib import Path

from actlog import LIMITS, Standing, decode, hashing, system
from tests.actlog import golden

PAGE = (Path(__file__).parents[2] / "docs" / "reference" / "act-format.md").read_text(encoding="utf-8")


def rows(heading: str) -> list[list[str]]:
    """Cells of the first table under a heading."""
    part = PAGE.split(f"## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip().strip("`") for cell in line.strip("|").split("|")] for line in lines[2:]]


def test_the_table_of_limits_is_the_limits() -> None:
    assert {name: int(limit) for name, limit, _ in rows("Limits")} == asdict(LIMITS)


def test_the_table_of_tags_is_the_tags() -> None:
    tags = {hashing.ORG, hashing.STATEMENT, hashing.CLOSE, hashing.ACT, hashing.HEAD, hashing.BODY}
    assert {tag.encode() for tag, _ in rows("Hashes and signatures")} == tags


def test_the_table_of_system_kinds_is_the_system_kinds() -> None:
    assert {kind for kind, *_ in rows("Payload")} == system.SYSTEM_KINDS


def test_every_standing_but_in_force_is_explained() -> None:
    named = {name.replace(" ", "_") for name, _ in rows("What counts")}
    assert named == set(Standing) - {Standing.IN_FORCE}


def test_the_vector_on_the_page_is_the_golden_one() -> None:
    vectors = json.loads(golden.VECTORS.read_text(encoding="utf-8"))
    blocks = re.findall(r"```\n(.*?)\n```", PAGE.split("## A vector", 1)[1], re.DOTALL)
    statement, act = vectors["statement"], vectors["act"]
    assert blocks == [statement["raw"], statement["signature"], act["payload"], act["header"], act["signature"]]
    assert f"Organisation id `{statement['org']}`" in PAGE
    assert f"act id `{act['act_id']}`" in PAGE
    assert decode(blocks[3].encode())["org"] == statement["org"]
