"""Số liệu — figures: a number with its unit, as reported.

Legal basis: Luật Đo lường and NĐ 86/2012/NĐ-CP for units; decimal comma and thousands dot by TCVN 7783.

Examples: ``trên 1800 đảng viên`` · ``12,5 tỷ đồng`` · ``giảm 62,58%`` · ``21.576,5 km²`` · ``5-10 biên chế`` ·
``15.000/18.000 lao động`` · ``gần 11ha``.

Must not match: dates and years, durations (``5 năm``), clock times, document numbers, ordinals and numbers of places
(``quận 8``, ``Quân khu 2``, ``lớp 10A7``, ``bão số 3``), numbers in words, and counts that only announce a list
(``6 nội dung sau:``).
"""

import re
from typing import Final

from vanban.draft import Figure
from vanban.elements import so_sanh
from vanban.elements.tu_dung import ends_phrase
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page
from vanban.engine.source import BREAK, CAPITAL, LOWER, MARK, NUMBER, UPPER
from vanban.values import Value

_DURATION: Final = word_set(
    """
    năm tháng ngày giờ phút giây tuần quý tuổi h g' thế kỷ nhiệm khóa giai h' đêm thập niên
    """
)
_ALWAYS_LABELS: Final = word_set("số quý khóa thứ điều khoản lúc")
_ORDINAL_BEFORE: Final = word_set(
    """
    lần chương lớp quận phường khu vùng án tháng ngày năm đoạn trang bão kỳ lộ ql phòng vào mục vành tầng hạng loại
    nhà đường phố tổ đội điểm khối thôn ấp tiểu km thoại đt fax bảng biểu hình lục khổ phần tập zone covid iso mã
    nhóm trại mốc hẻm ngõ lô pc tel cấp thpt thcs giam đoàn
    """
)
_ANNOUNCED: Final = word_set(
    """
    tồn hạn ưu
    nội dung vấn đề điểm nhóm giải pháp nhiệm vụ mục tiêu lĩnh vực bước hình thức phương châm khâu việc mặt nguyên
    tắc yêu cầu quan định hướng ý đột phá chương trình
    """
)
_APPROXIMATE: Final = frozenset(
    ("trên", "hơn", "gần", "khoảng", "dưới", "từ", "tầm", "ước", "cỡ", "chừng", "xấp xỉ", "quá")
)
_COMPARES: Final = frozenset(("cao", "thấp", "nhiều", "ít", "lớn", "nhỏ"))
"""``cao hơn 5%`` compares, ``hơn 5%`` is approximate."""
_SCALE: Final = frozenset(("nghìn", "ngàn", "vạn", "triệu", "tỷ", "tỉ", "trăm", "chục"))
_NOT_A_UNIT: Final = word_set(
    """
    và hoặc hay là của trong với có được đã sẽ đang để cho từ đến tới về theo tại ở trên dưới hơn gần khoảng so do
    bị phải cần nên thì mà nhưng cũng vẫn lại ra vào lên xuống qua như các những mỗi này đó kia nay sau trước cùng
    khi nếu giữa nhằm đều đạt tăng giảm chiếm bằng còn vừa mới thuộc nằm đóng gồm
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
_PLAIN: Final = re.compile(r"\d{1,15}(?:\.\d{3})*(?:,\d{1,6})?\Z")
_DOT_DECIMAL: Final = re.compile(r"\d{1,9}\.\d{1,2}\Z")
_ENGLISH: Final = re.compile(r"\d{1,3}(?:,\d{3}){2,}\Z")


def find(page: Page) -> tuple[Figure, ...]:
    """The figures of the text, each (number, unit) once; what dates and documents have taken is passed over."""
    found: list[Figure] = []
    seen: set[tuple[float, float | None, str]] = set()
    shapes = page.source.shapes
    i = shapes.find(NUMBER)
    while i >= 0:
        figure, after = (None, i + 1) if page.taken[i] else _at(page, i)
        i = shapes.find(NUMBER, after)
        if figure is None:
            continue
        key = (float(figure.number), figure.number_to, figure.unit.split(" ")[0].lower())
        if key not in seen:
            seen.add(key)
            found.append(figure)
    return tuple(found)


def read_number(written: str) -> int | float | None:
    """A number as printed in Vietnamese text; None if it is no plain number."""
    if _PLAIN.match(written):
        whole, _, fraction = written.partition(",")
        digits = whole.replace(".", "")
        return float(f"{digits}.{fraction}") if fraction else int(digits)
    if _DOT_DECIMAL.match(written):
        return float(written)
    if _ENGLISH.match(written):
        return int(written.replace(",", ""))
    return None


def _at(page: Page, i: int) -> tuple[Figure | None, int]:
    words, shapes, source = page.words, page.source.shapes, page.source
    number = read_number(words[i])
    after = i + 1
    if number is None or _is_label(page, i) or _in_a_motto(page, i):
        return None, after
    number_to: int | float | None = None
    if after + 1 < len(words) and shapes[after + 1] == NUMBER and not page.taken[after + 1]:
        second = read_number(words[after + 1])
        if words[after] in ("-", "đến", "tới") and second is not None and second > number:
            number_to, after = second, after + 2
        elif words[after] == "/" and second is not None:
            after += 2
        elif words[after] in ("-", "/"):
            return None, after + 2
    elif words[after : after + 1] == ["%"] and words[after + 1 : after + 2] in (["-"], ["đến"]):
        number_to = read_number(words[after + 2]) if after + 2 < len(words) else None
        after += 3 if number_to is not None else 0
    unit_end = _unit_end(page, after)
    if unit_end == after:
        return None, after
    unit = source.cut(after, unit_end)
    if _announces_list(page, i, after, unit_end):
        return None, unit_end
    approximate = i > 0 and words[i - 1] in _APPROXIMATE and words[max(0, i - 2)] not in _COMPARES
    first = i - 1 if approximate else i
    value = Value(
        source.cut(first, unit_end), (source.span(first, unit_end),), "certain", "số và đơn vị tính ghi liền nhau"
    )
    figure = Figure(
        value, number, number_to, "%" if words[after] == "%" else unit, _what(page, first, unit_end), approximate,
        *so_sanh.of(page, first, unit_end),
    )  # fmt: skip
    return figure, unit_end


def _in_a_motto(page: Page, i: int) -> bool:
    """``"5 không, 3 sạch"``, ``"Sinh viên 5 tốt"``: the name of a movement, in quotation marks."""
    words, source = page.words, page.source
    stop = min(len(words), i + _MOTTO)
    closed = next((t for t in range(i + 1, stop) if words[t] in ('"', ".", ";", "%", "\n")), None)
    if closed is None or words[closed] != '"':
        return False
    opened = next((t for t in range(i - 1, max(-1, i - _MOTTO), -1) if words[t] in ('"', ".", ";", "\n")), None)
    return opened is not None and words[opened] == '"' and source.glued(opened + 1) and not source.glued(opened)


_MOTTO: Final = 9


def _is_label(page: Page, i: int) -> bool:
    """Numbers that name or order something instead of counting it."""
    words, shapes, source = page.words, page.source.shapes, page.source
    before = words[i - 1] if i else "\n"
    unit = i + 3 if words[i + 1 : i + 2] == ["-"] and shapes[i + 2 : i + 3] == bytes([NUMBER]) else i + 1
    counted = unit < len(words) and (
        words[unit] == "%" or words[unit] in _SCALE or page.hit("don_vi_tinh", unit) is not None
    )
    counted = counted and not (i and shapes[i - 1] == CAPITAL)
    counted = counted and not (i > 1 and shapes[i - 2] == CAPITAL and before in _ORDINAL_BEFORE)  # "Quân khu 1 tổ chức"
    if before == "số" and i > 1 and words[i - 2] in ("dân", "tổng", "con", "doanh", "chỉ", "hệ"):
        return False
    if before in _ALWAYS_LABELS or (before in _ORDINAL_BEFORE and not counted):
        return True
    if before in (",", "và") and i > 1 and shapes[i - 2] == NUMBER and not counted:
        # "Đề án 287, 288": the second of two labels
        return i < 3 or words[i - 3] in _ORDINAL_BEFORE or words[i - 3] in ("định", "quyết", "thị")
    if i and shapes[i - 1] == UPPER and len(words[i - 1]) <= 4 and before not in ("usd",):
        return source.glued(i) or before in ("ql", "pc", "tp", "iso")
    if before == ":" and words[i - 2 : i - 1] == ["gian"] and words[i + 1 : i + 2] in (["buổi"], ["/"]):
        return True  # "Thời gian: 01 buổi"
    if before in ("(", "\n", ";", ".") and words[i + 1 : i + 2] and words[i + 1] in (")", "/", "."):
        return words[i + 1] != "." or page.line_start(i)
    if len(words[i]) == 4 and words[i].isdigit() and 1900 <= int(words[i]) <= 2100:
        if before in ("-", "đến") and i > 1 and shapes[i - 2] == NUMBER and len(words[i - 2]) == 4:
            return True  # "nhiệm kỳ 2012 - 2017 ban hành"
        return not (i + 1 < len(words) and page.hit("don_vi_tinh", i + 1) is not None)
    return words[i].startswith("0") and len(words[i]) > 3 and "," not in words[i]


def _unit_end(page: Page, token: int) -> int:
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
    while token < len(words) and words[token] in _SCALE:
        token += 1
    if token > start and words[token : token + 1] in (["đồng"], ["usd"], ["đô"], ["euro"]):
        end = token + 1
        while words[end : end + 1] == ["/"] and source.is_word(end + 1):
            end += 2
        return end
    known = page.hit("don_vi_tinh", token) if token < len(words) else None
    if (
        known is not None
        and known.key in ("chương", "điều", "mục")
        and words[known.last : known.last + 1] in _AFTER_PART
    ):
        return known.last
    if _counted_short_form(page, start, token):
        return token + 1
    if known is not None and (shapes[token] == LOWER or source.glued(token) or known.last - token > 1):
        return _unit_grows(page, known.last, known.key)
    if token < len(words) and words[token] in _DURATION:
        return start
    if token > start and (token >= len(words) or shapes[token] != LOWER or words[token] in _NOT_A_UNIT):
        return token
    if token >= len(words) or shapes[token] != LOWER or words[token] in _NOT_A_UNIT:
        return token if token > start else start
    end = token + 1
    while end < len(words) and end - token < _MAX_UNIT_WORDS and shapes[end] == LOWER and words[end] not in _ENDS_UNIT:
        end += 1
    return end


_AFTER_PART: Final = ([","], ["."], [";"], ["và"], ["\n"], [")"])


def _counted_short_form(page: Page, start: int, token: int) -> bool:
    """``13 VKSND cấp huyện``: a body in its short form is counted."""
    if token >= len(page.words) or start != token or page.source.shapes[token] != UPPER or len(page.words[token]) < 4:
        return False
    return token > 1 and page.lower(token - 2) and page.words[token].isalpha() and page.words[token] not in _NOT_COUNTED


_NOT_COUNTED: Final = frozenset(("tphcm", "covid", "asean", "iso"))
_GROWS: Final = frozenset(("lượt", "tổ", "nhóm", "cơ", "tấn", "m", "km", "đơn"))


def _unit_grows(page: Page, end: int, key: str) -> int:
    """``lượt`` and the like take the noun after them; ``m3/ngày`` takes what is after the slash."""
    words, source = page.words, page.source
    if key in ("m", "km") and end < len(words) and source.glued(end) and words[end] in ("2", "3", "²", "³"):
        end += 1
    while end + 1 < len(words) and words[end] == "/" and source.is_word(end + 1) and page.lower(end + 1):
        end += 2
    if key == "lượt" and page.lower(end) and words[end] not in _ENDS_UNIT:
        hit = page.hit("don_vi_tinh", end)
        whole = 2 if tuple(words[end : end + 2]) in _TWO_WORDS else 1
        end = hit.last if hit is not None else end + whole
    return end


_TWO_WORDS: Final = frozenset((("thông", "tin"), ("ý", "kiến"), ("văn", "bản"), ("khách", "hàng"), ("công", "dân")))


def _announces_list(page: Page, i: int, unit: int, after: int) -> bool:
    """``6 nội dung sau:``, ``3 vấn đề: …``: the count of what is listed next; ``giữa 2 đơn vị``: of who is meant."""
    words = page.words
    if words[i - 1 : i] == ["giữa"] or (words[i - 1 : i] == ["của"] and words[unit] in ("bên", "đơn", "ngành", "đảng")):
        return words[unit] in ("đơn", "bên", "ngành", "cơ", "đảng", "lực", "tỉnh", "địa", "huyện", "nước", "cấp")
    if words[unit] == "cấp" or _inside_body(page, i, unit):
        return True
    if words[unit] in _SIDES and words[after : after + 1] == ["là"] and page.capital(after + 1):
        return True  # "3 đơn vị là Công ty A, Công ty B …"
    if _both_sides(page, i, unit):
        return True
    if words[unit] not in _ANNOUNCED or (words[i].isdigit() and int(words[i]) > _LONGEST_LIST):
        return False
    if words[i - 2 : i] in (["đề", "ra"], ["xác", "định"], ["thống", "nhất"]):
        return True  # "đề ra 7 nhiệm vụ trọng tâm", "thống nhất 5 nhóm giải pháp"
    if words[unit : unit + 2] == ["ý", "tưởng"]:
        return False
    if words[unit] in ("nội", "vấn", "mặt", "bước", "khâu", "quan", "nguyên", "ý", "đột", "tồn", "hạn", "ưu"):
        return True
    ahead = words[after : after + 12]
    return any(w in (":", "sau", "như", "gồm", "là") for w in ahead) and not any(w in (".", "\n") for w in ahead[:2])


_LONGEST_LIST: Final = 20
"""More items than this are not listed next: they are counted."""
_SIDES: Final = frozenset(("đơn", "bên", "ngành", "cơ", "địa", "lực"))


_WHOSE: Final = (["của"], ["khối"], ["đạo"], ["dân"], ["ủy"])
"""Before "2 tỉnh": whose it is, as in "lãnh đạo 2 tỉnh"."""
_LEVELS: Final = frozenset(("địa", "huyện", "xã", "phường", "tỉnh", "quận", "thành"))


def _inside_body(page: Page, i: int, unit: int) -> bool:
    """``Công an 3 địa phương``, ``Đoàn thanh niên 28 tỉnh``: the number is part of a name."""
    if page.words[unit] not in _LEVELS:
        return False
    bodies = page.all_hits("to_chuc")
    return any(t in bodies and bodies[t].last == i and page.capital(t) for t in range(max(0, i - 4), i))


def _both_sides(page: Page, i: int, unit: int) -> bool:
    """``2 đơn vị đã ký kết``, ``3 lực lượng``: who is meant, not how many."""
    words = page.words
    if words[unit] in _LEVELS and words[i].lstrip("0") == "2" and words[i - 1 : i] in _WHOSE:
        return True
    if words[i].lstrip("0") not in ("2", "3") or words[unit] not in _SIDES:
        return False
    return words[i - 1 : i] not in (["có"], ["thêm"], ["với"], ["trên"], ["tại"], ["từ"]) and "phối" in words


def _what(page: Page, first: int, last: int) -> str:
    """The clause around the figure, for a person to recognise it."""
    words = page.words
    start = first
    while start > 0 and first - start < 10 and words[start - 1] not in (",", ";", ".", ":", "\n", "(", ")"):
        start -= 1
    end = last
    while end < len(words) and end - last < 6 and words[end] not in (",", ";", ".", ":", "\n", "(", ")"):
        end += 1
    return page.source.cut(start, end)
