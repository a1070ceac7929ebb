"""Đơn vị tính — where the unit after a number ends.

Legal basis: Luật Đo lường and NĐ 86/2012/NĐ-CP for units of measure; what is counted is any noun.

Examples: ``12,5 | tỷ đồng`` · ``20 | %`` · ``318 | vụ`` · ``25 | triệu đồng/ha`` · ``13 | VKSND`` ·
``9,5 | vạn lượt khách``.

Must not match: durations (``5 năm``), verbs and linking words after a bare number (``Quân khu 2 tổ chức``).
"""

from typing import Final

from vanban.elements.tu_dung import ends_phrase
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page
from vanban.engine.source import BREAK, LOWER, MARK, NUMBER, UPPER

_DURATION: Final = word_set(
    """
    năm tháng ngày giờ phút giây tuần quý tuổi h g' thế kỷ nhiệm khóa giai h' đêm thập niên
    """
)
SCALE: Final = frozenset(("nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "trăm", "chục"))
_NOT_A_UNIT: Final = word_set(
    """
    và hoặc hay là của trong với có được đã sẽ đang để cho từ đến tới về theo tại ở trên dưới hơn gần khoảng so do
    bị phải cần nên thì mà nhưng cũng vẫn lại ra vào lên xuống qua như các những mỗi này đó kia nay sau trước cùng
    dành khi nếu giữa nhằm đều đạt tăng giảm chiếm bằng còn vừa mới thuộc nằm đóng gồm
    """
)
_ENDS_UNIT: Final = _NOT_A_UNIT | word_set(
    """
    tham đăng sinh bị thuộc nằm chưa không đi gồm tương trị ngừng vi tự hoàn thực tiếp cấp tổ phục đầu khai liên
    nông trọng đánh tập hưởng vay làm sống mắc nhiễm phạm khó sản xuất đóng góp phát đảm ủng hỗ xây trao tặng phối
    giao triển toàn
    """
)
_MAX_UNIT_WORDS: Final = 3


def unit_end(page: Page, token: int) -> int:
    """Where the unit that begins at ``token`` ends; ``token`` itself if no unit begins there."""
    words, shapes, source = page.words, page.source.shapes, page.source
    if token >= len(words) or shapes[token] in (BREAK, NUMBER):
        return token
    if words[token] == "%":
        return token + 1
    if _counted_short_form(page, token, token):
        return token + 1
    if shapes[token] == MARK or (page.hit("don_vi_tinh", token) is None and ends_phrase(page, token)):
        return token  # "Vùng Cảnh sát biển 2 tổ chức …": the number closes a name
    start = token
    while token < len(words) and words[token] in SCALE:
        token += 1
    if token > start and words[token : token + 1] in (["đồng"], ["usd"], ["đô"], ["euro"]):
        end = token + 1
        while words[end : end + 1] == ["/"] and source.is_word(end + 1):
            end = _squared(page, end + 2)
        return end
    body = page.hit("to_chuc", token)
    counted = token == start and token > 1 and page.capital(token) and page.lower(token - 2)
    if body is not None and counted and words[token] not in ("tp", "tx", "tt"):
        return body.last  # "hợp nhất tại 61 Cục Thuế"
    known = page.hit("don_vi_tinh", token) if token < len(words) else None
    if (
        known is not None
        and known.key in ("chương", "điều", "mục")
        and words[known.last : known.last + 1] in _AFTER_PART
    ):
        return known.last
    if _counted_short_form(page, start, token):
        return token + 1
    if known is not None and (
        shapes[token] == LOWER or source.glued(token) or known.last - token > 1 or words[token] in _POWER
    ):
        return _paired(page, _unit_grows(page, known.last, known.key))
    if token < len(words) and words[token] in _DURATION:
        return start
    if token > start and (token >= len(words) or shapes[token] != LOWER or words[token] in _NOT_A_UNIT):
        return token
    if token >= len(words) or shapes[token] != LOWER or words[token] in _NOT_A_UNIT:
        return token if token > start else start
    end = token + 1
    while end < len(words) and end - token < _MAX_UNIT_WORDS and shapes[end] == LOWER and words[end] not in _ENDS_UNIT:
        end += 1
    return _paired(page, end)


_POWER: Final = frozenset(("mw", "mwp", "mwh", "gw", "gwh", "kva", "mva"))
"""Written in capitals: ``1.200 MW``."""
_NOT_PAIRED: Final = frozenset((*SCALE, "đồng", "kg", "km", "m", "ha", "tấn", "vụ"))
_AFTER_PAIR: Final = frozenset((",", ".", ";", ")", "\n")) | word_set(
    "và phục nhằm để do liên gồm vi tham sang của cho tại trên với trong về đến từ ở thuộc bị được có trị"
)
"""After two nouns counted together; another verb has the second noun for its subject."""


def _paired(page: Page, end: int) -> int:
    """``516 công văn, tài liệu``, ``25 tổ chức, cá nhân vi phạm``: two nouns counted together."""
    words = page.words
    if words[end : end + 1] != [","] or not page.lower(end + 1) or words[end - 1] in _NOT_PAIRED:
        return end
    second = page.hit("don_vi_tinh", end + 1)
    if second is None or words[end + 1] in _NOT_PAIRED:
        return end
    after = words[second.last : second.last + 1]
    closes = not after or after[0] in _AFTER_PAIR
    return second.last if closes else end


_AFTER_PART: Final = ([","], ["."], [";"], ["và"], ["\n"], [")"])


def _counted_short_form(page: Page, start: int, token: int) -> bool:
    """``13 VKSND cấp huyện``: a body in its short form is counted."""
    if token >= len(page.words) or start != token or page.source.shapes[token] != UPPER:
        return False
    if page.words[token] in _PEOPLE_AND_TRADE:
        return True
    if len(page.words[token]) < 3:
        return False
    return token > 1 and page.lower(token - 2) and page.words[token].isalpha() and page.words[token] not in _NOT_COUNTED


_PEOPLE_AND_TRADE: Final = word_set(
    "dn htx nlđ cnlđ cnvclđ kcn ccn hs sv gv đvtn cbcc cbccvc cbđv ctv clb thpt thcs bhxh bhyt ubnd hđnd vđv hsg"
)
"""``hơn 2.000 DN``: short forms that newspapers count in without explaining them."""
_NOT_COUNTED: Final = frozenset(("tphcm", "covid", "asean", "iso", "gmt", "tcvn", "ttg", "bch", "nđ", "qđ"))


def _squared(page: Page, end: int) -> int:
    """``m2``, ``triệu đồng/m2``: the power belongs to the unit."""
    words = page.words
    power = end < len(words) and page.source.glued(end) and words[end] in ("2", "3", "²", "³")
    return end + 1 if power and words[end - 1] in ("m", "km", "cm") else end


def _unit_grows(page: Page, end: int, key: str) -> int:
    """``lượt`` and the like take the noun after them; ``m3/ngày`` takes what is after the slash."""
    words, source = page.words, page.source
    if key in ("m", "km"):
        end = _squared(page, end)
    while end + 1 < len(words) and words[end] == "/" and source.is_word(end + 1) and page.lower(end + 1):
        end += 2
    if key == "lượt" and page.lower(end) and words[end] not in _ENDS_UNIT:
        hit = page.hit("don_vi_tinh", end)
        whole = 2 if tuple(words[end : end + 2]) in _TWO_WORDS else 1
        end = hit.last if hit is not None else end + whole
    return end


_TWO_WORDS: Final = frozenset((("thông", "tin"), ("ý", "kiến"), ("văn", "bản"), ("khách", "hàng"), ("công", "dân")))
