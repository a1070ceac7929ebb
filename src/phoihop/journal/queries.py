"""The journal of what was issued, in words: lines for a page, the outcome of a check, the words of a broken chain."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from phoihop.organisations.queries import UNKNOWN, Name, names
from phoihop.records import journal
from phoihop.records.actors import Viewer
from phoihop.records.kinds import kind_named
from phoihop.records.types import StrOrPromise
from phoihop.ui.formats import hash_groups
from phoihop.ui.links import url
from phoihop.ui.tables import PAGE_SIZE, Page, number_of

CODE_SHOWN: Final = 16  # of a fingerprint's 64 signs, enough to compare by reading aloud
MOST_NAMED: Final = 20

SYSTEM: Final[Mapping[str, StrOrPromise]] = {
    "sys.terms": gettext_lazy("mở quan hệ phối hợp"),
    "sys.accept": gettext_lazy("chấp nhận tham gia"),
    "sys.erase": gettext_lazy("gỡ nội dung đã ban hành"),
    "sys.drop": gettext_lazy("thôi gửi nội dung"),
    "sys.ack": gettext_lazy("báo đã nhận"),
}


@dataclass(frozen=True, kw_only=True)
class Line:
    """One act as the timeline prints it."""

    number: int
    at: datetime
    organisation: str
    sentence: str
    recipients_label: str
    proof: tuple[tuple[str, str], ...]
    href: str = ""


@dataclass(frozen=True, kw_only=True)
class Journal:
    """A page of a journal. `called` are the names it needed."""

    lines: tuple[Line, ...]
    total: int
    page: Page
    called: Mapping[str, Name]


def of_space(viewer: Viewer, space: str, current: QueryDict, also: Iterable[str] = ()) -> Journal:
    """A page of the journal of a space whose party the viewer is known to be. `also` are organisations whose names
    the page needs besides. Two statements."""
    return _journal(journal.of_space(viewer, space, _rows(current)), current, also=also)


def of_record(viewer: Viewer, record: UUID, current: QueryDict) -> Journal:
    """A page of the versions of one record. Two statements."""
    return _journal(journal.of_record(viewer, record, _rows(current)), current, linked=False)


def _rows(current: QueryDict) -> slice:
    start = (number_of(current) - 1) * PAGE_SIZE
    return slice(start, start + PAGE_SIZE)


def _journal(found: journal.Entries, current: QueryDict, *, linked: bool = True, also: Iterable[str] = ()) -> Journal:
    holders = {entry.custody.removeprefix("host:") for entry in found.rows if entry.custody.startswith("host:")}
    orgs = {entry.org for entry in found.rows}.union(holders, also)
    called = names(orgs) if orgs else {}
    return Journal(
        lines=tuple(_line(entry, called, linked=linked) for entry in found.rows),
        total=found.total,
        page=Page.of(current, len(found.rows), found.total),
        called=called,
    )


def _line(entry: journal.Entry, called: Mapping[str, Name], *, linked: bool) -> Line:
    return Line(
        number=entry.number,
        at=entry.at,
        organisation=called.get(entry.org, UNKNOWN).name,
        sentence=_sentence(entry),
        recipients_label=_recipients(entry),
        proof=tuple(_proof(entry, called)),
        href=url("journal:record", entry.record)
        if linked and entry.record and not entry.kind.startswith("sys.")
        else "",
    )


def _sentence(entry: journal.Entry) -> str:
    if not entry.addressed:
        return _("nội dung không gửi cho tổ chức này, hoặc đã được gỡ")
    kind = kind_named(entry.kind)
    verb = str(kind.label) if kind else str(SYSTEM.get(entry.kind, _("nội dung cần bản phần mềm mới hơn để đọc")))
    if entry.confirms:
        return _("%(verb)s đúng bản có mã %(code)s") % {"verb": verb, "code": hash_groups(entry.confirms)}
    if entry.reason:
        verb = _("đính chính (%(reason)s)") % {"reason": entry.reason}
    return f"{verb} “{entry.title}”" if entry.title else verb


def _recipients(entry: journal.Entry) -> str:
    if not entry.addressed:
        return ""
    if not entry.recipients:
        return _("lưu nội bộ")
    return ngettext("%(count)s nơi nhận", "%(count)s nơi nhận", entry.recipients) % {"count": entry.recipients}


def _proof(entry: journal.Entry, called: Mapping[str, Name]) -> Iterable[tuple[str, str]]:
    before = (
        _("số %(seq)s, mã %(code)s") % {"seq": entry.seq - 1, "code": hash_groups(entry.prev, CODE_SHOWN)}
        if entry.seq
        else _("không có: đây là lần đầu của khóa này")
    )
    yield _("Số của nơi ban hành"), str(entry.seq)
    yield _("Liền trước"), before
    yield _("Mã lần ban hành"), hash_groups(entry.act_id, CODE_SHOWN)
    yield _("Mã nội dung"), hash_groups(entry.body, CODE_SHOWN)
    yield _("Khóa ký"), f"{hash_groups(entry.key, CODE_SHOWN)}; {custody(entry.custody, called)}"


def custody(value: str, called: Mapping[str, Name]) -> str:
    """Who holds a key, in plain words."""
    if value == "own":
        return _("nơi ban hành tự giữ")
    if value.startswith("host:"):
        holder = called.get(value.removeprefix("host:"), UNKNOWN).name
        return _("máy chủ của %(holder)s giữ hộ") % {"holder": holder}
    return _("chưa rõ nơi giữ")


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a check found, in sentences. `sentence` is the first line; `details` name each defect."""

    whole: bool
    sentence: str
    details: tuple[str, ...] = ()


def outcome(place: journal.Place) -> Outcome:
    """Checks the whole space. Two statements, one more to name who must be asked when something is missing."""
    found = journal.check(place)
    if found is None:
        return Outcome(
            whole=False,
            sentence=_("Nhật ký dài, không đối chiếu ngay trên trang. Tải về tệp đối chiếu rồi kiểm tra bằng tệp đó."),
        )
    if found.whole:
        return Outcome(
            whole=True,
            sentence=_("Liền mạch, khớp mã %(sound)s/%(acts)s") % {"sound": found.sound, "acts": found.acts},
        )
    return Outcome(
        whole=False,
        sentence=_broken(found),
        details=tuple(one.sentence for one in found.findings[:MOST_NAMED]),
    )


def _broken(found: journal.Check) -> str:
    if not found.missing:
        return _("Nhật ký không khớp: %(sound)s/%(acts)s lần khớp mã. Báo quản trị khôi phục từ bản sao lưu.") % {
            "sound": found.sound,
            "acts": found.acts,
        }
    first = found.missing[0]
    return _("Nhật ký không liền mạch: thiếu lần ban hành số %(seq)s của %(org)s. Đề nghị %(org)s gửi lại lần đó.") % {
        "seq": first.first,
        "org": names([first.org])[first.org].name,
    }
