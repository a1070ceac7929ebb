# ruff: noqa: E501 - a test sentence stays on one line
"""Số ký hiệu, chữ viết tắt, thể thức: what papers are called and how they are headed. All sentences are made up."""

import pytest

from vanban import read
from vanban.elements import so_ky_hieu, thoi_gian, viet_tat
from vanban.engine.page import Page
from vanban.parts import OfficialHeader


def documents(text: str) -> list[tuple[str | None, str, str | None]]:
    page = Page(text)
    found = so_ky_hieu.find(page, thoi_gian.find(page))
    return [(d.kind.value if d.kind else None, d.number.value, d.symbol.value if d.symbol else None) for d in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("theo Quyết định số 1234/QĐ-TTg của Thủ tướng", ("Quyết định", "1234", "QĐ-TTg")),
        ("thực hiện Kết luận số 21 - KL/TW của Ban Bí thư", ("Kết luận", "21", "KL/TW")),
        ("Chỉ thị 05/CT - TTg về an toàn", ("Chỉ thị", "05", "CT-TTg")),
        ("nghị quyết số 37- NQ/TW bộ chính trị", ("nghị quyết", "37", "NQ/TW")),
        ("Nghị định số 61/2018/NĐ-CP của Chính phủ", ("Nghị định", "61/2018", "NĐ-CP")),
        ("Nghị định số 61/2018/NÐ-CP của Chính phủ", ("Nghị định", "61/2018", "NĐ-CP")),
        ("Kế hoạch số 15 – KH / ĐUK về kiểm tra", ("Kế hoạch", "15", "KH/ĐUK")),
        ("Thông tư liên tịch số 03/2015/TTLT-BTP-BCA-TANDTC", ("Thông tư liên tịch", "03/2015", "TTLT-BTP-BCA-TANDTC")),
        ("Quy chế phối hợp số 02-QCPH/ĐUTCT-QU giai đoạn 2021 - 2025", ("Quy chế phối hợp", "02", "QCPH/ĐUTCT-QU")),
        ("Luật số 59/2020/QH14", ("Luật", "59/2020", "QH14")),
        ("Nghị quyết số 42 ngày 01/02/2016 của Ban Thường vụ", ("Nghị quyết", "42", None)),
        ("tinh thần Chỉ thị 23, các chi bộ đã họp", ("Chỉ thị", "23", None)),
        ("Công văn số 88-CV/ĐU gửi Văn phòng", ("Công văn", "88", "CV/ĐU")),
        ("Hướng dẫn số 12-HD/BTCTW", ("Hướng dẫn", "12", "HD/BTCTW")),
        ("chương trình phối hợp (số 12) về bảo vệ môi trường", ("chương trình phối hợp", "12", None)),
    ],
)
def test_a_document_is_read_with_kind_number_and_symbol(text: str, expected: tuple[str, str, str | None]) -> None:
    assert documents(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "thực hiện Nghị quyết Trung ương 5 khóa XII", "triển khai Đề án 06 tại xã", "theo Điều 24 của Quy chế",
        "kỳ họp thứ 20 Hội đồng nhân dân", "ảnh hưởng của bão số 3", "kế hoạch 5 năm của Tổng công ty",
        "quyết định 3 vấn đề lớn", "điện thoại 024 3826 1234", "Trại giam số 6 tổ chức lễ", "ngày 12/10/2021 tại Vinh",
        "Đoàn công tác số 1 làm việc", "đạt tỷ lệ 34/40 phiếu", "hội nghị lần thứ 8", "chương trình 30 ngày đêm",
    ],
)  # fmt: skip
def test_what_only_looks_like_a_document_number_is_left_alone(text: str) -> None:
    assert documents(text) == []


def test_documents_that_share_one_kind_are_told_apart() -> None:
    text = "triển khai Kế hoạch số 28-KH/TBT và 29-KH/TBT; các Nghị quyết 18, 19"
    assert documents(text) == [
        ("Kế hoạch", "28", "KH/TBT"), ("Kế hoạch", "29", "KH/TBT"), ("Nghị quyết", "18", None), ("Nghị quyết", "19", None)
    ]  # fmt: skip


