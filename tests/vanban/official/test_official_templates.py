"""Templates: the built-in layout goes out as one and comes back; what a clerk changed is kept; what could act when the
paper is opened, or reach outside it, is refused in a sentence; fields are replaced and nothing is evaluated."""

import io
import random
import re
import zipfile
from base64 import b64encode
from collections.abc import Callable
from dataclasses import replace

import pytest
from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt
from hypothesis import given
from hypothesis import strategies as st
from tests.vanban.official.test_official_layout import every_paragraph, of_part
from tests.vanban.official.test_official_package import parts_of

from vanban.official import Annex, Paper, ParameterSet, Signature, Table, write_docx
from vanban.official.package import packed
from vanban.official.templates import FIELDS, TemplateError, blank_template, fill, read_template
from vanban.official.templates.fields import tokens

SAMPLES = ["party_report", "state_report"]
MAIN = "word/document.xml"
RELS = "word/_rels/document.xml.rels"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
Change = Callable[[bytes], bytes]


@pytest.fixture(params=SAMPLES)
def case(
    request: pytest.FixtureRequest, party_set: ParameterSet, state_set: ParameterSet
) -> tuple[Paper, ParameterSet]:
    paper: Paper = request.getfixturevalue(request.param)
    return paper, party_set if paper.family is party_set.family else state_set


@pytest.fixture
def blank(party_report: Paper, party_set: ParameterSet) -> bytes:
    return blank_template(party_report, party_set)


def altered(content: bytes, **parts: Change | bytes) -> bytes:
    """The file with parts changed, added or (by an empty content) taken out; `document`, `rels`, `types` and so on."""
    names = {"document": MAIN, "rels": RELS, "types": "[Content_Types].xml", "settings": "word/settings.xml"}
    found = parts_of(content)
    for key, change in parts.items():
        name = names.get(key, key)
        found[name] = change if isinstance(change, bytes) else change(found[name])
    return packed(found)


def swapped(old: str, new: str) -> Change:
    def change(content: bytes) -> bytes:
        assert old.encode() in content
        return content.replace(old.encode(), new.encode(), 1)

    return change


def related(kind: str, target: str, mode: str = "") -> Change:
    more = f' TargetMode="{mode}"' if mode else ""
    one = f'<Relationship Id="rId9" Type="{kind}" Target="{target}"{more}/></Relationships>'
    return swapped("</Relationships>", one)


def after_body(inside: str) -> Change:
    """Another paragraph, at the end of the page."""
    return swapped("<w:sectPr>", f"<w:p>{inside}</w:p><w:sectPr>")


def words_of(content: bytes) -> list[str]:
    return [paragraph.text for paragraph in every_paragraph(Document(io.BytesIO(content))) if paragraph.text.strip()]


def looks(content: bytes) -> list[tuple[str, str]]:
    """Style and words of every paragraph that has words."""
    found = every_paragraph(Document(io.BytesIO(content)))
    return [(one.style.style_id, one.text.replace("\u00a0", " ")) for one in found if one.text.strip()]


def indents(content: bytes) -> list[object]:
    """How far the long titles are narrowed."""
    read = Document(io.BytesIO(content))
    return [
        one.paragraph_format.left_indent
        for part in ("co_quan_cap_tren", "co_quan_ban_hanh", "trich_yeu")
        for one in of_part(read, part)
    ]


def test_the_built_in_layout_comes_back_as_it_went_out(case: tuple[Paper, ParameterSet]) -> None:
    paper, parameters = case
    template = read_template(blank_template(paper, parameters))
    made = fill(template, paper, parameters)
    assert looks(made) == looks(write_docx(paper, parameters))
    assert indents(made) == indents(write_docx(paper, parameters))  # long titles in lines of one length
    assert fill(template, paper, parameters) == made  # the same bytes again
    assert "[[" not in "".join(words_of(made))
    section, page = Document(io.BytesIO(made)).sections[0], parameters.page
    assert abs(section.left_margin - Mm(page.left)) < Mm(0.05)
    assert abs(section.page_height - Mm(page.height)) < Mm(0.05)


