# ruff: noqa: E501 - a test sentence stays on one line
"""Bodies that act as one or are listed under one name, and sides told shorter elsewhere: found whole, never cut or guessed."""

import pytest
from tests.vanban.wording import gold

from vanban.elements.to_chuc import body_end
from vanban.engine.page import Page


@pytest.mark.parametrize(
    ("text", "organizers"),
    [
        (
            "Ngày 3/4/2020, Phòng Cảnh sát PCCC và CNCH Công an tỉnh phối hợp với Điện lực Yên Lạc tổ chức hội nghị sơ kết.",
            ["Phòng Cảnh sát PCCC và CNCH Công an tỉnh", "Điện lực Yên Lạc"],
        ),
        (
            "Ngày 3/4/2020, liên ngành Công an - Kiểm sát - Tòa án huyện Yên Lạc tổ chức hội nghị giao ban.",
            ["liên ngành Công an - Kiểm sát - Tòa án huyện Yên Lạc"],
        ),
        (
            "Ngày 3/4/2020, Văn phòng Huyện ủy - Văn phòng Đoàn ĐBQH và HĐND tỉnh - Văn phòng UBND huyện tổ chức hội nghị giao ban.",
            ["Văn phòng Huyện ủy", "Văn phòng Đoàn ĐBQH và HĐND tỉnh", "Văn phòng UBND huyện"],
        ),
        (
            "Ngày 3/4/2020, Thường trực HĐND - UBND - Ban Thường trực Ủy ban MTTQ Việt Nam huyện Yên Lạc tổ chức hội nghị liên tịch.",
            ["Thường trực HĐND", "UBND", "Ban Thường trực Ủy ban MTTQ Việt Nam huyện Yên Lạc"],
        ),
        (
            "Ngày 3/4/2020, Công an 4 huyện giáp ranh: Yên Lạc, Sơn Hòa, Bình Lạc, Nam Lạc tổ chức hội nghị sơ kết.",
            ["Công an 4 huyện giáp ranh: Yên Lạc, Sơn Hòa, Bình Lạc, Nam Lạc"],
        ),
        (
            "Ngày 3/4/2020, Chi cục Hải quan các tỉnh, thành phố: Lạc Sơn, TP. Bình Hải, Nam Hà tổ chức hội nghị sơ kết.",
            ["Chi cục Hải quan các tỉnh, thành phố: Lạc Sơn, TP. Bình Hải, Nam Hà"],
        ),
        (
            "Ngày 3/4/2020, Sở Y tế Lào Cai, Yên Bái và Lai Châu phối hợp với Viện Dinh dưỡng tổ chức hội nghị sơ kết.",
            ["Sở Y tế Lào Cai, Yên Bái và Lai Châu", "Viện Dinh dưỡng"],
        ),
        (
            "Ngày 3/4/2020, Thành ủy Vinh, Nghệ An tổ chức hội nghị sơ kết quý I.",
            ["Thành ủy Vinh"],
        ),
        (
            "Ngày 3/4/2020, Hội Luật gia 5 huyện, thị xã trên địa bàn Quân khu 1 tổ chức hội nghị sơ kết quý I.",
            ["Hội Luật gia 5 huyện, thị xã trên địa bàn Quân khu 1"],
        ),
        (
            "Ngày 3/4/2020, Sở Công Thương phối hợp Hiệp hội Doanh nghiệp Thái Lan tại Việt Nam tổ chức hội nghị xúc tiến thương mại.",
            ["Sở Công Thương", "Hiệp hội Doanh nghiệp Thái Lan tại Việt Nam"],
        ),
        (
            "Ngày 3/4/2020, Thanh tra tỉnh Lạc Sơn công bố quyết định thanh tra việc quản lý đất công tại UBND huyện Yên Lạc.",
            ["Thanh tra tỉnh Lạc Sơn"],
        ),
        (
            "Ngày 3/4/2020, Ban Thường vụ (BTV) Công đoàn Khu công nghiệp tổ chức hội nghị sơ kết quý I.",
            ["Ban Thường vụ (BTV) Công đoàn Khu công nghiệp"],
        ),
        (
            "Ngày 3/4/2020, Công an tỉnh và Hội Nông dân tỉnh (Lạc Sơn) tổ chức hội nghị sơ kết.",
            ["Công an tỉnh", "Hội Nông dân tỉnh"],
        ),
        (
            "Ngày 3/4/2020, Trường Cao đẳng A và Công an phường Hòa Lạc, Bình Lạc (Nam Sơn) ký kết quy chế phối hợp.",
            ["Trường Cao đẳng A", "Công an phường Hòa Lạc"],
        ),
        (
            "Ngày 3/4/2020, Ban Thường vụ Huyện ủy - UBND huyện Yên Lạc tổ chức hội nghị đối thoại.",
            ["Ban Thường vụ Huyện ủy", "UBND huyện Yên Lạc"],
        ),
        (
            "Ngày 3/4/2020, Công an xã, Ban CHQS xã và Hải đội 2 tổ chức hội nghị giao ban.",
            ["Công an xã", "Ban CHQS xã", "Hải đội 2"],
        ),
        (
            "Ngày 3/4/2020, Ban Văn hóa - Xã hội HĐND tỉnh tổ chức hội nghị giao ban.",
            ["Ban Văn hóa - Xã hội HĐND tỉnh"],
        ),
        (
            "Ngày 3/4/2020, tại xã Yên Hải (huyện Yên Lạc, tỉnh Lạc Sơn), Hạt Kiểm lâm tổ chức hội nghị giao ban.",
            ["Hạt Kiểm lâm"],
        ),
        (
            "Ngày 3/4/2020, Đảng ủy Công ty A và Đảng ủy phường Yên Hải, TP Lạc Sơn tổ chức sơ kết quy chế phối hợp.",
            ["Đảng ủy Công ty A", "Đảng ủy phường Yên Hải"],
        ),
        (
            "Sáng nay, 4 ngành: Kiểm sát - Công an - Tòa án - Thi hành án tỉnh A tổ chức hội nghị tổng kết công tác phối hợp.",
            ["Kiểm sát", "Công an", "Tòa án", "Thi hành án tỉnh A"],
        ),
        (
            "Ngày 3/4/2020, trên địa bàn huyện Yên Lạc, Đoàn giám sát của HĐND tỉnh tiến hành giám sát việc cấp nước sạch.",
            ["Đoàn giám sát của HĐND tỉnh"],
        ),
        (
            "Ngày 3/4/2020, tại Khách sạn Bông Sen, số 12 đường Lê Lợi, thành phố Lạc Sơn, Hội Luật gia tổ chức hội thảo.",
            ["Hội Luật gia"],
        ),
    ],
)
def test_who_held_it_is_one_name_where_it_is_one_and_several_where_they_are(text: str, organizers: list[str]) -> None:
    assert gold(text)["organizers"] == organizers


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        (
            "Ngày 3/4/2020, liên ngành Công an - Kiểm sát - Tòa án huyện Yên Lạc tổ chức hội nghị sơ kết công tác phối hợp.",
            ["Công an", "Kiểm sát", "Tòa án huyện Yên Lạc"],
        ),
        (
            "Sáng 3/4/2020, tại hội trường huyện diễn ra hội nghị sơ kết quy chế phối hợp giữa ba lực lượng: Công an, Quân sự và Kiểm lâm huyện.",
            ["Công an", "Quân sự", "Kiểm lâm huyện"],
        ),
        (
            "Ngày 3/4/2020, Văn phòng Bộ A tổ chức hội nghị sơ kết quy chế phối hợp giữa các Vụ Chuyên môn thuộc Văn phòng.",
            ["các Vụ Chuyên môn"],
        ),
        (
            "Ngày 3/4/2020, Công đoàn Tổng công ty A tổ chức lễ ký quy chế phối hợp hoạt động giữa Hội đồng thành viên, Tổng Giám đốc Tổng công ty A với Ban Chấp hành Công đoàn Tổng công ty A.",
            ["Hội đồng thành viên", "Tổng Giám đốc Tổng công ty A", "Ban Chấp hành Công đoàn Tổng công ty A"],
        ),
        (
            "Ký quy chế phối hợp giữa Hội Phụ nữ và Biên phòng\nNgày 3/4/2020, Hội Liên hiệp Phụ nữ tỉnh và Bộ Chỉ huy Bộ đội Biên phòng tỉnh đã tổ chức ký quy chế phối hợp giai đoạn 2020 - 2025.",
            ["Hội Liên hiệp Phụ nữ tỉnh", "Bộ Chỉ huy Bộ đội Biên phòng tỉnh"],
        ),
        (
            "Ngày 3/4/2020, Cảng vụ Lạc Hải tổ chức Lễ ký quy chế phối hợp giữa Cảng vụ hàng hải Nghệ An, Hà Tĩnh, Quảng Bình và Bộ Tư lệnh Vùng A.",
            ["Cảng vụ hàng hải Nghệ An, Hà Tĩnh, Quảng Bình", "Bộ Tư lệnh Vùng A"],
        ),
        (
            "Ngày 3/4/2020, Sở A và Sở B sơ kết công tác phối hợp.\nCác đại biểu đề nghị thường xuyên phối hợp giữa Công an xã và dân quân.",
            ["Sở A", "Sở B"],
        ),
        (
            "LÀM TỐT HƠN NỮA PHỐI HỢP GIỮA CÁC ĐƠN VỊ\nNgày 3/4/2020, Sở A tổ chức hội nghị sơ kết chương trình phối hợp.",
            [],
        ),
        (
            "Ngày 3/4/2020, Sở A tổ chức hội nghị sơ kết chương trình phối hợp, làm rõ thẩm quyền giữa Giám đốc Sở A và Công an tỉnh.",
            [],
        ),
        (
            "Hội Cựu chiến binh và Công an huyện Yên Lạc ký kết Nghị quyết liên tịch\nNgày 3/4, hai đơn vị ký kết Nghị quyết liên tịch số 02/NQLT.",
            ["Hội Cựu chiến binh", "Công an huyện Yên Lạc"],
        ),
        (
            "Lạc Sơn: Sở A và Sở B ký kết chương trình phối hợp\nNgày 3/4, hai đơn vị ký kết chương trình phối hợp giai đoạn 2020 - 2025.",
            ["Sở A", "Sở B"],
        ),
        (
            "Sở A và Sở B hết lòng vì người bệnh\nNgày 3/4 diễn ra lễ ký kết chương trình phối hợp chăm sóc sức khỏe người cao tuổi.",
            [],
        ),
        (
            "Ngày 3/4/2020 diễn ra hội nghị sơ kết quy chế phối hợp giữa Hạt Kiểm lâm các huyện Yên Lạc, Sơn Hòa và Bình Lạc.",
            ["Hạt Kiểm lâm các huyện Yên Lạc, Sơn Hòa và Bình Lạc"],
        ),
        (
            "Ngày 3/4/2020, Sở A tổ chức hội nghị sơ kết chương trình phối hợp.\nĐồng chí Trần Văn B phát biểu.\nĐại biểu nêu chương trình phối hợp chưa chặt chẽ giữa Công an các xã.",
            [],
        ),
        (
            "Theo Quy chế phối hợp vừa được Sở A và Cục Thuế tỉnh ký kết, hai đơn vị sẽ trao đổi thông tin hằng tháng.",
            ["Sở A", "Cục Thuế tỉnh"],
        ),
        ("Theo quy chế phối hợp giữa Sở A và Sở B, hai bên sẽ trao đổi thông tin hằng tháng.", ["Sở A", "Sở B"]),
        ("Theo đó, hai bên sẽ trao đổi thông tin hằng tháng, báo cáo được Sở A tổng hợp.", []),
    ],
)
def test_the_sides_are_named_once_and_in_full(text: str, parties: list[str]) -> None:
    assert gold(text)["parties"] == parties


def test_a_joint_body_whose_members_are_cut_off_ends_with_its_head() -> None:
    page = Page("Liên ngành Công an tổ chức họp")
    assert [body_end(page, 0, 2), body_end(page, 0)] == [2, 4]
