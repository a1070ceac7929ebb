# ruff: noqa: E501 - a test sentence stays on one line
"""What portals of offices and newspapers write around a meeting: its aim, its guests, what is only reported, what is to be done."""

import pytest
from tests.vanban.wording import LEAD, gold


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Ngày 5/6/2021, Sở A đã có buổi làm việc với lãnh đạo 12 xã vùng cao nhằm nắm tình hình thực hiện nhiệm vụ của ngành.",
            "buổi làm việc với lãnh đạo 12 xã vùng cao nhằm nắm tình hình thực hiện nhiệm vụ của ngành",
        ),
        (
            "Ngày 5/6/2021, đoàn công tác của Sở A đã làm việc với UBND xã An Lạc để công bố quyết định thanh tra đất đai.",
            "làm việc với UBND xã An Lạc để công bố quyết định thanh tra đất đai",
        ),
        (
            "Ngày 5/6/2021, Sở A tổ chức Hội nghị sơ kết công tác quý II nhằm đánh giá kết quả đạt được.",
            "Hội nghị sơ kết công tác quý II",
        ),
        (
            "Ngày 5/6/2021, Sở Y tế tổ chức Hội thảo phổ biến hướng dẫn phòng dịch cho các Trung tâm Y tế trong tỉnh.",
            "Hội thảo phổ biến hướng dẫn phòng dịch",
        ),
        (
            "Ngày 5/6/2021, Sở Y tế tổ chức hội nghị bàn giải pháp tiêm vắc-xin cho trẻ em.",
            "hội nghị bàn giải pháp tiêm vắc-xin cho trẻ em",
        ),
        (
            "Nội dung được nêu trong thông báo kết luận của Ban cán sự đảng UBND tỉnh tại cuộc họp mới đây. Sở A được giao soạn công văn.",
            None,
        ),
    ],
)
def test_the_name_of_a_working_session_holds_its_aim(text: str, event: str | None) -> None:
    assert gold(text)["event"] == event


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Chiều 4-8, Đảng ủy Sư đoàn A tổng kết việc thi hành Nghị quyết số 5-NQ/TW ngày 21-9-2012 về công tác tài chính đến năm 2020.", None),
        ("Chiều 4-8, Sở A tổ chức hội nghị bàn quy hoạch tầm nhìn đến năm 2050.", None),
        ("Chiều 4-8, Sở A tổ chức hội nghị bàn việc thay xe buýt cũ vào năm 2035.", None),
        ("Chiều 4-8, Sở A tổ chức hội nghị sơ kết 6 tháng đầu năm 2022.", "2022-08-04"),
    ],
)  # fmt: skip
def test_a_year_aimed_at_is_not_the_year_of_the_meeting(text: str, date: str | None) -> None:
    assert gold(text)["date"] == date


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Chiều 5/6/2021, Phó Thủ tướng chủ trì Hội nghị trực tuyến về chống khai thác trái phép. Tại điểm cầu Hải Lạc, Phó Chủ tịch UBND tỉnh dự hội nghị.", None),
        ("Ngày 5/6/2021, Sở A đã có buổi làm việc tại huyện An Lạc để chuẩn bị lễ khởi công.", "huyện An Lạc"),
        ("Chiều 5/6/2021, Sở A tổ chức hội nghị sơ kết. Tại điểm bán hàng, giá cả ổn định.", None),
    ],
)  # fmt: skip
def test_where_one_sat_is_told_in_the_name_or_right_after(text: str, place: str | None) -> None:
    assert gold(text)["place"] == place


def test_a_delegation_without_a_capital_holds_its_meeting() -> None:
    text = "Thứ trưởng Bộ A vừa dẫn đầu đoàn công tác của Bộ A vào làm việc với UBND tỉnh Hải Lạc để công bố quyết định thanh tra."
    assert gold(text)["organizers"] == ["đoàn công tác của Bộ A"]
    assert gold(text)["genre"] == "inspection"


