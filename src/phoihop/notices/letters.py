"""What letters say, in words an office head would sign. They name who did what and, where the installation allows it,
the title of the record; never what it contains. Links lead to pages that ask for signing in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.conf import settings
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from phoihop.notices import words
from phoihop.notices.mailing import Letter
from phoihop.notices.queries import Entry, Listed
from phoihop.notices.rules import Step
from phoihop.ui.formats import day, shortened
from phoihop.ui.links import url

LONGEST_TITLE: Final = 120


@dataclass(frozen=True, kw_only=True)
class Line:
    sentence: str
    title: str
    href: str


@dataclass(frozen=True, kw_only=True)
class Part:
    """What is new for one role of the person. `more`: how many others are on the page."""

    office: str
    duties: tuple[Line, ...]
    news: tuple[Line, ...]
    more: bool

    @property
    def count(self) -> int:
        return len(self.duties) + len(self.news)


def part(office: str, found: Listed, *, more: bool) -> Part:
    """What comes with its day stands first."""
    lines = [(entry.step, _line(entry, found)) for entry in found.rows]
    return Part(
        office=office,
        duties=tuple(line for step, line in lines if step != Step.ACT),
        news=tuple(line for step, line in lines if step == Step.ACT),
        more=more,
    )


def _line(entry: Entry, found: Listed) -> Line:
    title = shortened(words.title(entry), LONGEST_TITLE) if settings.MAIL_TITLES else ""
    return Line(sentence=words.sentence(entry, found.names), title=title, href=address(words.href(entry)))


def address(path: str) -> str:
    return f"{settings.ADDRESS}{path}"


def digest(to: str, parts: Sequence[Part], today: date, message_id: str) -> Letter:
    total = sum(one.count for one in parts)
    context = {
        "parts": parts,
        "total": total,
        "today_day": day(today),
        "page": address(url("notices:list")),
        "choices": address(url("notices:choices")),
    }
    subject = _("Phối Hợp: %(count)s việc mới, ngày %(day)s") % {"count": total, "day": day(today)}
    return Letter(
        to=to,
        subject=subject,
        text=_text(parts, context),
        html=render_to_string("notices/letter.html", context),
        message_id=message_id,
    )


def _text(parts: Sequence[Part], context: dict[str, object]) -> str:
    said = [_("Tổng hợp thông báo đến ngày %(day)s.") % {"day": context["today_day"]}, ""]
    for one in parts:
        said += [one.office, ""]
        for head, lines in ((_("Đến hạn và quá hạn"), one.duties), (_("Cơ quan khác đã làm"), one.news)):
            if not lines:
                continue
            said += [f"{head}:"]
            for line in lines:
                said += [f"- {line.sentence}{f': {line.title}' if line.title else ''}", f"  {line.href}"]
            said += [""]
        if one.more:
            said += [_("Còn các thông báo khác, xem trong hệ thống."), ""]
    said += [
        _("Xem tất cả: %(page)s") % {"page": context["page"]},
        _("Mở liên kết cần đăng nhập. Chọn loại thông báo, giờ gửi hoặc thôi nhận thư: %(page)s")
        % {"page": context["choices"]},
    ]
    return "\n".join(said) + "\n"


def confirming(to: str, label: str, link: str) -> Letter:
    """Asks whoever has the address to say that it is theirs."""
    text = "\n".join(
        [
            _("Tài khoản “%(label)s” của hệ thống Phối Hợp muốn nhận thư tổng hợp ở địa chỉ này.") % {"label": label},
            "",
            _("Đăng nhập tài khoản đó rồi mở liên kết sau để xác nhận, trong 7 ngày:"),
            link,
            "",
            _("Nếu không phải của mình, bỏ qua thư này: sẽ không có thư nào được gửi thêm."),
        ]
    )
    return Letter(to=to, subject=_("Phối Hợp: xác nhận địa chỉ nhận thư"), text=text + "\n")


def trial(to: str) -> Letter:
    text = _("Thư thử từ hệ thống Phối Hợp: máy chủ thư đã nhận và chuyển được thư này.")
    return Letter(to=to, subject=_("Phối Hợp: thư thử"), text=text + "\n")
