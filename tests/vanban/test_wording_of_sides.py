# ruff: noqa: E501 - a test sentence stays on one line
"""Who held it and whom the agreement binds, in wordings of many hands: what must be found, and what must not."""

import pytest
from tests.vanban.wording import gold


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        (
            "Đảng bộ các đơn vị trực thuộc Tập đoàn tại vùng Bắc Sơn vừa tổ chức giao ban quý II.",
            ["Đảng bộ các đơn vị trực thuộc Tập đoàn tại vùng Bắc Sơn"],
        ),
        (
            "Ngày 3/4/2020, Công ty Điện lực A, Truyền tải điện B và Công an tỉnh đã ký kết Quy chế phối hợp.",
            ["Công ty Điện lực A", "Truyền tải điện B", "Công an tỉnh"],
        ),
        ("Ngày 3/4/2020, Công an 2 xã đã tổ chức tọa đàm phối hợp.", ["Công an 2 xã"]),
        (
            "Ngày 3/4/2020, Ban Dân vận Tỉnh ủy phối hợp với Ban Dân vận Huyện ủy A - Trưởng khối thi đua tổ chức hội nghị sơ kết.",
            ["Ban Dân vận Tỉnh ủy", "Ban Dân vận Huyện ủy A"],
        ),
        ("Ngày 3/4/2020, Bộ Nông nghiệp và PTNT tổ chức hội nghị sơ kết.", ["Bộ Nông nghiệp và PTNT"]),
        (
            "Ngày 3/4/2020, Công an TP.HCM và Công ty Truyền tải điện 4 - PTC4 phối hợp tổ chức hội nghị sơ kết.",
            ["Công an TP.HCM", "Công ty Truyền tải điện 4 - PTC4"],
        ),
        (
            "Ngày 3/4/2020, Ban Chỉ đạo thực hiện Quy chế dân chủ tỉnh tổ chức hội nghị tổng kết.",
            ["Ban Chỉ đạo thực hiện Quy chế dân chủ tỉnh"],
        ),
        ("Cuộc họp tháng 6/2021 diễn ra chiều 29/6 với nhiều nội dung. Dự cuộc họp có ông Lê An, Giám đốc Sở.", []),
    ],
)
def test_who_held_it_is_named_in_full_and_no_one_is_guessed(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


def test_the_parties_of_a_cited_programme_stand_far_behind_its_number() -> None:
    text = "Ngày 26/6/2023, Công an tỉnh và Ủy ban MTTQ tỉnh tổ chức hội nghị tổng kết 10 năm thực hiện Chương trình phối hợp số 09/CTr-BCA-TTTW ngày 1/8/2013 giữa Bộ Công an với Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam."
    assert gold(text)["parties"] == ["Bộ Công an", "Ban Thường trực Ủy ban Trung ương MTTQ Việt Nam"]
    assert [(d["number"], d["symbol"]) for d in gold(text)["documents"]] == [("09", "CTr-BCA-TTTW")]


def test_who_signed_with_whom_is_told_further_down_and_what_was_agreed_is_a_task() -> None:
    text = "Ngày 25/7/2020, Tập đoàn A đã ký kết hợp tác toàn diện với tỉnh.\nTại buổi lễ, Ban Thường vụ Tỉnh ủy đã ký kết quy chế phối hợp công tác với Đảng ủy Tập đoàn A.\nTheo đó, Đảng ủy Tập đoàn A sẽ báo cáo kế hoạch sản xuất mỗi năm; phối hợp thực hiện quy hoạch của tỉnh."
    assert gold(text)["parties"] == ["Ban Thường vụ Tỉnh ủy", "Đảng ủy Tập đoàn A"]
    assert gold(text)["tasks"] == [
        "Đảng ủy Tập đoàn A sẽ báo cáo kế hoạch sản xuất mỗi năm",
        "phối hợp thực hiện quy hoạch của tỉnh",
    ]


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        (
            "UBND quận Hải Lạc (Đà Nam) vừa phối hợp UBND thị xã Bình Lạc tổ chức hội nghị sơ kết quy chế phối hợp.",
            ["UBND quận Hải Lạc", "UBND thị xã Bình Lạc"],
        ),
        (
            "Ngày 3/4/2020, Công an các phường: Lạc Hồng, Yên Lạc (TP. Lạc Sơn) và Công an xã Hòa Lạc ký kết quy chế phối hợp.",
            ["Công an các phường: Lạc Hồng, Yên Lạc", "Công an xã Hòa Lạc"],
        ),
        (
            "Ngày 3/4/2020, Cục Quản lý A, Bộ Quốc phòng và Cục Quản lý B, Bộ Công an vừa ký kết thỏa thuận phối hợp kiểm soát.",
            ["Cục Quản lý A", "Cục Quản lý B"],
        ),
        (
            "Chiều 5/7/2020, Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh và Liên đoàn Lao động tỉnh đã ký Quy chế phối hợp.",
            ["Đảng ủy Khối Cơ quan và Doanh nghiệp tỉnh", "Liên đoàn Lao động tỉnh"],
        ),
        ("Ngày 3/4/2020, Công an phường A tham dự hội nghị ký kết kế hoạch phối hợp bảo đảm an ninh.", []),
        ("TTH - Đó là nội dung của lễ ký kết quy chế phối hợp bảo vệ rừng được tổ chức sáng 2/12.", []),
    ],
)
def test_guests_superiors_and_the_newspaper_hold_no_meeting(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Sáng 2/12/2015 diễn ra lễ ký kết quy chế phối hợp bảo vệ rừng giữa Công an tỉnh và 3 đơn vị là Công ty Lâm nghiệp A, Chi cục Kiểm lâm và Sở Xây dựng.",
            ["Công an tỉnh", "Công ty Lâm nghiệp A", "Chi cục Kiểm lâm", "Sở Xây dựng"],
        ),
        (
            "Chiều 11.10, Công an 3 huyện Lạc Thủy, Lạc Sơn và Yên Lạc tổ chức hội nghị ký kết Quy chế phối hợp vùng giáp ranh.",
            ["Công an 3 huyện Lạc Thủy, Lạc Sơn và Yên Lạc"],
        ),
        (
            "Chiều 19/9/2024, Bộ Chỉ huy Bộ đội biên phòng và Cục Hải quan tỉnh sơ kết 5 năm thực hiện Quy chế phối hợp tại các cửa khẩu.\n\nHai bên đã tuần tra chung. Kết quả được ghi nhận. Nhiều nơi duy trì thực hiện Hiệp định về quy chế biên giới giữa Chính phủ Việt Nam và Chính phủ Lào.",
            ["Bộ Chỉ huy Bộ đội biên phòng", "Cục Hải quan tỉnh"],
        ),
        (
            "Ký kết Quy chế phối hợp công tác giữa Sở A và Sở B.\nTheo đó, Sở A và Sở B tăng cường phối hợp tuyên truyền.",
            ["Sở A", "Sở B"],
        ),
        (
            "Phối hợp thực hiện Nghị định số 3/2019/NĐ-CP\n\nNgày 15-1, Bộ A và Bộ B tổ chức Hội nghị giao ban triển khai thực hiện Nghị định số 3/2019/NĐ-CP.",
            ["Bộ A", "Bộ B"],
        ),
    ],
)
def test_the_parties_are_those_of_this_agreement_also_when_named_together(text: str, parties: list[str]) -> None:
    assert gold(text)["parties"] == parties


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Ngày 5/6/2021, Liên đoàn Lao động tỉnh tổ chức hội nghị sơ kết 2 năm thực hiện Quy chế phối hợp số 05/QCPH-LĐLĐ-BHXH ngày 5/6/2019 của Liên đoàn Lao động tỉnh và Bảo hiểm xã hội tỉnh.",
            ["Liên đoàn Lao động tỉnh", "Bảo hiểm xã hội tỉnh"],
        ),
        (
            "Sáng 5/6/2021 diễn ra lễ ký kết Kế hoạch liên tịch Công an tỉnh - Tỉnh đoàn - Hội Cựu chiến binh tỉnh về phòng, chống ma túy.",
            ["Công an tỉnh", "Tỉnh đoàn", "Hội Cựu chiến binh tỉnh"],
        ),
        (
            "Sáng 5/6/2021, Tập đoàn Viễn thông A đã ký Thỏa thuận hợp tác cùng UBND tỉnh Hải Lạc về chuyển đổi số.",
            ["Tập đoàn Viễn thông A", "UBND tỉnh Hải Lạc"],
        ),
        (
            "Ký kết chương trình phối hợp giữa Hội Nông dân với Hội Liên hiệp Phụ nữ và Đoàn Thanh niên\nSáng 5/6/2021, ba đơn vị đã tổ chức ký kết chương trình phối hợp.",
            ["Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên"],
        ),
        (
            "Sáng 5/6/2021 diễn ra lễ ký kết quy chế phối hợp giữa hai đơn vị.\nThay mặt hai đơn vị, ông Trần Văn B, Giám đốc Sở Y tế và ông Lê Văn C, Giám đốc Công an tỉnh đã ký kết.",
            ["Sở Y tế", "Công an tỉnh"],
        ),
        ("Sáng 5/6/2021, Sở A tổ chức hội nghị sơ kết Quy chế phối hợp số 05/QC-UBND ngày 5/6/2019 của UBND tỉnh.", []),
        ("Sáng 5/6/2021, Sở A tổ chức hội nghị giao ban của Sở và Công an tỉnh.", []),
    ],
)
def test_the_sides_are_named_behind_the_number_in_a_joint_plan_and_by_who_signed(text: str, parties: list[str]) -> None:
    assert gold(text)["parties"] == parties


CONCLUDED = """HỘI ĐỒNG NHÂN DÂN XÃ A
VĂN PHÒNG
Số: 12/TB-VP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập – Tự do – Hạnh phúc
Xã A, ngày 5 tháng 6 năm 2021

THÔNG BÁO
Kết luận của Chủ tịch HĐND tại cuộc họp giao ban của Thường trực HĐND tuần thứ 30

Ngày 5/6/2021, Thường trực HĐND xã họp giao ban. Chủ tịch HĐND kết luận:
- Chủ trì, phối hợp các Ban HĐND tham mưu chuẩn bị nội dung làm việc giữa Chủ tịch HĐND với Chủ tịch UBND xã và các Phòng, ngành về đất đai."""


def test_people_in_office_are_no_sides() -> None:
    said = gold(CONCLUDED)
    assert (said["genre"], said["parties"]) == ("conclusions", [])
