"""Ban, phòng, người và chức vụ: an organisation's own. Every view of people is written down."""

from datetime import date
from typing import Any
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from phoihop.organisations import commands, people, seen
from phoihop.organisations.access import keeper_of, may_keep_people, own_or_404, viewer_of
from phoihop.organisations.forms import DepartmentForm, EraseForm, NewPersonForm, OfficeForm, PersonForm
from phoihop.organisations.sending import Overtaken, Page, send
from phoihop.organisations.versions import compared_simply, span
from phoihop.records.actors import OFFICE, Viewer
from phoihop.records.fields import Data
from phoihop.records.keys import Ref
from phoihop.records.refusals import Refusal
from phoihop.ui import notices
from phoihop.ui.links import url
from phoihop.ui.tables import Column

GET_AND_POST = ["GET", "HEAD", "POST"]


@require_safe
def departments(request: HttpRequest, org: str) -> HttpResponse:
    """Statements: session, person, departments."""
    viewer = own_or_404(request, org)
    context = {
        "org": org,
        "boards": people.departments(viewer, timezone.localdate()),
        "columns": [Column(_("Ban, phòng")), Column(_("Từ ngày"), "c-day"), Column(_("Đến hết ngày"), "c-day")],
        "may_keep": may_keep_people(viewer),
    }
    return render(request, "organisations/departments.html", context)


@require_safe
def persons(request: HttpRequest, org: str) -> HttpResponse:
    """Statements: session, person, people, offices, the note that they were seen."""
    viewer = own_or_404(request, org)
    found = people.people(viewer, timezone.localdate())
    seen.note(viewer, "people.list", str(len(found)), at=timezone.now())
    context = {
        "org": org,
        "people": found,
        "columns": [
            Column(_("Họ và tên")),
            Column(_("Chức vụ")),
            Column(_("Ban, phòng"), "c-who"),
            Column(_("Từ ngày"), "c-day"),
            Column(_("Đến hết ngày"), "c-day"),
        ],
        "may_keep": may_keep_people(viewer),
    }
    return render(request, "organisations/people.html", context)


@require_safe
def person(request: HttpRequest, person: UUID) -> HttpResponse:
    """Statements: session, person, the one looked at, offices, the note that they were seen."""
    viewer = viewer_of(request)
    known, _version = people.person_or_404(viewer, person, timezone.localdate())
    seen.note(viewer, "people.one", str(person), at=timezone.now())
    context = {
        "known": known,
        "org": viewer.org,
        "columns": [
            Column(_("Chức vụ")),
            Column(_("Ban, phòng"), "c-who"),
            Column(_("Từ ngày"), "c-day"),
            Column(_("Đến hết ngày"), "c-day"),
        ],
        "may_keep": may_keep_people(viewer),
        "may_erase": viewer.role in OFFICE,
    }
    return render(request, "organisations/person.html", context)


def _page(viewer: Viewer, title: str, button: str, done: str, place: str, middle: str = "") -> Page:
    """The words round a form; `place` is the list it belongs to."""
    listed = url(f"organisations:{place}", viewer.org)
    label = _("Ban, phòng") if place == "departments" else _("Người và chức vụ")
    return Page(
        title=title,
        crumbs=[(_("Tổ chức"), url("organisations:tree")), (label, listed), (title, None)],
        facts=middle,
        warning=_("Chỉ người của tổ chức này xem được."),
        button=button,
        back=listed,
        done=done,
    )


def _sent(form: Any) -> dict[str, Any]:
    typed = form.cleaned_data
    return {"at": timezone.now(), "declared": typed["secrecy"], "once": typed["once"]}


@require_http_methods(GET_AND_POST)
def department(request: HttpRequest, department: UUID | None = None) -> HttpResponse:
    """Thêm ban, phòng; sửa ban, phòng."""
    viewer = keeper_of(request)
    old = people.department_or_404(viewer, department) if department else None
    initial = {"name": old.data["name"], "basis": old.body, **_days(old.data)} if old else {}

    def do(form: DepartmentForm) -> str:
        basis = form.cleaned_data["basis"]
        rec = old.rec if old else None
        commands.keep(viewer, "department", form.content(), rec=rec, basis=basis, **_sent(form))
        return url("organisations:departments", viewer.org)

    title = _("Sửa ban, phòng") if old else _("Thêm ban, phòng")
    page = _page(viewer, title, _("Ghi nhận ban, phòng"), _("Đã ghi nhận ban, phòng."), "departments")
    return send(request, page, lambda typed: DepartmentForm(typed, initial=initial), do, _newest(old))


@require_http_methods(GET_AND_POST)
def new_person(request: HttpRequest) -> HttpResponse:
    """Thêm người, with the office held."""
    viewer = keeper_of(request)
    choices = _choices(viewer)

    def do(form: NewPersonForm) -> str:
        commands.add_person(viewer, form.cleaned_data["name"], form.office(viewer.org), **_sent(form))
        return url("organisations:people", viewer.org)

    page = _page(viewer, _("Thêm người"), _("Ghi nhận người"), _("Đã ghi nhận."), "people")
    return send(request, page, lambda typed: NewPersonForm(typed, departments=choices), do)


