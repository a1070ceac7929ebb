"""The review report as an official paper, in the layout of the organisation's family."""

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.utils import timezone

from phoihop.documents import numbering
from phoihop.documents.addressing import Named, lines_of, named
from phoihop.documents.queries import code_of
from phoihop.organisations import printing
from phoihop.organisations.letterheads import Letterhead, letterhead
from phoihop.records.actors import Viewer
from phoihop.reviews.blocks import PARTS, PROPOSALS, Edited
from phoihop.reviews.blocks import Table as Counted
from phoihop.reviews.facts import Facts
from phoihop.reviews.models import ReviewDraft
from phoihop.reviews.rules import period_label
from phoihop.ui.choosing import Option
from vanban.dates import parse_day
from vanban.official import (
    Block,
    Column,
    Family,
    Heading,
    Issuer,
    NumberedItems,
    Paper,
    Paragraph,
    Signature,
    Table,
)
from vanban.problem import Problem

KIND = "BÁO CÁO"
CODE = "BC"


def _first_head(head: Letterhead) -> dict[str, str]:
    """What stands around the text before the clerk has said otherwise."""
    signer = printing.signature(head)
    return {
        "symbol": printing.symbol(head, CODE),
        "place": head.place,
        "superior": head.superior,
        "authority": signer.authority,
        "office": signer.office,
        "recipients": f"Các bên tham gia quy chế\n{printing.kept(head)}",
    }


def head_of(draft: ReviewDraft, issuer: Letterhead | None = None) -> dict[str, str]:
    """The clerk's words, else what the directory says of the last day of the period."""
    return {**_first_head(issuer or letterhead(draft.org, draft.last)), **draft.head}


def paper(draft: ReviewDraft, facts: Facts, blocks: tuple[Edited, ...]) -> Paper:
    """The paper as it would be printed now."""
    issuer = letterhead(draft.org, draft.last)
    head = head_of(draft, issuer)
    return Paper(
        family=Family(issuer.family),
        issuers=(Issuer(body=issuer.name, superior=head.get("superior", "")),),
        symbol=head["symbol"],
        place=head["place"],
        kind=KIND,
        abstract=abstract(draft, facts),
        body=tuple(_body(blocks)),
        signatures=(Signature(office=head["office"], authority=head.get("authority", ""), name=head.get("name", "")),),
        number=int(head["number"]) if head.get("number") else None,
        date=_day(head.get("day", "")),
        recipients=tuple(lines_of(head.get("recipients", ""))),
    )


def addressed(made: Paper, others: Iterable[Option]) -> Named:
    """The sides that its Nơi nhận names: whom the paper is proposed to go to in the system."""
    return named(made.recipients, {one.id: (one.name, one.note) for one in others})


def expected_code(viewer: Viewer, draft: ReviewDraft) -> str:
    """Number and symbol that the paper would get from its book now; empty where one is typed or there is no book."""
    head = draft.head
    offer = (
        None if head.get("number") else numbering.offer(viewer, CODE, _day(head.get("day", "")) or timezone.localdate())
    )
    return code_of(offer.number, head.get("symbol", "") or offer.symbol) if offer else ""


def abstract(draft: ReviewDraft, facts: Facts) -> str:
    """The title line: half a year or a year is a sơ kết, several years a tổng kết."""
    several = draft.last.year > draft.first.year
    what = "Tổng kết" if several else "Sơ kết"
    title = facts.title[:1].lower() + facts.title[1:] if facts.title.startswith("Quy chế") else facts.title
    return f"{what} thực hiện {title.replace('quy chế', 'Quy chế', 1)}, {period_label(draft.first, draft.last)}"


def _body(blocks: tuple[Edited, ...]) -> list[Block]:
    body: list[Block] = []
    for part in PARTS:
        of_part = [one for one in blocks if one.block.part == part and (one.lines or one.table)]
        if not of_part and part == PROPOSALS:
            continue
        body.append(Heading(1, part))
        for one in of_part:
            if one.block.heading:
                body.append(Heading(2, one.block.heading))
            if one.table:
                body.append(_table(one.table))
            if one.block.listed and len(one.lines) > 1:
                body.append(NumberedItems(one.lines, style="-"))
            else:
                body += [Paragraph(line) for line in one.lines]
        if not of_part:
            body.append(Paragraph("Không có."))
    return body


def _table(table: Counted) -> Table:
    columns = tuple(Column(head, width=2.6 if number == 0 else 1.0) for number, head in enumerate(table.heads))
    return Table(columns=columns, rows=table.rows, bold_rows=frozenset({len(table.rows) - 1} if table.summed else ()))


def _day(typed: str) -> date | None:
    if not typed:
        return None
    found = parse_day(typed, date(2000, 1, 1))
    return None if isinstance(found, Problem) else found


def file_name(made: Paper, draft: ReviewDraft) -> str:
    """A name that office machines keep: no marks, no slashes."""
    return f"bao-cao-{draft.first:%Y%m%d}-{draft.last:%Y%m%d}.docx"


def cleaned_head(data: dict[str, Any]) -> dict[str, str]:
    """The form's values as they are kept with the draft."""
    return {
        key: value.strftime("%d/%m/%Y") if isinstance(value, date) else str(value)
        for key, value in data.items()
        if value not in (None, "")
    }
