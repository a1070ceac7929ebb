# ruff: noqa: E501 - a test sentence stays on one line
"""Cuộc họp: loại, ngày, địa điểm, tên, đơn vị tổ chức, các bên, giai đoạn. All sentences are made up."""

import pytest

from vanban import read
from vanban.elements import thoi_gian
from vanban.engine.page import Page


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            "Ngày 5/6/2020, Công an tỉnh và Sở Y tế tổ chức Hội nghị sơ kết 2 năm thực hiện Quy chế phối hợp.",
            "coordination_review",
        ),
        (
            "Sáng 5/6, Tỉnh đoàn tổ chức hội nghị tổng kết Nghị quyết liên tịch số 03 giai đoạn 2015 - 2020.",
            "coordination_review",
        ),
        ("Chiều 5/6, Cục Thuế và Công an tỉnh tổ chức Lễ ký kết Quy chế phối hợp.", "coordination_signing"),
        ("Ngày 5/6, UBND tỉnh A và Tập đoàn B đã ký thỏa thuận hợp tác phát triển hạ tầng.", "coordination_signing"),
        ("Sáng 5/6, Ban Tuyên giáo tổ chức giao ban báo chí tháng 5.", "briefing"),
        ("Ngày 5/6, Đảng ủy Khối tổ chức Hội nghị khảo sát việc thực hiện Quy định số 12-QĐ/TW.", "survey"),
        (
            "Ngày 5/6, Đoàn kiểm tra của Tỉnh ủy tổ chức hội nghị công bố quyết định kiểm tra tại Huyện ủy.",
            "inspection",
        ),
        ("Văn phòng vừa thông báo kết luận của Hội nghị giao ban công tác đầu tư.", "conclusions"),
        ("Ngày 5/6, UBND xã tổ chức Hội nghị lấy ý kiến về dự thảo quy hoạch chung xã.", "consultation"),
        ("Sáng 5/6, Sở Công Thương tổ chức Hội nghị triển khai kế hoạch năm 2021.", "other_meeting"),
        ("Giá vàng sáng nay tăng 200 nghìn đồng một lượng.", "not_meeting"),
        ("Quận 3 yêu cầu các phường phối hợp chấn chỉnh trật tự đô thị.", "not_meeting"),
        ("Công ty Than Bắc Sơn hoàn thành kế hoạch sản xuất quý II.", "not_meeting"),
        ("", "not_meeting"),
        ("   \n\n  ", "not_meeting"),
    ],
)
def test_the_genre_follows_from_what_is_held(text: str, genre: str) -> None:
    assert read(text).genre.value == genre


def date_of(text: str) -> str | None:
    draft = read(text)
    return draft.date.value if draft.date else None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Sáng 05/3/2021, tại Vinh, Sở Y tế tổ chức Hội nghị giao ban.", "2021-03-05"),
        ("Ngày 20 tháng 01 năm 2022, Đảng ủy Khối tổ chức Hội nghị tổng kết.", "2022-01-20"),
        ("Sáng 28-10, Tổng cục tổ chức Hội nghị giao ban báo chí quý III năm 2017.", "2017-10-28"),
        (
            "Giao ban báo chí\nThứ Hai, 25/06/2018, 09:25\nChiều ngày 20/6, Sở Thông tin tổ chức giao ban báo chí.",
            "2018-06-20",
        ),
        ("Tổng kết năm\n03/01/2020 08:00\nNgày 30/12, Công đoàn tổ chức Hội nghị tổng kết công tác.", "2019-12-30"),
        ("Tin xã\n2026-06-09\nNgày 8/6, UBND xã tổ chức Hội nghị triển khai nhiệm vụ.", "2026-06-08"),
        ("Sáng 5/7, Hội Luật gia tổ chức hội nghị Sơ kết công tác 6 tháng đầu năm 2019.", "2019-07-05"),
        (
            "Chiều 8/4, Liên đoàn tổ chức hội nghị sơ kết chương trình giám sát năm 2014, triển khai kế hoạch năm 2015.",
            "2015-04-08",
        ),
    ],
)
def test_the_day_of_the_meeting_is_found_with_its_year(text: str, date: str) -> None:
    assert date_of(text) == date


