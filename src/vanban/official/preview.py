"""The paper on screen: semantic HTML with classes only, every word escaped. Looks come from the page's style sheet."""

from collections.abc import Iterable
from html import escape

from vanban.official.compose import ComposedAnnex, Line, column_aligns, compose
from vanban.official.paper import Paper, Run, Table
from vanban.official.parameters import ParameterSet, latest_parameters

_HEADINGS = {"ten_loai": "h1", "de_muc_1": "h2", "de_muc_2": "h3", "de_muc_3": "h4"}
_FAMILY_CLASSES = {"party": "vb--dang", "state": "vb--hanh-chinh"}


def paper_to_html(paper: Paper, parameters: ParameterSet | None = None) -> str:
    """An `<article class="vb …">` with the same words as the DOCX, to be put into a page as it is.

    Classes: `vb-` and the component's name with hyphens (`vb-co-quan-ban-hanh`), `vb-co-ke` where a rule stands
    under it. Without `parameters` the latest shipped set of the family is used. Raises PaperError as `write_docx` does.
    """
    chosen = parameters or latest_parameters(paper.family)
    composed = compose(paper, chosen)
    lead_right = chosen.columns.joint_lead == "right"
    signatures = "".join(f'<div class="vb-phan-ky">{_lines(lines)}</div>' for lines in composed.signatures)
    joint = " vb-ket--lien-co-quan" if len(composed.signatures) > 1 else ""
    joint += " vb-ket--chu-tri-phai" if joint and lead_right else ""
    recipients = f'<div class="vb-noi-nhan-khoi">{_lines(composed.recipients)}</div>'
    return (
        f'<article class="vb {_FAMILY_CLASSES[paper.family.value]}" lang="vi">'
        f'<header class="vb-dau"><div class="vb-dau-trai">{_lines(composed.issuers)}{_lines(composed.number)}</div>'
        f'<div class="vb-dau-phai">{_lines(composed.titles)}{_lines(composed.place_date)}</div></header>'
        f"{_lines(composed.kind)}{_lines(composed.addressees)}"
        f'<div class="vb-than">{"".join(_item(item) for item in composed.body)}</div>'
        f'<footer class="vb-ket{joint}">{recipients}{signatures}</footer>'
        f"{''.join(_annex(annex) for annex in composed.annexes)}</article>"
    )


def _annex(annex: ComposedAnnex) -> str:
    wide = " vb-phan-phu-luc--ngang" if annex.landscape else ""
    body = "".join(_item(item) for item in annex.body)
    return f'<section class="vb-phan-phu-luc{wide}">{_lines(annex.head)}{body}</section>'


def _item(item: Line | Table) -> str:
    return _lines((item,)) if isinstance(item, Line) else _table(item)


def _lines(lines: Iterable[Line]) -> str:
    return "".join(_line(line) for line in lines)


def _line(line: Line) -> str:
    name = _HEADINGS.get(line.part, "p")
    classes = _class(line.part) + (" vb-co-ke" if line.rule else "")
    return f'<{name} class="{classes}">{"".join(_run(run) for run in line.text)}</{name}>'


def _class(part: str) -> str:
    return f"vb-{part.replace('_', '-')}"


def _run(run: Run) -> str:
    words = escape(run.text).replace("\n", "<br>").replace("\t", " ")
    if run.italic:
        words = f"<em>{words}</em>"
    return f"<strong>{words}</strong>" if run.bold else words


def _table(table: Table) -> str:
    caption = "".join(
        f'<span class="{_class(part)}">{escape(text)}</span>'
        for part, text in (("ten_bang", table.caption), ("don_vi_tinh", table.unit))
        if text
    )
    sides = [f"vb-o--{side}" for side in column_aligns(table)]
    emphasis = ' class="vb-dong-dam"'
    head = "".join(f'<th scope="col">{_cell(column.title)}</th>' for column in table.columns)
    body = "".join(
        f"<tr{emphasis if number in table.bold_rows else ''}>"
        + "".join(f'<td class="{side}">{_cell(text)}</td>' for side, text in zip(sides, row, strict=True))
        + "</tr>"
        for number, row in enumerate(table.rows)
    )
    captioned = f"<caption>{caption}</caption>" if caption else ""
    return f'<table class="vb-bang">{captioned}<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def _cell(text: str) -> str:
    return escape(text).replace("\n", "<br>")
