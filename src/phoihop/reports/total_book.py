"""The consolidated table in Excel: a column for each addend, sums and shares as formulas that an office can follow."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from django.utils.translation import gettext as _

from phoihop.reports import book
from phoihop.reports.periods import Period
from phoihop.reports.queries import Form
from phoihop.reports.regimes import Regime
from phoihop.reports.rules import Aggregation, Line
from phoihop.reports.states import Standing
from phoihop.reports.totals import Total
from phoihop.reports.vectors import ACTUAL, PLAN, SAME, Packed, figure_of, sum_of, written

FIRST: Final = 5  # row of the first line
ADDENDS: Final = 3  # columns before those of the addends
_SUMS: Final = ADDENDS - 1
_WIDTHS: Final = (46, 16, 16)


def total_book(
    regime: Regime,
    one: Period,
    form: Form,
    standings: Iterable[Standing],
    below: Iterable[Total],
    own: Total | None,
    counted: tuple[int, int],
) -> bytes:
    """`below`: the totals that flow in; `own`: the total itself; `counted`: how many units stand in it of how many."""
    addends: list[tuple[str, Total | Standing]] = [(total.author_name, total) for total in below]
    addends += [(standing.unit_name, standing) for standing in standings if standing.counted]
    columns = [book.letters(at) for at in range(ADDENDS + len(addends))]
    heads = [_("Chỉ tiêu"), _("ĐVT"), _("Tổng"), *(name for name, _addend in addends)]
    found = _figures(form, (addend.vector for _name, addend in addends))
    pages = []
    for title, figure in ((_("Thực hiện"), ACTUAL), (_("Kế hoạch"), PLAN), (_("Cùng kỳ"), SAME)):
        rows = [
            book.row(1, [book.words("A1", regime.author_name, book.BOLD)]),
            book.row(2, [book.words("A2", f"{form.title} – {one.label} – {title}", book.BOLD)]),
            book.row(3, [book.words("A3", _of_how_many(*counted), book.TEXT)]),
            book.row(
                4, [book.words(f"{column}4", name, book.HEAD) for column, name in zip(columns, heads, strict=True)]
            ),
            *_lines(
                form,
                columns,
                {code: found[code, figure] for code, line in form.lines.items() if line.typed},
                _estimated(form, own) if figure == ACTUAL else {},
            ),
        ]
        widths = [*_WIDTHS, *[16] * len(addends)]
        pages.append(book.Page(title=title, widths=widths, rows=rows, frozen=(FIRST - 1, ADDENDS)))
    return book.whole(pages)


def _of_how_many(counted: int, units: int) -> str:
    if counted < units:
        return _("Mới có %(counted)s/%(all)s đơn vị vào tổng hợp.") % {"counted": counted, "all": units}
    return _("Đủ %(all)s đơn vị.") % {"all": units}


def _estimated(form: Form, own: Total | None) -> dict[str, str]:
    """What stands beside the name of a line in which units say estimates."""
    found = {code: sum_of(own.vector, line.key).estimates for code, line in form.lines.items()} if own else {}
    return {code: " " + _("(%(count)s đơn vị báo số ước)") % {"count": units} for code, units in found.items() if units}


Known = int | None  # a figure, where there is one


def _figures(form: Form, vectors: Iterable[Packed]) -> dict[tuple[str, int], list[Known]]:
    """The figures of each typed line, column by column. Each vector is let go when it is read: the collector of garbage
    goes through all that is open."""
    found: dict[tuple[str, int], list[Known]] = {
        (code, figure): [] for code, line in form.lines.items() if line.typed for figure in (ACTUAL, PLAN, SAME)
    }
    places = [(form.lines[code].key, figure, column) for (code, figure), column in found.items()]
    for vector in vectors:
        for key, figure, column in places:
            column.append(figure_of(vector, key, figure))
    return found


def _lines(
    form: Form, columns: Sequence[str], addends: Mapping[str, Sequence[Known]], beside: Mapping[str, str]
) -> Iterator[str]:
    """`addends`: the figures of each line, column by column; `beside`: what is said beside its name."""
    rows = {code: at for at, code in enumerate(form.lines, FIRST)}
    for code, line in form.lines.items():
        at, style = rows[code], book.figure_style(line.decimals)
        cells = [
            book.words(f"A{at}", line.name + beside.get(code, ""), book.TEXT),
            book.words(f"B{at}", line.unit, book.TEXT),
        ]
        if line.of is not None:
            tops, bottoms = (addends[part] for part in line.of)
            shares = [_share(line, *both) for both in zip(tops, bottoms, strict=True)]
            total, text = _whole(line, rows, columns, tops, bottoms)
            summed = all(form.lines[part].aggregation == Aggregation.SUM for part in line.of)
            cells.append(book.formula(f"{columns[_SUMS]}{at}", text, style, total if summed else ""))
            cells += [
                book.formula(f"{column}{at}", _ratio(line, rows, column), style, share)
                for column, share in zip(columns[ADDENDS:], shares, strict=True)
            ]
        else:
            found = addends[code]
            if line.aggregation == Aggregation.SUM and found:
                known = [one for one in found if one is not None]
                text = _sum(columns[ADDENDS], columns[-1], at)
                total = written(sum(known), ".") if known else ""
                cells.append(book.formula(f"{columns[_SUMS]}{at}", text, style, total))
            else:
                cells.append(book.blank(f"{columns[_SUMS]}{at}", style))
            texts = ["" if one is None else written(one, ".") for one in found]
            cells.append(book.numbers(at, columns[ADDENDS:], texts, style))
        yield book.row(at, cells)


def _share(line: Line, top: Known, bottom: Known) -> str:
    """What a ratio comes to, for programs that show without reckoning."""
    return str(top * line.factor / bottom) if top is not None and bottom else ""


def _whole(
    line: Line, rows: Mapping[str, int], columns: Sequence[str], tops: Sequence[Known], bottoms: Sequence[Known]
) -> tuple[str, str]:
    """The ratio of the totals with its formula: a part over 31 units of a whole over 30 says nothing."""
    if not tops:
        return "", _ratio(line, rows, columns[_SUMS])
    spans = [f"{columns[ADDENDS]}{rows[code]}:{columns[-1]}{rows[code]}" for code in line.of or ()]
    text = _ratio(line, rows, columns[_SUMS], f",COUNT({spans[0]})<>COUNT({spans[1]})")
    top, bottom = ([one for one in each if one is not None] for each in (tops, bottoms))
    return _share(line, sum(top), sum(bottom)) if len(top) == len(bottom) else "", text


def _ratio(line: Line, rows: Mapping[str, int], column: str, unless: str = "") -> str:
    top, bottom = (f"{column}{rows[code]}" for code in line.of or ())
    return f'IF(OR(N({bottom})=0,NOT(ISNUMBER({top})){unless}),"",{top}/{bottom}*{line.factor})'


def _sum(first: str, last: str, at: int) -> str:
    cells = f"{first}{at}:{last}{at}"
    return f'IF(COUNT({cells})=0,"",SUM({cells}))'