def test_voters_are_met() -> None:
    text = "Ngày 5/6/2021, Đoàn giám sát của HĐND tỉnh do ông Trần Văn B, Trưởng Ban Pháp chế làm trưởng đoàn đã đến tiếp xúc cử tri tại xã An Lạc về cải cách hành chính."
    found = gold(text)
    assert (found["genre"], found["place"], found["organizers"]) == (
        "inspection",
        "xã An Lạc",
        ["Đoàn giám sát của HĐND tỉnh"],
    )
    assert [c["name"] for c in found["chairs"]] == ["Trần Văn B"]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "LỄ KÝ THỎA THUẬN GIỮA TRƯỜNG CAO ĐẲNG NÔNG NGHIỆP VÀ MÔI TRƯỜNG VỚI CÔNG TY AN LẠC\nNgày 12/3/2026, khai mạc Lễ ký kết thỏa thuận đào tạo nghề giữa nhà trường và Công ty An Lạc.",
            ["TRƯỜNG CAO ĐẲNG NÔNG NGHIỆP VÀ MÔI TRƯỜNG", "CÔNG TY AN LẠC"],
        ),
        (
            "KÝ KẾT QUY CHẾ PHỐI HỢP GIỮA CÔNG AN HUYỆN VÀ HẠT KIỂM LÂM\nNgày 12/3/2026, hai đơn vị đã tổ chức Lễ ký kết quy chế phối hợp.",
            ["CÔNG AN HUYỆN", "HẠT KIỂM LÂM"],
        ),
        (
            "HỘI NÔNG DÂN TỈNH VỚI SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG KÝ KẾT CHƯƠNG TRÌNH PHỐI HỢP\nNgày 12/3/2026, hai đơn vị đã tổ chức Lễ ký kết chương trình phối hợp.",
            ["HỘI NÔNG DÂN TỈNH", "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG"],
        ),
        (
            "TĂNG CƯỜNG PHỐI HỢP GIỮA CÁC LỰC LƯỢNG\nNgày 12/3/2026, hai đơn vị đã tổ chức Lễ ký kết chương trình phối hợp.",
            [],
        ),
    ],
)
def test_a_headline_in_capitals_names_the_sides(text: str, parties: list[str]) -> None:
    assert gold(text)["parties"] == parties


@pytest.mark.parametrize(
    "told",
    [
        "Đại diện các xã đã kiến nghị nhiều nội dung liên quan đến ngành, gồm: công tác bố trí nhân sự; nhu cầu tập huấn; đầu tư hạ tầng.",
        "Hai bên đã trao đổi để làm rõ các nội dung và thống nhất các kế hoạch như: thời gian tiền trạm; địa điểm tổ chức sự kiện.",
        "Giám đốc Sở Trần Văn B nhấn mạnh việc tổ chức các buổi làm việc là hoạt động cần thiết nhằm tăng cường kết nối với cơ sở.",
        "Đại diện Công ty An Lạc khẳng định doanh nghiệp luôn quan tâm xây dựng mối quan hệ với địa phương.",
        "Giám đốc cũng thống nhất một số nội dung về giờ mở cửa; tổ chức họp báo.",
        "Ông Trần Văn B báo cáo kết quả triển khai nhiệm vụ thời gian qua, trong đó nhấn mạnh việc đẩy mạnh chuyển đổi số.",
        "Bí thư Huyện ủy phát biểu khai mạc hội nghị triển khai nhiệm vụ năm 2023 - Ảnh: Hải Lạc/An Lạc.",
        "Tổng số nhà phải giải tỏa là 1.424 căn, trong đó có 200 căn nhỏ.",
        "Tuy nhiên, dự án tiếp tục bị treo đến nay.",
        "Công tác chỉ đạo, điều hành các nhiệm vụ của ngành năm 2022 vẫn còn một số hạn chế.",
        "Dự án đường ven biển sẽ mang lại nhiều lợi ích cho người dân.",
        "Nếu được duyệt, Sở A sẽ khởi công công trình vào năm sau.",
    ],
)
def test_what_is_reported_hoped_or_only_settled_is_no_duty(told: str) -> None:
    assert gold(LEAD + told)["tasks"] == []