@pytest.mark.parametrize(
    "text",
    [
        "Chiều 21.4, Ban Thường vụ tổ chức Hội nghị Ban Chấp hành.",
        "Đảng ủy tổ chức Hội nghị quán triệt Chỉ thị số 05-CT/TW ngày 15/5/2016 của Bộ Chính trị.",
        "Đảng ủy tổ chức Hội nghị kỷ niệm 10 năm thành lập 25/5 (2007-2017).",
        "Đảng ủy tổ chức Hội nghị giao nhiệm vụ hoàn thành trước ngày 30/9/2020.",
        "Hội nghị trực tuyến 24/7 do Sở tổ chức có 20/63 tỉnh dự.",
    ],
)
def test_a_day_without_year_a_deadline_an_anniversary_or_a_papers_date_is_not_the_meetings(text: str) -> None:
    assert date_of(text) is None


def test_a_meeting_of_several_days_is_dated_by_the_first() -> None:
    assert date_of("Trong 2 ngày (21 và 22/7/2022), Cục Thống kê tổ chức Hội nghị tập huấn.") == "2022-07-21"


def test_a_review_of_last_year_in_january_does_not_lend_its_year() -> None:
    assert date_of("Sáng 26/1, Công đoàn tổ chức Hội nghị đánh giá kết quả Quy chế phối hợp năm 2018.") is None


def test_a_page_cut_by_its_width_is_read_as_if_it_were_not() -> None:
    lines = (
        "Sáng 16/8/2022, Ban Thường trực Ủy ban\nMặt trận huyện phối hợp với các đoàn thể tổ chức Hội\n"
        "nghị triển khai Chương trình hành động của Mặt\ntrận và các tổ chức thành viên thực hiện nghị\n"
        "quyết đại hội. Hội nghị được tổ chức theo hình\nthức trực tuyến. Chủ tịch Ủy ban Mặt trận huyện\n"
        "Lê Quý An, Ủy viên Ban Thường vụ Huyện ủy đã chủ\ntrì Hội nghị và có bài phát biểu quan trọng.\n"
    )
    draft = read(lines)
    assert draft.event is not None
    assert draft.event.value.startswith("Hội nghị triển khai Chương trình hành động của Mặt trận")
    assert [p.name.value for p in draft.chairs] == ["Lê Quý An"]


def test_a_day_without_any_year_is_kept_as_partial_and_doubtful() -> None:
    draft = read("Chiều 21.4, Ban Thường vụ Đảng ủy xã tổ chức Hội nghị mở rộng.")
    assert draft.date_partial is not None
    assert (draft.date_partial.value, draft.date_partial.certainty) == ("04-21", "doubtful")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("ngày 5/6", [(5, 6, None, "day")]), ("trước ngày 30/9/2020", [(30, 9, 2020, "deadline")]),
        ("ngày 31/6/2020", []), ("20/63 tỉnh", []), ("số 12/10", []), ("hoạt động 24/7", []),
        ("họp ngày 7 tháng 9 năm 2021", [(7, 9, 2021, "day")]), ("chiều 26 -1", [(26, 1, None, "day")]),
    ],
)  # fmt: skip
def test_day_expressions_are_told_from_ratios_numbers_and_impossible_days(
    text: str, found: list[tuple[int, int, int | None, str]]
) -> None:
    assert [(d.day, d.month, d.year, d.role) for d in thoi_gian.find(Page(text))] == found


def place_of(text: str) -> str | None:
    draft = read(text)
    return draft.place.value if draft.place else None


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ngày 5/6/2020, tại Hà Nội, Tổng công ty tổ chức Hội nghị sơ kết công tác.", "Hà Nội"),
        ("Sáng 5/6, tại trụ sở Huyện ủy Ba Vì, hai đơn vị tổ chức Hội nghị giao ban.", "trụ sở Huyện ủy Ba Vì"),
        (
            "Sáng 5/6, tại trụ sở Quận ủy Lê Chân, Hải Phòng, Đảng ủy X tổ chức Hội nghị giao ban.",
            "trụ sở Quận ủy Lê Chân, Hải Phòng",
        ),
        (
            "Chiều 5/6, tại Trung tâm Hội nghị tỉnh, Cục Thuế tổ chức Lễ ký kết Quy chế phối hợp.",
            "Trung tâm Hội nghị tỉnh",
        ),
        ("Sáng 5/6, tại TP. HCM, Tổng cục tổ chức Hội nghị giao ban báo chí.", "TP. HCM"),
    ],
)
def test_the_place_is_where_the_meeting_was_held(text: str, place: str) -> None:
    assert place_of(text) == place


