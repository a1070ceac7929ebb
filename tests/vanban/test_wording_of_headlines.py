# ruff: noqa: E501 - a test sentence stays on one line
"""Headlines and first lines that say themselves who met, concluded or signed; letters that ask for opinions."""

from typing import Any

import pytest
from tests.vanban.wording import gold

from vanban import read

RETOLD = "\n\nToàn huyện có 12 xã.\n\nTại hội nghị, các đại biểu đã nêu những vướng mắc."


@pytest.mark.parametrize(
    ("text", "genre", "event", "organizers"),
    [
        ("Giao ban thực hiện quy chế phối hợp giữa Kiểm lâm và Dân quân huyện" + RETOLD, "coordination_review", "Giao ban thực hiện quy chế phối hợp giữa Kiểm lâm và Dân quân huyện", []),
        ("Sở Y tế họp bàn công tác phòng chống dịch" + RETOLD, "other_meeting", "họp bàn công tác phòng chống dịch", ["Sở Y tế"]),
        ("SỞ Y TẾ HỌP GIAO BAN BÀN NHIỆM VỤ THÁNG SÁU" + RETOLD, "briefing", "HỌP GIAO BAN BÀN NHIỆM VỤ THÁNG SÁU", ["SỞ Y TẾ"]),
        ("Giao ban báo chí tháng 6" + RETOLD, "briefing", "Giao ban báo chí tháng 6", []),
    ],
)  # fmt: skip
def test_a_headline_names_the_meeting_the_text_speaks_of_again(
    text: str, genre: str, event: str, organizers: list[str]
) -> None:
    found = gold(text)
    assert (found["genre"], found["event"], found["organizers"]) == (genre, event, organizers)


@pytest.mark.parametrize(
    "text",
    [
        "Giao ban báo chí tháng 6\n\nCác báo đã đăng 120 tin về mùa lũ.",  # nothing below speaks of it
        "Chuẩn bị cho hội nghị tổng kết công tác phối hợp năm 2022" + RETOLD,
        "Hội nghị" + RETOLD,
    ],
)
def test_a_headline_that_only_mentions_a_meeting_is_not_enough(text: str) -> None:
    assert gold(text)["genre"] == "not_meeting"


def test_the_lead_still_weighs_more_than_the_headline() -> None:
    lead = "Hội nghị giao ban công tác dân vận\n\nSáng 5/6/2021, Sở Y tế tổ chức Hội nghị sơ kết công tác y tế 6 tháng đầu năm. "
    assert gold(lead + RETOLD)["event"] == "Hội nghị sơ kết công tác y tế 6 tháng đầu năm"


def test_a_dated_paragraph_below_one_without_a_day_is_the_lead() -> None:
    above = "(A)- Đoàn kiểm tra của Huyện ủy kiểm tra công tác lãnh đạo, chỉ đạo đối với Đảng ủy xã A."
    found = gold(
        above
        + "\n\nNgày 16-6-2022, ông Nguyễn Văn A, dẫn đầu đoàn kiểm tra đã công bố quyết định kiểm tra đối với Đảng ủy xã A."
    )
    assert found["event"] == "công bố quyết định kiểm tra đối với Đảng ủy xã A"
    assert (found["organizers"], found["date"]) == (["Đoàn kiểm tra của Huyện ủy"], "2022-06-16")


VISIT = "\n\nNgày 5/6/2023, Đoàn đại biểu Trường Đại học B do ông Nguyễn Văn A, Hiệu trưởng làm Trưởng đoàn đã đến thăm và làm việc tại Trường Cao đẳng A và tham dự {} hai trường."


