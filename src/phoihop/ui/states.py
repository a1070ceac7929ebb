"""The states of an open or finished duty, in the words the product uses. Shape and word carry the meaning, colour
only repeats it."""

from dataclasses import dataclass
from typing import Final, Literal

from django.utils.translation import gettext as _
from markupsafe import Markup

from phoihop.ui.formats import days

Kind = Literal["done", "done-late", "open", "soon", "late", "waiting", "returned", "draft"]

# 10 px drawings in the text's own colour: glyphs of fonts differ from machine to machine.
_DRAWINGS: Final[dict[Kind, str]] = {
    "done": '<path fill="currentColor" fill-rule="evenodd" d="M5 0a5 5 0 1 0 0 10A5 5 0 0 0 5 0Z'
    'M4.3 7.6 1.9 5.3l1-1 1.4 1.3 2.8-3 1 1Z"/>',
    "done-late": '<circle cx="5" cy="5" r="4.4" fill="none" stroke="currentColor" stroke-width="1.2"/>'
    '<path fill="none" stroke="currentColor" stroke-width="1.3" d="M2.7 5.2 4.3 6.7 7.3 3.4"/>',
    "open": '<circle cx="5" cy="5" r="4.2" fill="none" stroke="currentColor" stroke-width="1.4"/>',
    "soon": '<path fill="currentColor" d="M5 0 10 5 5 10 0 5Z"/>',
    "late": '<path fill="currentColor" d="M5 .4 10 9.6H0Z"/>',
    "waiting": '<circle cx="5" cy="5" r="4.4" fill="none" stroke="currentColor" stroke-width="1.2"/>'
    '<path fill="currentColor" d="M5 .6a4.4 4.4 0 0 0 0 8.8Z"/>',
    "returned": '<path fill="none" stroke="currentColor" stroke-width="1.4" d="M1.2 3.2h5.1a2.6 2.6 0 0 1 0 5.2H3'
    'M3.6.6 1 3.2l2.6 2.6"/>',
    "draft": '<rect x=".7" y=".7" width="8.6" height="8.6" fill="none" stroke="currentColor" stroke-width="1.3"'
    ' stroke-dasharray="2.1 1.4"/>',
}

SHAPES: Final[dict[str, Markup]] = {
    kind: Markup(  # noqa: S704 - the drawings above, nothing from outside
        f'<svg class="shape" width="10" height="10" viewBox="0 0 10 10" aria-hidden="true">{drawing}</svg>'
    )
    for kind, drawing in _DRAWINGS.items()
}


@dataclass(frozen=True, slots=True)
class State:
    """What `state()` in `components/state.html` prints: the shape of `kind`, then `word`."""

    kind: Kind
    word: str


def done() -> State:
    return State("done", _("Đã xong, đúng hạn"))


def done_late(late_by: int) -> State:
    return State("done-late", _("Đã xong, chậm %(days)s") % {"days": days(late_by, _("ngày"))})


def under_way() -> State:
    return State("open", _("Đang làm, trong hạn"))


def without_due() -> State:
    return State("open", _("Đang làm, chưa có hạn"))


def due_soon(left: int) -> State:
    """`left` whole days until the due day; 0 is today."""
    if left == 0:
        return State("soon", _("Đến hạn hôm nay"))
    return State("soon", _("Còn %(days)s") % {"days": days(left, _("ngày"))})


def late(late_by: int) -> State:
    return State("late", _("Quá hạn %(days)s") % {"days": days(late_by, _("ngày"))})


def waiting_for(organisation: str) -> State:
    return State("waiting", _("Chờ %(organisation)s") % {"organisation": organisation})


def waiting_for_sides(count: int) -> State:
    return State("waiting", _("Chờ %(count)s bên xác nhận") % {"count": count})


def sent() -> State:
    return State("waiting", _("Đã gửi, chờ tiếp nhận"))


def returned() -> State:
    return State("returned", _("Trả lại để bổ sung"))


def draft() -> State:
    return State("draft", _("Bản nháp"))


def issued() -> State:
    return State("done", _("Đã ban hành"))


def of_due(due_in: int | None, done_after: int | None = None, soon_from: int = 3) -> State:
    """The state of one duty: `due_in` days from today to its due day (negative: past; None: no due day), and if it
    is done, `done_after` days past the due day (0 or less: in time)."""
    if done_after is not None:
        return done_late(done_after) if done_after > 0 else done()
    if due_in is None:
        return without_due()
    if due_in > soon_from:
        return under_way()
    return late(-due_in) if due_in < 0 else due_soon(due_in)
