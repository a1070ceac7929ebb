"""Word files: what Word shows is what is read."""

from typing import Any

import pytest
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from vanban.intake_files import DEFAULT, Limits, Opened, Refused, open_bytes

from . import encoders, made


def opened(data: bytes, limits: Limits = DEFAULT) -> Opened:
    found = open_bytes("a.docx", data, limits=limits)
    assert isinstance(found, Opened), found
    return found


def lines(data: bytes) -> list[str]:
    return opened(data).text.splitlines()


def test_paragraphs_come_in_order() -> None:
    found = opened(made.docx_of("Kính gửi Đảng ủy A", "Thực hiện kế hoạch năm,"))
    assert (found.kind, found.text) == ("docx", "Kính gửi Đảng ủy A\nThực hiện kế hoạch năm,")
    assert not found.needs_confirmation
    assert found.report == ()


def test_automatic_numbers_are_read_as_shown() -> None:
    def build(document: Any) -> None:
        for text in ("Việc một", "Việc hai"):
            document.add_paragraph(text, style="List Number")
        document.add_paragraph("Gạch đầu dòng", style="List Bullet")
        document.add_paragraph("Việc ba", style="List Number")

    assert lines(made.docx(build)) == ["1. Việc một", "2. Việc hai", "- Gạch đầu dòng", "3. Việc ba"]


NUMBERING = """<w:numbering xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">
<w:abstractNum w:abstractNumId="7">
<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:start w:val="3"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>
<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%3)"/></w:lvl>
</w:abstractNum>
<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>
<w:num w:numId="2"><w:abstractNumId w:val="7"/>
<w:lvlOverride w:ilvl="0"><w:startOverride w:val="9"/></w:lvlOverride></w:num>
</w:numbering>"""


def numbered(*levels: tuple[int, int]) -> bytes:
    def build(document: Any) -> None:
        for number, level in levels:
            properties = document.add_paragraph("x")._p.get_or_add_pPr()
            inner = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
            properties.append(parse_xml(f"<w:numPr {nsdecls('w')}>{inner}</w:numPr>"))

    return made.replaced(made.docx(build), "word/numbering.xml", NUMBERING.encode())


def test_numbers_of_several_levels_and_restarts_are_counted() -> None:
    found = lines(numbered((1, 0), (1, 1), (1, 1), (1, 2), (1, 2), (1, 0), (1, 1), (2, 0), (1, 0), (5, 0)))
    assert [line.removesuffix("x").strip() for line in found] == [
        "I.", "I.3", "I.4", "a)", "b)", "II.", "II.3", "IX.", "III.", "",
    ]  # fmt: skip


def test_a_data_table_keeps_its_cells_and_their_offsets() -> None:
    def build(document: Any) -> None:
        document.add_paragraph("Kế hoạch")
        table = document.add_table(3, 3)
        for row in range(3):
            for column in range(3):
                table.cell(row, column).text = f"ô {row}.{column}"
        table.cell(1, 1).add_paragraph("dòng hai")
        table.cell(2, 0).merge(table.cell(2, 1)).text = "gộp"

    found = opened(made.docx(build))
    (table,) = found.tables
    assert [[cell.text for cell in row] for row in table.rows] == [
        ["ô 0.0", "ô 0.1", "ô 0.2"],
        ["ô 1.0", "ô 1.1 dòng hai", "ô 1.2"],
        ["gộp", "", "ô 2.2"],
    ]
    for row in table.rows:
        for cell in row:
            assert found.text[cell.start : cell.end] == cell.text
    assert "ô 1.0\tô 1.1 dòng hai\tô 1.2\n" in found.text


