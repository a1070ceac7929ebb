# ruff: noqa: E501 - a test sentence stays on one line
"""Visits, online conferences, orders given at a meeting told in the lead: wordings, and what must not be taken for one."""

import pytest
from tests.vanban.wording import gold


@pytest.mark.parametrize(
    ("text", "genre", "event", "place"),
    [
        (
            "Sáng 10/10/2022, Bộ trưởng Bộ A Trần Văn B đã dẫn đầu đoàn công tác kiểm tra tuyến đê biển tại huyện Hải Lạc, tỉnh Lạc Sơn.",
            "inspection", "kiểm tra tuyến đê biển tại huyện Hải Lạc, tỉnh Lạc Sơn", "huyện Hải Lạc, tỉnh Lạc Sơn",
        ),
        (
            "Ngày 6/9/2022, Ban Dân tộc HĐND tỉnh khảo sát việc thực hiện chính sách dân tộc tại xã An Lạc.",
            "survey", "khảo sát việc thực hiện chính sách dân tộc tại xã An Lạc", "xã An Lạc",
        ),
        (
            "Ngày 6/9/2022, Đoàn kiểm tra của Tỉnh ủy kiểm tra việc thực hiện Quy định về nêu gương tại Đảng bộ Công ty A.",
            "inspection", "kiểm tra việc thực hiện Quy định về nêu gương tại Đảng bộ Công ty A", None,
        ),
        (
            "Phó Thủ tướng Trần Văn B yêu cầu các địa phương bàn giao mặt bằng trước ngày 30/6/2023 tại cuộc họp với các bộ về dự án đường cao tốc, chiều ngày 20/4.",
            "other_meeting", "cuộc họp với các bộ về dự án đường cao tốc", None,
        ),
        (
            "Theo phát biểu của ông Trần Văn B tại cuộc họp với các bộ về dự án đường cao tốc ngày 20/4, giá đất tăng 5%.",
            "not_meeting", None, None,
        ),
        (
            "Sáng 10/10/2022, Thủ tướng Chính phủ chủ trì Hội nghị trực tuyến toàn quốc về chuyển đổi số tới 63 điểm cầu.",
            "other_meeting", "Hội nghị trực tuyến toàn quốc về chuyển đổi số", None,
        ),
    ],
)  # fmt: skip
def test_a_visit_and_a_meeting_told_by_an_order(text: str, genre: str, event: str | None, place: str | None) -> None:
    found = gold(text)
    assert (found["genre"], found["event"], found["place"]) == (genre, event, place)


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("Sáng 10/10/2022, Thủ tướng Chính phủ chủ trì Hội nghị trực tuyến toàn quốc về chuyển đổi số.", []),
        ("Sáng 10/10/2022, Chính phủ tổ chức Hội nghị trực tuyến toàn quốc về chuyển đổi số.", ["Chính phủ"]),
    ],
)
def test_who_presides_is_not_the_body_that_holds_it(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


def test_who_was_punished_took_no_part() -> None:
    text = "Ngày 16/8/2022, Ủy ban Kiểm tra Tỉnh ủy tổ chức kỳ họp thứ 15. Dự kỳ họp có ông Lê Văn C, Bí thư Tỉnh ủy. Ủy ban đã thi hành kỷ luật khiển trách đối với ông Trần Văn B, nguyên Bí thư Đảng ủy xã."
    assert [p["name"] for p in gold(text)["attendees"]] == ["Lê Văn C"]


def test_an_office_ends_where_its_holder_receives_guests() -> None:
    text = "Ngày 16/8/2022, Đoàn khảo sát của Tỉnh ủy khảo sát tại Công ty A. Đồng chí Trần Văn B, Tổng Giám đốc Công ty tiếp đoàn."
    assert gold(text)["attendees"] == [{"name": "Trần Văn B", "titles": ["Tổng Giám đốc Công ty"]}]


INVITATION = """UBND TỈNH LẠC SƠN
VĂN PHÒNG
Số: 123/GM-VPUB
Lạc Sơn, ngày 5 tháng 6 năm 2022
GIẤY MỜI
Dự Hội nghị tổng kết 5 năm thực hiện Quy chế phối hợp giữa UBND tỉnh và Liên đoàn Lao động tỉnh
Kính gửi: Các sở, ban, ngành.
Thực hiện Chương trình công tác năm 2022, UBND tỉnh tổ chức Hội nghị tổng kết 5 năm thực hiện Quy chế phối hợp.
1. Thời gian: 14 giờ 00, ngày 10/6/2022.
2. Địa điểm: Phòng họp số 1, trụ sở UBND tỉnh.
3. Chủ trì: Ông Trần Văn B, Chủ tịch UBND tỉnh.
4. Nội dung: Đánh giá kết quả thực hiện Quy chế.
"""


def test_an_invitation_says_below_who_holds_the_meeting_and_its_agenda_is_no_duty() -> None:
    found = gold(INVITATION)
    assert (found["organizers"], found["date"], found["tasks"]) == (["UBND tỉnh"], "2022-06-10", [])
    asked = INVITATION + "5. Đề nghị các sở chuẩn bị báo cáo, gửi về Văn phòng trước ngày 8/6/2022.\n"
    assert gold(asked)["tasks"] == ["các sở chuẩn bị báo cáo, gửi về Văn phòng trước ngày 8/6/2022"]


def test_minutes_say_who_presided_after_a_dash_and_where_in_their_first_words() -> None:
    text = "BIÊN BẢN\nHọp giao ban giữa Công an huyện An Lạc và Hạt Kiểm lâm huyện quý I năm 2022\nHôm nay, hồi 8 giờ 00 ngày 12/4/2022, tại Hạt Kiểm lâm huyện.\nThành phần:\n- Ông Lê Văn C, Phó Trưởng Công an huyện.\n- Ông Trần Văn B, Hạt trưởng Hạt Kiểm lâm - Chủ trì.\nNội dung: Hai bên đánh giá kết quả tuần tra quý I.\nKết luận:\n1. Hai bên duy trì tuần tra chung mỗi tháng 02 lần."
    found = gold(text)
    assert found["chairs"] == [{"name": "Trần Văn B", "titles": ["Hạt trưởng Hạt Kiểm lâm"]}]
    assert [p["name"] for p in found["attendees"]] == ["Lê Văn C"]
    assert (found["place"], found["documents"]) == ("Hạt Kiểm lâm huyện", [])
    assert found["tasks"] == ["Hai bên duy trì tuần tra chung mỗi tháng 02 lần"]


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Hiệu quả từ một mô hình\nNhững năm qua, Công an huyện và Hội Phụ nữ huyện đã ký kết chương trình phối hợp. Theo đó, hai bên thường xuyên tuyên truyền cho hội viên.", "not_meeting"),
        ("Thu vượt dự toán\n6 tháng đầu năm thu đạt 58% dự toán. Cục Thuế đã ký quy chế phối hợp với Kho bạc trong thu thuế điện tử.", "not_meeting"),
        ("Cục Thuế ký quy chế phối hợp\nThu thuế điện tử tăng nhanh. Cục Thuế đã ký quy chế phối hợp với Kho bạc trong thu thuế điện tử.", "coordination_signing"),
        ("Lịch công tác tuần từ ngày 6/6 đến ngày 10/6/2022\nThứ Hai, ngày 6/6: Chủ tịch UBND tỉnh dự họp Ban Thường vụ Tỉnh ủy.", "not_meeting"),
        ("Thứ Hai, ngày 6/6, Ban Thường vụ Tỉnh ủy họp phiên thường kỳ bàn công tác cán bộ.", "other_meeting"),
    ],
)  # fmt: skip
def test_what_was_signed_long_ago_and_a_calendar_are_no_meeting(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


@pytest.mark.parametrize(
    ("text", "genre", "place"),
    [
        ("Sáng 5/6/2022, Chủ tịch UBND tỉnh Trần Văn B tiếp xã giao Đại sứ nước bạn tại trụ sở UBND tỉnh.", "other_meeting", "trụ sở UBND tỉnh"),
        ("Sáng 5/6/2022, Chi bộ Văn phòng tổ chức sinh hoạt chuyên đề quý II với chủ đề nêu gương.", "other_meeting", None),
        ("Sáng 5/6/2022, ông Trần Văn B, Bí thư Tỉnh ủy chủ trì hội ý Thường trực Tỉnh ủy về công tác cán bộ.", "other_meeting", None),
        ("Sáng 5/6/2022, Hội nghị sơ kết công tác quý I diễn ra tại Hà Nội dưới sự chủ trì của ông Trần Văn B, Thứ trưởng Bộ A.", "other_meeting", "Hà Nội"),
        ("Sáng 5/6/2022, Sở A tặng quà xã giao cho các đơn vị tại trụ sở Sở.", "not_meeting", None),
    ],
)  # fmt: skip
def test_smaller_gatherings_and_where_they_were(text: str, genre: str, place: str | None) -> None:
    assert (gold(text)["genre"], gold(text)["place"]) == (genre, place)


def test_two_offices_sign_for_their_bodies_and_a_host_is_no_part_of_its_guest() -> None:
    text = "Sáng 5/6/2022, tại Hà Nội, Bộ trưởng Bộ A và Bộ trưởng Bộ B đã ký Nghị quyết liên tịch về tăng cường phối hợp công tác."
    assert gold(text)["parties"] == ["Bộ A", "Bộ B"]
    text = "Sáng 5/6/2022, Công ty An Lạc đón Đoàn công tác của Quân khu 3 đến thăm và làm việc với Công ty."
    assert "Công ty An Lạc đón Đoàn công tác của Quân khu 3" not in gold(text)["organizers"]


@pytest.mark.parametrize(
    ("named", "chairs"),
    [
        ("Trưởng đoàn Trần Văn B", ["Trần Văn B"]),
        ("Trưởng đoàn giám sát Trần Văn B", ["Trần Văn B"]),
        ("ông Trần Văn B, Phó Chủ tịch HĐND tỉnh, Trưởng đoàn", ["Trần Văn B"]),
        ("ông Trần Văn B, Phó Trưởng đoàn đại biểu Quốc hội tỉnh", []),
        ("ông Trần Văn B, Trưởng đoàn đại biểu Quốc hội tỉnh", []),
    ],
)
def test_who_heads_a_delegation_presides(named: str, chairs: list[str]) -> None:
    text = f"Ngày 6/9/2022, Đoàn giám sát của HĐND tỉnh giám sát việc quản lý đất đai. Dự buổi giám sát có {named}."
    assert [c["name"] for c in gold(text)["chairs"]] == chairs


def test_a_pact_of_emulation_is_no_agreement_to_co_ordinate() -> None:
    text = "Ngày 18/12/2022, Cụm thi đua số 5 tổ chức hội nghị tổng kết phong trào thi đua, ký kết giao ước thi đua năm 2023."
    assert gold(text)["genre"] == "other_meeting"
    text = "Ngày 18/12/2022, Sở A và Công an tỉnh tổ chức hội nghị ký kết giao ước phối hợp năm 2023."
    assert gold(text)["genre"] == "coordination_signing"
