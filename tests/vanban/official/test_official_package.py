"""The file as Word wants it: parts, order of elements, the same bytes each time."""

import io
import zipfile
from xml.etree import ElementTree

import pytest

from vanban.official import Paper, ParameterSet, write_docx
from vanban.official.wml import NAMESPACE

SAMPLES = ["party_report", "state_report", "party_letter", "state_letter", "joint_regulation"]
#: Order of children in the schema of WordprocessingML, for the elements this writer uses.
ORDER = {
    "pPr": "pStyle keepNext keepLines widowControl pBdr spacing ind jc outlineLvl",
    "rPr": "rFonts b bCs i iCs sz szCs u lang",
    "tblPr": "tblStyle tblW tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW vAlign",
    "trPr": "cantSplit tblHeader",
    "style": "name aliases basedOn next qFormat pPr rPr tblPr tcPr",
    "sectPr": "headerReference pgSz pgMar titlePg",
    "settings": "zoom defaultTabStop characterSpacingControl compat themeFontLang decimalSymbol listSeparator",
    "tbl": "tblPr tblGrid tr",
    "tc": "tcPr p",
    "tr": "trPr tc",
}


@pytest.fixture(params=SAMPLES)
def written(request: pytest.FixtureRequest, party_set: ParameterSet, state_set: ParameterSet) -> bytes:
    paper: Paper = request.getfixturevalue(request.param)
    return write_docx(paper, party_set if paper.family is party_set.family else state_set)


def parts_of(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def local(element: ElementTree.Element) -> str:
    return element.tag.removeprefix(f"{{{NAMESPACE}}}")


def test_every_element_stands_in_the_order_of_the_schema(written: bytes) -> None:
    seen = set()
    for name, content in parts_of(written).items():
        for element in ElementTree.fromstring(content).iter():
            if local(element) in ORDER and name.startswith("word/"):
                places = [ORDER[local(element)].split().index(local(child)) for child in element]
                assert places == sorted(places), (name, local(element))
                seen.add(local(element))
    assert seen == set(ORDER)


def test_every_part_is_declared_and_every_style_used_exists(written: bytes) -> None:
    parts = parts_of(written)
    types = parts["[Content_Types].xml"].decode()
    assert next(iter(parts)) == "[Content_Types].xml"
    for name in parts:
        assert f'PartName="/{name}"' in types or name == "[Content_Types].xml" or name.endswith(".rels")
    key = f"{{{NAMESPACE}}}"
    defined = {style.get(f"{key}styleId") for style in ElementTree.fromstring(parts["word/styles.xml"])}
    used = {
        element.get(f"{key}val")
        for part in ("word/document.xml", "word/header1.xml")
        for element in ElementTree.fromstring(parts[part]).iter()
        if local(element) in {"pStyle", "tblStyle"}
    }
    assert used
    assert used <= defined


def test_every_cell_and_the_body_end_with_a_paragraph(written: bytes) -> None:
    body = ElementTree.fromstring(parts_of(written)["word/document.xml"])[0]
    assert [local(child) for child in body][-2:] == ["p", "sectPr"]
    cells = list(body.iter(f"{{{NAMESPACE}}}tc"))
    assert len(cells) >= 6
    assert all(local(cell[-1]) == "p" for cell in cells)


def test_the_same_paper_gives_the_same_bytes_and_another_one_others(
    party_report: Paper, state_report: Paper, party_set: ParameterSet, state_set: ParameterSet
) -> None:
    first = write_docx(party_report, party_set)
    assert write_docx(party_report, party_set) == first
    assert write_docx(state_report, state_set) != first
    with zipfile.ZipFile(io.BytesIO(first)) as archive:
        assert {entry.date_time for entry in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {entry.create_system for entry in archive.infolist()} == {0}
    core = parts_of(first)["docProps/core.xml"].decode()
    assert "created" not in core
    assert "modified" not in core