def test_a_signing_in_the_headline_is_the_news_whatever_else_was_done() -> None:
    found = gold(
        "Trường Cao đẳng A ký kết Thỏa thuận hợp tác với Trường Đại học B"
        + VISIT.format("Lễ ký kết thỏa thuận hợp tác giữa")
    )
    assert found["genre"] == "coordination_signing"
    assert found["event"] == "Lễ ký kết thỏa thuận hợp tác giữa hai trường"
    assert found["organizers"] == found["parties"] == ["Trường Cao đẳng A", "Trường Đại học B"]
    found = gold("Trường Cao đẳng A làm việc với Trường Đại học B" + VISIT.format("Lễ trao học bổng của"))
    assert (found["genre"], found["parties"]) == ("other_meeting", [])


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Kết luận của Chánh Văn phòng Sở tại họp giao ban tháng 6\n\nSáng 5/6, Chánh Văn phòng Sở đã chủ trì buổi họp giao ban các phòng.", "conclusions"),
        ("Ý kiến kết luận của Chủ tịch xã tại hội nghị dân vận\n\nSáng 5/6, UBND xã tổ chức hội nghị dân vận.", "conclusions"),
        ("Kết luận của Giám đốc Sở về việc cấp phép\n\nSáng 5/6, Sở A tổ chức họp báo công bố kết quả cấp phép năm 2022.", "briefing"),
        ("Kết luận thanh tra đất đai tại Công ty A\n\nSai phạm 2 tỷ đồng đã được thu hồi.", "not_meeting"),
    ],
)  # fmt: skip
def test_a_headline_gives_what_was_concluded_at_a_meeting(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


BORDER = "Sáng 5/6/2022, Công an huyện A và Công an huyện B tổ chức hội nghị giao ban công tác phối hợp giữ rừng. "


@pytest.mark.parametrize(
    ("text", "genre", "parties"),
    [
        ("Sáng 5/6/2022, tại huyện A đã diễn ra giao ban thực hiện Nghị định 03/2019/NĐ-CP giữa 3 lực lượng Công an - Quân sự - Biên phòng.", "coordination_review", ["Công an", "Quân sự", "Biên phòng"]),
        ("Sáng 5/6/2022, ba lực lượng Công an, Quân sự, Biên phòng huyện A tổ chức giao ban thực hiện Nghị định 03/2019/NĐ-CP.", "coordination_review", ["Công an", "Quân sự", "Biên phòng huyện A"]),
        ("Sáng 5/6/2022, Sở Y tế tổ chức giao ban thực hiện Nghị định 15/2019/NĐ-CP quý II.", "briefing", []),
        (BORDER + "Hai bên thực hiện tốt nội dung bản ghi nhớ hợp tác năm 2020.", "coordination_review", ["Công an huyện A", "Công an huyện B"]),
        (BORDER + "Tội phạm giảm 12%.", "briefing", []),
        ("Giao ban giữa Công an 2 huyện A - B\n\n" + BORDER + "Hai bên thực hiện tốt nội dung bản ghi nhớ hợp tác năm 2020.", "coordination_review", ["Công an huyện A", "Công an huyện B"]),
    ],
)  # fmt: skip
def test_a_briefing_on_what_binds_several_bodies_is_a_review(text: str, genre: str, parties: list[str]) -> None:
    found = gold(text)
    assert (found["genre"], found["parties"]) == (genre, parties)


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            "Năm 2022, Mặt trận huyện đã tổ chức 240 cuộc giám sát theo Quyết định 10-QĐ/HU ngày 2-3-2020 của Huyện ủy. Có 12 kiến nghị.",
            "not_meeting",
        ),
        ("Sáng 5/6/2022, Mặt trận huyện A tổ chức 2 hội nghị nghe ý kiến cử tri về trường học.", "other_meeting"),
        ("Nhân kỷ niệm 90 năm ngày thành lập Hội, sáng 14/10/2020, huyện A làm đường hoa 3 km.", "not_meeting"),
        ("Sáng 14/10/2020, Hội Phụ nữ huyện A tổ chức kỷ niệm 90 năm ngày thành lập Hội.", "other_meeting"),
        (
            "Sáng 5/6/2022, Thường trực HĐND huyện tổ chức phiên họp để cho ý kiến về kế hoạch giám sát của các Ban.",
            "other_meeting",
        ),
        ("Sáng 5/6/2022, Đoàn giám sát của HĐND huyện tổ chức phiên họp triển khai kế hoạch giám sát.", "inspection"),
    ],
)
def test_counted_gatherings_occasions_and_plans(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


ASKED = "Năm 2022, Sở Y tế được giao soạn Quyết định về trực cấp cứu. "


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            ASKED
            + "Sở Y tế đề nghị các đơn vị nghiên cứu, tham gia ý kiến đối với dự thảo Quyết định, gửi về Sở trong tháng 6.",
            "tham gia ý kiến đối với dự thảo Quyết định",
        ),
        (ASKED + "Sở Y tế trân trọng đề nghị quý đơn vị góp ý dự thảo Quyết định.", "góp ý dự thảo Quyết định"),
        (ASKED + "Sở Y tế kính gửi dự thảo Quyết định để xin ý kiến các sở, ngành.", "xin ý kiến các sở, ngành"),
    ],
)
def test_a_letter_that_asks_for_opinions_on_a_draft(text: str, event: str) -> None:
    found = gold(text)
    assert (found["genre"], found["event"], found["organizers"]) == ("consultation", event, ["Sở Y tế"])


