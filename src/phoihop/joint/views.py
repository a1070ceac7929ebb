"""Văn bản liên tịch: proposed by the lead, confirmed by every issuer on the same bytes, numbered in the lead's book."""

from datetime import date
from typing import Any, Final
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.accounts.access import viewer_of
from phoihop.accounts.viewer import SignedIn
from phoihop.agreements import pages
from phoihop.agreements.queries import Chosen, agreements_for_choice, chosen_or_404
from phoihop.documents import numbering, outputs
from phoihop.documents.queries import files_of
from phoihop.joint import commands, papers, queries
from phoihop.joint.forms import ChooseForm, JointForm, NumberForm, first_of, initial_of
from phoihop.joint.queries import Seen
from phoihop.organisations import printing
from phoihop.organisations.queries import names
from phoihop.organisations.rules import in_order
from phoihop.organisations.sending import Overtaken, Page, send
from phoihop.records.actors import OFFICE
from phoihop.records.keys import ref_id
from phoihop.ui import notices
from phoihop.ui.comparing import compare_clauses
from phoihop.ui.links import url
from phoihop.ui.states import State
from phoihop.ui.tables import PAGE_SIZE, Column, slice_of
from phoihop.ui.tables import Page as Rows
from vanban.official import PaperError

GET_AND_POST: Final = ["GET", "HEAD", "POST"]
COLUMNS: Final = (
    Column(gettext_lazy("Trích yếu")),
    Column(gettext_lazy("Cơ quan ban hành")),
    Column(gettext_lazy("Trạng thái"), "c-state"),
)


@require_safe
def listed(request: HttpRequest) -> HttpResponse:
    """Statements: session, person, the papers, how far each has come, names."""
    viewer = viewer_of(request)
    found = queries.listed(viewer, slice_of(request.GET))
    called = names({org for one in found for org in one.issuers})
    rows = [(one, papers.kind_in_words(one.data["kind_code"]), [called[org].short for org in one.issuers], _state(one))
            for one in found[:PAGE_SIZE]]  # fmt: skip
    context = {
        "rows": rows,
        "columns": COLUMNS,
        "tabs": outputs.tabs("joint"),
        "page": Rows.of(request.GET, len(rows), more=len(found) > PAGE_SIZE),
        "may_write": viewer.role in OFFICE,
    }
    return render(request, "joint/list.html", context)


def _state(one: Seen) -> State | None:
    if one.numbered:
        return State("done", _("Đã ban hành"))
    return pages.confirming_state(one.confirming) if one.confirming else None


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """Under which agreement. Statements: session, person, agreements."""
    found = agreements_for_choice(_office(request))
    if len(found) == 1:
        return HttpResponseRedirect(url("joint:new", found[0].id))
    return render(request, "joint/choose.html", {"found": found})


@require_http_methods(GET_AND_POST)
def new(request: HttpRequest, agreement: UUID) -> HttpResponse:
    """Soạn: first with whom, then the words."""
    viewer, today = _office(request), timezone.localdate()
    chosen = chosen_or_404(viewer, agreement)
    others = _same_family(viewer, chosen, today)
    if len(others) == 1:
        asked = ChooseForm({"cung": [org for org, _name in others]}, offered=others)
    else:
        asked = ChooseForm(request.GET if "cung" in request.GET else None, offered=others)
    if not asked.is_valid():
        context = {"form": asked, "chosen": chosen, "others": others}
        return render(request, "joint/with.html", context, status=422 if request.method == "POST" else 200)
    issuers = [viewer.org, *asked.cleaned_data["cung"]]
    heads = papers.heads(issuers, today)

    def do(form: JointForm) -> str:
        return url("joint:one", commands.propose(viewer, chosen, form.content(), **_sent(form)).id)

    signers = list(zip(issuers, [head.name for head in heads], strict=True))
    page = _page(_("Soạn văn bản liên tịch"), url("joint:list"), _("Đã gửi các cơ quan cùng ban hành xác nhận."))
    return send(request, page, lambda typed: JointForm(typed, signers=signers, initial=first_of(heads)), do)


def _same_family(viewer: SignedIn, chosen: Chosen, today: date) -> list[tuple[str, str]]:
    """The sides that can issue with us: the two families are never mixed in one paper."""
    heads = dict(zip(chosen.sides, papers.heads(chosen.sides, today), strict=True))
    ours = heads[viewer.org].family if viewer.org in heads else ""
    return [(org, head.name) for org, head in heads.items() if org != viewer.org and head.family == ours]


