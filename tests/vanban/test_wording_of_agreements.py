# ruff: noqa: E501 - a test sentence stays on one line
"""What sides agree on and leaders order, in pages with and without their lead: what must be found, and what must not."""

import pytest
from tests.vanban.wording import LEAD, gold

from vanban.engine.lexicon import rows

SIGNED = "Ngày 5/6/2021, tại Vinh, Sở A và Sở B ký kết Quy chế phối hợp bảo vệ rừng. "


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        # what follows a semicolon is a duty of its own …
        (
            "Kết luận hội nghị, Giám đốc Sở yêu cầu các phòng tiếp tục rà soát hồ sơ; lập đường dây nóng tiếp nhận tin báo; chống thất thoát thuốc và vật tư.",
            ["các phòng tiếp tục rà soát hồ sơ", "lập đường dây nóng tiếp nhận tin báo", "chống thất thoát thuốc và vật tư"],
        ),
        # … unless it is the next object of the same verb
        (
            "Kết luận hội nghị, Giám đốc Sở yêu cầu các phòng tuyên truyền kết quả kỳ họp thứ 3; công tác tiêm chủng mở rộng; các ngày lễ lớn trong tháng.",
            ["các phòng tuyên truyền kết quả kỳ họp thứ 3; công tác tiêm chủng mở rộng; các ngày lễ lớn trong tháng"],
        ),
        # a list of things has things for duties
        (
            "Các đơn vị thống nhất nội dung phối hợp gồm: Công tác kiểm dịch tại cửa khẩu; công tác thông tin hai chiều; công tác tập huấn cán bộ.",
            ["Công tác kiểm dịch tại cửa khẩu", "công tác thông tin hai chiều", "công tác tập huấn cán bộ"],
        ),
        ("Giám đốc Sở lưu ý: Thời gian không còn nhiều, do đó yêu cầu từng phòng khẩn trương lập phương án.", ["từng phòng khẩn trương lập phương án"]),
        ("Mục tiêu trong thời gian tới là tiếp tục giảm quá tải ở tuyến tỉnh.", ["tiếp tục giảm quá tải ở tuyến tỉnh"]),
        ("Tại hội nghị, hai bên đã thống nhất tăng cường trao đổi thông tin về dịch bệnh.", ["tăng cường trao đổi thông tin về dịch bệnh"]),
        ("Tại hội nghị, các sở nhất trí tăng cường kiểm tra chéo.", ["tăng cường kiểm tra chéo"]),
        ("Trong thời gian đến, các phòng tiếp tục đổi mới lề lối làm việc.", ["các phòng tiếp tục đổi mới lề lối làm việc"]),
        ("Giám đốc Sở phân công Phòng Tổ chức theo dõi, đôn đốc việc báo cáo.", ["Phòng Tổ chức theo dõi, đôn đốc việc báo cáo"]),
        ("Hội nghị quyết định thành lập tổ công tác chung.", ["thành lập tổ công tác chung"]),
        ("Riêng phần tham luận, ông yêu cầu bổ sung số liệu quý I.", ["bổ sung số liệu quý I"]),
        ("Hai bên thảo luận và thống nhất tăng cường trao đổi thông tin.", ["tăng cường trao đổi thông tin"]),
        (
            "Giám đốc Sở yêu cầu các phòng cụ thể hóa kế hoạch; việc phối hợp phải kịp thời, đúng thẩm quyền; các Chi cục tập hợp số liệu hằng tháng.",
            ["các phòng cụ thể hóa kế hoạch", "việc phối hợp phải kịp thời, đúng thẩm quyền", "các Chi cục tập hợp số liệu hằng tháng"],
        ),
        # none of these is a duty
        ("Hội nghị thống nhất các nhiệm vụ, giải pháp nhằm thực hiện tốt công tác năm 2022.", []),
        ("Tình hình dịch bệnh đặt ra yêu cầu cho ngành cần phối hợp chặt chẽ.", []),
        ("Kết luận hội nghị, Giám đốc Sở yêu cầu các phòng rà soát hồ sơ. Quy chế cũng quy định cụ thể trách nhiệm để công tác phối hợp kịp thời.", ["các phòng rà soát hồ sơ"]),
        ("Trong năm qua, hai bên đã thống nhất xây dựng kế hoạch năm.", []),
        ("Các nội dung bảo đảm tính thống nhất, không chồng chéo giữa các phòng.", []),
        ("Trong thời gian tới, hai sở tiếp tục ký kết quy chế phối hợp giai đoạn sau.", []),
        ("Công tác tiêm chủng được giữ vững, nhất là phối hợp kiểm dịch tại cửa khẩu được quan tâm.", []),
        ("Quyết định số 15/QĐ-SYT quy định việc phân công trực.", []),
        ("Giám đốc Sở phân công ông Lê An là đầu mối.", []),
    ],
)  # fmt: skip
def test_orders_and_agreements_of_a_meeting(sentence: str, tasks: list[str]) -> None:
    assert gold(LEAD + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Theo quy chế, hai bên sẽ trao đổi thông tin về cháy rừng.\nQuang cảnh lễ ký kết. Ảnh: V.A\nĐồng thời, cùng tuần tra ở vùng giáp ranh.",
            ["hai bên sẽ trao đổi thông tin về cháy rừng", "cùng tuần tra ở vùng giáp ranh"],
        ),
        (
            "Theo đó, hai bên sẽ lập kế hoạch năm.\nĐại diện hai sở ký kết quy chế\nViệc tuyên truyền sẽ được làm bằng nhiều hình thức.\nHằng năm sẽ có sơ kết, rút kinh nghiệm.",
            ["hai bên sẽ lập kế hoạch năm", "Việc tuyên truyền sẽ được làm bằng nhiều hình thức", "Hằng năm sẽ có sơ kết, rút kinh nghiệm"],
        ),
        (
            "Theo đó, hai lực lượng sẽ triển khai các hoạt động cụ thể, như: thiết lập đường dây nóng; tuần tra chung mỗi quý một lần.",
            ["thiết lập đường dây nóng", "tuần tra chung mỗi quý một lần"],
        ),
        ("Theo đó, hai bên sẽ lập kế hoạch năm. Việc ký kết sẽ góp phần giữ rừng.", ["hai bên sẽ lập kế hoạch năm"]),
        ("Theo đó, hai bên sẽ lập kế hoạch năm.\nKý kết quy chế phối hợp giữa Sở A và Sở B.\nChia sẻ bài viết", ["hai bên sẽ lập kế hoạch năm"]),
    ],
)  # fmt: skip
def test_a_caption_is_no_duty_and_ends_no_list_of_duties(sentence: str, tasks: list[str]) -> None:
    assert gold(SIGNED + sentence)["tasks"] == tasks


