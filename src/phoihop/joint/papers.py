"""A joint paper as it will be printed: the heads of all its issuers, the lead first, and their signatures side by
side. Typed lines become the paper's parts: grounds, headings, paragraphs."""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Final

from phoihop.documents.names import clean_name
from phoihop.documents.rules import KINDS_OF_PAPER, Direction, counted_as
from phoihop.joint.queries import Seen
from phoihop.organisations import printing
from phoihop.organisations.letterheads import Letterhead, letterhead
from phoihop.records.fields import Data
from vanban.official import Bases, Block, Family, Heading, Issuer, Paper, Paragraph, Signature

# What begins a heading: "I." or "I-" for a part, "Điều 3." for an article.
_PART: Final = re.compile(r"([IVXLC]+[.\-])\s+(.+)")
_ARTICLE: Final = re.compile(r"(Điều \d+[.:])\s+(.+)")


def heads(orgs: Sequence[str], day: date) -> list[Letterhead]:
    """Four statements for each."""
    return [letterhead(org, day) for org in orgs]


def paper(
    found: Seen, of: Sequence[Letterhead], *, number: str = "", symbol: str = "", day: date | None = None
) -> Paper:
    """`of`: the heads of the issuers, the lead first. Without a number it is a draft, and says so."""
    lead = of[0]
    return Paper(
        family=Family(lead.family),
        issuers=tuple(Issuer(body=one.name, superior=one.superior) for one in of),
        symbol=symbol or printing.symbol(lead, found.data["kind_code"]),
        place=found.data.get("place", ""),
        kind=kind_in_words(found.data["kind_code"]).upper(),
        abstract=found.data["abstract"],
        body=tuple(blocks(found.data["text"])),
        signatures=tuple(_signature(found.data, org) for org in found.issuers),
        number=counted_as(number),
        date=day,
        recipients=tuple(found.data.get("recipients", ())),
        draft="" if number else "Dự thảo",
    )


def _signature(data: Data, org: str) -> Signature:
    one: dict[str, Any] = next(one for one in data["signers"] if one["org"] == org)
    return Signature(office=one["office"], authority=one.get("authority", ""), name=one.get("name", ""))


def kind_in_words(code: str) -> str:
    return str(KINDS_OF_PAPER.get(code, code)).partition(",")[0]


def blocks(text: str) -> Iterator[Block]:
    """One block for each typed line; grounds that follow each other stand together."""
    grounds: list[str] = []
    for line in filter(None, (one.strip() for one in text.splitlines())):
        if line.startswith("Căn cứ"):
            grounds.append(line)
            continue
        if grounds:
            yield Bases(tuple(grounds))
            grounds = []
        if found := _PART.fullmatch(line):
            yield Heading(1, found[2], label=found[1])
        elif found := _ARTICLE.fullmatch(line):
            yield Heading(2, found[2], label=found[1])
        else:
            yield Paragraph(line)
    if grounds:
        yield Bases(tuple(grounds))


def document(found: Seen, of: Sequence[Letterhead]) -> Data:
    """The paper as the register of documents holds it, before its number."""
    data: Data = {
        "direction": Direction.OUT.value,
        "kind_code": found.data["kind_code"],
        "abstract": found.data["abstract"][:1].upper() + found.data["abstract"][1:],
        "issuer": " – ".join(one.name for one in of),
        "text": found.data["text"],
        "agreement": found.data["agreement"],
        "joint": list(found.data["joint"]),
        "joint_paper": {**found.ref, "body": found.body},
        "recipients": list(found.data.get("recipients", ())),
    }
    return {name: value for name, value in data.items() if value}


def file_name(found: Seen, ending: str) -> str:
    return clean_name(f"van-ban-lien-tich-{found.data['kind_code']}.{ending}")
