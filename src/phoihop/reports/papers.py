"""The consolidated report as an official paper: its words as the body, its figures as an annex on turned pages. Whose
words they are stands on the page; the paper bears no marks of sources."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final
from uuid import UUID

from django.utils.translation import gettext as _

from phoihop.documents.entering import Entry
from phoihop.documents.rules import PaperUse
from phoihop.organisations import printing
from phoihop.organisations.letterheads import letterhead
from phoihop.records.refusals import Refusal
from phoihop.reports.keys import total_id
from phoihop.reports.marks import bare
from phoihop.reports.matrix import Counts
from phoihop.reports.outputs import TotalRow
from phoihop.reports.rules import Section
from phoihop.reports.works import Work
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
MOST_NAMED: Final = 12  # units that are named; of more the number is said
Parts = Sequence[tuple[Section, Sequence[TotalRow]]]


def paper(work: Work, parts: Parts, *, counted: int, direct: Counts, missing: Sequence[str]) -> Paper:
    """The paper as it would be printed now. `counted`: units behind the figures at all levels; `direct`: the units that
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
        body=tuple(_body(work, parts, counted, direct, missing)),
        signatures=(printing.signature(issuer),),
        recipients=(*above, "Các đơn vị báo cáo", printing.kept(issuer)),
        annexes=(Annex(title=f"Số liệu tổng hợp {one.label}", body=tuple(_tables(parts)), landscape=True),)
        if parts
        else (),
    )


def source(work: Work) -> UUID:
    """What the paper is the paper of."""
    return total_id(work.regime.id, work.period.code)


def entry(work: Work, made: Paper, today: date) -> Entry:
    """The paper on its way into the register, for us and the level above. Raises `Refusal` where a section stands empty
    though units wrote under it."""
    if unwritten := [one.title for one in work.sections if one.code in work.unwritten]:
        raise Refusal(
            "report.unwritten",
            _("Đơn vị đã có báo cáo mà chưa soạn: %(sections)s. Lấy đoạn vào bài, hoặc ghi “Không có.” ở mục đó.")
            % {"sections": "; ".join(unwritten)},
        )
    texts = (bare(work.saved.texts.get(one.code, ""), work.saved.sources) for one in work.sections)
    return Entry(
        source=source(work),
        paper=replace(made, date=today),
        use=PaperUse.CONSOLIDATED,
        kind_code=CODE,
        file=f"bao-cao-tong-hop-{work.period.code}.docx",
        text="\n".join(text for text in texts if text),
        space=work.regime.space,
        to=(work.above.author,) if work.above else (),
    )


def _subject(title: str) -> str:
    """What a regime's reports are about: its title without what the paper's kind and period say already."""
    left = _SAID.sub("", title).strip()
    return left[:1].upper() + left[1:]


def _body(work: Work, parts: Parts, counted: int, direct: Counts, missing: Sequence[str]) -> list[Block]:
    regime, one = work.regime, work.period
    first, last = one.window(regime.data["cut_day"])
    span = (
        f"Số liệu tính từ ngày {format_day(first)} đến ngày {format_day(last)}, tổng hợp báo cáo đã tiếp nhận của"
        f" {counted} đơn vị ở các cấp."
    )
    body: list[Block] = [Heading(1, "Tình hình báo cáo"), Paragraph(span), Paragraph(_standing(direct, missing))]
    if parts:
        body.append(Paragraph("Số liệu tổng hợp của kỳ báo cáo ghi tại Phụ lục kèm theo."))
    unwritten = work.unwritten
    for section in work.sections:
        body.append(Heading(1, section.title))
        if section.code in unwritten:
            units = in_words(unwritten[section.code])
            body.append(Paragraph(f"Chưa soạn. Đã có báo cáo của {units}, chưa đưa vào mục này."))
            continue
        text = bare(work.saved.texts.get(section.code, ""), work.saved.sources)
        body += [Paragraph(line) for line in text.splitlines()] or [Paragraph("Không có.")]
    return body


def _standing(direct: Counts, missing: Sequence[str]) -> str:
    """Where the reports of the units that report to us stand; its numbers add up to them."""
    if direct.accepted == direct.all and not direct.replacing:
        return f"Đã tiếp nhận báo cáo của tất cả {direct.all} đơn vị báo cáo trực tiếp."
    accepted = f"đã tiếp nhận {direct.accepted}"
    if direct.replacing:
        accepted += f" (trong đó {direct.replacing} có bản thay thế chờ tiếp nhận)"
    unsent = f"chưa gửi {direct.missing}"
    if missing and len(missing) <= MOST_NAMED:
        unsent += f" ({', '.join(missing)})"
    return (
        f"Trong {direct.all} đơn vị báo cáo trực tiếp: {accepted}, chờ tiếp nhận {direct.waiting},"
        f" trả lại {direct.returned}, {unsent}."
    )


def in_words(units: Sequence[str]) -> str:
    """Units by their names, of many the number."""
    return ", ".join(units) if len(units) <= MOST_NAMED else f"{len(units)} đơn vị"


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
