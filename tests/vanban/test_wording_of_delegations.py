# ruff: noqa: E501 - a test sentence stays on one line
"""Delegations, offices held together, promises: wordings of portals and offices, what must be found and what must not."""

import pytest
from tests.vanban.wording import LEAD, gold


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        (
            "Ngày 5/6/2021, Đảng ủy xã An Lạc đã có buổi làm việc với Đoàn kiểm tra của Ban Thường vụ Huyện ủy Hải Lạc về công tác cán bộ.",
            ["Đảng ủy xã An Lạc", "Đoàn kiểm tra của Ban Thường vụ Huyện ủy Hải Lạc"],
        ),
        (
            "Ngày 5/6/2021, UBND xã An Lạc làm việc với Đoàn giám sát của HĐND tỉnh về công tác bầu cử.",
            ["UBND xã An Lạc", "Đoàn giám sát của HĐND tỉnh"],
        ),
        (
            "Ngày 5/6/2021, Đoàn công tác của Ủy ban Khoa học, Công nghệ và Môi trường do ông Trần Văn B, Ủy viên Thường trực làm Trưởng đoàn vừa tiến hành khảo sát thực tế tại các bến cá.",
            ["Đoàn công tác của Ủy ban Khoa học, Công nghệ và Môi trường"],
        ),
        (
            "Ngày 5/6/2021, Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng tổ chức hội nghị giao ban quý II.",
            ["Ủy ban Văn hóa, Giáo dục, Thanh niên, Thiếu niên và Nhi đồng"],
        ),
        (
            "Ngày 5/6/2021, Ủy ban Quốc phòng, An ninh và Đối ngoại và Chi cục Chăn nuôi và Thú y tổ chức hội nghị sơ kết.",
            ["Ủy ban Quốc phòng, An ninh và Đối ngoại", "Chi cục Chăn nuôi và Thú y"],
        ),
        ("Ngày 5/6/2021, Sở Y tế và Sở Giáo dục tổ chức hội nghị sơ kết.", ["Sở Y tế", "Sở Giáo dục"]),
        ("Ngày 5/6/2021, Giám đốc Sở Lao động (LĐ&XH) Trần Văn B đã chủ trì Hội nghị sơ kết 6 tháng đầu năm.", []),
    ],
)
def test_who_came_to_inspect_stands_beside_the_hosts(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


def test_a_short_form_in_brackets_parts_no_office_from_its_holder() -> None:
    text = (
        "Chiều 5/6/2021, Giám đốc Sở Lao động và Xã hội (LĐ&XH) Trần Văn B đã chủ trì Hội nghị sơ kết 6 tháng đầu năm."
    )
    assert gold(text)["chairs"] == [{"name": "Trần Văn B", "titles": ["Giám đốc Sở Lao động và Xã hội (LĐ&XH)"]}]
    other = "Chiều 5/6/2021, Giám đốc Sở Lao động (đơn vị chủ trì) Trần Văn B đã dự Hội nghị sơ kết 6 tháng đầu năm."
    assert gold(other)["attendees"] == []


@pytest.mark.parametrize(
    ("named", "titles"),
    [
        (
            "ông Trần Văn B, Phó Chủ tịch kiêm Tổng Thư ký Hội Luật gia tỉnh",
            ["Phó Chủ tịch", "Tổng Thư ký Hội Luật gia tỉnh"],
        ),
        ("ông Trần Văn B, Phó Chủ tịch Hội đồng, kiêm Trưởng khoa Luật", ["Phó Chủ tịch Hội đồng", "Trưởng khoa Luật"]),
        ("ông Trần Văn B, Chủ tịch HĐQT kiêm Tổng Giám đốc Công ty A", ["Chủ tịch HĐQT", "Tổng Giám đốc Công ty A"]),
        ("bà Trần Thị B, Phó Cục trưởng Cục Thuế, Bộ Tài chính", ["Phó Cục trưởng Cục Thuế, Bộ Tài chính"]),
        (
            "bà Trần Thị B, Cục trưởng Cục Thuế, Phó Trưởng Ban Chỉ đạo",
            ["Cục trưởng Cục Thuế", "Phó Trưởng Ban Chỉ đạo"],
        ),
        ("bà Trần Thị B, Giám đốc Sở kiêm nhiệm", ["Giám đốc Sở kiêm nhiệm"]),
    ],
)
def test_offices_held_together_are_several(named: str, titles: list[str]) -> None:
    assert [p["titles"] for p in gold(f"{LEAD}Dự hội nghị có {named}.")["attendees"]] == [titles]


def test_members_a_decision_puts_into_a_group_are_no_guests() -> None:
    told = "Ban soạn thảo do ông Trần Văn B, Thứ trưởng Bộ A làm Trưởng ban; bà Lê Thị C, Cục trưởng Cục D làm Phó Trưởng ban."
    assert gold(LEAD + told)["attendees"] == []
    told = "Dự hội nghị có ông Trần Văn B, Thứ trưởng Bộ A; bà Lê Thị C, Cục trưởng Cục D."
    assert [p["name"] for p in gold(LEAD + told)["attendees"]] == ["Trần Văn B", "Lê Thị C"]


@pytest.mark.parametrize(
    ("told", "tasks"),
    [
        (
            "Công ty D sẽ xây dựng kế hoạch tập huấn trong quý III.",
            ["Công ty D sẽ xây dựng kế hoạch tập huấn trong quý III"],
        ),
        ("👉 Sở A sẽ tiếp thu đầy đủ các ý kiến của đại biểu.", ["Sở A sẽ tiếp thu đầy đủ các ý kiến của đại biểu"]),
        (
            "Bà Lê Thị C, Giám đốc Sở A cam kết tiếp tục hỗ trợ doanh nghiệp trong tỉnh.",
            ["tiếp tục hỗ trợ doanh nghiệp trong tỉnh"],
        ),
        (
            "Giám đốc Sở Lê Thị C biểu dương các đơn vị, đồng thời chỉ đạo các phòng triển khai tốt các chỉ tiêu đã đề ra.",
            ["triển khai tốt các chỉ tiêu đã đề ra"],
        ),
        ("Các đơn vị kịp thời chỉ đạo triển khai các nội dung theo kế hoạch của tỉnh.", []),
        ("Bộ Y tế sẽ góp phần giúp tỉnh giải quyết khó khăn hiện nay.", []),
        ("Hội nghị sẽ kết thúc vào chiều ngày 6/6 tại thành phố.", []),
        ("Doanh nghiệp đã ký cam kết thực hiện nghiêm quy định về an toàn.", []),
        ("Tiếp thu ý kiến của lãnh đạo tỉnh, ông Trần Văn B, Giám đốc Sở A bày tỏ lời cảm ơn các đại biểu.", []),
        ("Trước yêu cầu nhiệm vụ trong tình hình mới, lực lượng được bổ sung 20 cán bộ trẻ.", []),
        (
            "Đại diện Bộ B và Bộ C đã nêu ý kiến về nhiều nội dung như: Cách tính phí đo đạc; quản lý nguồn thu.",
            [],
        ),
        ("Theo đó, Bộ B đề xuất đấu giá trực tuyến; đề nghị đưa vào dự thảo quy định về tiêu chí lựa chọn.", []),
    ],
)
def test_who_binds_himself_has_a_duty_and_who_only_speaks_has_none(told: str, tasks: list[str]) -> None:
    found = gold(LEAD + told)["tasks"]
    assert [t.removeprefix("các phòng ") for t in found] == tasks


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ngày 5/6/2021, Sở A tổ chức hội nghị giao ban quý II tại thành phố.", None),
        ("Ngày 5/6/2021, Sở A tổ chức hội nghị giao ban quý II tại xã.", None),
        ("Ngày 5/6/2021, Sở A tổ chức hội nghị giao ban quý II tại thành phố Hải Lạc.", "thành phố Hải Lạc"),
        ("Ngày 5/6/2021, tại xã An Lạc, Sở A tổ chức hội nghị giao ban quý II.", "xã An Lạc"),
    ],
)
def test_a_level_without_a_name_is_no_place(text: str, place: str | None) -> None:
    assert gold(text)["place"] == place


def test_the_headline_says_who_signed_with_whom() -> None:
    text = "Trường Đại học A ký kết thỏa thuận hợp tác với Trường Đại học B\nNgày 3/4/2024, Đoàn đại biểu Trường Đại học B có mặt tại Lễ ký kết thỏa thuận hợp tác giữa hai trường đại học."
    assert gold(text)["parties"] == ["Trường Đại học A", "Trường Đại học B"]


def test_festivals_are_no_ceremony_that_is_spoken_of_again() -> None:
    text = "Ngày 1/2/2020, UBND tỉnh ban hành Công văn số 326/UBND-KGVX về phòng dịch.\nYêu cầu người dân đeo khẩu trang tại lễ hội, tại lễ hội làng và nơi đông người, theo chỉ đạo của Phó Chủ tịch tỉnh tại Hội nghị trực tuyến ngày 1/2/2020."
    assert gold(text)["genre"] == "not_meeting"
