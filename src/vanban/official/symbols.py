"""Numbers, symbols and dates as each family writes them: "05-KH/ĐU" in the Party, "05/KH-TKV" in the state."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache

from vanban.official.paper import Family, PaperError
from vanban.official.parameters import ParameterSet, data_text, latest_parameters

#: A blank that neither wraps nor collapses: the place where a clerk writes the number or the day by hand.
BLANK = "\u00a0"

FAMILY_NAMES = {Family.PARTY: "Văn bản của Đảng", Family.STATE: "Văn bản hành chính"}
_ALPHABET = "abcdđeghiklmnopqrstuvxy"


@cache
def kind_codes(family: Family) -> Mapping[str, str]:
    """Abbreviations of the kinds of a family, by the name of the kind in small letters."""
    return dict(tomllib.loads(data_text("kinds.toml"))[family.value])


def kind_code(family: Family, kind: str) -> str:
    """The abbreviation of a kind: "quy định" is QĐ in the Party and QyĐ in the state. Raises PaperError if unknown."""
    codes = kind_codes(family)
    name = " ".join(kind.lower().split())
    if name not in codes:
        raise PaperError(f"{FAMILY_NAMES[family]} không có loại “{kind}”. Chọn loại khác hoặc tự ghi ký hiệu.")
    return codes[name]


def make_symbol(family: Family, kind_code: str, body_code: str) -> str:
    """What follows the number: "KH/ĐU", "KH-TKV"; the body's code alone for a state letter ("TKV-VP").

    Raises PaperError for an abbreviation that only the other family uses.
    """
    other = Family.STATE if family is Family.PARTY else Family.PARTY
    if kind_code and kind_code not in kind_codes(family).values():
        kinds = [kind for kind, code in kind_codes(other).items() if code == kind_code]
        if kinds:
            right = kind_codes(family).get(kinds[0])
            advice = f"Ghi “{right}”." if right else "Chọn loại văn bản khác."
            raise PaperError(f"{FAMILY_NAMES[family]} không dùng chữ viết tắt “{kind_code}”. {advice}")
    join = latest_parameters(family).wording.symbol_join
    return f"{kind_code}{join}{body_code}" if kind_code else body_code


def number_symbol(family: Family, number: int | None, kind_code: str, body_code: str) -> str:
    """Number and symbol without the word "Số", as papers cite each other; None leaves the number blank.

    >>> number_symbol(Family.PARTY, 5, "KH", "ĐU"), number_symbol(Family.STATE, 5, "KH", "TKV")
    ('05-KH/ĐU', '05/KH-TKV')
    """
    parameters = latest_parameters(family)
    return join_number(number, make_symbol(family, kind_code, body_code), parameters)


def join_number(number: int | None, symbol: str, parameters: ParameterSet) -> str:
    """A number, padded as the set says or left blank, joined to a symbol."""
    words = parameters.wording
    digits = BLANK * words.blank if number is None else padded(number, words.number_zero_below)
    return f"{digits}{words.number_join}{symbol}"


def padded(value: int, zero_below: int) -> str:
    """A whole number with a leading zero if it is below `zero_below`."""
    return f"0{value}" if value < zero_below and value < 10 else str(value)


def place_and_date(place: str, day: date | None, parameters: ParameterSet) -> str:
    """ "Hạ Long, ngày 09 tháng 01 năm 2026", or with blanks where there is no date yet."""
    words = parameters.wording
    if day is None:
        blank = BLANK * words.blank
        spelled = f"ngày{blank}tháng{blank}năm{blank}"
    else:
        month = padded(day.month, words.month_zero_below)
        spelled = f"ngày {padded(day.day, words.day_zero_below)} tháng {month} năm {day.year}"
    return f"{place}, {spelled}" if place else spelled


def roman(value: int) -> str:
    """A Roman numeral, from 1 upwards."""
    digits = zip((10, 9, 5, 4, 1), ("X", "IX", "V", "IV", "I"), strict=True)
    written = ""
    for worth, sign in digits:
        count, value = divmod(value, worth)
        written += sign * count
    return written


def letter(value: int) -> str:
    """The letter of a point, in the Vietnamese alphabet of legal drafting (a b c d đ e g h i k …), then aa, ab."""
    written = ""
    while value > 0:
        value, rest = divmod(value - 1, len(_ALPHABET))
        written = _ALPHABET[rest] + written
    return written
