# ruff: noqa: E501 - a test sentence stays on one line
"""Terms, days of a meeting told by its notice, drafts under consultation: wordings, and what must not be taken for one."""

import pytest
from tests.vanban.wording import LEAD, gold


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Ngày 5/6/2021, Sở A và Công an tỉnh ký kết chương trình phối hợp nhiệm kỳ 2021 - 2026.", "2021", "2026"),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh ký kết chương trình phối hợp năm 2021 - 2022.", "2021", "2022"),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh tổng kết công tác phối hợp các năm 2016-2020, ký kết chương trình phối hợp giai đoạn 2021-2025.", "2016", "2020"),
        ("Tổng kết công tác phối hợp 2016 - 2020\nNgày 5/6/2021, Sở A và Công an tỉnh tổ chức hội nghị tổng kết thực hiện Quy chế phối hợp.", "2016", "2020"),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh tổng kết Quy chế phối hợp, từ tháng 6/2016 đến tháng 6/2021.", "6/2016", "6/2021"),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh tổng kết Quy chế phối hợp. Từ năm 2016 đến nay, hai bên đã xử lý 15 vụ.", None, None),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh ký kết Quy chế phối hợp giai đoạn 2021 - 2025, thay cho Quy chế giai đoạn 2016 - 2020.", "2021", "2025"),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh ký kết Quy chế phối hợp. Trước đó, hai bên đã sơ kết Quy chế phối hợp giai đoạn 2018 - 2020.", None, None),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh tổng kết Quy chế phối hợp và ký kết Quy chế giai đoạn 2021 - 2025, thực hiện tiếp kết quả giai đoạn 2016 - 2020.", "2016", "2020"),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh tổng kết 5 năm thực hiện Quy chế phối hợp và ký kết Quy chế giai đoạn 2021 - 2025.", "2021", "2025"),
        ("Ngày 5/6/2024, Sở A và Công an tỉnh tổng kết Quy chế phối hợp. Trong 2 năm 2022-2023, hai bên xử lý 15 vụ.", "2022", "2023"),
        ("Ngày 5/6/2023, Đoàn kiểm sát VKSND tỉnh trực tiếp kiểm sát tại Chi cục Thuế huyện A. Thời điểm kiểm sát từ ngày 01/10/2021 đến ngày 28/02/2023.", "10/2021", "02/2023"),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh ký kết kế hoạch phối hợp giáo dục thế hệ trẻ, nhiệm kỳ 2021 - 2026.", "2021", "2026"),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh kí kết Qui chế phối hợp quản lí chợ, giai đoạn 2021 - 2026.", "2021", "2026"),
        ("Ngày 5/6/2021, Sở A sơ kết chương trình phối hợp với HĐND tỉnh nhiệm kỳ 2021 - 2026.", None, None),
        ("Ngày 5/6/2021, HĐND tỉnh nhiệm kỳ 2021 - 2026 tổ chức hội nghị giao ban quý II.", None, None),
        ("Ngày 5/6/2021, Sở A và Công an tỉnh sơ kết Quy chế phối hợp năm học 2020-2021.", None, None),
        ("Ngày 5/6/2021, Sở A tổ chức hội nghị giao ban quý II. Hội nghị cũng bàn kế hoạch đầu tư giai đoạn 2021 - 2025.", None, None),
    ],
)  # fmt: skip
def test_the_term_is_that_of_the_agreement(text: str, start: str | None, end: str | None) -> None:
    assert gold(text)["period"] == {"from": start, "to": end}


def test_a_notice_of_conclusions_says_the_day_of_the_meeting_and_is_itself_no_duty() -> None:
    text = "Kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp về dự án đường ven biển\nVăn phòng UBND tỉnh vừa ban hành Thông báo số 123/TB-VP về kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp ngày 10/3/2022 về dự án đường ven biển. Theo đó, Phó Chủ tịch yêu cầu Sở A khẩn trương hoàn thiện hồ sơ."
    found = gold(text)
    assert (found["genre"], found["date"]) == ("conclusions", "2022-03-10")
    assert found["tasks"] == ["Sở A khẩn trương hoàn thiện hồ sơ"]
    told = "Kết luận của Bí thư Huyện ủy tại buổi làm việc với Đảng ủy xã Nậm Sơn\nThông báo số 345-TB/HU nêu rõ: Giao Đảng ủy xã Nậm Sơn rà soát quy hoạch; UBND huyện bố trí 2 tỷ đồng sửa đường."
    assert gold(told)["tasks"] == ["Đảng ủy xã Nậm Sơn rà soát quy hoạch", "UBND huyện bố trí 2 tỷ đồng sửa đường"]


def test_a_letter_that_asks_for_opinions_has_no_day_of_a_meeting() -> None:
    text = "Sở Tư pháp lấy ý kiến về dự thảo Quy chế phối hợp\nNgày 3/5/2023, Sở Tư pháp có Công văn số 612/STP-BTTP gửi các sở đề nghị góp ý dự thảo Quyết định. Văn bản gửi về trước ngày 20/5/2023."
    found = gold(text)
    assert (found["genre"], found["date"], found["organizers"]) == ("consultation", None, ["Sở Tư pháp"])


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Chiều 3/8/2021, Sở Công Thương tổ chức lấy ý kiến các đơn vị đối với dự thảo Quy chế phối hợp quản lý cụm công nghiệp.", "consultation"),
        ("Bộ A đang xin ý kiến rộng rãi về dự thảo Nghị định. Theo dự thảo, mức đóng tăng lên 5,1%.", "not_meeting"),
        ("Dự thảo Nghị định đã được Bộ A lấy ý kiến từ năm 2020 và ban hành đầu năm nay.", "not_meeting"),
        ("Chiều 3/8/2021, Đoàn đại biểu Quốc hội tỉnh tiếp xúc cử tri xã An Lạc trước kỳ họp thứ hai.", "other_meeting"),
        ("Bộ Công an ban hành Thông tư về tuần tra, kiểm soát, có hiệu lực từ ngày 15/9/2023.", "not_meeting"),
    ],
)  # fmt: skip
def test_opinions_sought_at_a_meeting_are_a_consultation(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


def test_who_signed_is_told_by_the_offices_without_the_names_of_people() -> None:
    text = "Tổng Giám đốc Bảo hiểm xã hội Việt Nam Nguyễn Văn An và Tổng cục trưởng Tổng cục Thuế Trần Văn Bình ký Quy chế phối hợp công tác giữa hai ngành vào chiều 9/5/2021."
    assert gold(text)["parties"] == ["Bảo hiểm xã hội Việt Nam", "Tổng cục Thuế"]


@pytest.mark.parametrize(
    ("told", "tasks"),
    [
        (
            "Các đại biểu thảo luận, đề xuất nhiều giải pháp như: tăng cường tuyên truyền; đẩy mạnh kiểm tra các chợ.",
            [],
        ),
        ("Nhiều ý kiến tham luận kiến nghị một số nội dung như: bổ sung kinh phí hoạt động; tăng cường cán bộ.", []),
        (
            "Hội nghị thống nhất trong 6 tháng cuối năm sẽ tập trung: hoàn thiện hồ sơ dự án; kiểm tra các đơn vị trực thuộc.",
            ["hoàn thiện hồ sơ dự án", "kiểm tra các đơn vị trực thuộc"],
        ),
    ],
)
def test_what_guests_propose_is_no_duty_and_what_is_agreed_is(told: str, tasks: list[str]) -> None:
    assert gold(LEAD + told)["tasks"] == tasks
