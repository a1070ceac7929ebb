# ruff: noqa: E501 - a test sentence stays on one line
"""Pages that have lost the sentence that says who met when, as copied pages often have."""

import pytest
from tests.vanban.wording import gold


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Phát biểu kết luận hội nghị, đồng chí Nguyễn Văn A, Phó Bí thư Huyện ủy ghi nhận kết quả 6 tháng qua.", "hội nghị"),
        ("Hội nghị đã nghe báo cáo của các đơn vị. Hội nghị thống nhất tăng cường tuần tra.", "Hội nghị"),
        ("Kết luận cuộc họp, ông Nguyễn Văn A, Giám đốc Sở Y tế yêu cầu các trạm y tế rà soát trang thiết bị.", "cuộc họp"),
        ("Hội nghị nhằm đánh giá kết quả công tác quý I. Các đại biểu đã thảo luận. Hội nghị đã thống nhất nhiệm vụ quý II.", "Hội nghị nhằm đánh giá kết quả công tác quý I"),
        ("Tham dự buổi làm việc, về phía Công ty có ông Nguyễn Văn A, Giám đốc; về phía xã có bà Trần Thị B, Chủ tịch UBND xã.", "buổi làm việc"),
        ("Giao ban công tác dân vận cụm số 2\nToàn cảnh hội nghị\n\nTrong quý I, công tác dân vận có nhiều đổi mới.\nKết luận hội nghị, đồng chí Nguyễn Văn A đề nghị các đơn vị bám sát cơ sở.", "Giao ban công tác dân vận cụm số 2"),
        ("Hội Nông dân huyện - Công an huyện: Tổng kết 5 năm thực hiện Nghị quyết liên tịch 02\nQua 5 năm, hai ngành tổ chức 150 buổi tuyên truyền.", "Tổng kết 5 năm thực hiện Nghị quyết liên tịch 02"),
        ("Đây là nội dung nêu tại hội nghị sơ kết do hai cơ quan tổ chức sáng 9/11.", "hội nghị sơ kết"),
        ("Nhằm ngăn chặn rửa tiền, Công an tỉnh, Cục Hải quan và Cục Thuế đã thống nhất ký kết Quy chế phối hợp trao đổi thông tin.", "ký kết Quy chế phối hợp trao đổi thông tin"),
        ("Sau khi trao đổi, Chi cục Thuế và Công an huyện ký kết Quy chế phối hợp chống thất thu gồm 3 chương, 12 điều.", "ký kết Quy chế phối hợp chống thất thu"),
        ("Ngày 5/6/2021, UBND phường họp thống nhất các nội dung chào mừng ngày thành lập Quận.", "họp thống nhất các nội dung chào mừng ngày thành lập Quận"),
        ("Ngày 5/6/2021, UBND phường tổ chức Hội nghị thống nhất kế hoạch phối hợp quý III.", "Hội nghị thống nhất kế hoạch phối hợp quý III"),
        ("UBND huyện và Huyện đoàn tổ chức đánh giá kết quả phối hợp năm 2022.", "đánh giá kết quả phối hợp năm 2022"),
        ("Hai huyện A và B vừa họp bàn biện pháp bảo vệ rừng giáp ranh.", "họp bàn biện pháp bảo vệ rừng giáp ranh"),
    ],
)  # fmt: skip
def test_the_meeting_is_known_by_what_is_said_of_it(text: str, event: str) -> None:
    found = gold(text)
    assert found["event"] == event
    assert found["genre"] != "not_meeting"


