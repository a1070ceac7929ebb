"""The list of readings: bringing papers in, several at once, and taking them off the desk."""

from concurrent.futures import TimeoutError as StillWorking
from contextlib import suppress
from typing import Any, Final
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.documents.uploads import refused
from phoihop.intake import commands, inbox, queries, receiving, showing, threads
from phoihop.intake.forms import DropForm, PasteForm
from phoihop.intake.models import Reading
from phoihop.records.actors import STAFF
from phoihop.records.refusals import Refusal
from phoihop.ui import notices
from phoihop.ui.links import url

# How long a request waits for a paper that is opened by a thread, in seconds: what is read by then needs no page of its
# own (interface: over two seconds it does).
PATIENCE: Final = 1.2
STOP_POLLING: Final = 286
Result = tuple[str, str, str]  # file name, address when taken, sentence when refused


@require_safe
def readings(request: HttpRequest) -> HttpResponse:
    return _inbox(request, DropForm(), PasteForm())


def _inbox(
    request: HttpRequest, drop: DropForm, pasted: PasteForm, results: list[Result] | None = None, status: int = 200
) -> HttpResponse:
    viewer = viewer_of(request)
    shown = inbox.page(viewer, request.GET)
    for pk in shown.waiting:
        threads.start(pk)
    if showing.for_script(request):
        return render(request, "intake/_list.html", {"inbox": shown})
    context = {
        "drop": drop,
        "pasted": pasted,
        "inbox": shown,
        "results": results or [],
        "limit": settings.UPLOAD_LIMIT,
        "may_receive": viewer.role in STAFF,
    }
    return render(request, "intake/inbox.html", context, status=status)


@require_POST
def receive(request: HttpRequest) -> HttpResponse:
    """Files dropped. The script sends them one by one and is answered in JSON; a plain form sends them together and
    sees a result for each."""
    viewer = showing.staff(request)
    scripted = _in_json(request)
    form = DropForm(request.POST, request.FILES)
    aside: list[Result] = [(name, "", refusal.sentence) for name, refusal in refused(request)]
    if not form.is_valid() and not (aside and set(form.errors) == {"papers"}):
        sentence = next(iter(form.errors.values()))[0]
        if scripted:
            return JsonResponse({"sentence": sentence}, status=422)
        return _inbox(request, form, PasteForm(), status=422)
    taken = [_received(viewer, file) for file in form.cleaned_data.get("papers", ())]
    results = [*aside, *(result for result, _waits in taken)]
    _name, address, sentence = results[0]
    if scripted:
        if sentence:
            return JsonResponse({"sentence": sentence}, status=422)
        more = {"wait": f"{address}tien-do/", "cancel": f"{address}thoi-doc/"} if taken[0][1] else {}
        return JsonResponse({"href": address, **more})
    if len(results) == 1 and address:
        return showing.see_other(address)
    some_refused = any(sentence for _name, _address, sentence in results)
    return _inbox(request, DropForm(), PasteForm(), results, 422 if some_refused else 200)


