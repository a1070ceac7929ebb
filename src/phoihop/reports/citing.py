"""Whether what a report cites may be cited. Reads, and refuses in one sentence."""

from typing import Any

from django.utils.translation import gettext as _t

from phoihop.records.keys import ref_id
from phoihop.records.refusals import Refusal
from phoihop.reports.marks import numbers
from phoihop.reports.models import Report, ReportRegime


def refuse_sources(data: dict[str, Any], us: str) -> None:
    """A level cites what its own units reported to it for the same period; each source once, and none unused."""
    sources = data.get("sources", ())
    if not sources:
        return
    known = [one["no"] for one in sources]
    cited = numbers([one["text"] for one in data.get("texts", ())], frozenset(known))
    if len({*known}) < len(known) or {*cited} != {*known}:
        raise Refusal("report.sources", _t("Nguồn dẫn trong bài chưa khớp danh sách nguồn. Mở lại trang rồi gửi."))
    reports = {ref_id(one["report"]) for one in sources}
    ours = ReportRegime.objects.filter(author=us).values("pk")
    if Report.objects.filter(pk__in=reports, regime__in=ours, period=data["period"]).count() < len(reports):
        raise Refusal(
            "report.sources", _t("Chỉ dẫn báo cáo của chính các đơn vị gửi mình trong kỳ này. Bỏ nguồn khác rồi gửi.")
        )
