# ruff: noqa: E501 - a test sentence stays on one line
"""Chairs in one chain, two delegations, bodies announced by a number: what must be found, and what must not."""

import pytest
from tests.vanban.wording import LEAD, gold


@pytest.mark.parametrize(
    ("sentence", "chairs"),
    [
        (
            "Bí thư Huyện ủy Nguyễn Văn An, các Phó Bí thư Trần Văn Bình và Lê Thị Cúc đồng chủ trì hội nghị.",
            ["Nguyễn Văn An", "Trần Văn Bình", "Lê Thị Cúc"],
        ),
        (
            "Đồng chí Nguyễn Văn An, Chủ tịch UBND huyện, các đồng chí Phó Chủ tịch UBND huyện: Trần Văn Bình, Lê Thị Cúc đồng chủ trì hội nghị.",
            ["Nguyễn Văn An", "Trần Văn Bình", "Lê Thị Cúc"],
        ),
        (
            "Chủ tịch Công đoàn Hồ Văn An, các phó chủ tịch Trần Văn Bình, Lê Thị Cúc và Đỗ Văn Dũng đồng chủ trì.",
            ["Hồ Văn An", "Trần Văn Bình", "Lê Thị Cúc", "Đỗ Văn Dũng"],
        ),
        (
            "Tham dự và đồng chủ trì hội nghị, về phía Công an tỉnh có Đại tá Nguyễn Văn An, Phó Giám đốc Công an tỉnh; về phía Sở Y tế có bà Trần Thị Bình, Giám đốc Sở Y tế.",
            ["Nguyễn Văn An", "Trần Thị Bình"],
        ),
        (
            "Đồng chủ trì hội đàm, phía Việt Nam có ông Lê Văn An, Cục trưởng Cục A; phía Lào có ông Trần Bình, Cục trưởng Cục B.",
            ["Lê Văn An", "Trần Bình"],
        ),
        (
            "Đoàn kiểm tra (Trưởng đoàn là bà Nguyễn Thị An, Phó Chủ tịch HĐND tỉnh) đã nghe báo cáo.",
            ["Nguyễn Thị An"],
        ),
        (
            "Đoàn công tác gồm 12 người, Trưởng đoàn: ông Nguyễn Văn An, Phó Chánh Văn phòng.",
            ["Nguyễn Văn An"],
        ),
        ("Dự và chỉ đạo hội nghị, về phía Tỉnh ủy có ông Lê Văn An, Phó Bí thư Tỉnh ủy.", []),
        ("Trưởng đoàn đại biểu Quốc hội: đề nghị của cử tri được ông Lê Văn An, Phó Chủ tịch HĐND tỉnh trả lời.", []),
        ("Sở Y tế chủ trì, phối hợp với Sở Tài chính; ông Lê Văn An, Giám đốc Sở đề nghị sớm thực hiện.", []),
    ],
)
def test_all_who_preside_together_are_chairs(sentence: str, chairs: list[str]) -> None:
    assert [one["name"] for one in gold(LEAD + sentence)["chairs"]] == chairs


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Đến dự có đồng chí Lê Thị Hà, UVTV Thành ủy, Trưởng Ban Dân vận Thành ủy.",
            [("Lê Thị Hà", ["UVTV Thành ủy", "Trưởng Ban Dân vận Thành ủy"])],
        ),
        (
            "Ông Lê Văn An, Phó Chủ nhiệm Chính trị, Bộ CHQS tỉnh phát biểu tại hội nghị.",
            [("Lê Văn An", ["Phó Chủ nhiệm Chính trị, Bộ CHQS tỉnh"])],
        ),
        (
            "Tham dự có ông Trần Văn Bình, Phó Giám đốc Sở Công Thương, Công an tỉnh và các phòng.",
            [("Trần Văn Bình", ["Phó Giám đốc Sở Công Thương"])],
        ),
        (
            "Các đồng chí Lê Văn An, Bí thư Huyện ủy, Trần Văn Bình, Chủ tịch UBND huyện dự và chỉ đạo.",
            [("Lê Văn An", ["Bí thư Huyện ủy"]), ("Trần Văn Bình", ["Chủ tịch UBND huyện"])],
        ),
        ("Thời gian tới cần thực hiện nghiêm chỉ đạo của Chủ tịch nước Lê Văn An về cải cách.", []),
        ("Các đơn vị quán triệt chỉ đạo của đồng chí Lê Văn An, Bí thư Tỉnh ủy.", []),
    ],
)
def test_offices_with_their_house_and_people_merely_told_of(sentence: str, people: list[tuple[str, list[str]]]) -> None:
    assert [(one["name"], one["titles"]) for one in gold(LEAD + sentence)["attendees"]] == people


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        (
            "Chiều 3/12/2021, Đoàn công tác của Ủy ban Quốc gia về Thanh niên Việt Nam do ông Lê Văn An làm Trưởng đoàn đã có buổi làm việc với UBND tỉnh.",
            ["Đoàn công tác của Ủy ban Quốc gia về Thanh niên Việt Nam"],
        ),
        (
            "Ngày 3/12/2021, Ban Chỉ đạo Trung ương về phòng, chống thiên tai tổ chức hội nghị tổng kết.",
            ["Ban Chỉ đạo Trung ương về phòng, chống thiên tai"],
        ),
        ("Ngày 3/12/2021, Ủy ban nhân dân tỉnh về dự hội nghị. Sở Y tế tổ chức hội nghị tổng kết.", ["Sở Y tế"]),
        (
            "Công an các huyện An Phú, Hải Lạc và thị xã Hương Trà vừa tổ chức hội nghị sơ kết quy chế phối hợp.",
            ["Công an các huyện An Phú, Hải Lạc và thị xã Hương Trà"],
        ),
        (
            "Hạt Kiểm lâm 3 huyện An Phú, Hải Lạc và Tân Kỳ ngày 5/6/2024 đã tổ chức hội nghị giao ban quý II.",
            ["Hạt Kiểm lâm 3 huyện An Phú, Hải Lạc và Tân Kỳ"],
        ),
        (
            "UBND huyện An Phú (Quảng Nam) và chính quyền huyện Đắc Bung (Lào) vừa ký kết biên bản ghi nhớ hợp tác.",
            ["UBND huyện An Phú", "chính quyền huyện Đắc Bung"],
        ),
        (
            "Ngày 5/6/2024, Ngân hàng Chính sách xã hội tỉnh phối hợp với 4 tổ chức chính trị - xã hội gồm Hội Nông dân, Hội Phụ nữ, Hội Cựu chiến binh, Đoàn Thanh niên tổ chức hội nghị giao ban quý I.",
            ["Ngân hàng Chính sách xã hội tỉnh", "Hội Nông dân", "Hội Phụ nữ", "Hội Cựu chiến binh", "Đoàn Thanh niên"],
        ),
        ("Ngày 5/6/2024, các cơ quan tố tụng huyện Yên Phú tổ chức hội nghị giao ban quý I.", []),
    ],
)
def test_bodies_with_a_field_with_places_and_announced_by_a_number(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Ngày 5/6/2024, Cục Thuế tỉnh tổ chức Lễ ký kết Quy chế phối hợp với Công an tỉnh và Ngân hàng Nhà nước chi nhánh tỉnh.",
            ["Cục Thuế tỉnh", "Công an tỉnh", "Ngân hàng Nhà nước chi nhánh tỉnh"],
        ),
        (
            "Ngày 5/6/2024, tại Bộ Chỉ huy Quân sự tỉnh đã diễn ra hội nghị giao ban thực hiện Nghị định 03/2019/NĐ-CP giữa lực lượng là Công an, Quân sự và Biên phòng.",
            ["Công an", "Quân sự", "Biên phòng"],
        ),
        (
            "Bộ đội Biên phòng tỉnh A và Ty Công an tỉnh Bô Kẹo (Lào) tổ chức hội đàm, ký kết biên bản phối hợp bảo vệ biên giới.",
            ["Bộ đội Biên phòng tỉnh A", "Ty Công an tỉnh Bô Kẹo"],
        ),
        ("Ngày 5/6/2024, Đảng ủy Quân sự huyện tổ chức hội nghị giao ban quý I.", []),
    ],
)
def test_all_sides_of_an_agreement_are_named(text: str, parties: list[str]) -> None:
    assert gold(text)["parties"] == parties


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("Ngày 5/6/2024, Công an huyện An Phú, tỉnh Hải Lạc tổ chức hội nghị sơ kết quý II.", ["Công an huyện An Phú"]),
        (
            "Ngày 5/6/2024, Công an huyện An Phú, tỉnh Hải Lạc và Công an huyện Tây Đô, tỉnh Bắc Sơn tổ chức hội nghị giao ban.",
            ["Công an huyện An Phú", "Công an huyện Tây Đô"],
        ),
        (
            "Ngày 5/6/2024, Đồn Biên phòng Thanh An và Đại đội Biên phòng 252, tỉnh Bô Kẹo (Lào) tổ chức hội đàm quý II.",
            ["Đồn Biên phòng Thanh An", "Đại đội Biên phòng 252"],
        ),
        (
            "Ngày 5/6/2024, huyện An Phú, huyện Tây Đô và thị xã Thái An tổ chức hội nghị sơ kết công tác phối hợp.",
            ["huyện An Phú", "huyện Tây Đô", "thị xã Thái An"],
        ),
    ],
)  # fmt: skip
def test_where_a_body_lies_is_no_body_of_its_own(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


def test_a_tour_of_a_site_is_an_inspection() -> None:
    read = gold("Chiều 5/6/2024, Thủ tướng Lê Văn An đã thị sát dự án cao tốc. Thủ tướng yêu cầu tăng ca.")
    assert (read["genre"], read["event"]) == ("inspection", "thị sát dự án cao tốc")
