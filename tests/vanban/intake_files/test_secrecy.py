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


INLINE = [
    ("TỐI MẬT: vị trí kho vật liệu nổ khu vực mỏ", "TỐI MẬT"),
    ("TUYỆT MẬT: phương án tác chiến", "TUYỆT MẬT"),
    ("MẬT: danh sách cán bộ diện quy hoạch", "MẬT"),
    ("TỐI MẬT - vị trí kho đạn", "TỐI MẬT"),
    ("MẬT – Kế hoạch phòng thủ", "MẬT"),
    ("TỐI MẬT — Phương án bảo vệ mục tiêu", "TỐI MẬT"),
    ("- TỐI MẬT: vị trí hầm chỉ huy", "TỐI MẬT"),
    ("Thông báo kết luận. TỐI MẬT: vị trí kho đạn", "TỐI MẬT"),
    ("Rà soát kho; MẬT: sơ đồ tuyến ống", "MẬT"),
    ("Tối mật: vị trí kho vật liệu nổ", "TỐI MẬT"),
    ("tuyệt mật: phương án di chuyển", "TUYỆT MẬT"),
    ("Phương án phòng thủ khu vực (Tối mật)", "TỐI MẬT"),
    ("Phương án phòng thủ khu vực (tối mật).", "TỐI MẬT"),
    ("Phương án phòng thủ khu vực [Mật]", "MẬT"),
    ("Phương án phòng thủ khu vực (Mật);", "MẬT"),
    ("Phương án phòng thủ khu vực (độ Tối mật)", "TỐI MẬT"),
    ("Phương án phòng thủ khu vực ( TUYỆT MẬT )", "TUYỆT MẬT"),
    ("Danh mục vật tư quốc phòng (Tối mật)", "TỐI MẬT"),
    ("Báo cáo tình hình biên giới – Tối mật", "TỐI MẬT"),
    ("Báo cáo tình hình biên giới - MẬT", "MẬT"),
    ("Báo cáo tình hình biên giới - Tuyệt mật.", "TUYỆT MẬT"),
    ("(Tối mật) Kế hoạch diễn tập", "TỐI MẬT"),
    ("[MẬT] Kế hoạch diễn tập", "MẬT"),
    ("(Mật) Kế hoạch diễn tập năm 2026", "MẬT"),
    ("Số 05-KH/ĐU (Tối mật)", "TỐI MẬT"),
]


@pytest.mark.parametrize(("line", "words"), INLINE)
def test_a_mark_before_or_behind_other_words_is_found_in_a_short_text(line: str, words: str) -> None:
    for form in ("NFC", "NFD"):
        assert marks(unicodedata.normalize(form, line)) == [words]
    assert marks(f"{line}\n{BODY}") == [words]


@pytest.mark.parametrize(
    "line",
    [
        "Ban hành danh mục bí mật nhà nước độ Tối mật",
        "Danh mục bí mật nhà nước (Tối mật)",
        "Tuyên truyền Luật Bảo vệ bí mật nhà nước",
        "Tập huấn bảo vệ bí mật nhà nước cho cán bộ văn thư",
        "Danh mục bí mật nhà nước độ Tuyệt mật, độ Tối mật",
        "Danh mục bí mật nhà nước thuộc lĩnh vực quốc phòng, độ Mật",
        "Quy định độ mật, thời hạn bảo vệ (Tối mật)",
        "Tài liệu độ Tối mật do người đứng đầu cho phép sao chụp",
        "Người được giao quản lý tài liệu tối mật phải ký cam kết.",
        "Chỉ cán bộ được phân công mới mở văn bản Tối mật.",
        "Không soạn thảo văn bản mật trên máy nối mạng.",
        "Đã tiêu hủy 05 tài liệu (tối mật) và lập biên bản.",
        "Thực hiện Kế hoạch số 05-KH/ĐU (Mật)",
        "Theo Công văn số 12-CV/ĐU, ngày 02/11/2026 (Tối mật)",
        "Văn bản số 07/BC-UBND (Mật), giữ tại Văn phòng Đảng ủy",
        "Tối mật: 05 văn bản",
        "TỐI MẬT: 05 văn bản",
        "Mật: không có; Tối mật: 02",
        "TUYỆT MẬT: không có",
        "Tối mật: là thông tin nếu bị lộ gây nguy hại nghiêm trọng",
        "TỐI MẬT: gồm các tin về vị trí đóng quân",
        "MẬT ĐỘ: 40%",
        "BÍ MẬT: giữ kín",
        "BẢO MẬT: 5 điều",
        "BẢO MẬT - AN TOÀN THÔNG TIN",
        "Bảo mật – trách nhiệm của mỗi người",
        "Thân mật: chụp ảnh lưu niệm",
        "Mật khẩu: tám ký tự",
        "Mật: loại một",
        "Nuôi ong - mật",
        "Sản phẩm của hợp tác xã (mật ong)",
        "Giải mật: theo thời hạn",
        "Công tác giải mật (Mật)",
        "Đồng chí Nguyễn Văn Mật, Bí thư chi bộ",
        "Sỏi mật - phẫu thuật",
        "Mức độ bảo vệ cao nhất (Tuyệt mật)",
        "Đường mật – mía Cao Bằng",
    ],
)
def test_a_short_text_about_secrecy_bears_no_mark(line: str) -> None:
    assert secrecy_marks(line) == ()
    assert secrecy_marks(f"{line}\n{BODY}") == ()


def test_degrees_that_are_explained_one_under_another_are_no_mark() -> None:
    lines = "TUYỆT MẬT: phương án tác chiến\nTỐI MẬT: vị trí kho\nMẬT: danh sách quy hoạch"
    assert secrecy_marks(f"Các độ của bí mật nhà nước\n{lines}\n{BODY}") == ()


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
