"""A table of tasks in a paper: its columns, its rows and the bodies it names, seen before anything is issued."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from phoihop.accounts.access import viewer_of
from phoihop.intake import commands, queries, showing
from phoihop.intake.models import Reading
from phoihop.intake.table_pages import column_key
from phoihop.intake.tables import Plan, Role
from phoihop.records.refusals import Refusal
from phoihop.ui import notices

_NAMED = "ten-"


@require_http_methods(["GET", "HEAD", "POST"])
def table(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The preview (GET), and what a person changes in it (POST): one form, every part of it optional."""
    viewer = viewer_of(request)
    found = queries.reading_or_404(viewer, pk)
    if found.state != Reading.State.OPEN or not found.tables:
        raise Http404
    if request.method != "POST":
        return showing.table(request, showing.table_sheet(viewer, found))
    plans = [Plan.of_json(one) for one in found.tables]
    change = commands.TableChange(
        roles={plan.number: _roles(request, plan) for plan in plans},
        meanings={name.removeprefix(_NAMED): str(org) for name, org in request.POST.items() if name.startswith(_NAMED)},
        shown=frozenset(request.POST.get("shown", "").split()),
        kept=frozenset(request.POST.getlist("kept")),
    )
    try:
        found = commands.change_table(viewer, pk, change)
    except Refusal as refusal:
        notices.leave(request, refusal.sentence, "soon")
        return showing.anew(request, showing.table_address(pk))
    if showing.for_script(request):
        return showing.table(request, showing.table_sheet(viewer, found), part=True)
    notices.leave(request, _("Đã cập nhật bản xem trước. Chưa có gì được ban hành."), "info")
    return showing.see_other(showing.table_address(pk))


def _roles(request: HttpRequest, plan: Plan) -> dict[int, Role]:
    """What the form says of the columns, as far as it says anything sensible."""
    found = {}
    for column in plan.columns:
        said = request.POST.get(column_key(plan.number, column.index), "")
        if said in set(Role) and said != column.role:
            found[column.index] = Role(said)
    return found
