"""Whether an indicator may be recorded, changed, replaced, brought back, and whether a form may take it over. Reads,
and refuses in one sentence.

Lines of forms bear the key of the indicator they name, and everything that was reported on them is added up and
compared under it. So what it means stays as it is once a form has taken it over; a new meaning is a new indicator,
which takes the place of the old one from a day on.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from django.utils.translation import gettext as _t
from django.utils.translation import gettext_lazy as _

from phoihop.organisations.rules import Item, backwards, overlapping
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Proposal
from phoihop.records.readmodels import hold
from phoihop.records.refusals import Refusal
from phoihop.records.types import StrOrPromise
from phoihop.reports.meaning import differing, meaning, meaning_of_line, spoken
from phoihop.reports.models import Indicator, IndicatorUse
from phoihop.reports.rules import Flavour
from phoihop.ui.formats import day as day_shown

PARTS: Final = ("numerator", "denominator")
HELD: Final = "indicator"  # a form takes it over, or it changes its meaning: one after the other
CALLED: Final[dict[str, StrOrPromise]] = {
    "unit": _("đơn vị tính"),
    "flavour": _("loại số"),
    "decimals": _("số lẻ"),
    "aggregation": _("cách tổng hợp"),
    "factor": _("số nhân"),
    "numerator": _("tử số"),
    "denominator": _("mẫu số"),
}


def decide_indicator(proposal: Proposal) -> None:
    draft, data = proposal.draft, proposal.draft.data
    if backwards(data):
        sentence = _t("Ngày kết thúc sớm hơn ngày bắt đầu. Xin sửa một trong hai.")
        raise Refusal("span.backwards", sentence, {"to": sentence})
    rows = Indicator.objects.filter(author=proposal.actor.org).exclude(rec=draft.rec)
    others: dict[str, Item] = {str(one.rec): one.data for one in rows}
    others |= {str(one.rec): one.data for one in proposal.batch if one.kind == draft.kind and one.rec != draft.rec}
    _refuse_parts(data, proposal.actor.org, others)
    _refuse_twice(data, others)
    _refuse_beside(str(draft.rec), data, others)
    if isinstance(proposal.current, Indicator):
        _refuse_new_meaning(proposal.current, data)


def _refuse_parts(data: Item, us: str, others: Mapping[str, Item]) -> None:
    named = [data[part] for part in PARTS if part in data]
    if len(named) != (2 if data["flavour"] == Flavour.RATIO else 0):
        sentence = _t("Chỉ tiêu tỷ lệ cần đủ tử số và mẫu số; chỉ tiêu khác không có hai mục này. Xin sửa lại.")
        raise Refusal("indicator.ratio", sentence, {"numerator": sentence})
    parts = [others.get(ref["rec"]) if ref["org"] == us else None for ref in named]
    if any(one is None or one["flavour"] == Flavour.RATIO for one in parts) or (named and named[0] == named[1]):
        sentence = _t("Tử số và mẫu số là hai chỉ tiêu nhập số khác nhau của danh mục này. Chọn lại.")
        raise Refusal("indicator.parts", sentence, {"numerator": sentence})


def _refuse_twice(data: Item, others: Mapping[str, Item]) -> None:
    """Of two of one name and unit on one day nobody knows which is meant; the same holds for codes."""
    beside = [one for one in others.values() if overlapping([data, one])]
    words = (spoken(data["name"]), spoken(data["unit"]))
    if any((spoken(one["name"]), spoken(one["unit"])) == words for one in beside):
        sentence = _t("Danh mục đã có chỉ tiêu cùng tên, cùng đơn vị tính. Dùng chỉ tiêu đó, hoặc đặt tên khác.")
        raise Refusal("indicator.twice", sentence, {"name": sentence})
    code = spoken(data.get("code", ""))
    if taken := next((one for one in beside if code and spoken(one.get("code", "")) == code), None):
        sentence = _t("Mã này đã dùng cho chỉ tiêu “%(name)s”. Đặt mã khác.") % {"name": taken["name"]}
        raise Refusal("indicator.code", sentence, {"code": sentence})


def _refuse_beside(rec: str, data: Item, others: Mapping[str, Item]) -> None:
    """A version is used no more when the one that takes its place is, whatever its name is; and only one takes it."""
    replaced = data.get("replaces", {}).get("rec")
    if twin := next(
        (one for one in others.values() if replaced and one.get("replaces", {}).get("rec") == replaced), None
    ):
        sentence = _t("Chỉ tiêu này đã có bản mới “%(name)s”. Lập bản tiếp theo từ bản đó.") % {"name": twin["name"]}
        raise Refusal("indicator.replaced", sentence)
    before = others.get(replaced) if replaced else None
    after = [one for one in others.values() if one.get("replaces", {}).get("rec") == rec]
    if beside := next((one for one in (before, *after) if one and overlapping([data, one])), None):
        sentence = _t("Bản cũ và bản mới của một chỉ tiêu không dùng cùng lúc. Thôi dùng “%(name)s” trước.")
        sentence %= {"name": beside["name"]}
        raise Refusal("indicator.beside", sentence, {"to": sentence})


def _refuse_new_meaning(current: Indicator, data: Item) -> None:
    changed = differing(meaning(current.data), meaning(data))
    if changed:
        hold(HELD, [current.pk])
    if changed and IndicatorUse.objects.filter(indicator=current.pk).exists():
        sentence = _t(
            "Biểu mẫu đã ban hành đang hỏi chỉ tiêu này nên không sửa được %(parts)s: số đã báo cáo sẽ đổi nghĩa. "
            "Lập bản mới dùng từ một ngày."
        ) % {"parts": ", ".join(str(CALLED[part]) for part in changed)}
        raise Refusal("indicator.fixed", sentence, {changed[0]: sentence})


def refuse_indicators(data: Mapping[str, Any], us: str) -> None:
    """What a form takes over it takes as it is, and on its first day it is in use. A superior's indicators come with
    the superior's form; when they are asked for is said there."""
    lines = {line["code"]: line for section in data["sections"] for line in section.get("lines", ())}
    named = {ref_id(line["indicator"]): line for line in lines.values() if "indicator" in line}
    hold(HELD, named)
    rows = {row.pk: row for row in Indicator.objects.filter(pk__in=named)}
    first = date.fromisoformat(data["from"])
    for pk, line in named.items():
        row = rows.get(pk)
        if row is not None and differing(meaning(row.data), meaning_of_line(line, lines)):
            raise Refusal(
                "form.indicator",
                _t("Dòng “%(line)s” ghi khác với chỉ tiêu trong danh mục. Chọn lại chỉ tiêu, hoặc chọn “không lấy”.")
                % {"line": line["name"]},
            )
        if row is None and line["indicator"]["org"] == us:
            raise Refusal("indicator.gone", _t("Chỉ tiêu được chọn không có trong danh mục. Mở lại trang rồi chọn."))
        if row is not None and row.author == us:
            _refuse_out_of_use(row, first)


