"""Pages of the desk beside the reading itself, as templates print them."""

from collections import Counter
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.intake import waiting
from phoihop.intake.commands import Outcome
from phoihop.intake.labels import RECORDS
from phoihop.intake.models import Reading
from phoihop.ui import formats
from phoihop.ui.links import url

# Where a record of a kind is shown. A page this installation does not have gives no link.
_PAGES = {
    "plan": "plans:plan",
    "meeting": "meetings:one",
    "document": "documents:one",
    "minutes": "agreements:confirm",
}


def main_page(issued: list[dict[str, str]]) -> str:
    """Where what was issued is seen best: the meeting, else the paper; empty where there is no such page."""
    for kind in ("plan", "meeting", "document"):
        found = next((one for one in issued if one["kind"] == kind), None)
        if found:
            return url(_PAGES[kind], found["id"])
    return ""


def said(outcome: Outcome, recipients: int) -> str:
    """What came of issuing, to the person who pressed: that it was done, or who was quicker."""
    moment = formats.moment(outcome.at, timezone.get_current_timezone())
    if outcome.mine:
        return _("Đã ban hành lúc %(moment)s, gửi %(count)s nơi nhận.") % {"moment": moment, "count": recipients}
    return _("Đồng chí %(person)s đã ban hành từ văn bản này lúc %(moment)s. Đây là bản đã ban hành.") % {
        "person": outcome.by,
        "moment": moment,
    }


def done_page(reading: Reading) -> dict[str, Any]:
    """What came of a reading, said to whoever opens it again."""
    counted = Counter(one["kind"] for one in reading.issued)
    links = []
    for kind, count in counted.items():
        label = RECORDS.get(kind, kind)
        first = next(one["id"] for one in reading.issued if one["kind"] == kind)
        page = _PAGES.get(kind, "")
        href = url(page, first) if page and count == 1 else ""
        links.append((f"{count} {label}", href))
    said = _("Đồng chí %(person)s đã ban hành lúc %(moment)s.") % {
        "person": reading.issued_by,
        "moment": formats.moment(reading.issued_at, timezone.get_current_timezone()),
    }
    return {"reading": reading, "links": links, "said": said}


def waiting_page(reading: Reading) -> dict[str, Any]:
    """A paper that is being opened, or could not be."""
    return {
        "reading": reading,
        "waits": reading.state == Reading.State.WAITING,
        "may_try_again": waiting.place_of(reading.pk).exists(),
    }
