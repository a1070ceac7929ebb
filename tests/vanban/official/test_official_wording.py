"""The words of the produced file, of both families and of joint papers."""

import io
import unicodedata
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as Read

from vanban.official import (
    Bases,
    Heading,
    Issuer,
    NumberedItems,
    Paper,
    Paragraph,
    ParameterSet,
    Run,
    Signature,
    body_text,
    write_docx,
)
from vanban.official.metrics import lines_at
from vanban.official.styles import style_id


def read(paper: Paper, parameters: ParameterSet) -> Read:
    return Document(io.BytesIO(write_docx(paper, parameters)))


def words(document: Read, part: str) -> list[str]:
    """Texts of a component, with unbreakable blanks as blanks."""
    found = [p for p in document.paragraphs if p.style.style_id == style_id(part)]
    for table in document.tables:
        found += [p for cell in table._cells for p in cell.paragraphs if p.style.style_id == style_id(part)]
    return [paragraph.text.replace("\u00a0", " ") for paragraph in found]


def test_party_head_reads_as_an_office_writes_it(party_report: Paper, party_set: ParameterSet) -> None:
    document = read(party_report, party_set)
    assert words(document, "co_quan_cap_tren") == ["ĐẢNG BỘ TỈNH QUẢNG NINH"]
    assert words(document, "co_quan_ban_hanh") == ["ĐẢNG ỦY THAN QUẢNG NINH"]
    assert words(document, "so_ky_hieu") == ["Số 05-BC/ĐU"]
    assert words(document, "dia_danh_ngay") == ["Hạ Long, ngày 09 tháng 11 năm 2026"]
    assert words(document, "ten_loai") == ["BÁO CÁO"]
    assert words(document, "trich_yeu") == [party_report.abstract]
    assert words(document, "dau_trich_yeu") == ["-----"]


def test_state_head_reads_as_an_office_writes_it(state_report: Paper, state_set: ParameterSet) -> None:
    document = read(state_report, state_set)
    assert words(document, "co_quan_cap_tren") == ["TẬP ĐOÀN CÔNG NGHIỆP THAN - KHOÁNG SẢN VIỆT NAM"]
    assert words(document, "so_ky_hieu") == ["Số: 12/BC-TKV"]
    assert words(document, "dia_danh_ngay") == ["Quảng Ninh, ngày 03 tháng 02 năm 2026"]
    assert words(document, "quoc_hieu") == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    assert words(document, "tieu_ngu") == ["Độc lập - Tự do - Hạnh phúc"]


def test_a_paper_without_number_and_date_leaves_room_for_the_hand(
    party_report: Paper, state_report: Paper, party_set: ParameterSet, state_set: ParameterSet
) -> None:
    for paper, parameters, number in (
        (party_report, party_set, "Số       -BC/ĐU"),
        (state_report, state_set, "Số:       /BC-TKV"),
    ):
        blank = read(replace(paper, number=None, date=None), parameters)
        assert words(blank, "so_ky_hieu") == [number]
        assert words(blank, "dia_danh_ngay") == [f"{paper.place}, ngày      tháng      năm      "]


def test_closing_of_both_families_has_its_own_punctuation(
    party_report: Paper, state_report: Paper, party_set: ParameterSet, state_set: ParameterSet
) -> None:
    party, state = read(party_report, party_set), read(state_report, state_set)
    assert words(party, "noi_nhan") == words(state, "noi_nhan") == ["Nơi nhận:"]
    assert words(party, "noi_nhan_muc") == [
        "- Thường trực Tỉnh ủy (để báo cáo),",
        "- Đảng ủy các phường ký quy chế,",
        "- Lưu Văn phòng Đảng ủy.",
    ]
    assert words(state, "noi_nhan_muc")[-1] == "- Lưu: VT, VP."
    assert words(state, "noi_nhan_muc")[0] == "- Như trên;"
    assert (words(party, "quyen_han"), words(party, "chuc_vu")) == (["T/M BAN THƯỜNG VỤ"], ["PHÓ BÍ THƯ"])
    assert (words(state, "quyen_han"), words(state, "chuc_vu")) == (["KT. GIÁM ĐỐC"], ["PHÓ GIÁM ĐỐC"])
    assert words(party, "ho_ten") == ["Nguyễn Văn A"]


def test_recipients_typed_with_dashes_and_stops_are_not_punctuated_twice(
    party_report: Paper, party_set: ParameterSet
) -> None:
    typed = replace(party_report, recipients=("- Như trên;", "– Lưu Văn phòng."))
    assert words(read(typed, party_set), "noi_nhan_muc") == ["- Như trên,", "- Lưu Văn phòng."]


