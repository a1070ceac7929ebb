"""Tables of figures in the produced file."""

import io
from dataclasses import replace

import pytest
from docx import Document
from docx.document import Document as Read
from docx.enum.section import WD_ORIENT
from docx.oxml.ns import qn

from vanban.official import Annex, Column, Paper, PaperError, Paragraph, ParameterSet, Table, paper_to_html, write_docx
from vanban.official.compose import column_aligns


def read(paper: Paper, parameters: ParameterSet) -> Read:
    return Document(io.BytesIO(write_docx(paper, parameters)))


def test_header_row_is_repeated_and_no_row_is_broken(party_report: Paper, party_set: ParameterSet) -> None:
    rows = read(party_report, party_set).tables[1]._tbl.xpath("w:tr")
    assert [bool(row.xpath("w:trPr/w:tblHeader")) for row in rows] == [True, False, False, False, False]
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)


def test_figures_stand_right_serial_numbers_centred_and_words_left(
    party_report: Paper, party_set: ParameterSet
) -> None:
    table = read(party_report, party_set).tables[1]
    sides = [cell.paragraphs[0].alignment for cell in table.rows[1].cells]
    assert [side.name if side is not None else None for side in sides] == [
        "CENTER",
        None,
        "RIGHT",
        "RIGHT",
        "RIGHT",
        None,
    ]
    assert [cell.text for cell in table.rows[1].cells][:4] == [
        "1",
        "Than nguyên khai khai thác trên địa bàn",
        "1.250",
        "1.310,5",
    ]


def test_side_that_is_said_wins_over_the_look_of_the_cells() -> None:
    columns = (Column("Năm", align="left"), Column("Số vụ"), Column("Mã"), Column("Trống"))
    table = Table(columns, (("2025", "-1,5 %", "12a", ""), ("2026", "–", "7", "–")))
    assert column_aligns(table) == ("left", "right", "left", "left")


def test_widths_follow_the_shares_and_fill_the_text_width(party_report: Paper, party_set: ParameterSet) -> None:
    table = read(party_report, party_set).tables[1]
    widths = [int(column.get(qn("w:w"))) for column in table._tbl.xpath("w:tblGrid/w:gridCol")]
    assert sum(widths) == round(party_set.page.text_width / 25.4 * 1440)
    assert abs(widths[1] - 3 * widths[2]) <= 3
    assert table._tbl.xpath("w:tblPr/w:tblLayout/@w:type") == ["fixed"]


def test_total_row_is_bold_and_others_are_not(party_report: Paper, party_set: ParameterSet) -> None:
    rows = read(party_report, party_set).tables[1].rows
    assert rows[4].cells[1].paragraphs[0].runs[0].bold
    assert not rows[1].cells[1].paragraphs[0].runs[0].bold


def test_caption_and_unit_stand_above_and_go_along_with_the_table(party_report: Paper, party_set: ParameterSet) -> None:
    document = read(party_report, party_set)
    above = document.tables[1]._tbl.xpath("preceding-sibling::w:p[position()<=2]//w:t/text()")
    assert above == ["Kết quả thực hiện các chỉ tiêu phối hợp", "Đơn vị tính: nghìn tấn, người"]
    for style in ("VBTenBang", "VBDonViTinh"):
        assert document.styles.element.xpath(f"w:style[@w:styleId='{style}']/w:pPr/w:keepNext")


def test_two_tables_in_a_row_stay_two_and_a_last_table_goes_along_with_the_signature(
    party_report: Paper, party_set: ParameterSet
) -> None:
    table = Table((Column("A"),), (("1",), ("2",)))
    document = read(replace(party_report, body=(table, table)), party_set)
    assert len(document.tables) == 4  # head, two of the body, closing
    between = document.tables[2]._tbl.getprevious()
    assert between.tag == qn("w:p")
    last = document.tables[2]._tbl.xpath("w:tr[last()]//w:pPr/w:keepNext")
    other = document.tables[1]._tbl.xpath("w:tr[last()]//w:pPr/w:keepNext")
    assert (len(last), len(other)) == (1, 0)


def test_a_table_of_a_thousand_rows_keeps_every_cell(party_report: Paper, party_set: ParameterSet) -> None:
    rows = tuple((str(number), f"Đơn vị {number}") for number in range(1, 1001))
    table = Table((Column("TT", 0.5), Column("Tên đơn vị", 4)), rows)
    document = read(replace(party_report, body=(table,)), party_set)
    texts = document.tables[1]._tbl.xpath("w:tr[position()>1]//w:t/text()")
    assert texts == [cell for row in rows for cell in row]


def test_an_annex_stands_behind_the_signature_on_turned_pages(
    party_report: Paper, party_set: ParameterSet, state_report: Paper, state_set: ParameterSet
) -> None:
    wide = Table((Column("Chỉ tiêu", 3), Column("Thực hiện")), (("Than sạch", "1.250,5"),), caption="Sản xuất")
    for paper, parameters, symbol in ((party_report, party_set, "số "), (state_report, state_set, "số: ")):
        annexes = (Annex("Số liệu tổng hợp", (wide,), landscape=True), Annex("Danh sách", (Paragraph("Không có."),)))
        document = read(replace(paper, annexes=annexes), parameters)
        body, turned, last = document.sections
        assert (turned.page_width, turned.page_height) == (body.page_height, body.page_width)
        assert turned.orientation == WD_ORIENT.LANDSCAPE
        assert (last.page_width, last.orientation) == (body.page_width, WD_ORIENT.PORTRAIT)
        widths = [int(one.get(qn("w:w"))) for one in document.tables[-1]._tbl.xpath("w:tblGrid/w:gridCol")]
        across = turned.page_width - turned.left_margin - turned.right_margin
        assert abs(sum(widths) * 635 - across) < 2 * 635  # a twip is 635 of Word's units of length
        texts = [one.text for one in document.paragraphs]
        head = texts.index("Phụ lục I")
        assert texts[head + 1] == "SỐ LIỆU TỔNG HỢP"
        assert texts[head + 2].startswith(f"(Kèm theo Báo cáo {symbol}")
        assert "Phụ lục II" in texts
        shown = paper_to_html(replace(paper, annexes=annexes), parameters)
        assert shown.index("vb-ket") < shown.index("vb-phan-phu-luc--ngang") < shown.index("Phụ lục II")


def test_a_lone_annex_has_no_number_and_its_tables_are_checked(party_report: Paper, party_set: ParameterSet) -> None:
    assert "Phụ lục" in [one.text for one in read(_with(party_report, ("a", "b")), party_set).paragraphs]
    with pytest.raises(PaperError, match="có 1 ô, đầu bảng có 2 cột"):
        write_docx(_with(party_report, ("a",)), party_set)


def _with(paper: Paper, row: tuple[str, ...]) -> Paper:
    return replace(paper, annexes=(Annex("Bảng", (Table((Column("A"), Column("B")), (row,)),)),))