@pytest.mark.parametrize(
    "text",
    [
        "Kết luận Hội nghị Trung ương 6 nêu rõ yêu cầu sắp xếp bộ máy. Toàn huyện đã sáp nhập 12 thôn.",
        "Thực hiện kết luận hội nghị, các xã đã trồng 45 ha rừng.",
        "Hội nghị truyền hình là ứng dụng đang được nhiều cơ quan dùng. Đường truyền cần 4 Mbps.",
        "Năm 2021, xã thu ngân sách 12,5 tỷ đồng. Trong 6 tháng cuối năm, xã tiếp tục làm đường thôn.",
        "Một lớp tập huấn cho 120 cán bộ hội vừa được Hội Nông dân huyện phối hợp với Phòng Nông nghiệp mở.",
        "Mỏ A sản xuất 2 triệu tấn than. Năm 2020, Công ty A và Công an phường đã ký Quy chế phối hợp, đến nay đã bắt 3 vụ trộm.",
        "Báo cáo đánh giá kết quả công tác năm 2022 của Sở Y tế được gửi UBND tỉnh. Toàn tỉnh có 12 bệnh viện.",
        "Ngày 5/6/2021, Sở Y tế có báo cáo đánh giá kết quả thực hiện chương trình phối hợp công tác quý II.",
        "Năm 2022, Công đoàn tổ chức 120 buổi đối thoại. Hai bên đã ký Quy chế phối hợp từ năm 2018.",
        "BÁO CÁO\nKết quả công tác tháng 8, nhiệm vụ tháng 9\n\nI. KẾT QUẢ\nĐã tiếp 25 lượt công dân.\nII. NHIỆM VỤ\n1. Tổ chức Hội nghị đối thoại với thanh niên.\n",
    ],
)
def test_a_meeting_told_of_in_passing_is_no_meeting(text: str) -> None:
    assert gold(text)["genre"] == "not_meeting"


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Tại hội nghị, đồng chí Nguyễn Văn A, Phó Giám đốc Sở trình bày báo cáo thực hiện Quy chế phối hợp giữa hai ngành. Tại hội nghị, các đại biểu thảo luận.", "coordination_review"),
        ("Tại hội nghị, đồng chí Nguyễn Văn A, Phó Giám đốc Sở trình bày báo cáo thu ngân sách. Tại hội nghị, các đại biểu thảo luận.", "other_meeting"),
        ("Hai ngành ký kết Quy chế phối hợp giai đoạn 2021 - 2025\n\nChiều 5/6, Sở A và Công an tỉnh tổ chức hội nghị tổng kết công tác phối hợp năm 2020 và ký kết Quy chế phối hợp giai đoạn 2021 - 2025.", "coordination_signing"),
        ("Tổng kết công tác phối hợp giữa hai ngành\n\nChiều 5/6, Sở A và Công an tỉnh tổ chức hội nghị tổng kết công tác phối hợp năm 2020 và ký kết Quy chế phối hợp giai đoạn 2021 - 2025.", "coordination_review"),
        ("Chiều nay, Ban Pháp chế HĐND huyện đã họp triển khai nhiệm vụ giám sát, thẩm tra trong quý IV. Quý III, Ban đã giám sát 4 xã.", "other_meeting"),
        ("Chiều nay, Ban Pháp chế HĐND huyện họp bàn công tác quý IV.", "other_meeting"),
        ("Ban Pháp chế HĐND huyện họp bàn công tác quý IV.", "not_meeting"),
        ("Ngày 5/6/2021, Ban Pháp chế HĐND huyện tổ chức hội nghị công bố kết quả giám sát công tác tiếp công dân.", "inspection"),
    ],
)  # fmt: skip
def test_the_kind_of_meeting(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


def test_minutes_name_their_meeting_and_what_was_concluded() -> None:
    found = gold(
        "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nBIÊN BẢN\nHọp rà soát Quy chế phối hợp giữa Trạm Y tế và Công an phường\n\n"
        "Thời gian: 14 giờ 00, ngày 05/6/2023\nĐịa điểm: Phòng họp Trạm Y tế\nI. Thành phần\n1. Ông Nguyễn Văn A - Trạm trưởng Trạm Y tế, chủ trì\n"
        "II. Nội dung\nÔng Nguyễn Văn A thông qua dự thảo Quy chế.\nIII. Kết luận\n- Trạm Y tế hoàn thiện Quy chế trước ngày 15/6/2023.\n"
        "- Hai đơn vị giao ban mỗi quý một lần.\nCuộc họp kết thúc lúc 15 giờ 30 cùng ngày.\n"
    )
    assert found["event"] == "Họp rà soát Quy chế phối hợp giữa Trạm Y tế và Công an phường"
    assert found["place"] == "Phòng họp Trạm Y tế"
    assert [one["name"] for one in found["chairs"]] == ["Nguyễn Văn A"]
    assert found["tasks"] == [
        "Trạm Y tế hoàn thiện Quy chế trước ngày 15/6/2023",
        "Hai đơn vị giao ban mỗi quý một lần",
    ]


LEAD = "Ngày 5/6/2021, tại Vinh, Sở Y tế tổ chức Hội nghị giao ban quý II. "
SIGNED = "Ngày 5/6/2021, Sở Y tế và Sở Du lịch ký kết Quy chế phối hợp. "


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (LEAD + "Phương hướng quý III: các trạm y tế duy trì chế độ trực; tăng cường kiểm tra an toàn thực phẩm.", ["các trạm y tế duy trì chế độ trực", "tăng cường kiểm tra an toàn thực phẩm"]),
        (LEAD + "Dự kiến trong quý 3/2021, Sở tập trung kiểm tra 5 bệnh viện; thẩm định 3 đề án.", ["Sở tập trung kiểm tra 5 bệnh viện", "thẩm định 3 đề án"]),
        (SIGNED + "Năm 2022, hai đơn vị sẽ tổ chức tập huấn cấp cứu cho hướng dẫn viên.", ["hai đơn vị sẽ tổ chức tập huấn cấp cứu cho hướng dẫn viên"]),
        (SIGNED + "Theo nội dung ký kết, hai sở sẽ tăng cường phối hợp trong việc tập hợp, xây dựng mạng lưới cộng tác viên, vận động hội viên tham gia.", ["hai sở sẽ tăng cường phối hợp trong việc tập hợp, xây dựng mạng lưới cộng tác viên, vận động hội viên tham gia"]),
        (SIGNED + "Hai bên thường trao đổi thông tin, phối hợp mang lại hiệu quả thiết thực.", []),
        (LEAD + "Trong quý, các cấp ủy quan tâm lãnh đạo, chỉ đạo triển khai công tác phòng dịch.", []),
        (LEAD + "Theo đó, ngành đã tích cực chỉ đạo triển khai tiêm chủng; đẩy mạnh tuyên truyền.", []),
        (LEAD + "Các trạm y tế tập trung chỉ đạo triển khai tiêm chủng; đẩy mạnh tuyên truyền.", []),
        (LEAD + "Giám đốc Sở yêu cầu các trạm rà soát thuốc. Hội nghị thống nhất thông qua Kế hoạch sắp xếp trạm y tế.", ["các trạm rà soát thuốc"]),
        (LEAD + "Hội nghị cũng thống nhất chọn 3 bệnh viện tổ chức thực hiện điểm.", []),
        (LEAD + "Hội nghị thống nhất bầu Bệnh viện A làm Trưởng khối thi đua năm 2022.", []),
        (LEAD + "Giám đốc Sở chỉ đạo các bệnh viện rà soát trang thiết bị.", ["các bệnh viện rà soát trang thiết bị"]),
    ],
)  # fmt: skip
def test_what_is_still_to_be_done_is_a_task_and_what_was_done_is_none(text: str, tasks: list[str]) -> None:
    assert gold(text)["tasks"] == tasks


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("Ngày 5/6/2021, UBND 2 huyện A Lưới, Nam Đông (tỉnh Thừa Thiên Huế) và Đakrông (tỉnh Quảng Trị) tổ chức Hội nghị ký kết Quy chế phối hợp bảo vệ rừng.", ["UBND 2 huyện A Lưới, Nam Đông (tỉnh Thừa Thiên Huế) và Đakrông (tỉnh Quảng Trị)"]),
        ("Ngày 5/6/2021, Hội Phụ nữ huyện phối hợp với Ban Chỉ huy Quân sự huyện và các đồn biên phòng đóng quân dọc tuyến biên giới tổ chức Hội nghị tổng kết phong trào.", ["Hội Phụ nữ huyện", "Ban Chỉ huy Quân sự huyện"]),
        ("Công an tỉnh Lai Châu - Sở Giao thông vận tải tổ chức Hội nghị sơ kết 2 năm thực hiện Kế hoạch phối hợp.", ["Công an tỉnh Lai Châu", "Sở Giao thông vận tải"]),
        ("Ngày 5/6/2021, Phòng Tham mưu - Công an tỉnh tổ chức Hội nghị giao ban.", ["Phòng Tham mưu - Công an tỉnh"]),
        ("Ngày 5/6/2021, khối thi đua các cơ quan Đảng tổ chức hội nghị giao ban quý II.", []),
        ("Ngày 5/6/2021, Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh tổ chức hội nghị tổng kết.", ["Hội đồng phối hợp phổ biến, giáo dục pháp luật tỉnh"]),
        ("Sáng 5/6, Đoàn giám sát của Ban Pháp chế HĐND thành phố do bà Trần Thị B, Trưởng ban làm trưởng đoàn giám sát tại UBND quận 7 về công tác tiếp công dân.", ["Đoàn giám sát của Ban Pháp chế HĐND thành phố"]),
    ],
)  # fmt: skip
def test_who_held_it(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Ngày 5/6/2021, Công an tỉnh tổ chức hội nghị ký kết Quy chế phối hợp với Công an các tỉnh Nghệ An, Hà Tĩnh và Thanh Hóa.", ["Công an tỉnh", "Công an các tỉnh Nghệ An, Hà Tĩnh và Thanh Hóa"]),
        ("Ngày 5/6/2021, ba ngành ký kết Quy chế phối hợp giữa viện kiểm sát, công an và tòa án trong giải quyết án.", ["viện kiểm sát", "công an", "tòa án"]),
        ("Ngày 5/6/2021, Hội Phụ nữ huyện tổ chức tổng kết chương trình phối hợp giữa Hội Phụ nữ với các Đồn Biên phòng 815, 817 và 821.", ["Hội Phụ nữ", "Đồn Biên phòng 815, 817 và 821"]),
        ("Ngày 5/6/2021, hai ngành tổ chức sơ kết công tác phối hợp giữa hội viên với hội viên.", []),
        ("Ngày 5/6/2021, Tòa án huyện và Công an huyện ký kết Quy chế phối hợp giữa cơ quan tố tụng với các cơ quan liên quan.", ["Tòa án huyện", "Công an huyện"]),
        ("Ngày 5/6/2021, Tòa án huyện và Công an huyện ký kết Quy chế phối hợp. Luật mới ban hành. Quy định phối hợp giữa Cơ quan điều tra và Viện kiểm sát cấp huyện đã sửa đổi.", ["Tòa án huyện", "Công an huyện"]),
    ],
)  # fmt: skip
def test_who_is_bound(text: str, parties: list[str]) -> None:
    assert gold(text)["parties"] == parties