@pytest.mark.parametrize(
    ("text", "genre", "event", "tasks"),
    [
        (
            "Theo đó, hai bên sẽ phối hợp tuần tra vùng giáp ranh.\n\nLãnh đạo hai đơn vị ký kết quy chế phối hợp\n\nNgoài ra, hai bên còn cùng tham gia chữa cháy rừng.",
            "coordination_signing",
            "ký kết quy chế phối hợp",
            ["hai bên sẽ phối hợp tuần tra vùng giáp ranh", "hai bên còn cùng tham gia chữa cháy rừng"],
        ),
        (
            "Theo chương trình, hai đơn vị sẽ trao đổi thông tin hằng quý. Hằng năm, hai đơn vị sẽ sơ kết một lần.",
            "coordination_signing",
            None,
            ["hai đơn vị sẽ trao đổi thông tin hằng quý", "Hằng năm, hai đơn vị sẽ sơ kết một lần"],
        ),
        (
            "Tại hội nghị, các đại biểu đã nghe báo cáo tiến độ.\nPhát biểu tại hội nghị, đồng chí Chủ tịch UBND tỉnh yêu cầu các ngành tập trung giải phóng mặt bằng.",
            "other_meeting",
            "hội nghị",
            ["các ngành tập trung giải phóng mặt bằng"],
        ),
        (
            "Theo quy chế được ký kết, Bộ A và Tổng liên đoàn sẽ phối hợp phòng, chống tội phạm.\nLãnh đạo hai cơ quan ký kết quy chế phối hợp hoạt động",
            "coordination_signing",
            "ký kết quy chế phối hợp hoạt động",
            ["phối hợp phòng, chống tội phạm"],
        ),
        ("Theo đó, Hà Nội và Hải Phòng sẽ cấm xe tải giờ cao điểm.", "not_meeting", None, []),
        ("Hai bên sẽ gặp lại ở trận chung kết. Theo đó, đội thắng đi tiếp.", "not_meeting", None, []),
        ("Mô hình tự quản của xã có từ lâu. Theo đó, các hộ đã cùng góp quỹ và sửa đường.", "not_meeting", None, []),
        ("Tại hội nghị năm ngoái, ông An kể về nghề nuôi ong.", "not_meeting", None, []),
    ],
)  # fmt: skip
def test_a_page_that_has_lost_its_lead_is_read_from_where_it_begins(
    text: str, genre: str, event: str | None, tasks: list[str]
) -> None:
    read = gold(text)
    assert (read["genre"], read["event"], read["tasks"]) == (genre, event, tasks)


