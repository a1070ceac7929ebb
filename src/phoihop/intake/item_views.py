"""What a person does to the items of a reading, one view for each step."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.intake import commands, deciding, learning, queries, showing
from phoihop.intake import sheet as sheets
from phoihop.intake.forms import AbbreviationForm, SplitForm
from phoihop.intake.items import Decision, Desk, Found, Item, Sort
from phoihop.intake.matching import Candidate
from phoihop.intake.models import Correction, Reading
from phoihop.intake.naming import settled
from phoihop.intake.sheet import sheet
from phoihop.records.refusals import Refusal
from phoihop.ui import formats
from phoihop.ui.links import url

DECISIONS = {"accept": Decision.ACCEPTED, "refuse": Decision.REFUSED}
ADDED = frozenset({Sort.MEETING, Sort.CHAIR, Sort.TASK, Sort.CITED})
MOST_TYPED = 200


@require_http_methods(["GET", "HEAD", "POST"])
def item(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """One item: opened for correction (GET), decided or corrected (POST)."""
    viewer = viewer_of(request)
    act = request.POST.get("act", "")
    if request.method != "POST":
        one = sheet(viewer, _open(viewer, pk))
        return showing.item(request, one, name, showing.item_form(one, name, typed=True))
    if act == "save":
        return _save(request, viewer, pk, name)
    if act == "close":
        commands.forget_typed(viewer, pk, name)
        return showing.item(request, sheet(viewer, _open(viewer, pk)), name, None)
    if act not in DECISIONS:
        raise Http404
    return showing.after(request, pk, name, lambda found, desk: _decide(viewer, found, desk, name, DECISIONS[act]))


def _open(viewer: SignedIn, pk: UUID) -> Reading:
    found = queries.reading_or_404(viewer, pk)
    if found.state != Reading.State.OPEN:
        raise Http404
    return found


def _decide(viewer: SignedIn, found: Reading, desk: Desk, name: str, decision: Decision) -> Desk:
    """Accepting a task confirms the organisations proposed for it too."""
    before = desk.item(name)
    if before is None or decision != Decision.ACCEPTED or before.decision == decision:
        return deciding.decide(desk, name, decision)
    return desk.put(settled(before, sheets.of(viewer, found, desk).names).decided(decision))


def _save(request: HttpRequest, viewer: SignedIn, pk: UUID, name: str) -> HttpResponse:
    one = sheet(viewer, _open(viewer, pk))
    found = one.desk.item(name)
    form = showing.item_form(one, name, request.POST)
    stale = found is not None and request.POST.get("rev") != str(found.rev)
    if stale:
        form.add_error(None, _("Mục này vừa được sửa ở nơi khác. Nội dung đang nhập còn nguyên; xem lại rồi lưu."))
    if not form.is_valid():
        return showing.item(request, one, name, form, status=409 if stale else 422)
    typed = form.typed()

    def step(reading: Reading, desk: Desk) -> Desk:
        changed = deciding.change(desk, name, typed)
        before, after = desk.item(name), changed.item(name)
        if before and after and before != after:
            learning.learn(viewer, reading, before, after, one.names)
        return changed

    return showing.after(request, pk, name, step)


@require_POST
def choose(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """One of the organisations that the words of a task may mean, chosen to lead it."""
    viewer = viewer_of(request)
    one = sheet(viewer, _open(viewer, pk))
    org = request.POST.get("org", "")
    if not any(meant.org == org for found in one.desk.items if found.id == name for meant in _meant(found, one)):
        raise Http404

    def step(reading: Reading, desk: Desk) -> Desk:
        before = desk.item(name)
        if before is None or before.one("lead_org") == org:
            return desk
        after = before.with_fields({"lead_org": (Found(org, before.spans("lead")),)})
        learning.learn(viewer, reading, before, after, one.names)
        return desk.put(after)

    return showing.after(request, pk, name, step)


def _meant(item: Item, one: sheets.Sheet) -> list[Candidate]:
    return one.names.meant(item.one("lead")) if item.one("lead") else []


@require_POST
def keep(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    """A half-filled form is kept as it is typed."""
    typed = {key: request.POST.getlist(key)[:MOST_TYPED] for key in request.POST if key.startswith(f"{name}-")}
    try:
        commands.keep_typed(viewer_of(request), pk, name, typed)
    except Refusal as refusal:
        return HttpResponse(refusal.sentence, content_type="text/plain; charset=utf-8")
    now = formats.clock(timezone.now(), timezone.get_current_timezone())
    return HttpResponse(_("Đã lưu nháp %(time)s") % {"time": now}, content_type="text/plain; charset=utf-8")


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    if request.method != "POST":
        return showing.see_other(f"{url('intake:reading', pk)}?tach={name}#{name}")
    form = SplitForm(request.POST)
    if not form.is_valid():
        viewer = viewer_of(request)
        return showing.page(request, sheet(viewer, _open(viewer, pk)), status=422, split=form, splitting=name)
    parts = form.cleaned_data["parts"]
    return showing.after(request, pk, name, lambda _found, desk: deciding.split(desk, name, parts))


@require_POST
def join(request: HttpRequest, pk: UUID, name: str) -> HttpResponse:
    desk = queries.desk_of(_open(viewer_of(request), pk))
    tasks = [one.id for one in desk.of(Sort.TASK)]
    above = tasks[tasks.index(name) - 1] if name in tasks[1:] else name
    return showing.after(request, pk, above, lambda _found, desk: deciding.join(desk, name))


@require_POST
def add(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A new empty item, opened at once."""
    sort = request.POST.get("sort", "")
    if sort not in ADDED:
        raise Http404
    made: list[str] = []

    def step(_found: Reading, desk: Desk) -> Desk:
        after, name = deciding.add(desk, Sort(sort))
        made.append(name)
        return after

    answer = showing.after(request, pk, "", step)
    return showing.see_other(f"{url('intake:reading', pk)}?sua={made[0]}#{made[0]}") if made else answer


@require_POST
def abbreviation(request: HttpRequest, pk: UUID) -> HttpResponse:
    """What a short form stands for, said by a person: for this paper and the next ones."""
    viewer = viewer_of(request)
    found = _open(viewer, pk)
    form = AbbreviationForm(request.POST)
    if not form.is_valid():
        return showing.page(request, sheet(viewer, found), status=422, short_form=form)
    typed = form.cleaned_data

    def step(reading: Reading, desk: Desk) -> Desk:
        learning.explain(viewer, reading, Correction.Sort.ABBREVIATION, typed["short"], typed["long"])
        return desk

    return showing.after(request, pk, "viet-tat", step)


@require_POST
def undo(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Takes the last step back."""
    before = queries.desk_of(_open(viewer_of(request), pk))
    touched = next((one["id"] for step in before.undo[-1:] for one in step["items"]), "")
    return showing.after(request, pk, touched, lambda _found, desk: desk.undone())


@require_POST
def lead(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One lead for the tasks that have none."""
    viewer = viewer_of(request)
    one = sheet(viewer, _open(viewer, pk))
    form = showing.lead_form(one, request.POST)
    if not form.is_valid():
        return showing.page(request, one, status=422, lead_form=form)
    org = form.cleaned_data["lead"]
    following = next((item.id for item in one.desk.items if item.decision == Decision.NONE), "chu-tri")
    return showing.after(request, pk, following, lambda _found, desk: deciding.lead_all(desk, org))
