# ruff: noqa: E501 - a test sentence stays on one line
"""What was signed, told in the passive; sides named by what they signed; bodies that met without a word of holding."""

import pytest
from tests.vanban.wording import gold

from vanban.elements.ten_thuong_mai import trade_name_end
from vanban.engine.page import Page


@pytest.mark.parametrize(
    ("text", "event", "parties"),
    [
        (
            "Phối hợp thu tiền\nQuy chế phối hợp trong việc thu tiền phạt đã được Trại giam Sơn Lâm và Cục Thi hành án dân sự tỉnh ký kết vào ngày 08/06/2021.",
            "Quy chế phối hợp trong việc thu tiền phạt",
            ["Trại giam Sơn Lâm", "Cục Thi hành án dân sự tỉnh"],
        ),
        (
            "Tiết kiệm điện\nChương trình phối hợp giai đoạn 2023 - 2026 được hai đơn vị ký tại hội trường Điện lực ngày 10/3/2023.",
            "Chương trình phối hợp giai đoạn 2023 - 2026",
            [],
        ),
    ],
)
def test_a_paper_that_was_signed_is_the_event_where_nothing_else_is_named(
    text: str, event: str, parties: list[str]
) -> None:
    found = gold(text)
    assert (found["genre"], found["event"]) == ("coordination_signing", event)
    assert (found["organizers"], found["parties"]) == (parties, parties)


