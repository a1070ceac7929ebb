"""Họ tên người — where the name of a person begins and ends in a run of capitalised words.

Legal basis: Bộ luật Dân sự 2015, Article 26 (họ, chữ đệm, tên); the press writes every syllable with a capital.

Examples: ``Đại sứ Ấn Độ | Ravi Kumar`` ·
``Bí thư Đảng đoàn | Nguyễn Văn A`` · ``Y Blik Niê`` · ``H'Bơ Khăp`` · ``Kiều Oanh`` · ``LÊ VĂN A``.

Must not match: places and streets that begin like a family name (``Hồ Chí Minh``, ``Hà Nam``, ``huyện Lý Nhân``,
``đường Lê Lợi``) and the tail of a body (``T.Ư Đoàn``).
"""

from functools import cache
from typing import Final

from vanban.engine.lexicon import rows, word_set, words_of
from vanban.engine.page import Page, Starts, surnames
from vanban.engine.source import CAPITAL, UPPER

_PLACE_CLASS: Final = word_set(
    """
    tỉnh huyện xã phường quận thị phố tp đường thôn bản ấp buôn làng cầu sông núi đảo hồ biển chợ khu vùng
    """
)
_NAMED_AFTER: Final = word_set(
    """
    trường đường phố thpt thcs công giải thưởng bác tượng đài lăng cung bệnh viện bổng clb quỹ
    """
)


def run_end(page: Page, token: int) -> int:
    """End of the run of capitalised words that begins at ``token`` and holds no office."""
    shapes, offices = page.source.shapes, page.all_hits("chuc_danh")
    kind = shapes[token]
    end = token
    foreign = not family_name(page.words[token])
    while (
        end < len(shapes)
        and (shapes[end] in (CAPITAL, UPPER) or (foreign and _hyphenated(page, end)))
        and (shapes[end] == kind or len(page.words[end]) == 1)
        and not (end > token and end in offices and offices[end].last - end > 1)
        and end - token < 12
    ):
        end += 1
    return end


def _hyphenated(page: Page, token: int) -> bool:
    """``Jean | - | Pierre`` written without spaces, in a name that is no Vietnamese one."""
    if page.words[token] != "-" or not page.source.glued(token) or not page.capital(token + 1):
        return False
    return not page.begins[token + 1]


def family_name(word: str) -> bool:
    """Whether a name may begin with ``word``: a family name, or ``H'``, ``K'`` as in the Central Highlands."""
    return word in surnames() or word[:2] in ("h'", "k'")


def begins_name(page: Page, token: int) -> bool:
    """Whether nothing follows, or a name: ``ông A - Phó Chủ tịch, Đại tá | Lê Văn B``, whose the rank then is."""
    if token >= len(page.words):
        return True
    return page.capital(token) and family_name(page.words[token]) and 2 <= run_end(page, token) - token <= 5


def foreign_name(page: Page, office: int, first: int, end: int) -> tuple[int, int] | None:
    """``Đại sứ Hàn Quốc Kim A Bê``: what stands after the country of an envoy, in a run of capitalised words.

    ``office`` is where the office begins; only envoys are told apart by their country.
    """
    if page.hit("chuc_danh", office) is None or not page.ahead(office, _ENVOYS):
        return None
    start = first + (page.ahead(first, countries()) or page.ahead(first, _HERE))
    start += start < end and page.words[start] in _ADDRESSES
    return (start, end) if start > first and 2 <= end - start <= _LONGEST_FOREIGN else None


ABROAD: Final = frozenset(("đại", "tổng", "trưởng"))
"""``Đại sứ``, ``Phó Tổng lãnh sự``, ``Trưởng đại diện``: their names tell where they are posted."""
_ENVOYS: Final = Starts.of("đại sứ | phó đại sứ | tổng lãnh sự | phó tổng lãnh sự | tham tán | công sứ | đại biện")
_HERE: Final = Starts.of("việt nam")
_ADDRESSES: Final = frozenset(("ngài",))
_LONGEST_FOREIGN: Final = 5


@cache
def countries() -> Starts:
    """Names of countries, lower-cased."""
    return Starts(*(words_of(row["ten"]) for row in rows("quoc_gia")))


def name_in_run(page: Page, first: int, end: int) -> tuple[int, int] | None:
    """The person's name at the end of a run of capitalised words, if there is one."""
    words = page.words
    if page.source.shapes[first] == UPPER or end - first < 2:
        return None
    place = page.hit("dia_danh", first)
    start = first
    tail = words[first] == "đoàn" and words[first - 1 : first] in (["t.ư"], ["ương"], ["tw"], ["thành"], ["tỉnh"])
    if tail and family_name(words[first + 1]):
        start = first + 1  # "Bí thư T.Ư Đoàn Nguyễn Văn A"; but "Chánh án TAND tỉnh Đoàn Trung Kiên"
    if place is not None and place.last < end:
        start = place.last
    elif place is not None:
        return None
    if 2 <= end - start <= 4 and family_name(words[start]):
        if page.ahead(start, countries()) == end - start:
            return None  # "Đại sứ Hàn Quốc"
        return (start, end) if _name_fits(page, start, end) else None
    for length in (4, 3, 2):
        start = end - length
        if start > first and family_name(words[start]) and _name_fits(page, start, end):
            return start, end
    return None


_SAYS_OR_CHAIRS: Final = (["đã"], ["chủ"], ["phát"], ["kết"], ["nhấn"], ["đề"], ["yêu"], ["cho"])


def _name_fits(page: Page, start: int, end: int) -> bool:
    words = page.words
    before = words[start - 1] if start else ""
    body = page.hit("to_chuc", start)
    if body is not None and body.last > end:
        return False  # "Chủ nhiệm Đoàn Luật sư tỉnh"
    city = before == "phố" and words[start - 2 : start - 1] == ["thành"]  # "Chủ tịch UBND thành phố Lê Văn A"
    if words[start:end] == ["hồ", "chí", "minh"] or (before in _NAMED_AFTER and not city):
        return False
    if end - start == 2:
        if before == "tỉnh" and page.hit("dia_danh", start) is None and words[end : end + 1] in _SAYS_OR_CHAIRS:
            return True  # "Trưởng Ban … HĐND tỉnh Phạm Công đã chủ trì": no province has that name
        return before not in _PLACE_CLASS and before not in ("ty", "đoàn", "xã", "báo", "khu", "trại")
    return True


def is_place(page: Page, start: int, end: int) -> bool:
    words = page.words
    before = words[start - 1] if start else ""
    place = page.hit("dia_danh", start)
    if place is not None and place.last >= end:
        return True
    return words[start:end] == ["hồ", "chí", "minh"] or before in _PLACE_CLASS
