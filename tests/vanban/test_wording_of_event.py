# ruff: noqa: E501 - a test sentence stays on one line
"""The name, the kind and the day of a gathering in wordings of many hands: what must be found, and what must not."""

import pytest
from tests.vanban.wording import LEAD, gold


@pytest.mark.parametrize(
    "text",
    [
        "Cháy nhà ở phố A.\n\nĐám cháy bùng lên lúc 5 giờ. Theo ông Lê An, tại cuộc họp hôm qua, việc chữa cháy rất khó.",
        "Hai công ty đổi địa chỉ.\n\nTheo Phòng Đăng ký kinh doanh, Sở A tỉnh B, hai công ty vừa đổi nội dung đăng ký địa chỉ hợp tác.",
        "Bắt trộm trâu.\n\nCông an xã Hòa Lễ (tỉnh A) nhận tin báo mất trâu ngày 5/6/2023.",
        "Học sử thế nào cho hay.\n\nTheo đó, từ năm học tới, môn sử sẽ gồm cả nội dung bắt buộc và nội dung tự chọn.",
        "Cháy nhà ở phố A.\n\nHàng xóm báo tin. Tại cuộc họp báo chiều 21/7, người dân kể lại chuyện.",
    ],
)
def test_a_meeting_where_somebody_spoke_in_passing_is_no_subject(text: str) -> None:
    assert gold(text)["genre"] == "not_meeting"


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Giữ rừng phải giữ từ gốc.\n\nTại Hội nghị toàn tỉnh học tập Nghị quyết về giữ rừng, sáng 3/4/2022, ông Lê An, Bí thư Tỉnh ủy nói về việc giữ rừng.",
            "Hội nghị toàn tỉnh học tập Nghị quyết về giữ rừng",
        ),
        (
            "Nước ta phản đối việc cấm biển.\n\nTại cuộc họp báo thường kỳ chiều 21/7, Người phát ngôn Bộ A Trần Thị B nhắc lại lập trường.\n“Chúng tôi phản đối”, bà B nói.",
            "cuộc họp báo thường kỳ",
        ),
        (
            "Giá gạo vẫn ổn định.\n\nĐây là dự báo được đưa ra tại hội thảo “Giá gạo ở Việt Nam và dự báo cả năm” do Viện A phối hợp với Cục B tổ chức sáng 5/7.",
            "hội thảo “Giá gạo ở Việt Nam và dự báo cả năm”",
        ),
        (
            "Ngày 3/4/2022, UBND tỉnh tổ chức phiên họp thường kỳ tháng 3. Ông Lê An, Chủ tịch UBND tỉnh chủ trì.",
            "phiên họp thường kỳ tháng 3",
        ),
        (
            "Sáng 9/5, HĐND tỉnh tổ chức Phiên họp thứ 12. Dự phiên họp có ông Lê An, Phó Chủ tịch HĐND tỉnh.",
            "Phiên họp thứ 12",
        ),
        (
            "Đây là ý kiến của ông Lê An, Bí thư Huyện ủy tại cuộc họp giao ban tháng 5 diễn ra chiều 6/5/2020.",
            "cuộc họp giao ban tháng 5",
        ),
        (
            "Ngày 7/8/2020, UBND tỉnh họp phiên thường kỳ tháng 7, đánh giá tình hình. Ông Lê An chủ trì phiên họp.",
            "họp phiên thường kỳ tháng 7, đánh giá tình hình",
        ),
        (
            "Chiều 2/3/2020, Sở A tổ chức buổi ký kết Chương trình phối hợp với Sở B.",
            "buổi ký kết Chương trình phối hợp với Sở B",
        ),
        (
            "Sáng 4/5/2020, Thủ tướng Lê Văn An làm việc với lãnh đạo tỉnh Lạc Sơn về đầu tư công.",
            "làm việc với lãnh đạo tỉnh Lạc Sơn về đầu tư công",
        ),
        (
            "Ngày 1/2/2020, sau khi đi kiểm tra hiện trường, Bộ trưởng Lê Văn An làm việc với lãnh đạo tỉnh.",
            "làm việc với lãnh đạo tỉnh",
        ),
        (
            "Sáng 6/7/2020, Ban A họp thẩm tra các báo cáo, dự thảo nghị quyết trình kỳ họp. Bà Lê Thị An, Trưởng Ban chủ trì.",
            "họp thẩm tra các báo cáo, dự thảo nghị quyết trình kỳ họp",
        ),
        (LEAD, "Hội nghị giao ban quý II"),
    ],
)
def test_the_name_of_a_gathering_is_found_under_many_heads(text: str, event: str) -> None:
    assert gold(text)["event"] == event