@pytest.mark.parametrize(
    "text",
    [
        "Giá lúa tăng\nTheo Quy chế phối hợp được Sở A và Công an tỉnh ký ngày 08/06/2021, giá lúa do Sở A công bố.",
        "Giá lúa tăng\nQuy chế phối hợp được Sở A soạn từ ngày 08/06/2021, nay vẫn chờ.",
        "Giữ rừng\nTừ khi Hạt Kiểm lâm và Công an huyện ký Quy chế phối hợp năm 2019, số vụ phá rừng giảm một nửa.",
        "Giá lúa tăng\nHợp đồng mua bán lúa được Công ty A và Công ty B ký ngày 08/06/2021.",
    ],
)
def test_a_paper_cited_or_no_agreement_is_no_signing(text: str) -> None:
    assert gold(text)["genre"] == "not_meeting"


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Ngày 05/7/2024 diễn ra cuộc họp giao ban thực hiện Quy chế phối hợp số 1460/QCLN. Quy chế được Cục Thi hành án dân sự tỉnh và Ngân hàng Nhà nước Chi nhánh tỉnh ký năm 2019.",
            ["Cục Thi hành án dân sự tỉnh", "Ngân hàng Nhà nước Chi nhánh tỉnh"],
        ),
        (
            "Ngày 05/7/2024, Cục Hải quan tổ chức hội nghị ký kết biên bản ghi nhớ hợp tác. Biên bản ghi nhớ được Cục Hải quan ký với Hiệp hội Doanh nghiệp A.",
            ["Cục Hải quan", "Hiệp hội Doanh nghiệp A"],
        ),
        (
            "Rẫy cà phê của Công ty TNHH Cà phê Ia Lâm vào mùa.\nNgày 27/5/2022 diễn ra hội nghị sơ kết Kế hoạch phối hợp giữa Công ty và Công an huyện Ia Lâm.",
            ["Công ty TNHH Cà phê Ia Lâm", "Công an huyện Ia Lâm"],
        ),
        (
            "Ngày 26/3, Hạt Kiểm lâm huyện Phù và Ban Quản lý rừng Nậm Chiến ngồi lại với nhau tại UBND xã Tà Hộc để tổng kết quy chế phối hợp giữ rừng năm 2023.",
            ["Hạt Kiểm lâm huyện Phù", "Ban Quản lý rừng Nậm Chiến"],
        ),
        (
            "Ngày 26/3/2023, Ban Dân vận Tỉnh ủy - Bộ Chỉ huy Quân sự - Công an - Bộ Chỉ huy Bộ đội Biên phòng tỉnh tổ chức hội nghị tổng kết Chương trình phối hợp dân vận.",
            ["Ban Dân vận Tỉnh ủy", "Bộ Chỉ huy Quân sự", "Công an", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"],
        ),
        (
            "Ngày 26/3/2023, Bộ CHQS tỉnh - Tỉnh đoàn tổ chức Hội nghị tổng kết thực hiện Nghị quyết liên tịch.",
            ["Bộ CHQS tỉnh", "Tỉnh đoàn"],
        ),
        (
            "Ngày 26/3/2023, Bộ CHQS tỉnh Chi cục Kiểm lâm tỉnh tổ chức ký kết Kế hoạch phối hợp giữ rừng.",
            ["Bộ CHQS tỉnh", "Chi cục Kiểm lâm tỉnh"],
        ),
        (
            "Ngày 26/3/2023, Hội nông dân huyện kết hợp Phòng Tài nguyên huyện tổ chức sơ kết chương trình phối hợp giữ nguồn nước.",
            ["Hội nông dân huyện", "Phòng Tài nguyên huyện"],
        ),
        (
            "Ngày 4.6, diễn ra hội nghị sơ kết Nghị định số 03/2019/NĐ-CP về phối hợp giữa Bộ Công an và Bộ Quốc phòng trong bảo vệ an ninh giữa Công an và Ban CHQS huyện.",
            ["Công an", "Ban CHQS huyện"],
        ),
        (
            "Ngày 4.6.2024, Công an phường A phối hợp với Ủy ban MTTQ phường và 05 trường học trên địa bàn tổ chức Hội nghị sơ kết Quy chế phối hợp.",
            ["Công an phường A", "Ủy ban MTTQ phường"],
        ),
        (
            "Chương trình phối hợp giữa Hội Cựu chiến binh với Công an, Đoàn Thanh niên huyện Tân Lập được đánh giá tại hội nghị tổng kết sáng 5/1/2023.",
            ["Hội Cựu chiến binh", "Công an", "Đoàn Thanh niên huyện Tân Lập"],
        ),
        (
            "Ngày 8/9/2020, Kiểm toán Nhà nước khu vực II đã làm việc với Thường trực HĐND tỉnh A, thống nhất ký Quy chế phối hợp công tác.",
            ["Kiểm toán Nhà nước khu vực II", "Thường trực HĐND tỉnh A"],
        ),
        (
            "Lực lượng vũ trang hai huyện Ea Súp và Buôn Đôn tổ chức hội nghị sơ kết công tác phối hợp bảo vệ rừng năm 2019.",
            ["Lực lượng vũ trang hai huyện Ea Súp và Buôn Đôn"],
        ),
        (
            "Ngày 2/2/2023, Công đoàn Dầu khí và LĐLĐ tỉnh Hà Lâm đánh giá công tác phối hợp giữa hai bên năm 2022.",
            ["Công đoàn Dầu khí", "LĐLĐ tỉnh Hà Lâm"],
        ),
        (
            "Ngày 2/2/2023, Bộ trưởng Bộ Y tế Nguyễn Văn An và Tổng Giám đốc BHXH Việt Nam Trần Văn Bình chủ trì buổi làm việc đánh giá Quy chế phối hợp giữa hai ngành.",
            ["Bộ Y tế", "BHXH Việt Nam"],
        ),
        (
            "Ngày 3/3/2023, PC Hà Lâm - Công an huyện Tân Lập ký quy chế phối hợp bảo vệ lưới điện.",
            ["PC Hà Lâm", "Công an huyện Tân Lập"],
        ),
        (
            "Ngày 3/3/2023, Thủy điện Sông Hinh, Ga Vinh và Viettel Hà Lâm ký quy chế phối hợp phòng lũ.",
            ["Thủy điện Sông Hinh", "Ga Vinh", "Viettel Hà Lâm"],
        ),
        (
            "Văn phòng vừa thông báo kết luận của Chủ tịch UBND tỉnh tại cuộc họp về rừng; quy chế phối hợp giữa công an, kiểm lâm còn hình thức.",
            [],
        ),
    ],
)
def test_the_sides_are_those_that_signed_or_met(text: str, parties: list[str]) -> None:
    assert gold(text)["parties"] == parties


def test_the_sides_hold_a_meeting_that_both_bodies_are_said_to_hold() -> None:
    text = "Hội nghị sơ kết công tác phối hợp giữa Tòa án nhân dân tỉnh và Ủy ban MTTQ tỉnh năm 2020 do hai cơ quan tổ chức sáng 3-12."
    assert gold(text)["organizers"] == ["Tòa án nhân dân tỉnh", "Ủy ban MTTQ tỉnh"]
    told = "Ngày 10/3/2017, Hội nghị người lao động Công ty A kéo dài hơn dự kiến. Hội nghị do Hội đồng quản trị phối hợp Công đoàn Công ty tổ chức."
    assert gold(told)["organizers"] == ["Hội đồng quản trị", "Công đoàn Công ty"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Ngày 24/11/2021, Sở A tổ chức Hội nghị tổng kết. Hội nghị diễn ra ngày 24/11 tại Đồn Biên phòng Tân Lũng.", "Đồn Biên phòng Tân Lũng"),
        ("Ngày 14/3/2023, Đoàn kiểm sát VKSND tỉnh trực tiếp kiểm sát tại Chi cục Thi hành án dân sự huyện Mộc Sơn.", "Chi cục Thi hành án dân sự huyện Mộc Sơn"),
        ("Ngày 14/3/2023, Đoàn giám sát của HĐND tỉnh giám sát việc tạm giữ tại Công an huyện Bảo Thạch.", "Công an huyện Bảo Thạch"),
        ("Ngày 14/3/2023, Đoàn kiểm tra của Tỉnh ủy kiểm tra công tác cán bộ tại Đảng bộ huyện Bảo Thạch.", None),
    ],
)  # fmt: skip
def test_where_it_was_held_and_where_inspectors_went(text: str, place: str | None) -> None:
    assert gold(text)["place"] == place


