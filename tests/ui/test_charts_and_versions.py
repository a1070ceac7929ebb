from hypothesis import given
from hypothesis import strategies as st

from phoihop.ui.charts import HEIGHT, WIDTH, WIDTH_BAR, bar, sparkline
from phoihop.ui.comparing import compare_clauses, compare_words


def test_a_gap_breaks_the_line_and_is_not_drawn_as_zero() -> None:
    line = sparkline([5, 7, None, 6, 8])
    assert len(line.lines) == 2
    assert line.dots == ()
    assert "thấp nhất 5" in line.label
    assert "cao nhất 8" in line.label


def test_a_figure_that_is_not_whole_is_hollow_and_said() -> None:
    line = sparkline([5, 7, 2], {1: "tháng 2 mới có 2/6", 2: "tháng 3 mới có 1/6"})
    assert (line.lines, line.dots) == ((), (("2", "7.6"),))
    assert (len(line.dashed), len(line.hollow)) == (2, 2)
    assert line.last in line.hollow
    assert line.label.endswith("; chưa đủ đơn vị: tháng 2 mới có 2/6, tháng 3 mới có 1/6")
    whole = sparkline([5, 7, None], {2: "tháng 3 mới có 0/6"})
    assert (len(whole.lines), whole.dashed, whole.hollow) == (1, (), ())
    assert "chưa đủ" not in whole.label


def test_a_single_figure_is_a_point_and_none_at_all_is_said() -> None:
    assert sparkline([None, 3, None]).dots == (("40", "9"),)
    empty = sparkline([None, None])
    assert (empty.lines, empty.last, empty.label) == ((), None, "Chưa có số")


@given(st.lists(st.one_of(st.none(), st.integers(-1000, 1000)), min_size=1, max_size=40))
def test_every_point_of_a_line_lies_inside_its_box(figures: list[int | None]) -> None:
    line = sparkline(figures)
    points = [tuple(map(float, pair.split(","))) for one in line.lines for pair in one.split()]
    points += [(float(x), float(y)) for x, y in line.dots]
    assert len(points) == sum(one is not None for one in figures)
    assert all(0 <= x <= WIDTH and 0 <= y <= HEIGHT for x, y in points)


def test_bar_tick_and_line_share_one_scale() -> None:
    drawn = bar(50, 100, 25)
    assert (drawn.actual, drawn.plan, drawn.same_period) == (WIDTH_BAR // 2, WIDTH_BAR, WIDTH_BAR // 4)


def test_what_is_missing_or_negative_has_no_bar_but_words() -> None:
    drawn = bar(None, 0, None)
    assert (drawn.actual, drawn.plan, drawn.same_period) == (None, None, None)
    assert drawn.label == "Kế hoạch 0, thực hiện chưa có số, cùng kỳ chưa có số"
    assert bar(-5, 10).actual is None


@given(st.text(max_size=60), st.text(max_size=60))
def test_the_pieces_give_back_both_versions(old: str, new: str) -> None:
    pieces = compare_words(old, new)
    assert "".join(piece.text for piece in pieces if piece.change != "added") == old
    assert "".join(piece.text for piece in pieces if piece.change != "removed") == new


def test_a_changed_day_is_one_change() -> None:
    changed = [(piece.change, piece.text) for piece in compare_words("trước 20/11/2026.", "trước 30/11/2026.")]
    assert changed == [("same", "trước "), ("removed", "20/11/2026"), ("added", "30/11/2026"), ("same", ".")]


def test_a_long_clause_is_compared_whole() -> None:
    old, new = "một " * 3000, "hai " * 3000
    assert [piece.change for piece in compare_words(old, new)] == ["removed", "added"]
    assert [piece.change for piece in compare_words(old, old)] == ["same"]


def test_clauses_are_matched_by_name_and_lost_ones_keep_their_place() -> None:
    found = compare_clauses([("a", "1"), ("b", "2"), ("c", "3")], [("a", "1"), ("c", "4"), ("d", "5")])
    assert [(clause.label, clause.old, clause.new, clause.changed) for clause in found] == [
        ("a", "1", "1", False),
        ("b", "2", None, True),
        ("c", "3", "4", True),
        ("d", None, "5", True),
    ]
