"""Lần sửa: what people have taught the reading, to be looked at, switched off or forgotten."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.intake import corrections as listed
from phoihop.intake import learning, showing
from phoihop.ui import notices
from phoihop.ui.links import url


@require_safe
def corrections(request: HttpRequest) -> HttpResponse:
    return render(request, "intake/corrections.html", {"corrections": listed.page(viewer_of(request), request.GET)})


@require_POST
def change(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Switches a correction off or on, or forgets it. What was read by it stays as it is."""
    viewer = showing.staff(request)
    act = request.POST.get("act", "")
    row = listed.of_viewer(viewer).filter(pk=pk).first()
    if row is None or act not in {"on", "off", "forget"}:
        raise Http404
    if act == "forget":
        learning.forget(viewer, pk)
        notices.leave(request, _("Đã bỏ lần sửa “%(words)s”. Các văn bản đã đọc không đổi.") % {"words": row.words})
    else:
        learning.switch(viewer, pk, on=act == "on")
    back = request.POST.get("next", "")
    # "next" is sent by the page itself; anything else leads to the list.
    safe = back.startswith(url("intake:corrections")) and url_has_allowed_host_and_scheme(back, None)
    return showing.see_other(back if safe else url("intake:corrections"))
