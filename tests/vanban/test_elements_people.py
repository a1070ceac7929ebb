# ruff: noqa: E501 - a test sentence stays on one line
"""Họ tên, chức danh, chủ trì, thành phần dự. All people are made up."""

import pytest

from vanban import read
from vanban.elements import moi_nguoi, nguoi
from vanban.engine.page import Page


def people(text: str) -> dict[str, list[str]]:
    page = Page(text)
    return {
        n.name: [page.source.cut(*t).rstrip(".") for t in n.fullest.titles]
        for n in moi_nguoi.people(page, nguoi.find(page))
    }


@pytest.mark.parametrize(
    ("text", "name", "titles"),
    [
        ("đồng chí Lê Hữu Tài, Bí thư Đảng ủy, Chủ tịch HĐTV dự", "Lê Hữu Tài", ["Bí thư Đảng ủy", "Chủ tịch HĐTV"]),
        ("Ông Trần Đức Bình - Giám đốc Sở Nội vụ phát biểu", "Trần Đức Bình", ["Giám đốc Sở Nội vụ"]),
        ("Đồng chí Vũ Thị Hoa- Ủy viên BTV Tỉnh ủy - Trưởng Ban Dân vận", "Vũ Thị Hoa", ["Ủy viên BTV Tỉnh ủy", "Trưởng Ban Dân vận"]),
        ("Thiếu tướng Đỗ Quang Minh, Giám đốc Công an tỉnh", "Đỗ Quang Minh", ["Thiếu tướng", "Giám đốc Công an tỉnh"]),
        ("TS. Cao Văn Lực, Viện trưởng Viện Năng lượng cho biết", "Cao Văn Lực", ["TS", "Viện trưởng Viện Năng lượng"]),
        ("Phó Chủ tịch UBND tỉnh Phạm Gia Khánh nhấn mạnh", "Phạm Gia Khánh", ["Phó Chủ tịch UBND tỉnh"]),
        ("Chủ tịch Hội Nông dân Việt Nam Hoàng Thế Lữ nói", "Hoàng Thế Lữ", ["Chủ tịch Hội Nông dân Việt Nam"]),
        ("Bí thư Đảng đoàn, Chủ tịch Hội Luật gia tỉnh Đinh Công Sự dự", "Đinh Công Sự", ["Bí thư Đảng đoàn", "Chủ tịch Hội Luật gia tỉnh"]),
        ("Phó chủ tịch UBND TP. HCM Ngô Minh Châu dự", "Ngô Minh Châu", ["Phó chủ tịch UBND TP. HCM"]),
        ("Bí thư Thành ủy Hạ Long Vũ Quyết Tiến chỉ đạo", "Vũ Quyết Tiến", ["Bí thư Thành ủy Hạ Long"]),
        ("đ/c Rmah Hlin, Phó Chủ tịch HĐND huyện", "Rmah Hlin", ["Phó Chủ tịch HĐND huyện"]),
        ("bà Y Blen Niê, Phó Giám đốc Sở Y tế dự", "Y Blen Niê", ["Phó Giám đốc Sở Y tế"]),
        ("đồng chí Tô Lan, Chánh Văn phòng Tỉnh ủy", "Tô Lan", ["Chánh Văn phòng Tỉnh ủy"]),
        ("ông Lý A Sáng, Giám đốc Sở Văn hóa, Thể thao và Du lịch dự", "Lý A Sáng", ["Giám đốc Sở Văn hóa, Thể thao và Du lịch"]),
        (
            "đồng chí Bùi Thanh Hải - Trưởng phòng Tổ chức cơ sở đảng, Ban Tổ chức Tỉnh ủy.", "Bùi Thanh Hải",
            ["Trưởng phòng Tổ chức cơ sở đảng, Ban Tổ chức Tỉnh ủy"],
        ),
        ("bà Hồ Kim Ngân, Trưởng Ban Tuyên giáo - Nữ công Công đoàn ngành", "Hồ Kim Ngân", ["Trưởng Ban Tuyên giáo - Nữ công Công đoàn ngành"]),
        ("chiến sỹ Phan Đình Khôi – Tổng Giám đốc Tập đoàn ; cùng", "Phan Đình Khôi", ["Tổng Giám đốc Tập đoàn"]),
    ],
)  # fmt: skip
def test_a_person_is_read_with_each_office_apart(text: str, name: str, titles: list[str]) -> None:
    assert people(text) == {name: titles}


