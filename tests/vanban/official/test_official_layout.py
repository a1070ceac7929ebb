"""Measure the produced file by reading it back: every component of both families against its parameter set."""

import io
from collections.abc import Iterator

import pytest
from docx import Document
from docx.document import Document as Read
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from vanban.official import Paper, ParameterSet, write_docx
from vanban.official.metrics import text_width
from vanban.official.styles import style_id

SIDES = {"left": None, "center": "CENTER", "right": "RIGHT", "both": "JUSTIFY"}
HEAD_LEFT = ("co_quan_cap_tren", "co_quan_ban_hanh", "so_ky_hieu")
CLOSING_LEFT = ("noi_nhan", "noi_nhan_muc")
CLOSING_RIGHT = ("quyen_han", "chuc_vu", "ho_ten")
MIDDLE = ("ten_loai", "trich_yeu", "noi_dung", "khoan", "de_muc_1", "de_muc_2", "de_muc_3", "ten_bang", "don_vi_tinh")
IN_TABLE = ("dau_bang", "o_bang")


@pytest.fixture(params=["party", "state"])
def case(request: pytest.FixtureRequest) -> tuple[Paper, ParameterSet, Read]:
    paper = request.getfixturevalue(f"{request.param}_report")
    parameters = request.getfixturevalue(f"{request.param}_set")
    return paper, parameters, Document(io.BytesIO(write_docx(paper, parameters)))


def every_paragraph(document: Read) -> Iterator[Paragraph]:
    yield from document.paragraphs
    for table in document.tables:
        for cell in table._cells:
            yield from cell.paragraphs


def of_part(document: Read | _Cell, part: str) -> list[Paragraph]:
    source = document.paragraphs if isinstance(document, _Cell) else every_paragraph(document)
    return [paragraph for paragraph in source if paragraph.style.style_id == style_id(part)]


def test_page_size_and_margins_are_those_of_the_set(case: tuple[Paper, ParameterSet, Read]) -> None:
    _, parameters, document = case
    section, page = document.sections[0], parameters.page
    measured = (
        section.page_width,
        section.page_height,
        section.top_margin,
        section.bottom_margin,
        section.left_margin,
        section.right_margin,
        section.header_distance,
    )
    wanted = (page.width, page.height, page.top, page.bottom, page.left, page.right, page.header)
    for found, millimetres in zip(measured, wanted, strict=True):
        assert abs(found - Mm(millimetres)) < Mm(0.05)


def test_every_component_has_the_type_and_side_of_the_set(case: tuple[Paper, ParameterSet, Read]) -> None:
    _, parameters, document = case
    titles = tuple(part for part, _ in parameters.wording.titles)
    for part in (*titles, *HEAD_LEFT, "dia_danh_ngay", *MIDDLE, *IN_TABLE, *CLOSING_LEFT, *CLOSING_RIGHT):
        look = parameters.components[part]
        found = of_part(document, part)
        assert found, part
        font = found[0].style.font
        assert (font.size.pt, bool(font.bold), bool(font.italic), bool(font.underline)) == (
            look.size,
            look.bold,
            look.italic,
            look.underline,
        ), part
        alignment = found[0].style.paragraph_format.alignment
        assert (alignment.name if alignment else None) in {SIDES[look.align], "LEFT" if look.align == "left" else ""}, (
            part
        )
        if look.caps:
            assert all(paragraph.text == paragraph.text.upper() for paragraph in found), part


def test_sizes_lie_in_the_ranges_of_the_legal_texts(party_set: ParameterSet, state_set: ParameterSet) -> None:
    party = {"tieu_de": (15, 15), "co_quan_cap_tren": (14, 14), "co_quan_ban_hanh": (14, 14), "so_ky_hieu": (14, 14)}
    party |= {"dia_danh_ngay": (14, 14), "ten_loai": (15, 16), "trich_yeu": (14, 15), "noi_dung": (14, 15)}
    party |= {"trich_yeu_cong_van": (12, 12)}
    state = {"quoc_hieu": (12, 13), "tieu_ngu": (13, 14), "co_quan_cap_tren": (12, 13), "so_ky_hieu": (13, 13)}
    state |= {"dia_danh_ngay": (13, 14), "ten_loai": (13, 14), "noi_dung": (13, 14), "so_trang": (13, 14)}
    for parameters, ranges in ((party_set, party), (state_set, state)):
        for part, (low, high) in ranges.items():
            assert low <= parameters.components[part].size <= high, part


