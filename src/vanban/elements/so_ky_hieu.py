"""Số, ký hiệu văn bản — cited documents by kind, number and symbol.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I, II.3 (``Số: 15/QĐ-BNV``, number/symbol) and Hướng dẫn 36-HD/VPTW
(``Số 127-QĐ/TW``, number-symbol); legal normative papers carry the year (``30/2017/QĐ-UBND``).

Examples: ``Quyết định số 2006/QĐ-TTg`` · ``Kết luận số 19 - KL/TW`` · ``Chỉ thị 08/CT - TTg`` · ``Kế hoạch số
28 – KH / TBTĐA và 29 – KH / TBTĐA`` · ``Nghị quyết số 39`` · ``Số: 672/STP-XDVB``.

Must not match: ``Nghị quyết Trung ương 5``, ``Đề án 06`` (a nickname), ``Điều 24``, ``kỳ họp thứ 20``, ``kế hoạch
5 năm``, ``bão số 3``, telephone numbers, dates, and the short mention of a document already cited in full
(``Quy định 287, 288``).
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vanban.elements.thoi_gian import Day
from vanban.elements.to_chuc import body_end
from vanban.engine.lexicon import Hit, rows
from vanban.engine.page import Page
from vanban.engine.source import CAPITAL, LOWER, NUMBER, UPPER
from vanban.parts import CitedDocument
from vanban.values import Value

_NICKNAMED: Final = frozenset(("đề án", "dự án", "chương trình", "phương án", "kế hoạch", "hợp đồng", "luật"))
_NUMBER_ONLY: Final = frozenset(
    ("nghị quyết", "chỉ thị", "quy định", "kết luận", "nghị định", "thông tư", "quyết định", "thông tư liên tịch",
     "pháp lệnh", "hướng dẫn", "nghị quyết liên tịch", "công văn", "công điện", "thông báo kết luận")
)  # fmt: skip
_AFTER_DURATION: Final = frozenset(("năm", "tháng", "ngày", "tuần", "giờ", "phút", "quý", "%", "triệu", "tỷ", "nghìn"))
_AFTER_NUMBER: Final = frozenset(
    [
        "của",
        "về",
        "ngày",
        "khóa",
        "và",
        "được",
        "đã",
        "là",
        "do",
        "tại",
        "trong",
        "theo",
        "nhằm",
        "để",
        "với",
        "cho",
        ",",
        ".",
        ";",
        ":",
        ")",
        "(",
        "-",
        '"',
        "…",
        "\n",
    ]
)


@dataclass(frozen=True, slots=True)
class _Found:
    first: int
    last: int
    kind: Hit | None
    number: tuple[int, int]
    symbol: tuple[int, int] | None


def find(page: Page, days: Sequence[Day]) -> tuple[CitedDocument, ...]:
    """The documents cited, each once, at its fullest mention; marks their tokens as taken."""
    found: list[_Found] = []
    kinds = {hit.last: hit for hit in _longest_kinds(page)}
    shapes = page.source.shapes
    i = shapes.find(NUMBER)
    while i >= 0:
        one = None if page.taken[i] else _at_number(page, i, kinds, found[-1] if found else None)
        if one is not None:
            found.append(one)
            page.take(one.number[0], one.last)
        i = shapes.find(NUMBER, one.last if one is not None else i + 1)
    return tuple(_described(page, one, days) for one in _each_once(page, found))


def _longest_kinds(page: Page) -> list[Hit]:
    """Kinds that are not the tail of a longer kind ("quy chế" inside "quy chế phối hợp" begins with it)."""
    return list(page.all_hits("loai_van_ban").values())


def _at_number(page: Page, i: int, kinds: dict[int, Hit], previous: _Found | None) -> _Found | None:
    words, shapes, source = page.words, page.source.shapes, page.source
    if not words[i].isdigit() or len(words[i]) > 5:
        return None
    number_end = i + 1
    if (
        words[i + 1 : i + 2] == ["/"]
        and i + 2 < len(words)
        and shapes[i + 2] == NUMBER
        and len(words[i + 2]) == 4
        and words[i + 2][:2] in ("19", "20")
    ):
        number_end = i + 3
    symbol = _symbol(page, number_end)
    first, said_number = i, False
    back = i - 1
    if back > 1 and words[back] == "\n" and words[back - 2 : back] == ["số", ":"]:
        back -= 1  # "Số:" and its number on two lines
    if back > 0 and words[back - 1 : back + 1] == ["số", ":"]:
        back -= 1  # but "Kết luận:" and "1." below it are a heading and its first item
    if back >= 0 and words[back] == "số":
        said_number, first = True, back
        back -= 1
    kind = None
    at = back + 1
    if back >= 0 and words[back] == "(":
        at = back
    kind = kinds.get(at)
    if kind is not None:
        first = kind.first
    elif said_number:
        kind = _kind_a_little_before(page, back, kinds)
        first = kind.first if kind is not None else first
    if symbol is not None:
        last = symbol[1]
        named = kind is not None or said_number or number_end > i + 1
        if not named:
            known = _known_symbol(words[symbol[0]])
            joined = previous is not None and previous.last == i - 1 and words[i - 1] in (",", "và", ";")
            if not known and not joined:
                return None
            if joined and previous is not None:
                kind = previous.kind
        return _Found(first, last, kind, (i, number_end), symbol)
    last = number_end
    if (
        previous is not None and kind is None and previous.kind is not None and previous.symbol is None
        and previous.last == i - 1 and words[i - 1] in (",", "và") and _number_stands_alone(page, last)
    ):  # fmt: skip
        return _Found(i, last, previous.kind, (i, number_end), None)
    if kind is None or not _number_stands_alone(page, last):
        return None
    if kind.key in _NICKNAMED and (not said_number or kind.key in ("đề án", "dự án", "hợp đồng", "luật")):
        return None
    if said_number:
        return _Found(first, last, kind, (i, number_end), None)
    if kind.key not in _NUMBER_ONLY or source.words[kind.last - 1] == "ương":
        return None
    if words[kind.first] in ("quyết", "kết", "thông", "hướng", "quy") and shapes[kind.first] == LOWER:
        return None
    return _Found(first, last, kind, (i, number_end), None)


def _kind_a_little_before(page: Page, back: int, kinds: dict[int, Hit]) -> Hit | None:
    """``Quy chế phối hợp công tác số 05``: up to four words between the kind and its number."""
    for at in range(back + 1, max(0, back - 4), -1):
        if at in kinds and page.source.shapes[kinds[at].first] == CAPITAL:
            return kinds[at]
        if at > 0 and not page.source.is_word(at - 1):
            return None
    return None


def _number_stands_alone(page: Page, after: int) -> bool:
    words = page.words
    if after >= len(words):
        return True
    if words[after] == "ngày" and after + 1 < len(words) and page.source.shapes[after + 1] == NUMBER:
        return True
    if words[after] == "năm" and page.source.shapes[after + 1 : after + 2] == bytes([NUMBER]):
        return len(words[after + 1]) == 4  # "Nghị định 03 năm 2019"
    if words[after] in _AFTER_DURATION or (page.lower(after) and page.hit("don_vi_tinh", after) is not None):
        return False
    return words[after] in _AFTER_NUMBER or page.source.shapes[after] != LOWER or words[after] not in ("lần", "khóa")


def _symbol(page: Page, token: int) -> tuple[int, int] | None:
    """``/QĐ-TTg``, `` - KL/TW``, ``– KH / TBTĐA``: separators and capitals after the number."""
    words, shapes, source = page.words, page.source.shapes, page.source
    if token >= len(words):
        return None
    apart = shapes[token] == UPPER and _known_symbol(words[token]) and words[token + 1 : token + 2] in (["/"], ["-"])
    if words[token] not in ("/", "-") and not apart:
        return None
    first = last = token if apart else token + 1  # "số 84 QĐ/TWĐTN": the separator before the kind is left out
    if first >= len(words) or shapes[first] not in (UPPER, CAPITAL):
        return None
    short = len(words[first]) <= 2 or _known_symbol(words[first])  # "Ctr"
    if shapes[first] == CAPITAL and not (short and source.glued(first)):
        return None
    last += 1
    while last < len(words):
        if shapes[last] == NUMBER and source.glued(last):
            last += 1
            continue
        if words[last] not in ("/", "-", "&", ".") or last + 1 >= len(words):
            break
        if words[last] == "." and not (source.glued(last) and source.glued(last + 1)):
            break
        after = last + 1
        if shapes[after] != UPPER and not (
            shapes[after] == CAPITAL and len(words[after]) <= 3 and source.glued(after) and source.glued(last)
        ):
            break
        spaced = not source.glued(last) and not source.glued(after)
        if spaced and words[last] == "-" and not _ends_symbol(page, after):
            break
        last = after + 1
    return first, last


def _ends_symbol(page: Page, token: int) -> bool:
    """A spaced dash still belongs to the symbol when a short capital form follows and the phrase goes on."""
    return token >= len(page.words) or len(page.words[token]) <= 8


_KNOWN: set[str] = set()


def _known_symbol(word: str) -> bool:
    if not _KNOWN:
        _KNOWN.update(row["viet_tat"].lower() for row in rows("loai_van_ban"))
    return word in _KNOWN


def _key(page: Page, one: _Found) -> tuple[str, str]:
    number = page.source.cut(*one.number).replace(" ", "").lstrip("0")
    symbol = page.source.cut(*one.symbol).replace(" ", "").lower() if one.symbol else ""
    return number, symbol.replace("–", "-").replace("—", "-")


def _each_once(page: Page, found: list[_Found]) -> list[_Found]:
    best: dict[tuple[str, str], _Found] = {}
    for one in found:
        key = _key(page, one)
        kept = best.get(key)
        if kept is None or (kept.kind is None and one.kind is not None):
            best[key] = one
    with_symbol = {part for number, symbol in best if symbol for part in (number, number.partition("/")[0])}
    return [one for (number, symbol), one in best.items() if symbol or number not in with_symbol]


def _described(page: Page, one: _Found, days: Sequence[Day]) -> CitedDocument:
    source = page.source
    span = (source.span(one.first, one.last),)
    number = Value(
        source.cut(*one.number).replace(" ", ""), (source.span(*one.number),), "certain", "số đứng sau tên loại"
    )
    symbol = None
    if one.symbol is not None:
        text = source.cut(*one.symbol).replace(" ", "").replace("–", "-").replace("—", "-")
        symbol = Value(text, (source.span(*one.symbol),), "certain", "ký hiệu đứng sau số")
    kind = None
    if one.kind is not None:
        words = source.cut(one.kind.first, one.kind.last)
        kind = Value(words, (source.span(one.kind.first, one.kind.last),), "certain", "tên loại ghi trước số")
    certainty = "certain" if symbol is not None else "likely"
    reason = "có số và ký hiệu" if symbol is not None else "chỉ có số, không ghi ký hiệu"
    signed, after = _signed_on(page, one.last, days)
    return CitedDocument(
        Value(source.cut(one.first, one.last), span, "certain" if certainty == "certain" else "likely", reason),
        kind, number, symbol, signed, _issuer(page, after),
    )  # fmt: skip


def _next_day(days: Sequence[Day], token: int) -> Sequence[Day]:
    at = bisect_left(days, token, key=lambda day: day.first)
    return days[at : at + 1]


def _signed_on(page: Page, token: int, days: Sequence[Day]) -> tuple[Value[str] | None, int]:
    for day in _next_day(days, token):
        if day.first > token + 2:
            break
        iso = day.as_date
        if iso is None:
            break
        span = (page.source.span(day.first, day.last),)
        return Value(iso.isoformat(), span, "certain", "ngày ghi ngay sau số, ký hiệu"), day.last
    return None, token


def _issuer(page: Page, token: int) -> Value[str] | None:
    if page.words[token : token + 1] != ["của"] or not page.capital(token + 1):
        return None
    end = body_end(page, token + 1)
    if end <= token + 1:
        return None
    return Value(page.source.cut(token + 1, end), (page.source.span(token + 1, end),), "likely", "ghi sau chữ “của”")