def _in_json(request: HttpRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def _received(viewer: SignedIn, file: Any) -> tuple[Result, bool]:
    """What became of one file, and whether it still waits to be opened."""
    try:
        reading = receiving.receive_file(file, viewer)
    except Refusal as refusal:
        return (file.name, "", refusal.sentence), False
    if reading.state != Reading.State.WAITING:
        return (file.name, showing.first_page(reading), ""), False
    with suppress(StillWorking):
        threads.start(reading.pk).result(PATIENCE)
    reading.refresh_from_db()
    if reading.state == Reading.State.REFUSED:
        # Said at once, under the file; a paper that is not there needs no row.
        receiving.call_off(viewer, reading.pk)
        return (file.name, "", reading.refusal), False
    return (file.name, showing.first_page(reading), ""), reading.state == Reading.State.WAITING


@require_POST
def paste(request: HttpRequest) -> HttpResponse:
    viewer = showing.staff(request)
    form = PasteForm(request.POST)
    if form.is_valid():
        try:
            reading = receiving.receive_text(form.cleaned_data["text"], viewer)
            return showing.see_other(url("intake:reading", reading.pk))
        except Refusal as refusal:
            form.take({"text": refusal.sentence})
    return _inbox(request, DropForm(), form, status=422)


@require_safe
def progress(request: HttpRequest, pk: UUID) -> HttpResponse:
    """How far a waiting paper is, for whoever asks again and again. 286 tells htmx to ask no more."""
    viewer = viewer_of(request)
    found = queries.readings(viewer).filter(pk=pk).first()
    if found is None:
        raise Http404
    threads.look_after(found)
    if _in_json(request):
        return JsonResponse(_told(found))
    waits = found.state == Reading.State.WAITING
    state = inbox.state_of(found.state, found.found, found.seen)
    answer = render(
        request,
        "intake/_progress.html",
        {"pk": pk, "state": state, "waits": waits},
        status=200 if waits else STOP_POLLING,
    )
    if not waits and "trang" in request.GET:
        answer["HX-Refresh"] = "true"
    return answer


def _told(found: Reading) -> dict[str, Any]:
    if found.state == Reading.State.WAITING:
        return {"wait": True}
    if found.state == Reading.State.REFUSED:
        return {"sentence": found.refusal}
    return {"href": showing.first_page(found)}


@require_POST
def try_again(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Lets a paper that could not be opened wait once more."""
    viewer = showing.staff(request)
    queries.reading_or_404(viewer, pk)
    if receiving.try_again(viewer, pk):
        threads.start(pk)
    return showing.see_other(url("intake:reading", pk))


@require_POST
def call_off(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Stops a paper that waits, or takes a refused one away."""
    viewer = showing.staff(request)
    found = queries.reading_or_404(viewer, pk)
    if not receiving.call_off(viewer, pk):
        return showing.see_other(url("intake:reading", pk))
    notices.leave(request, _("Đã thôi đọc “%(name)s”. Tệp không được giữ lại.") % {"name": found.name})
    return showing.see_other(url("intake:inbox"))


@require_POST
def drop(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One paper off the desk; kept, and taken back with `take_back`."""
    try:
        dropped = commands.drop(showing.staff(request), pk)
    except Refusal as refusal:
        notices.leave(request, refusal.sentence, "soon")
        return showing.see_other(url("intake:reading", pk))
    return _after_drop(dropped)


@require_POST
def drop_several(request: HttpRequest) -> HttpResponse:
    """The chosen papers off the desk, in one step."""
    viewer = showing.staff(request)
    chosen = receiving.uuids(request.POST.getlist("chosen"))
    if not chosen:
        return _nothing_chosen(request)
    return _after_drop(commands.drop_several(viewer, chosen))


def _after_drop(dropped: commands.Dropped) -> HttpResponse:
    """The list says how many, with the way back."""
    return showing.see_other(f"{url('intake:inbox')}?vua-bo={dropped.batch}&chua-doc={dropped.unread}")


def _nothing_chosen(request: HttpRequest) -> HttpResponse:
    notices.leave(request, _("Chưa chọn văn bản nào. Đánh dấu ở đầu dòng rồi làm lại."), "soon")
    return showing.see_other(url("intake:inbox"))


@require_POST
def take_back_batch(request: HttpRequest) -> HttpResponse:
    """All that were dropped together, back on the desk as they were; or the chosen ones of the shelf."""
    viewer = showing.staff(request)
    batches = receiving.uuids([request.POST.get("batch", "")])
    if batches:
        count = commands.take_back_batch(viewer, batches[0])
    else:
        chosen = receiving.uuids(request.POST.getlist("chosen"))
        if not chosen:
            return _nothing_chosen(request)
        count = commands.take_back_several(viewer, chosen)
    notices.leave(
        request,
        _("Đã lấy lại %(count)s văn bản.") % {"count": count},
    )
    return showing.see_other(url("intake:inbox"))


@require_POST
def drop_for_good(request: HttpRequest) -> HttpResponse:
    """The chosen papers of the shelf of dropped ones, with their words and files."""
    viewer = showing.staff(request)
    chosen = receiving.uuids(request.POST.getlist("chosen"))
    if not chosen:
        return _nothing_chosen(request)
    count = commands.drop_for_good(viewer, chosen)
    notices.leave(request, _("Đã bỏ hẳn %(count)s văn bản, cả nội dung và tệp.") % {"count": count})
    return showing.see_other(f"{url('intake:inbox')}?loc=da-bo")


@require_POST
def take_back(request: HttpRequest, pk: UUID) -> HttpResponse:
    commands.take_back(showing.staff(request), pk)
    return showing.see_other(url("intake:reading", pk))