def test_a_document_is_listed_once_at_its_fullest_mention() -> None:
    text = "Quy định 287 đã cũ. Quy định số 287-QĐ/TW ngày 8/2/2010 của Ban Bí thư vẫn dùng; theo Quy định 287 thì rõ."
    page = Page(text)
    (document,) = so_ky_hieu.find(page, thoi_gian.find(page))
    assert document.as_written.value == "Quy định số 287-QĐ/TW"
    assert document.date is not None
    assert document.date.value == "2010-02-08"
    assert document.issuer is not None
    assert document.issuer.value == "Ban Bí thư"
    span = document.as_written.spans[0]
    assert text[span.start : span.end] == "Quy định số 287-QĐ/TW"


def abbreviations(text: str) -> dict[str, str]:
    return {a.short.value: a.long.value for a in viet_tat.find(Page(text))}


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("giữ gìn an ninh trật tự (ANTT) trên địa bàn", "ANTT", "an ninh trật tự"),
        ("Hội Cựu chiến binh (HCCB) tỉnh Lạc Sơn", "HCCB", "Hội Cựu chiến binh"),
        ("Sở Nông nghiệp và Môi trường (NN&MT) tổ chức", "NN&MT", "Nông nghiệp và Môi trường"),
        ("Đảng ủy Than Hồng Lĩnh (THL) họp", "THL", "Than Hồng Lĩnh"),
        ("Tổng công ty Điện lực miền Trung (EVN CPC) báo cáo", "EVN CPC", "Tổng công ty Điện lực miền Trung"),
        ("báo cáo đánh giá tác động môi trường (ĐTM) của dự án", "ĐTM", "đánh giá tác động môi trường"),
        ("Đảng ủy Tổng công ty Khoáng sản Đông Bắc (TCT) ký", "TCT", "Tổng công ty Khoáng sản Đông Bắc"),
        ("Tập đoàn Hóa chất Việt Nam (sau đây gọi tắt là VINACHEM) họp", "VINACHEM", "Tập đoàn Hóa chất Việt Nam"),
        ("Phòng Cảnh sát kinh tế (PC03) làm đầu mối", "PC03", "Phòng Cảnh sát kinh tế"),
    ],
)
def test_a_short_form_in_brackets_is_read_with_its_long_form(text: str, short: str, long: str) -> None:
    assert abbreviations(text) == {short: long}


@pytest.mark.parametrize(
    "text",
    [
        "tại Trung tâm (quận Cầu Giấy, Hà Nội)", "báo cáo (Tổng hợp)", "khai thác bất hợp pháp (IUU) trên biển",
        "Bộ luật Hình sự (sửa đổi) năm 2015", "ông Lê Văn An (con trai)", "đạt 50 tấn (năm 2020)", "ảnh (TP)", "((((ABC",
        "hai bên (A và B) thống nhất", "Nghị quyết (số 12)",
    ],
)  # fmt: skip
def test_other_words_in_brackets_define_nothing(text: str) -> None:
    assert abbreviations(text) == {}


def test_the_short_title_of_cited_papers_is_an_abbreviation() -> None:
    text = "sửa đổi Quy định số 10-QĐ/TW và Quy định số 11-QĐ/TW (Quy định 10, 11) của Ban Bí thư"
    assert abbreviations(text) == {"Quy định 10, 11": "Quy định số 10-QĐ/TW và Quy định số 11-QĐ/TW"}


LETTER = """UBND TỈNH HẢI LĂNG
SỞ CÔNG THƯƠNG
Số: 415/SCT-KTAT
V/v góp ý dự thảo Quy chế phối hợp quản lý vật liệu nổ

Hải Lăng, ngày 09 tháng 4 năm 2024

Kính gửi: Công an tỉnh; Sở Lao động; UBND các huyện.

Thực hiện Công văn số 77/UBND-TH ngày 01/4/2024 của UBND tỉnh, Sở Công Thương xây dựng dự thảo Quy chế.
Sở Công Thương đề nghị các cơ quan nghiên cứu, góp ý bằng văn bản và gửi về Sở trước ngày 20/4/2024.

Nơi nhận:
- Như trên;
- Lưu: VT, KTAT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Trần Hữu Lộc
"""