def test_what_a_clerk_changed_in_word_is_kept(blank: bytes, party_report: Paper, party_set: ParameterSet) -> None:
    """Edited by another program, which writes styles under identifiers of its own and cuts fields into runs."""
    edited = Document(io.BytesIO(blank))
    edited.sections[0].left_margin = Mm(35)
    edited.styles["VB Nội dung"].font.size = Pt(15)
    edited.add_paragraph("ĐT: 0203.000.000 – [[Số và ký hiệu]] – [[ trich  YEU ]]")
    (abstract,) = of_part(edited, "trich_yeu")
    run = abstract.runs[0]
    run.text = "[[Trích"
    run.font.italic = True
    abstract.add_run(" yếu]] và")
    kept = io.BytesIO()
    edited.save(kept)
    renamed = altered(kept.getvalue(), **{"word/styles.xml": rename, "document": rename})
    made = fill(read_template(renamed), party_report, party_set)
    read = Document(io.BytesIO(made))
    body = [one for one in read.paragraphs if one.style.name == "VB Nội dung"]
    assert body
    assert {one.style.font.size for one in body} == {Pt(15)}
    assert abs(read.sections[0].left_margin - Mm(35)) < Mm(0.05)
    (one,) = [one for one in read.paragraphs if one.style.name == "VB Trích yếu"]
    assert one.text.replace("\u00a0", " ") == f"{party_report.abstract} và"
    assert one.runs[0].font.italic
    assert any(text.startswith("ĐT: 0203.000.000 – Số 05-BC/ĐU – kết quả") for text in words_of(made))
    widths = [sum(column.width for column in table.columns) for table in read.tables]
    assert any(abs(width - Mm(210 - 35 - 15)) < Mm(1) for width in widths)  # the table is as wide as the new page


def rename(content: bytes) -> bytes:
    """As Word does in another language: identifiers change, names stay."""
    for old, new in (("VBNoiDung", "a17"), ("Heading1", "u1"), ("VBTrichYeu", "a3")):
        content = content.replace(f'"{old}"'.encode(), f'"{new}"'.encode())
    return content


def test_a_page_written_from_nothing_gets_the_styles_it_lacks(party_report: Paper, party_set: ParameterSet) -> None:
    own = Document()
    own.add_paragraph("[[Cơ quan ban hành]]")
    own.add_paragraph("[[Số và ký hiệu]]")
    own.add_paragraph("[[Quyền hạn ký]]")
    own.add_paragraph("[[Nội dung]]")
    own.sections[0].footer.paragraphs[0].text = "[[Nơi nhận]]"
    kept = io.BytesIO()
    own.save(kept)
    alone = replace(party_report, signatures=(Signature(office="Bí thư"),))
    made = Document(io.BytesIO(fill(read_template(kept.getvalue()), alone, party_set)))
    assert [one.text for one in made.paragraphs][:2] == ["ĐẢNG ỦY THAN QUẢNG NINH", "Số 05-BC/ĐU"]
    assert made.paragraphs[2].style.name == "VB Nội dung"  # in whose name has no words and went
    assert [one.text for one in made.sections[0].footer.paragraphs] == [
        "- Thường trực Tỉnh ủy (để báo cáo),",
        "- Đảng ủy các phường ký quy chế,",
        "- Lưu Văn phòng Đảng ủy.",
    ]
    assert {"VB Nội dung", "VB Khoản đánh số", "VB Bảng số liệu"} <= {one.name for one in made.styles}
    ids = [one.style_id for one in made.styles]
    assert len(ids) == len(set(ids))


def test_annexes_have_pages_of_their_own(blank: bytes, party_report: Paper, party_set: ParameterSet) -> None:
    table = next(block for block in party_report.body if isinstance(block, Table))
    annexes = (Annex("Số liệu", (table,), landscape=True), Annex("Danh sách", (table,)))
    made = Document(io.BytesIO(fill(read_template(blank), replace(party_report, annexes=annexes), party_set)))
    assert [one.orientation for one in made.sections] == [
        WD_ORIENT.PORTRAIT,
        WD_ORIENT.LANDSCAPE,
        WD_ORIENT.PORTRAIT,
    ]
    assert [one.different_first_page_header_footer for one in made.sections] == [True, False, False]


def test_the_words_of_a_paper_are_never_taken_for_fields(
    blank: bytes, party_report: Paper, party_set: ParameterSet
) -> None:
    sly = replace(party_report, abstract="[[Nội dung]] [[Họ tên]] {{ 7*7 }} <w:p/>")
    assert "[[Nội dung]] [[Họ tên]] {{ 7*7 }} <w:p/>" in words_of(fill(read_template(blank), sly, party_set))


MACRO = "macro hoặc nút điều khiển"
OUTSIDE = "trỏ ra ngoài"
FIELD = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>%s<w:r><w:fldChar w:fldCharType="end"/></w:r>'
RELATED = (
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="a" %s/>'
    b"</Relationships>"
)


