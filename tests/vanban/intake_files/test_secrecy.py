"""The secrecy gate: marks stop a text, ordinary words with "mật" in them do not."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.intake_files import Opened, Refused, open_text, secrecy_marks, secrecy_mentions

HEAD = "ĐẢNG ỦY TỔNG CÔNG TY A\n*\nSố 05-BC/ĐU\n"
BODY = "Thực hiện chương trình công tác năm, Đảng ủy báo cáo kết quả như sau.\n" * 30


def marks(text: str) -> list[str]:
    return [mark.words for mark in secrecy_marks(text)]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("MẬT", "MẬT"),
        ("TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT", "TUYỆT MẬT"),
        ("  MẬT  ", "MẬT"),
        ("M Ậ T", "MẬT"),
        ("T Ố I   M Ậ T", "TỐI MẬT"),
        ("T U Y Ệ T  M Ậ T", "TUYỆT MẬT"),
        ("M.Ậ.T", "MẬT"),
        ("[MẬT]", "MẬT"),
        ("(TỐI MẬT)", "TỐI MẬT"),
        ("*** TUYỆT MẬT ***", "TUYỆT MẬT"),
        ("“MẬT”", "MẬT"),
        ("– MẬT –", "MẬT"),
        ("TÔÍ MẬT", "TỐI MẬT"),
        ("TUỴÊT MẬT", "TUYỆT MẬT"),
        ("ＭẬＴ", "MẬT"),
        ("МẬТ", "MẬT"),
        ("M\u200bẬ\u200bT", "MẬT"),
        ("TỐI\u00a0MẬT", "TỐI MẬT"),
        ("MẬT - KHẨN", "MẬT"),
        ("HỎA TỐC – TỐI MẬT", "TỐI MẬT"),
        ("TUYỆT MẬT (Bản số: 02)", "TUYỆT MẬT"),
        ("MẬT/Bản số 3", "MẬT"),
        ("TÀI LIỆU MẬT", "MẬT"),
        ("TÀI LIỆU TỐI MẬT - KHÔNG SAO CHỤP", "TỐI MẬT"),
        ("Độ mật: Mật", "MẬT"),
        ("Độ mật: Tối mật.", "TỐI MẬT"),
        ("ĐỘ MẬT: TUYỆT MẬT", "TUYỆT MẬT"),
        ("Mức độ mật: Mật", "MẬT"),
        ("Độ bảo mật: Tối mật; thời hạn 10 năm", "TỐI MẬT"),
        ("Độ mật - M Ậ T", "MẬT"),
        ("Đóng dấu: MẬT", "MẬT"),
        ("Độ mật của văn bản: mật", "MẬT"),
        ("Độ mật:\tTối mật", "TỐI MẬT"),
        ("Độ mật: ☐ Thường ☒ Mật", "MẬT"),
        ("1.\tMẬT", "MẬT"),
        ("Nội dung\tMẬT\tGhi chú", "MẬT"),
        ("Phụ lục kèm theo      TỐI MẬT", "TỐI MẬT"),
    ],
)
def test_a_mark_is_found_anywhere_in_the_text(line: str, words: str) -> None:
    for text in (f"{HEAD}{line}\n{BODY}", f"{HEAD}{BODY}{line}\n{BODY}"):
        for form in ("NFC", "NFD"):
            assert marks(unicodedata.normalize(form, text)) == [words]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("Mật", "MẬT"),
        ("Tối mật", "TỐI MẬT"),
        ("Tuyệt mật", "TUYỆT MẬT"),
        ("Số 12-BC/ĐU  (MẬT)", "MẬT"),
        ("Số: 07/BC-A    MẬT", "MẬT"),
        ("Số: 07/BC-A TỐI MẬT", "TỐI MẬT"),
        ("MẬT\tĐẢNG CỘNG SẢN VIỆT NAM", "MẬT"),
        ("MẬT        ĐẢNG CỘNG SẢN VIỆT NAM", "MẬT"),
        ("TUYỆT MẬT | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TUYỆT MẬT"),
        ("BÁO CÁO TÌNH HÌNH (TỐI MẬT)", "TỐI MẬT"),
        ("Mật – Khẩn", "MẬT"),
    ],
)
def test_in_the_head_a_mark_may_be_small_or_beside_other_words(line: str, words: str) -> None:
    assert marks(f"{line}\n{HEAD}{BODY}") == [words]
    assert marks(f"{HEAD}{line}\n{BODY}") == [words]


INNOCENT = [
    "Tuyệt đối bảo mật thông tin của người tố cáo.",
    "Luật Bảo vệ bí mật nhà nước có hiệu lực từ ngày 01/3/2026.",
    "BẢO VỆ BÍ MẬT NHÀ NƯỚC",
    "QUY CHẾ BẢO MẬT",
    "BÍ MẬT",
    "Bảo mật",
    "B Í  M Ậ T",
    "mật độ dân số của phường là 5.000 người/km²",
    "MẬT ĐỘ XÂY DỰNG",
    "Mật độ\t40%",
    "Hai bên gắn bó mật thiết.",
    "MẬT THIẾT",
    "Không ai biết người bí mật ấy.",
    "Đổi mật khẩu ba tháng một lần.",
    "Mật khẩu: 123456",
    "Giống mía nhiều mật, nuôi ong lấy mật ong.",
    "Hội nghị mật nghị kéo dài.",
    "Phẫu thuật sỏi mật, túi mật.",
    "Trò chuyện thân mật với công nhân.",
    "CUỘC GẶP GỠ THÂN MẬT",
    "Cơ mật viện là cơ quan của triều Nguyễn.",
    "Ngành mật mã, cơ yếu.",
    "ĐÃ GIẢI MẬT",
    "Giải mật hồ sơ theo thời hạn.",
    "Mặt trận Tổ quốc; mất mát; mát mẻ; mắt.",
    "MẶT",
    "MẤT",
    "MÁT",
    "MAT",
    "TỐI MẮT",
    "Tốt mật ít gừng.",
    "Độ mặn: 5",
    "Một tuyến đường bí mật; nơi ẩn mật.",
    "Tổng mật số vi sinh.",
    "Bài học về công tác bảo mật: 5 điều.",
    "Độ bảo mật: cao",
    "Độ mật: Thường",
    "Độ mật: Không",
    "Độ mật:",
]


@pytest.mark.parametrize("line", INNOCENT)
def test_ordinary_words_are_no_mark_even_in_the_head(line: str) -> None:
    for text in (f"{line}\n{HEAD}{BODY}", f"{HEAD}{BODY}{line}\n{BODY}"):
        assert secrecy_marks(text) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Nghiêm cấm gửi tài liệu Mật qua thư điện tử.",
        "Cán bộ quản lý văn bản mật phải ký cam kết.",
        "Việc xác định độ mật do người ký quyết định.",
        "Mức độ gồm: tuyệt mật, tối mật và mật.",
        "Đơn vị đã tiêu hủy 12 hồ sơ tối mật theo quy định.",
        "Văn bản đóng dấu Mật được lưu riêng.",
        "QUY CHẾ QUẢN LÝ TÀI LIỆU MẬT CỦA CƠ QUAN",
        "Độ mật: Mật, Tối mật hoặc Tuyệt mật.",
        "Số văn bản đến\tThường\tMật\tTối mật",
        "TỔNG SỐ  THƯỜNG  MẬT  TỐI MẬT",
        "Những việc tuyệt mật.",
    ],
)
def test_speaking_of_secret_papers_warns_but_does_not_stop(line: str) -> None:
    text = f"{HEAD}{BODY}{line}\n{BODY}"
    assert secrecy_marks(text) == ()
    found = secrecy_mentions(text)
    assert found
    assert all("mật" in text[m.start : m.end].lower() for m in found)
    opened = open_text(text)
    assert isinstance(opened, Opened)
    assert any("Kiểm tra để chắc nội dung không chứa bí mật nhà nước." in w for w in opened.warnings)


@pytest.mark.parametrize("line", [line for line in INNOCENT if "ộ mật" not in line])
def test_ordinary_words_are_no_mention_either(line: str) -> None:
    assert secrecy_mentions(f"{HEAD}{BODY}{line}\n{BODY}") == ()


def test_a_list_that_explains_the_degrees_is_no_mark() -> None:
    text = f"{HEAD}Các độ mật gồm:\na) Tuyệt mật;\nTuyệt mật\nTối mật\nMật\n{BODY}"
    assert secrecy_marks(text) == ()
    assert secrecy_mentions(text)


@pytest.mark.parametrize("line", ["Mật", "Tối mật", "- Mật"])
def test_small_letters_far_from_the_head_are_only_a_mention(line: str) -> None:
    text = f"{HEAD}{BODY}{line}\n{BODY}"
    assert secrecy_marks(text) == ()
    assert [text[m.start : m.end] for m in secrecy_mentions(text)] == [line]


def test_the_span_is_the_mark_without_margins() -> None:
    text = f"{HEAD}   TỐI MẬT  \n{BODY}"
    (mark,) = secrecy_marks(text)
    assert text[mark.start : mark.end] == "TỐI MẬT"
    assert mark.span == (mark.start, mark.end)


def test_a_marked_text_is_refused_with_the_place() -> None:
    found = open_text(f"{HEAD}TỐI MẬT\n{BODY}")
    assert found == Refused("secret", "Văn bản có dấu TỐI MẬT ở dòng 4. Hệ thống không nhận; tệp không được lưu.")
    assert isinstance(open_text(HEAD + BODY), Opened)


@settings(deadline=None)
@given(st.text())
def test_any_text_has_marks_within_itself(text: str) -> None:
    for mark in (*secrecy_marks(text), *secrecy_mentions(text)):
        assert 0 <= mark.start <= mark.end <= len(text)


@settings(deadline=None)
@given(
    st.sampled_from(["MẬT", "TỐI MẬT", "TUYỆT MẬT"]),
    st.sampled_from(["NFC", "NFD", "NFKC", "NFKD"]),
    st.text(" \t\u00a0\u3000", max_size=5),
    st.text(" *-_.[]()", max_size=5),
)
def test_no_dress_hides_a_mark(words: str, form: str, margin: str, frame: str) -> None:
    line = margin + frame + words + frame + margin
    assert marks(unicodedata.normalize(form, f"{HEAD}{BODY}{line}\n{BODY}")) == [words]
