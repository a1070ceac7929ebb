"""Minutes as an office reads and signs them, made of exactly the versions that they bind."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from phoihop.agreements.contributions import Part
from phoihop.meetings.outputs import agenda_line, when_of
from phoihop.meetings.rules import PRESENCE_LABELS, Presence, line_of
from phoihop.organisations.rules import in_order
from phoihop.records.fields import Data
from phoihop.ui import formats

NameOf = Callable[[str], str]


def told(data: Data, sealed: Mapping[str, Data], name: NameOf) -> list[Part]:
    """`sealed`: the versions that the minutes name, by fingerprint."""
    held = sealed.get(data["held"]["body"], {}) if "held" in data else {}
    parts = [
        Part(heading=_("Thời gian, địa điểm"), lines=tuple(_place(held))),
        Part(heading=_("Thành phần"), lines=tuple(_people(held, name))),
        Part(heading=_("Nội dung, diễn biến"), lines=tuple(_agenda(held))),
        Part(heading=_("Kết luận"), lines=tuple(_conclusions(data, sealed, name))),
        Part(heading=_("Nội dung ghi thêm"), lines=tuple(filter(None, data.get("text", "").split("\n")))),
    ]
    return [part for part in parts if part.lines]


def _place(held: Data) -> Iterator[str]:
    if when := when_of(held):
        yield _("Thời gian: %(when)s.") % {"when": when}
    if places := [one for one in (held.get("place", ""), *held.get("venues", ())) if one]:
        yield _("Địa điểm: %(places)s.") % {"places": "; ".join(places)}


def _agenda(held: Data) -> Iterator[str]:
    for number, item in enumerate(held.get("agenda", ()), start=1):
        yield f"{number}. {agenda_line(item)}"


def _people(held: Data, name: NameOf) -> Iterator[str]:
    if hosts := [name(org) for org in held.get("hosts", ())] or list(held.get("organizers", ())):
        yield _("Cơ quan chủ trì: %(names)s.") % {"names": "; ".join(hosts)}
    if chairs := [line_of(chair) for chair in held.get("chairs", ())]:
        yield _("Người chủ trì: %(names)s.") % {"names": "; ".join(chairs)}
    for word in Presence:
        there = sorted((_there(one, name) for one in held.get("attendance", ()) if one["word"] == word), key=in_order)
        if there:
            yield f"{PRESENCE_LABELS[word]}: {'; '.join(there)}."
    if people := [line_of(one) for one in held.get("attendees", ())]:
        yield _("Dự họp: %(names)s.") % {"names": "; ".join(people)}


def _there(one: Mapping[str, Any], name: NameOf) -> str:
    more = ", ".join(filter(None, (*one.get("people", ()), one.get("venue", ""))))
    return f"{name(one['org'])} ({more})" if more else name(one["org"])


def _conclusions(data: Data, sealed: Mapping[str, Data], name: NameOf) -> Iterator[str]:
    found = [sealed[one["body"]] for one in data.get("conclusions", ()) if one["body"] in sealed]
    tasks = {one["rec"]: sealed[one["body"]] for one in data.get("tasks", ()) if one["body"] in sealed}
    for one in sorted(found, key=lambda one: one["no"]):
        task = tasks.get(one["task"]["rec"], {}) if "task" in one else {}
        sentences = [one["text"], ", ".join(_given(task, name)), _product(task)]
        yield f"{one['no']}. " + " ".join(f"{sentence.rstrip(' .;')}." for sentence in sentences if sentence)
    if gone := len(data.get("conclusions", ())) - len(found):
        yield _("Còn %(count)s kết luận không đọc được ở đây; mã của từng kết luận ghi bên dưới.") % {"count": gone}


def _given(task: Data, name: NameOf) -> Sequence[str]:
    said = []
    if "lead" in task:
        said.append(_("%(name)s chủ trì") % {"name": name(task["lead"])})
    if "cooperating" in task:
        names = sorted(map(name, task["cooperating"]), key=in_order)
        said.append(_("phối hợp: %(names)s") % {"names": "; ".join(names)})
    if "due" in task:
        said.append(_("hoàn thành chậm nhất ngày %(day)s") % {"day": formats.day(date.fromisoformat(task["due"]))})
    if task.get("withdrawn"):
        said.append(_("đã rút"))
    return said


def _product(task: Data) -> str:
    return _("Sản phẩm: %(product)s") % {"product": task["product"]} if "product" in task else ""
