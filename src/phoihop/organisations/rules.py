"""What holds for organisations by themselves: spans of days, names and superiors on a day. Pure."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from itertools import pairwise
from typing import Any, Protocol, TypeVar

from vanban.fold import fold


class Line(StrEnum):
    """Along which line one organisation stands under another (trực thuộc, thuộc doanh nghiệp, đóng trên địa bàn)."""

    PARTY = "party_line"
    ENTERPRISE = "enterprise_line"
    LOCALITY = "locality"


class Body(StrEnum):
    """What an organisation is, as far as papers and addressing depend on it."""

    PARTY = "party"  # tổ chức đảng
    ENTERPRISE = "enterprise"  # doanh nghiệp
    STATE = "state"  # cơ quan nhà nước
    UNION = "union"  # đoàn thể chính trị - xã hội


class Change(StrEnum):
    """How organisations follow one another (sắp xếp tổ chức)."""

    MERGE = "merge"
    SPLIT = "split"
    RENAME = "rename"
    TRANSFER = "transfer"
    DISSOLVE = "dissolve"
    UPGRADE = "upgrade"


class Family(StrEnum):
    """Which rules of layout an organisation's papers follow. The two are never mixed."""

    PARTY = "party"
    STATE = "state"


class Limit(StrEnum):
    """A limit that some governing text sets (quy định). What it is on a day is a dated row of the office's own; no
    value stands in the code."""

    CELL_FROM = "cell_from"  # đảng viên chính thức, để lập tổ chức đảng
    COMMITTEE_FROM = "committee_from"  # đảng viên, để lập đảng bộ cơ sở
    CONSULT_DAYS = "consult_days"
    ANSWER_DAYS = "answer_days"
    INSPECT_CENTRE_DAYS = "inspect_centre_days"
    INSPECT_PROVINCE_DAYS = "inspect_province_days"
    INSPECT_BASE_DAYS = "inspect_base_days"
    GRADE_EXCELLENT = "grade_excellent"
    GRADE_GOOD = "grade_good"
    GRADE_DONE = "grade_done"
    LATE_SHARE = "late_share"
    SUBJECT_REPLY_DAYS = "subject_reply_days"


class Span(Protocol):
    from_day: date | None
    to_day: date | None


S = TypeVar("S", bound=Span)


def holds(span: Span, day: date) -> bool:
    """Whether a dated fact holds on `day`. Both ends belong to it; a missing end is open."""
    return (span.from_day is None or span.from_day <= day) and (span.to_day is None or day <= span.to_day)


def on(spans: Iterable[S], day: date) -> S | None:
    """The fact that holds on `day`; of several the one that began last."""
    held = [span for span in spans if holds(span, day)]
    return max(held, key=lambda span: span.from_day or date.min, default=None)


class DatedValue(Span, Protocol):
    code: str
    value: Decimal


def value_on(limits: Iterable[DatedValue], code: str, day: date) -> Decimal | None:
    """What the limit `code` is on `day`; None when nobody has recorded it: then nothing is limited."""
    held = on([limit for limit in limits if limit.code == code], day)
    return held.value if held else None


Item = Mapping[str, Any]


def in_order(name: str) -> tuple[str, str]:
    """How names are put in order: marks decide only between names that are the same without them."""
    return (" ".join(fold(name).split()), name)


def overlapping(items: Iterable[Item]) -> bool:
    """Whether two dated items of a payload hold on a common day."""
    ends = sorted((item.get("from", "0000-00-00"), item.get("to", "9999-99-99")) for item in items)
    return any(later[0] <= earlier[1] for earlier, later in pairwise(ends))


def backwards(item: Item) -> bool:
    """Whether a dated item ends before it begins."""
    return "from" in item and "to" in item and item["to"] < item["from"]


def day_before(day: str) -> str:
    """The last day before `day`, both written yyyy-mm-dd."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def begins_from(items: Iterable[Item], day: str) -> bool:
    """Whether a dated item begins on `day` or later: then a change on `day` would contradict it."""
    return any("from" in item and item["from"] >= day for item in items)


def ended(items: Iterable[Item], day: str) -> list[dict[str, Any]]:
    """Dated items of a payload, those that hold on `day` ended the day before. None may begin on `day` or later."""
    last = day_before(day)
    return [{**item, "to": min(item.get("to", last), last)} for item in items]


def followed(items: Iterable[Item], new: Item, day: str) -> list[dict[str, Any]]:
    """`items` ended, and `new` in their place from `day` on."""
    return [*ended(items, day), {**new, "from": day}]


def misshapen(change: Change, before: Sequence[str], after: Sequence[str]) -> str:
    """What does not fit a rearrangement: "before" (who ends or changes), "after" (who follows), empty when it fits."""
    match change:
        case Change.RENAME | Change.TRANSFER:
            return "" if len(before) == 1 and list(after) == list(before) else "after"
        case Change.MERGE:
            return "before" if len(set(before) | set(after)) < 2 or not before else "" if len(after) == 1 else "after"
        case Change.SPLIT:
            return "before" if len(before) != 1 else "" if len(after) >= 2 else "after"
        case Change.UPGRADE:
            return "before" if len(before) != 1 else "" if len(after) == 1 else "after"
        case Change.DISSOLVE:
            return "after" if set(before) & set(after) else "" if before else "before"