def test_what_a_person_orders_before_the_meeting_is_named_counts_and_reports_there_do_not() -> None:
    orders = "Phát biểu tại hội nghị, bà Lê Thị An, Phó Bí thư Huyện ủy đánh giá cao kết quả, đề nghị hai sở tiếp tục giữ rừng. "
    report = "Báo cáo của Sở A đề nghị tuyên dương 5 tập thể. "
    assert gold(orders + report + SIGNED)["tasks"] == ["hai sở tiếp tục giữ rừng"]


@pytest.mark.parametrize(
    ("text", "chairs"),
    [
        (
            "Chiều 3/6/2021, ông Lê Văn An - Phó Chủ tịch UBND tỉnh, Phó Trưởng ban Tổ chức Đại hội lần thứ V (2020 - 2025), Trưởng Tiểu ban Nội dung chủ trì cuộc họp với các thành viên.",
            [("Lê Văn An", ["Phó Chủ tịch UBND tỉnh", "Phó Trưởng ban Tổ chức Đại hội lần thứ V (2020 - 2025)", "Trưởng Tiểu ban Nội dung"])],
        ),
        (
            "Hội nghị giao ban quý I được tổ chức ngày 3/6/2021 dưới sự đồng chủ trì của Thiếu tướng Lê Văn An - Tư lệnh Vùng 1 và ông Trần Bình - Cục trưởng Cục B.",
            [("Lê Văn An", ["Thiếu tướng", "Tư lệnh Vùng 1"]), ("Trần Bình", ["Cục trưởng Cục B"])],
        ),
        ("Ngày 3/6/2021, Sở Y tế tổ chức hội nghị giao ban quý I. Ông Lê Văn An (Hà Nội), Giám đốc Sở tham dự và chỉ đạo.", []),
    ],
)  # fmt: skip
def test_who_chairs_with_years_in_brackets_and_a_chair_shared(text: str, chairs: list[tuple[str, list[str]]]) -> None:
    assert [(p["name"], p["titles"]) for p in gold(text)["chairs"]] == chairs


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Chiều ngày 25, 26/9/2019, tại Vinh, Sở A tổ chức Hội nghị giao ban lần thứ nhất.", "2019-09-25"),
        (
            "Sở A và Sở B tổ chức hội nghị sơ kết.\nThực hiện kế hoạch năm.\nVề việc sơ kết quy chế.\nHai bên chuẩn bị.\nSáng ngày 11/9/2021, hai sở đã tiến hành họp.",
            "2021-09-11",
        ),
        ("Sở A tổ chức hội nghị sơ kết.\nBài thứ nhất.\nBài thứ hai.\nBài thứ ba.\nNgày 11/9/2021 là hạn gửi bài.", None),
    ],
)  # fmt: skip
def test_the_day_of_a_meeting_of_two_days_and_one_told_below(text: str, day: str | None) -> None:
    assert gold(text)["date"] == day


@pytest.mark.parametrize(
    ("text", "genre"),
    [
        ("Sở A và Sở B vừa tổ chức giao ban thực hiện Nghị định số 3/2019/NĐ-CP ngày 5.9.2019 của Chính phủ về phối hợp giữa hai bộ.", "coordination_review"),
        ("Ngày 5/6/2021, Bộ A có cuộc họp với đồng chí Lê Văn An, Phó trưởng Ban B về công tác tổ chức Hội nghị tổng kết chương trình phối hợp.", "other_meeting"),
        ("Ngày 5/6/2021, Sở A tổ chức giao ban công tác tháng 6. Hai bên sẽ luân phiên tổ chức ký kết quy chế phối hợp.", "briefing"),
    ],
)  # fmt: skip
def test_the_kind_of_meeting_is_that_of_the_meeting_held(text: str, genre: str) -> None:
    assert gold(text)["genre"] == genre


