# ruff: noqa: E501 - a test sentence stays on one line
"""Where it was, whose it was and what kind it was, in wordings of many hands: what must be found, and what must not."""

import pytest
from tests.vanban.wording import LEAD, gold


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Ngày 19/4/2022, đoàn giám sát của HĐND huyện tổ chức giám sát tại xã Tiên An về việc chấp hành pháp luật.",
            "xã Tiên An",
        ),
        (
            "Ngày 19/4/2022, Đoàn kiểm tra của Tập đoàn đã tiến hành kiểm tra công tác phòng chống mưa bão năm 2022 tại Công ty Than Đồng Tâm - TKV.",
            "Công ty Than Đồng Tâm - TKV",
        ),
        (
            "Ngày 14/3/2022, Đoàn giám sát số 2 của HĐND tỉnh tổ chức giám sát việc thực hiện chính sách về giáo dục tại Trường THCS Lê Văn An (Ninh Phú).",
            "Trường THCS Lê Văn An (Ninh Phú)",
        ),
        (
            "Sáng 1/11/2022, Chủ tịch UBND tỉnh Lê Văn An đã đi kiểm tra công tác ứng phó mưa lũ. Đoàn đã trực tiếp kiểm tra tình hình ngập lụt tại xã Cẩm An, vận hành hồ chứa.",
            "xã Cẩm An",
        ),
        (
            "Sáng 1/11/2022, Chủ tịch UBND tỉnh Lê Văn An đã đi kiểm tra công tác ứng phó mưa lũ tại huyện An Phú và Tây Hải.",
            "huyện An Phú và Tây Hải",
        ),
        (
            "Ngày 11/8/2022, Ban Văn hóa HĐND tỉnh khảo sát công tác chuẩn bị năm học mới tại các trường trên địa bàn 2 huyện: Đất An và Châu Phú.",
            "2 huyện: Đất An và Châu Phú",
        ),
        (
            "Trong hai ngày 28 - 29/5/2022, tại tỉnh Hải Lạc, Công đoàn A đã thăm người lao động. Ngày 28/5, Công đoàn A đã có buổi làm việc với Công đoàn Nhà máy B.",
            "tỉnh Hải Lạc",
        ),
        (
            "Sáng 8/8/2022, Thủ tướng chủ trì phiên họp của Ban Chỉ đạo. Phiên họp được tổ chức trực tuyến giữa đầu cầu trụ sở Chính phủ với các tỉnh.",
            "trụ sở Chính phủ",
        ),
        (
            "Chủ tịch nước dự Lễ kỷ niệm ngày thương binh tại Quế An\nSáng 17/7/2022, xã Quế Phú tổ chức Lễ kỷ niệm 75 năm ngày thương binh liệt sĩ.",
            "Quế An",
        ),
        (
            "Ngày 19/4/2022, Đoàn kiểm tra của Huyện ủy tổ chức kiểm tra việc thực hiện Quy định 22 tại Đảng ủy Công ty A.",
            None,
        ),
        (
            "Chiều 3/12/2022, Đoàn kiểm tra của Bộ A đã làm việc với UBND tỉnh. Buổi làm việc nhằm kiểm tra việc thực hiện pháp luật tại TP. Hải Lạc.",
            None,
        ),
        ("Giám sát tại Đảng bộ Công ty A\nSáng 5/6/2022, Huyện ủy tổ chức hội nghị sơ kết công tác giám sát.", None),
    ],
)
def test_where_the_group_went_or_the_lead_says_it_was(text: str, place: str | None) -> None:
    assert gold(text)["place"] == place


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            "Thành phố làm nhiều cầu\nSáng nay, Chủ tịch UBND thành phố Lê Văn An đã chủ trì buổi làm việc về đầu tư các cầu. Kết thúc cuộc họp, Văn phòng UBND thành phố có thông báo kết luận của lãnh đạo thành phố về các cầu.",
            "conclusions",
        ),
        (
            "Văn phòng UBND tỉnh vừa có Thông báo số 120/TB-VP truyền đạt ý kiến của Phó Chủ tịch UBND tỉnh Lê Văn An tại cuộc họp bàn tiến độ dự án.",
            "conclusions",
        ),
        (
            "Văn phòng Tỉnh ủy có Thông báo số 15-TB/VP về ý kiến chỉ đạo của đồng chí Bí thư Tỉnh ủy tại buổi làm việc với Huyện ủy A.",
            "conclusions",
        ),
        (
            "Sáng 5/6/2022, Đoàn giám sát của HĐND tỉnh giám sát tại xã An Phú. Đoàn sẽ ban hành thông báo kết luận giám sát.",
            "inspection",
        ),
        (
            "Chiều 3/12/2022, Đoàn công tác của Bộ A đã có buổi làm việc với UBND tỉnh. Buổi làm việc này nhằm kiểm tra việc thực hiện pháp luật về thanh niên.",
            "inspection",
        ),
        (
            "Sáng 3/12/2022, Chi cục A tổ chức Hội nghị hợp tác trong lĩnh vực hải quan giữa Chi cục A và Cục B. Tại hội nghị, hai bên đã ký kết Biên bản thỏa thuận hợp tác năm 2023.",
            "coordination_signing",
        ),
        (
            "Sáng 3/12/2022 diễn ra lễ kết nghĩa giữa Công an tỉnh và xã An Phú. Theo đó, hai bên đã ký kết biên bản chương trình kết nghĩa.",
            "coordination_signing",
        ),
        (
            "Ngày 27/2/2022, Ban Nội chính tổ chức hội nghị sơ kết 5 năm thực hiện chỉ đạo của Ban Bí thư về giao ban công tác nội chính.",
            "other_meeting",
        ),
        (
            "Chiều 19/1/2015, Kho bạc Nhà nước tỉnh và Công an tỉnh tổ chức Hội nghị tổng kết việc thực hiện Thông tư liên bộ số 40 về bảo vệ kho bạc.",
            "coordination_review",
        ),
        (
            "Bộ A yêu cầu xây dựng văn hóa học đường\nChiều 29/8/2022, Bộ A có công văn gửi các sở về đầu năm học. Các sở cần rà soát. Trước hết là trang thiết bị. Sau đó là sách. Thứ năm, đón học sinh và tổ chức Lễ khai giảng năm học mới ngày 05/9.",
            "not_meeting",
        ),
        (
            "Ngày 26/8/2022, Sở A - Cơ quan thường trực Ban tổ chức các ngày lễ lớn cho biết, dịp lễ Quốc khánh thành phố không bắn pháo hoa.",
            "not_meeting",
        ),
        ("Sáng 3/12/2022, Sở A tổ chức lễ khánh thành trụ sở mới.", "other_meeting"),
    ],
)
def test_the_kind_is_told_by_what_came_of_it(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("Tại buổi họp báo thường kỳ của Bộ Tư pháp chiều 19/7/2022, đại diện Tổng cục cho biết kết quả.", ["Bộ Tư pháp"]),
        ("Ngày 30/8/2022, Bộ Công Thương chủ trì, phối hợp tổ chức 'Hội nghị giao ban xúc tiến thương mại'.", ["Bộ Công Thương"]),
        ("Hội nghị của các cụ cao tuổi diễn ra chiều 19/7/2022 rất vui. Dự hội nghị có 30 cụ.", []),
    ],
)  # fmt: skip
def test_whose_meeting_it_is(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


@pytest.mark.parametrize(
    ("sentence", "people"),
    [
        (
            "Dự hội nghị có Phó Chủ tịch Ủy ban Quản lý vốn nhà nước tại doanh nghiệp Lê Ngọc An.",
            [("Lê Ngọc An", ["Phó Chủ tịch Ủy ban Quản lý vốn nhà nước tại doanh nghiệp"])],
        ),
        (
            "Dự hội nghị có Bộ trưởng Lê Văn An, Tổng Giám đốc Quỹ B - bà Trần Thị Cúc.",
            [("Lê Văn An", ["Bộ trưởng"]), ("Trần Thị Cúc", ["Tổng Giám đốc Quỹ B"])],
        ),
        (
            "Dự hội nghị có ông Lee Bok Hang, Lãnh sự phụ trách thị thực; ông Trần Văn Trung-Trưởng TT Điều hành.",
            [("Lee Bok Hang", ["Lãnh sự phụ trách thị thực"]), ("Trần Văn Trung", ["Trưởng TT Điều hành"])],
        ),
        (
            "Thiếu tướng Đỗ Ngọc An - Cục trưởng Cục Cửa khẩu (Bộ Tư lệnh Bộ đội Biên phòng) phát biểu.",
            [("Đỗ Ngọc An", ["Thiếu tướng", "Cục trưởng Cục Cửa khẩu (Bộ Tư lệnh Bộ đội Biên phòng)"])],
        ),
    ],
)
def test_offices_that_few_lists_have(sentence: str, people: list[tuple[str, list[str]]]) -> None:
    assert [(one["name"], one["titles"]) for one in gold(LEAD + sentence)["attendees"]] == people


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        (
            "Thứ trưởng A thông tin tại Hội nghị phổ biến Chiến lược nợ công, do Bộ Tài chính cùng Ngân hàng Thế giới và Tổng cục Kinh tế phối hợp tổ chức, ngày 20/6/2022.",
            ["Bộ Tài chính", "Ngân hàng Thế giới", "Tổng cục Kinh tế"],
        ),
        ("Sáng 8/8/2022, ông Lê Văn An, phụ trách các dự án trọng điểm ngành GTVT chủ trì họp phiên thứ 13.", []),
    ],
)
def test_who_held_it_is_told_behind_the_name(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


def test_the_sides_are_given_in_full_in_whatever_order_they_stand() -> None:
    text = "Chiều 19/1/2015, Kho bạc Nhà nước Hải Lạc và Công an tỉnh Hải Lạc tổ chức Hội nghị tổng kết Quy chế phối hợp. Thời gian tới sẽ thực hiện Quy chế phối hợp giữa Công an và Kho bạc Nhà nước."
    assert gold(text)["parties"] == ["Công an tỉnh Hải Lạc", "Kho bạc Nhà nước Hải Lạc"]


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            "Chia sẻ tại buổi họp báo cung cấp thông tin về dịch bệnh và các vấn đề kinh tế - xã hội, bà Lê Thị An, Phó Chánh Văn phòng Sở Y tế cảnh báo nguy cơ.",
            "briefing",
        ),
        ("Phát biểu chỉ đạo tại hội nghị, đồng chí Lê Văn An yêu cầu các sở khẩn trương hơn.", "other_meeting"),
        ("Nghề nuôi ong cần vốn. Ông An từng phát biểu tại hội nghị nông dân, được bà con khen.", "not_meeting"),
    ],
)
def test_a_meeting_named_where_somebody_speaks(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


@pytest.mark.parametrize(
    ("text", "genre", "organizers"),
    [
        (
            "Ủy ban MTTQ xã An Phú trân trọng đề nghị cán bộ, đảng viên và Nhân dân đóng góp ý kiến đối với phương án sắp xếp thôn.",
            "consultation",
            ["Ủy ban MTTQ xã An Phú"],
        ),
        (
            "Chiều 5/6/2024, HĐND huyện An Phú khảo sát tình hình cung cấp nước sạch tại xã Tân Hải.",
            "survey",
            ["HĐND huyện An Phú"],
        ),
        ("Chiều 5/6/2024, Công an huyện An Phú kiểm tra nhà nghỉ, phát hiện ba đối tượng.", "not_meeting", []),
        ("Bộ A đã lấy ý kiến về dự thảo Luật từ năm 2019. Nay luật có hiệu lực.", "not_meeting", []),
        (
            "Công ty Than Đồng Tâm (CTĐT) làm ăn khá. Ngày 28/5/2021, CTĐT đã tổ chức hội nghị sơ kết công tác quý II.",
            "other_meeting",
            ["Công ty Than Đồng Tâm"],
        ),
    ],
)
def test_who_asks_who_looks_and_who_is_named_short(text: str, genre: str, organizers: list[str]) -> None:
    read = gold(text)
    assert (read["genre"], read["organizers"]) == (genre, organizers)


def test_the_headline_may_name_the_signing_more_fully() -> None:
    text = "Ký kết quy chế phối hợp giữa Công an tỉnh và Sở A\nChiều 27/2/2026, Công an tỉnh và Sở A ký kết quy chế phối hợp."
    assert gold(text)["event"] == "Ký kết quy chế phối hợp giữa Công an tỉnh và Sở A"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Ngân hàng A và Tập đoàn B ký kết thỏa thuận hợp tác toàn diện\nChiều 5/6/2022, tại Hà Nội, Ngân hàng A và Tập đoàn B đã ký kết Thỏa thuận hợp tác.",
            "Hà Nội",
        ),
        ("Chiều 5/6/2022, Trưởng đại diện Quỹ A tại Hà Nội dự hội nghị tổng kết của Sở Y tế.", None),
    ],
)
def test_where_somebody_is_posted_is_told_in_one_sentence(text: str, place: str | None) -> None:
    assert gold(text)["place"] == place


def test_a_brand_signs_beside_a_ministry() -> None:
    text = "Bộ Y tế cùng nhãn hàng An Lạc thuộc Tập đoàn B đã chính thức ký kết hợp tác nhằm nâng cao sức khỏe."
    assert gold(text)["genre"] == "coordination_signing"


@pytest.mark.parametrize(
    ("text", "place"),
    [
        (
            "Sáng 5/6/2024, tại khách sạn An Thanh (thành phố Vinh), Sở Du lịch tổ chức hội nghị.",
            "khách sạn An Thanh (thành phố Vinh)",
        ),
        ("Sáng 5/6/2024, tại xã Tân An (Hải Lạc) diễn ra hội nghị giao ban.", "xã Tân An (Hải Lạc)"),
        ("Sáng 5/6/2024, tại trụ sở Tổng công ty A (TCTA), Sở Du lịch tổ chức hội nghị.", "trụ sở Tổng công ty A"),
    ],
)
def test_the_larger_place_in_brackets_belongs_to_it(text: str, place: str) -> None:
    assert gold(text)["place"] == place
