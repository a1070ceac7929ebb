"""Rows of actions that no known phrase introduces, and the words that keep a list of duties going or end it."""

import pytest
from tests.vanban.wording import gold

LEAD = "Sáng 5/6/2023, Sở Xây dựng tổ chức hội nghị giao ban quý II.\n"


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Hai đoàn đã trao đổi, thống nhất phương hướng năm tới, trong đó tiếp tục gặp nhau định kỳ; tăng cường "
            "trao đổi tin tức; ngăn chặn buôn lậu qua đường mòn.",
            [
                "tiếp tục gặp nhau định kỳ",
                "tăng cường trao đổi tin tức",
                "ngăn chặn buôn lậu qua đường mòn",
            ],
        ),
        (
            "Thành phố xác định bốn mũi nhọn, đó là xây dựng bến cảng mới; phát triển nhà ở công nhân; mở rộng đường "
            "vào mỏ; bảo vệ rừng đầu nguồn.",
            [
                "xây dựng bến cảng mới",
                "phát triển nhà ở công nhân",
                "mở rộng đường vào mỏ",
                "bảo vệ rừng đầu nguồn",
            ],
        ),
        ("Năm qua, hai bên phối hợp tuyên truyền về rừng; tổ chức tuần tra; rà soát hộ nghèo.", []),
        ("Sở đã thực hiện rà soát hộ nghèo; tổ chức tuần tra rừng; xây dựng nhà ở công nhân.", []),
        ("Theo báo cáo, các xã thống nhất cao, tổ chức 12 buổi tập huấn; trao 300 suất quà; xây dựng 5 nhà.", []),
    ],
)
def test_a_row_of_actions_behind_a_word_of_deciding_is_as_many_tasks(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        ("Hai hạt đã thống nhất phối hợp tuần tra rừng giáp ranh.", ["phối hợp tuần tra rừng giáp ranh"]),
        ("Năm 2021, hai hạt đã thống nhất phối hợp tuần tra rừng giáp ranh.", []),
        (
            "Hội nghị đã thống nhất yêu cầu các trạm phải trực cả đêm.",
            ["các trạm phải trực cả đêm"],
        ),
        (
            "Công tác quản lý đất của huyện thời gian tới tập trung cấp giấy cho hộ nghèo.",
            ["tập trung cấp giấy cho hộ nghèo"],
        ),
        ("Lãnh đạo Cục Thuế tỉnh Hà Nam yêu cầu các đội rà soát hóa đơn.", ["các đội rà soát hóa đơn"]),
        ("Trước yêu cầu nhiệm vụ mới, các đội đã rà soát hóa đơn.", []),
        ("Các đội thực hiện tốt yêu cầu công tác nắm tình hình cơ sở.", []),
        ("Có 20 ý kiến của cử tri đề nghị giải quyết việc cấp nước sạch.", []),
        ("Cán bộ, công chức yêu cầu bổ sung hồ sơ nhiều lần.", []),
        ("Ông Nguyễn Văn A nhấn mạnh: Việc sắp xếp lại bộ máy, tinh gọn đầu mối là việc làm cấp thiết.", []),
        ("Ông Nguyễn Văn A nhấn mạnh: Cấp nước sạch là một trong những chương trình lớn của tỉnh.", []),
        (
            "Ông Nguyễn Văn A yêu cầu Phòng Vật tư kiểm tra giá thép và thời gian tới đề nghị Phòng Vật tư rà soát "
            "giá cát.",
            ["Phòng Vật tư kiểm tra giá thép", "Phòng Vật tư rà soát giá cát"],
        ),
        (
            "Cùng với việc tổ chức hội thi, Phòng Vật tư sẽ phối hợp rà soát giá thép.",
            ["Phòng Vật tư sẽ phối hợp rà soát giá thép"],
        ),
        (
            "Trên cơ sở thống nhất ý kiến của các đại biểu, lãnh đạo Sở đề nghị Phòng Vật tư bổ sung hai báo cáo, gồm: "
            "báo cáo giá thép; báo cáo giá cát.",
            ["Phòng Vật tư bổ sung hai báo cáo, gồm: báo cáo giá thép; báo cáo giá cát"],
        ),
        (
            "Để chuẩn bị cho mùa mưa, lãnh đạo Sở giao nhiệm vụ cho các trạm rà soát kho thép.",
            ["các trạm rà soát kho thép"],
        ),
        ("Ông Nguyễn Văn A, Phó Trưởng Ban Chỉ đạo Tổng điều tra tỉnh trình bày báo cáo.", []),
        ("Lãnh đạo Sở đề nghị Chủ tịch Ủy ban nhân dân tỉnh tặng Bằng khen cho 8 cá nhân.", []),
        (
            "Giám đốc Nguyễn Văn A kết luận, 6 tháng cuối năm, các trạm tiếp tục rà soát giá thép.",
            ["các trạm tiếp tục rà soát giá thép"],
        ),
        ("Giám đốc Nguyễn Văn A nhấn mạnh: Các trạm đã tích cực tham mưu ban hành nhiều chính sách.", []),
        ("Giám đốc Nguyễn Văn A nhấn mạnh, sau 4 ngày làm việc, các trạm hoàn thành chương trình.", []),
        ("Có thể khẳng định, các trạm chủ động nghiên cứu giá thép.", []),
        ("Mục tiêu của hội nghị là nắm bắt yêu cầu các trạm xây dựng kho.", []),
        ("Các trạm cập nhật kịp thời yêu cầu xây dựng kho của người dân.", []),
        ("Theo ông Nguyễn Văn A, thời gian tới, tỉnh cần rà soát giá thép.", []),
        ("Dự kiến, tại phiên họp này, Ủy ban sẽ xem xét giá thép.", []),
        (
            "Bà Trần Thị B bày tỏ tin tưởng vào các trạm, đồng thời đề nghị các trạm rà soát giá thép.",
            ["các trạm rà soát giá thép"],
        ),
        (
            "Để kho sạch hơn, trong thời gian tới tỉnh tiếp tục rà soát giá thép.",
            ["tỉnh tiếp tục rà soát giá thép"],
        ),
        ("Còn theo PGS.TS Nguyễn Văn A, trong thời gian tới cần tiếp tục rà soát giá thép.", []),
        ("Nội dung tập trung vào các lĩnh vực như: Rà soát giá thép; xây dựng kho mới.", []),
        ("Bà Trần Thị B nhấn mạnh, các trạm hiện đang tập trung rà soát giá thép.", []),
        ("Đại tướng Nguyễn Văn A đã chỉ đạo thành lập các trạm cứu hỏa đầu tiên.", []),
        ("Dấu ấn của Giám đốc thể hiện rõ trong việc chỉ đạo xây dựng kho thép.", []),
        ("Đáng lưu ý, các trạm cần rà soát giá thép theo lời người dân.", []),
        ("Lễ kỷ niệm gồm các nội dung: Tổ chức văn nghệ chào mừng; phát động phong trào thi đua.", []),
        (
            "Giám đốc Nguyễn Văn A yêu cầu các trạm rà soát giá thép, đồng thời cam kết sẽ hỗ trợ tiền xe.",
            ["các trạm rà soát giá thép", "hỗ trợ tiền xe"],
        ),
        ("Ký kết là một trong những giải pháp hai bên thống nhất xây dựng góp phần giữ rừng.", []),
        ("Ba đơn vị đã thống nhất sửa đổi, bổ sung và ký kết quy chế mới.", []),
        ("Các thành viên cũng đã thống nhất bổ sung ông Nguyễn Văn A làm tổ trưởng.", []),
        ("Bà Trần Thị B nhấn mạnh một số nội dung đề nghị Ban bổ sung vào dự thảo báo cáo.", []),
        ("Kịp thời tham mưu cấp ủy, chính quyền chỉ đạo phòng ngừa cháy rừng.", []),
        (
            "Giám đốc Nguyễn Văn A yêu cầu các phòng thực hiện các nhiệm vụ trong tháng 5 và quý này đó là làm "
            "tốt công tác kho thép.",
            ["làm tốt công tác kho thép"],
        ),
        ("Tại buổi làm việc, đoàn cũng đã đề nghị huyện cần rà soát giá thép.", ["huyện cần rà soát giá thép"]),
        (
            "Để diễn tập năm 2022, hai hạt đã thống nhất tham mưu thành lập tổ tuần tra.",
            ["tham mưu thành lập tổ tuần tra"],
        ),
        ("Đoàn đã đề nghị đơn vị làm rõ một số vấn đề như: Vai trò của các trạm; những khó khăn về kho.", []),
        ("Bà Trần Thị B nhấn mạnh: Giám đốc các sở; Chủ tịch các quận đã dự đầy đủ, rất trách nhiệm.", []),
        ("Dự kiến, toàn bộ dự án hoàn thành vào tháng 6/2026.", []),
        ("Ông Nguyễn Văn A gợi ý 5 giải pháp mà tỉnh cần thực hiện.", []),
        ("Đó là hướng đi mà Phó Chủ tịch tỉnh yêu cầu các xã phải chú trọng.", []),
        ("Phó Chủ tịch tỉnh lưu ý, chỉ còn 2 tuần cho công tác chuẩn bị.", []),
        ("Phó Chủ tịch tỉnh nhấn mạnh, các sàn giao dịch hoạt động còn mang tính tự phát.", []),
        ("Phó Chủ tịch tỉnh giao tỉnh đoàn chủ động rà soát giá thép.", ["tỉnh đoàn chủ động rà soát giá thép"]),
        (
            "Thời gian tới (tháng 7, 8), các trạm tập trung rà soát giá thép.",
            ["các trạm tập trung rà soát giá thép"],
        ),
        (
            "Nhiệm vụ trọng tâm năm 2024, Sở phấn đấu tỷ lệ hộ nghèo còn 3%; tỷ lệ hộ có nước sạch đạt 95%.",
            ["Sở phấn đấu tỷ lệ hộ nghèo còn 3%", "tỷ lệ hộ có nước sạch đạt 95%"],
        ),
        (
            "Ông Nguyễn Văn A kết luận: toàn ngành cần thực hiện một số giải pháp mới. Đó là rà soát giá thép; "
            "xây dựng kho mới.",
            ["rà soát giá thép", "xây dựng kho mới"],
        ),
        ("Các ý kiến phát biểu xoay quanh các vấn đề như sau: Tăng cường vốn vay cho hộ nghèo.", []),
    ],
)
def test_who_decides_here_and_now_and_what_only_states_something(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    "after",
    [
        "Mặt khác, việc phối hợp giữa các xã vẫn chưa thường xuyên.",
        "Đó là một việc lớn của toàn ngành.",
        "Mỗi ý kiến là cơ sở quan trọng để hoàn thiện phương án.",
        "Tất cả các ý kiến của người dự đã được hội nghị bàn bạc, làm rõ.",
        "\nThời gian góp ý: Từ ngày 15/6/2023 đến ngày 29/6/2023.",
    ],
)
def test_a_list_of_duties_does_not_go_on_with_what_is_none(after: str) -> None:
    ordered = "Ông Nguyễn Văn A đề nghị các xã rà soát hộ nghèo. "
    assert gold(LEAD + ordered + after)["tasks"] == ["các xã rà soát hộ nghèo"]


