"""The words of the side bar and where the shell leads. Low modules know no list of high ones, so the shell only
names URLs; a page that does not exist (yet) has no link."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from django.utils.translation import gettext_noop as _

from phoihop.ui.links import url_or_none


@dataclass(frozen=True, slots=True)
class Entry:
    """One word of the side bar, in Vietnamese; the shell translates it. `key` is pressed after `g`."""

    url_name: str
    label: str
    key: str
    needs_admin: bool = False


@dataclass(frozen=True, slots=True)
class Place:
    """An entry as one person sees it on one page."""

    href: str
    label: str
    key: str
    current: bool


ENTRIES: Final = (
    Entry("home:desk", _("Bàn làm việc"), "b"),
    Entry("agreements:list", _("Quy chế"), "q"),
    Entry("tasks:list", _("Nhiệm vụ"), "n"),
    Entry("intake:inbox", _("Đọc văn bản"), "m"),
    Entry("meetings:list", _("Hội nghị"), "h"),
    Entry("reviews:list", _("Báo cáo"), "c"),
    Entry("recommendations:list", _("Kiến nghị"), "k"),
    Entry("documents:list", _("Văn bản"), "v"),
    Entry("organisations:tree", _("Tổ chức"), "t"),
    Entry("accounts:admin", _("Quản trị"), "", needs_admin=True),
)

HOME: Final = "home:desk"
SEARCH: Final = "search:results"
NOTICES: Final = "notices:list"
ACT_FOR: Final = "accounts:act_for"
STOP_DELEGATION: Final = "accounts:stop_delegation"
SETTINGS: Final = "accounts:settings"
SIGN_IN: Final = "accounts:sign_in"
SIGN_OUT: Final = "accounts:sign_out"


def places(viewer: Any, path: str, entries: Sequence[Entry] = ENTRIES) -> list[Place]:
    """The links `viewer` has, the one that contains `path` marked as current. Nobody signed in: none."""
    if viewer is None:
        return []
    reachable = [
        (entry, href)
        for entry in entries
        if (not entry.needs_admin or viewer.is_admin) and (href := url_or_none(entry.url_name)) is not None
    ]
    # The longest prefix wins: "/nhiem-vu/moi/" lies in "/nhiem-vu/", and everything lies in "/".
    inside = [href for _entry, href in reachable if path == href or (href != "/" and path.startswith(href))]
    current = max(inside, key=len, default=None)
    return [Place(href, entry.label, entry.key, href == current) for entry, href in reachable]
