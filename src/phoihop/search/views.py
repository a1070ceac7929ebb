"""The page that finds (Tìm)."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from phoihop.accounts.access import viewer_of
from phoihop.records.kinds import kind_named
from phoihop.search import queries
from phoihop.search.rules import LONGEST, ask
from phoihop.ui.links import query, url
from phoihop.ui.tables import PAGE_SIZE, Page, Tab, slice_of

# What a person calls each kind, in the order of the tabs.
LABELS = {
    "task": _("Nhiệm vụ"),
    "document": _("Văn bản"),
    "meeting": _("Hội nghị"),
    "meeting_series": _("Chuỗi hội nghị"),
    "meeting_paper": _("Tài liệu hội nghị"),
    "conclusion": _("Kết luận"),
    "minutes": _("Biên bản"),
    "joint_paper": _("Văn bản liên tịch đang soạn"),
    "agreement": _("Quy chế"),
    "plan": _("Kế hoạch"),
    "progress": _("Tiến độ"),
    "recommendation": _("Kiến nghị"),
    "answer": _("Trả lời kiến nghị"),
    "report_regime": _("Chế độ báo cáo"),
    "indicator": _("Chỉ tiêu"),
    "organisation": _("Tổ chức"),
    "person": _("Người"),
}


@require_safe
def find(request: HttpRequest) -> HttpResponse:
    viewer = viewer_of(request)
    typed = request.GET.get("q", "")[:LONGEST]
    kind = request.GET.get("kind", "") if request.GET.get("kind") in LABELS else ""
    start = slice_of(request.GET).start
    answer = queries.find(ask(typed), viewer, kind=kind, start=start, size=PAGE_SIZE)
    everything = sum(answer.by_kind.values())
    tabs = [Tab(_("Mọi loại"), query(request.GET, kind=None, page=None), not kind, everything)]
    tabs += [
        Tab(label, query(request.GET, kind=name, page=None), kind == name, answer.by_kind[name])
        for name, label in LABELS.items()
        if name in answer.by_kind
    ]
    context = {
        "typed": typed,
        "answer": answer,
        "found": [(LABELS[one.kind], _page(one), one) for one in answer.found],
        "tabs": tabs,
        "page": Page.of(request.GET, len(answer.found), answer.total),
    }
    return render(request, "search/find.html", context)


def _page(one: queries.Found) -> str:
    """The page of a record; empty for a kind that is shown inside another's page only."""
    kind = kind_named(one.kind)
    return url(kind.page, one.shown_on) if kind and kind.page else ""