@pytest.mark.parametrize(
    "text",
    [
        "Ngày 5/6, Sở Y tế tổ chức Hội nghị giao ban. Tại hội nghị, các đơn vị báo cáo.",
        "Ngày 5/6, Đảng ủy Khối tổ chức Hội nghị khảo sát việc thực hiện quy định tại Đảng bộ Công ty Bình Sơn.",
        "Ngày 5/6, Sở Y tế tổ chức Hội nghị giao ban. Đảng viên sinh hoạt tại nơi cư trú.",
    ],
)
def test_other_words_after_tai_are_no_place(text: str) -> None:
    assert place_of(text) is None


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        ("Ngày 5/6, Sở Y tế tổ chức Hội nghị giao ban.", ["Sở Y tế"]),
        ("Ngày 5/6, Sở Y tế và Công an tỉnh tổ chức Hội nghị giao ban.", ["Sở Y tế", "Công an tỉnh"]),
        ("Ngày 5/6, Sở Y tế phối hợp với Công an tỉnh tổ chức Hội nghị giao ban.", ["Sở Y tế", "Công an tỉnh"]),
        ("Ngày 5/6, Sở Văn hóa và Thể thao Nghệ Sơn phối hợp với Trại giam số 2 và Trại giam số 4 tổ chức Hội nghị tổng kết.",
         ["Sở Văn hóa và Thể thao Nghệ Sơn", "Trại giam số 2", "Trại giam số 4"]),
        ("Ngày 5/6, Bộ Công Thương chủ trì, phối hợp với Bộ Y tế, Bộ Xây dựng tổ chức Hội nghị trực tuyến.",
         ["Bộ Công Thương", "Bộ Y tế", "Bộ Xây dựng"]),
        ("Ngày 5/6, Đoàn công tác của Tỉnh ủy do ông Lê Văn Ký, Phó Bí thư Tỉnh ủy làm Trưởng đoàn đã có buổi làm việc với huyện Ba Sơn về kiểm tra công tác cán bộ.",
         ["Đoàn công tác của Tỉnh ủy"]),
        ("Ngày 5/6, tại Hà Nội đã diễn ra Hội nghị giao ban các cụm thi đua.", []),
        ("Sáng 5/6, đồng chí Lê Văn Ký, Bí thư Tỉnh ủy chủ trì Hội nghị giao ban quý II.", []),
        ("Hội nghị sơ kết quý I do Sở Nội vụ phối hợp với Thanh tra tỉnh tổ chức diễn ra sáng 5/6.", ["Sở Nội vụ", "Thanh tra tỉnh"]),
    ],
)  # fmt: skip
def test_who_holds_the_meeting_is_read_from_the_subject(text: str, organizers: list[str]) -> None:
    assert [v.value for v in read(text).organizers] == organizers


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Ngày 5/6, Sở Y tế tổ chức Hội nghị sơ kết Quy chế phối hợp giữa Sở Y tế và Công an tỉnh giai đoạn 2018 - 2022.", ["Sở Y tế", "Công an tỉnh"]),
        ("Ngày 5/6, Sở Y tế tổ chức Hội nghị sơ kết Chương trình phối hợp giữa Sở Y tế với Hội Nông dân tỉnh.", ["Sở Y tế", "Hội Nông dân tỉnh"]),
        ("Ngày 5/6, Cục Thuế và Kho bạc Nhà nước tỉnh tổ chức Lễ ký kết Quy chế phối hợp.", ["Cục Thuế", "Kho bạc Nhà nước tỉnh"]),
        ("Ngày 5/6 diễn ra Hội nghị sơ kết Quy chế phối hợp công tác của Chính phủ và Tổng Liên đoàn Lao động Việt Nam.", ["Chính phủ", "Tổng Liên đoàn Lao động Việt Nam"]),
        ("Ngày 5/6, Sở Y tế và Sở Nội vụ tổ chức Hội nghị giao ban quý II.", []),
        ("Giao ban công tác phối hợp giữa hai đơn vị được tổ chức hằng quý.", []),
    ],
)  # fmt: skip
def test_the_bound_parties_are_read_only_where_something_binds_them(text: str, parties: list[str]) -> None:
    assert [v.value for v in read(text).parties] == parties


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Ngày 5/6, A và B tổ chức Hội nghị sơ kết Quy chế phối hợp giai đoạn 2016 - 2020.", ("2016", "2020")),
        ("Ngày 5/6, Sở Y tế tổ chức Hội nghị đánh giá quy chế phối hợp (Giai đoạn 2012 – 2017).", ("2012", "2017")),
        ("Ngày 5/6, Sở Y tế và Công an tỉnh tổ chức Hội nghị tổng kết 5 năm (2018 - 2023) thực hiện Quy chế phối hợp.", ("2018", "2023")),
        ("Ngày 5/6, Sở Y tế tổ chức Hội nghị sơ kết 7 năm thực hiện Quy chế liên kết.", None),
        ("Ngày 5/6, Sở Y tế tổ chức Hội nghị giao ban Ban Chấp hành nhiệm kỳ 2020 - 2025.", None),
        ("Ngày 5/6, Sở Y tế tổ chức Hội nghị kỷ niệm 25/5 (2007-2017).", None),
    ],
)  # fmt: skip
def test_the_period_is_that_of_the_regulation_not_of_a_term_or_an_anniversary(
    text: str, period: tuple[str, str] | None
) -> None:
    found = read(text).period
    assert (None if found is None else (found.start.value, found.end.value)) == period


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Sáng 5/6, Sở Y tế tổ chức Hội nghị giao ban quý II năm 2020 dưới sự chủ trì của Giám đốc Sở.", "Hội nghị giao ban quý II năm 2020"),
        ("Sáng 5/6, Sở Y tế tổ chức Hội nghị triển khai tiêm chủng, với sự tham dự của 60 đại biểu.", "Hội nghị triển khai tiêm chủng"),
        ("Sáng 5/6, Sở Y tế tổ chức hội thảo về “Quản lý chất thải y tế”. Ông A dự.", "hội thảo về “Quản lý chất thải y tế”"),
        ("Sáng 5/6, Sở Y tế có buổi làm việc với Bệnh viện tỉnh về mua sắm thiết bị.", "buổi làm việc với Bệnh viện tỉnh về mua sắm thiết bị"),
    ],
)  # fmt: skip
def test_the_name_of_the_meeting_ends_where_its_object_ends(text: str, name: str) -> None:
    event = read(text).event
    assert event is not None
    assert event.value == name


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        (
            "Ngày 27/6, tại Thành phố Biên Hòa, tỉnh Đồng Nai, Cụm thi đua các tỉnh miền Đông tổ chức Hội nghị sơ kết.",
            ["Cụm thi đua các tỉnh miền Đông"],
        ),
        ("Ngày 27/6, tại Vinh, tỉnh Nghệ An tổ chức Hội nghị sơ kết công tác quý II.", ["tỉnh Nghệ An"]),
    ],
)
def test_a_place_of_two_parts_is_no_organiser(text: str, organizers: list[str]) -> None:
    assert [v.value for v in read(text).organizers] == organizers


