import subprocess
import sys
from datetime import date
from pathlib import Path

import pytest

import vanban
from vanban import OrganisationEntry, Vocabulary
from vanban.directory import candidates
from vanban.engine.lexicon import rows

DATA = Path(vanban.__file__).parent / "data"

DIRECTORY = Vocabulary(
    organisations=(
        OrganisationEntry("h1", "Huyện ủy Ba Sơn", ("HU Ba Sơn",), until=date(2025, 6, 30)),
        OrganisationEntry("x1", "Đảng ủy xã Ba Sơn", since=date(2025, 7, 1)),
        OrganisationEntry("t1", "Ủy ban nhân dân tỉnh Lạc Sơn"),
        OrganisationEntry("c1", "Công ty Than Mạo Sơn", ("Than Mạo Sơn", "CMS")),
    ),
    abbreviations=(("CTTMS", "Công ty Than Mạo Sơn"),),
)


def keys(name: str, day: date | None = None) -> list[str]:
    return [c.key for c in candidates(name, DIRECTORY, on_date=day)]


def test_a_body_is_found_under_full_name_alias_and_abbreviation() -> None:
    assert keys("Công ty Than Mạo Sơn") == ["c1"]
    assert keys("Than Mạo Sơn")[0] == "c1"
    assert keys("CTTMS") == ["c1"]
    assert keys("UBND tỉnh Lạc Sơn") == ["t1"]


def test_a_name_no_longer_in_force_is_offered_with_doubt_and_the_reason() -> None:
    (before,) = candidates("Huyện ủy Ba Sơn", DIRECTORY, on_date=date(2020, 1, 1))[:1]
    (after,) = candidates("Huyện ủy Ba Sơn", DIRECTORY, on_date=date(2026, 1, 1))[:1]
    assert (before.key, before.certainty) == ("h1", "certain")
    assert (after.key, after.certainty) == ("h1", "doubtful")
    assert "không dùng vào ngày của văn bản" in after.reason


def test_an_unknown_body_has_no_candidates() -> None:
    assert keys("Sở Tư pháp tỉnh Khác") == []
    assert keys("") == []


@pytest.mark.parametrize("path", sorted(DATA.glob("*.tsv")), ids=lambda path: path.stem)
def test_every_word_list_says_its_origin_date_and_validity_and_repeats_nothing(path: Path) -> None:
    head = [line for line in path.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any("Nguồn:" in line for line in head)
    assert any("Ngày lập:" in line and "Hiệu lực:" in line for line in head)
    listed = rows(path.stem)
    first = next(iter(listed[0]))
    values = [row[first] for row in listed]
    assert len(values) == len(set(values))
    assert all(value == " ".join(value.split()) != "" for value in values)


def test_each_element_says_what_it_is_its_basis_examples_and_what_it_must_not_match() -> None:
    elements = Path(vanban.__file__).parent / "elements"
    for path in sorted(elements.glob("*.py")):
        text = path.read_text(encoding="utf-8")
        if path.stem in ("__init__", "tu_dung", "lenh"):
            continue
        docstring = text.split('"""')[1]
        for part in ("Legal basis:", "Example", "Must not"):
            assert part in docstring, (path.name, part)


def test_the_package_imports_nothing_but_itself_and_the_standard_library() -> None:
    code = (
        "import sys; before = set(sys.modules); import vanban; "
        "print(sorted({m.split('.')[0] for m in set(sys.modules) - before} - set(sys.stdlib_module_names)))"
    )
    source = str(Path(vanban.__file__).parent.parent)
    run = subprocess.run(
        [sys.executable, "-S", "-c", code], capture_output=True, text=True, check=True, env={"PYTHONPATH": source}
    )
    assert run.stdout.strip() == "['vanban']"