def test_body_of_the_state_ends_with_its_mark_and_that_of_the_party_does_not(
    party_report: Paper, state_report: Paper, party_set: ParameterSet, state_set: ParameterSet
) -> None:
    assert words(read(state_report, state_set), "khoan")[-1] == "b) Văn phòng tổng hợp, trình Ban Thường vụ./."
    assert words(read(party_report, party_set), "khoan")[-1] == "b) Văn phòng tổng hợp, trình Ban Thường vụ."
    already = replace(state_report, body=(Paragraph("Xin báo cáo./."),))
    assert words(read(already, state_set), "noi_dung") == ["Xin báo cáo./."]


def test_headings_are_numbered_in_the_form_of_the_family(
    party_report: Paper, state_report: Paper, party_set: ParameterSet, state_set: ParameterSet
) -> None:
    party, state = read(party_report, party_set), read(state_report, state_set)
    assert words(party, "de_muc_1") == ["I- KẾT QUẢ THỰC HIỆN", "II- NHIỆM VỤ SÁU THÁNG CUỐI NĂM"]
    assert words(state, "de_muc_1") == ["I. KẾT QUẢ THỰC HIỆN", "II. NHIỆM VỤ SÁU THÁNG CUỐI NĂM"]
    assert words(party, "de_muc_2") == ["1. Công tác xây dựng Đảng", "2. Sản xuất và an sinh xã hội"]
    assert words(party, "de_muc_3") == ["a) Công tác tư tưởng", "b) Công tác tổ chức, cán bộ"]


def test_a_deeper_heading_begins_anew_and_an_own_label_does_not_count(
    party_report: Paper, party_set: ParameterSet
) -> None:
    body = (
        Heading(1, "Một"),
        Heading(2, "A"),
        Heading(2, "B"),
        Heading(1, "Mở đầu", label=""),
        Heading(2, "Phạm vi", label="Điều 1."),
        Heading(1, "Hai"),
        Heading(2, "C"),
    )
    document = read(replace(party_report, body=body), party_set)
    assert words(document, "de_muc_1") == ["I- MỘT", "MỞ ĐẦU", "II- HAI"]
    assert words(document, "de_muc_2") == ["1. A", "2. B", "Điều 1. Phạm vi", "1. C"]


def test_items_are_numbered_with_digits_vietnamese_letters_or_dashes(
    party_report: Paper, party_set: ParameterSet
) -> None:
    body = (
        NumberedItems(("Một", "Hai"), start=4),
        NumberedItems(("một", "hai", "ba", "bốn", "năm", "sáu"), style="a"),
        NumberedItems(((Run("Ngay", bold=True), Run(" tuần này")),), style="-"),
    )
    found = words(read(replace(party_report, body=body), party_set), "khoan")
    assert found[:2] == ["4. Một", "5. Hai"]
    assert found[2:8] == ["a) một", "b) hai", "c) ba", "d) bốn", "đ) năm", "e) sáu"]
    assert found[8] == "- Ngay tuần này"


def test_a_letter_has_its_abstract_under_the_symbol_and_no_title_in_the_middle(
    party_letter: Paper, state_letter: Paper, party_set: ParameterSet, state_set: ParameterSet
) -> None:
    party, state = read(party_letter, party_set), read(state_letter, state_set)
    for document in (party, state):
        assert words(document, "ten_loai") == words(document, "trich_yeu") == []
        lower_left = document.tables[0].rows[1].cells[0]
        assert [p.style.style_id for p in lower_left.paragraphs][1] == style_id("trich_yeu_cong_van")
    assert words(party, "trich_yeu_cong_van") == [party_letter.abstract]
    assert words(state, "trich_yeu_cong_van") == [f"V/v {state_letter.abstract}"]
    assert words(state, "so_ky_hieu") == ["Số: 07/TCT-VP"]
    assert words(state, "kinh_gui") == ["Kính gửi: Công an thành phố Mẫu"]
    assert words(party, "kinh_gui_nhieu") == ["Kính gửi:\t- Đảng ủy phường Mạo Khê,"]
    assert words(party, "kinh_gui_tiep") == ["\t- Đảng ủy phường Hà Tu."]


def test_a_draft_bears_its_mark_and_a_final_paper_does_not(party_letter: Paper, party_set: ParameterSet) -> None:
    assert words(read(party_letter, party_set), "du_thao") == ["DỰ THẢO LẦN 2"]
    assert words(read(replace(party_letter, draft=""), party_set), "du_thao") == []