@require_http_methods(GET_AND_POST)
def edit_person(request: HttpRequest, person: UUID) -> HttpResponse:
    """Sửa họ tên."""
    viewer = keeper_of(request)
    known, old = people.person_or_404(viewer, person, timezone.localdate())

    def do(form: PersonForm) -> str:
        data = {"name": form.cleaned_data["name"]}
        commands.keep(viewer, "person", data, rec=old.rec, basis=form.cleaned_data["basis"], **_sent(form))
        return url("organisations:person", person)

    page = _page(viewer, _("Sửa họ tên"), _("Ghi nhận họ tên"), _("Đã sửa họ tên."), "people", known.name)
    initial = {"name": known.name, "basis": old.body}
    return send(request, page, lambda typed: PersonForm(typed, initial=initial), do, _newest(old))


@require_http_methods(GET_AND_POST)
def new_office(request: HttpRequest, person: UUID) -> HttpResponse:
    """Thêm chức vụ."""
    viewer = keeper_of(request)
    known, whose = people.person_or_404(viewer, person, timezone.localdate())
    choices = _choices(viewer)

    def do(form: OfficeForm) -> str:
        data = {**form.office(viewer.org), "person": dict(Ref(org=viewer.org, rec=str(whose.rec)))}
        commands.keep(viewer, "office", data, **_sent(form))
        return url("organisations:person", person)

    page = _page(viewer, _("Thêm chức vụ"), _("Ghi nhận chức vụ"), _("Đã ghi nhận chức vụ."), "people", known.name)
    return send(request, page, lambda typed: OfficeForm(typed, departments=choices), do)


@require_http_methods(GET_AND_POST)
def edit_office(request: HttpRequest, office: UUID) -> HttpResponse:
    """Sửa chức vụ; its last day ends it."""
    viewer = keeper_of(request)
    old, whose = people.office_or_404(viewer, office)
    choices = _choices(viewer)
    department = old.data["department"]["rec"] if "department" in old.data else ""
    initial = {"title": old.data["title"], "department": department, "basis": old.body, **_days(old.data)}

    def do(form: OfficeForm) -> str:
        data = {**form.office(viewer.org), "person": old.data["person"]}
        commands.keep(viewer, "office", data, rec=old.rec, basis=form.cleaned_data["basis"], **_sent(form))
        return url("organisations:person", whose)

    page = _page(viewer, _("Sửa chức vụ"), _("Ghi nhận chức vụ"), _("Đã sửa chức vụ."), "people")
    make = lambda typed: OfficeForm(typed, initial=initial, departments=choices)  # noqa: E731 - one use, one line
    return send(request, page, make, do, _newest(old))


@require_http_methods(GET_AND_POST)
def erase(request: HttpRequest, person: UUID) -> HttpResponse:
    """Xóa thông tin cá nhân: the acts stay in their chain, what they said about the person goes."""
    viewer = keeper_of(request)
    if viewer.role not in OFFICE:
        raise PermissionDenied(_("Vai trò đang giữ không được xóa nội dung. Đề nghị văn thư hoặc lãnh đạo thực hiện."))
    known, version = people.person_or_404(viewer, person, timezone.localdate())
    form = EraseForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        try:
            commands.erase_person(viewer, known, at=timezone.now())
        except Refusal as refusal:
            form.take(refusal.fields, refusal.sentence)
        else:
            seen.note(viewer, "people.erase", str(version.id), at=timezone.now())
            notices.leave(request, _("Đã xóa thông tin của người này."))
            return HttpResponseRedirect(url("organisations:people", viewer.org), status=303)
    status = 422 if request.method == "POST" else 200
    return render(request, "organisations/erase.html", {"known": known, "form": form, "org": viewer.org}, status=status)


def _choices(viewer: Viewer) -> list[tuple[str, str]]:
    return [(place.rec, place.name) for place in people.departments(viewer, timezone.localdate()) if place.now]


def _days(data: Data) -> dict[str, Any]:
    return {
        name: date.fromisoformat(data[key]) for name, key in (("from_day", "from"), ("to_day", "to")) if key in data
    }


def _newest(old: people.Version | None) -> Any:
    if old is None:
        return None

    def compare(form: Any) -> Overtaken:
        typed = form.cleaned_data
        words = {"name": _("Tên"), "title": _("Chức vụ")}
        mine = {
            key: day.isoformat() for key, day in (("from", typed.get("from_day")), ("to", typed.get("to_day"))) if day
        }
        before = [(label, old.data.get(name, "")) for name, label in words.items()]
        after = [(label, typed.get(name, "")) for name, label in words.items()]
        when = _("Thời gian")
        return Overtaken(
            basis=old.body, clauses=compared_simply([*before, (when, span(old.data))], [*after, (when, span(mine))])
        )

    return compare
