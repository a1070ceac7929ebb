"""Quyền hạn, chức vụ, họ tên người ký — the signing line at the end of a paper.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I, II.7 (``TM.``, ``KT.``, ``TL.``, ``TUQ.``, ``Q.``); Hướng dẫn
36-HD/VPTW, II.7 (``T/M``, ``K/T``, ``T/L``).

Examples: ``KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC / Đinh Văn A`` · ``T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ``.

Must not match: authors' names under news items, ``TM`` inside a word, an office in the body.
"""

import re
from collections.abc import Sequence
from typing import Final

from vanban.engine.lines import Line, span_of
from vanban.engine.page import Page, surnames
from vanban.values import Value

_AUTHORITY: Final = re.compile(r"(?:t ?/ ?m|k ?/ ?t|t ?/ ?l|tm|kt|tl|tuq|t ?/ ?uq|q)[. ]")


def find(page: Page, lines: Sequence[Line]) -> tuple[Value[str] | None, Value[str] | None]:
    """(signing line, signer)."""
    for i, line in enumerate(lines):
        if not line.upper or _AUTHORITY.match(line.low) is None:
            continue
        taken = [line]
        for below in lines[i + 1 : i + 4]:
            if not below.upper or _is_name(below):
                break
            taken.append(below)
        text = " / ".join(part.text for part in taken)
        signing = Value(
            text, (span_of(page.source, taken[0], taken[-1]),), "certain", "dòng quyền hạn, chức vụ người ký"
        )
        return signing, _signer(page, lines[i + len(taken) : i + len(taken) + 5])
    return None, None


def _is_name(line: Line) -> bool:
    words = line.low.split()
    if line.upper and words[0] in ("phó", "chủ", "giám"):
        return False  # "PHÓ BÍ THƯ" is an office, though Phó is a family name too
    return 2 <= len(words) <= 5 and words[0] in surnames() and all(w.isalpha() for w in words)


def _signer(page: Page, lines: Sequence[Line]) -> Value[str] | None:
    for line in lines:
        if _is_name(line) and line.text[0].isupper():
            return Value(line.text, (span_of(page.source, line, line),), "certain", "tên ghi dưới dòng chức vụ")
    return None
