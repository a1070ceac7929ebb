"""Minutes as an official paper, for whoever keeps or signs them: the words that the sides confirm, and who has."""

from collections.abc import Iterator
from datetime import date

from django.utils import timezone

from phoihop.agreements.reviewing import Subject
from phoihop.meetings.letters import in_a_sentence
from phoihop.meetings.rules import MINUTES_OF
from phoihop.organisations import printing
from phoihop.organisations.letterheads import Letterhead
from phoihop.ui import formats
from vanban.official import Block, Family, Heading, Issuer, Paper, Paragraph, Signature


def paper(minutes: Subject, issuer: Letterhead) -> Paper:
    """What a side has still to confirm is a draft, and says so. Its number and who signs are filled in by hand."""
    return Paper(
        family=Family(issuer.family),
        issuers=(Issuer(body=issuer.name, superior=issuer.superior),),
        symbol=printing.symbol(issuer, "BB"),
        place=issuer.place,
        kind="BIÊN BẢN",
        abstract=in_a_sentence(minutes.title.removeprefix(MINUTES_OF)),  # the paper says it as its kind
        body=tuple(_body(minutes)),
        signatures=(Signature(office="CHỦ TRÌ HỘI NGHỊ"),),
        date=_day(minutes),
        recipients=(*minutes.confirmed[1:], *minutes.awaited, printing.kept(issuer)),
        draft="DỰ THẢO" if minutes.awaited else "",
    )


def _day(minutes: Subject) -> date:
    """When this version was issued."""
    return timezone.localdate(minutes.issued_at)


def _body(minutes: Subject) -> Iterator[Block]:
    for part in minutes.parts:
        yield Heading(1, part.heading)
        yield from map(Paragraph, part.lines)
    yield Heading(1, "Xác nhận của các bên")
    yield Paragraph(f"Đã xác nhận: {'; '.join(minutes.confirmed)}.")
    if minutes.awaited:
        yield Paragraph(f"Chờ xác nhận: {'; '.join(minutes.awaited)}.")
    groups = formats.hash_groups(minutes.body, len(minutes.body)).replace("\u00a0", " ")  # longer than a line
    yield Paragraph(f"Mã nội dung: {groups}.")


def file_name(minutes: Subject) -> str:
    return f"bien-ban-{_day(minutes):%Y%m%d}"