@pytest.mark.parametrize(
    ("told", "tasks"),
    [
        ("Phía An Lạc sẽ cử 10 bác sĩ sang hỗ trợ chương trình.", ["Phía An Lạc sẽ cử 10 bác sĩ sang hỗ trợ chương trình"]),
        ("Theo đó, Bộ A sẽ thanh tra 10 dự án đất đai trên địa bàn.", ["Bộ A sẽ thanh tra 10 dự án đất đai trên địa bàn"]),
        (
            "Giám đốc Sở Trần Văn B đề nghị các đại biểu tập trung chỉ ra các vướng mắc, đồng thời đề nghị các phòng nghiên cứu, hoàn thiện hướng dẫn.",
            ["các đại biểu tập trung chỉ ra các vướng mắc", "các phòng nghiên cứu, hoàn thiện hướng dẫn"],
        ),
        (
            "Giám đốc Sở Trần Văn B đề nghị các đơn vị phát huy kết quả. Trong đó, (1) tập trung nguồn lực tuyển sinh: xây dựng đề án, triển khai truyền thông; (2) đẩy mạnh chuyển đổi số.",
            ["tập trung nguồn lực tuyển sinh: xây dựng đề án, triển khai truyền thông", "đẩy mạnh chuyển đổi số"],
        ),
        ("Đối với kiến nghị vượt thẩm quyền, Sở sẽ tổng hợp, tham mưu cấp trên xem xét.", ["Đối với kiến nghị vượt thẩm quyền, Sở sẽ tổng hợp, tham mưu cấp trên xem xét"]),
    ],
)  # fmt: skip
def test_what_a_body_says_it_will_do_and_what_is_asked_twice_are_duties(told: str, tasks: list[str]) -> None:
    assert gold(LEAD + told)["tasks"][-len(tasks) :] == tasks


@pytest.mark.parametrize(
    "told",
    [
        "Bệnh nhân có kết quả SARS-CoV-2 âm tính.",
        "Khách sạn 5 sao tạm dừng.",
        "Ngành xác định 10 nhiệm vụ trọng tâm năm 2023.",
    ],
)
def test_classes_strains_and_announced_lists_are_no_figures(told: str) -> None:
    assert gold(LEAD + told)["figures"] == []


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Sáng 3/3, Thường trực Tỉnh ủy làm việc với Ban Thường vụ Đảng ủy Khối Doanh nghiệp tỉnh.", "other_meeting"),
        ("Ngày 5/3, Công an huyện An Lạc làm việc với một nhóm thanh niên về hành vi gây rối.", "not_meeting"),
        ("Công an tỉnh đang làm việc với các đối tượng liên quan để làm rõ vi phạm.", "not_meeting"),
        ("Công ty An Lạc luôn sẵn sàng làm việc với đối tác để giải quyết khó khăn.", "not_meeting"),
        (
            "Ngày 10/10/2022, Tổng công ty A và Hội Nông dân tỉnh sơ kết 3 năm thực hiện Thỏa thuận hợp tác.",
            "coordination_review",
        ),
        (
            "Ngày 10/10/2022, Tổng công ty A tổ chức sơ kết 3 năm thực hiện chương trình tiết kiệm điện.",
            "other_meeting",
        ),
    ],
)
def test_two_bodies_at_one_table_meet_and_who_is_questioned_does_not(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


def test_tasks_stand_below_a_heading_of_their_own_and_what_announces_them_is_none() -> None:
    below = "8 nhiệm vụ trọng tâm năm 2022\nNăm 2022, huyện xác định 8 nhiệm vụ trọng tâm. Trong số này, nhiệm vụ đầu tiên là tổng kết 5 năm thi hành Nghị quyết của tỉnh. Triển khai thực hiện Chiến lược phát triển giáo dục."
    assert gold(f"{LEAD}\n{below}")["tasks"] == [
        "tổng kết 5 năm thi hành Nghị quyết của tỉnh",
        "Triển khai thực hiện Chiến lược phát triển giáo dục",
    ]
    assert gold(f"{LEAD}\nMột số hình ảnh\nTriển khai của ngành đạt kết quả tốt.")["tasks"] == []


def test_what_will_be_done_and_what_is_therefore_asked_are_two_duties() -> None:
    told = "Thời gian tới, ngành sẽ thành lập tổ tư vấn ở mỗi huyện, vì vậy yêu cầu các đơn vị đẩy mạnh truyền thông."
    assert gold(LEAD + told)["tasks"] == [
        "ngành sẽ thành lập tổ tư vấn ở mỗi huyện",
        "các đơn vị đẩy mạnh truyền thông",
    ]


def test_a_project_approved_in_principle_is_no_duty() -> None:
    told = "Kết luận hội nghị, Giám đốc yêu cầu: Sở A rà soát hồ sơ dự án. Bên cạnh đó, dự án cầu An Lạc được thống nhất về chủ trương đầu tư bằng vốn ngân sách."
    assert gold(LEAD + told)["tasks"] == ["Sở A rà soát hồ sơ dự án"]
