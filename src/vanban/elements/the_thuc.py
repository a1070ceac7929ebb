"""Thể thức — the parts of an official paper put together: header block, abstract, addressees, signature,
recipients.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I (state), Hướng dẫn 36-HD/VPTW (Party). Number and symbol: ``Số:
15/QĐ-BNV``, ``Số 127-QĐ/TW``.

Examples: ``SỞ A / Số: 672/STP-XDVB / V/v … / B, ngày 17 tháng 5 năm 2022 / Kính gửi: …`` is one; so is a draft
whose number is not given yet, ``Số:      /TTr-VP / TỜ TRÌNH``.

Must not match: a news item, even one that quotes a number and symbol in its text.
"""

import re
from typing import Final

from vanban.elements import chu_ky, co_quan_ban_hanh, dia_danh_ngay, noi_nhan, trich_yeu
from vanban.engine.lines import Line, lines
from vanban.engine.page import Page
from vanban.parts import OfficialHeader
from vanban.values import Value

HEAD_CHARS: Final = 4000
TAIL_CHARS: Final = 4000

_NUMBER: Final = re.compile(r"(?:số ?:?)? ?[.…_]{0,40} ?(\d{0,5}) ?([-/]) ?([a-zđ0-9][^\n,;]{1,60})\Z")
_SAYS_NUMBER: Final = ("số", "số:", "số :")


def find(page: Page) -> OfficialHeader | None:
    """The header of an official paper; None when fewer than two of its parts are there."""
    source = page.source
    top = lines(source, 0, min(len(source.norm), HEAD_CHARS))[:60]
    number, symbol = _number(page, top)
    place, day = dia_danh_ngay.find(page, top)
    kind, abstract = trich_yeu.find(page, top)
    to = noi_nhan.addressees(page, top)
    bottom = lines(source, max(0, len(source.norm) - TAIL_CHARS), len(source.norm))
    signing, signer = chu_ky.find(page, bottom)
    copies = noi_nhan.recipients(page, bottom)
    parts = [number or symbol, place, kind or abstract, to or None, signing, copies or None]
    if sum(part is not None for part in parts) < 2:
        return None
    superior, issuer = co_quan_ban_hanh.find(page, top[:8])
    if kind is not None and issuer is not None and issuer.spans == kind.spans:
        issuer = None
    return OfficialHeader(superior, issuer, number, symbol, place, day, kind, abstract, signing, signer, to, copies)


def _number(page: Page, top: list[Line]) -> tuple[Value[str] | None, Value[str] | None]:
    before = ""
    for line in top[:20]:
        match = _NUMBER.match(line.low)
        labelled = line.low.startswith("số") or before in _SAYS_NUMBER  # a gap left for the number parts the line
        before = line.low
        if (
            match is None
            or not labelled
            or not any(c.isupper() for c in line.text[match.start(3) :])
            or match[3].count(" ") > 8
        ):
            continue
        written = line.text[match.start(3) : match.end(3)].replace(" ", "").rstrip(".")
        span = page.source.char_span(line.start + match.start(3), line.start + match.end(3))
        symbol = Value(written, (span,), "certain", "ký hiệu ở dòng “Số” đầu văn bản")
        if not match[1]:
            return None, symbol
        at = page.source.char_span(line.start + match.start(1), line.start + match.end(1))
        return Value(match[1], (at,), "certain", "số ở dòng “Số” đầu văn bản"), symbol
    return None, None
