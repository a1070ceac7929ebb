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

from vanban.elements import so_sanh
from vanban.elements.don_vi_tinh import SCALE, unit_end
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page, Starts
from vanban.engine.source import CAPITAL, NUMBER, UPPER
from vanban.parts import Figure
from vanban.values import Value

_ALWAYS_LABELS: Final = word_set("số quý khóa thứ điều khoản lúc")
_ORDINAL_BEFORE: Final = word_set(
    """
    lần chương lớp quận phường khu vùng án tháng ngày năm đoạn trang bão kỳ lộ ql phòng vào mục vành tầng hạng loại
    nhà đường phố tổ đội điểm khối thôn ấp tiểu km thoại đt fax bảng biểu hình lục khổ phần tập zone covid iso mã
    phiên đai nhóm trại mốc hẻm ngõ lô pc tel cấp thpt thcs giam đoàn
    """
)
_ANNOUNCED: Final = word_set(
    """
    tồn hạn ưu mũi trụ
    nội dung vấn đề điểm nhóm giải pháp nhiệm vụ mục tiêu lĩnh vực bước hình thức phương châm khâu việc mặt nguyên
    tắc yêu cầu quan định hướng ý đột phá chương trình
    """
)
_APPROXIMATE: Final = frozenset(
    ("trên", "hơn", "gần", "khoảng", "dưới", "từ", "tầm", "ước", "cỡ", "chừng", "xấp xỉ", "quá")
)
_COMPARES: Final = frozenset(("cao", "thấp", "nhiều", "ít", "lớn", "nhỏ"))
"""``cao hơn 5%`` compares, ``hơn 5%`` is approximate."""
_PLAIN: Final = re.compile(r"\d{1,15}(?:\.\d{3})*(?:,\d{1,6})?\Z")
_DOT_DECIMAL: Final = re.compile(r"\d{1,9}\.\d{1,2}\Z")
_ENGLISH: Final = re.compile(r"\d{1,3}(?:,\d{3}){2,}\Z")


def find(page: Page) -> tuple[Figure, ...]:
    """The figures of the text, each (number, unit) once; what dates and documents have taken is passed over."""
    found: list[Figure] = []
    seen: dict[tuple[float, float | None], list[str]] = {}
    shapes = page.source.shapes
    i = shapes.find(NUMBER)
    while i >= 0:
        figure, after = (None, i + 1) if page.taken[i] else _at(page, i)
        i = shapes.find(NUMBER, after)
        if figure is None:
            continue
        units = seen.setdefault((float(figure.number), figure.number_to), [])
        unit = figure.unit.lower() + (" " if figure.unit != "%" else _of_what(page, after))
        if not any(unit.startswith(told) or told.startswith(unit) for told in units[-_MOST_UNITS:]):
            units.append(unit)
            found.append(figure)
    return tuple(found)


def _of_what(page: Page, after: int) -> str:
    """``22% dự toán``, ``22% cùng kỳ``: two figures; the same words, or none, repeat the first."""
    return f" {page.words[after]} " if page.lower(after) and page.words[after] in _MEASURED_BY else " "


_MEASURED_BY: Final = frozenset(("dự", "kế", "cùng", "tổng", "số", "chỉ", "mục", "nghị"))
_MOST_UNITS: Final = 20
"""So many units of one number are looked back at: a long table of ones stays linear."""


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
            if words[after : after + 1] == ["/"] and shapes[after + 1 : after + 2] == bytes([NUMBER]):
                after += 2  # "từ 56 - 60/60 điểm": out of how many
        elif words[after] == "/" and second is not None:
            after += 2
        elif words[after] in ("-", "/"):
            return None, after + 2
    elif words[after : after + 1] == ["%"] and words[after + 1 : after + 2] in (["-"], ["đến"]):
        number_to = read_number(words[after + 2]) if after + 2 < len(words) else None
        after += 3 if number_to is not None else 0
    stop = unit_end(page, after)
    if stop == after:
        return None, after
    unit = source.cut(after, stop)
    if _announces_list(page, i, after, stop):
        return None, stop
    approximate = i > 0 and words[i - 1] in _APPROXIMATE and words[max(0, i - 2)] not in _COMPARES
    first = i - 1 if approximate else i
    value = Value(source.cut(first, stop), (source.span(first, stop),), "certain", "số và đơn vị tính ghi liền nhau")
    figure = Figure(
        value, number, number_to, "%" if words[after] == "%" else unit, _what(page, first, stop), approximate,
        *so_sanh.of(page, first, stop),
    )  # fmt: skip
    return figure, stop


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
        words[unit] == "%" or words[unit] in SCALE or page.hit("don_vi_tinh", unit) is not None
    )
    counted = counted and not (i and shapes[i - 1] == CAPITAL)
    counted = counted and not (i > 1 and shapes[i - 2] == CAPITAL and before in _ORDINAL_BEFORE)  # "Quân khu 1 tổ chức"
    counted = counted or (before == "cấp" and words[i][-4:-3] == "." and words[i][-3:].isdigit())  # "cấp 3.500 thẻ"
    if before == "-" and source.glued(i) and source.glued(i - 1) and page.capital(i - 2):
        return True  # "SARS-CoV-2", "COVID-19"
    if words[i - 2 : i] == ["giai", "đoạn"] or (words[i] == "1" and words[i + 1 : i + 2] == ["số"]):
        return True  # "giai đoạn 2", "1 số vấn đề"
    if before == "sạn" and words[i + 1 : i + 2] == ["sao"]:
        return True  # "khách sạn 5 sao": a class
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
        ratio = words[i + 1] == "/" and shapes[i + 2 : i + 3] == bytes([NUMBER])  # "…; 5/7 đơn vị"
        return not ratio and (words[i + 1] != "." or page.line_start(i))
    if len(words[i]) == 4 and words[i].isdigit() and 1900 <= int(words[i]) <= 2100:
        if before in ("-", "đến") and i > 1 and shapes[i - 2] == NUMBER and len(words[i - 2]) == 4:
            return True  # "nhiệm kỳ 2012 - 2017 ban hành"
        return not (i + 1 < len(words) and page.hit("don_vi_tinh", i + 1) is not None)
    return words[i].startswith("0") and len(words[i]) > 3 and "," not in words[i]


