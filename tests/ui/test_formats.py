from datetime import UTC, date, datetime
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.ui import formats
from vanban.numbers import parse_number

HANOI = ZoneInfo("Asia/Ho_Chi_Minh")


def test_days_are_written_day_first_and_missing_ones_as_a_dash() -> None:
    assert formats.day(date(2026, 9, 5)) == "05/09/2026"
    assert formats.day(None) == "–"


def test_a_day_of_this_year_is_short_in_lists_and_another_year_is_not() -> None:
    assert formats.short_day(date(2026, 11, 23), date(2026, 1, 1)) == "23/11"
    assert formats.short_day(date(2027, 1, 10), date(2026, 1, 1)) == "10/01/2027"
    assert formats.short_day(None, date(2026, 1, 1)) == "–"


@pytest.mark.parametrize(
    ("value", "said"),
    [
        (date(2026, 11, 23), "Thứ Hai, 23/11/2026"),
        (date(2026, 9, 30), "Thứ Tư, 30/09/2026"),
        (date(2026, 11, 29), "Chủ Nhật, 29/11/2026"),
        (None, "–"),
    ],
)
def test_a_weekday_stands_before_its_day(value: date | None, said: str) -> None:
    assert formats.weekday_day(value) == said


def test_a_moment_is_told_in_the_place_of_the_reader() -> None:
    assert formats.moment(datetime(2026, 11, 22, 18, 5, tzinfo=UTC), HANOI) == "01:05 23/11/2026"
    assert formats.clock(datetime(2026, 11, 23, 7, 5, tzinfo=UTC), HANOI) == "14:05"
    assert formats.moment(None, HANOI) == formats.clock(None, HANOI) == "–"


def test_a_moment_without_its_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        formats.moment(datetime(2026, 11, 23, 7, 5), HANOI)  # noqa: DTZ001


def test_figures_group_by_dots_and_split_by_comma() -> None:
    assert formats.number(Decimal("1234567.80")) == "1.234.567,8"
    assert formats.number(Decimal("102.54"), 1) == "102,5"
    assert formats.number(0) == "0"
    assert formats.number(None) == "–"
    with pytest.raises(TypeError):
        formats.number(1.5)  # type: ignore[arg-type]


@given(st.decimals(min_value=-(10**9), max_value=10**9, places=2))
def test_a_printed_figure_typed_again_is_the_same_figure_or_asked_about(value: Decimal) -> None:
    read = parse_number(formats.number(value))
    assert value in ((read,) if isinstance(read, Decimal) else (read.as_thousands, read.as_decimal))  # type: ignore[union-attr]


def test_a_number_stays_with_its_unit() -> None:
    assert formats.days(5) == "5\u00a0ngày"
    assert formats.counted(1234, "đơn vị") == "1.234\u00a0đơn vị"


@pytest.mark.parametrize(
    ("size", "said"),
    [(0, "0 B"), (812, "812 B"), (348_160, "340 KB"), (1_468_006, "1,4 MB"), (65_011_712, "62 MB"), (1 << 31, "2 GB")],
)
def test_a_files_size_is_said_in_round_figures(size: int, said: str) -> None:
    assert formats.filesize(size) == said.replace(" ", "\u00a0")


def test_typed_text_becomes_paragraphs_and_cannot_carry_markup() -> None:
    assert formats.paragraphs("một\nhai\r\n\r\n<b>ba</b>\n\n\n") == "<p>một<br>hai</p>\n<p>&lt;b&gt;ba&lt;/b&gt;</p>"
    assert formats.paragraphs("  ") == ""


def test_a_fingerprint_is_grouped_for_reading_aloud() -> None:
    assert formats.hash_groups("7f3a90c2ffee") == "7F3A\u00a090C2"
    assert formats.hash_groups("7f3a90c2ffee", 12) == "7F3A\u00a090C2\u00a0FFEE"
