"""Force on a day, and areas that keep their codes."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from phoihop.agreements.rules import CODE_LENGTH, Area, Force, code_for, force, resolve, same_words

FIRST, LAST = date(2026, 1, 1), date(2030, 12, 31)
NAMES = st.text("ABCĐÊabcđê ", min_size=1, max_size=12).filter(str.strip)


@pytest.mark.parametrize(
    ("confirmed", "today", "expected"),
    [
        (False, date(2026, 6, 1), Force.AWAITED),
        (True, date(2025, 12, 31), Force.COMING),
        (True, FIRST, Force.HOLDS),
        (True, LAST, Force.HOLDS),
        (True, date(2031, 1, 1), Force.ENDED),
        (False, date(2031, 1, 1), Force.ENDED),
    ],
)
def test_force_follows_confirmation_and_both_ends(confirmed: bool, today: date, expected: Force) -> None:
    assert force(confirmed, FIRST, LAST, today) == expected


def test_an_open_end_is_no_end() -> None:
    assert force(True, None, None, date(1990, 1, 1)) == Force.HOLDS


def test_a_code_is_made_of_first_letters_and_numbered_when_taken() -> None:
    assert code_for("Giải phóng mặt bằng", []) == "GPMB"
    assert code_for("Đất đai", ["DD"]) == "DD2"
    assert code_for("Đất đai", ["DD", "DD2"]) == "DD3"
    assert code_for("…", []) == "LV"


def test_an_article_that_bears_the_old_words_keeps_its_area() -> None:
    areas, articles = resolve(
        [("GPMB", "Đền bù")],
        [("4", "Mặt bằng", "Giải phóng mặt bằng")],
        [Area(code="GPMB", name="Giải phóng mặt bằng")],
    )
    assert areas == [Area(code="GPMB", name="Đền bù")]
    assert articles[0].area == "GPMB"


def test_a_code_that_was_given_up_is_not_given_to_another_area() -> None:
    areas, _ = resolve([("", "Gà Pha Mực Bò")], [], [Area(code="GPMB", name="Giải phóng mặt bằng")])
    assert areas[0].code == "GPMB2"


@given(st.lists(NAMES, max_size=6), st.lists(NAMES, max_size=6))
def test_every_article_stands_in_a_declared_area_of_the_name_it_bears(areas: list[str], articles: list[str]) -> None:
    made, listed = resolve([("", name) for name in areas], [(str(n), "Điều", name) for n, name in enumerate(articles)])
    codes = [area.code for area in made]
    assert len(set(codes)) == len(codes)
    assert all(0 < len(code) <= CODE_LENGTH for code in codes)
    named = {area.code: area.name for area in made}
    for article, typed in zip(listed, articles, strict=True):
        assert same_words(named[article.area], typed)
