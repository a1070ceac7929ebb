"""The PDF of a paper: its words whole, its font inside, its parts where the parameter set has them."""

import io
from dataclasses import replace

import pytest
from pypdf import PdfReader

from vanban.official import Family, Paper, Paragraph, ParameterSet, write_pdf

# Every vowel with every tone, and đ: a letter the font lacks would come back as something else.
LETTERS = "ÀÁẢÃẠ ĂẰẮẲẴẶ ÂẦẤẨẪẬ ÈÉẺẼẸ ÊỀẾỂỄỆ ÌÍỈĨỊ ÒÓỎÕỌ ÔỒỐỔỖỘ ƠỜỚỞỠỢ ÙÚỦŨỤ ƯỪỨỬỮỰ ỲÝỶỸỴ Đ"
MM = 72 / 25.4


@pytest.mark.parametrize("family", list(Family))
def test_the_words_of_both_families_come_back_whole_with_number_and_signer(
    family: Family, party_report: Paper, state_report: Paper, party_set: ParameterSet, state_set: ParameterSet
) -> None:
    paper, parameters = {Family.PARTY: (party_report, party_set), Family.STATE: (state_report, state_set)}[family]
    letters = Paragraph(f"{LETTERS} {LETTERS.lower()}")
    written = write_pdf(replace(paper, body=(*paper.body, letters)), parameters)
    reader = PdfReader(io.BytesIO(written))
    pages = [" ".join(page.extract_text().split()) for page in reader.pages]
    text = " ".join(pages)
    for words in (LETTERS, LETTERS.lower(), "Nguyễn Văn A", "Lao động địa phương được tuyển dụng", "1.310,5"):
        assert words in text
    assert {Family.PARTY: "Số 05-BC/ĐU", Family.STATE: "Số: 12/BC-TKV"}[family] in pages[0]
    title = {Family.PARTY: "ĐẢNG CỘNG SẢN VIỆT NAM", Family.STATE: "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"}[family]
    assert title in pages[0]
    assert pages[1].startswith("2 ")


def test_page_margins_and_font_are_those_of_the_set(party_report: Paper, party_set: ParameterSet) -> None:
    reader = PdfReader(io.BytesIO(write_pdf(party_report, party_set)))
    page = party_set.page
    spots: list[tuple[float, float, float]] = []

    def seen(text: str, _cm: object, matrix: list[float], font: dict[str, object], size: float) -> None:
        if text.strip():
            assert "LiberationSerif" in str(font["/BaseFont"])
            assert "/DescendantFonts" in font
            spots.append((matrix[4] / MM, matrix[5] / MM, size))

    for one in reader.pages:
        assert (round(one.mediabox.width / MM), round(one.mediabox.height / MM)) == (page.width, page.height)
        one.extract_text(visitor_text=seen)  # type: ignore[arg-type]
    assert min(x for x, _y, _size in spots) == pytest.approx(page.left, abs=0.6)
    assert max(x for x, _y, _size in spots) < page.width - page.right
    assert min(y for _x, y, _size in spots) > page.bottom
    assert {round(size) for _x, _y, size in spots} <= {round(look.size) for look in party_set.components.values()}


def test_a_joint_paper_has_its_signatures_side_by_side(joint_regulation: Paper, party_set: ParameterSet) -> None:
    text = PdfReader(io.BytesIO(write_pdf(joint_regulation, party_set))).pages[-1].extract_text()
    assert all(signature.name in text for signature in joint_regulation.signatures)