@pytest.mark.parametrize(
    "text",
    [
        ASKED + "Sở Y tế đề nghị các đơn vị rà soát thiết bị. Các đơn vị đã góp ý dự thảo từ năm 2021.",
        ASKED + "Ông Nguyễn Văn A đề nghị các đồng chí có ý kiến về dự thảo Quyết định.",
        ASKED + "Sở Y tế đề nghị các đơn vị cho ý kiến về giờ trực.",
        ASKED + "Sở Y tế gửi các đơn vị Quyết định đã ký.",
    ],
)
def test_other_requests_are_no_consultation(text: str) -> None:
    assert gold(text)["genre"] == "not_meeting"


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("Sáng 5/6/2022, Sở Y tế cùng đại diện UBND xã A, UBND xã B tổ chức đoàn khảo sát vị trí xây trạm.", ["Sở Y tế"]),
        ("Sáng 5/6/2022, Sở Y tế cùng Sở Xây dựng tổ chức khảo sát vị trí xây trạm.", ["Sở Y tế", "Sở Xây dựng"]),
        ("Ngày 5/6/2022, Đoàn giám sát thuộc Ban Pháp chế của HĐND tỉnh đã làm việc với UBND huyện A.", ["Đoàn giám sát thuộc Ban Pháp chế của HĐND tỉnh"]),
        ("Sáng 5/6/2022, Ban Quản lý khu du lịch và các khu vui chơi huyện A tổ chức hội nghị bàn việc giữ vệ sinh.", ["Ban Quản lý khu du lịch và các khu vui chơi huyện A"]),
        ("Sáng 5/6/2022, Trạm Y tế xã A và Trạm Y tế xã B tổ chức hội nghị bàn việc giữ vệ sinh.", ["Trạm Y tế xã A", "Trạm Y tế xã B"]),
        ("Sáng 5/6/2022, buổi làm việc của Đoàn khảo sát Ban Dân tộc HĐND tỉnh với UBND xã A về nước sạch đã diễn ra.", ["Đoàn khảo sát Ban Dân tộc HĐND tỉnh"]),
    ],
)  # fmt: skip
def test_who_holds_it(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


SIGNED = "\n\nChiều {}, Hạt Kiểm lâm A và Công an huyện B tổ chức ký kết kế hoạch phối hợp giữ rừng."


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Phối hợp giữ rừng\n\nThứ 6, 25.09.2020 | 17:32:40" + SIGNED.format("25/9"), "2020-09-25"),
        ("Phối hợp giữ rừng\nTrần Văn A - 07:01 08/03/2023 GMT+7" + SIGNED.format("7/3"), "2023-03-07"),
        ("Phối hợp giữ rừng\ntrạm mở cửa từ 07:01 08/03/2023 mỗi ngày" + SIGNED.format("7/3"), None),
        ("Ngày 3/8, Đoàn giám sát của HĐND tỉnh làm việc với UBND huyện A về Nghị quyết số 99 năm 2019.", None),
        ("Ngày 3/8, Sở Y tế tổ chức hội nghị giao ban năm 2019.", "2019-08-03"),
    ],
)
def test_the_year_of_the_day(text: str, day: str | None) -> None:
    assert gold(text)["date"] == day


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Ngày 3/8/2025, Đoàn giám sát của HĐND tỉnh đến xã A. Buổi chiều, Đoàn giám sát làm việc với UBND huyện về cấp nước, giai đoạn 2021 - 2024.", ("2021", "2024")),
        ("Ngày 3/8/2025, Đoàn giám sát của HĐND tỉnh đến xã A. Xã đã làm 12 km đường giai đoạn 2021 - 2024.", (None, None)),
        ("Sở Y tế đề nghị các đơn vị góp ý dự thảo Quyết định về Đề án “Sửa chữa, mua sắm thiết bị cho trạm y tế các xã vùng cao giai đoạn 2021 - 2024”.", (None, None)),
        ("Sở Y tế đề nghị các đơn vị góp ý dự thảo Quy chế phối hợp “Trạm y tế xã” giai đoạn 2021 - 2024.", ("2021", "2024")),
    ],
)  # fmt: skip
def test_years_looked_into_and_years_of_a_project(text: str, years: tuple[str | None, str | None]) -> None:
    found: dict[str, Any] = gold(text)["period"]
    assert (found["from"], found["to"]) == years


def test_the_reason_of_an_asking_is_told() -> None:
    event = read(ASKED + "Sở Y tế đề nghị các đơn vị góp ý dự thảo Quyết định.").event
    assert event is not None
    assert "đề nghị" in event.reason
