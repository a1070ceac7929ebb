"""The source with its marks: nothing of the text is lost or invented, whatever the marks."""

import html
import re

from hypothesis import given
from hypothesis import strategies as st

from phoihop.intake.marks import Mark, paragraphs

TEXT = st.text(st.sampled_from("aăâ bcdđ.,<>&\"'\t\n"), max_size=60)
MARKS = st.lists(st.tuples(st.integers(0, 60), st.integers(0, 60), st.sampled_from("abcdef")), max_size=8)


def plain(marked: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", "", re.sub(r"<sup>.*?</sup>", "", marked)))


@given(TEXT, MARKS)
def test_without_its_marks_the_source_is_the_text_line_by_line(text: str, spans: list[tuple[int, int, str]]) -> None:
    marks = [Mark(start, end, name, 1) for start, end, name in spans]
    lines = [line for line in text.split("\n") if line.strip()]
    assert plain(paragraphs(text, marks)) == "\n".join(lines)


@given(TEXT, MARKS)
def test_tags_are_always_well_nested(text: str, spans: list[tuple[int, int, str]]) -> None:
    printed = paragraphs(text, [Mark(start, end, name, 1) for start, end, name in spans])
    opened: list[str] = []
    for closing, tag in re.findall(r"<(/?)(p|mark|sup)\b[^>]*>", printed):
        if closing:
            assert opened.pop() == tag
        else:
            opened.append(tag)
    assert opened == []


def test_marks_inside_one_another_keep_their_names_and_numbers() -> None:
    printed = str(paragraphs("Giao phường Mẫu trước 20/11.", [Mark(0, 27, "t", 1), Mark(5, 15, "l", 2)]))
    assert printed == (
        '<p><mark data-mark="t"><sup>1</sup>Giao <mark data-mark="l"><sup>2</sup>phường Mẫu</mark>'
        " trước 20/11</mark>.</p>"
    )


def test_overlapping_marks_are_cut_and_numbered_once() -> None:
    printed = str(paragraphs("một hai ba", [Mark(0, 7, "x", 1), Mark(4, 10, "y", 2)]))
    assert printed == (
        '<p><mark data-mark="x"><sup>1</sup>một <mark data-mark="y"><sup>2</sup>hai</mark></mark>'
        '<mark data-mark="y"> ba</mark></p>'
    )


def test_a_tag_in_the_text_stays_text() -> None:
    assert "<script>" not in paragraphs("<script>alert(1)</script>", [Mark(0, 8, "x", 1)])


def test_words_that_betray_a_rewriting_are_underlined_without_a_number() -> None:
    shown = paragraphs("Nội dung cần xem", [Mark(0, 8, "", 0), Mark(4, 12, "task-1.text", 1)])
    assert shown == (
        '<p><span class="sign">Nội <mark data-mark="task-1.text"><sup>1</sup>dung</mark></span>'
        '<mark data-mark="task-1.text"> cần</mark> xem</p>'
    )


def test_a_row_of_a_table_keeps_its_cells_apart() -> None:
    assert str(paragraphs("1\tMở lớp\tSở A", [])) == '<p class="cells">1\tMở lớp\tSở A</p>'
