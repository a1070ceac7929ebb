"""Cơ quan ngang hàng — whether a dash between two heads parts two bodies or ties a unit to its superior.

Legal basis: none; offices of one level stand side by side in the law on each. Not a field of its own: it serves the
element of bodies.

Examples: ``Công an tỉnh A - Sở Giao thông vận tải`` · ``Hội Nông dân - Hội Liên hiệp Phụ nữ`` · ``PC Hà Lâm - Công an
huyện``.

Must not match: ``Phòng A - Công an tỉnh``, ``PA05 - Công an tỉnh``: a unit and the body it belongs to.
"""

from typing import Final

from vanban.engine.page import Page
from vanban.engine.source import UPPER

_PEERS: Final = frozenset(
    (
        "sở", "công an", "hội", "hội nông dân", "hội liên hiệp phụ nữ", "hội cựu chiến binh", "liên đoàn lao động",
        "tỉnh đoàn", "bộ đội biên phòng", "bộ chỉ huy quân sự", "bảo hiểm xã hội", "cục thuế",
        "viện kiểm sát nhân dân", "viện kiểm sát", "vksnd", "tòa án nhân dân", "tòa án", "tand",
        "thường trực", "hội đồng nhân dân", "hđnd", "ủy ban nhân dân", "ubnd", "ban thường trực", "ủy ban mttq", "mttq",
        "ban thường vụ", "đảng ủy", "huyện ủy", "thị ủy", "thành ủy", "tỉnh ủy", "bộ",
    )
)  # fmt: skip
"""Heads of offices of one rank: with a dash between them they stand side by side."""
_TWINS: Final = frozenset(
    ("văn phòng", "ban", "đảng ủy", "huyện ủy", "tỉnh ủy", "thành ủy", "sở", "hội", "công an", "cục")
)
"""Heads of which two with a dash between them are two bodies."""


def is_peer(page: Page, first: int, other: int) -> bool:
    """``Công an tỉnh A - Sở Giao thông vận tải``: two bodies; ``Phòng A - Công an tỉnh`` is one."""
    one, two = page.hit("to_chuc", first), page.hit("to_chuc", other)
    if one is None and two is not None and page.source.shapes[first] == UPPER and page.words[first].isalpha():
        return two.key in _PEERS  # "PC Hà Lâm - Công an huyện"; but "PA05 - Công an tỉnh"
    if one is None or two is None:
        return False
    return one.key in _TWINS if one.key == two.key else {one.key, two.key} <= _PEERS
