"""What an indicator means: where two of these differ, a figure of the one is no figure of the other. Pure."""

from collections.abc import Mapping
from typing import Any, Final

from phoihop.records.keys import ref_id
from phoihop.reports.rules import Aggregation, Flavour
from vanban.fold import tone_place

# What forms that took an indicator over hold it to. Name, definition, supplier and direction are words about it.
MEANS: Final = ("unit", "flavour", "decimals", "aggregation", "factor", "numerator", "denominator")
# What a line of a form holds itself; of a ratio the two parts are lines of the form as well.
COPIED: Final = ("unit", "flavour", "decimals", "direction", "aggregation", "factor")

Data = Mapping[str, Any]


def meaning(data: Data) -> dict[str, Any]:
    """What an indicator's payload means, by the names of `MEANS`; what is left out reads as what it stands for."""
    is_ratio = data["flavour"] == Flavour.RATIO
    return {
        "unit": spoken(data["unit"]),
        "flavour": data["flavour"],
        "decimals": data.get("decimals", 0),
        "aggregation": data.get("aggregation", Aggregation.SUM.value),
        "factor": data.get("factor", 1) if is_ratio else 1,
        **{part: ref_id(data[part]) if is_ratio and part in data else None for part in ("numerator", "denominator")},
    }


def meaning_of_line(line: Data, lines: Mapping[str, Data]) -> dict[str, Any]:
    """The same of a line of a form, whose parts are the lines it names of `lines`, by code."""
    parts = [lines.get(code, {}).get("indicator") for code in line.get("of", ())]
    named = dict(zip(("numerator", "denominator"), parts, strict=False))
    return meaning({**line, **{part: ref for part, ref in named.items() if ref}})


def differing(one: Mapping[str, Any], other: Mapping[str, Any]) -> list[str]:
    return [part for part in MEANS if one[part] != other[part]]


def spoken(words: str) -> str:
    """Words that are read the same are the same, however they are spaced and capitalised."""
    return " ".join(tone_place(words).casefold().split())