def test_a_list_broken_off_by_one_sentence_goes_on_with_the_next_action() -> None:
    ordered = "Ông Nguyễn Văn A đề nghị các xã rà soát hộ nghèo. "
    aside = "Rà soát đúng là một trong những căn cứ để đánh giá các xã. "
    assert gold(f"{LEAD}{ordered}{aside}Tăng cường tuần tra rừng.")["tasks"] == [
        "các xã rà soát hộ nghèo",
        "Tăng cường tuần tra rừng",
    ]
    told = "Anh Trần Văn B đã kể chuyện. " * 4
    assert gold(f"{LEAD}{ordered}{told}Tăng cường tuần tra rừng.")["tasks"] == ["các xã rà soát hộ nghèo"]


@pytest.mark.parametrize(
    ("text", "tasks"),
    [
        (
            "Theo kết luận tại cuộc họp giao ban của Sở Xây dựng ngày 5/6/2023, Giám đốc Sở yêu cầu Phòng Vật tư rà "
            "soát giá thép.",
            ["Phòng Vật tư rà soát giá thép"],
        ),
        ("Giám đốc Sở đã chỉ đạo rà soát giá thép trong cuộc họp giao ban ngày 5/6/2023.", []),
    ],
)
def test_what_is_ordered_behind_the_name_of_the_meeting_in_its_own_sentence(text: str, tasks: list[str]) -> None:
    assert gold(text)["tasks"] == tasks


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "“Các xã tiếp tục rà soát hộ nghèo. Phải trao nhà cho dân ngay trong quý này”- Phó Chủ tịch Ủy ban nhân "
            "dân tỉnh lưu ý.",
            ["Các xã tiếp tục rà soát hộ nghèo", "Phải trao nhà cho dân ngay trong quý này"],
        ),
        ("“Các xã tiếp tục rà soát hộ nghèo. Phải trao nhà trong quý này”, anh Nguyễn Văn A, người dân nói.", []),
        ("“Tôi cảm ơn các xã. Kết quả này rất đáng mừng cho tỉnh ta”, Phó Chủ tịch Ủy ban nhân dân tỉnh nói.", []),
        ("“Nhà sạch, vườn đẹp cho mọi người” là phong trào của Hội.", []),
    ],
)
def test_what_a_person_in_office_is_quoted_as_asking_for(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    "sentence",
    [
        "Thời gian tới (tháng 7, 8), các trạm tập trung rà soát giá thép.",
        "Dự kiến, tại phiên họp này, Ủy ban sẽ xem xét giá thép.",
        "Bên cạnh đó, các trạm cần rà soát giá thép.",
        "Công tác quản lý đất của huyện thời gian tới, tỉnh tiếp tục rà soát.",
        "Ông Nguyễn Văn A nhấn mạnh vấn đề: Việc sắp xếp bộ máy là việc làm cấp thiết.",
        "Ông Nguyễn Văn A yêu cầu các trạm kiểm tra giá thép và thời gian tới đề nghị Phòng Vật tư rà soát.",
        "“Các xã tiếp tục rà soát hộ nghèo”- Phó Chủ tịch Ủy ban nhân dân tỉnh lưu ý.",
        "Cùng với việc tổ chức hội thi, Phòng Vật tư sẽ phối hợp rà soát giá thép.",
        "Giá nhà dưới 25 triệu đồng/m2, hợp nhất tại 61 Cục Thuế, 207 CCT.",
        "Tại hội thảo “Giá gạo” do Viện A tổ chức, Tuyên bố về biển (DOX) được nhắc lại.",
        "Hai sở ký Quy chế phối hợp. Theo quy chế, hai bên phối hợp rà soát giá thép.",
    ],
)
def test_a_text_cut_off_anywhere_is_read(sentence: str) -> None:
    words = sentence.split(" ")
    for end in range(1, len(words)):
        beginning = " ".join(words[:end])
        assert gold(f"{LEAD.rstrip()} {beginning}")["date"] == "2023-06-05"
        gold(beginning)