def _announces_list(page: Page, i: int, unit: int, after: int) -> bool:
    """``6 nội dung sau:``, ``3 vấn đề: …``: the count of what is listed next; ``giữa 2 đơn vị``: of who is meant."""
    words = page.words
    if words[i - 1 : i] == ["giữa"] or (words[i - 1 : i] == ["của"] and words[unit] in ("bên", "đơn", "ngành", "đảng")):
        return words[unit] in ("đơn", "bên", "ngành", "cơ", "đảng", "lực", "tỉnh", "địa", "huyện", "nước", "cấp")
    if words[unit] == "nước" and words[i].lstrip("0") == "2":
        return words[i - 1 : i] not in _COUNTED_COUNTRIES
    if _in_a_series(page, i, after):
        return False
    if words[unit : unit + 4] == ["nhiệm", "vụ", "trọng", "tâm"]:
        return True
    if words[unit] == "cấp" or _inside_body(page, i, unit):
        return True
    if words[unit] in _SIDES and words[after : after + 1] == ["là"] and page.capital(after + 1):
        return True  # "3 đơn vị là Công ty A, Công ty B …"
    if _both_sides(page, i, unit):
        return True
    if words[unit : unit + 2] == ["đồng", "chí"]:
        return bool({"gồm", ":"} & set(words[after : after + 12]))  # "3 đồng chí Phó Giám đốc gồm: …"
    if words[unit] not in _ANNOUNCED or (read_number(words[i]) or 0) > _LONGEST_LIST:
        return False
    if words[i - 2 : i] in (["đề", "ra"], ["xác", "định"], ["thống", "nhất"]):
        return True  # "đề ra 7 nhiệm vụ trọng tâm", "thống nhất 5 nhóm giải pháp"
    if words[unit : unit + 2] == ["ý", "tưởng"] or page.ahead(unit, _SPOKEN):
        return False
    if words[unit] in ("nội", "vấn", "mặt", "bước", "khâu", "quan", "nguyên", "ý", "đột", "tồn", "hạn", "ưu"):
        return True
    ahead = words[after : after + 12]
    return any(w in (":", "sau", "như", "gồm", "là") for w in ahead) and not any(w in (".", "\n") for w in ahead[:2])


_COUNTED_COUNTRIES: Final = (["có"], ["tại"], ["thăm"], ["ở"], ["gồm"], ["đến"], ["từ"])
"""Before "2 nước": they are counted, and not the two that the page is about."""


def _in_a_series(page: Page, i: int, after: int) -> bool:
    """``3 khâu đột phá, 4 nhiệm vụ, 15 chỉ tiêu``: counts one after another announce no list."""
    words, shapes = page.words, page.source.shapes

    def counted(token: int) -> bool:
        return shapes[token : token + 1] == bytes([NUMBER]) and unit_end(page, token + 1) > token + 1

    ahead = words[after : after + 1] in ([","], ["và"]) and counted(after + 1)
    behind = words[i - 1 : i] in ([","], ["và"]) and any(counted(t) for t in range(max(0, i - _SERIES), i - 1))
    return ahead or behind


_SERIES: Final = 7


_SPOKEN: Final = Starts.of(
    """
    ý kiến tham gia | ý kiến phát biểu | ý kiến thảo luận | ý kiến đóng góp | ý kiến góp ý | ý kiến tham luận |
    ý kiến của | ý kiến , kiến nghị | ý kiến trao đổi | ý kiến đề xuất
    """
)
"""``19 ý kiến tham gia thảo luận`` counts who spoke; ``3 ý kiến như sau`` announces them."""
_LONGEST_LIST: Final = 20
"""More items than this are not listed next: they are counted."""
_SIDES: Final = frozenset(("đơn", "bên", "ngành", "cơ", "địa", "lực", "phía"))


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
    if words[i].lstrip("0") not in ("2", "3") or words[unit] not in _SIDES or words[unit : unit + 2] == ["cơ", "sở"]:
        return False
    if words[max(0, i - 2) : i] == ["đến", "từ"]:
        return "phối" in words  # "cán bộ đến từ 2 đơn vị": those who meet
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
