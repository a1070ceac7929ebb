"""The PDF writer: the same components as the Word file, laid out here and set in a font that travels with the file.

The font is Liberation Serif, whose letters are as wide as those of Times New Roman; it is embedded, so that the paper
reads the same on a machine that has neither. Line breaks may differ from those of a word processor.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from importlib import resources
from typing import Any, Final

from vanban.official.compose import Composed, Line, column_aligns, compose
from vanban.official.metrics import even_width, lines_at, text_width
from vanban.official.paper import Paper, Run, Table
from vanban.official.parameters import Component, Page, ParameterSet
from vanban.official.writer import bound, runs_into_body

PDF_TYPE: Final = "application/pdf"
_FONT: Final = "vanban"
_FACES: Final = {"": "Regular", "B": "Bold", "I": "Italic", "BI": "BoldItalic"}
_POINT: Final = 25.4 / 72  # mm
_LEADING: Final = 1.15  # of the size of type, as word processors set Times
_ASCENT: Final = 0.89
_SLACK: Final = 3.0  # points a centred title is rounded up by, as in the Word file
_PAD: Final = 1.2  # mm between the words and the sides of a cell
_RULE: Final = 0.25
_GAP: Final = 4.0


@dataclass(frozen=True, slots=True)
class _Box:
    """A strip across a column: `draw` sets it at a height. `keep`: it goes along with what follows; `head` is set again
    when the strip begins a page (the head of a table)."""

    height: float
    draw: Callable[[float], None]
    keep: bool = False
    head: tuple["_Box", ...] = ()


@dataclass(frozen=True, slots=True)
class _Word:
    text: str
    style: str
    width: float


def write_pdf(paper: Paper, parameters: ParameterSet) -> bytes:
    """The paper as a PDF with its font inside. Raises PaperError as `write_docx` does."""
    composed = compose(paper, parameters)
    made = datetime(2000, 1, 1, tzinfo=UTC)
    if paper.date:
        made = datetime(paper.date.year, paper.date.month, paper.date.day, tzinfo=UTC)
    writer = _Writer(parameters, composed, made)
    return writer.write()


class _Writer:
    def __init__(self, parameters: ParameterSet, composed: Composed, made: datetime) -> None:
        from fpdf import FPDF  # noqa: PLC0415 - heavy, and wanted by the few who ask for a PDF

        self.parameters = parameters
        self.composed = composed
        self.page = parameters.page
        self.widths: dict[tuple[str, str, float], float] = {}
        self.pdf: Any = FPDF(unit="mm", format=(self.page.width, self.page.height))
        self.pdf.set_auto_page_break(False)
        self.pdf.set_title(composed.title)
        self.pdf.set_author(composed.author)
        self.pdf.set_lang(parameters.language)
        self.pdf.set_creation_date(made)
        self.pdf.set_line_width(_RULE)
        for style, face in _FACES.items():
            with resources.as_file(resources.files(__package__) / "fonts" / f"LiberationSerif-{face}.ttf") as path:
                self.pdf.add_font(_FONT, style, str(path))

    def write(self) -> bytes:
        composed, left, width = self.composed, self.page.left, self.page.text_width
        boxes = [*self._head(), *self._stack(composed.kind, left, width)]
        boxes += self._stack(composed.addressees, left, width)
        if runs_into_body(composed):
            boxes.append(_Box(_GAP, lambda _y: None, keep=True))
        body = list(self._body(composed.body))
        if body:
            body[-1] = replace(body[-1], keep=True)  # no page bears a signature alone
        boxes += [*body, _Box(_GAP, lambda _y: None, keep=True), *self._closing()]
        self._paginate(boxes, self.page)
        for annex in composed.annexes:
            page = replace(self.page, number_on_first_page=True)
            self.page = replace(page, width=page.height, height=page.width) if annex.landscape else page
            lines = self._stack(annex.head, self.page.left, self.page.text_width)
            self._paginate([*lines, *self._body(annex.body)], self.page)
        return bytes(self.pdf.output())

    def _paginate(self, boxes: Sequence[_Box], page: Page) -> None:
        self._new_page(page, first=True)
        y, bottom = page.top, page.height - page.bottom
        at = 0
        while at < len(boxes):
            together = [boxes[at]]
            while together[-1].keep and at + len(together) < len(boxes):
                together.append(boxes[at + len(together)])
            height = sum(box.height for box in together)
            if y > page.top and y + height > bottom and height <= bottom - page.top:
                y = self._break(page, together[0])
            for box in together:
                if y > page.top and y + box.height > bottom:
                    y = self._break(page, box)
                box.draw(y)
                y += box.height
            at += len(together)

    def _break(self, page: Page, following: _Box) -> float:
        self._new_page(page, first=False)
        y = page.top
        for box in following.head:
            box.draw(y)
            y += box.height
        return y

    def _new_page(self, page: Page, *, first: bool) -> None:
        self.pdf.add_page(format=(page.width, page.height))
        if not first or page.number_on_first_page:
            look = self.parameters.components["so_trang"]
            words = str(self.pdf.page_no())
            self.pdf.set_font(_FONT, "", look.size)
            x = page.left + (page.text_width - self.pdf.get_string_width(words)) / 2
            self.pdf.text(x, page.header + look.size * _POINT * _ASCENT, words)

    def _style(self, look: Component, run: Run) -> str:
        return ("B" if look.bold or run.bold else "") + ("I" if look.italic or run.italic else "")

    def _stack(self, lines: Iterable[Line], x: float, width: float) -> list[_Box]:
        return [box for line in lines for box in self._paragraph(line, x, width)]

    def _paragraph(
        self, line: Line, x: float, width: float, align: str = "", look: Component | None = None
    ) -> list[_Box]:
        """The lines of one paragraph in a column, and the rule under it."""
        look = look or self.parameters.components[line.part]
        side = align or look.align
        x, width = x + look.left, width - look.left
        longest, points = width, width / _POINT
        if side == "center" and len(lines_at(line.words, look.size, points, bold=look.bold)) > 1:
            line = replace(line, text=tuple(replace(run, text=bound(run.text)) for run in line.text))
            narrow = even_width(line.words, look.size, points, bold=look.bold) + _SLACK
            longest = min(width, narrow * _POINT)
        rows = self._wrap(line.text, look, longest)
        tall = look.size * _POINT * _LEADING * look.line
        boxes = []
        for number, (row, ended) in enumerate(rows):
            first, last = number == 0, number == len(rows) - 1
            above = look.before * _POINT if first else 0
            below = look.after * _POINT if last else 0
            shift = (look.first_line or -look.hanging) if first else 0
            room = width - shift
            aligned = "left" if ended and side == "both" else side
            boxes.append(
                _Box(
                    above + tall + below,
                    self._drawing(row, look, x + shift, room, above, aligned),
                    keep=look.keep_next or (first and len(rows) > 1),
                )
            )
        if line.rule:
            taken = lines_at(line.words, look.size, longest / _POINT, bold=look.bold)
            long = max(text_width(part, look.size, bold=look.bold) for part in taken) * line.rule * _POINT
            start = x + (width - long) / 2
            boxes.append(_Box(2.0, lambda y: self.pdf.line(start, y + 0.7, start + long, y + 0.7)))
        return boxes

    def _wrap(self, runs: Sequence[Run], look: Component, width: float) -> list[tuple[list[_Word], bool]]:
        """Words by line; with each whether the line ends a paragraph or was broken on purpose."""
        rows: list[tuple[list[_Word], bool]] = []
        row: list[_Word] = []
        used, room = 0.0, width - (look.first_line or -look.hanging)
        for text, style in self._pieces(runs, look):
            if text == "\n":
                rows.append((row, True))
                row, used, room = [], 0.0, width
                continue
            wide = self._width(text, style, look.size)
            if row and text.strip(" ") and used + self._width(text.rstrip(" "), style, look.size) > room + 0.01:
                rows.append((row, False))
                row, used, room = [], 0.0, width
            if row or text.strip(" "):
                row.append(_Word(text, style, wide))
                used += wide
        return [*rows, (row, True)]

    def _pieces(self, runs: Sequence[Run], look: Component) -> Iterator[tuple[str, str]]:
        """Words with the space after them. A tab is a space: only lists of addressees bear one."""
        for run in runs:
            style = self._style(look, run)
            for piece in re.findall(r"\n|[^ \n]+ *| +", run.text.replace("\t", " ")):
                yield piece, style

    def _drawing(
        self, row: Sequence[_Word], look: Component, x: float, width: float, above: float, side: str
    ) -> Callable[[float], None]:
        """Sets one line. Spaces of a justified line take up what is left."""

        def draw(y: float) -> None:
            if not row:
                return
            last = row[-1].text.rstrip()
            words = [*row[:-1], _Word(last, row[-1].style, self._width(last, row[-1].style, look.size))]
            left = width - sum(word.width for word in words)
            at = x + {"center": left / 2, "right": left}.get(side, 0)
            more = left / (len(words) - 1) if side == "both" and len(words) > 1 else 0
            if not more:
                words = _joined(words)
            base = y + above + look.size * _POINT * (_LEADING * look.line - _LEADING + _ASCENT + 0.05)
            for word in words:
                self.pdf.set_font(_FONT, word.style, look.size)
                self.pdf.text(at, base, word.text)
                if look.underline:
                    self.pdf.line(at, base + 0.5, at + word.width, base + 0.5)
                at += word.width + more

        return draw

    def _width(self, text: str, style: str, size: float) -> float:
        """In mm. The library takes its time, and papers say the same words again and again."""
        key = (text, style, size)
        if key not in self.widths:
            self.pdf.set_font(_FONT, style, size)
            self.widths[key] = float(self.pdf.get_string_width(text))
        return self.widths[key]

    def _beside(self, columns: Sequence[Sequence[_Box]], *, keep: bool = False) -> _Box:
        """Columns that begin at one height, as one strip."""

        def draw(y: float) -> None:
            for boxes in columns:
                at = y
                for box in boxes:
                    box.draw(at)
                    at += box.height

        return _Box(max((sum(box.height for box in boxes) for boxes in columns), default=0), draw, keep=keep)

    def _head(self) -> Iterator[_Box]:
        left, whole, x = self.parameters.columns.head_left, self.page.text_width, self.page.left
        for one, other in (
            (self.composed.issuers, self.composed.titles),
            (self.composed.number, self.composed.place_date),
        ):
            yield self._beside([self._stack(one, x, left), self._stack(other, x + left, whole - left)], keep=True)

    def _body(self, items: Sequence[Line | Table]) -> Iterator[_Box]:
        for item in items:
            if isinstance(item, Line):
                yield from self._paragraph(item, self.page.left, self.page.text_width)
            else:
                yield from self._table(item)

    def _table(self, data: Table) -> Iterator[_Box]:
        x, whole = self.page.left, self.page.text_width
        for part, text in (("ten_bang", data.caption), ("don_vi_tinh", data.unit)):
            if text:
                for box in self._paragraph(Line(part, (Run(text),)), x, whole):
                    yield replace(box, keep=True)
        total = sum(column.width for column in data.columns)
        widths = [whole * column.width / total for column in data.columns]
        titles = [column.title for column in data.columns]
        head = self._row(titles, widths, "dau_bang", ["center"] * len(widths), bold=False)
        yield replace(head, keep=True)
        sides = column_aligns(data)
        for number, texts in enumerate(data.rows):
            row = self._row(texts, widths, "o_bang", sides, bold=number in data.bold_rows)
            yield replace(row, head=(head,))
        yield _Box(2.0, lambda _y: None)

    def _row(
        self, texts: Sequence[str], widths: Sequence[float], part: str, sides: Sequence[str], *, bold: bool
    ) -> _Box:
        look = self.parameters.components[part]
        columns, starts, x = [], [], self.page.left
        for text, width, side in zip(texts, widths, sides, strict=True):
            line = Line(part, (Run(text, bold=bold),))
            columns.append(self._paragraph(line, x + _PAD, width - 2 * _PAD, side, replace(look, keep_next=False)))
            starts.append(x)
            x += width
        inside = self._beside(columns)
        height = inside.height + 0.8

        def draw(y: float) -> None:
            inside.draw(y + 0.4)
            for start, width in zip(starts, widths, strict=True):
                self.pdf.rect(start, y, width, height)

        return _Box(height, draw)

    def _closing(self) -> Iterator[_Box]:
        """Recipients left and the signature right; a joint paper has its signatures in pairs, recipients below."""
        composed, x, whole = self.composed, self.page.left, self.page.text_width
        if len(composed.signatures) == 1:
            left = self.parameters.columns.signature_left
            signed = self._stack(composed.signatures[0], x + left, whole - left)
            yield self._beside([self._stack(composed.recipients, x, left), signed])
            return
        half = whole / 2
        for start in range(0, len(composed.signatures), 2):
            pair = [*composed.signatures[start : start + 2], ()][:2]
            if self.parameters.columns.joint_lead == "right":
                pair.reverse()
            for names in (False, True):
                halves = ([line for line in signature if (line.part == "ho_ten") == names] for signature in pair)
                columns = [self._stack(one, x + half * side, half) for side, one in enumerate(halves)]
                yield self._beside(columns, keep=not names)
        yield _Box(_GAP, lambda _y: None)
        yield self._beside([self._stack(composed.recipients, x, whole)])


def _joined(words: Sequence[_Word]) -> list[_Word]:
    """Neighbours of one face as one."""
    found: list[_Word] = []
    for word in words:
        if found and found[-1].style == word.style:
            found[-1] = _Word(found[-1].text + word.text, word.style, found[-1].width + word.width)
        else:
            found.append(word)
    return found