@pytest.mark.parametrize(
    ("text", "figures"),
    [
        ("Phong trào “5 không, 3 sạch” có 120 hộ tham gia.", [(120, "hộ")]),
        ("Danh hiệu “Sinh viên 5 tốt” được trao cho 45 sinh viên.", [(45, "sinh viên")]),
        ("Đồng chí nói: “Xã đã làm 3 km đường bê tông trong năm nay, hoàn thành sớm hơn kế hoạch”.", [(3, "km")]),
        ("Lãnh đạo 2 tỉnh thống nhất hỗ trợ 15 hộ.", [(15, "hộ")]),
        ("Thời gian: 01 buổi, ngày 5/6/2021. Lớp có 45 buổi học.", [(45, "buổi")]),
        ("Hỗ trợ 10 ý tưởng khởi nghiệp; tập huấn cho 210 báo cáo viên.", [(10, "ý tưởng"), (210, "báo cáo viên")]),
        ("Hội nghị đề ra 7 nhiệm vụ trọng tâm thực hiện trong năm, với 12 cơ quan tham gia.", [(12, "cơ quan")]),
        ("Hai bên trao đổi 156 lượt thông tin.", [(156, "lượt thông tin")]),
    ],
)  # fmt: skip
def test_figures(text: str, figures: list[tuple[float, str]]) -> None:
    assert [(one["value"], one["unit"]) for one in gold(text)["figures"]] == figures


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ngày 5/6/2021, tỉnh tổ chức hội nghị. Dự hội nghị có ông Y Dec H’đơk, Chủ tịch Ủy ban MTTQ tỉnh.", "Y Dec H’đơk"),
        ("Ngày 5/6/2021, tỉnh tổ chức hội nghị. Dự hội nghị có bà H'Bơ Khăp, Phó Chủ tịch Hội Phụ nữ tỉnh.", "H'Bơ Khăp"),
        ("Ngày 5/6/2021, tỉnh tổ chức hội nghị. Dự hội nghị có: H'Bơ Khăp - Phó Chủ tịch Hội Phụ nữ tỉnh.", "H'Bơ Khăp"),
    ],
)  # fmt: skip
def test_names_with_an_apostrophe_stay_whole(text: str, name: str) -> None:
    assert [one["name"] for one in gold(text)["attendees"]] == [name]


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Tại buổi lễ, ông Nguyễn Văn A, Giám đốc Sở Y tế và bà Trần Thị B, Giám đốc Sở Du lịch ký kết Quy chế phối hợp. Tại buổi lễ, hai bên trao quà.", ["Sở Y tế", "Sở Du lịch"]),
        ("Tại buổi lễ, ông Nguyễn Văn A, Giám đốc Sở Y tế ký kết Quy chế phối hợp với các đơn vị. Tại buổi lễ, các bên trao quà.", []),
    ],
)  # fmt: skip
def test_who_signs_signs_for_a_body(text: str, parties: list[str]) -> None:
    assert gold(text)["parties"] == parties


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        ("Chiều 5/6/2021, hai sở tổ chức hội nghị đánh giá Quy chế phối hợp giai đoạn 2015-2020 và ký kết Quy chế phối hợp giai đoạn 2020-2025.", "period", {"from": "2015", "to": "2020"}),
        ("Sở A và Sở B ký kết Quy chế phối hợp\nChiều 5/6/2021, hai sở tổ chức hội nghị đánh giá Quy chế phối hợp giai đoạn 2015-2020 và ký kết Quy chế phối hợp giai đoạn 2020-2025.", "period", {"from": "2020", "to": "2025"}),
        ("Hội nghị nhằm đánh giá kết quả phối hợp, đồng thời bàn cách xử lý vi phạm tại khu vực giáp ranh. Hội nghị đã nghe báo cáo.", "place", None),
        ("Ngày 5/6/2021, Liên hiệp các tổ chức hữu nghị tỉnh tổ chức Hội nghị tổng kết phong trào.", "organizers", ["Liên hiệp các tổ chức hữu nghị tỉnh"]),
        ("Sáng 5/6/2021, Phó Chủ tịch HĐND tỉnh, Trưởng Ban Pháp chế HĐND tỉnh Phạm Công đã chủ trì cuộc họp thông qua các báo cáo thẩm tra.", "chairs", [{"name": "Phạm Công", "titles": ["Phó Chủ tịch HĐND tỉnh", "Trưởng Ban Pháp chế HĐND tỉnh"]}]),
        ("Sáng 5/6/2021, đoàn đại biểu tỉnh Hà Nam đã dự cuộc họp bàn về giao thông.", "chairs", []),
        ("Ngày 5/6/2021, Sở Y tế và Sở Du lịch ký kết Quy chế phối hợp. Với Quy chế vừa ký kết, Sở Y tế và Sở Du lịch sẽ tổ chức tập huấn cấp cứu.", "tasks", ["Sở Y tế và Sở Du lịch sẽ tổ chức tập huấn cấp cứu"]),
    ],
)  # fmt: skip
def test_what_else_is_told(text: str, field: str, value: object) -> None:
    assert gold(text)[field] == value
