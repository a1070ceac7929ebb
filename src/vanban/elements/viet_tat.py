"""Chữ viết tắt — short forms the text itself defines.

Legal basis: NĐ 30/2020/NĐ-CP, Annex I: an abbreviation used several times is written out at its first use, with
the short form in brackets.

Examples: ``an ninh trật tự (ANTT)`` · ``Hội Luật gia (HLG) tỉnh …`` · ``Sở Nông nghiệp và Phát triển nông thôn
(NN&PTNT)`` · ``Tổng công ty Điện lực TP Hà Nội (EVN HANOI)`` · ``(sau đây gọi tắt là TKV)``.

Must not match: places in brackets ``(quận Cầu Giấy, Hà Nội)``, ``(Tổng hợp)``, ``(con trai)``, ``(sửa đổi)``, foreign
codes without a long form ``khai thác bất hợp pháp (IUU)``, and the many short forms no text defines.
"""

from typing import Final

from vanban.elements.ten_ngan import (
    MAX_LONG_TOKENS,
    MAX_SHORT_TOKENS,
    first_words,
    foreign_code,
    partly_written,
    short_title,
    toneless,
)
from vanban.elements.ten_nuoc_ngoai import foreign_name
from vanban.engine.page import Page, Starts
from vanban.engine.source import CAPITAL, LOWER, NUMBER, UPPER
from vanban.fold import fold
from vanban.parts import Abbreviation
from vanban.values import Value

_INTRODUCING: Final = Starts.of(
    """
    sau đây gọi tắt là | sau đây gọi là | gọi tắt là | viết tắt là | gọi tắt | viết tắt | sau đây viết tắt là
    """
)
_STOPS: Final = frozenset('.;:"!?…)(\n')
_BODIES: Final = frozenset(
    ("tổng công ty", "công ty", "tập đoàn", "ngân hàng", "tổng cục", "cục", "viện", "bộ", "sở", "ban quản lý", "hội",
     "hiệp hội", "trung tâm", "phòng", "chi cục", "cụm", "đảng ủy", "liên minh", "quỹ", "trường đại học", "đại học")
)  # fmt: skip
_PLACES: Final = frozenset(("thành phố", "tỉnh", "quận", "huyện", "thị xã", "phường", "xã", "khu"))
_NEVER_IN_NAMES: Final = frozenset(("đã", "là", "có", "được", "về", "cho", "phối", "các", "những"))
_ENTERPRISES: Final = frozenset(("tập đoàn", "tổng công ty", "công ty", "tổng cục", "trường đại học"))
_NOT_SHORT: Final = frozenset(("tp", "vnd", "usd", "covid", "ảnh", "img", "tphcm", "hcm", "hn", "st", "đv", "gmt"))


def find(page: Page) -> tuple[Abbreviation, ...]:
    """The short forms defined in the text, each once, at its definition."""
    found: dict[str, Abbreviation] = {}
    words = page.words
    for i, word in enumerate(words):
        if word != "(":
            continue
        one = (
            foreign_code(page, i)
            or _in_brackets(page, i)
            or short_title(page, i)
            or first_words(page, i)
            or partly_written(page, i)
            or foreign_name(page, i)
        )
        if one is not None and one.short.value not in found:
            found[one.short.value] = one
    return tuple(found.values())


def _in_brackets(page: Page, opening: int) -> Abbreviation | None:
    words, source = page.words, page.source
    first = opening + 1
    introduced = page.ahead(first, _INTRODUCING)
    first += introduced
    while words[first : first + 1] == ['"']:
        first += 1
    end = first
    while end < len(words) and end - first <= MAX_SHORT_TOKENS and words[end] not in (")", '"', "\n"):
        end += 1
    if end >= len(words) or words[end] not in (")", '"') or not 1 <= end - first <= MAX_SHORT_TOKENS:
        return None
    if not _is_short_form(page, first, end, introduced > 0):
        return None
    short = source.cut(first, end)
    start = _titled_start(page, opening, first) if introduced else None
    if start is None:
        start = _long_start(page, opening, short)
    certainty_by_initials = start is not None
    if start is None:
        start = _body_before(page, opening)
    if start is None and introduced:
        start = _clause_start(page, opening)
    if start is None:
        return None
    reason = "chữ cái đầu khớp với cụm từ đứng trước ngoặc" if certainty_by_initials else "đứng ngay sau tên tổ chức"
    certain = "certain" if certainty_by_initials or introduced else "likely"
    span = (source.span(first, end),)
    stop = _number_end(page, start, opening, first, end) or opening
    return Abbreviation(
        Value(short, span, "certain" if certain == "certain" else "likely", "ghi trong ngoặc đơn"),
        Value(
            source.cut(start, stop),
            (source.span(start, stop),),
            "certain" if certain == "certain" else "likely",
            reason,
        ),
    )


def _titled_start(page: Page, opening: int, first: int) -> int | None:
    """``Quy chế phối hợp số 5 giữa A và B (gọi tắt là Quy chế)``: back to where the same word begins the full title."""
    words = page.words
    head = page.hit("loai_van_ban", first) or page.hit("to_chuc", first)
    if head is None or not page.capital(first):
        return None
    for token in range(opening - 2, max(page.sentence_at(opening)[0], opening - 90) - 1, -1):
        if words[token] == words[first] and words[token + 1] == words[first + 1] and page.capital(token):
            return token
    return None


