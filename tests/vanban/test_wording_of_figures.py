"""Document numbers, figures and short forms in wordings of many hands: what must be found, and what must not."""

import pytest
from tests.vanban.wording import gold

from vanban import read


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Thực hiện Nghị định 03 năm 2019 của Chính phủ.", [("03", None)]),
        ("Căn cứ Quyết định số 84 QĐ/TWĐA ngày 2/2/2013.", [("84", "QĐ/TWĐA")]),
        ("Theo Quyết định 4800 Bộ Y tế.", [("4800", None)]),
        ("Số:\n1272/2014/QĐ-UBND\nQuảng Lạc.", [("1272/2014", "QĐ-UBND")]),
        ("Quyết định 133/2002/QĐ-TTg, sau đây là Quyết định 133, được thực hiện.", [("133/2002", "QĐ-TTg")]),
        ("Căn cứ Nghị định số 20/2008/NĐ-CP ngày\n14/02/2008 của Chính phủ.", [("20/2008", "NĐ-CP")]),
        ("Chỉ thị số: 35-CT/TU ngày 6/11/2014.", [("35", "CT/TU")]),
        ("Nghị quyết Trung ương 4 khóa XI; Điều 24 Điều lệ.", []),
        ("Kế hoạch 5 năm; chương trình 30 phút; Đề án 06.", []),
    ],
)
def test_numbers_and_symbols_in_every_spacing(sentence: str, found: list[tuple[str, str | None]]) -> None:
    assert [(d["number"], d["symbol"]) for d in gold(sentence)["documents"]] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Kỳ họp đã xem xét 37 nội dung và 22 nghị quyết.", [(37, "nội dung"), (22, "nghị quyết")]),
        ("Quy chế gồm 03 Chương, 11 Điều.", [(3, "Chương"), (11, "Điều")]),
        ("Kết nối đến 13 VKSND cấp huyện.", [(13, "VKSND")]),
        ("Hội nghị kết nối tới 63 tỉnh, thành phố.", [(63, "tỉnh, thành phố")]),
        ("Ngành đã hợp nhất 207 CCT, giảm 98 CCT.", [(207, "CCT"), (98, "CCT")]),
        ("Việc sắp xếp diễn ra tại 61 Cục Thuế.", [(61, "Cục Thuế")]),
        ("Xe chạy theo tiêu chuẩn 12 TCVN.", []),
        ("Sở triển khai giai đoạn 2 chương trình cấp nước.", []),
        ("Giám đốc nêu 1 số phương hướng.", []),
        ("Giá nhà dưới 25 triệu đồng/m2.", [(25, "triệu đồng/m2")]),
        ("Sở khởi công đường vành đai 3 TP.HCM.", []),
        ("Phiên 2 dành cho các địa phương.", []),
        ("Quân khu 1 tổ chức hội nghị.", []),
        ("Công an 3 huyện tổ chức hội nghị với 9 cán bộ, chiến sỹ.", [(9, "cán bộ, chiến sỹ")]),
        ("Đường tuần tra mốc 775 thuộc xóm Nà Lạc.", []),
        ("Nhiệm kỳ 2012 - 2017 ban hành quy chế.", []),
        ("Theo quy chế phối hợp, 2 đơn vị đã chỉ đạo chặt chẽ.", []),
        ("Đồng chí nêu 6 tồn tại, hạn chế sau: thứ nhất là chậm.", []),
    ],
)
def test_figures_are_counted_things_and_no_names(sentence: str, found: list[tuple[int, str]]) -> None:
    assert [(f["value"], f["unit"]) for f in gold(sentence)["figures"]] == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("Bảo hiểm y tế (BHYT) được mở rộng.", {"BHYT": "Bảo hiểm y tế"}),
        ("Ủy ban Kiểm tra Trung ương (UBKTTW) họp.", {"UBKTTW": "Ủy ban Kiểm tra Trung ương"}),
        (
            "Tổng công ty Điện lực TP. Hồ Chí Minh (EVNHCMC) ký kết.",
            {"EVNHCMC": "Tổng công ty Điện lực TP. Hồ Chí Minh"},
        ),
        (
            "Đảng bộ Khối doanh nghiệp Trung ương (Đảng bộ khối) họp.",
            {"Đảng bộ khối": "Đảng bộ Khối doanh nghiệp Trung ương"},
        ),
        (
            "Ban chỉ đạo chống buôn lậu, gian lận thương mại (Ban chỉ đạo 389) họp.",
            {"Ban chỉ đạo 389": "Ban chỉ đạo chống buôn lậu, gian lận thương mại"},
        ),
        (
            "Chương trình phối hợp số 5 giữa Sở A và Sở B (gọi tắt là Chương trình) có hiệu lực.",
            {"Chương trình": "Chương trình phối hợp số 5 giữa Sở A và Sở B"},
        ),
        (
            "Hiệp hội Doanh nghiệp Hàn Quốc tại Hải Phòng (KCCI) họp.",
            {"KCCI": "Hiệp hội Doanh nghiệp Hàn Quốc tại Hải Phòng"},
        ),
        (
            "Trung tâm Xúc tiến thương mại và Đầu tư thành phố Hải Phòng (HIPC) họp.",
            {"HIPC": "Trung tâm Xúc tiến thương mại và Đầu tư thành phố Hải Phòng"},
        ),
        ("Sở Tài chính và Ủy ban nhân dân xã Hòa Khê (HKPC) họp.", {}),
        ("Sở Công Thương phối hợp các đơn vị tại Hải Phòng (KCN) rà soát.", {}),
        ("Ban Quản lý dự án và các đơn vị thi công (BQL) cam kết.", {}),
        ("Họp tại xã Hòa Khê (huyện Hòa Lạc, tỉnh Lạc Sơn).", {}),
        (
            "Tổng công ty Hàng hải Hòa Khê (Hokeline) đón tàu.",
            {"Hokeline": "Tổng công ty Hàng hải Hòa Khê"},
        ),
        (
            "Chỉ số Mức độ sẵn sàng của xã (SRI) tăng 3 bậc.",
            {"SRI": "Chỉ số Mức độ sẵn sàng của xã"},
        ),
        (
            "Các tổ chức tín dụng, chi nhánh nước ngoài (TCTD) dự họp.",
            {"TCTD": "tổ chức tín dụng, chi nhánh nước ngoài"},
        ),
        ("Tinh thần Tuyên bố về ứng xử ở biển (DOX) còn đó.", {"DOX": "Tuyên bố về ứng xử ở biển"}),
        ("Tỉnh tăng 3 bậc về chỉ số học hành toàn cầu (GLI).", {"GLI": "chỉ số học hành toàn cầu"}),
        ("Công ty Than Hòa Khê (Hà Nam) đón đoàn.", {}),
        ("Chống khai thác bất hợp pháp (ABC) ở xã.", {}),
        ("Luật Đất đai (sửa đổi) và báo cáo (bản tổng hợp).", {}),
        ("Hội nghị lần thứ 21 (mở rộng) khai mạc.", {}),
    ],
)
def test_short_forms_are_those_the_text_defines(sentence: str, found: dict[str, str]) -> None:
    assert {a["short"]: a["long"] for a in gold(sentence)["abbreviations"]} == found


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Sáu tháng đầu năm thực hiện 220 tấn, bằng 52% kế hoạch năm, tăng 3,5% so với cùng kỳ.",
            [("actual", "", ""), ("", "plan", ""), ("", "same_period", "up")],
        ),
        ("Đạt 102% kế hoạch, tăng 3,5% so với cùng kỳ.", [("actual", "plan", ""), ("", "same_period", "up")]),
        ("Doanh thu 663 tỷ đồng, giảm 17,7% so với cùng kỳ.", [("", "", ""), ("", "same_period", "down")]),
        ("Kế hoạch năm là 18.000 tấn; ước đạt 15.000 tấn.", [("plan", "", ""), ("actual", "", "")]),
        ("Thu nhập cao hơn 5% so với kế hoạch.", [("", "plan", "up")]),
        ("Thu nhập thấp hơn 5% so với kế hoạch.", [("", "plan", "down")]),
        ("Chỉ tiêu giao 120 đảng viên mới, kết nạp 80 đảng viên.", [("plan", "", ""), ("", "", "")]),
        ("Có 300 công nhân cùng đoàn công tác trong kỳ họp.", [("", "", "")]),
        ("Trao 15 suất quà, hoạch định chính sách.", [("", "", "")]),
    ],
)
def test_a_figure_is_compared_by_the_words_of_its_own_clause(sentence: str, found: list[tuple[str, str, str]]) -> None:
    assert [(one.role, one.compared_with, one.direction) for one in read(sentence).figures] == found