def instr(words: str, tag: str = "w:instrText") -> str:
    return f'<w:r><{tag} xmlns:x="urn:x">{words}</{tag}></w:r>'


def noise(size: int) -> bytes:
    """Text that a zip does not make much smaller."""
    return b64encode(random.Random(1).randbytes(size * 3 // 4))


ENDLESS = "".join(f'<w:r w:a="{number**3}"/>' for number in range(90_000))
HOSTILE: dict[str, tuple[dict[str, Change | bytes], str]] = {
    "macro": ({"rels": related(f"{OFFICE}/vbaProject", "vbaProject.bin"), "word/vbaProject.bin": b"x"}, MACRO),
    "macro type": ({"types": swapped("document.main+xml", "document.macroEnabled.main+xml")}, MACRO),
    "remote template": ({"rels": related(f"{OFFICE}/attachedTemplate", "http://x/a.dotm", "External")}, OUTSIDE),
    "remote image": ({"rels": related(f"{OFFICE}/image", "file://x/a.png", "External")}, OUTSIDE),
    "link to a share": ({"rels": related(f"{OFFICE}/hyperlink", r"\\x\a", "External")}, OUTSIDE),
    "object": ({"rels": related(f"{OFFICE}/oleObject", "o.bin"), "word/o.bin": b"x"}, "phần nhúng (oleObject)"),
    "html inside": ({"rels": related(f"{OFFICE}/aFChunk", "a.html"), "word/a.html": b"x"}, "phần nhúng (aFChunk)"),
    "comments": ({"rels": related(f"{OFFICE}/comments", "comments.xml")}, "còn ghi chú bên lề"),
    "no picture": ({"rels": related(f"{OFFICE}/image", "a.emf"), "word/a.emf": b"x"}, "PNG hoặc JPEG"),
    "part gone": ({"rels": related(f"{OFFICE}/header", "header7.xml")}, "thiếu phần bên trong"),
    "mail merge": ({"settings": swapped("<w:zoom", "<w:mailMerge/><w:zoom")}, "nguồn trộn thư"),
    "entities": (
        {"document": swapped("<w:document", '<!DOCTYPE a [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]><w:document')},
        "khai báo XML không an toàn",
    ),
    "bomb": ({"word/theme.xml": b"<a>" + b" " * 9_000_000 + b"</a>"}, "bung ra quá lớn"),
    "endless": (
        {"document": after_body("".join(f'<w:r w:a="{number**3}"/>' for number in range(90_000)))},
        "quá dài hoặc quá phức tạp",
    ),
    "program": (
        {
            "document": after_body(
                FIELD % "<w:r><w:instrText> DDE</w:instrText></w:r><w:r><w:instrText>AUTO c:\\\\cmd</w:instrText></w:r>"
            )
        },
        "trường DDEAUTO",
    ),
    "file by field": ({"document": after_body('<w:fldSimple w:instr="INCLUDETEXT x"/>')}, "trường INCLUDETEXT"),
    "nested field": (
        {
            "document": after_body(
                FIELD
                % f"<w:r><w:instrText>PAGE</w:instrText></w:r>{FIELD % '<w:r><w:instrText>QUOTE 1</w:instrText></w:r>'}"
            )
        },
        "viết khác thường",
    ),
    "foreign attribute": (
        {"document": after_body('<w:fldSimple xmlns:x="urn:x" x:instr="PAGE" w:instr="DDEAUTO x"/>')},
        "viết khác thường",
    ),
    "foreign word": (
        {"document": after_body(FIELD % f"{instr('PAGE', 'x:instrText')}{instr('DDEAUTO x')}")},
        "viết khác thường",
    ),
    "word skipped": (
        {"document": after_body(FIELD % f'<x:a xmlns:x="urn:x">{instr("PAGE")}</x:a>{instr("DDEAUTO x")}')},
        "viết khác thường",
    ),
    "word behind a comment": (
        {"document": after_body(FIELD % f"{instr('<!-- -->DDEAUTO x')}{instr('PAGE')}")},
        "viết khác thường",
    ),
    "word as text": (
        {"document": after_body(FIELD % f"{instr('PAGE')}<w:r><w:t>DDEAUTO</w:t></w:r>")},
        "viết khác thường",
    ),
    "the page again": ({"rels": related(f"{OFFICE}/header", "document.xml")}, "tên khác thường"),
    "another kind": (
        {"rels": related(f"{OFFICE}/theme", "header1.xml"), "word/header1.xml": b"<a/>"},
        "tên khác thường",
    ),
    "another spelling": (
        {"rels": related(f"{OFFICE}/header", "Header1.xml"), "word/Header1.xml": b"<a/>"},
        "tên khác thường",
    ),
    "list of types": ({"rels": related(f"{OFFICE}/theme", "/[Content_Types].xml")}, "tên khác thường"),
    "relationships": (
        {"rels": related(f"{OFFICE}/theme", "_rels/HEADER1.xml.RELS"), "word/_rels/HEADER1.xml.RELS": b"<a/>"},
        "tên khác thường",
    ),
    "relationships of styles": (
        {"word/_rels/styles.xml.rels": RELATED % f'Type="{OFFICE}/header" Target="header1.xml"'.encode()},
        "phần nhúng (header)",
    ),
    "linked picture": (
        {"document": after_body('<w:r><a:blip xmlns:a="urn:a" r:link="rId1"/></w:r>')},
        "từ nơi khác",
    ),
    "linked picture of a list": (
        {
            "rels": related(f"{OFFICE}/numbering", "numbering.xml"),
            "word/numbering.xml": b'<w:numbering xmlns:w="urn:w"><w:pict src="http://x"/></w:numbering>',
        },
        "từ nơi khác",
    ),
    "many parts": (
        {
            "rels": related(f"{OFFICE}/header", "header8.xml"),
            "word/header8.xml": b"<a>" + b"<b/>" * 30_000 + b"</a>",
            "document": after_body("<w:r/>" * 30_000),
        },
        "quá dài hoặc quá phức tạp",
    ),
    "long parts": (
        {
            "rels": related(f"{OFFICE}/header", "header8.xml"),
            "word/header8.xml": b"<a>" + noise(1_600_000) + b"</a>",
            "document": after_body(noise(1_600_000).decode()),
        },
        "quá dài hoặc quá phức tạp",
    ),
    "a paragraph to repeat": (
        {"document": after_body("<w:r><w:t>[[Nơi nhận]]</w:t></w:r>" + "<w:r/>" * 600)},
        "Đoạn “[[Nơi nhận]]” quá phức tạp",
    ),
    "link share": (
        {"document": after_body(r'<w:fldSimple w:instr="HYPERLINK &quot;file://\\evil\share\x.exe&quot;"/>')},
        "không tới trang web",
    ),
    "link drive": ({"document": after_body(r'<w:fldSimple w:instr="HYPERLINK C:\\x.exe"/>')}, "không tới trang web"),
    "link behind a bookmark": (
        {"document": after_body(r'<w:fldSimple w:instr="HYPERLINK \l &quot;a&quot; &quot;file://x&quot;"/>')},
        "không tới trang web",
    ),
    "link behind a quote": (
        {
            "document": after_body(
                r'<w:fldSimple w:instr="HYPERLINK \o &quot;x\&quot; http://x \l &quot;file://x&quot;"/>'
            )
        },
        "không tới trang web",
    ),
    "tracked": ({"document": after_body("<w:ins><w:r/></w:ins>")}, "Track Changes"),
    "control": ({"document": after_body("<w:r><w:object/></w:r>")}, "đối tượng nhúng"),
    "picture from elsewhere": ({"document": after_body('<w:r><w:pict src="http://x"/></w:r>')}, "từ nơi khác"),
    "other dialect": ({"document": swapped("schemas.openxmlformats.org/wordprocessingml", "x.org/w")}, "khác thường"),
    "unknown field": (
        {"document": swapped("Trích yếu", "Trích iếu")},
        "Không có trường “Trích iếu”. Sửa thành [[Trích yếu]].",
    ),
    "attribute": ({"document": swapped("Trích yếu", "paper.__class__")}, "Không có trường “paper.__class__”."),
    "half a field": ({"document": swapped("[[Trích yếu]]", "[[Trích yếu]")}, "trường viết dở"),
    "no body": ({"document": swapped("[[Nội dung]]", "Nội dung")}, "chưa có trường [[Nội dung]]"),
    "body twice": ({"document": after_body("<w:r><w:t>[[Nội dung]]</w:t></w:r>")}, "nhiều hơn một trường"),
    "body in a line": ({"document": swapped("[[Nội dung]]", "Rằng: [[Nội dung]]")}, "phải đứng riêng một đoạn"),
    "no number": ({"document": swapped("[[Số và ký hiệu]]", "Số")}, "số sẽ không in ra"),
    "fields without end": ({"document": after_body("<w:r><w:t>[[Nơi nhận]]</w:t></w:r>" * 99)}, "nhiều hơn mức 100"),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_could_act_or_reach_outside_is_refused(name: str, blank: bytes) -> None:
    changes, sentence = HOSTILE[name]
    with pytest.raises(TemplateError) as refused:
        read_template(altered(blank, **changes))
    assert sentence in str(refused.value)
    assert str(refused.value).count(".") >= 1


@pytest.mark.parametrize(
    "inside",
    [
        r'<w:fldSimple w:instr=" HYPERLINK &quot;https://x.vn/a&quot; \o &quot;Trang: x&quot; \h "/>',
        r'<w:fldSimple w:instr="HYPERLINK \l &quot;_Toc1&quot;"/>',
        FIELD % f"{instr('PA')}{instr('GE')}",
    ],
)
def test_what_word_writes_by_itself_may_stand(inside: str, blank: bytes) -> None:
    assert read_template(altered(blank, document=after_body(inside))).fields


@pytest.mark.parametrize("size", ["nan", "inf", "1e400", "-5", "99999999999"])
def test_a_page_of_no_size_is_refused(size: str, blank: bytes, party_report: Paper, party_set: ParameterSet) -> None:
    template = read_template(altered(blank, document=swapped('w:pgSz w:w="11906"', f'w:pgSz w:w="{size}"')))
    with pytest.raises(TemplateError, match="Khổ giấy"):
        fill(template, party_report, party_set)


def test_a_box_on_a_line_that_is_repeated_is_filled_too(
    blank: bytes, party_report: Paper, party_set: ParameterSet
) -> None:
    box = "</w:t><w:pict><w:txbxContent><w:p><w:r><w:t>[[Họ tên]]</w:t></w:r></w:p></w:txbxContent></w:pict>"
    boxed = altered(blank, document=swapped("[[Nơi nhận]]</w:t>", f"[[Nơi nhận]]{box}"))
    made = parts_of(fill(read_template(boxed), party_report, party_set))[MAIN].decode()
    assert made.count("<w:txbxContent") == len(party_report.recipients)
    assert "[[" not in made


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "không có nội dung"),
        ("Một đoạn chữ".encode(), "không phải tệp Word"),
        (b"PK\x03\x04" + b"x" * 90, "bị hỏng"),
        (packed({"a.txt": b"a"}), "không phải tệp Word"),
        (b"PK\x03\x04" + b"\x00" * (5 * 1024 * 1024), "vượt mức 5 MB"),
    ],
)
def test_what_is_no_word_file_is_said_to_be_none(content: bytes, sentence: str) -> None:
    with pytest.raises(TemplateError, match=sentence):
        read_template(content)


