"""Ids of what several records speak of: the report of one unit for one period, the total of one regime. Pure."""

import hashlib
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from phoihop.records.keys import ref_id


def _id(*parts: str) -> UUID:
    return UUID(bytes=hashlib.sha256("\n".join(("phoihop/reports/1", *parts)).encode("ascii")).digest()[:16])


def cell_id(regime: UUID, unit: str, period: str) -> UUID:
    """The place of a unit's report for a period: all its sendings and answers share it."""
    return _id("cell", str(regime), unit, period)


def cell_of(data: Mapping[str, Any]) -> UUID:
    """The cell that a report, or an answer to one, speaks of."""
    return cell_id(ref_id(data["regime"]), data["unit"], data["period"])


def total_id(regime: UUID, period: str) -> UUID:
    return _id("total", str(regime), period)


def draft_id(regime: UUID, period: str) -> UUID:
    """The one text an office writes for a period under its own regime."""
    return _id("draft", str(regime), period)


def line_key(line: Mapping[str, Any]) -> str:
    """What a line of a form is added up under: the indicator it names, else its own code."""
    return ref_id(line["indicator"]).hex if "indicator" in line else str(line["code"])
