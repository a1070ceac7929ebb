"""Small repairs: each is done, counted and reported, and doing them twice changes nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from vanban.intake_files import Opened, marks, open_text
from vanban.intake_files.tidy import tidy


@pytest.mark.parametrize(
    ("raw", "clean", "codes"),
    [
        ("a\r\nb\rc\x0bd\u2028e\x85f", "a\nb\nc\nd\ne\nf", {"line_ends": 5}),
        ("quý\u00a0II,\u202f9\u2009tháng\u3000", "quý II, 9 tháng ", {"spaces": 4}),
        ("Đả\u200bng \ufeffủy\u00ad \u202eA", "Đảng ủy A", {"invisible": 4}),
        ("a\x07b\x1bc\ufffe", "abc", {"controls": 3}),
        ("QÐ-TTg, Ðảng ủy, Ɖồng chí, UBNÐ, ðảng", "QĐ-TTg, Đảng ủy, Đồng chí, UBNĐ, đảng", {"d_stroke": 5}),
        ("D\u0335ảng d\u0336i", "Đảng đi", {"d_stroke": 2}),
        ("Vie\u0302\u0323t", "Việt", {"composed": 2}),
        ("Vi\u00ea\u0323t", "Việt", {"composed": 1}),
        ("Það er gott, Guðmundur", "Það er gott, Guðmundur", {}),
        ("Đảng ủy\tA\n", "Đảng ủy\tA\n", {}),
    ],
)
def test_a_repair_is_done_and_counted(raw: str, clean: str, codes: dict[str, int]) -> None:
    text, steps = tidy(raw)
    assert text == clean
    assert {step.code: step.count for step in steps} == codes


@settings(deadline=None)
@given(st.text())
def test_repairing_twice_is_repairing_once(text: str) -> None:
    once, _ = tidy(text)
    assert tidy(once) == (once, ())


def test_the_report_reaches_the_person() -> None:
    found = open_text("QÐ\u00a0số 5\r\n")
    assert isinstance(found, Opened)
    assert found.text == "QĐ số 5\n"
    assert [step.sentence for step in found.report] == [
        "Đổi ký hiệu xuống dòng về một kiểu",
        "Đổi dấu cách đặc biệt thành dấu cách thường",
        "Thay chữ gần giống bằng chữ Đ, đ tiếng Việt",
    ]


@settings(deadline=None)
@given(
    st.lists(st.lists(st.text(max_size=8), min_size=1, max_size=4), max_size=4), st.text(max_size=8).map(marks.plain)
)
def test_tables_come_back_with_their_offsets(rows: list[list[str]], around: str) -> None:
    text, tables, _ = marks.assemble(f"{around}\n{marks.table(rows)}{around}", ("tên",))
    assert [[cell.text for cell in row] for row in tables[0].rows] == [[marks.cell(c) for c in row] for row in rows]
    assert all(text[cell.start : cell.end] == cell.text for row in tables[0].rows for cell in row)
    assert tables[0].title == "tên"


@settings(deadline=None)
@given(st.text(st.sampled_from("ab\n\t" + marks.ALL)))
def test_marks_that_do_not_balance_are_taken_out(marked: str) -> None:
    text, tables, pages = marks.assemble(marked)
    assert not set(text) & set(marks.ALL)
    assert all(text[c.start : c.end] == c.text for t in tables for row in t.rows for c in row)
    assert all(0 <= page <= len(text) for page in pages)
