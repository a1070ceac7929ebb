"""Trong tên tổ chức — which numbers, commas, conjunctions and verbs still belong to the name of a body.

Legal basis: NĐ 30/2020/NĐ-CP, Annex II (capitals of the parts of a name). Not a field of its own: it serves the
element of names of bodies.

Examples: ``Trại giam số 3`` · ``Đồn Biên phòng 815, 817 và 821`` · ``Sở Văn hóa, Thể thao và Du lịch`` · ``Cảnh sát
PCCC và CNCH`` · ``Ban Chỉ đạo thực hiện Quy chế dân chủ`` · ``UBND 3 huyện A, B và C``.

Must not match: the conjunction between two bodies, a number that counts something else.
"""

import re
from typing import Final

from vanban.elements.tu_dung import ends_phrase
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page
from vanban.engine.source import CAPITAL, LOWER, NUMBER, UPPER

_NUMBERED: Final = frozenset(("số", "khu", "vùng", "quận", "phường", "đoàn", "khóa", "pc"))
_INNER_AND: Final = word_set(
    """
    phát thể du môi chữa cứu truyền công đào khoa xã dân đầu đô hợp thương phụ nghiên gia chuyển đời pháp nhà
    thông vật đổi văn kỹ bảo đảng ptnt xh mt đt tt đối nhi hạ tôn ngân tìm quản bồi giám thú giáo kinh dịch
    sản chế tư vận trẻ tiếp hướng cnch phục
    """
)


UNIT_NUMBER: Final = re.compile(r"\d{3}\Z")


def unit_numbers_end(page: Page, token: int, stop: int) -> int:
    """``Đồn Biên phòng 815, 817 và 821``: units of the armed forces go by numbers of three digits."""
    words = page.words
    while token + 2 < stop and words[token + 1] in (",", "và") and UNIT_NUMBER.match(words[token + 2]):
        token += 2
    return token + 1


_WORKING_BODIES: Final = frozenset(
    ("ban chỉ đạo", "tiểu ban", "tổ công tác", "tổ giúp việc", "hội đồng", "đoàn khảo sát")
)
_WORKS: Final = frozenset(
    (("thực", "hiện"), ("tổng", "kết"), ("xây", "dựng"), ("triển", "khai"), ("thi", "đua"), ("đánh", "giá"),
     ("chỉ", "đạo"), ("điều", "hành"), ("hỗ", "trợ"), ("rà", "soát"), ("phối", "hợp"))
)  # fmt: skip


def names_its_work(page: Page, first: int, token: int) -> bool:
    """``Ban Chỉ đạo thực hiện Quy chế dân chủ``: the verb right after the head is part of the name."""
    hit = page.hit("to_chuc", first)
    if hit is None or hit.key not in _WORKING_BODIES or tuple(page.words[token : token + 2]) not in _WORKS:
        return False
    return page.capital(token + 2) or page.words[token + 2 : token + 3] in (["công"], ["phong"], ["chương"], ["đề"])


_WITH_A_FIELD: Final = frozenset(("ủy ban", "hội đồng", "ban chỉ đạo", "ban", "tiểu ban"))
_WHOSE: Final = (["quốc", "gia"], ["trung", "ương"], ["chính", "phủ"], ["chỉ", "đạo"])


def field_follows(page: Page, first: int, about: int) -> bool:
    """``Ủy ban Quốc gia | về Thanh niên``, ``Ban Chỉ đạo Trung ương | về phòng, chống tham nhũng``: the field named."""
    if page.words[about - 2 : about] not in _WHOSE and page.words[about - 1] != "t.ư":
        return False
    bodies, near = page.all_hits("to_chuc"), range(max(first, about - _WITH_ITS_WHOSE), about)
    return any(t in bodies and bodies[t].key in _WITH_A_FIELD for t in near)


_WITH_ITS_WHOSE: Final = 5


LEVELS: Final = frozenset(("tỉnh", "huyện", "xã", "quận", "phường", "thành", "thị", "địa", "tập"))

PLACE_LEVELS: Final = frozenset(
    ("tỉnh", "thành phố", "tp", "tp.", "huyện", "quận", "thị xã", "xã", "phường", "thị trấn", "đặc khu")
)


def counts_places(page: Page, first: int, token: int) -> bool:
    """``Công an 3 huyện A, B và C``: the places counted are listed in the name."""
    words = page.words
    if words[token - 1] != ")" and not page.capital(token - 1):
        return False
    counted = range(first + 1, min(first + 6, token - 1))
    return any(words[t] in _FEW and words[t + 1] in LEVELS for t in counted)


_FEW: Final = frozenset(("các", "hai", "ba", "bốn", "năm", *"23456789", *(f"0{n}" for n in range(2, 10))))


def announces_places(page: Page, first: int, colon: int) -> bool:
    """``Cảng vụ các tỉnh, thành phố: A, B``, ``Công an 5 huyện giáp ranh: A, B``: the colon stands inside the name."""
    words = page.words
    counted = next((t for t in range(first + 1, colon - 1) if words[t] in _FEW and words[t + 1] in LEVELS), colon)
    return counted < colon <= counted + 6 and not any(page.capital(t) for t in range(counted, colon))


_AT_LEAST: Final = 3


