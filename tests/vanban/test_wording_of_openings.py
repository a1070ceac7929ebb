# ruff: noqa: E501 - a test sentence stays on one line
"""Pages that open with a clause, a headline of a visit or in the middle: what must be found, and what must not."""

import pytest
from tests.vanban.wording import gold


@pytest.mark.parametrize(
    ("text", "genre", "event", "organizers"),
    [
        (
            "Sáng 5/6/2022, làm việc với UBND tỉnh về công tác quản lý đất đai, Đoàn giám sát của Ban Kinh tế HĐND tỉnh đề nghị tỉnh rà soát các dự án.",
            None,
            "làm việc với UBND tỉnh về công tác quản lý đất đai",
            ["Đoàn giám sát của Ban Kinh tế HĐND tỉnh"],
        ),
        (
            "Giám sát tại xã An Phú sáng 5/6/2022, Thường trực HĐND huyện đề nghị xã khắc phục tồn tại.",
            "inspection",
            "Giám sát tại xã An Phú",
            ["Thường trực HĐND huyện"],
        ),
        (
            "Làm việc với huyện Tân Kỳ sáng 5/6/2024, Bí thư Tỉnh ủy Nguyễn Văn An đề nghị huyện đẩy nhanh cải cách.",
            "other_meeting",
            "Làm việc với huyện Tân Kỳ",
            [],
        ),
        (
            "Phó Chủ tịch UBND tỉnh kiểm tra công tác phòng, chống bão tại huyện An Phú\nTheo báo cáo của huyện, các xã đã có phương án. Qua kiểm tra thực tế tại cảng cá, Phó Chủ tịch UBND tỉnh Lê Văn An yêu cầu huyện di dời dân.",
            "inspection",
            "kiểm tra công tác phòng, chống bão tại huyện An Phú",
            [],
        ),
        (
            "Thường trực Huyện ủy làm việc cùng lãnh đạo các ban xây dựng Đảng và các đoàn thể huyện\nTại buổi làm việc, các đơn vị đã báo cáo tình hình. Các đơn vị cần chuẩn bị tổ chức hội nghị biểu dương các điển hình.",
            "other_meeting",
            "làm việc cùng lãnh đạo các ban xây dựng Đảng và các đoàn thể huyện",
            ["Thường trực Huyện ủy"],
        ),
        (
            "Tại buổi sinh hoạt, có 9 ý kiến của cán bộ, chiến sĩ về nơi ăn, ở. Thiếu tướng Lê Văn An ghi nhận kết quả của đơn vị.",
            "other_meeting",
            "buổi sinh hoạt",
            [],
        ),
        (
            "Tại giao ban tuần ngày 09/11/2018, đồng chí Lê Văn An, Bí thư Tỉnh ủy chỉ đạo: đẩy mạnh rà soát.",
            "briefing",
            "giao ban",
            [],
        ),
        (
            "Tham dự có ông Lê Văn An - Phó Trưởng ban Quản lý Khu kinh tế.\nQuang cảnh lễ ký kết.\nQuy chế thể hiện mối quan hệ giữa hai cơ quan.\nBan Quản lý Khu kinh tế tỉnh và BHXH tỉnh ký kết quy chế phối hợp giai đoạn 2025-2030.",
            "coordination_signing",
            "ký kết quy chế phối hợp giai đoạn 2025-2030",
            ["Ban Quản lý Khu kinh tế tỉnh", "BHXH tỉnh"],
        ),
        (
            "Chiều 9/11/2021, Ban Chỉ đạo thi hành án tỉnh đánh giá kết quả công tác năm 2021 và triển khai nhiệm vụ năm 2022.",
            "other_meeting",
            "đánh giá kết quả công tác năm 2021 và triển khai nhiệm vụ năm 2022",
            ["Ban Chỉ đạo thi hành án tỉnh"],
        ),
        ("Tại hội nghị năm ngoái, ông An kể về nghề nuôi ong.", "not_meeting", None, []),
        (
            "Phó Chủ tịch UBND tỉnh yêu cầu kiểm tra việc bán vàng trang sức trên địa bàn\nTheo công văn, các sở cần kiểm tra giá bán.",
            "not_meeting",
            None,
            [],
        ),
    ],
)
def test_who_did_what_is_told_before_above_or_not_at_all(
    text: str, genre: str | None, event: str | None, organizers: list[str]
) -> None:
    read = gold(text)
    assert (read["event"], read["organizers"]) == (event, organizers)
    assert genre is None or read["genre"] == genre


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Ngày 5/6/2024, Công an tỉnh tổ chức hội nghị tổng kết do Đại tá Trần Bình, Phó Giám đốc Công an tỉnh chủ trì.",
            "hội nghị tổng kết",
        ),
        (
            "Hội nghị giao ban thống nhất đề nghị Bộ Y tế sớm ban hành tài liệu. Hội nghị giao ban cũng ghi nhận các nỗ lực.",
            "Hội nghị giao ban",
        ),
        (
            "Chiều 20/5/2013, Biên phòng 3 tỉnh đã tổ chức Hội nghị giao ban giáp ranh nhằm đánh giá kết quả hiệp đồng năm 2012.",
            "Hội nghị giao ban giáp ranh nhằm đánh giá kết quả hiệp đồng năm 2012",
        ),
        (
            "Chiều 20/5/2013, Sở Y tế tổ chức Hội nghị giao ban định kỳ tháng 5 với các trung tâm nhằm nắm bắt tình hình.",
            "Hội nghị giao ban định kỳ tháng 5 với các trung tâm",
        ),
    ],
)
def test_the_name_ends_where_others_act_and_goes_on_while_it_says_nothing_yet(text: str, event: str) -> None:
    assert gold(text)["event"] == event