def _refuse_out_of_use(row: Indicator, first: date) -> None:
    if row.from_day and first < row.from_day:
        words = _t("Chỉ tiêu “%(name)s” dùng từ ngày %(day)s. Chọn “không lấy”, hoặc áp dụng biểu mẫu từ ngày đó.")
        raise Refusal("indicator.early", words % {"name": row.name, "day": day_shown(row.from_day)})
    if row.to_day and first > row.to_day:
        values = {"name": row.name, "day": day_shown(row.to_day + timedelta(days=1))}
        if after := _successor(row.pk, Indicator.objects.filter(author=row.author)):
            words = _t(
                "Chỉ tiêu “%(name)s” thôi dùng từ ngày %(day)s, đã có bản mới “%(after)s” (%(unit)s). Chọn bản đó."
            )
            raise Refusal("indicator.retired", words % {**values, "after": after.name, "unit": after.unit})
        words = _t("Chỉ tiêu “%(name)s” thôi dùng từ ngày %(day)s. Bỏ dòng đó, hoặc chọn chỉ tiêu khác.")
        raise Refusal("indicator.retired", words % values)


def _successor(pk: UUID, rows: Iterable[Indicator]) -> Indicator | None:
    return next((one for one in rows if "replaces" in one.data and ref_id(one.data["replaces"]) == pk), None)