def test_a_joint_paper_names_every_issuer_and_has_a_signature_of_each(
    joint_regulation: Paper, party_set: ParameterSet
) -> None:
    document = read(joint_regulation, party_set)
    head = [p.text for p in document.tables[0].rows[0].cells[0].paragraphs]
    # Of two superiors neither is printed: the second would stand between the issuers like a third.
    assert head == ["ĐẢNG ỦY TẬP ĐOÀN MẪU -", "THÀNH ỦY THÀNH PHỐ MẪU", "*"]
    assert [cell.text for cell in document.tables[-1].rows[0].cells] == [
        "T/M BAN THƯỜNG VỤ\nTHÀNH ỦY THÀNH PHỐ MẪU\nBÍ THƯ",
        "T/M BAN THƯỜNG VỤ\nĐẢNG ỦY TẬP ĐOÀN MẪU\nBÍ THƯ",
    ]
    assert words(document, "so_ky_hieu") == ["Số 01-QC/ĐU"]
    names = [cell.text for cell in document.tables[-1].rows[1].cells]
    assert names == ["Trần Văn B", "Nguyễn Văn A"]  # the lead signs on the side the set says
    assert words(document, "noi_nhan_muc") == ["- Ban Tổ chức Trung ương,", "- Lưu Văn phòng hai Đảng ủy."]


def test_joint_issuers_under_one_superior_name_it_once_and_a_third_signs_below(
    joint_regulation: Paper, party_set: ParameterSet
) -> None:
    issuers = tuple(Issuer(name, "Đảng bộ tỉnh Mẫu") for name in ("Đảng ủy A", "Đảng ủy B", "Đảng ủy C"))
    third = Signature(office="Bí thư", authority="T/M Ban Thường vụ", name="Lê Văn C")
    paper = replace(joint_regulation, issuers=issuers, signatures=(*joint_regulation.signatures, third))
    document = read(paper, party_set)
    assert words(document, "co_quan_cap_tren") == ["ĐẢNG BỘ TỈNH MẪU"]
    assert words(document, "co_quan_ban_hanh") == ["ĐẢNG ỦY A -", "ĐẢNG ỦY B -", "ĐẢNG ỦY C"]
    assert [[cell.text for cell in row.cells] for row in document.tables[-1].rows[2:]] == [
        ["", "T/M BAN THƯỜNG VỤ\nĐẢNG ỦY C\nBÍ THƯ"],
        ["", "Lê Văn C"],
    ]


def test_names_of_a_joint_paper_stand_level_however_many_lines_an_office_takes(
    joint_regulation: Paper, party_set: ParameterSet
) -> None:
    long_office = "Phó Bí thư Thường trực, Trưởng Ban Chỉ đạo phối hợp"
    first, second = joint_regulation.signatures
    paper = replace(joint_regulation, signatures=(replace(first, office=long_office), second))
    above, names = read(paper, party_set).tables[-1].rows
    assert [cell.text for cell in above.cells] == [
        "T/M BAN THƯỜNG VỤ\nTHÀNH ỦY THÀNH PHỐ MẪU\nBÍ THƯ",
        "T/M BAN THƯỜNG VỤ\nĐẢNG ỦY TẬP ĐOÀN MẪU\nPHÓ BÍ THƯ THƯỜNG TRỰC, TRƯỞNG BAN CHỈ ĐẠO PHỐI HỢP",
    ]
    assert [cell.text for cell in names.cells] == ["Trần Văn B", "Nguyễn Văn A"]
    kept = {p.style.style_id for cell in above.cells for p in cell.paragraphs}
    assert kept == {style_id("quyen_han"), style_id("chuc_vu")}
    # What stands above a name goes along with it to the next page.
    assert party_set.components["quyen_han"].keep_next
    assert party_set.components["chuc_vu"].keep_next


def test_bases_end_as_the_family_writes_them(
    party_report: Paper, state_report: Paper, party_set: ParameterSet, state_set: ParameterSet
) -> None:
    bases = (Bases(("Căn cứ Điều lệ;", "- Căn cứ quy chế làm việc")), Paragraph("Nội dung."))
    party = read(replace(party_report, body=bases), party_set)
    state = read(replace(state_report, body=bases), state_set)
    assert words(party, "can_cu") == ["- Căn cứ Điều lệ;", "- Căn cứ quy chế làm việc,"]
    assert words(state, "can_cu") == ["Căn cứ Điều lệ;", "Căn cứ quy chế làm việc."]


