"""Which encoding a text is in: found when it is clear, left alone or refused when it is not."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.intake_files import Opened, Refused, open_bytes, open_text

from . import encoders
from .made import NOTICE


def opened(data: bytes) -> Opened:
    found = open_bytes("a.txt", data)
    assert isinstance(found, Opened), found
    return found


def refused(data: bytes) -> str:
    found = open_bytes("a.txt", data)
    assert isinstance(found, Refused), found
    return found.code


OLD = {
    "TCVN3": lambda text: encoders.tcvn3(text).encode("latin-1"),
    "VNI": lambda text: encoders.vni(text).encode("latin-1"),
    "Windows-1258": encoders.cp1258,
    "VIQR": lambda text: encoders.viqr(text).encode(),
}


@pytest.mark.parametrize("name", OLD)
def test_an_old_encoding_is_converted_and_asks_for_confirmation(name: str) -> None:
    found = opened(OLD[name](NOTICE))
    assert found.text == NOTICE
    assert found.needs_confirmation
    assert any(step.code == "encoding" and name in step.sentence for step in found.report)
    assert found.warnings[0] == f"Văn bản dùng mã {name}. Xem bản đã chuyển bên dưới rồi xác nhận."


@pytest.mark.parametrize("name", ["TCVN3", "VNI", "Windows-1258"])
def test_old_bytes_shown_as_western_letters_in_unicode_are_converted_too(name: str) -> None:
    pasted = OLD[name](NOTICE).decode("latin-1")
    found = open_text(pasted)
    assert isinstance(found, Opened)
    assert found.text == NOTICE
    assert found.needs_confirmation


def test_viqr_without_escapes_keeps_its_sentence_ends_and_warns() -> None:
    written = encoders.viqr(NOTICE).replace("\\.", ".")
    found = opened(written.encode())
    assert found.text == NOTICE
    assert any("cuối câu" in warning for warning in found.warnings)


def test_capitals_left_to_a_capital_font_come_back() -> None:
    found = opened("CéNG HßA X· HéI CHñ NGHÜA VIÖT NAM\nUû ban nh©n d©n thµnh phè".encode("latin-1"))
    assert found.text == "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nUỷ ban nhân dân thành phố"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_unicode_is_read_without_confirmation(encoding: str) -> None:
    found = opened(NOTICE.encode(encoding))
    assert found.text == NOTICE
    assert not found.needs_confirmation
    assert found.warnings == ()


def test_separate_marks_are_composed_and_reported_without_confirmation() -> None:
    found = opened(unicodedata.normalize("NFD", NOTICE).encode())
    assert found.text == NOTICE
    assert not found.needs_confirmation
    assert [step.code for step in found.report] == ["composed"]


ENGLISH = "The committee met on Monday; the café's rôle was naïve — “quoted” text, don't worry (a+b) ^ c.\n" * 3
FRENCH = (
    "Réunion du comité : été à Paris, où l'élève reçoit son prix. Là-bas, les garçons très fatigués mangèrent.\n" * 3
)
GERMAN = "Größere Städte müssen für die Bürger größere Häuser bauen; schöne Grüße aus München.\n" * 3
DANISH = "Hvad må vi få på bordet? Når så mange går på gården, må børnene gå.\n" * 3
PORTUGUESE = "Não são só palavras: informação, ação e coração são razões também para reunião.\n" * 3
CODE = "for (i = 0; i < n; i++) { a[i] ^= b(x)?c:d; foo.bar(a+b); } // data(x) ~ 5\n" * 5
SYMBOLS = "Đảng ủy «A» họp ngày 5/3 © 2026 ® ± 5 °C, 12 m², § 3 ½ giờ – “xong”… •\nKết quả: 5 × 3 ÷ 2 ¥ £ €\n"


@pytest.mark.parametrize("text", [ENGLISH, FRENCH, GERMAN, DANISH, PORTUGUESE, CODE, SYMBOLS, NOTICE, "a", "5.\n"])
def test_other_languages_code_and_odd_symbols_stay_untouched(text: str) -> None:
    found = opened(text.encode())
    assert found.text == text
    assert not found.needs_confirmation
    assert found.report == ()


def test_unicode_vietnamese_with_french_names_stays_untouched() -> None:
    text = NOTICE + "Kỹ sư François Côté và bà Müller ở Orléans dự họp.\n"
    assert opened(text.encode()).text == text


@pytest.mark.parametrize("text", [FRENCH, GERMAN, DANISH, PORTUGUESE])
def test_western_bytes_are_refused_not_guessed(text: str) -> None:
    assert refused(text.encode("latin-1", "ignore")) == "unknown_encoding"


def test_too_few_words_are_refused_not_guessed() -> None:
    assert refused("Hµ Néi".encode("latin-1")) == "unknown_encoding"


def test_bytes_that_are_vietnamese_in_several_encodings_are_refused_not_guessed() -> None:
    # bó mó ló tó in Windows-1258, bú mú lú tú in TCVN3, bĩ mĩ lĩ tĩ in VNI.
    assert refused(b"b\xf3 m\xf3 l\xf3 t\xf3") == "unknown_encoding"


def test_short_foreign_lines_that_look_vietnamese_in_an_old_encoding_stay_untouched() -> None:
    text = "på\nså\nmå\nnå\n" + GERMAN
    assert opened(text.encode()).text == text


def test_another_vietnamese_encoding_shown_as_symbols_is_refused() -> None:
    # "Cộng hòa xã hội chủ nghĩa Việt Nam độc lập tự do hạnh phúc" in VISCII.
    viscii = (
        "C\u00b5ng h\u00f2a x\u00e3 h\u00b5i ch\u00fc ngh\u00eea "
        "Vi\u00aet Nam \u00b1\u00b5c l\u00a7p t\u00f1 do h\u00d5nh ph\u00fac "
    )
    assert refused((viscii * 6).encode("latin-1")) == "unknown_encoding"


def test_windows_punctuation_in_english_is_read() -> None:
    found = opened("“Meeting” – it’s over…\n".encode("cp1252"))
    assert found.text == "“Meeting” – it’s over…\n"
    assert not found.needs_confirmation


def test_a_paragraph_in_tcvn3_inside_a_unicode_text_is_converted_alone() -> None:
    mixed = NOTICE + encoders.tcvn3("Đề nghị các đồng chí khẩn trương thực hiện nhiệm vụ.") + "\n" + NOTICE
    found = open_text(mixed)
    assert isinstance(found, Opened)
    assert found.text == NOTICE + "Đề nghị các đồng chí khẩn trương thực hiện nhiệm vụ.\n" + NOTICE
    assert found.needs_confirmation
    assert [step.count for step in found.report if step.code == "encoding"] == [1]


def test_lines_of_bytes_and_lines_of_utf8_in_one_file_are_each_read() -> None:
    data = NOTICE.encode() + OLD["TCVN3"](NOTICE)
    assert opened(data).text == NOTICE * 2


def test_utf8_with_a_broken_line_is_refused() -> None:
    assert refused(NOTICE.encode() + b"xin ch\xe0o \xff\xc0 a\n") == "mixed_encoding"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (NOTICE.encode("utf-16-le"), "utf16_no_bom"),
        (NOTICE.encode("utf-16-be"), "utf16_no_bom"),
        (b"\xff\xfe" + NOTICE.encode("utf-16-le")[:-1], "bad_utf16"),
        (NOTICE.encode() + b"\x00" + NOTICE.encode(), "nul"),
        (bytes(range(256)) * 10, "binary"),
        (b"\x7fELF\x02\x01\x01" + bytes(200), "binary"),
        (b"\x01\x02\x03\x04" * 50, "binary"),
        (b"", "empty"),
        (b" \r\n\t ", "empty"),
        (b"\xef\xbb\xbf", "empty"),
    ],
)
def test_what_is_no_text_is_refused_by_its_own_sentence(data: bytes, code: str) -> None:
    assert refused(data) == code


SENTENCES = [
    "Đồng chí trình bày báo cáo",
    "Kết quả thực hiện nhiệm vụ",
    "Các đơn vị phối hợp chặt chẽ",
    "Giữ vững an ninh trật tự",
]


@settings(deadline=None)
@given(st.lists(st.sampled_from(SENTENCES), min_size=2, max_size=6, unique=False), st.sampled_from(sorted(OLD)))
def test_any_few_sentences_are_found_in_any_encoding(sentences: list[str], name: str) -> None:
    # A full stop that is escaped tells VIQR's tones from its punctuation; without any the end of a line is doubtful.
    text = ".\n".join(sentences) + "."
    assert opened(OLD[name](text)).text == text


@settings(deadline=None)
@given(st.text(st.characters(codec="utf-8"), min_size=1))
def test_text_that_opens_is_clean_whatever_it_was(text: str) -> None:
    found = open_text(text)
    if isinstance(found, Opened):
        assert unicodedata.is_normalized("NFC", found.text)
        assert not set(found.text) & set("\r\x00\u00a0\u200b\ufeff\x1c\x1f")
        again = open_text(found.text)
        assert isinstance(again, Opened)