def test_a_direct_supervision_of_the_procuracy_is_an_inspection() -> None:
    text = "Ngày 14/3/2023, Đoàn kiểm sát VKSND tỉnh do bà Đỗ Thị Ngà, Phó Viện trưởng làm Trưởng đoàn đã trực tiếp kiểm sát tại Chi cục Thi hành án dân sự huyện Mộc Sơn."
    found = gold(text)
    assert found["genre"] == "inspection"
    assert found["organizers"] == ["Đoàn kiểm sát VKSND tỉnh"]
    assert found["chairs"] == [{"name": "Đỗ Thị Ngà", "titles": ["Phó Viện trưởng"]}]


@pytest.mark.parametrize(
    ("sentence", "chairs"),
    [
        (
            "Đại tá Tống Văn Khiêm, Chính ủy Sư đoàn đồng chủ trì với đồng chí Lê Thị Lý, Bí thư Huyện ủy.",
            ["Tống Văn Khiêm", "Lê Thị Lý"],
        ),
        (
            "Đồng chí A Thoại, Trưởng Ban Dân vận Tỉnh ủy chủ trì hội nghị; cùng chủ trì có Đại tá Lê Văn Sơn, Chính ủy.",
            ["A Thoại", "Lê Văn Sơn"],
        ),
        ("Chánh án TAND tỉnh Đoàn Trung Kiên và Phó Chủ tịch Hội Giàng Thị Dợ đồng chủ trì.", ["Đoàn Trung Kiên", "Giàng Thị Dợ"]),
        ("Bà Lê Thị Diệu, Trưởng Ban Văn hóa và ông Danh Sà Rương, Phó Chủ tịch Mặt trận, đồng Trưởng đoàn.", ["Lê Thị Diệu", "Danh Sà Rương"]),
    ],
)  # fmt: skip
def test_those_who_preside_together(sentence: str, chairs: list[str]) -> None:
    text = "Ngày 5/6/2021, tại Vinh, Sở Y tế tổ chức Hội nghị giao ban quý II. " + sentence
    assert [one["name"] for one in gold(text)["chairs"]] == chairs


@pytest.mark.parametrize(
    ("named", "parties"),
    [
        ("UBND tỉnh An Sơn và Maihoa Logistics", ["UBND tỉnh An Sơn", "Maihoa Logistics"]),
        ("Maihoa Logistics và UBND tỉnh An Sơn", ["Maihoa Logistics", "UBND tỉnh An Sơn"]),
        ("Ngân hàng An Sơn với Sofreco", ["Ngân hàng An Sơn", "Sofreco"]),
        ("UBND tỉnh An Sơn, Maihoa Logistics", []),
    ],
)
def test_a_side_may_be_a_trade_name_without_a_word_that_says_what_it_is(named: str, parties: list[str]) -> None:
    text = f"Ngày 05/7/2024 diễn ra lễ ký kết thỏa thuận hợp tác giữa {named} về phát triển du lịch."
    assert gold(text)["parties"] == parties


@pytest.mark.parametrize(
    ("name", "size"),
    [
        ("Maihoa Logistics tổ chức", 2),
        ("Sao Mai Logistics", 3),
        ("Petrobras, Campuchia", 1),
        ("Campuchia", 0),
        ("Pleiku", 0),
        ("Krông Pa", 0),
        ("Hòa Bình", 0),
        ("Nguyễn Văn Anthony", 0),
        ("Công ty Sofreco", 0),
        ("logistics", 0),
    ],
)
def test_a_trade_name_has_a_word_that_cannot_be_vietnamese(name: str, size: int) -> None:
    page = Page(name)
    assert trade_name_end(page, 0, len(page.words)) == size