def test_a_long_abstract_is_broken_into_even_lines_and_loses_no_word(
    party_report: Paper, party_set: ParameterSet
) -> None:
    document = read(party_report, party_set)
    (abstract,) = [p for p in document.paragraphs if p.style.style_id == style_id("trich_yeu")]
    look = party_set.components["trich_yeu"]
    room = party_set.page.text_width / 25.4 * 72
    inner = room - abstract.paragraph_format.left_indent.pt - abstract.paragraph_format.right_indent.pt
    lines = lines_at(abstract.text, look.size, inner, bold=look.bold)
    assert " ".join(lines).replace("\u00a0", " ") == party_report.abstract
    assert 1 < len(lines) == len(lines_at(abstract.text, look.size, room, bold=look.bold))
    assert min(map(len, lines)) > max(map(len, lines)) / 2


@pytest.mark.parametrize("form", ["NFC", "NFD"])
def test_vietnamese_letters_come_back_whole(form: str, party_report: Paper, party_set: ParameterSet) -> None:
    text = "ăâđêôơư ẮẰẲẴẶ ấầẩẫậ ếềểễệ ốồổỗộ ớờởỡợ ứừửữự ýỳỷỹỵ ĐẶNG QUỲNH"
    paper = replace(party_report, body=(Paragraph(unicodedata.normalize(form, text)),))
    assert words(read(paper, party_set), "noi_dung") == [text]


def test_control_characters_are_dropped_and_marks_of_xml_kept(party_report: Paper, party_set: ParameterSet) -> None:
    body = (Paragraph("A\x0b & <b> \ud800“C”\r\ndòng hai"),)
    assert words(read(replace(party_report, body=body), party_set), "noi_dung") == ["A & <b> “C”\ndòng hai"]


def test_core_properties_name_the_paper_and_its_issuer(party_report: Paper, party_set: ParameterSet) -> None:
    properties = read(party_report, party_set).core_properties
    assert properties.title.startswith("Báo cáo kết quả thực hiện")
    assert properties.author == "Đảng ủy Than Quảng Ninh"
    assert properties.language == "vi-VN"
    assert properties.created is None


def test_a_joint_state_paper_has_one_rule_under_the_last_issuer_and_the_symbol_of_the_lead(
    state_report: Paper, state_set: ParameterSet
) -> None:
    second = Signature(office="Giám đốc", name="Trần Văn B")
    issuers = (*state_report.issuers, Issuer("Công an thành phố Mẫu"))
    document = read(replace(state_report, issuers=issuers, signatures=(*state_report.signatures, second)), state_set)
    head = document.tables[0].rows[0].cells[0].paragraphs
    assert [p.style.style_id for p in head][-3:] == ["VBCoQuanBanHanh", "VBCoQuanBanHanh", "VBDuongKe"]
    assert [p.style.style_id for p in head].count("VBDuongKe") == 1
    assert words(document, "co_quan_ban_hanh") == ["CÔNG TY THAN MẪU - TKV -", "CÔNG AN THÀNH PHỐ MẪU"]
    assert words(document, "co_quan_cap_tren") == []  # one has a superior, the other none
    assert words(document, "so_ky_hieu") == ["Số: 12/BC-TKV"]
    first, last = (one.text for one in document.tables[-1].rows[0].cells)
    assert "CÔNG AN THÀNH PHỐ MẪU\nGIÁM ĐỐC" in (first, last)


def test_a_signature_that_names_its_body_does_not_name_it_twice(
    joint_regulation: Paper, party_set: ParameterSet
) -> None:
    first, second = joint_regulation.signatures
    named = replace(first, authority="T/M Ban Thường vụ Đảng ủy Tập đoàn Mẫu")
    above = read(replace(joint_regulation, signatures=(named, second)), party_set).tables[-1].rows[0]
    assert above.cells[1].text == "T/M BAN THƯỜNG VỤ ĐẢNG ỦY TẬP ĐOÀN MẪU\nBÍ THƯ"
    assert above.cells[0].text == "T/M BAN THƯỜNG VỤ\nTHÀNH ỦY THÀNH PHỐ MẪU\nBÍ THƯ"


def test_the_text_of_a_body_keeps_the_numbers_it_is_cited_by(party_report: Paper, party_set: ParameterSet) -> None:
    body = (Heading(1, "Kết quả"), NumberedItems(("Một.", "Hai.")), Paragraph("Hết."))
    assert body_text(replace(party_report, body=body), party_set) == "I- KẾT QUẢ\n1. Một.\n2. Hai.\nHết."
