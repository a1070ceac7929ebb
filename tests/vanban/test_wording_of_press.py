# ruff: noqa: E501 - a test sentence stays on one line
"""Meetings that a newspaper names below a long lead, and people it cites: what must be found, and what must not."""

import pytest
from tests.vanban.wording import LEAD, gold

_ABOVE = "Giá cả vẫn trong tầm kiểm soát\n\nChỉ số giá tiêu dùng sáu tháng đầu năm tăng nhẹ so với cùng kỳ.\n\nÁp lực lạm phát toàn cầu ngày càng gia tăng.\n\n"


@pytest.mark.parametrize(
    ("sentence", "genre", "event", "organizers"),
    [
        (
            "Đây là dự báo được đưa ra tại hội thảo “Diễn biến thị trường, giá cả ở Việt Nam” do Học viện Tài chính phối hợp với Cục Quản lý giá tổ chức sáng 5/7/2022.",
            "other_meeting",
            "hội thảo “Diễn biến thị trường, giá cả ở Việt Nam”",
            ["Học viện Tài chính", "Cục Quản lý giá"],
        ),
        (
            "Tại cuộc họp báo thường kỳ chiều 21/7/2022, Phó Phát ngôn viên Bộ Ngoại giao Phạm Thu An nhắc lại lập trường.",
            "briefing",
            "cuộc họp báo thường kỳ",
            [],
        ),
        (
            "Tại Hội nghị cung cấp thông tin chuyên đề bảo hiểm của BHXH Việt Nam mới đây, ông Lê Văn An cho biết thuốc còn thiếu.",
            None,
            "Hội nghị cung cấp thông tin chuyên đề bảo hiểm của BHXH Việt Nam",
            None,
        ),
        (
            "Ngày 31/8/2022, Tỉnh ủy Hải Lạc tổ chức Tôn vinh các điển hình tiêu biểu năm 2022.",
            "other_meeting",
            "Tôn vinh các điển hình tiêu biểu năm 2022",
            ["Tỉnh ủy Hải Lạc"],
        ),
        (
            "Ngày 23/8/2022, tại trụ sở Phái đoàn, Đại sứ Đặng Văn An đã tiếp bà Pauline Tam, Điều phối viên thường trú.",
            "other_meeting",
            "tiếp bà Pauline Tam, Điều phối viên thường trú",
            [],
        ),
        ("Người dân tiếp tục phát động phong trào trồng cây, tôn vinh nghề cũ.", "not_meeting", None, []),
    ],
)
def test_a_meeting_named_below_a_long_lead(
    sentence: str, genre: str | None, event: str | None, organizers: list[str] | None
) -> None:
    read = gold(_ABOVE + sentence)
    assert read["event"] == event
    assert genre is None or read["genre"] == genre
    assert organizers is None or read["organizers"] == organizers


def test_the_address_is_no_body_that_holds_the_meeting() -> None:
    text = "Sáng 26-8-2022, tại Khu di tích Đường 13 'Tàu Ô', thị trấn Tân An, huyện Hớn Phú, tỉnh Hải Lạc, UBND tỉnh Hải Lạc và Bộ Tư lệnh Quân đoàn 4 phối hợp tổ chức Lễ kỷ niệm chiến thắng."
    assert gold(text)["organizers"] == ["UBND tỉnh Hải Lạc", "Bộ Tư lệnh Quân đoàn 4"]


@pytest.mark.parametrize(
    ("sentence", "chairs", "attendees"),
    [
        (
            "Đại tướng Lương Văn An, Ủy viên Bộ Chính trị thay mặt Đảng, Nhà nước và Bộ Quốc phòng chủ trì và phát biểu tại buổi lễ.",
            ["Lương Văn An"],
            [],
        ),
        ("Đến tham dự lễ kỷ niệm có ông Lê Hải An, Phó Trưởng Ban Tuyên giáo.", [], ["Lê Hải An"]),
        ("Ông vắng mặt là Lê Hải An. Sở thi hành kỷ luật ông Trần Văn Bình, Phó Giám đốc.", [], []),
        ("Chủ tịch Quỹ Học bổng Vừ A Dính cho biết quỹ đã giúp nhiều em.", [], []),
        ("Quyết định do Bộ trưởng Công an Lê Văn An ký ngày 18/8/2022.", [], []),
        ("Theo nghiên cứu của bác sĩ Diệp Hồng An, bệnh giảm.", [], []),
        ("Theo Phó Trưởng Phòng Chính sách (Cục Quản lý giá) Nguyễn Xuân An, giá tăng.", [], ["Nguyễn Xuân An"]),
    ],
)
def test_who_presided_who_came_and_who_is_only_cited(sentence: str, chairs: list[str], attendees: list[str]) -> None:
    read = gold(LEAD + sentence)
    assert [one["name"] for one in read["chairs"]] == chairs
    assert [one["name"] for one in read["attendees"]] == attendees


@pytest.mark.parametrize(
    ("sentence", "attendees"),
    [
        ("Tổng Bí thư Lê Phú An, Thủ tướng Chính phủ Phạm Văn Bình gửi lẵng hoa chúc mừng.", []),
        ("Hội nghị kỷ niệm 110 năm Ngày sinh Tổng Bí thư Nguyễn Văn An. Tổng Bí thư Nguyễn Văn An là tấm gương sáng.", []),
        ("Ông nhắc lại đánh giá của Tổng Bí thư Lê Văn An về phong trào.", []),
        ("Con gái Đại tướng Mai Chí An kể chuyện.", []),
        (
            "Dự buổi lễ có: Chủ tịch nước Nguyễn Xuân An, nguyên Tổng Bí thư Nông Đức Bình; Phó Thủ tướng Lê Văn Cát.",
            ["Nguyễn Xuân An", "Nông Đức Bình", "Lê Văn Cát"],
        ),
        ("Giám đốc Sở Lê Văn An phát biểu, sau đó gửi báo cáo.", ["Lê Văn An"]),
    ],
)  # fmt: skip
def test_who_sent_flowers_or_is_remembered_was_not_there(sentence: str, attendees: list[str]) -> None:
    assert [one["name"] for one in gold(LEAD + sentence)["attendees"]] == attendees


def test_the_day_of_an_anniversary_has_the_later_year() -> None:
    text = "Ngày 9/7, tại Bắc Sơn diễn ra Lễ kỷ niệm 110 năm ngày thành lập trường (9/7/1912 - 9/7/2022)."
    assert gold(text)["date"] == "2022-07-09"
