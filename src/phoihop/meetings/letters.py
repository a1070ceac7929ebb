"""The invitation to a meeting and the notice of what it concluded, as official papers in the layout of the host's
family; joint where two organisations chair."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from phoihop.documents.rules import Direction, PaperUse
from phoihop.meetings.deciding import Sort
from phoihop.meetings.queries import Item, Seen
from phoihop.organisations import printing
from phoihop.organisations.letterheads import Letterhead, letterhead
from phoihop.records.fields import Data
from phoihop.ui.choosing import Option
from vanban.dates import format_day
from vanban.official import (
    Block,
    Family,
    Heading,
    Issuer,
    NumberedItems,
    Paper,
    Paragraph,
    Signature,
)
from vanban.official.paper import plain

KINDS: Final[Mapping[Sort, tuple[str, str]]] = {Sort.INVITATION: ("GIẤY MỜI", "GM"), Sort.NOTICE: ("THÔNG BÁO", "TB")}
USES: Final[Mapping[Sort, PaperUse]] = {Sort.INVITATION: PaperUse.INVITATION, Sort.NOTICE: PaperUse.NOTICE}


@dataclass(frozen=True, kw_only=True)
class Signer:
    """One signature block: in whose name, which office, who; empty lines are left out."""

    authority: str
    office: str
    name: str


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a clerk says around the text. `signers` in the order of the issuers."""

    number: str
    symbol: str
    place: str
    day: date | None
    recipients: tuple[str, ...]
    signers: tuple[Signer, ...]


def issuers(meeting: Seen, day: date) -> list[Letterhead]:
    """Who issues: the one who prepared the meeting first, then the others who chair, of the same family: the two
    families are never mixed in one paper."""
    lead, *others = (letterhead(org, day) for org in sorted(meeting.hosts, key=lambda org: org != meeting.author))
    return [lead, *(one for one in others if one.family == lead.family)]


def first_head(meeting: Seen, sort: Sort, of: Sequence[Letterhead], invited: Sequence[Option]) -> dict[str, Any]:
    """What the form opens with."""
    lead = of[0]
    _kind, code = KINDS[sort]
    names = [side.name for side in _guests(meeting, sort, invited)] or ["Các bên tham gia quy chế"]
    head: dict[str, Any] = {
        "symbol": printing.symbol(lead, code),
        "place": lead.place,
        "recipients": "\n".join([*names, printing.kept(lead)]),
    }
    for number, one in enumerate(of):
        signer = printing.signature(one)
        head |= {f"authority-{number}": signer.authority, f"office-{number}": signer.office}
    return head


def numbered(head: Head, data: Mapping[str, Any]) -> Head:
    """The head with what the book has given: number, symbol and day."""
    day = date.fromisoformat(data["day"]) if "day" in data else head.day
    return replace(head, number=data.get("number", ""), symbol=data.get("symbol", head.symbol), day=day)


def _guests(meeting: Seen, sort: Sort, invited: Sequence[Option]) -> list[Option]:
    """Who is addressed: an invitation does not invite those who send it."""
    return [side for side in invited if sort == Sort.NOTICE or side.id not in meeting.hosts]


def abstract(meeting: Seen, sort: Sort) -> str:
    title = meeting.title[:1].lower() + meeting.title[1:] if meeting.title.startswith("Hội nghị") else meeting.title
    return f"dự {title}" if sort == Sort.INVITATION else f"kết luận {title}"


def paper(
    meeting: Seen, sort: Sort, of: Sequence[Letterhead], head: Head, invited: Sequence[Option], items: Iterable[Item]
) -> Paper:
    kind, _code = KINDS[sort]
    body = (
        _invitation(meeting, of, _guests(meeting, sort, invited))
        if sort == Sort.INVITATION
        else _notice(meeting, of, invited, items)
    )
    return Paper(
        family=Family(of[0].family),
        issuers=tuple(Issuer(body=one.name, superior=one.superior) for one in of),
        symbol=head.symbol,
        place=head.place,
        kind=kind,
        abstract=abstract(meeting, sort),
        body=tuple(body),
        signatures=tuple(Signature(office=one.office, authority=one.authority, name=one.name) for one in head.signers),
        number=int(head.number) if head.number else None,
        date=head.day,
        recipients=head.recipients,
    )


def _hosts(of: Sequence[Letterhead]) -> str:
    return " và ".join(one.name for one in of)


