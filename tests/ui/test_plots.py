"""Bars over periods, and the map of who sent in time."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from phoihop.ui.plots import CELL, FOOT, HEIGHT, ROWS, TOP, Row, heat, legend, punctual, trend

FIGURES = st.lists(st.one_of(st.none(), st.decimals(-(10**9), 10**9, places=2)), min_size=1, max_size=12)


@given(FIGURES)
def test_every_bar_lies_inside_and_keeps_its_proportion(figures: list[Decimal | None]) -> None:
    nothing = [None] * len(figures)
    drawn = trend([str(at) for at in range(len(figures))], figures, figures, nothing, 2)
    known = [one for one in figures if one is not None]
    assert len([one for one in drawn.columns if one.actual]) == len(known)
    for one, figure in zip(drawn.columns, figures, strict=False):
        if one.actual is None or figure is None:
            continue
        top, height = one.actual
        assert top >= TOP
        assert top + height <= HEIGHT - FOOT + 1
        assert one.plan == (top if figure > 0 else top + height if figure < 0 and height > 1 else one.plan)
    assert len({y for y, _said in drawn.scale}) == len(drawn.scale)
    assert len(drawn.scale) <= 7


def test_a_course_without_figures_says_so() -> None:
    assert trend(["I"], [None], [None], [None]).label == "Chưa có số"
    drawn = trend(["I", "II"], [50, None], [100, None], [None, 25])
    assert drawn.label.endswith("II: thực hiện chưa có số, kế hoạch chưa có số, cùng kỳ 25")
    assert [said for _y, said in drawn.scale] == ["0", "50", "100"]


def test_a_bar_that_is_not_whole_says_so() -> None:
    drawn = trend(["I", "II"], [50, 10], [None, 50], [None, None], 0, ("quý I", "quý II"), ("", "2/6"))
    assert [one.units for one in drawn.columns] == ["", "2/6"]
    assert drawn.label == (
        "quý I: thực hiện 50, kế hoạch chưa có số, cùng kỳ chưa có số; "
        "quý II: thực hiện 10 (mới có 2/6 đơn vị), kế hoạch 50, cùng kỳ chưa có số"
    )


def test_the_later_the_fuller_and_missing_is_told_apart() -> None:
    kinds = [
        punctual(0, sent=True, asked=True, over=True),
        punctual(3, sent=True, asked=True, over=True),
        punctual(4, sent=True, asked=True, over=True),
        punctual(11, sent=True, asked=True, over=True),
        punctual(2, sent=False, asked=True, over=True),
        punctual(0, sent=False, asked=True, over=False),
    ]
    assert [kind for kind, _fill, _said in legend()] == kinds
    fills = [fill for _kind, fill, _said in legend()]
    assert fills[:4] == sorted(fills[:4])
    assert punctual(0, sent=False, asked=False, over=True) == "none"
    rows = [Row(str(at), f"Đơn vị {at}", [("in-time", "a"), ("none", ""), ("missing", "c")]) for at in range(ROWS + 1)]
    first, second = heat([("IV", "2025"), ("I", "2026"), ("II", "2026")], rows)
    assert (len(first.names), len(second.names)) == (ROWS, 1)
    assert second.label == "1 đơn vị, 3 kỳ: đúng hạn 1, gửi chậm 0, chưa gửi 1"
    assert [year for _x, _part, year in first.heads] == ["2025", "2026", ""]
    assert all(one.x + CELL <= first.width and one.y + CELL <= first.height for one in first.spots)