@require_http_methods(GET_AND_POST)
def edit(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Sửa: by the lead, before there is a number; every issuer confirms anew."""
    viewer = _office(request)
    found = _ours_or_404(viewer, pk)
    if found.numbered:
        raise Http404
    called = names(found.issuers)
    signers = [(org, called[org].name) for org in found.issuers]

    def do(form: JointForm) -> str:
        commands.change(viewer, found, form.content(), basis=form.cleaned_data["basis"], **_sent(form))
        return url("joint:one", pk)

    def newest(form: JointForm) -> Overtaken:
        return Overtaken(basis=found.body, clauses=compare_clauses(_clauses(found.data), _clauses(form.content())))

    page = _page(_("Sửa văn bản liên tịch"), url("joint:one", pk), _("Đã gửi bản mới để các cơ quan xác nhận lại."))
    initial = initial_of(found.data, found.issuers, found.body)
    return send(request, page, lambda typed: JointForm(typed, signers=signers, initial=initial), do, newest)


@require_http_methods(GET_AND_POST)
def one(request: HttpRequest, pk: UUID) -> HttpResponse:
    """One joint paper: as it will be printed, who has confirmed it; its number, once all have."""
    viewer, today = viewer_of(request), timezone.localdate()
    found = queries.one_or_404(viewer, pk)
    lead = viewer.org == found.author and viewer.role in OFFICE
    ready = lead and found.complete and not found.numbered
    if request.method == "POST" and not lead:
        raise PermissionDenied
    chosen = chosen_or_404(viewer, ref_id(found.data["agreement"]))
    called = names({*chosen.sides, *found.issuers})
    others = [(org, called[org].name) for org in chosen.sides if org not in found.issuers]
    offered = sorted(others, key=lambda one: in_order(one[1]))

    def do(form: NumberForm) -> str:
        typed = form.cleaned_data
        to = typed.get("to_orgs", ())
        issued = commands.number(viewer, found, chosen, to, typed=typed["number"], day=typed["day"], **_sent(form))
        return url("documents:one", issued.id)

    html, trouble = _preview(found, found.day or today)
    awaited = pages.awaited_sentence(found.confirming, called) if found.confirming and not found.numbered else ""
    kind = papers.kind_in_words(found.data["kind_code"])
    page = Page(
        title=f"{kind} {found.data['abstract']}",
        crumbs=_crumbs(kind),
        warning=_("Văn bản vào sổ đi của cơ quan mình, kèm bản Word và PDF; các nơi nhận đọc được ngay."),
        button=_("Cấp số và ban hành"),
        back=url("joint:list"),
        done=_("Đã cấp số và ban hành."),
        template="joint/one.html",
    )
    context: dict[str, Any] = {
        "found": found,
        "html": html,
        "trouble": trouble,
        "state": State("waiting", awaited) if awaited else _state(found),
        "issuers": [called[org].name for org in found.issuers],
        "awaits_us": found.confirming is not None and viewer.org in found.confirming.awaited,
        "ready": ready,
        "files": files_of(viewer, found.numbered) if found.numbered else [],
        "may_edit": lead and not found.numbered,
        "offer": numbering.offer(viewer, found.data["kind_code"], today) if ready else None,
    }
    return send(request, page, lambda typed: NumberForm(typed, offered=offered), do, **context)


def _preview(found: Seen, day: date) -> tuple[str, str]:
    heads = papers.heads(found.issuers, day)
    try:
        made = papers.paper(found, heads, number=found.number, symbol=found.symbol, day=found.day)
        return printing.preview(made), ""
    except PaperError as error:
        return "", str(error)


@require_safe
def word(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The draft as a Word file."""
    return _file(request, pk, "docx")


@require_safe
def pdf(request: HttpRequest, pk: UUID) -> HttpResponse:
    """The same as a PDF."""
    return _file(request, pk, "pdf")


def _file(request: HttpRequest, pk: UUID, ending: str) -> HttpResponse:
    today = timezone.localdate()
    found = queries.one_or_404(viewer_of(request), pk)
    if found.numbered:
        raise Http404  # the files are those of the document
    try:
        made = papers.paper(found, papers.heads(found.issuers, today))
        return printing.taken_away(made, ending, "du-thao-lien-tich", today)
    except PaperError as error:
        notices.leave(request, str(error), "late")
        return HttpResponseRedirect(url("joint:one", pk), status=303)


def _ours_or_404(viewer: SignedIn, pk: UUID) -> Seen:
    found = queries.one_or_404(viewer, pk)
    if found.author != viewer.org:
        raise Http404  # only the lead changes it
    return found


def _office(request: HttpRequest) -> SignedIn:
    viewer = viewer_of(request)
    if viewer.role not in OFFICE:
        raise PermissionDenied
    return viewer


def _page(title: str, back: str, done: str) -> Page:
    return Page(
        title=title,
        crumbs=_crumbs(title),
        warning=_("Mọi cơ quan cùng ban hành xác nhận đúng bản này rồi mới cấp số; sửa thì xác nhận lại."),
        button=_("Gửi xác nhận"),
        back=back,
        done=done,
    )


def _crumbs(title: str) -> list[tuple[str, str | None]]:
    return [(_("Văn bản"), url("documents:list")), (_("Văn bản liên tịch"), url("joint:list")), (title, None)]


def _sent(form: Any) -> dict[str, Any]:
    typed = form.cleaned_data
    return {"at": timezone.now(), "declared": typed["secrecy"], "once": typed["once"]}


def _clauses(data: dict[str, Any]) -> list[tuple[str, str]]:
    return [
        (_("Loại văn bản"), papers.kind_in_words(data["kind_code"])),
        (_("Trích yếu"), data["abstract"]),
        (_("Nội dung"), data["text"]),
        (_("Nơi nhận"), "\n".join(data.get("recipients", ()))),
    ]
