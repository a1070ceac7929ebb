"""What a word processor makes of the file. Needs LibreOffice; where it is missing the tests are skipped."""

import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from vanban.official import Paper, ParameterSet, write_docx
from vanban.official.templates import blank_template, fill, read_template

SOFFICE = shutil.which("soffice")
pytestmark = pytest.mark.skipif(SOFFICE is None, reason="LibreOffice (soffice) is not installed")


@pytest.fixture
def pages(
    tmp_path: Path, party_report: Paper, state_report: Paper, party_set: ParameterSet, state_set: ParameterSet
) -> dict[str, list[str]]:
    """Text of each page of both reports, and of one in a template, after one conversion."""
    template = read_template(blank_template(party_report, party_set))
    (tmp_path / "template.docx").write_bytes(fill(template, party_report, party_set))
    (tmp_path / "party.docx").write_bytes(write_docx(party_report, party_set))
    (tmp_path / "state.docx").write_bytes(write_docx(state_report, state_set))
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [str(SOFFICE), profile, "--headless", "--convert-to", "pdf", "party.docx", "state.docx", "template.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    return {
        name: [page.extract_text().replace("\u00a0", " ") for page in PdfReader(tmp_path / f"{name}.pdf").pages]
        for name in ("party", "state", "template")
    }


def test_a_word_processor_opens_both_and_keeps_words_lines_and_page_numbers(pages: dict[str, list[str]]) -> None:
    for name, number in (("party", "Số 05-BC/ĐU"), ("state", "Số: 12/BC-TKV"), ("template", "Số 05-BC/ĐU")):
        first, second = pages[name]
        assert number in first
        assert "Nguyễn Văn A" in second
        assert second.split()[0] == "2"
        assert first.split()[0] != "1"
    party, state = (pages[name][0].splitlines() for name in ("party", "state"))
    assert any("ĐẢNG CỘNG SẢN VIỆT NAM" in line for line in party)
    assert any("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in line for line in state)
    assert [page.split() for page in pages["template"]] == [page.split() for page in pages["party"]]
    assert any(line.strip().endswith("THAN - KHOÁNG SẢN VIỆT NAM") for line in state)