@pytest.mark.parametrize(
    "text",
    [
        "UBND tỉnh vừa ký quyết định ban hành Quy chế phối hợp giữa Ban Quản lý Vườn với các sở.",
        "Ngày 3/4, Bí thư Lê Văn An đã ký ban hành Chỉ thị số 5-CT/TU về lãnh đạo đại hội các cấp và Đại hội đại biểu lần thứ VI.",
        "Ngày 3/4, Ban Thường vụ quyết định lập 5 đoàn kiểm tra nhằm kiểm tra việc thực hiện nghị quyết.",
        "Theo chương trình kiểm tra năm 2020, các đơn vị tự kiểm tra và báo cáo.",
        "Công an huyện phối hợp với biên phòng bắt giữ 2 đối tượng.",
        "Để chuẩn bị cho kỳ họp thứ 5, các ban đang hoàn thiện báo cáo.",
        "UBND TỈNH A\nSố: 64/2024/QĐ-UBND\nQUYẾT ĐỊNH\nBan hành Quy định phối hợp liên ngành\nĐiều 1. Ban hành kèm theo Quyết định này Quy định tổ chức hội nghị.\nĐiều 2. Hiệu lực thi hành.",
        "BỘ A\nSố: 5/KH-BA\nKẾ HOẠCH\nThực hiện Đề án sắp xếp tổ chức\n1. Tổ chức hội nghị quán triệt.\nNơi nhận:\n- Như trên.",
        "ĐOÀN A***Số: 3 - QĐ/ĐA Hà Nội, ngày 2 tháng 3 năm 2020 QUYẾT ĐỊNH về việc ban hành quy định Điều 1. Ban hành kèm theo. Điều 3. Giao Văn phòng kiểm tra, đôn đốc việc thực hiện. Nơi nhận: - Như điều 3;",
        "ĐẢNG ỦY A\nSố 4-QC/ĐU\nQUY CHẾ\nphối hợp công tác\nĐiều 1. Phạm vi\n1. Hai bên tổ chức hội nghị giao ban mỗi quý.\nĐiều 2. Hiệu lực",
        "",
    ],
)
def test_no_meeting_is_drafted_where_none_took_place(text: str) -> None:
    found = gold(text)
    assert found["genre"] == "not_meeting"
    assert (found["event"], found["date"], found["place"]) == (None, None, None)
    assert found["organizers"] == found["chairs"] == found["attendees"] == found["tasks"] == found["parties"] == []


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Ngày 3/4/2020, Đảng ủy A tổ chức giao ban, phối hợp đẩy mạnh sản xuất quý II.", "briefing"),
        ("Ngày 3/4/2020, Đảng ủy A tổ chức Hội nghị giao ban công tác phối hợp với Đảng ủy B.", "briefing"),
        (
            "Ngày 3/4/2020, Sở A tổ chức Hội nghị giao ban thực hiện Quy chế phối hợp giữa Sở A và Sở B.",
            "coordination_review",
        ),
        (
            "Ngày 3/4/2020, Sở A tổ chức Hội nghị sơ kết công tác thi đua. Sở A phối hợp với Sở B chuẩn bị.",
            "other_meeting",
        ),
        (
            "Ngày 3/4/2020, Công ty A và Công an tỉnh đã thực hiện ký kết Quy chế phối hợp bảo vệ mỏ.",
            "coordination_signing",
        ),
        (
            "Văn phòng vừa thông báo kết luận của Phó Chủ tịch UBND tỉnh Lê Văn An tại cuộc họp về đất đai.",
            "conclusions",
        ),
        (
            "Hội nghị đánh giá kết quả Chương trình phối hợp giữa Sở A và Hội B về giám sát trường học diễn ra sáng nay.",
            "coordination_review",
        ),
        (
            "Sáng 3/4/2020, Đoàn của Sở A kiểm tra, đánh giá việc thực hiện Chương trình phối hợp tại huyện B.",
            "inspection",
        ),
    ],
)
def test_the_kind_of_gathering_follows_what_was_done_there(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 28-10, UBND tỉnh tổ chức họp thường kỳ tháng 10-2015. Ông Lê An chủ trì phiên họp.", "2015-10-28"),
        (
            "GIẤY MỜI\nSố: 3/GM-SA\nSở A kính mời dự Hội nghị tổng kết.\n2. Thời gian: từ 7h30, thứ Ba, ngày 06/02/2018.\n3. Địa điểm: Hội trường.",
            "2018-02-06",
        ),
        (
            "Gỡ vướng cho các dự án (24/11/2022)\nĐây là chỉ đạo của Bộ trưởng tại cuộc họp trực tuyến với các sở nhằm rà soát tiến độ vào chiều nay (24/11).",
            "2022-11-24",
        ),
        ("Thứ Sáu, 28/04/2023 11:58\nSở A họp\nNgày 27/4, Sở A tổ chức Hội nghị sơ kết.", "2023-04-27"),
        ("Sáng 3/4, Sở A tổ chức Hội nghị sơ kết. Thực hiện Chỉ thị 48 ngày 22/10/2010, các đơn vị đã làm tốt.", None),
        ("Sở A tổ chức Hội nghị quán triệt Chỉ thị 48 ngày 22/10/2010 của Ban Bí thư.", None),
        ("Sáng 3/4, Sở A tổ chức Hội nghị sơ kết.", None),
    ],
)
def test_the_day_is_that_of_the_meeting_with_the_year_the_text_gives(text: str, day: str | None) -> None:
    assert gold(text)["date"] == day


