"""The invitation to a meeting and the notice of what it concluded, as official papers in the layout of the family of
the office that prepares it. They are its own: another that chairs is named in the text, and signs nothing here."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Final

from phoihop.documents.rules import Direction, PaperUse
from phoihop.meetings.deciding import Sort
from phoihop.meetings.queries import Item, Seen
from phoihop.meetings.rules import Presence
from phoihop.organisations import printing
from phoihop.organisations.letterheads import Letterhead
from phoihop.organisations.queries import Name
from phoihop.organisations.rules import in_order
from phoihop.records.fields import Data
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
    body_text,
)

KINDS: Final[Mapping[Sort, tuple[str, str]]] = {Sort.INVITATION: ("GIẤY MỜI", "GM"), Sort.NOTICE: ("THÔNG BÁO", "TB")}
USES: Final[Mapping[Sort, PaperUse]] = {Sort.INVITATION: PaperUse.INVITATION, Sort.NOTICE: PaperUse.NOTICE}


@dataclass(frozen=True, kw_only=True)
class Head:
    """What a clerk says around the text. Of the signature, empty lines are left out."""

    number: str
    symbol: str
    place: str
    day: date | None
    recipients: tuple[str, ...]
    authority: str
    office: str
    name: str


@dataclass(frozen=True, kw_only=True)
class About:
    """What a letter is about. `called`: the names of the organisations in it."""

    meeting: Seen
    sort: Sort
    issuer: Letterhead
    called: Mapping[str, Name]
    items: Sequence[Item] = ()

    def names(self, orgs: Iterable[str]) -> list[str]:
        return sorted((self.called[org].name for org in orgs), key=in_order)

    @property
    def hosts(self) -> list[str]:
        """Who chairs, the one who issues first."""
        return [self.issuer.name, *self.names(org for org in self.meeting.hosts if org != self.meeting.author)]

    @property
    def by(self) -> str:
        """The same in a sentence."""
        first, *others = self.hosts
        return f"{first} phối hợp với {' và '.join(others)}" if others else first


def orgs_in(meeting: Seen, items: Iterable[Item]) -> set[str]:
    """The organisations that a letter names."""
    return {*meeting.parties, *meeting.hosts, *meeting.invited, *(org for one in items for org in one.cooperating)}


def first_head(of: About) -> dict[str, Any]:
    """What the form opens with."""
    _kind, code = KINDS[of.sort]
    meeting = of.meeting
    names = of.names({*meeting.hosts, *meeting.invited} - {meeting.author}) or ["Các bên tham gia quy chế"]
    signer = printing.signature(of.issuer)
    return {
        "symbol": printing.symbol(of.issuer, code),
        "place": of.issuer.place,
        "recipients": "\n".join([*names, printing.kept(of.issuer)]),
        "authority": signer.authority,
        "office": signer.office,
    }


def numbered(head: Head, data: Mapping[str, Any]) -> Head:
    """The head with what the book has given: number, symbol and day."""
    day = date.fromisoformat(data["day"]) if "day" in data else head.day
    return replace(head, number=data.get("number", ""), symbol=data.get("symbol", head.symbol), day=day)


def abstract(meeting: Seen, sort: Sort) -> str:
    title = in_a_sentence(meeting.title)
    return f"dự {title}" if sort == Sort.INVITATION else f"kết luận {title}"


def in_a_sentence(title: str) -> str:
    """The title of a meeting behind other words."""
    return title[:1].lower() + title[1:] if title.startswith("Hội nghị") else title


def paper(of: About, head: Head) -> Paper:
    kind, _code = KINDS[of.sort]
    return Paper(
        family=Family(of.issuer.family),
        issuers=(Issuer(body=of.issuer.name, superior=of.issuer.superior),),
        symbol=head.symbol,
        place=head.place,
        kind=kind,
        abstract=abstract(of.meeting, of.sort),
        body=tuple(_invitation(of) if of.sort == Sort.INVITATION else _notice(of)),
        signatures=(Signature(office=head.office, authority=head.authority, name=head.name),),
        number=int(head.number) if head.number else None,
        date=head.day,
        recipients=head.recipients,
    )


def _invitation(of: About) -> list[Block]:
    meeting = of.meeting
    chairs = "; ".join(_person(one) for one in meeting.data.get("chairs", ())) or " và ".join(of.hosts)
    body: list[Block] = [
        Paragraph(f"{of.by} tổ chức {meeting.title}. Trân trọng kính mời các đồng chí dự hội nghị, cụ thể:"),
        Heading(1, "Thành phần"),
        Paragraph(f"Chủ trì: {chairs}."),
    ]
    if invited := of.names(meeting.invited):
        body += [Paragraph("Kính mời đại diện:"), NumberedItems(tuple(invited), style="-")]
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
            body.append(Paragraph(f"Báo cáo, tài liệu gửi về {of.issuer.name} chậm nhất ngày {day}."))
    body.append(Paragraph("Đề nghị các đơn vị báo người dự để việc chuẩn bị được chu đáo."))
    return body


def _notice(of: About) -> list[Block]:
    meeting = of.meeting
    where = f", tại {meeting.place}" if meeting.place else ""
    day = f"Ngày {format_day(meeting.day)}{where}, " if meeting.day else ""
    chairs = "; ".join(_person(one) for one in meeting.data.get("chairs", ()))
    opening = f"{day}{of.by} đã tổ chức {meeting.title}."
    if chairs:
        opening += f" Chủ trì hội nghị: {chairs}."
    came = {one["org"] for one in meeting.data.get("attendance", ()) if one["word"] != Presence.ABSENT}
    if there := of.names((came & of.called.keys()) - set(meeting.hosts)):
        opening += f" Dự hội nghị có đại diện: {', '.join(there)}."
    return [
        Paragraph(opening),
        Paragraph("Sau khi nghe báo cáo và ý kiến trao đổi, hội nghị thống nhất kết luận như sau:"),
        NumberedItems(tuple(_concluded(of, one) for one in of.items if not one.withdrawn), style="1"),
        Paragraph("Thông báo để các đơn vị biết, thực hiện."),
    ]


def _concluded(of: About, item: Item) -> str:
    """ "Rà soát đảng viên. Đảng ủy A chủ trì, phối hợp với Đảng ủy B, hoàn thành chậm nhất ngày 31/12/2027. Sản phẩm:
    danh sách." """
    who = [f"{item.lead_name} chủ trì"] if item.lead_name else []
    if item.cooperating:
        who.append(f"phối hợp với {', '.join(of.names(item.cooperating))}")
    if item.due:
        who.append(f"{'hoàn' if who else 'Hoàn'} thành chậm nhất ngày {format_day(item.due)}")
    sentences = [item.text, ", ".join(who), f"Sản phẩm: {item.product}" if item.product else ""]
    return " ".join(f"{one.rstrip(' .;')}." for one in sentences if one)


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


def document(made: Paper, sort: Sort, today: date) -> Data:
    """The paper as the register of documents holds it. Raises PaperError."""
    data: Data = {
        "direction": Direction.OUT.value,
        "kind_code": KINDS[sort][1],
        "symbol": made.symbol,
        "abstract": made.abstract[:1].upper() + made.abstract[1:],
        "issuer": made.issuers[0].body,
        "text": body_text(made, printing.parameters(made, today)),
        "recipients": list(made.recipients),
    }
    if made.number:
        data["number"] = f"{made.number:02d}"
    if made.date:
        data["day"] = made.date.isoformat()
    return {name: value for name, value in data.items() if value}


def file_name(sort: Sort, meeting: Seen, ending: str) -> str:
    what = "giay-moi" if sort == Sort.INVITATION else "thong-bao-ket-luan"
    return f"{what}-{meeting.day:%Y%m%d}.{ending}" if meeting.day else f"{what}.{ending}"
