"""Parameter sets: found by date, continued, replaced by the office's own, refused when unusable."""

from datetime import date

import pytest

from vanban.official import Family, ParameterError, latest_parameters, parameters_for, read_parameters
from vanban.official.parameters import data_text


def test_the_set_in_force_on_the_day_is_found_for_each_family() -> None:
    found = {
        (family, day): parameters_for(family, day).id
        for family in Family
        for day in (date(2020, 3, 5), date(2026, 1, 8), date(2026, 1, 9))
    }
    assert found == {
        (Family.PARTY, date(2020, 3, 5)): "party-2018",
        (Family.PARTY, date(2026, 1, 8)): "party-2018",
        (Family.PARTY, date(2026, 1, 9)): "party-2026",
        (Family.STATE, date(2020, 3, 5)): "state-2020",
        (Family.STATE, date(2026, 1, 8)): "state-2020",
        (Family.STATE, date(2026, 1, 9)): "state-2020",
    }


def test_a_day_before_every_set_is_refused_with_what_to_do() -> None:
    with pytest.raises(ParameterError, match=r"văn bản hành chính cho ngày 04/03/2020. Thêm bộ tham số"):
        parameters_for(Family.STATE, date(2020, 3, 4))


def test_every_shipped_set_names_its_legal_texts() -> None:
    refs = {
        chosen.id: [text.ref for text in chosen.texts]
        for chosen in (
            parameters_for(Family.PARTY, date(2019, 1, 1)),
            latest_parameters(Family.PARTY),
            latest_parameters(Family.STATE),
        )
    }
    assert refs == {
        "party-2018": ["36-HD/VPTW", "66-QĐ/TW"],
        "party-2026": ["399-QĐ/TW", "36-HD/VPTW"],
        "state-2020": ["30/2020/NĐ-CP"],
    }


def test_a_set_that_continues_another_differs_only_in_what_it_says() -> None:
    own = """
        [set]
        id = "party-own"
        family = "party"
        valid_from = 2026-06-01
        continues = "party-2026"
        [page]
        left = 35.0
        [components]
        ten_loai = { size = 15 }
    """
    base, found = latest_parameters(Family.PARTY), read_parameters(own)
    assert (found.page.left, found.page.right) == (35.0, base.page.right)
    assert found.components["ten_loai"].size == 15
    assert found.components["ten_loai"].style == base.components["ten_loai"].style
    assert found.components["trich_yeu"] == base.components["trich_yeu"]
    assert found.wording == base.wording
    assert parameters_for(Family.PARTY, date(2026, 6, 1), [found]) is found
    assert parameters_for(Family.PARTY, date(2026, 5, 31), [found]) is base
    assert parameters_for(Family.STATE, date(2026, 6, 1), [found]).id == "state-2020"


@pytest.mark.parametrize(
    ("old", "new", "fragment"),
    [
        ("[page]", "[page", "sai cú pháp TOML"),
        ("so_ky_hieu = {", "so_khac = {", "thiếu thành phần so_ky_hieu"),
        ("dau_sao = {", "dau_khac = {", "thiếu thành phần dau_sao"),
        ("left = 30.0", "left = -1.0", "số đo không dùng được: left"),
        ("head_left = 74.0", "head_left = 170.0", "độ rộng cột"),
        ('"{roman}- "', '"{la_ma}- "', "heading_labels không dùng được"),
        ('"{roman}- ", ', "", "heading_labels không dùng được"),
        ('family = "party"', 'family = "army"', "thiếu hoặc sai mục"),
        ("top = 20.0", "topp = 20.0", "thiếu hoặc sai mục"),
        ('id = "party-2018"', 'continues = "x"\nid = "y"', "Không có bộ tham số “x”"),
    ],
)
def test_a_damaged_set_is_refused_in_one_sentence(old: str, new: str, fragment: str) -> None:
    text = data_text("party-2018.toml")
    assert read_parameters(text).id == "party-2018"
    assert old in text
    with pytest.raises(ParameterError, match=fragment):
        read_parameters(text.replace(old, new, 1))