PARTY_NOTICE = """TỈNH ỦY HẢI LĂNG
ĐẢNG ỦY KHỐI DOANH NGHIỆP
*
Số 31-TB/ĐUK
ĐẢNG CỘNG SẢN VIỆT NAM
Hải Lăng, ngày 12 tháng 7 năm 2023

THÔNG BÁO
Kết luận của đồng chí Phó Bí thư Huyện ủy tại Hội nghị giao ban tháng 6/2023

Ngày 05/7/2023, tại Hội trường tầng 3, Đảng ủy Khối tổ chức Hội nghị giao ban quý II/2023. Đồng chí Mai Xuân Hòa, Bí thư Đảng ủy Khối chủ trì Hội nghị.
Sau khi nghe các ý kiến, đồng chí Bí thư kết luận như sau:
1. Giao Ban Tổ chức chủ trì, phối hợp với Văn phòng xây dựng Kế hoạch đại hội trước ngày 30/9.
2. Các chi bộ tiếp tục rà soát hồ sơ đảng viên trong quý III/2023.

Nơi nhận:
- Các tổ chức đảng trực thuộc;
- Lưu Văn phòng.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Ngô Thị Lành
"""


def header(text: str) -> OfficialHeader:
    found = read(text).header
    assert found is not None
    return found


def test_the_header_of_a_state_letter_is_read_part_by_part() -> None:
    found = header(LETTER)
    assert [v.value if v else None for v in (found.superior, found.issuer, found.number, found.symbol)] == [
        "UBND TỈNH HẢI LĂNG", "SỞ CÔNG THƯƠNG", "415", "SCT-KTAT"
    ]  # fmt: skip
    assert [v.value if v else None for v in (found.place, found.date, found.kind, found.abstract)] == [
        "Hải Lăng", "2024-04-09", None, "góp ý dự thảo Quy chế phối hợp quản lý vật liệu nổ"
    ]  # fmt: skip
    assert [v.value for v in found.addressees] == ["Công an tỉnh", "Sở Lao động", "UBND các huyện"]
    assert [v.value for v in found.recipients] == ["Như trên", "Lưu: VT, KTAT"]
    assert found.signing_line is not None
    assert found.signing_line.value == "KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC"
    assert found.signer is not None
    assert found.signer.value == "Trần Hữu Lộc"


def test_an_abstract_ends_where_a_table_begins() -> None:
    plan = "ĐẢNG ỦY A\n*\nSố: 15-KH/ĐU\nKẾ HOẠCH\nphối hợp công tác năm 2026\nSTT\tNội dung\tChủ trì\tHạn\n1\tMở lớp\tSở A\tQuý II\n"
    found = header(plan)
    assert found.abstract is not None
    assert found.abstract.value == "phối hợp công tác năm 2026"


def test_every_part_of_a_header_points_at_its_own_words() -> None:
    found = header(LETTER)
    for value in (found.issuer, found.symbol, found.place, found.signer, *found.addressees, *found.recipients):
        assert value is not None
        assert LETTER[value.spans[0].start : value.spans[0].end] == value.value


def test_a_letter_that_asks_for_opinions_is_a_consultation_of_its_issuer() -> None:
    draft = read(LETTER)
    assert draft.genre.value == "consultation"
    assert draft.kind.value == "công văn"
    assert draft.date is None
    assert [v.value for v in draft.organizers] == ["Sở Công Thương"]
    (task,) = draft.tasks
    assert task.text.value.startswith("các cơ quan nghiên cứu, góp ý bằng văn bản")
    assert task.due is not None
    assert task.due.last == "2024-04-20"


