"""Old encodings: golden lines and round trips through encoders written apart from the decoders."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.intake_files.charsets import decode_cp1258, decode_tcvn3, decode_viqr, decode_vni
from vanban.intake_files.syllable import is_marked_syllable, is_syllable

from . import encoders

PLAIN = "abcdghklmnpqrstvxABCDGHKLMNPQRSTVX 0123456789\n,;:/-"


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Uû ban nh©n d©n", "Uỷ ban nhân dân"),
        ("Céng hoµ x· héi chñ nghÜa ViÖt Nam", "Cộng hoà xã hội chủ nghĩa Việt Nam"),
        ("§éc lËp - Tù do - H¹nh phóc", "Độc lập - Tự do - Hạnh phúc"),
        ("tr\xadêng hîp", "trường hợp"),
        ("“quý” – 5", "“quý” – 5"),
    ],
)
def test_tcvn3_lines_are_read(written: str, meant: str) -> None:
    assert decode_tcvn3(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Coäng hoøa xaõ hoäi chuû nghóa Vieät Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("ÑOÄC LAÄP - TÖÏ DO - HAÏNH PHUÙC", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC"),
        ("Ñoàng chí Traàn Vaên A, kyõ sö", "Đồng chí Trần Văn A, kỹ sư"),
    ],
)
def test_vni_lines_are_read(written: str, meant: str) -> None:
    assert decode_vni(written) == meant


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("Co^.ng ho`a xa~ ho^.i chu? nghi~a Vie^.t Nam", "Cộng hòa xã hội chủ nghĩa Việt Nam"),
        ("DDa?ng u?y hu+o+'ng da^~n. Ca'c chi bo^. thu+.c hie^.n.", "Đảng ủy hướng dẫn. Các chi bộ thực hiện."),
        ("ho.p a\\?", "họp a?"),
    ],
)
def test_viqr_lines_are_read(written: str, meant: str) -> None:
    assert decode_viqr(written) == meant


def test_cp1258_tones_are_composed() -> None:
    assert decode_cp1258("Vi\xea\xf2t Nam \xf0\xf4\xf2c l\xe2\xf2p") == "Việt Nam độc lập"


@settings(deadline=None)
@given(st.text(st.sampled_from(encoders.TCVN3_LETTERS + PLAIN)))
def test_what_tcvn3_can_write_is_read_back(text: str) -> None:
    assert decode_tcvn3(encoders.tcvn3(text)) == text


@settings(deadline=None)
@given(st.text(st.sampled_from(encoders.ALL_LETTERS + PLAIN)))
def test_what_vni_writes_is_read_back(text: str) -> None:
    assert decode_vni(encoders.vni(text)) == text


@settings(deadline=None)
@given(st.text(st.sampled_from(encoders.ALL_LETTERS + "abcghklmnpqrstvx 0123456789\n.?'(+^~`*\\")))
def test_what_viqr_writes_is_read_back(text: str) -> None:
    assert decode_viqr(encoders.viqr(text), strict=True) == text


@settings(deadline=None)
@given(st.text(st.sampled_from(encoders.ALL_LETTERS + PLAIN)))
def test_what_cp1258_writes_is_read_back(text: str) -> None:
    assert decode_cp1258(encoders.cp1258(text).decode("latin-1")) == text


def test_the_tables_cover_the_whole_alphabet() -> None:
    small = {encoders.letter(v, t) for v in encoders.VOWELS for t in range(6)} | {"đ"}
    assert len(small) == 73
    assert small <= set(encoders.TCVN3_LETTERS)
    assert {c.upper() for c in small} | small == set(encoders.ALL_LETTERS)


@settings(deadline=None)
@given(st.text())
def test_decoders_are_total(text: str) -> None:
    for decode in (decode_tcvn3, decode_vni, decode_cp1258, decode_viqr):
        assert isinstance(decode(text), str)


GOOD_WORDS = "Đảng ủy uỷ quyết nghiệp gìn giữ quý khuỷu hoà hòa ngoằn Ớt thuở goòng"


@pytest.mark.parametrize("word", GOOD_WORDS.split())
def test_vietnamese_syllables_are_recognised(word: str) -> None:
    assert is_marked_syllable(word)
    assert is_marked_syllable(word.upper())


@pytest.mark.parametrize("word", ["nh©n", "été", "mât", "càc", "café", "đảngủy", "ưắng", "", "a1", "über", "Kraków"])
def test_what_cannot_be_a_syllable_is_not_one(word: str) -> None:
    assert not is_marked_syllable(word)


@settings(deadline=None)
@given(st.text(max_size=12))
def test_the_shape_of_a_syllable_does_not_depend_on_case(word: str) -> None:
    word = unicodedata.normalize("NFC", word)
    if unicodedata.normalize("NFC", word.upper().lower()) == word:
        assert is_syllable(word) == is_syllable(word.upper())