def listed_places_end(page: Page, comma: int, stop: int) -> int:
    """``Cảng vụ Quảng Ninh, Hải Phòng và Thái Bình``: three provinces or more, one name; 0 where there is no such list.

    ``Thành ủy Vinh, Nghệ An`` names a town and its province.
    """
    places = page.all_hits("dia_danh")
    if not any(t in places and places[t].last == comma for t in range(max(0, comma - 4), comma)):
        return 0
    count, end = 1, comma
    while end + 1 < stop and page.words[end] in (",", "và") and end + 1 in places:
        end = places[end + 1].last
        count += 1
    return end if count >= _AT_LEAST else 0


def within_end(page: Page, first: int, token: int, stop: int) -> int:
    """``Hội A 12 tỉnh, thành phố | trên địa bàn Quân khu B``: where the bodies counted lie; 0 if nothing is counted."""
    words, shapes = page.words, page.source.shapes
    counted = any(shapes[t] == NUMBER and words[t + 1] in LEVELS for t in range(first + 1, token - 1))
    if words[token : token + 3] != ["trên", "địa", "bàn"] or not counted or not page.capital(token + 3):
        return 0
    end = token + 3
    while end < stop and (page.capital(end) or words[end] == "khu" or words[end - 1] == "khu"):
        end += 1
    return end


_POSTS: Final = frozenset(("đại sứ", "tổng lãnh sự"))


def posted(page: Page, token: int) -> bool:
    """``Đại sứ nước A | tại Việt Nam``, ``Trưởng đại diện B tại Hà Nội``: where somebody is posted."""
    if page.hit("dia_danh", token + 1) is None:
        return False
    offices, near = page.all_hits("chuc_danh"), range(max(page.sentence_at(token)[0], token - 8), token)
    speaks_for = any(page.words[t : t + 2] == ["đại", "diện"] for t in near)
    return speaks_for or any(t in offices and offices[t].key in _POSTS for t in near)


def number_in_name(page: Page, token: int) -> bool:
    """``Trại giam số 3``, ``Quân khu 2``, ``Công an 2 xã``, ``Công ty Truyền tải điện 4 - PTC4``."""
    words = page.words
    if words[token - 1] == "-" and page.source.shapes[token - 2] == UPPER:
        return True  # "phòng, chống dịch COVID-19"
    after = words[token + 1] if token + 1 < len(words) else "."
    if words[token - 1] in _NUMBERED or page.capital(token - 1) or ends_phrase(page, token + 1):
        return True
    return after in LEVELS or (page.lower(token - 1) and after in ("-", "(", "và", "phối", "cùng"))


_COMMA_NAMES: Final = frozenset(
    (("hóa", "thể"), ("động", "thương"), ("cháy", "chữa"), ("hóa", "khoa"), ("giáo", "khoa"), ("nghệ", "đổi"),
     ("tỉnh", "thành"), ("quận", "huyện"), ("xã", "phường"), ("huyện", "thị"), ("huyện", "thành"),
     ("biến", "giáo"), ("phòng", "chống"), ("kiếm", "cứu"), ("học", "công"), ("học", "nghệ"), ("hóa", "giáo"),
     ("dục", "thanh"), ("dục", "đào"), ("niên", "thiếu"), ("phòng", "an"), ("tộc", "tôn"), ("tế", "ngân"),
     ("tế", "hạ"), ("hóa", "xã"), ("hóa", "thông"), ("thanh", "truyền"), ("chính", "ngân"))
)  # fmt: skip


def comma_inside(page: Page, token: int) -> bool:
    return token + 1 < len(page.words) and (page.words[token - 1], page.words[token + 1]) in _COMMA_NAMES


def and_inside(page: Page, token: int, first: int) -> bool:
    """Whether ``và`` at ``token`` stands inside one name (``Nông nghiệp và Phát triển nông thôn``)."""
    after = token + 1
    if after >= len(page.words) or page.source.shapes[after] not in (CAPITAL, LOWER, UPPER):
        return False
    if page.words[after] in ("hđnd", "hội") and _DEPUTIES & set(page.words[first:token]) and page.words[first] == "văn":
        return True  # "Văn phòng Đoàn ĐBQH và HĐND tỉnh"
    if page.source.shapes[after] == UPPER and page.words[after] not in _INNER_AND:
        return False
    if _same_noun_again(page, token):
        return True
    hit = page.hit("to_chuc", after)
    if page.words[token - 3 : token + 3] == ["khối", "cơ", "quan", "và", "doanh", "nghiệp"]:
        return True
    if hit is not None and page.lower(after) and page.lower(token - 1) and not page.capital(hit.last):
        return True  # "Đảng ủy Khối cơ quan và doanh nghiệp tỉnh"
    if hit is not None and page.words[after : after + 2] != ["xã", "hội"]:
        return False
    if page.hit("dia_danh", after) is not None:
        return False
    return page.words[after] in _INNER_AND and token > first


def _same_noun_again(page: Page, token: int) -> bool:
    """``Ban Quản lý khu kinh tế | và các khu công nghiệp``, ``Ủy ban Quốc phòng | và An ninh``: one field of work."""
    words = page.words
    if words[token - 1 : token + 3] == ["phòng", "và", "an", "ninh"]:
        return True
    noun = token + 1 + (words[token + 1] == "các")
    near = range(max(0, token - 3), token - 1)
    return page.lower(noun) and any(words[t] == words[noun] and page.lower(t) for t in near)


_DEPUTIES: Final = frozenset(("đbqh", "quốc"))
