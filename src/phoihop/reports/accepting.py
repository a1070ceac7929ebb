"""Tiếp nhận nhiều báo cáo: those chosen in the matrix, in one step, as far as nothing in them is in doubt."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from phoihop.accounts.access import viewer_of
from phoihop.records.refusals import Refusal
from phoihop.reports import checking, commands
from phoihop.reports.access import may_answer
from phoihop.reports.forms import AcceptForm
from phoihop.reports.reading import opened_or_404
from phoihop.ui import notices
from phoihop.ui.asked import uuids_in
from phoihop.ui.links import url

MOST_NAMED = 5


@require_POST
def several(request: HttpRequest, pk: UUID, code: str) -> HttpResponse:
    """All that are clear are taken in by one act each in one step; the others are named and wait to be opened."""
    viewer = viewer_of(request)
    opened = opened_or_404(viewer, pk, code, receiving=True)
    if opened.regime.author != viewer.org:
        raise Http404
    if not may_answer(viewer):
        raise PermissionDenied(_("Vai trò đang giữ không tiếp nhận báo cáo. Đề nghị văn thư hoặc lãnh đạo tiếp nhận."))
    here = HttpResponseRedirect(url("reports:regime", pk), status=303)
    form = AcceptForm(request.POST)
    if not form.is_valid():
        notices.leave(request, " ".join(str(one) for found in form.errors.values() for one in found), "late")
        return here
    found = checking.arrived(viewer, opened.regime, opened.period, opened.form, uuids_in(request.POST, "chosen"))
    clear = [one for one in found if one.clear]
    doubtful = [one.name for one in found if not one.clear]
    if not found:
        notices.leave(request, _("Chưa chọn báo cáo nào. Đánh dấu các đơn vị rồi tiếp nhận."), "late")
        return here
    said = ""
    if clear:
        how = commands.How(at=timezone.now(), declared=True, once=form.cleaned_data["once"])
        try:
            count = commands.accept_several(viewer, opened.regime, clear, how=how)
        except Refusal as refusal:
            notices.leave(request, refusal.sentence, "late")
            return here
        said = ngettext("Đã tiếp nhận %(count)s báo cáo.", "Đã tiếp nhận %(count)s báo cáo.", count) % {"count": count}
    if doubtful:
        names = ", ".join(doubtful[:MOST_NAMED]) + ("…" if len(doubtful) > MOST_NAMED else "")
        wait = _("Mở từng báo cáo còn thiếu số, có số ước, số cần xem lại hoặc thiếu lý do để xem: %(names)s.") % {
            "names": names
        }
        said = f"{said} {wait}".strip()
    notices.leave(request, said, "soon" if doubtful else "done")
    return here