@pytest.mark.parametrize(
    ("text", "field", "value"),
    [
        (
            "Ngày 5/6, Bí thư Lê Văn An và Chủ tịch Hà Văn Bình đồng chủ trì Hội nghị công bố quyết định kiểm tra và làm việc với Đảng ủy B.",
            "event",
            "Hội nghị công bố quyết định kiểm tra và làm việc với Đảng ủy B",
        ),
        (
            "Sáng 20/9/2023, tại Trung tâm Hội nghị tỉnh, Sở A tổ chức sơ kết 5 năm thực hiện Nghị quyết số 35-NQ/TW.",
            "event",
            "sơ kết 5 năm thực hiện Nghị quyết số 35-NQ/TW",
        ),
        (
            "Sáng 7/10, Cục A tổ chức Hội nghị tổng kết công tác thi hành án, theo dõi thi hành án hành chính năm 2022.",
            "event",
            "Hội nghị tổng kết công tác thi hành án, theo dõi thi hành án hành chính năm 2022",
        ),
        ("Sáng 26/12/2025, Ngân hàng A phối hợp với Sở B tổ chức đoàn khảo sát thực tế tại hai xã.", "genre", "survey"),
        (
            "Ban Thường vụ Huyện ủy đã chọn Đảng bộ xã A. Đại hội Đảng bộ cấp cơ sở dự kiến diễn ra từ tháng 4.",
            "event",
            None,
        ),
        (
            "Bí thư làm việc với Công ty A 09/04/2024\nNgày 5 và 6/4, Đảng ủy B có buổi khảo sát kết quả thực hiện Quy định số 60-QĐ/TW.",
            "date",
            "2024-04-05",
        ),
        ("Sáng 8.10, Huyện ủy A tổ chức hội nghị bàn nhiệm vụ trọng tâm quý IV.2020.", "date", "2020-10-08"),
        (
            "Ngày 12/7/2020, Ban Chấp hành Đảng bộ huyện A, nhiệm kỳ 2015 - 2020, tổ chức Hội nghị lần thứ 17.",
            "organizers",
            ["Ban Chấp hành Đảng bộ huyện A"],
        ),
        (
            "Ngày 12/7/2020, Đảng ủy Khối cơ quan và doanh nghiệp tỉnh tổ chức Hội nghị lần thứ 17.",
            "organizers",
            ["Đảng ủy Khối cơ quan và doanh nghiệp tỉnh"],
        ),
        (
            "Hội nghị đánh giá kết quả phối hợp giữa Cục A với các cơ quan, tổ chức ở tỉnh trong xây dựng khu vực phòng thủ giai đoạn (2015-2018) vừa diễn ra sáng nay. Ông Lê An, Cục trưởng chủ trì Hội nghị.",
            "period",
            {"from": "2015", "to": "2018"},
        ),
    ],
)
def test_the_rest_of_a_sentence_decides(text: str, field: str, value: object) -> None:
    assert gold(text)[field] == value


@pytest.mark.parametrize(
    ("sentence", "place"),
    [
        ("Hội nghị được tổ chức tại trụ sở Sở A.", "trụ sở Sở A"),
        ("Hội nghị trực tuyến nối điểm cầu chính từ Sở A đến 13 huyện.", "Sở A"),
        ("Các đại biểu phát biểu tại hội nghị.", None),
        ("Nhiều mô hình được tổ chức tại các xã.", None),
    ],
)
def test_the_place_may_stand_in_a_sentence_of_its_own(sentence: str, place: str | None) -> None:
    assert gold("Ngày 5/6/2021, Sở A tổ chức Hội nghị giao ban quý II. " + sentence)["place"] == place


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            "Tổng kết và ký quy chế mới.\n\nViện kiểm sát nhân dân tỉnh vừa tổng kết 5 năm thực hiện quy chế phối hợp số 27 giữa Viện kiểm sát và Công an. Đồng thời, liên ngành tỉnh tổ chức lễ ký kết quy chế mới.",
            "coordination_review",
        ),
        (
            "Ký kết quy chế phối hợp tổ chức giao ban báo chí tỉnh A\n\nQuy chế do Ban Tuyên giáo Tỉnh ủy và Sở Thông tin và Truyền thông ký kết vào sáng 3/5.\n\nBan Tuyên giáo Tỉnh ủy và Sở Thông tin và Truyền thông thống nhất ký kết Quy chế phối hợp tổ chức giao ban báo chí.",
            "coordination_signing",
        ),
        (
            "UBND tỉnh A vừa có công văn gửi Sở B, Tỉnh đoàn về chương trình phối hợp.\n\nTheo đó, hai bên tăng cường giáo dục lý tưởng cho học sinh.",
            "not_meeting",
        ),
    ],
)
def test_which_of_two_matters_a_page_is_about(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre
