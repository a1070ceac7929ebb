"""What the tests of wordings share: a sentence that opens a piece of news, and the draft in plain values."""

from typing import Any

from vanban import read

LEAD = "Ngày 5/6/2021, tại Vinh, Sở Y tế tổ chức Hội nghị giao ban quý II. "


def gold(text: str) -> dict[str, Any]:
    return read(text).to_gold()
