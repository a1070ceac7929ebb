"""The consolidated report as an official paper: its words as the body, its figures as an annex on turned pages. Whose
words they are stands on the page; the paper bears no marks of sources."""

import re
from collections.abc import Sequence
from typing import Final

from phoihop.organisations import printing
from phoihop.organisations.letterheads import letterhead
from phoihop.reports.composing import Work
from phoihop.reports.marks import bare
from phoihop.reports.outputs import TotalRow
from phoihop.reports.rules import Section
from phoihop.ui.formats import number
from vanban.dates import format_day
from vanban.official import (
    Annex,
    Block,
    Column,
    Family,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Table,
)

KIND: Final = "BÁO CÁO"
CODE: Final = "BC"
_SAID: Final = re.compile(
    r"^báo cáo\s+(?:định kỳ\s+)?(?:(?:hằng|hàng)\s+)?(?:(?:tháng|quý|6 tháng|năm|nhiệm kỳ)\s+)?", re.I
)
MOST_NAMED: Final = 12  # units still missing that are named; of more the number is said
Parts = Sequence[tuple[Section, Sequence[TotalRow]]]


def paper(work: Work, parts: Parts, *, counted: int, missing: Sequence[str], direct: int) -> Paper:
    """The paper as it would be printed now. `counted`: units behind the figures at all levels; `direct`: units that
    report to us, of which `missing` have not sent. Four statements at the most: what stands at its head."""
    regime, one = work.regime, work.period
    last = regime.cut_off(one)
    issuer = letterhead(regime.author, last)
    family = Family(issuer.family)
    above = (work.above.author_name,) if work.above else ()
    return Paper(
        family=family,
        issuers=(Issuer(body=issuer.name, superior=issuer.superior),),
        symbol=printing.symbol(issuer, CODE),
        place=issuer.place,
        kind=KIND,
        abstract=f"{_subject(regime.title) or work.asked.title}, {one.label}",
        body=tuple(_body(work, parts, counted, missing, direct)),
        signatures=(printing.signature(issuer),),
        recipients=(*above, "Các đơn vị báo cáo", printing.kept(issuer)),
        annexes=(Annex(title=f"Số liệu tổng hợp {one.label}", body=tuple(_tables(parts)), landscape=True),)
        if parts
        else (),
    )


def _subject(title: str) -> str:
    """What a regime's reports are about: its title without what the paper's kind and period say already."""
    left = _SAID.sub("", title).strip()
    return left[:1].upper() + left[1:]


def _body(work: Work, parts: Parts, counted: int, missing: Sequence[str], direct: int) -> list[Block]:
    regime, one = work.regime, work.period
    first, last = one.window(regime.data["cut_day"])
    said = (
        f"Số liệu tính từ ngày {format_day(first)} đến ngày {format_day(last)}, tổng hợp báo cáo đã tiếp nhận của"
        f" {counted} đơn vị; trong {direct} đơn vị báo cáo trực tiếp, "
    )
    if not missing:
        said += "tất cả đã gửi báo cáo."
    elif len(missing) <= MOST_NAMED:
        said += f"{len(missing)} đơn vị chưa gửi: {', '.join(missing)}."
    else:
        said += f"{len(missing)} đơn vị chưa gửi."
    body: list[Block] = [Heading(1, "Tình hình báo cáo"), Paragraph(said)]
    if parts:
        body.append(Paragraph("Số liệu tổng hợp của kỳ báo cáo ghi tại Phụ lục kèm theo."))
    for section in work.sections:
        text = bare(work.saved.texts.get(section.code, ""), work.saved.sources)
        body.append(Heading(1, section.title))
        body += [Paragraph(line) for line in text.splitlines()] or [Paragraph("Không có.")]
    return body


_HEADS: Final = (
    Column("TT", width=0.5),
    Column("Chỉ tiêu", width=4),
    Column("Đơn vị tính", width=1.2, align="center"),
    Column("Kế hoạch", align="right"),
    Column("Thực hiện", align="right"),
    Column("% kế hoạch", align="right"),
    Column("Cùng kỳ", align="right"),
    Column("% cùng kỳ", align="right"),
    Column("Lũy kế năm", align="right"),
)


def _tables(parts: Parts) -> list[Block]:
    blocks: list[Block] = []
    for section, rows in parts:
        table = tuple(_row(row) for row in rows)
        blocks.append(Table(columns=_HEADS, rows=table, caption=section.title))
    why = [f"{row.no}. {row.line.name}: {row.why}." for _section, rows in parts for row in rows if row.why]
    if why:
        blocks += [Paragraph("Không so sánh được (ghi dấu ≠):"), *(Paragraph(line) for line in why)]
    return blocks


def _row(row: TotalRow) -> tuple[str, ...]:
    found, places = row.shown, row.line.decimals
    return (
        str(row.no),
        row.line.name,
        row.line.unit,
        number(found.plan, places),
        number(found.actual, places),
        "≠" if found.plan_gap else number(found.of_plan, 1),
        number(found.same, places),
        "≠" if found.same_gap else number(found.of_same, 1),
        number(row.cumulative, places),
    )