def test_body_has_first_line_indent_and_room_between_paragraphs(case: tuple[Paper, ParameterSet, Read]) -> None:
    _, parameters, document = case
    look, style = parameters.components["noi_dung"], of_part(document, "noi_dung")[0].style.paragraph_format
    assert abs(style.first_line_indent - Mm(look.first_line)) < Mm(0.05)
    assert style.space_before.pt + style.space_after.pt >= 6
    assert 1.0 <= style.line_spacing <= 1.5


def test_head_has_issuer_left_and_title_right_then_number_and_date_on_one_row(
    case: tuple[Paper, ParameterSet, Read],
) -> None:
    _, parameters, document = case
    head = document.tables[0]
    (upper_left, upper_right), (lower_left, lower_right) = (row.cells for row in head.rows)
    assert of_part(upper_left, "co_quan_cap_tren")
    assert of_part(upper_left, "co_quan_ban_hanh")
    assert [p.text for part, _ in parameters.wording.titles for p in of_part(upper_right, part)] == [
        words for _, words in parameters.wording.titles
    ]
    assert of_part(lower_left, "so_ky_hieu")
    assert of_part(lower_right, "dia_danh_ngay")
    assert abs(upper_left.width - Mm(parameters.columns.head_left)) < Mm(0.05)
    assert abs(upper_left.width + upper_right.width - Mm(parameters.page.text_width)) < Mm(0.1)
    assert document.element.body[0].tag == qn("w:tbl")


def test_head_table_has_no_borders_and_title_lines_fit_on_one_line(case: tuple[Paper, ParameterSet, Read]) -> None:
    _, parameters, document = case
    assert not document.tables[0]._tbl.xpath(".//w:tblBorders | .//w:tcBorders")
    assert not document.styles.element.xpath("w:style[@w:styleId='VBKhung']//w:tblBorders")
    room = (parameters.page.text_width - parameters.columns.head_left) / 25.4 * 72
    for part, words in parameters.wording.titles:
        look = parameters.components[part]
        assert text_width(words, look.size, bold=look.bold) <= room


def rule_lengths(cell: _Cell) -> list[float]:
    """Lengths in points of the rules drawn in a cell."""
    rules = [paragraph for paragraph in cell.paragraphs if paragraph.style.style_id == "VBDuongKe"]
    return [
        cell.width.pt - rule.paragraph_format.left_indent.pt - rule.paragraph_format.right_indent.pt for rule in rules
    ]


def test_party_title_has_a_rule_as_long_as_its_words_and_the_issuer_an_asterisk(
    party_report: Paper, party_set: ParameterSet
) -> None:
    document = Document(io.BytesIO(write_docx(party_report, party_set)))
    left, right = document.tables[0].rows[0].cells
    wanted = text_width("ĐẢNG CỘNG SẢN VIỆT NAM", party_set.components["tieu_de"].size, bold=True)
    assert rule_lengths(right) == [pytest.approx(wanted, abs=0.2)]
    assert rule_lengths(left) == []
    assert left.paragraphs[-1].text == "*"


