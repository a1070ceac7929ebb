"""Con số — numbers as Vietnamese officials type and print them: ``1.234.567,8``.

The dot groups thousands and the comma marks decimals, but people paste from both habits. Where the typed
words have two readings (``1.234``) the answer is :class:`Ambiguous` with both, and a person chooses; nothing
is guessed. Values are exact :class:`~decimal.Decimal`.

>>> parse_number("1.234,5")
Decimal('1234.5')
>>> parse_number("1.234").sentence
'“1.234” có thể là 1234 hoặc 1,234. Chọn cách hiểu đúng.'
>>> format_number(Decimal("1234567.80"))
'1.234.567,8'
"""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Final

from vanban.problem import Problem

MAX_TYPED: Final = 40
"""Longest number a person may type, in characters; more is a paste gone wrong."""

_SPACES: Final = dict.fromkeys(map(ord, " \u00a0\u202f\u2009\t"), None)
_SHAPE: Final = re.compile(r"([+-]?)([0-9.,]*[0-9][.,]?)(%?)\Z")
_LEADING_NUMBER: Final = re.compile(r"[+-]?[0-9][0-9.,]*")
_UNGROUPABLE: Final = "“{typed}” không phải một con số. Viết như 1.234.567,8."


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """Typed words with exactly two readings; ``sentence`` asks the person to choose."""

    as_thousands: Decimal
    as_decimal: Decimal
    sentence: str


def parse_number(text: str) -> Decimal | Ambiguous | Problem:
    """Read one number typed by a person.

    Spaces inside and around are dropped, a final ``%`` is dropped (the unit stands elsewhere). A separator
    that occurs several times groups thousands; of two different ones the last is the decimal mark; a single
    separator before exactly three digits is ambiguous, otherwise it is the decimal mark.
    """
    typed = text.strip()
    if not typed:
        return Problem("Chưa có số. Nhập số, ví dụ 1.234,5; nếu không phát sinh thì nhập 0.")
    if len(typed) > MAX_TYPED:
        return Problem("Ô này quá dài để là một con số. Nhập lại, ví dụ 1.234,5.")
    compact = typed.translate(_SPACES).replace("\u2212", "-").replace("\u2013", "-")
    shape = _SHAPE.match(compact)
    if shape is None or not compact.isascii():
        return _not_a_number(typed)
    sign, digits, _percent = shape.groups()
    return _grouped(typed, sign, digits)


def _not_a_number(typed: str) -> Problem:
    number = _LEADING_NUMBER.match(typed)
    rest = typed[number.end() :].strip() if number else ""
    if number and rest and not any(c.isdigit() for c in rest):
        return Problem(f"Ô này chỉ nhận số. Bỏ chữ “{rest}”; đơn vị tính đã ghi ở cột bên.")
    return Problem(_UNGROUPABLE.format(typed=typed))


def _grouped(typed: str, sign: str, digits: str) -> Decimal | Ambiguous | Problem:
    dots, commas = digits.count("."), digits.count(",")
    if dots and commas:
        decimal_mark = "." if digits.rfind(".") > digits.rfind(",") else ","
        if digits.count(decimal_mark) > 1:
            return Problem(_UNGROUPABLE.format(typed=typed))
        whole, _, fraction = digits.rpartition(decimal_mark)
        return _from_parts(typed, sign, whole, "," if decimal_mark == "." else ".", fraction)
    mark = "." if dots else ","
    if dots + commas > 1:
        return _from_parts(typed, sign, digits, mark, "")
    whole, _, fraction = digits.partition(mark)
    if not dots and not commas:
        return Decimal(sign + digits)
    if not fraction:
        return Problem(_UNGROUPABLE.format(typed=typed))
    as_decimal = Decimal(f"{sign}{whole or '0'}.{fraction}")
    # "0.123" and "0123.456" cannot be grouped thousands: a group never begins with 0.
    if len(fraction) == 3 and 1 <= len(whole) <= 3 and not whole.startswith("0"):
        thousands = Decimal(f"{sign}{whole}{fraction}")
        sentence = f"“{typed}” có thể là {sign}{whole}{fraction} hoặc {sign}{whole},{fraction}. Chọn cách hiểu đúng."
        return Ambiguous(thousands, as_decimal, sentence)
    return as_decimal


def _from_parts(typed: str, sign: str, whole: str, group_mark: str, fraction: str) -> Decimal | Problem:
    groups = whole.split(group_mark)
    well_grouped = (1 <= len(groups[0]) <= 3 and not (len(groups) > 1 and groups[0].startswith("0"))) and all(
        len(g) == 3 for g in groups[1:]
    )
    if not well_grouped:
        return Problem(f"“{typed}” chia nhóm hàng nghìn chưa đúng. Viết như 1.234.567,8.")
    return Decimal(sign + "".join(groups) + (f".{fraction}" if fraction else ""))


def format_number(value: Decimal | int, places: int | None = None) -> str:
    """Print ``value`` as ``1.234.567,8``; zeros ending the fraction go unless ``places`` is set."""
    exact = Decimal(value)
    if not exact.is_finite():
        raise ValueError(f"not a finite number: {value}")
    if places is not None:
        exact = round(exact, places)
    plain = f"{exact:,f}"
    whole, _, fraction = plain.partition(".")
    if places is None:
        fraction = fraction.rstrip("0")
    if not whole.strip("-0") and not fraction.strip("0"):
        whole = whole.lstrip("-")
    return whole.replace(",", ".") + (f",{fraction}" if fraction else "")