@pytest.mark.parametrize(
    ("text", "chairs"),
    [
        (
            "Ngày 3/6/2021, Xã A và Xã B tổ chức hội nghị giao ban. Đồng chí Lê Văn An - Chủ tịch UBND xã A, huyện Bắc Sơn và đồng chí Trần Bình - Chủ tịch UBND xã B, thành phố Lạng Sơn đồng chủ trì hội nghị.",
            [("Lê Văn An", ["Chủ tịch UBND xã A, huyện Bắc Sơn"]), ("Trần Bình", ["Chủ tịch UBND xã B, thành phố Lạng Sơn"])],
        ),
        (
            "Ngày 3/6/2021, Cục A tổ chức hội nghị giao ban. Đồng chủ trì hội nghị có đại diện lãnh đạo hai cục: Đại diện Cục A, đồng chí Lê Văn An, đại tá, Phó Cục trưởng; đại diện Cục B, đồng chí Trần Bình, Thiếu tướng, Cục trưởng.",
            [("Lê Văn An", ["đại tá", "Phó Cục trưởng"]), ("Trần Bình", ["Thiếu tướng", "Cục trưởng"])],
        ),
        ("Ngày 3/6/2021, Hạt Kiểm lâm A tổ chức hội nghị giao ban. Ông Lê Văn An - Hạt trưởng Hạt Kiểm lâm A chủ trì.", [("Lê Văn An", ["Hạt trưởng Hạt Kiểm lâm A"])]),
    ],
)  # fmt: skip
def test_chairs_whose_office_names_a_district_and_chairs_told_by_the_body_they_stand_for(
    text: str, chairs: list[tuple[str, list[str]]]
) -> None:
    assert [(p["name"], p["titles"]) for p in gold(text)["chairs"]] == chairs


@pytest.mark.parametrize(
    ("sentence", "tasks"),
    [
        (
            "Hội nghị đi đến thống nhất các nội dung phối hợp. Trong đó tập trung vào tuần tra đêm; rà soát diện tích rừng.",
            ["tập trung vào tuần tra đêm", "rà soát diện tích rừng"],
        ),
        (
            "Theo đó lực lượng kiểm lâm và dân quân tăng cường tuyên truyền về cháy rừng. Kiểm lâm địa bàn có trách nhiệm nắm thông tin.",
            ["lực lượng kiểm lâm và dân quân tăng cường tuyên truyền về cháy rừng", "Kiểm lâm địa bàn có trách nhiệm nắm thông tin"],
        ),
        (
            "Theo đó, hai bên sẽ lập kế hoạch năm. Từ đó, góp phần thực hiện tốt nhiệm vụ của mỗi sở; phát huy thế mạnh sẵn có.",
            ["hai bên sẽ lập kế hoạch năm"],
        ),
        ("Dịp này, Sở A và Sở B đã thống nhất ký kết biên bản hợp tác trên các lĩnh vực như: Công tác kiểm lâm; công tác đào tạo.", []),
        ("Để nâng cao chất lượng, hiệu quả hơn nữa sự phối hợp giữa hai sở trong bảo vệ rừng.", []),
        ("Trong năm có 12 vụ cháy. Trong đó tập trung vào mùa khô là chính.", []),
    ],
)  # fmt: skip
def test_what_is_singled_out_and_what_only_states_an_aim(sentence: str, tasks: list[str]) -> None:
    assert gold(SIGNED + sentence)["tasks"] == tasks


def test_a_ceremony_held_by_two_bodies_in_the_passive() -> None:
    read = gold(
        "Lễ ký kết quy chế phối hợp bảo vệ rừng được Sở Nông nghiệp và Bộ Chỉ huy quân sự tỉnh tổ chức chiều 15/7/2021."
    )
    assert read["event"] == "Lễ ký kết quy chế phối hợp bảo vệ rừng"
    assert read["organizers"] == ["Sở Nông nghiệp", "Bộ Chỉ huy quân sự tỉnh"]


def test_the_tail_of_a_comment_form_is_one_sign_and_no_verdict() -> None:
    tail = ". ".join(row["tu_thay"] for row in rows("viet_lai") if row["ban_goc"].startswith("("))
    assert tail.count(". ") > 1
    assert gold(SIGNED + "\n" + tail)["spun"] is False


def test_a_duty_follows_the_regulation_just_signed_and_its_term() -> None:
    text = (
        "Ngày 5/6/2026, UBND xã Hòa Khê và UBND xã Hòa Lạc tổ chức lễ ký kết Quy chế phối hợp bảo vệ rừng.\n"
        "Theo quy chế ký kết, trong năm 2026, UBND xã Hòa Khê và UBND xã Hòa Lạc tiếp tục tuần tra rừng."
    )
    assert gold(text)["tasks"] == ["UBND xã Hòa Khê và UBND xã Hòa Lạc tiếp tục tuần tra rừng"]


def test_a_clause_is_no_side() -> None:
    text = (
        "Ngày 5/6/2026, UBND tỉnh tổ chức hội nghị sơ kết việc phối hợp giữa lực lượng kiểm lâm, công an cơ sở đã được "
        "quan tâm lãnh đạo, chỉ đạo, hoàn thành toàn diện."
    )
    assert not {"chỉ đạo", "hoàn thành toàn diện", "công an cơ sở đã được quan tâm lãnh đạo"} & set(
        gold(text)["parties"]
    )
