"""What holds for meetings by themselves. Pure."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from phoihop.records.types import StrOrPromise

KIND_LABELS: Final[Mapping[str, StrOrPromise]] = {
    "review": _("Sơ kết, tổng kết"),
    "briefing": _("Giao ban"),
    "signing": _("Ký kết"),
    "survey": _("Khảo sát"),
    "other": _("Hội nghị khác"),
}


MINUTES_OF: Final = "Biên bản: "  # a word of the record, not of the page: not translated


def minutes_title(meeting: str) -> str:
    """What the minutes of a meeting are called."""
    return MINUTES_OF + meeting


def line_of(chair: Mapping[str, Any]) -> str:
    """A chair as a line of the form, which `chair_of` reads back."""
    return " – ".join(filter(None, (chair["name"], ", ".join(chair.get("titles", ())))))


def chair_of(line: str) -> dict[str, object]:
    """A line "Họ tên – chức vụ, chức vụ" as a payload says it. The offices may be missing."""
    name, _dash, titles = line.replace(" – ", " - ").partition(" - ")
    found = [title.strip() for title in titles.split(",") if title.strip()]
    return {"name": name.strip(), **({"titles": found} if found else {})}


class State(StrEnum):
    """How far a meeting has come."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


class Presence(StrEnum):
    """What an organisation answers to an invitation, and how it was in the end."""

    COME = "come"  # the one who was invited comes
    SEND = "send"  # somebody is sent
    ABSENT = "absent"


PRESENCE_LABELS: Final[Mapping[str, StrOrPromise]] = {
    Presence.COME: _("Dự họp"),
    Presence.SEND: _("Cử người dự"),
    Presence.ABSENT: _("Vắng"),
}

# How many months lie between two meetings of a rhythm.
MONTHS: Final[Mapping[str, int]] = {"month": 1, "quarter": 3, "half": 6, "year": 12}
RHYTHM_LABELS: Final[Mapping[str, StrOrPromise]] = {
    "month": _("hằng tháng"),
    "quarter": _("hằng quý"),
    "half": _("sáu tháng một lần"),
    "year": _("hằng năm"),
}


def next_day(every: str, month: int, day: int, after: date) -> date:
    """The first day after `after` on which a series meets: the `day` of the `month`-th month of each period, the last
    day of a month that is shorter; on a Saturday or Sunday the Monday that follows."""
    months = MONTHS[every]
    within = min(month, months)
    year, first = after.year, (after.month - 1) // months * months + 1
    while True:
        number = first + within - 1
        found = date(year, number, min(day, monthrange(year, number)[1]))
        found += timedelta(days=max(0, 7 - found.weekday()) if found.weekday() > 4 else 0)
        if found > after:
            return found
        first += months
        if first > 12:
            year, first = year + 1, 1


@dataclass(frozen=True, slots=True)
class AgendaItem:
    """One item of an agenda. `key` stays the same when the item is reworded or moved: papers hang on it."""

    key: str
    title: str
    minutes: int | None = None
    by: str = ""
    outcome: str = ""

    @classmethod
    def of(cls, data: Mapping[str, Any]) -> "AgendaItem":
        return cls(data["key"], data["title"], data.get("minutes"), data.get("by", ""), data.get("outcome", ""))

    def data(self) -> dict[str, Any]:
        """As a payload says it."""
        said = {"key": self.key, "title": self.title, "minutes": self.minutes, "by": self.by, "outcome": self.outcome}
        return {name: value for name, value in said.items() if value}

    @property
    def line(self) -> str:
        """As a line of the form, which `items_of` reads back."""
        return " – ".join(filter(None, (self.title, f"{self.minutes} phút" if self.minutes else "", self.by)))


_MINUTES = re.compile(r"(\d{1,3})\s*(?:phút|')", re.IGNORECASE)


def items_of(lines: Iterable[str], known: Iterable[AgendaItem] = ()) -> list[AgendaItem]:
    """Lines "nội dung – 15 phút – đơn vị trình bày" as an agenda. An item whose words stay keeps its key and its
    outcome; else one that stands at the same place among those that are left."""
    before = list(known)
    parsed = [_parsed(line) for line in lines]
    by_title = {one.title: one for one in before}
    kept = {title: by_title[title] for title, _minutes, _by in parsed if title in by_title}
    spare = iter([one for one in before if one.title not in kept] if len(before) == len(parsed) else [])
    used = {one.key for one in before}
    found = []
    for title, minutes, by in parsed:
        same = kept.pop(title, None) or next(spare, None)
        key = same.key if same else _fresh(used)
        used.add(key)
        found.append(AgendaItem(key, title, minutes, by, same.outcome if same else ""))
    return found


def _parsed(line: str) -> tuple[str, int | None, str]:
    title, *rest = (part.strip() for part in line.replace(" - ", " – ").split(" – "))
    minutes = next((int(found[1]) for part in rest if (found := _MINUTES.fullmatch(part))), None)
    by = " – ".join(part for part in rest if part and not _MINUTES.fullmatch(part))
    return title, minutes or None, by


def _fresh(used: Iterable[str]) -> str:
    taken = {int(key[1:]) for key in used if key[1:].isdigit()}
    return f"m{max(taken, default=0) + 1}"


_CLOCK = re.compile(r"(\d{1,2})\s*(?:[:.hg]|giờ)\s*(\d{2})?(?:\s*phút)?\Z", re.IGNORECASE)


def clock_of(typed: str) -> str | None:
    """A time of day as a payload says it, "08:00", from "8:00", "8h", "8 giờ 30"; None when it is none."""
    found = _CLOCK.match(typed.strip())
    if not found or int(found[1]) > 23 or int(found[2] or 0) > 59:
        return None
    return f"{int(found[1]):02d}:{int(found[2] or 0):02d}"


def lacking(data: Mapping[str, Any]) -> str:
    """What keeps a meeting from being asked to, in a sentence: nobody can come without an hour and a place."""
    missing = [
        str(word)
        for word, said in (
            (_("ngày họp"), data.get("day")),
            (_("giờ họp"), data.get("time")),
            (_("địa điểm hoặc điểm cầu"), data.get("place") or data.get("venues")),
        )
        if not said
    ]
    sentence = gettext("Hội nghị chưa ghi %(what)s. Bổ sung rồi gửi giấy mời.")
    return sentence % {"what": ", ".join(missing)} if missing else ""


# What an agenda opens with where nothing else is said. Words of the record, not of the page: not translated.
OPENING: Final = (
    "Tình hình thực hiện kết luận kỳ trước – 15 phút",
    "Kiến nghị còn mở và kết quả trả lời – 15 phút",
    "Báo cáo tình hình của các đơn vị – 30 phút",
    "Trao đổi, thảo luận – 45 phút",
    "Kết luận hội nghị – 15 phút",
)