def test_state_motto_has_a_full_rule_and_the_issuer_one_of_a_third_to_a_half(
    state_report: Paper, state_set: ParameterSet
) -> None:
    document = Document(io.BytesIO(write_docx(state_report, state_set)))
    left, right = document.tables[0].rows[0].cells
    motto = text_width("Độc lập - Tự do - Hạnh phúc", state_set.components["tieu_ngu"].size, bold=True)
    issuer = text_width("CÔNG TY THAN MẪU - TKV", state_set.components["co_quan_ban_hanh"].size, bold=True)
    assert rule_lengths(right) == [pytest.approx(motto, abs=0.2)]
    assert len(rule_lengths(left)) == 1
    assert issuer / 3 <= rule_lengths(left)[0] <= issuer / 2
    assert "*" not in [paragraph.text for paragraph in left.paragraphs]


def test_recipients_stand_left_and_the_signature_right_below_the_body(case: tuple[Paper, ParameterSet, Read]) -> None:
    _, parameters, document = case
    left, right = document.tables[-1].rows[0].cells
    assert left.paragraphs[0].style.style_id == style_id("noi_nhan")
    assert [p.style.style_id for p in right.paragraphs] == [style_id(part) for part in CLOSING_RIGHT]
    assert abs(left.width - Mm(parameters.columns.signature_left)) < Mm(0.05)


def test_signature_is_never_alone_on_a_page(case: tuple[Paper, ParameterSet, Read]) -> None:
    _, _, document = case
    rows = document.tables[-1]._tbl.xpath("w:tr")
    assert all(row.xpath("w:trPr/w:cantSplit") for row in rows)
    before = document.tables[-1]._tbl.xpath("preceding-sibling::w:p[position()<=2]")
    assert len(before) == 2
    assert all(paragraph.xpath("w:pPr/w:keepNext") for paragraph in before)


def test_page_number_stands_centred_in_the_header_from_page_two(case: tuple[Paper, ParameterSet, Read]) -> None:
    _, parameters, document = case
    section = document.sections[0]
    assert section.different_first_page_header_footer
    assert section.first_page_header.is_linked_to_previous  # nothing is written on page one
    (number,) = section.header.paragraphs
    assert number._p.xpath(".//w:fldSimple/@w:instr") == [" PAGE "]
    assert number.style.paragraph_format.alignment.name == "CENTER"
    assert number.style.font.size.pt == parameters.components["so_trang"].size


def test_font_is_times_in_all_four_slots_and_the_language_vietnamese(case: tuple[Paper, ParameterSet, Read]) -> None:
    _, parameters, document = case
    styles = document.styles.element
    for slot in ("ascii", "hAnsi", "eastAsia", "cs"):
        assert styles.xpath(f"w:docDefaults//w:rFonts/@w:{slot}") == [parameters.font] == ["Times New Roman"]
    assert styles.xpath("w:docDefaults//w:lang/@w:val") == ["vi-VN"]
    assert not document.element.xpath("//w:rFonts")  # no run goes its own way


def test_styles_bear_vietnamese_names_and_headings_are_real(case: tuple[Paper, ParameterSet, Read]) -> None:
    _, parameters, document = case
    names = {style.name for style in document.styles}
    assert parameters.components["trich_yeu"].style in names
    assert parameters.components["noi_nhan"].style in names
    for level in (1, 2, 3):
        (heading,) = document.styles.element.xpath(f"w:style[@w:styleId='Heading{level}']")
        assert heading.xpath("w:name/@w:val") == [f"heading {level}"]
        assert heading.xpath("w:aliases/@w:val") == [parameters.components[f"de_muc_{level}"].style]
        assert heading.xpath("w:pPr/w:outlineLvl/@w:val") == [str(level - 1)]


def test_no_look_is_set_by_hand_except_bold_runs_indents_and_sides(case: tuple[Paper, ParameterSet, Read]) -> None:
    _, _, document = case
    inside = {child.tag for look in document.element.xpath("//w:r/w:rPr") for child in look}
    assert inside <= {qn("w:b"), qn("w:bCs"), qn("w:i"), qn("w:iCs")}
    direct = {child.tag for look in document.element.xpath("//w:body//w:pPr") for child in look}
    assert direct <= {qn(f"w:{name}") for name in ("pStyle", "keepNext", "spacing", "ind", "jc")}
