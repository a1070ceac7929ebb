import json
from pathlib import Path

import pytest
from tests.vanban.intake_files import encoders, made

from vanban import read
from vanban.__main__ import main
from vanban.score import Count, compare, overlap, score_directory

TEXT = "Sáng 5/6/2021, tại Vinh, Sở Y tế tổ chức Hội nghị giao ban quý II. Ông Lê Quý An, Giám đốc Sở chủ trì Hội nghị."


def test_a_reading_compared_with_itself_has_no_error() -> None:
    found = read(TEXT).to_gold()
    counts = compare(found, found)
    assert all(count.wrong == 0 and count.missed == 0 for count in counts.values())
    assert counts["chairs.name"].found == 1


def test_wrong_and_missed_values_are_counted_apart() -> None:
    found = read(TEXT).to_gold()
    gold = {**found, "date": "2021-06-06", "place": None, "organizers": ["Sở Y tế", "Sở Nội vụ"]}
    counts = compare(gold, found)
    assert counts["date"] == Count(0, 1, 1)
    assert counts["place"] == Count(0, 1, 0)
    assert counts["organizers"] == Count(1, 0, 1)
    assert counts["organizers"].f1 == pytest.approx(2 / 3)


def test_overlap_disregards_tone_placement_and_case() -> None:
    assert overlap("Tỉnh uỷ Hoà An", "tỉnh ủy hòa an") == 1.0
    assert overlap("", "") == 1.0
    assert overlap("Sở Y tế", "Công an tỉnh") == 0.0


def test_a_folder_is_scored_with_or_without_a_list_of_sources(tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "a.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text(json.dumps({"id": "a", **read(TEXT).to_gold()}) + "\n\n", encoding="utf-8")
    score = score_directory(tmp_path)
    assert (score.texts, score.errors, score.overall.f1) == (1, (), 1.0)
    assert "CHUNG" in score.table()
    (tmp_path / "texts" / "a.txt").rename(tmp_path / "b.txt")
    (tmp_path / "sources.tsv").write_text("id\tfile\na\tb.txt\n", encoding="utf-8")
    assert score_directory(tmp_path).overall.f1 == 1.0
    assert score_directory(tmp_path, keep=lambda one: one != "a").texts == 0


def test_a_folder_without_gold_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        score_directory(tmp_path)


def test_the_command_prints_a_readable_draft_with_reasons(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(TEXT, encoding="utf-8")
    assert main([str(path)]) == 0
    shown = capsys.readouterr().out
    assert "Ngày: 2021-06-05  [chắc: ngày ghi ngay ở câu nói về cuộc họp]" in shown
    assert "Chủ trì: Lê Quý An, Giám đốc Sở" in shown


def test_the_command_prints_one_json_line_per_file_and_names_the_file_it_cannot_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "tin.txt"
    path.write_text(TEXT, encoding="utf-8")
    broken = tmp_path / "hong.txt"
    broken.write_bytes(b"\xff\xfe\xfa")
    assert main(["--json", str(path), str(broken), str(tmp_path / "khong-co.txt")]) == 1
    streams = capsys.readouterr()
    (line,) = streams.out.splitlines()
    assert json.loads(line)["id"] == "tin"
    names = [told.split(":")[0] for told in streams.err.splitlines()]
    assert names == [str(broken), str(tmp_path / "khong-co.txt")]


def test_the_command_reads_word_excel_and_old_encodings_and_says_what_it_did(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = tmp_path / "ke-hoach.xlsx"
    rows: list[list[object]] = [["TT", "Nội dung", "Chủ trì", "Thời gian"], [1, "Họp giao ban", "Ban A", "Quý II/2026"]]
    book.write_bytes(made.xlsx(KeHoach=rows))
    old = tmp_path / "cu.txt"
    old.write_bytes(encoders.tcvn3(TEXT).encode("latin-1"))
    assert main([str(book), str(old)]) == 0
    shown = capsys.readouterr().out
    assert "Việc 1: Họp giao ban" in shown
    assert "thời hạn: Quý II/2026 → 2026-06-30" in shown
    assert "Ngày: 2021-06-05" in shown
    assert "TCVN3" in shown
