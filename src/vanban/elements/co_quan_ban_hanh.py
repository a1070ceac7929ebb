"""Tên cơ quan ban hành — the issuing body and its superior, top left of a paper.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I, II.2; Hướng dẫn 36-HD/VPTW, II.2 (Party: the superior above, an asterisk
below).

Examples: ``UBND TỈNH A / SỞ TƯ PHÁP`` · ``TỈNH ỦY B / BAN TỔ CHỨC / *``.

Must not match: the motto (``CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM``, ``ĐẢNG CỘNG SẢN VIỆT NAM``), the kind of the
paper, titles of news items.
"""

from collections.abc import Sequence
from typing import Final

from vanban.engine.lines import Line, span_of
from vanban.engine.page import Page
from vanban.values import Value

_MOTTOES: Final = ("cộng hòa xã hội", "độc lập", "đảng cộng sản việt nam", "đoàn tncs", "hạnh phúc")


def find(page: Page, top: Sequence[Line]) -> tuple[Value[str] | None, Value[str] | None]:
    """(superior, issuer) among the lines above the number; None where they are not written."""
    names: list[Line] = []
    for line in top:
        if line.low.startswith(("số:", "số ")) or line.low.startswith("v/v"):
            break
        if any(motto in line.low for motto in _MOTTOES) or not line.upper:
            continue
        if page.source.low[line.start : line.end].strip() in ("tối mật", "mật", "hỏa tốc", "khẩn", "dự thảo"):
            continue
        names.append(line)
        if len(names) == 3:
            break
    if not names:
        return None, None
    values = [Value(n.text, (span_of(page.source, n, n),), "likely", "dòng chữ in hoa ở đầu văn bản") for n in names]
    return (values[-2], values[-1]) if len(values) >= 2 else (None, values[0])