def _invitation(meeting: Seen, of: Sequence[Letterhead], invited: Sequence[Option]) -> list[Block]:
    together = "phối hợp tổ chức" if len(of) > 1 else "tổ chức"
    body: list[Block] = [
        Paragraph(f"{_hosts(of)} {together} {meeting.title}. Trân trọng kính mời các đồng chí dự hội nghị, cụ thể:"),
        Heading(1, "Thành phần"),
        Paragraph(
            "Chủ trì: " + ("; ".join(_person(one) for one in meeting.data.get("chairs", ())) or _hosts(of)) + "."
        ),
    ]
    if invited:
        body += [Paragraph("Kính mời đại diện:"), NumberedItems(tuple(side.name for side in invited), style="-")]
    body += [Heading(1, "Thời gian, địa điểm"), Paragraph(f"Thời gian: {_when(meeting)}.")]
    if where := _places(meeting):
        body.append(Paragraph(f"Địa điểm: {where}."))
    if agenda := meeting.agenda:
        lines = [f"{one.title}{f' ({one.by})' if one.by else ''}" for one in agenda]
        body += [Heading(1, "Nội dung"), NumberedItems(tuple(lines), style="1")]
    outline = [line.strip() for line in meeting.data.get("outline", "").split("\n") if line.strip()]
    due = meeting.data.get("report_due")
    if outline or due:
        body.append(Heading(1, "Chuẩn bị"))
        body += [Paragraph(line) for line in outline]
        if due:
            day = format_day(date.fromisoformat(due))
            body.append(Paragraph(f"Báo cáo, tài liệu gửi về {of[0].name} chậm nhất ngày {day}."))
    body.append(Paragraph("Đề nghị các đơn vị báo người dự để việc chuẩn bị được chu đáo."))
    return body


def _notice(meeting: Seen, of: Sequence[Letterhead], invited: Sequence[Option], items: Iterable[Item]) -> list[Block]:
    where = f", tại {meeting.place}" if meeting.place else ""
    day = f"Ngày {format_day(meeting.day)}{where}, " if meeting.day else ""
    chairs = "; ".join(_person(one) for one in meeting.data.get("chairs", ()))
    opening = f"{day}{_hosts(of)} đã tổ chức {meeting.title}."
    if chairs:
        opening += f" Chủ trì hội nghị: {chairs}."
    called = {side.id: side.name for side in invited}
    there = [called[one["org"]] for one in meeting.data.get("attendance", ()) if one["word"] != "absent"
             and one["org"] in called]  # fmt: skip
    if there:
        opening += f" Dự hội nghị có đại diện: {', '.join(there)}."
    return [
        Paragraph(opening),
        Paragraph("Sau khi nghe báo cáo và ý kiến trao đổi, hội nghị thống nhất kết luận như sau:"),
        NumberedItems(tuple(_concluded(one) for one in items if not one.withdrawn), style="1"),
        Paragraph("Thông báo để các đơn vị biết, thực hiện."),
    ]


def _concluded(item: Item) -> str:
    text = item.text.rstrip(" .;")
    who = f" {item.lead_name} chủ trì" if item.lead_name else ""
    due = f"{',' if who else ''} hoàn thành chậm nhất ngày {format_day(item.due)}" if item.due else ""
    return f"{text}.{f'{who}{due}.' if who or due else ''}"


def _person(chair: Mapping[str, Any]) -> str:
    return ", ".join(filter(None, (f"đồng chí {chair['name']}", ", ".join(chair.get("titles", ())))))


def _when(meeting: Seen) -> str:
    start = meeting.data.get("time", "")
    hour = f"{int(start[:2])} giờ {start[3:] if start[3:] != '00' else ''}".strip() + ", " if start else ""
    return f"{hour}ngày {format_day(meeting.day)}" if meeting.day else hour


def _places(meeting: Seen) -> str:
    venues = [one.removeprefix("Điểm cầu ") for one in meeting.data.get("venues", ())]
    others = f"điểm cầu {'; '.join(venues)}" if venues else ""
    return "; ".join(filter(None, (meeting.place, others)))


def document(made: Paper, sort: Sort) -> Data:
    """The paper as the register of documents holds it."""
    lines = [text for block in made.body for text in _texts(block)]
    data: Data = {
        "direction": Direction.OUT.value,
        "kind_code": KINDS[sort][1],
        "symbol": made.symbol,
        "abstract": made.abstract[:1].upper() + made.abstract[1:],
        "issuer": " – ".join(one.body for one in made.issuers),
        "text": "\n".join(lines),
    }
    if made.number:
        data["number"] = f"{made.number:02d}"
    if made.date:
        data["day"] = made.date.isoformat()
    return data


def _texts(block: Block) -> list[str]:
    match block:
        case Paragraph(text) | Heading(text=text):
            return [plain(text)]
        case NumberedItems(items):
            return [plain(one) for one in items]
    return []


def file_name(sort: Sort, meeting: Seen, ending: str) -> str:
    what = "giay-moi" if sort == Sort.INVITATION else "thong-bao-ket-luan"
    return f"{what}-{meeting.day:%Y%m%d}.{ending}" if meeting.day else f"{what}.{ending}"