@pytest.mark.parametrize(
    "text",
    [
        "Chủ tịch Hồ Chí Minh muôn năm", "tại huyện Lý Nhân tỉnh Hà Nam", "Chủ tịch UBND tỉnh Lâm Đồng yêu cầu",
        "trường Lê Hồng Phong khai giảng", "Đoàn Thanh niên tổ chức", "đồng chí Bí thư chi bộ phát biểu",
        "các đồng chí trong Ban Thường vụ", "Nguyễn Du là đại thi hào", "đường Trần Phú, phường Cẩm Tây",
        "Giám đốc Công ty Cao Sơn báo cáo", "Bộ Tư lệnh Vùng 3",
    ],
)  # fmt: skip
def test_places_bodies_and_offices_without_a_name_are_no_people(text: str) -> None:
    assert people(text) == {}


def test_a_person_named_twice_is_one_with_the_fullest_offices() -> None:
    text = "Ông Lê Văn Sáu, Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh dự. Chủ tịch UBND tỉnh Lê Văn Sáu nêu rõ."
    assert people(text) == {"Lê Văn Sáu": ["Phó Bí thư Tỉnh ủy", "Chủ tịch UBND tỉnh"]}


def test_a_list_without_honorifics_is_read_to_its_end() -> None:
    text = "Dự có các đồng chí Thường trực: Lê An Bình - Bí thư Huyện ủy; Vũ Hải Nam - Phó Bí thư; Mai Thu - Chánh Văn phòng."
    assert people(text) == {
        "Lê An Bình": ["Bí thư Huyện ủy"], "Vũ Hải Nam": ["Phó Bí thư"], "Mai Thu": ["Chánh Văn phòng"]
    }  # fmt: skip


def test_an_office_said_once_for_several_is_that_of_each() -> None:
    text = "Dự có các Phó Chủ tịch UBND tỉnh: Lê An Bình, Vũ Hải Nam và Mai Thu; đại diện các sở."
    office = ["Phó Chủ tịch UBND tỉnh"]
    assert people(text) == {"Lê An Bình": office, "Vũ Hải Nam": office, "Mai Thu": office}


LEAD = "Ngày 3/3/2022, Đảng ủy Than Mạo Sơn tổ chức Hội nghị giao ban công tác đảng quý I. "


def chairs(text: str) -> list[str]:
    return [p.name.value for p in read(LEAD + text).chairs]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Ông Lê Quý An, Bí thư Đảng ủy dự và chủ trì Hội nghị.", ["Lê Quý An"]),
        (
            "Đồng chí Lê Quý An, Bí thư Đảng ủy và đồng chí Hà Tú Uyên, Bí thư Huyện ủy đồng chủ trì Hội nghị.",
            ["Lê Quý An", "Hà Tú Uyên"],
        ),
        ("Chủ trì Hội nghị có các đ/c: Lê Quý An, Bí thư; Hà Tú Uyên, Phó Bí thư.", ["Lê Quý An", "Hà Tú Uyên"]),
        ("Hội nghị diễn ra dưới sự chủ trì của đồng chí Lê Quý An, Bí thư Đảng ủy.", ["Lê Quý An"]),
        ("Đoàn do ông Lê Quý An, Chủ nhiệm Ủy ban Kiểm tra làm Trưởng đoàn.", ["Lê Quý An"]),
        ("Chủ trì: Đồng chí Lê Quý An, Bí thư Đảng ủy.", ["Lê Quý An"]),
        ("Đại tá Lê Quý An - Phó Giám đốc Công an tỉnh chủ trì buổi giao ban.", ["Lê Quý An"]),
        ("Đồng chí Lê Quý An, Bí thư Đảng ủy dự và chỉ đạo Hội nghị.", []),
        ("Kết luận Hội nghị, đồng chí Lê Quý An, Bí thư Đảng ủy biểu dương các đơn vị.", []),
        ("Đồng chí Lê Quý An, Bí thư Đảng ủy phát biểu. Cán bộ chủ trì các cấp dự họp.", []),
        ("Đồng chí Lê Quý An, Bí thư Đảng ủy nói: Văn phòng chủ trì, phối hợp với các ban.", []),
    ],
)
def test_who_chairs_is_told_from_who_only_attends(text: str, names: list[str]) -> None:
    assert chairs(text) == names


def test_the_others_named_are_attendees_with_their_offices() -> None:
    draft = read(LEAD + "Đồng chí Lê Quý An, Bí thư Đảng ủy chủ trì. Dự có bà Hà Tú Uyên, Phó Chủ tịch UBND huyện.")
    assert [(p.name.value, [t.value for t in p.titles]) for p in draft.attendees] == [
        ("Hà Tú Uyên", ["Phó Chủ tịch UBND huyện"])
    ]


def test_a_page_without_a_meeting_names_no_attendees() -> None:
    draft = read("Ông Lê Quý An, Giám đốc Công ty Bình Minh cho biết giá than tăng 5% trong tháng qua.")
    assert draft.genre.value == "not_meeting"
    assert (draft.chairs, draft.attendees, draft.tasks, draft.event) == ((), (), (), None)
    assert [f.number for f in draft.figures] == [5]
