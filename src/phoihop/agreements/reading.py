"""What a payload says, word for word, for those who are about to confirm it: every field under a plain label."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.agreements.rules import Every
from phoihop.documents.rules import KINDS_OF_PAPER
from phoihop.records.fields import Code, Data, Day, Field, Flag, Group, Many, Org, Sealed, Whole, present
from phoihop.records.fields import Record as Reference
from phoihop.records.keys import Ref, ref_id
from phoihop.records.kinds import Kind
from phoihop.records.types import StrOrPromise
from phoihop.ui import formats

LABELS: Mapping[str, StrOrPromise] = {
    "abstract": _("Trích yếu"),
    "agenda": _("Chương trình"),
    "agreement": _("Quy chế"),
    "answer_days": _("Trả lời trong (ngày)"),
    "area": _("Lĩnh vực"),
    "areas": _("Lĩnh vực"),
    "article": _("Điều"),
    "articles": _("Các điều"),
    "assigned_on": _("Ngày giao"),
    "attendance": _("Có mặt"),
    "attendees": _("Thành phần dự"),
    "authority": _("Quyền hạn ký"),
    "by": _("Đơn vị trình bày"),
    "cancelled": _("Lý do hủy"),
    "chairs": _("Chủ trì hội nghị"),
    "cited": _("Văn bản viện dẫn"),
    "code": _("Mã"),
    "conclusion": _("Kết luận"),
    "conclusions": _("Kết luận"),
    "continues": _("Nối tiếp"),
    "cooperating": _("Phối hợp"),
    "correction": _("Lý do đính chính"),
    "day": _("Ngày"),
    "document": _("Văn bản"),
    "due": _("Hạn hoàn thành"),
    "due_text": _("Thời hạn ghi trong văn bản"),
    "end": _("Đến vị trí"),
    "executor": _("Người phụ trách"),
    "from": _("Có hiệu lực từ"),
    "held": _("Hội nghị"),
    "hosts": _("Cơ quan chủ trì"),
    "invited": _("Đơn vị được mời"),
    "issuer": _("Nơi ban hành"),
    "joint": _("Cơ quan cùng ban hành"),
    "key": _("Mã mục"),
    "kind": _("Loại"),
    "kind_code": _("Loại văn bản"),
    "lead": _("Chủ trì"),
    "meeting": _("Hội nghị"),
    "minutes": _("Số phút"),
    "name": _("Tên"),
    "no": _("Số thứ tự"),
    "note": _("Ghi chú"),
    "number": _("Số"),
    "office": _("Chức vụ"),
    "org": _("Tổ chức"),
    "organizers": _("Đơn vị tổ chức"),
    "outcome": _("Kết quả"),
    "outline": _("Đề cương, nội dung chuẩn bị"),
    "people": _("Người dự"),
    "period": _("Giai đoạn"),
    "place": _("Nơi ký"),
    "meeting.place": _("Địa điểm"),
    "meeting.regime": _("Chế độ báo cáo"),
    "period.from": _("Từ"),
    "period.to": _("Đến"),
    "plan": _("Kế hoạch"),
    "product": _("Sản phẩm"),
    "purpose": _("Mục đích, yêu cầu"),
    "quote": _("Trích nguyên văn"),
    "recipients": _("Nơi nhận"),
    "regime": _("Chế độ làm việc"),
    "report": _("Trao đổi báo cáo"),
    "report_due": _("Hạn gửi báo cáo, tài liệu"),
    "series": _("Chuỗi hội nghị"),
    "sides": _("Các bên"),
    "signers": _("Phần ký"),
    "signed_on": _("Ngày ký"),
    "source": _("Nguồn"),
    "start": _("Từ vị trí"),
    "state": _("Trạng thái"),
    "symbol": _("Ký hiệu"),
    "task": _("Nhiệm vụ"),
    "tasks": _("Nhiệm vụ"),
    "text": _("Nội dung"),
    "time": _("Từ giờ"),
    "title": _("Tên gọi"),
    "titles": _("Chức vụ"),
    "to": _("Hết hiệu lực"),
    "to_day": _("Đến ngày"),
    "to_time": _("Đến giờ"),
    "venue": _("Điểm cầu"),
    "venues": _("Điểm cầu"),
    "withdrawn": _("Rút lại"),
    "withdrawn_reason": _("Lý do rút lại"),
    "word": _("Có mặt"),
    "year": _("Năm"),
}

EVERY: Mapping[str, StrOrPromise] = {
    Every.MONTH: _("hằng tháng"),
    Every.QUARTER: _("hằng quý"),
    Every.HALF: _("sáu tháng một lần"),
    Every.YEAR: _("hằng năm"),
    Every.NEED: _("khi cần"),
}


# What the words of a list say, of whichever kind of record.
WORDS: Mapping[str, StrOrPromise] = {
    **EVERY,
    "review": _("Sơ kết, tổng kết"),
    "briefing": _("Giao ban"),
    "signing": _("Ký kết"),
    "survey": _("Khảo sát"),
    "other": _("Hội nghị khác"),
    "planned": _("Đang chuẩn bị"),
    "held": _("Đã họp"),
    "cancelled": _("Đã hủy"),
    "come": _("Dự họp"),
    "send": _("Cử người dự"),
    "absent": _("Vắng"),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One field as a page prints it: a value in words, or a list of further blocks."""

    label: str
    value: str = ""
    blocks: tuple["Block", ...] = ()


