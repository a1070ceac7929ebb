# ruff: noqa: E501 - a test sentence stays on one line
"""What kind of gathering it was, and when and where, in wordings of inspections, briefings and reviews of many hands."""

import pytest
from tests.vanban.wording import gold


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        (
            "Ngày 3/4/2020, Đoàn kiểm tra số 5 của Ban Thường vụ Tỉnh ủy làm việc với Đảng ủy Sở A về công tác cán bộ.",
            "inspection",
        ),
        (
            "Ngày 3/4/2020, Đoàn giám sát của HĐND tỉnh có buổi làm việc với UBND huyện Yên Lạc về giảm nghèo.",
            "inspection",
        ),
        ("Ngày 3/4/2020, Đoàn khảo sát của Ban Pháp chế làm việc với Sở A về hộ tịch.", "survey"),
        (
            "Ngày 3/4/2020, Thanh tra huyện Yên Lạc công bố quyết định thanh tra trách nhiệm người đứng đầu tại xã A.",
            "inspection",
        ),
        (
            "Ngày 3/4/2020, Chủ tịch UBND tỉnh Trần Văn B kiểm tra tiến độ xây kè chống sạt lở bờ sông Lạc.",
            "inspection",
        ),
        ("Bộ A vừa tổ chức ba đoàn kiểm tra công tác huấn luyện năm 2020 tại các trung đoàn.", "inspection"),
        (
            "Ngày 3/4/2020, Thượng úy Trần Văn B, Đội trưởng Đội Cảnh sát giao thông kiểm tra xe tải, phát hiện 2 tạ pháo nổ.",
            "not_meeting",
        ),
        (
            "Ngày 3/4/2020, Sở A tổ chức hội nghị tập huấn nghiệp vụ kiểm tra, giám sát cho cán bộ cơ sở.",
            "other_meeting",
        ),
        (
            "Ngày 3/4/2020, Sở A tổ chức hội nghị góp ý dự thảo Nghị quyết “Quy định mức chi cho công tác giám sát” trình kỳ họp thứ 5.",
            "consultation",
        ),
        (
            "Ngày 3/4/2020, Ủy ban MTTQ huyện tổ chức hội nghị phản biện xã hội dự thảo Đề án thu gom rác thải.",
            "consultation",
        ),
        (
            "Ngày 3/4/2020, Ủy ban MTTQ huyện tổ chức hội nghị triển khai công tác giám sát, phản biện xã hội.",
            "inspection",
        ),
        ("Ngày 3/4/2020, Sở A tổ chức hội nghị giao ban Quy chế phối hợp bảo vệ rừng.", "coordination_review"),
        ("Ngày 3/4/2020, Sở A tổ chức hội nghị giao ban công tác phối hợp bảo vệ rừng.", "briefing"),
        (
            "Ngày 3/4/2020 diễn ra hội nghị tổng kết việc thực hiện Nghị định số 12/2018/NĐ-CP.\nNghị định số 12/2018/NĐ-CP quy định việc phối hợp giữa Bộ A và Bộ B trong quản lý biên giới.",
            "coordination_review",
        ),
        (
            "Ngày 3/4/2020 diễn ra hội nghị tổng kết việc thực hiện Nghị định số 12/2018/NĐ-CP.\nNghị định số 12/2018/NĐ-CP quy định về quản lý chợ.",
            "other_meeting",
        ),
        (
            "Ngày 3/4/2020, Tập đoàn A công bố Quyết định số 15/QĐ-A ban hành Quy chế phối hợp giữa Tổng Giám đốc và Công đoàn.",
            "coordination_signing",
        ),
        (
            "Sở A và Sở B họp sơ kết.\nNgày 3/4/2020, hai sở tổ chức hội nghị sơ kết.\nTại hội nghị, hai sở báo cáo kết quả thực hiện Quy chế phối hợp liên ngành, sau đó ký kết quy chế phối hợp sửa đổi.",
            "coordination_review",
        ),
        (
            "Qua 5 năm triển khai Chương trình phối hợp số 12/CTPH giữa Sở A với Sở B, kết quả tốt. Ngày 3/4/2020, hai sở tổ chức hội nghị tổng kết chương trình.",
            "coordination_review",
        ),
        (
            "Ngày 3/4/2020, Sở A tổ chức hội nghị tổng kết chương trình khuyến công.\nSở đã ký kết hợp tác với nhiều nơi.",
            "other_meeting",
        ),
        ("Tiếp xúc cử tri huyện Yên Lạc sáng 3/4/2020, đại biểu Trần Văn B ghi nhận nhiều ý kiến.", "other_meeting"),
        (
            "Kiểm tra tuyến đê sông Lạc chiều 3/4/2020, Phó Chủ tịch UBND tỉnh Trần Văn B yêu cầu gia cố trước mùa mưa.",
            "inspection",
        ),
        ("Ngày 3/4/2020, Đoàn ĐBQH tỉnh lấy ý kiến đóng góp vào dự án Luật Chăn nuôi.", "consultation"),
        ("Bộ A đang lấy ý kiến góp ý dự thảo Thông tư về nuôi ong.", "not_meeting"),
        (
            "Ngày 3/4/2020, hai ngành ký kết Nghị quyết liên tịch số 5/NQLT về phòng ngừa bạo lực gia đình.",
            "coordination_signing",
        ),
        (
            "Ngày 3/4/2020, Chủ tịch UBND tỉnh Trần Văn B ký Nghị quyết số 5/NQ-UBND về phòng ngừa bạo lực gia đình.",
            "not_meeting",
        ),
        (
            "Kiểm tra bất ngờ một quán bar rạng sáng 3/4/2020, Công an phường A phát hiện nhiều người sử dụng chất cấm.",
            "not_meeting",
        ),
        ("Ngày 3/4/2020, Sở Giáo dục công bố quyết định điểm trúng tuyển lớp 10 năm học 2020 - 2021.", "not_meeting"),
        (
            "Nghị quyết thành lập Đoàn giám sát chuyên đề về giá điện do Phó Chủ tịch Quốc hội Trần Văn B làm Trưởng đoàn.",
            "not_meeting",
        ),
        (
            "Giá xăng tăng\nTừ 15 giờ ngày 3/4/2020, giá xăng tăng 500 đồng/lít. Liên bộ Công Thương - Tài chính phối hợp điều hành.",
            "not_meeting",
        ),
        ("Bộ A vừa có văn bản yêu cầu các địa phương tăng cường kiểm tra, giám sát việc bán hàng rong.", "not_meeting"),
        (
            "Chính phủ vừa ban hành Nghị định số 12/2020/NĐ-CP quy định việc phối hợp giữa Bộ A và Bộ B. Nghị định có hiệu lực từ ngày 3/4/2020.",
            "not_meeting",
        ),
        ("Từ khi ký kết quy chế phối hợp giữa xã A và xã B năm 2019, nạn trộm chó giảm hẳn.", "not_meeting"),
        (
            "Ngày 3/4/2020, Ban CHQS huyện tổ chức giao ban thực hiện Nghị định số 12/2018/NĐ-CP.\nNghị định số 12/2018/NĐ-CP quy định việc phối hợp giữa Bộ A và Bộ B.",
            "coordination_review",
        ),
        ("Ngày 3/4/2020, Sở A tổ chức giao ban thực hiện Nghị định số 12/2018/NĐ-CP về cấp phép.", "briefing"),
        (
            "Ký giao ước thi đua\nNgày 3/4/2020, Cụm thi đua số 3 tổ chức hội nghị ký giao ước thi đua năm 2020.",
            "other_meeting",
        ),
        (
            "Những năm qua, Hội luôn chủ động. Chiều 3/4/2020, Hội Nông dân xã A tổng kết hoạt động vay vốn quý I.",
            "other_meeting",
        ),
        ("Những năm qua, Hội luôn chủ động. Chiều 3/4/2020, ai cũng tiếc vì chưa kịp tổng kết mùa vụ.", "not_meeting"),
    ],
)
def test_the_kind_of_gathering_is_told_by_who_came_and_what_was_looked_at(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Ngày 8/3, Sở A tổ chức hội nghị tổng kết chương trình phối hợp năm 2022.", None),
        ("Ngày 8/3, Sở A tổ chức hội nghị tổng kết công tác năm 2022, triển khai nhiệm vụ năm 2023.", "2023-03-08"),
        ("Ngày 8/12, Sở A tổ chức hội nghị tổng kết chương trình phối hợp năm 2022.", "2022-12-08"),
        ("Ngày 8/3, Sở A tổ chức hội nghị giao ban quý I năm 2022.", "2022-03-08"),
        ("Ngày 8/5, Sở A tổ chức hội nghị giao ban.\nTừ đầu năm 2022 đến nay, Sở đã cấp 120 giấy phép.", "2022-05-08"),
        ("Ngày 8/1, Sở A tổ chức hội nghị giao ban.\nTừ năm 2020 đến nay, Sở đã cấp 120 giấy phép.", None),
        ("Ngày 8/5, Sở A tổ chức hội nghị giao ban.\nThu ngân sách tăng 5% so với cùng kỳ năm 2021.", None),
        (
            "Thực hiện Kế hoạch số 25/KH-HA ngày 02/01/2020 của Huyện ủy A, ngày 3/4/2020, Sở A tổ chức hội nghị giao ban.",
            "2020-04-03",
        ),
        (
            "GIẤY MỜI\nDự họp giao ban quý I\nSở A trân trọng kính mời ông Trần Văn B.\nThời gian: 8 giờ 00, ngày 03 tháng 4 năm 2020",
            "2020-04-03",
        ),
        ("Theo Quyết định số 12/QĐ-HA của Huyện ủy A ngày 3/4/2020, Sở A tổ chức hội nghị giao ban.", None),
    ],
)
def test_a_year_is_taken_only_where_the_text_says_which_runs(text: str, day: str | None) -> None:
    assert gold(text)["date"] == day


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ngày 3/4/2020, tại Lạc Thủy - Hòa Bình, Sở A tổ chức hội nghị sơ kết.", "Lạc Thủy - Hòa Bình"),
        ("Ngày 3/4/2020, Hiệp hội Doanh nghiệp A tại Hà Nội tổ chức hội nghị sơ kết.", None),
        (
            "Ngày 3/4/2020, Chủ tịch UBND tỉnh Trần Văn B làm việc với ông John Smith, Đại sứ Hoa Kỳ tại Việt Nam về giáo dục.",
            None,
        ),
        (
            "Ngày 3/4/2020, Chủ tịch UBND tỉnh Trần Văn B tiếp xã giao Đại sứ Hoa Kỳ tại trụ sở UBND tỉnh.",
            "trụ sở UBND tỉnh",
        ),
        (
            "THÔNG BÁO\nKết luận của Giám đốc Sở A tại cuộc họp về khai thác cát\nNgày 3/4/2020, tại trụ sở Sở A, Giám đốc Sở đã chủ trì cuộc họp.",
            "trụ sở Sở A",
        ),
        (
            "THÔNG BÁO\nKết luận của Giám đốc Sở A tại phiên họp ngày 3/4/2020\nNgày 3/4/2020, tại hội trường Sở A, Ban Giám đốc họp phiên thường kỳ.",
            "hội trường Sở A",
        ),
        (
            "Ngày 3/4/2020, tại hội trường UBND phường Hòa Lạc, quận 3, TP.HCM, Công an phường tổ chức hội nghị sơ kết.",
            "hội trường UBND phường Hòa Lạc, quận 3, TP.HCM",
        ),
        (
            "Ngày 3/4/2020, tại Khách sạn Bông Sen, số 12 đường Lê Lợi, thành phố Lạc Sơn, Hội Luật gia tổ chức hội thảo.",
            "Khách sạn Bông Sen, số 12 đường Lê Lợi, thành phố Lạc Sơn",
        ),
        ("Ngày 3/4/2020, tại Đà Lạt, Lâm Đồng đã diễn ra hội nghị sơ kết.", "Đà Lạt, Lâm Đồng"),
        ("Ngày 3/4/2020, tại Hà Nội, Hải Phòng và Đà Nẵng, Bộ A tổ chức hội nghị sơ kết.", "Hà Nội"),
    ],
)
def test_the_place_is_told_whole_and_is_no_part_of_a_name(text: str, place: str | None) -> None:
    assert gold(text)["place"] == place


