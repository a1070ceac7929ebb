# ruff: noqa: E501 - a test sentence stays on one line; the look-alike letters are what is tested
"""Words into which a page has put wrong marks or look-alike letters."""

import pytest

from vanban import read
from vanban.elements import chu_bi_pha
from vanban.engine.page import Page

TWO_TONES = "Tạĩ hộị trường, lãnh đạò huỵện đã ngàỷ đêm gìảĩ quýết hồ sơ củá các hộ đân."


@pytest.mark.parametrize(
    ("text", "count", "first"),
    [
        (TWO_TONES, 7, "Tạĩ"),
        ("Сᴏ̂ɴɡ ɑɴ тһᴀ̀ɴһ ρһᴏ̂́ тổ сһứс һộі nɡһị ɡіао ban.", 7, "Сᴏ"),
        ("ᴛʜựᴄ ʜɪệɴ ᴋếᴛ ʟᴜậɴ ᴄủᴀ Ủʏ ʙᴀɴ", 7, "ᴛʜựᴄ"),
    ],
)
def test_disturbed_words_are_counted_and_shown_and_none_is_corrected(text: str, count: int, first: str) -> None:
    verdict = read(text).spun
    assert verdict.is_spun
    sign = verdict.signs[0]
    assert (sign.words.value, sign.likely_original) == (first, "")
    assert sign.count >= count
    assert all(text[span.start : span.end].strip() for span in sign.words.spans)
    assert f"{sign.count} chữ" in verdict.reason


@pytest.mark.parametrize(
    "text",
    [
        "Đảng uỷ, Đảng ủy, hoà bình, hòa bình, thuý, thúy, khoẻ, khỏe, quý, quỹ, giá, giữ, ngoéo, khuỷu tay, chuyện, huyện uỷ.",
        "Các nhiệm vụcủa tỉnhlần thứ nhấtcủa huyệnủy đượcgiao chotừng đơnvị, đồngchí Quangđã thôngtin một sốnội dung.",
        "Товарищи, дорогие друзья, Вьетнам и Россия, дружба и сотрудничество, спасибо, до свидания.",
        "Tạĩ hội trường, lãnh đạò huyện đã làm việc.",
        "NGHỊ QUYẾT CỦA ĐẢNG ỦY VỀ CÔNG TÁC DÂN VẬN; ý kiến, yêu cầu, khuyến nghị, nguyên nhân, tuyến huyện, hoạt động.",
        "Café, naïve, Müller, São Tomé, Čech, Łódź, façade, Ångström, Œuvre, piñata.",
        "",
    ],
)
def test_ordinary_words_are_not_disturbed(text: str) -> None:
    assert chu_bi_pha.find(Page(text)) == ()


def test_many_disturbed_words_are_shown_up_to_a_limit_and_all_counted() -> None:
    sign = chu_bi_pha.find(
        Page(" ".join(f"ngàỷ{letter}{other}" for letter in "bcdghklmnpqrstvx" for other in "bcdghklmnpqrstvx"))
    )[0]
    assert len(sign.words.spans) == chu_bi_pha.MOST_SHOWN
    assert sign.count == 16 * 16
