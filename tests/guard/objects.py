"""One object for every address: a world in which each page of the product has something to show."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.test import Client
from django.utils import timezone

from phoihop.accounts.models import Membership
from phoihop.agreements.models import FormDraft
from phoihop.calendars.models import CalendarFeed
from phoihop.calendars.queries import hash_of
from phoihop.documents import files
from phoihop.intake.models import Correction, Reading
from phoihop.organisations.models import Organisation
from phoihop.records.actors import Role
from phoihop.records.keys import ref_id
from phoihop.reviews.models import ReviewDraft
from phoihop.ui import assets
from tests import cast
from tests.documents.templating import drafted
from tests.reports import office as reporting

PAPER = """Thông báo kết luận hội nghị giao ban

Đồng chí Nguyễn Văn A, Bí thư Đảng ủy Tập đoàn Thử nghiệm đề nghị: (1) Giao Đảng ủy phường Mẫu chủ trì rà soát đảng viên
nơi cư trú, hoàn thành trước ngày 20/11/2026. (2) Tiếp tục tuyên truyền giải phóng mặt bằng.
"""

# Who looks: nobody, an organisation outside the agreement, people of its sides in every role, the administrator. The
# agreement and all that stands under it were issued by TKV; the task is led by MK.
PEOPLE: dict[str, tuple[str, Role] | None] = {
    "signed out": None,
    "outsider": ("NGOAI", Role.CLERK),
    "clerk": ("TKV", Role.CLERK),
    "head": ("TKV", Role.HEAD),
    "focal": ("MK", Role.FOCAL),
    "unit": ("MK", Role.UNIT),
    "board": ("TQN", Role.BOARD),
    "admin": ("VP", Role.ADMIN),
}


@dataclass(frozen=True)
class Objects:
    """What goes into an address, by the word the table uses for it."""

    words: dict[str, tuple[Any, ...]]

    def of(self, word: str) -> tuple[Any, ...]:
        return self.words[word]


def _in_form(world: cast.World, user: str, form: str, subject: UUID | None = None) -> UUID:
    """A form that the clerk is filling in."""
    return FormDraft.objects.create(
        id=uuid4(),
        org=world.orgs["TKV"],
        user=user,
        form=form,
        subject=subject,
        title="Đang nhập",
        fields={"title": ["Đang nhập"]},
        at=timezone.now(),
    ).pk


def build(world: cast.World) -> tuple[dict[str, Client], Objects]:
    """Somebody at each window, and the objects."""
    clients = {}
    users = {}
    for name, who in PEOPLE.items():
        clients[name] = Client()
        if who:
            users[name] = cast.account(world, *who, username=f"{name}-{uuid4().hex[:8]}")
            clients[name].force_login(users[name])
    assert world.agreement is not None
    agreement = ref_id(world.agreement)
    task = world.task("Rà soát đảng viên nơi cư trú", due="2026-12-31", cooperating=("TQN",))
    (assigned,) = world.issue("TKV", task)
    asked = {"task": dict(world.ref("TKV", task)), "due": "2027-01-31", "reason": "Còn thiếu số liệu"}
    world.issue("MK", world.draft("extension", asked))
    meeting = world.draft(
        "meeting", {"kind": "review", "title": "Hội nghị sơ kết", "day": "2026-10-12", "agreement": world.agreement}
    )
    conclusion = world.draft(
        "conclusion", {"meeting": dict(world.ref("TKV", meeting)), "no": 1, "text": "Tiếp tục rà soát"}
    )
    minutes = world.draft(
        "minutes",
        {"meeting": dict(world.ref("TKV", meeting)), "conclusions": [dict(world.ref("TKV", conclusion))]},
    )
    held, concluded, written = world.issue("TKV", meeting, conclusion, minutes)
    frame = {"hosts": [world.orgs["TKV"], world.orgs["TQN"]], "invited": [world.orgs["MK"]]}
    rhythm = {"every": "quarter", "month": 3, "day": 20, "kind": "briefing", "title": "Giao ban quý"}
    series = world.draft("meeting_series", {**rhythm, **frame, "agreement": world.agreement})
    called = {
        "kind": "briefing",
        "title": "Giao ban quý này",
        "state": "planned",
        "agreement": world.agreement,
        **frame,
    }
    called |= {"day": timezone.localdate().isoformat(), "agenda": [{"key": "m1", "title": "Kiểm điểm"}]}
    called |= {"time": "08:00", "place": "Hà Nội"}
    ahead = world.draft("meeting", called)
    asking = {"meeting": dict(world.ref("TKV", ahead)), "sort": "invitation", "title": "Dự giao ban quý này"}
    kept, coming = world.issue("TKV", series, ahead)
    (invitation,) = world.issue("TKV", world.draft("meeting_paper", asking))
    feed = {"user": users["clerk"], "org": world.orgs["TKV"], "whole": False, "made_at": timezone.now()}
    raised = world.draft(
        "recommendation",
        {"text": "Bồi thường bãi thải", "receiver": world.orgs["MK"], "agreement": world.agreement},
    )
    (asked_of,) = world.issue("TKV", raised)
    replied = {"recommendation": dict(world.ref("TKV", raised)), "outcome": "resolved", "text": "Đã giải quyết"}
    world.issue("MK", world.draft("answer", replied))
    blob = files.store(PAPER.encode(), name="thong-bao.txt", viewer=world.viewer("TKV"))
    paper = world.draft("document", {"direction": "in", "abstract": "Thông báo kết luận"}, blobs=(blob,))
    (entered,) = world.issue("TKV", paper)
    numbers = {"flow": "out", "family": "party", "title": "Sổ chung", "symbol": "ĐU", "restart": "never", "first": 1}
    opened = world.draft("number_book", {**numbers, "from": "2026-01-01"}, to=())
    (book,) = world.issue("TKV", opened, place=cast.HOME)
    laid = files.store(drafted(world, "TKV"), name="mau.docx", viewer=world.viewer("TKV"), checked=True)
    template = cast.Draft(
        kind="paper_template", rec=uuid4(), data={"use": "notice", "from": "2026-01-01"}, blobs=(laid,)
    )
    (layout,) = world.issue("TKV", template, place=cast.HOME)
    signers = [{"org": world.orgs[one], "office": "BÍ THƯ"} for one in ("TKV", "TQN", "MK")]
    shared = {"agreement": world.agreement, "kind_code": "QC", "abstract": "phối hợp", "text": "Thống nhất"}
    shared |= {"joint": [world.orgs["TQN"], world.orgs["MK"]], "signers": signers}
    (together,) = world.issue("TKV", world.draft("joint_paper", shared))
    plan = world.draft("plan", {"agreement": world.agreement, "year": 2027, "title": "Kế hoạch phối hợp năm 2027"})
    (planned,) = world.issue("TKV", plan)
    department = cast.Draft(kind="department", rec=uuid4(), data={"name": "Văn phòng Đảng ủy"})
    somebody = cast.Draft(kind="person", rec=uuid4(), data={"name": "Nguyễn Văn A"})
    office = cast.Draft(
        kind="office", rec=uuid4(), data={"person": dict(world.ref("TKV", somebody)), "title": "Chánh Văn phòng"}
    )
    within, known, held_office = world.issue("TKV", department, somebody, office, place=cast.HOME)
    user = f"u{users['clerk'].pk}"
    reading = _reading(clients["clerk"])
    review = ReviewDraft.objects.create(
        org=world.orgs["TKV"],
        user=user,
        agreement=agreement,
        first="2026-01-01",
        last="2026-12-31",
        updated_at=timezone.now(),
    )
    correction = Correction.objects.create(
        org=world.orgs["TKV"],
        sort=Correction.Sort.ABBREVIATION,
        words="TQN",
        key="tqn",
        means="Than Quảng Ninh",
        user=user,
        person="clerk – TKV",
        at=timezone.now(),
    )
    item = next(one["id"] for one in reading.items if one["sort"] == "task")
    role = Membership.objects.get(user=users["clerk"])
    lent = Membership.objects.create(
        user=users["head"], org=role.org, role=role.role, to_day="2099-12-31", stands_in_for=users["clerk"]
    )
    limited = {"code": "answer_days", "value": "15", "unit": "ngày", "paper": "Quy chế thử nghiệm"}
    rule = cast.Draft(kind="rule", rec=uuid4(), data=limited)
    (limit,) = world.issue("VP", rule, role=Role.ADMIN, place=cast.HOME)
    regime = reporting.regime(world, "TKV", ("MK", "TQN"))
    (sent,) = world.issue("MK", reporting.report_of(world, regime, "MK", "2026-q2"), place=regime.space)
    asked_for = [{"name": "Than bán", "unit": "tấn", "flavour": "flow"}]
    asked_for.append({"name": "Than mua", "unit": "tấn", "flavour": "flow", "to": "2025-12-31"})
    dictionary = (world.draft("indicator", one, to=(world.orgs["TKV"],)) for one in asked_for)
    indicator, retired = world.issue("TKV", *dictionary, place=cast.HOME)
    words: dict[str, tuple[Any, ...]] = {
        "": (),
        "account": (users["unit"].pk,),
        "letter": ("khong-phai-lien-ket",),
        "role": (role.pk,),
        "delegation": (lent.pk,),
        "limit": ("answer_days",),
        "limit record": (limit.id,),
        "asset": (assets.bundle("ui.css").mark, "ui.css"),
        "space": (world.space,),
        "agreement": (agreement,),
        "agreement draft": (_in_form(world, user, "agreement"),),
        "plan": (planned.id,),
        "plan draft": (agreement, _in_form(world, user, "plan", agreement)),
        "task": (assigned.id,),
        "meeting": (held.id,),
        "series": (kept.id,),
        "coming meeting": (coming.id,),
        "feed": (CalendarFeed.objects.create(hash=hash_of("bi-mat"), **feed).pk,),
        "secret": ("bi-mat",),
        "conclusion": (concluded.id,),
        "minutes": (written.id,),
        "meeting paper": (invitation.id,),
        "recommendation": (asked_of.id,),
        "document": (entered.id,),
        "book": (book.id,),
        "joint": (together.id,),
        "template": (layout.id,),
        "template use": ("notice",),
        "template file": ("notice", laid.sha256),
        "file content": (entered.id, blob.sha256),
        "file": (entered.id, blob.sha256, blob.name),
        "reading": (reading.pk,),
        "item": (reading.pk, item),
        "correction": (correction.pk,),
        "review": (review.pk,),
        "regime": (regime.id,),
        "indicator": (indicator.id,),
        "indicator retired": (retired.id,),
        "sheet": (regime.id, "2026-q1"),
        "figure": (regime.id, "2026-q1", "than"),
        "report": (sent.id,),
        "block": (review.pk, "general"),
        "organisation": (world.orgs["TKV"],),
        "organisation record": (Organisation.objects.get(org=world.orgs["TKV"]).pk,),
        "department": (within.id,),
        "person": (known.id,),
        "office": (held_office.id,),
    }
    return clients, Objects(words)


def _reading(clerk: Client) -> Reading:
    answer = clerk.post("/doc-van-ban/dan/", {"paste-text": PAPER, "paste-secrecy": "on"})
    assert answer.status_code == 303
    return Reading.objects.get()