@pytest.mark.parametrize(
    "text",
    [
        "UBND huyện Đông Lộc vừa ban hành văn bản yêu cầu các xã rà soát bãi thải. Phòng Kinh tế chủ trì, phối hợp với "
        "Công an huyện kiểm tra. Trước đó, tại hội nghị giao ban, Chủ tịch huyện Lê Quý An đã phê bình 5 xã.",
        "Ngày 12/4, Công an huyện phối hợp với Công an xã bắt 4 đối tượng. Thực hiện quy chế phối hợp với Hội Phụ nữ, Công an "
        "huyện đã tổ chức 12 buổi tuyên truyền. Trung tá Lê Quý An, Phó Trưởng Công an huyện cho biết vụ việc đang được điều tra.",
        "Quý I/2023, Công ty Than Mạo Sơn khai thác 620.000 tấn than, tăng 8% so với cùng kỳ. Công đoàn phối hợp với chuyên môn "
        "tổ chức thăm hỏi 150 công nhân.",
        "Chiều 3/5, Chủ tịch UBND tỉnh trao quyết định bổ nhiệm ông Lê Quý An, Trưởng phòng Tổ chức, giữ chức Phó Giám đốc Sở.",
        "Phó Thủ tướng vừa ký Quyết định số 1226/QĐ-TTg phê duyệt quy hoạch. Bộ Xây dựng chủ trì, phối hợp với các bộ thực hiện.",
        "Bộ Y tế đang lấy ý kiến dự thảo Luật. Theo dự thảo, mức đóng tăng lên 5,1%.",
    ],
)
def test_texts_that_only_mention_meetings_or_coordination_draft_no_meeting(text: str) -> None:
    draft = read(text)
    assert draft.genre.value == "not_meeting"
    assert (draft.event, draft.organizers, draft.chairs, draft.attendees, draft.tasks) == (None, (), (), (), ())