def test_what_word_adds_by_itself_is_left_behind(blank: bytes, party_report: Paper, party_set: ParameterSet) -> None:
    """Names of persons in properties, a thumbnail, data of other programs."""
    core = swapped("<dc:creator></dc:creator>", "<dc:creator>Nguyễn Văn A</dc:creator>")
    custom = related(f"{OFFICE}/customXml", "../customXml/item1.xml")
    brought = altered(blank, **{"docProps/core.xml": core, "rels": custom, "customXml/item1.xml": b"<a/>"})
    made = parts_of(fill(read_template(brought), party_report, party_set))
    assert "customXml/item1.xml" not in made
    assert b"customXml" not in made[RELS]
    assert "Nguyễn Văn A" not in made["docProps/core.xml"].decode()


@given(st.text(alphabet="[]ab \u00e1", max_size=30))
def test_a_paragraph_is_read_as_whole_fields_or_refused(text: str) -> None:
    try:
        found = tokens(text)
    except TemplateError:
        assert "[[" in text or "]]" in text
    else:
        assert not found or {name for *_, name in found} <= {one.name for one in FIELDS}
        assert found or "[[" not in text


def test_every_field_of_a_template_stands_for_words_of_the_paper(case: tuple[Paper, ParameterSet]) -> None:
    """No component of the layout is printed by the system and missing from its templates."""
    paper, parameters = case
    template = read_template(blank_template(paper, parameters))
    text = zipfile.ZipFile(io.BytesIO(packed(template.parts))).read(MAIN).decode()
    assert set(re.findall(r"\[\[(.*?)\]\]", text)) == template.fields