@pytest.mark.parametrize(
    ("text", "event"),
    [
        (
            "Ngày 3/4/2020, Xã A tổ chức hội nghị hiệp thương lần thứ hai để lập danh sách sơ bộ những người ứng cử.",
            "hội nghị hiệp thương lần thứ hai để lập danh sách sơ bộ những người ứng cử",
        ),
        ("Ngày 3/4/2020, Sở A tổ chức hội nghị sơ kết quý I để rút kinh nghiệm.", "hội nghị sơ kết quý I"),
        (
            "Thông tin tại buổi họp báo thường kỳ chiều 3/4/2020, bà Trần Thị B cho biết dịch đã giảm.",
            "buổi họp báo thường kỳ",
        ),
        (
            "Ngày 3/4/2020, Sở A và Sở B tổ chức hội nghị ký kết chương trình phối hợp về “Xây dựng khu dân cư sạch đẹp, giữ gìn nếp sống văn minh, đoàn kết giúp nhau phát triển kinh tế, xóa đói, giảm nghèo bền vững” giai đoạn 2020 - 2025.",
            "hội nghị ký kết chương trình phối hợp về “Xây dựng khu dân cư sạch đẹp, giữ gìn nếp sống văn minh, đoàn kết giúp nhau phát triển kinh tế, xóa đói, giảm nghèo bền vững” giai đoạn 2020 - 2025",
        ),
        (
            "Ngày 3/4/2020, Sở A công bố Quyết định số 5/QĐ-SA ban hành Quy chế phối hợp.\nGiám đốc Sở A Trần Văn B và Giám đốc Sở C Lê Văn D ký kết Quy chế phối hợp. Ảnh: Lê E",
            "công bố Quyết định số 5/QĐ-SA ban hành Quy chế phối hợp",
        ),
        (
            "Ngày 3/4/2020, Trần Văn B, Chủ tịch UBND tỉnh có buổi tiếp xã giao ông John Smith, Giám đốc Công ty A (Hoa Kỳ).",
            "buổi tiếp xã giao ông John Smith, Giám đốc Công ty A (Hoa Kỳ)",
        ),
        (
            "Ngày 3/4/2020, Vùng A tổ chức hội nghị ký kết phối hợp với Cảng vụ các tỉnh, thành phố: Vũng Tàu, Đồng Nai, Đồng Tháp.",
            "hội nghị ký kết phối hợp với Cảng vụ các tỉnh, thành phố: Vũng Tàu, Đồng Nai, Đồng Tháp",
        ),
        (
            "GIẤY MỜI\nDự hội nghị sơ kết Quy chế phối hợp của Sở A và Sở B\nSở A kính mời ông Trần Văn C.",
            "hội nghị sơ kết Quy chế phối hợp của Sở A và Sở B",
        ),
        (
            "SỞ Y TẾ\nSố: 12/GM-SYT\nGIẤY MỜI\nHọp Ban biên tập cổng thông tin\nSở Y tế trân trọng kính mời các thành viên dự họp:\n- Thời gian: 14 giờ 00, ngày 3/4/2020.",
            "Họp Ban biên tập cổng thông tin",
        ),
        (
            "Kết luận của Giám đốc Sở tại hội nghị giao ban\nVăn phòng Sở vừa ban hành Thông báo kết luận của ông Trần Văn B, Giám đốc Sở tại hội nghị giao ban với các phòng chuyên môn ngày 3/4/2020. Theo đó, các phòng tiết kiệm điện.",
            "hội nghị giao ban với các phòng chuyên môn",
        ),
        ("Chủ tịch UBND tỉnh đã ký ban hành Chỉ thị số 5/CT-UBND về tổ chức đại hội thể dục thể thao các cấp.", None),
        (
            "Ngày 3/4/2020, Sở A tổ chức họp giao ban với các trạm y tế và sẽ kiểm tra từng trạm.",
            "họp giao ban với các trạm y tế",
        ),
        (
            "Ngày 3/4/2020, tại buổi làm việc với Sở A, Phó Chủ tịch UBND tỉnh Trần Văn B yêu cầu trả hồ sơ đúng hạn.",
            "buổi làm việc với Sở A",
        ),
        (
            "Ngày 3/4/2020, Chủ tịch UBND tỉnh Trần Văn B làm việc với Bí thư Huyện ủy, Chủ tịch UBND huyện Yên Lạc về đất rừng.",
            "làm việc với Bí thư Huyện ủy, Chủ tịch UBND huyện Yên Lạc về đất rừng",
        ),
    ],
)
def test_a_name_goes_on_to_the_end_of_its_object(text: str, event: str | None) -> None:
    assert gold(text)["event"] == event