def _number_end(page: Page, start: int, opening: int, first: int, end: int) -> int | None:
    """``Chương trình số 09/CTr-A ngày … (gọi tắt là Chương trình 09)``: its number is what the short form names."""
    words, source = page.words, page.source
    number = next((words[t] for t in range(first, end) if source.shapes[t] == NUMBER), None)
    if number is None:
        return None
    for token in range(start + 1, opening - 1):
        if words[token - 1] == "số" and words[token].lstrip("0") == number.lstrip("0"):
            stop = token + 1
            while stop < opening and source.glued(stop) and words[stop] != ",":
                stop += 1
            return stop
    return None


def _is_short_form(page: Page, first: int, end: int, introduced: bool) -> bool:
    shapes, words = page.source.shapes, page.words
    letters = sum(len(words[i]) for i in range(first, end) if shapes[i] == UPPER)
    if introduced:
        return shapes[first] in (UPPER, CAPITAL)
    if shapes[first] != UPPER and not (shapes[first] == CAPITAL and len(words[first]) == 1 and letters):
        return False
    if words[first] in _NOT_SHORT and end == first + 1:
        return False
    if end > first + 1 and words[first + 1 : end] == words[first - (end - first) : first - 1] and letters >= 2:
        return True  # "Công ty Điện lực Hà Thanh (PC Hà Thanh)": the place is said again
    if any(shapes[i] == LOWER or (shapes[i] == CAPITAL and len(words[i]) > 2) for i in range(first, end)):
        return False
    if any(shapes[i] == NUMBER and not page.source.glued(i) for i in range(first, end)):
        return False
    return letters >= 2 and not any(words[i] in ",;:" for i in range(first, end))


def _long_start(page: Page, opening: int, short: str) -> int | None:
    """Walk back from the bracket, one letter of the short form for one initial of the long form."""
    letters = [c for c in short.upper() if c.isalpha()]
    if len(letters) < 2 or len(letters) > 12:
        return None
    words = page.words
    lowest = max(0, opening - MAX_LONG_TOKENS)
    token = opening - 1
    skipped = 0
    for letter in reversed(letters):
        while True:
            if token < lowest or words[token] in _STOPS:
                return None
            initial = toneless(words[token][0].upper())
            if initial == letter or (fold(initial) == fold(letter) and letter in "DA") or letter + initial == "WƯ":
                break
            if page.source.is_word(token) and words[token] not in ("và", "của", "về", "các"):
                skipped += 1
            if skipped > max(4, len(letters)):
                return None
            token -= 1
        token -= 1
    start = _from_the_head(page, token + 1, lowest, letters[0])
    # a two-letter form that skips words is an accident more often than not
    return None if len(letters) == 2 and skipped > 2 else start


def _from_the_head(page: Page, start: int, lowest: int, letter: str) -> int:
    """``Tập đoàn Công nghiệp Than … (TKV)``: where the body's head word begins alike, the name begins there."""
    words, bodies = page.words, page.all_hits("to_chuc")
    for token in range(start - 1, max(lowest, start - 8) - 1, -1):
        if words[token] in ("và", "với", "giữa", "của") or not (page.source.is_word(token) or words[token] == "-"):
            break
        if (
            token in bodies
            and bodies[token].key in _ENTERPRISES
            and page.capital(token)
            and words[token][0].upper() == letter
        ):
            return token
    return start


def _body_before(page: Page, opening: int) -> int | None:
    """The body whose name ends at the bracket, whatever its short form is made of."""
    bodies, words = page.all_hits("to_chuc"), page.words
    token = opening - 1
    lowest = max(0, opening - MAX_LONG_TOKENS)
    best = None
    while token >= lowest and _inside_name(page, token) and words[token] not in (",", "của", "với"):
        if words[token] == "và" and any(_other_body(page, at) for at in range(token, opening)):
            return best  # "Sở A và Ủy ban B (…)", but "Trung tâm Xúc tiến thương mại và Đầu tư thành phố (…)"
        if token in bodies and _is_body(page, token, bodies[token].key):
            best = token
            if not (token and token - 1 in bodies and bodies[token - 1].last > token):
                break
        if page.lower(token) and words[token] in _NEVER_IN_NAMES:
            return best
        token -= 1
    return best


def _other_body(page: Page, token: int) -> bool:
    hit = page.all_hits("to_chuc").get(token)
    return hit is not None and hit.key not in _PLACES and not _second_syllable(page, token)


def _second_syllable(page: Page, token: int) -> bool:
    """``Hải Phòng`` is no office."""
    return page.words[token - 1 : token + 1] == ["hải", "phòng"]


def _is_body(page: Page, token: int, key: str) -> bool:
    """``Sở``, ``Hiệp hội Doanh nghiệp``."""
    if page.source.shapes[token] not in (CAPITAL, UPPER) or _second_syllable(page, token):
        return False
    return key in _BODIES or any(key.startswith(f"{one} ") for one in _BODIES)


def _inside_name(page: Page, token: int) -> bool:
    """No stop, or the full stop of ``TP. Hồ Chí Minh``."""
    words = page.words
    return words[token] not in _STOPS or (words[token] == "." and token > 0 and words[token - 1] in ("tp", "tx", "tt"))


def _clause_start(page: Page, opening: int) -> int | None:
    token = opening - 1
    while token >= 0 and page.words[token] not in _STOPS and page.words[token] not in (",",) and opening - token < 15:
        token -= 1
    return token + 1 if token + 1 < opening else None