def test_a_party_notice_of_conclusions_gives_the_meeting_and_its_numbered_tasks() -> None:
    draft = read(PARTY_NOTICE)
    found = header(PARTY_NOTICE)
    assert found.superior is not None
    assert found.superior.value == "TỈNH ỦY HẢI LĂNG"
    assert found.signing_line is not None
    assert found.signing_line.value == "T/M BAN THƯỜNG VỤ / PHÓ BÍ THƯ"
    assert (draft.genre.value, draft.kind.value) == ("conclusions", "thông báo kết luận")
    assert draft.date is not None
    assert draft.date.value == "2023-07-05"
    assert [p.name.value for p in draft.chairs] == ["Mai Xuân Hòa"]
    first, second = draft.tasks
    assert (first.label.value if first.label else None, first.lead.value if first.lead else None) == (
        "1",
        "Ban Tổ chức",
    )
    assert [v.value for v in first.cooperating] == ["Văn phòng"]
    assert first.product is not None
    assert first.product.value == "Kế hoạch"
    assert first.due is not None
    assert first.due.last == "2023-09-30"
    assert second.due is not None
    assert second.due.last == "2023-09-30"


def test_a_news_item_has_no_official_header() -> None:
    text = "Sơ kết công tác quý I\nNgày 5/4/2022, Sở Xây dựng tổ chức Hội nghị sơ kết theo Quyết định số 12/QĐ-SXD."
    draft = read(text)
    assert draft.header is None
    assert draft.kind.value == "tin hội nghị"


INVITATION = """HUYỆN ỦY TÂN SƠN
VĂN PHÒNG
Số 12-GM/VPHU
Tân Sơn, ngày 02 tháng 3 năm 2023

GIẤY MỜI
Dự Hội nghị giao ban công tác nội chính quý I/2023

Văn phòng Huyện ủy kính mời các đồng chí lãnh đạo Công an huyện, Thanh tra huyện
Thời gian: 08 giờ 00 phút, ngày 09/3/2023 (thứ Năm).
Địa điểm: Phòng họp tầng 2, trụ sở Huyện ủy.
Chủ trì: Đồng chí Hà Văn Thụ, Phó Bí thư Thường trực Huyện ủy.
"""


def test_an_invitation_gives_day_place_chair_and_inviting_body() -> None:
    draft = read(INVITATION)
    assert (draft.kind.value, draft.genre.value) == ("giấy mời", "briefing")
    assert draft.date is not None
    assert draft.date.value == "2023-03-09"
    assert draft.place is not None
    assert draft.place.value == "Phòng họp tầng 2, trụ sở Huyện ủy"
    assert [v.value for v in draft.organizers] == ["Văn phòng Huyện ủy"]
    assert [(p.name.value, [t.value for t in p.titles]) for p in draft.chairs] == [
        ("Hà Văn Thụ", ["Phó Bí thư Thường trực Huyện ủy"])
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("BIÊN BẢN\nHội nghị giao ban tháng 3\nSố: 12/BB-CT\nThành phần: 5 người.", "biên bản"),
        ("UBND XÃ\nSố: 1/BC-UBND\nBÁO CÁO\nKết quả công tác quý I\nTrong quý I, xã đã làm tốt.", "báo cáo"),
        ("QUY CHẾ\nphối hợp giữa hai đơn vị\nĐiều 1. Phạm vi\nQuy chế này quy định.\nĐiều 2. Nguyên tắc", "quy chế"),
        (
            "KẾ HOẠCH PHỐI HỢP NĂM 2024\nSTT\tNội dung\tChủ trì\tThời gian\n1\tGiao ban\tVăn phòng\tQuý I",
            "kế hoạch dạng bảng",
        ),
        ("Giá lúa hôm nay tăng nhẹ ở các chợ.", "không thuộc loại nào"),
        ("", "không thuộc loại nào"),
    ],
)
def test_the_kind_of_the_whole_text_is_told_or_said_to_be_none(text: str, kind: str) -> None:
    assert read(text).kind.value == kind