@dataclass(frozen=True, kw_only=True)
class Block:
    """A group of lines; `code` is the fingerprint of the exact version a sealed reference names."""

    lines: tuple[Line, ...]
    code: str = ""


@dataclass(frozen=True, kw_only=True)
class Known:
    """What a reader of a payload may be told of what it names: organisations, records by id, sealed versions by
    fingerprint, areas by code. What is not in here is shown by its code."""

    org: Callable[[str], str]
    titles: Mapping[UUID, str]
    sealed: Mapping[str, tuple[Kind, Data]]
    areas: Mapping[str, str] = field(default_factory=dict)


def lines(fields: Iterable[Field], data: Data, known: Known, within: str = "") -> tuple[Line, ...]:
    """Every field that `data` holds, in the order of the kind: nothing is left out. `within`: the kind or group that
    the fields are of, where a word has a meaning of its own there."""
    return tuple(_line(part, value, known, within) for part, value in present(fields, data))


def _line(part: Field, value: Any, known: Known, within: str) -> Line:
    label = str(LABELS.get(f"{within}.{part.name}") or LABELS.get(part.name, part.name))
    if isinstance(part, Many):
        if isinstance(part.of, Group | Sealed):
            return Line(label=label, blocks=tuple(_block(part.of, item, known) for item in value))
        return Line(label=label, value="; ".join(_word(part.of, item, known) for item in value))
    if isinstance(part, Group | Sealed):
        return Line(label=label, blocks=(_block(part, value, known),))
    return Line(label=label, value=_word(part, value, known))


def _block(part: Field, value: Any, known: Known) -> Block:
    if isinstance(part, Group):
        return Block(lines=lines(part.fields, value, known, part.name))
    found = known.sealed.get(value["body"])
    if found is None:
        return Block(lines=(Line(label=_t("Mã bản ghi"), value=value["rec"]),), code=value["body"])
    kind, data = found
    # What every row repeats of the whole (which agreement, which plan) is said once, at the head.
    own = {name: one for name, one in data.items() if name not in {"agreement", "plan", "meeting"}}
    return Block(lines=lines(kind.fields, own, known, kind.name), code=value["body"])


def _word(part: Field, value: Any, known: Known) -> str:
    match part:
        case Day():
            return formats.day(date.fromisoformat(value))
        case Org():
            return known.org(value)
        case Flag():
            return _t("có") if value else _t("không")
        case Code():
            return str(WORDS.get(value, value))
        case Reference():
            return known.titles.get(ref_id(value)) or _t("bản ghi mã %(code)s") % {"code": value["rec"][:8]}
        case Whole():
            return str(value)
    if part.name == "kind_code":
        return str(KINDS_OF_PAPER.get(value, value))
    if part.name == "area" and value in known.areas:
        return f"{known.areas[value]} ({value})"
    return str(value)


def text_of(found: Iterable[Line]) -> str:
    """The same as running text, one line a field: for laying two versions side by side."""
    return "\n".join(_texts(found, 0))


def _texts(found: Iterable[Line], depth: int) -> Iterator[str]:
    for line in found:
        if line.blocks:
            yield f"{line.label}:"
            for block in line.blocks:
                yield "; ".join(_texts(block.lines, depth + 1))
        else:
            yield f"{line.label}: {line.value}"


def clauses(found: Iterable[Line]) -> list[tuple[str, str]]:
    """The lines as (label, text), as two versions are compared."""
    return [
        (line.label, line.value or "\n".join("; ".join(_texts(block.lines, 1)) for block in line.blocks))
        for line in found
    ]


def sealed_refs(fields: Iterable[Field], data: Data) -> list[dict[str, str]]:
    """Every exact version that `data` names."""
    found: list[dict[str, str]] = []
    for part, value in present(fields, data):
        if isinstance(part, Sealed):
            found.append(value)
        elif isinstance(part, Many) and isinstance(part.of, Sealed):
            found.extend(value)
    return found


def plain_refs(fields: Iterable[Field], data: Data) -> list[Ref]:
    """Every record that `data` names without a version."""
    return [ref for part, value in present(fields, data) if isinstance(part, Reference) for ref in part.refs(value)]


def orgs_of(fields: Iterable[Field], data: Data) -> set[str]:
    return {org for part, value in present(fields, data) for org in part.orgs(value)}