def test_a_head_set_in_two_columns_is_read_column_by_column() -> None:
    def build(document: Any) -> None:
        left, right = document.add_table(1, 2).row_cells(0)
        left.text = "ĐẢNG ỦY A\n*"
        left.add_paragraph("Số 05-KH/ĐU")
        right.text = "ĐẢNG CỘNG SẢN VIỆT NAM"
        right.add_paragraph("Hà Nội, ngày 05 tháng 3 năm 2026")

    found = opened(made.docx(build))
    assert found.tables == ()
    assert [line for line in found.text.splitlines() if line] == [
        "ĐẢNG ỦY A", "*", "Số 05-KH/ĐU", "ĐẢNG CỘNG SẢN VIỆT NAM", "Hà Nội, ngày 05 tháng 3 năm 2026",
    ]  # fmt: skip


def test_header_and_footer_are_read_once_and_page_numbers_left_out() -> None:
    def build(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "Dự thảo lần 2"
        document.sections[0].footer.paragraphs[0].text = "- 3 -"
        document.add_paragraph("Nội dung")

    assert lines(made.docx(build)) == ["Dự thảo lần 2", "Nội dung"]


def test_a_mark_in_the_header_or_in_a_text_box_stops_the_file() -> None:
    def header(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "MẬT"
        document.add_paragraph("Nội dung")

    box = (
        f"<w:r {nsdecls('w')}><w:pict><v:shape xmlns:v='urn:schemas-microsoft-com:vml'><v:textbox><w:txbxContent>"
        "<w:p><w:r><w:t>TỐI</w:t></w:r><w:r><w:t xml:space='preserve'> MẬT</w:t></w:r></w:p>"
        "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )

    def with_box(document: Any) -> None:
        document.add_paragraph("Kính gửi")._p.append(parse_xml(box))

    for build in (header, with_box):
        found = open_bytes("a.docx", made.docx(build))
        assert isinstance(found, Refused)
        assert found.code == "secret"


def run(paragraph: Any, text: str, font: str) -> None:
    paragraph.add_run(text).font.name = font


def test_old_fonts_say_the_encoding_of_each_run() -> None:
    def build(document: Any) -> None:
        title = document.add_paragraph()
        run(title, "Th«ng b¸o kÕt ", ".VnTimeH")
        run(title, "luËn", ".VnTimeH")
        mixed = document.add_paragraph()
        run(mixed, encoders.tcvn3("Ủy ban nhân dân "), ".VnTime")
        mixed.add_run("phường Hồng Gai")
        run(document.add_paragraph(), encoders.vni("Đồng chí Bí thư"), "VNI-Times")
        run(document.add_paragraph(), "V/v", ".VnTimeH")

    found = opened(made.docx(build))
    assert found.text.splitlines() == [
        "THÔNG BÁO KẾT LUẬN", "ủy ban nhân dân phường Hồng Gai", "Đồng chí Bí thư", "V/V",
    ]  # fmt: skip
    assert found.needs_confirmation
    assert {step.sentence: step.count for step in found.report} == {
        "Chuyển từ mã TCVN3 sang Unicode": 2,
        "Chuyển từ mã VNI sang Unicode": 1,
    }


def test_unicode_letters_set_in_an_old_font_are_left_alone() -> None:
    def build(document: Any) -> None:
        run(document.add_paragraph(), "Hội nghị bàn về sản xuất, tình hình quý ba", ".VnTime")

    found = opened(made.docx(build))
    assert found.text == "Hội nghị bàn về sản xuất, tình hình quý ba"
    assert not found.needs_confirmation


def test_unicode_letters_set_in_a_capital_font_keep_their_case() -> None:
    data = made.docx(lambda d: run(d.add_paragraph(), "Hội nghị bàn về sản xuất", ".VnTimeH"))
    assert lines(data) == ["Hội nghị bàn về sản xuất"]


def test_an_old_font_that_comes_from_the_style_counts() -> None:
    def build(document: Any) -> None:
        document.styles["Normal"].font.name = ".VnTimeH"
        document.add_paragraph("kÕ ho¹ch")

    assert lines(made.docx(build)) == ["KẾ HOẠCH"]


def test_capitals_by_look_deleted_and_hidden_text() -> None:
    def build(document: Any) -> None:
        paragraph = document.add_paragraph()
        paragraph.add_run("Hội nghị").font.all_caps = True
        paragraph.add_run(" ẩn").font.hidden = True
        paragraph.add_run().add_break(WD_BREAK.LINE)
        deleted = OxmlElement("w:del")
        deleted.append(parse_xml(f"<w:r {nsdecls('w')}><w:delText>bỏ</w:delText></w:r>"))
        paragraph._p.append(deleted)
        added = OxmlElement("w:ins")
        added.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>thêm</w:t></w:r>"))
        paragraph._p.append(added)

    found = opened(made.docx(build))
    assert found.text == "HỘI NGHỊ\nthêm"
    assert any("Track Changes" in warning for warning in found.warnings)
    assert any("chữ ẩn" in warning for warning in found.warnings)


def test_text_written_twice_for_older_programs_is_read_once() -> None:
    def build(document: Any) -> None:
        twice = (
            "<mc:AlternateContent xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'"
            f" {nsdecls('w')}>"
            "<mc:Choice Requires='wps'><w:drawing><w:txbxContent><w:p><w:r><w:t>Hộp chữ</w:t></w:r></w:p>"
            "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent><w:p><w:r><w:t>Hộp chữ"
            "</w:t></w:r></w:p></w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent>"
        )
        document.add_paragraph("Trước").runs[0]._r.append(parse_xml(twice))

    assert lines(made.docx(build)) == ["Trước", "Hộp chữ"]


def test_footnotes_and_linked_text_are_read() -> None:
    def build(document: Any) -> None:
        link = OxmlElement("w:hyperlink")
        link.set(qn("w:anchor"), "a")
        link.append(parse_xml(f"<w:r {nsdecls('w')}><w:t>liên kết</w:t></w:r>"))
        document.add_paragraph("Xem ")._p.append(link)

    notes = (
        f"<w:footnotes {nsdecls('w')}><w:footnote><w:p><w:r><w:t>Chú thích</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    data = made.replaced(made.docx(build), "word/footnotes.xml", notes.encode())
    assert lines(data) == ["Xem liên kết", "Chú thích"]


def test_an_embedded_file_and_a_macro_are_mentioned_not_read() -> None:
    data = made.replaced(made.docx_of("Nội dung"), "word/embeddings/a.xlsx", b"PK")
    data = made.replaced(data, "word/vbaProject.bin", b"x")
    found = opened(data)
    assert found.text == "Nội dung"
    assert len(found.warnings) == 2


def test_a_word_file_without_text_is_refused() -> None:
    found = open_bytes("a.docx", made.docx_of(""))
    assert isinstance(found, Refused)
    assert found.code == "no_text"


def test_more_text_than_allowed_is_refused() -> None:
    data = made.docx_of(*["Nội dung dài"] * 100)
    assert isinstance(open_bytes("a.docx", data, limits=Limits(text=2000)), Opened)
    found = open_bytes("a.docx", data, limits=Limits(text=1000))
    assert isinstance(found, Refused)
    assert found.code == "too_much_text"


@pytest.mark.parametrize("part", ["word/document.xml", "word/styles.xml", "word/numbering.xml"])
@pytest.mark.parametrize(
    ("broken", "code"),
    [
        (b"<w:document", "damaged_docx"),
        (b"", "damaged_docx"),
        (b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', "doctype"),
        ('<?xml version="1.0" encoding="utf-16"?><!DOCTYPE a><a/>'.encode("utf-16"), "doctype"),
        (b'<?xml version="1.0" encoding="utf-7"?><a/>', "doctype"),
        (b"<a>" * 5000, "damaged_docx"),
    ],
)
def test_broken_or_unsafe_xml_is_refused(part: str, broken: bytes, code: str) -> None:
    found = open_bytes("a.docx", made.replaced(made.docx_of("Nội dung"), part, broken))
    assert isinstance(found, Refused)
    assert found.code == code
