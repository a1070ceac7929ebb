"""Kính gửi và Nơi nhận — to whom a paper is addressed, and who gets a copy.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I, II.9 and III; Hướng dẫn 36-HD/VPTW, II.9.

Examples: ``Kính gửi: Các sở, ban, ngành; UBND các huyện`` · ``Nơi nhận: - Như trên; - Lưu: VT.``

Must not match: ``kính gửi lời chúc``, the body after the addressees.
"""

import re
from collections.abc import Sequence
from typing import Final

from vanban.engine.lines import Line
from vanban.engine.page import Page
from vanban.values import Value

_ADDRESSED: Final = re.compile(r"kính gửi ?:")
_COPIES: Final = re.compile(r"nơi nhận ?:?")
_MAX_ADDRESSEES: Final = 60


def addressees(page: Page, lines: Sequence[Line]) -> tuple[Value[str], ...]:
    """The bodies after ``Kính gửi:``."""
    for i, line in enumerate(lines):
        match = _ADDRESSED.match(line.low)
        if match is None:
            continue
        found = _parts(page, line.after(match.end()))
        for below in lines[i + 1 : i + _MAX_ADDRESSEES]:
            if not below.text.startswith(("-", "–", "+")):
                break
            found += _parts(page, below)
        return tuple(found)
    return ()


def recipients(page: Page, lines: Sequence[Line]) -> tuple[Value[str], ...]:
    """The entries under ``Nơi nhận``."""
    for i, line in enumerate(lines):
        match = _COPIES.match(line.low)
        if match is None or (match.end() < len(line.low) and ":" not in match.group()):
            continue
        found = _parts(page, line.after(match.end()))
        for below in lines[i + 1 : i + _MAX_ADDRESSEES]:
            if below.text.startswith(("-", "–", "+")):
                found += _parts(page, below)
            elif not below.upper:
                break
        return tuple(found)
    return ()


def _parts(page: Page, line: Line) -> list[Value[str]]:
    found = []
    at = line.start
    for part in line.text.split(";"):
        text = part.strip(" -–+.,:\t")
        if text:
            start = page.source.norm.index(text, at)
            found.append(
                Value(text, (page.source.char_span(start, start + len(text)),), "certain", "ghi ở mục nơi nhận")
            )
            at = start + len(text)
    return found
