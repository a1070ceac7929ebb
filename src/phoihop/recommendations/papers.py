"""The register of recommendations as an official paper, in the layout of the organisation's family."""

from collections.abc import Sequence
from datetime import date

from phoihop.agreements.choices import Choices
from phoihop.organisations import printing
from phoihop.organisations.letterheads import letterhead
from phoihop.recommendations import pages, words
from phoihop.recommendations.lists import Listed
from phoihop.recommendations.pages import Section
from vanban.dates import format_day
from vanban.official import (
    Block,
    Column,
    Family,
    Heading,
    Issuer,
    Paper,
    Paragraph,
    Table,
)

KIND, CODE = "BÁO CÁO", "BC"
MOST_OPEN = 300
RULE = (
    "Số ngày tính theo ngày lịch; hạn trả lời ngày 20 thì quá hạn từ ngày 21; tuổi tính từ ngày nêu lần đầu. Kiến nghị"
    " bên nêu tự kết thúc khi chưa có trả lời tính là trả lời vào ngày kết thúc."
)


def paper(
    org: str,
    still: Sequence[Listed],
    still_open: int,
    sections: Sequence[Section],
    offered: Choices,
    *,
    today: date,
    headline: str,
) -> Paper:
    """The paper as it would be printed today: number, day and signer are left for the office to fill in. `still`: the
    first of all that are `still_open`."""
    issuer = letterhead(org, today)
    family = Family(issuer.family)
    return Paper(
        family=family,
        issuers=(Issuer(body=issuer.name, superior=issuer.superior),),
        symbol=printing.symbol(issuer, CODE),
        place=issuer.place,
        kind=KIND,
        abstract=f"tổng hợp kiến nghị và kết quả trả lời (tính đến ngày {format_day(today)})",
        body=tuple(_body(still, still_open, sections, offered, today, headline)),
        signatures=(printing.signature(issuer),),
        recipients=("Các bên tham gia quy chế", printing.kept(issuer)),
    )


def _body(
    still: Sequence[Listed],
    still_open: int,
    sections: Sequence[Section],
    offered: Choices,
    today: date,
    headline: str,
) -> list[Block]:
    body: list[Block] = [Heading(1, "Số liệu chung"), Paragraph(headline or "Trong kỳ không có kiến nghị nào.")]
    body += [_table(section) for section in sections if section.lines]
    body.append(Paragraph(RULE))
    body.append(Heading(1, "Kiến nghị đang mở"))
    if not still:
        body.append(Paragraph("Không còn kiến nghị tồn đọng."))
        return body
    body.append(_open_table(still, offered, today))
    if still_open > len(still):
        body.append(Paragraph(f"Còn {still_open - len(still)} kiến nghị khác, xem bảng Excel kèm theo."))
    return body


def _table(section: Section) -> Table:
    heads = pages.summary_columns(section)
    rows = [(line.label, *map(str, pages.figures(line.of, section.ages))) for line in section.lines]
    rows.append(("Cộng", *map(str, pages.figures(section.total, section.ages))))
    return Table(
        columns=tuple(Column(str(head.label), width=2.4 if at == 0 else 1.0) for at, head in enumerate(heads)),
        rows=tuple(rows),
        caption=section.caption,
        bold_rows=frozenset({len(rows) - 1}),
    )


def _open_table(still: Sequence[Listed], offered: Choices, today: date) -> Table:
    titles = (("TT", 0.5), ("Nội dung", 3.4), ("Bên nêu", 1.6), ("Nơi trả lời", 1.6), ("Tuổi (ngày)", 0.8))
    return Table(
        columns=tuple(Column(title, width=width) for title, width in (*titles, ("Trạng thái", 1.5))),
        rows=tuple(
            (
                str(number),
                one.text,
                offered.sides.get(one.raiser) or "chưa rõ",
                offered.sides.get(one.holder) or "chưa rõ",
                str(one.age(today)),
                words.state_of(one.stage, one.due, today).word.replace("\u00a0", " "),
            )
            for number, one in enumerate(still, 1)
        ),
    )
