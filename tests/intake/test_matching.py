"""Names in a text against the directory of that day."""

import pytest

from phoihop.intake.matching import FULL, PART, SHORT, Naming, candidates, only
from phoihop.intake.naming import Names

DIRECTORY = [
    Naming("a", "Đảng ủy Tập đoàn Mẫu", "Đảng ủy TĐM"),
    Naming("b", "Đảng ủy Than Vùng Mỏ", "Đảng ủy TVM"),
    Naming("c", "Đảng ủy phường Mỏ Đá", "P. Mỏ Đá"),
    Naming("d", "Đảng ủy Than Mỏ Đá", "Than Mỏ Đá"),
    Naming("e", "Thị ủy Sông Cái", "Thị ủy Sông Cái"),
]


@pytest.mark.parametrize(
    ("words", "org", "strength"),
    [
        ("Đảng ủy Tập đoàn Mẫu", "a", FULL),
        ("đảng uỷ tập đoàn mẫu", "a", FULL),
        ("Đảng ủy TĐM", "a", SHORT),
        ("Đảng ủy Tập đoàn", "a", PART),
        ("phường Mỏ Đá", "c", SHORT),  # "P. Mỏ Đá" written out
        ("Thị ủy Sông Cái - Tỉnh Mẫu", "e", PART),
    ],
)
def test_a_name_is_found_by_full_name_short_name_and_part(words: str, org: str, strength: int) -> None:
    found = candidates(words, DIRECTORY)
    assert (found[0].org, found[0].strength) == (org, strength)


def test_words_that_fit_two_bodies_choose_none_and_offer_both() -> None:
    found = candidates("Mỏ Đá", DIRECTORY)
    assert {one.org for one in found} == {"c", "d"}
    assert only(found) is None


def test_words_that_fit_one_body_propose_it() -> None:
    meant = only(candidates("phường Mỏ Đá", DIRECTORY))
    assert meant is not None
    assert meant.org == "c"


def test_an_abbreviation_the_text_explains_is_understood() -> None:
    found = candidates("Đảng ủy TVM2", DIRECTORY, abbreviations={"TVM2": "Than Vùng Mỏ"})
    assert found[0].org == "b"
    assert candidates("Đảng ủy TVM2", DIRECTORY) == []


def test_words_that_every_body_has_find_none() -> None:
    assert candidates("Ban Thường vụ", DIRECTORY) == []


def test_a_name_that_is_only_alike_is_offered_with_that_reason_and_never_proposed() -> None:
    names = Names(DIRECTORY, {one.org: one.name for one in DIRECTORY})
    meant = names.meant("Đảng ủy Than Vùng Biển")
    assert [one.org for one in meant][:1] == ["b"]
    assert names.why("Đảng ủy Than Vùng Biển", meant[0]) == "hơi giống tên"
    assert only(meant) is None


def test_a_body_outside_the_agreement_is_never_offered() -> None:
    names = Names(DIRECTORY, {one.org: one.name for one in DIRECTORY}, frozenset({"a"}))
    assert names.meant("Đảng ủy Than Vùng Mỏ") == []
    assert names.meant("Đảng ủy Than Vùng Biển") == []