@pytest.mark.parametrize(
    ("text", "period"),
    [
        (
            "Ngày 3/4/2020, Sở A và Sở B sơ kết quy chế phối hợp.\n5 năm qua (2015 - 2020), hai sở đã xử lý 30 vụ.",
            ("2015", "2020"),
        ),
        (
            "Ngày 3/4/2020, Sở A và Sở B sơ kết quy chế phối hợp.\nSau 3 năm thực hiện quy chế (2017 - 2020), tình hình chuyển biến.",
            ("2017", "2020"),
        ),
        (
            "Ngày 3/4/2020, Sở A và Sở B sơ kết quy chế phối hợp.\nHội diễn mừng 75 năm thành lập ngành (1945 - 2020) sẽ mở vào mùa thu.",
            (None, None),
        ),
        (
            "Hội nghị tổng kết 10 năm thực hiện Quy chế phối hợp công tác giữa Sở A và Sở B (2010 - 2020) diễn ra ngày 3/4/2020.",
            ("2010", "2020"),
        ),
        (
            "Lễ kỷ niệm 10 năm thực hiện sứ mệnh của Trường A và 75 năm ngày truyền thống ngành (1945 - 2020) diễn ra ngày 3/4/2020.",
            (None, None),
        ),
    ],
)
def test_the_years_looked_back_on_are_the_period(text: str, period: tuple[str | None, str | None]) -> None:
    found = gold(text)["period"] or {}
    assert (found.get("from"), found.get("to")) == period
