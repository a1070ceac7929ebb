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


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            "Ba lực lượng giữ biên giới\nNăm 2024, ba đồn đã trao đổi tình hình 45 lần.\nTại hội nghị, các đại biểu đã thảo luận những mặt mạnh, mặt yếu.",
            "other_meeting",
        ),
        (
            "Đoàn giám sát Ủy ban Kinh tế làm việc tại Nghệ Phú\nTheo báo cáo, 5 năm qua kinh tế tăng trưởng khá. Trưởng đoàn giám sát Vũ Văn An đề nghị tỉnh bổ sung số liệu.",
            "inspection",
        ),
        (
            "Phối hợp bảo vệ rừng\nNhững năm qua, hạt kiểm lâm hai huyện bảo vệ rừng tốt. Hằng quý, hai đơn vị tổ chức giao ban, trao đổi tình hình.",
            "not_meeting",
        ),
        (
            "Thủ tướng yêu cầu phòng cháy rừng\nThủ tướng vừa ký ban hành Công điện số 12/CĐ-TTg. Công điện yêu cầu kiểm tra việc dùng lửa. Các địa phương tổ chức hội nghị quán triệt đến từng thôn.",
            "not_meeting",
        ),
        (
            "Lịch sử ngày truyền thống\nNăm 1945, nhân dân giành chính quyền. Nghị quyết Đại hội lần thứ II, Nghị quyết Hội nghị Trung ương 8 đã xác định nhiệm vụ.",
            "not_meeting",
        ),
        ("Qua kiểm tra, lực lượng chức năng phát hiện cơ sở bán gas không phép, thu giữ 120 bình.", "not_meeting"),
    ],
)
def test_a_page_without_its_lead_tells_of_a_meeting_it_has_not_announced(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


@pytest.mark.parametrize(
    ("text", "organizers", "parties"),
    [
        (
            "Công an 7 tỉnh, thành phố gồm: An Phú, Hải Lạc và Tây Đô vừa tổ chức hội nghị sơ kết công tác quý I.",
            ["Công an 7 tỉnh, thành phố"],
            [],
        ),
        (
            "Phụ nữ hai tỉnh ký kết biên bản hợp tác\nBiên bản ký kết hợp tác gồm 4 nội dung, trong đó: Hội LHPN hai tỉnh phối hợp học tập kinh nghiệm.",
            [],
            ["Hội LHPN hai tỉnh"],
        ),
        (
            "Sáng 3/12/2022 diễn ra lễ kết nghĩa giữa Công an tỉnh và xã An Phú. Theo đó, hai bên đã ký kết biên bản chương trình kết nghĩa.",
            [],
            ["Công an tỉnh", "xã An Phú"],
        ),
    ],
)
def test_groups_are_named_as_one(text: str, organizers: list[str], parties: list[str]) -> None:
    read = gold(text)
    assert (read["organizers"], read["parties"]) == (organizers, parties)


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Ngày 5/6/2021, Sở A đã có buổi làm việc tại Hải Lạc để chuẩn bị lễ khởi công.",
            "buổi làm việc tại Hải Lạc để chuẩn bị lễ khởi công",
        ),
        (
            "Phát biểu tại cuộc họp, ông Lê Văn An cho biết đã xong. Chủ trì cuộc họp, Phó Chủ tịch UBND tỉnh yêu cầu khẩn trương.",
            "cuộc họp",
        ),
    ],
)
def test_a_noun_carries_the_verb_inside_it(text: str, event: str) -> None:
    assert gold(text)["event"] == event
