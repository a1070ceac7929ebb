"""The preview says the same as the file, escaped, with classes only."""

import io
import re
from dataclasses import replace
from html import unescape

import pytest
from docx import Document

from vanban.official import Column, Paper, Paragraph, ParameterSet, Run, Table, paper_to_html, write_docx


@pytest.mark.parametrize("name", ["party_report", "state_report", "party_letter", "state_letter", "joint_regulation"])
def test_preview_has_the_words_of_the_file(
    name: str, request: pytest.FixtureRequest, party_set: ParameterSet, state_set: ParameterSet
) -> None:
    paper: Paper = request.getfixturevalue(name)
    chosen = party_set if paper.family is party_set.family else state_set
    document = Document(io.BytesIO(write_docx(paper, chosen)))
    shown = unescape(re.sub(r"<[^>]+>", " ", paper_to_html(paper, chosen)))
    texts = [text for text in document.element.xpath("//w:body//w:t/text()") if text.strip()]
    for text in texts:
        assert " ".join(text.split()) in " ".join(shown.split()), text


def test_text_is_escaped_everywhere(party_report: Paper) -> None:
    evil = "<script>alert('x')</script> & “y”"
    body = (Paragraph((Run(evil, bold=True),)), Table((Column(evil),), ((evil,),), caption=evil, unit=evil))
    shown = paper_to_html(replace(party_report, place=evil, abstract=evil, recipients=(evil,), body=body))
    assert "<script" not in shown
    assert shown.count("&lt;script&gt;") == 8  # place, abstract, recipient, paragraph and four of the table


def test_preview_uses_classes_and_no_inline_look(party_report: Paper) -> None:
    shown = paper_to_html(party_report)
    assert shown.startswith('<article class="vb vb--dang" lang="vi">')
    assert set(re.findall(r"\s([a-z-]+)=", shown)) == {"class", "lang", "scope"}
    assert '<p class="vb-tieu-de vb-co-ke">ĐẢNG CỘNG SẢN VIỆT NAM</p>' in shown
    assert '<h1 class="vb-ten-loai">BÁO CÁO</h1>' in shown
    assert '<h2 class="vb-de-muc-1">I- KẾT QUẢ THỰC HIỆN</h2>' in shown
    assert '<td class="vb-o--right">1.310,5</td>' in shown
    assert '<tr class="vb-dong-dam">' in shown
    assert '<th scope="col">Chỉ tiêu</th>' in shown


def test_families_and_joint_papers_are_told_apart_by_class(state_report: Paper, joint_regulation: Paper) -> None:
    assert 'class="vb vb--hanh-chinh"' in paper_to_html(state_report)
    joint = paper_to_html(joint_regulation)
    assert 'class="vb-ket vb-ket--lien-co-quan vb-ket--chu-tri-phai"' in joint
    assert joint.count('class="vb-phan-ky"') == 2
    assert "vb-ket--lien-co-quan" not in paper_to_html(state_report)
