"""Ids of others' records put into the fields of pages that one may open oneself: `test_urls` has those in addresses.

Every row is first sent as its person may send it, and goes through; then with one field pointing at what is not theirs.
It is refused then, nothing is issued, and the answer holds none of the others' words.
"""

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from phoihop.accounts.middleware import CHOSEN
from phoihop.accounts.models import Membership
from phoihop.agreements.models import FormDraft, Plan
from phoihop.documents import files
from phoihop.intake.models import Reading
from phoihop.organisations.models import Department
from phoihop.records.actors import Role
from phoihop.records.door import HOME, NewSpace
from phoihop.records.keys import ref_id
from phoihop.records.kinds import Draft
from phoihop.records.models import Act
from phoihop.tasks.models import Extension, Task
from tests.cast import World, account
from tests.guard.objects import Objects, build
from tests.reports import office as reporting

BETWEEN_TWO = "Riêng giữa hai bên"
# What stands in the records of TKV, TQN and MK, and nowhere in the outsider's.
WORDS = (
    "Quy chế phối hợp công tác thử nghiệm",
    "Quản lý đảng viên nơi cư trú",
    "Rà soát đảng viên nơi cư trú",
    "Còn thiếu số liệu",
    "Hội nghị sơ kết",
    "Tiếp tục rà soát",
    "Bồi thường bãi thải",
    "Thông báo kết luận",
    "thong-bao.txt",
    "Báo cáo của TKV",
    "Than nguyên khai của Tập đoàn",
    "Văn phòng Đảng ủy Tập đoàn",
    "Đang nhập",
    BETWEEN_TWO,
)
OWN_PAPER = """Thông báo về kết luận hội nghị giao ban

Đồng chí Nguyễn Văn A, Bí thư Đảng ủy Ngoài cuộc đề nghị: (1) Giao Đảng ủy Bạn hàng chủ trì trồng cây
ven đường, hoàn thành trước ngày 20/11/2026. (2) Tiếp tục tuyên truyền trồng cây.
"""
REFUSED = {403, 404, 422}


@dataclass
class Stage:
    """The world of the guards, where the outsider has an agreement of its own with BAN, and records under it."""

    world: World
    objects: Objects
    clients: dict[str, Client]
    own: dict[str, Any] = field(default_factory=dict)
    foreign: dict[str, Any] = field(default_factory=dict)


def _agreement(world: World, *sides: str) -> tuple[Draft, str]:
    parties = tuple(world.orgs[side] for side in sides)
    draft = Draft(
        kind="agreement",
        rec=uuid4(),
        to=parties,
        data={
            "title": "Quy chế của người ngoài cuộc",
            "lead": parties[0],
            "sides": sorted(parties),
            "areas": [{"code": "CX", "name": "Cây xanh"}],
            "articles": [{"no": "1", "title": "Trồng cây", "area": "CX"}],
        },
    )
    return draft, world.issue(sides[0], draft, place=NewSpace(parties=parties))[0].space


def _raised(world: World, by: str, to: str, text: str, agreement: Any, space: str, readers: tuple[str, ...]) -> UUID:
    data = {"text": text, "receiver": world.orgs[to], "agreement": agreement}
    draft = Draft(kind="recommendation", rec=uuid4(), data=data, to=tuple(world.orgs[one] for one in readers))
    return world.issue(by, draft, place=space)[0].id


def _asked(world: World, by: str, lead: str, text: str, agreement: Any, space: str) -> tuple[UUID, UUID]:
    """A task, and the request of its lead for more time."""
    readers = (world.orgs[by], world.orgs[lead])
    task = Draft(
        kind="task",
        rec=uuid4(),
        to=readers,
        data={"text": text, "lead": world.orgs[lead], "due": "2026-12-31", "agreement": agreement},
    )
    (issued,) = world.issue(by, task, place=space)
    data = {"task": dict(world.ref(by, task)), "due": "2099-01-31", "reason": "Mưa nhiều"}
    (asked,) = world.issue(lead, Draft(kind="extension", rec=uuid4(), to=readers, data=data), place=space)
    return issued.id, asked.id


@pytest.fixture(autouse=True)
def _quiet() -> Iterator[None]:
    """Refusals by the dozen are not worth a line each."""
    logger = logging.getLogger("django.request")
    before, logger.level = logger.level, logging.CRITICAL
    yield
    logger.level = before


@pytest.fixture
def stage(world: World) -> Stage:
    world.organisation("BAN", "Đảng ủy Bạn hàng", symbol="ĐU", place="Hải Phòng")
    clients, objects = build(world)
    clients["side"] = Client()
    clients["side"].force_login(account(world, "TQN", username="van-thu-tqn"))
    made = Stage(world, objects, clients)
    _fill_own(made)
    _fill_foreign(made)
    return made


def _fill_own(stage: Stage) -> None:
    world, own = stage.world, stage.own
    both = ("NGOAI", "BAN")
    draft, space = _agreement(world, *both)
    ref = dict(world.ref("NGOAI", draft))
    own["agreement"] = ref_id(world.ref("NGOAI", draft))
    to = tuple(world.orgs[one] for one in both)
    for more in ("", " too"):
        own[f"task{more}"], own[f"asked{more}"] = _asked(world, "NGOAI", "BAN", "Trồng cây ven đường", ref, space)
    meeting = Draft(
        kind="meeting", rec=uuid4(), to=to, data={"kind": "briefing", "title": "Họp bàn cây xanh", "agreement": ref}
    )
    own["meeting"] = world.issue("NGOAI", meeting, place=space)[0].id
    for name, text in (("raised", "Thiếu cây giống"), ("raised too", "Thiếu nước tưới")):
        own[name] = _raised(world, "BAN", "NGOAI", text, ref, space, both)
    blob = files.store(b"Cay xanh", name="cay.txt", viewer=world.viewer("NGOAI"))
    data = {"direction": "in", "abstract": "Về trồng cây", "agreement": ref}
    paper = Draft(kind="document", rec=uuid4(), to=to, data=data, blobs=(blob,))
    (issued,) = world.issue("NGOAI", paper, place=space)
    own |= {"document": issued.id, "body": issued.body, "file": blob.sha256}
    own["regime"] = reporting.regime(world, "NGOAI", ("BAN",)).id
    person = Draft(kind="person", rec=uuid4(), data={"name": "Trần Thị B"})
    own["person"] = world.issue("NGOAI", person, place=HOME)[0].id
    assert stage.clients["outsider"].post("/doc-van-ban/dan/", {"paste-text": OWN_PAPER, "paste-secrecy": "on"})
    reading = Reading.objects.get(org=world.orgs["NGOAI"])
    own["reading"] = reading.pk
    own["item"] = next(one["id"] for one in reading.items if one["sort"] == "task")
    own["role"] = Membership.objects.get(org=world.orgs["NGOAI"]).pk
    own["colleague"] = account(world, "NGOAI", Role.HEAD, username="dong-nghiep").pk
    assert world.agreement is not None
    side = _asked(world, "TQN", "MK", "Việc của TQN", dict(world.agreement), world.space)
    own["side task"], own["side asked"] = side
    everyone = ("TKV", "TQN", "MK")
    for name in ("side raised", "side raised too"):
        own[name] = _raised(world, "MK", "TQN", f"Kiến nghị {name}", dict(world.agreement), world.space, everyone)
    own["side agreement"] = ref_id(world.agreement)


def _fill_foreign(stage: Stage) -> None:
    world, foreign, objects = stage.world, stage.foreign, stage.objects
    assert world.agreement is not None
    words = ("agreement", "task", "meeting", "document", "recommendation", "reading", "regime", "agreement draft")
    foreign |= {word: objects.of(word)[0] for word in words}
    foreign |= {
        "place": f"{world.agreement['org']}:{world.agreement['rec']}",
        "plan draft": objects.of("plan draft")[1],
    }
    foreign["file"] = objects.of("file")[1]
    foreign["asked"] = Extension.objects.get(task=foreign["task"]).pk
    foreign["department"] = str(Department.objects.get(author=world.orgs["TKV"]).rec)
    indicator = {"name": "Than nguyên khai của Tập đoàn", "unit": "tấn", "flavour": "flow"}
    said = Draft(kind="indicator", rec=uuid4(), data=indicator, to=(world.orgs["TKV"],))
    foreign["indicator"] = world.issue("TKV", said, place=HOME)[0].id
    foreign["role"] = objects.of("role")[0]
    foreign["account"] = Membership.objects.filter(org=world.orgs["TKV"], stands_in_for=None).first().user_id  # type: ignore[union-attr]
    # Within the agreement, but not addressed to TQN.
    hidden = _raised(world, "MK", "TKV", BETWEEN_TWO, dict(world.agreement), world.space, ("MK", "TKV"))
    foreign["hidden"] = hidden
    text = f"{BETWEEN_TWO}: việc"
    foreign["hidden asked"] = _asked(world, "TKV", "MK", text, dict(world.agreement), world.space)[1]
    for org in ("TKV", "MK", "BAN"):
        foreign[org] = world.orgs[org]


def _formset(prefix: str, total: int) -> dict[str, str]:
    return {f"{prefix}-TOTAL_FORMS": str(total), f"{prefix}-INITIAL_FORMS": "0"}


@dataclass(frozen=True, kw_only=True)
class Row:
    """`field` of the form at `name`, whose other fields are `typed`, pointed at what `foreign` names. Words that begin
    with @ are looked up in what the person has."""

    name: str
    args: tuple[str, ...] = ()
    typed: Mapping[str, Any]
    wrong: Mapping[str, str]  # field: what of the others' it is pointed at; = before a word that is typed as it is
    who: str = "outsider"


TASK = {"text": "Tưới cây", "lead": "@BAN", "reach": "all"}
PLAN = {
    "year": "2027",
    "title": "Cây xanh 2027",
    **_formset("tasks", 1),
    "tasks-0-text": "Tưới",
    "tasks-0-lead": "@BAN",
}
RAISE = {"text": "Đường hẹp khó đi", "receiver": "@BAN"}
REGIME = {
    "title": "Số cây",
    "every": "quarter",
    "cut_day": "14",
    "due_days": "3",
    "from_day": "01/01/2026",
    "members": "@BAN",
    "outline": "san-xuat",
}
FORM = {
    "title": "Biểu cây",
    "from_day": "01/01/2027",
    **_formset("muc", 1),
    "muc-0-title": "Cây",
    "muc-0-block": "figures",
    **_formset("dong", 1),
    "dong-0-section": "1",
    "dong-0-name": "Số cây",
    "dong-0-unit": "cây",
}
INDICATOR = {"name": "Số cây đã trồng", "unit": "cây", "flavour": "flow"}
PAPER = {"direction": "in", "abstract": "Về trồng thêm cây"}
CORRECT = {**PAPER, "correction": "Thiếu chữ", "basis": "@body", "kept": "@file"}
DELEGATE = {"role": "@role", "to": "@colleague", "from_day": "@today", "to_day": "@tomorrow"}
BEYOND = {"outcome": "beyond", "text": "Vượt thẩm quyền", "above": "Bộ", "due": "31/12/2098"}
CONCLUDE = {"text": "Trồng thêm", "lead": "@BAN"}
OFFICE = {"title": "Chánh Văn phòng"}
HEAD = {"title": "Quy chế mới", "sides": "@BAN", **_formset("areas", 0), **_formset("articles", 0)}
NEW_REVIEW = {"agreement": "@agreement", "first": "01/01/2026", "last": "30/06/2026"}
# Whoever sends it has read all that was said.
READ = {"basis": "9"}

TABLE = [
    Row(name="agreements:new", typed=HEAD, wrong={"continues": "agreement"}),
    Row(
        name="tasks:assign",
        args=("agreement",),
        typed=TASK,
        wrong={"lead": "TKV", "cooperating": "MK", "area": "=GPMB", "article": "=6"},
    ),
    Row(name="tasks:grant", args=("task",), typed={"asked": "@asked", "due": "01/02/2099"}, wrong={"asked": "asked"}),
    Row(
        name="tasks:refuse",
        args=("task too",),
        typed={"asked": "@asked too", "reason": "Không kịp"},
        wrong={"asked": "asked"},
    ),
    Row(
        name="plans:new",
        args=("agreement",),
        typed=PLAN,
        wrong={"tasks-0-lead": "TKV", "tasks-0-cooperating": "MK", "tasks-0-under": "=l:GPMB"},
    ),
    Row(name="meetings:record", typed={"title": "Họp", "kind": "briefing"}, wrong={"agreement": "agreement"}),
    Row(name="meetings:conclude", args=("meeting",), typed=CONCLUDE, wrong={"lead": "TKV", "cooperating": "MK"}),
    Row(name="documents:enter", typed=PAPER, wrong={"place": "place"}),
    Row(name="documents:correct", args=("document",), typed=CORRECT, wrong={"kept": "file"}),
    Row(
        name="recommendations:raise",
        args=("agreement",),
        typed=RAISE,
        wrong={
            "receiver": "MK",
            "area": "=GPMB",
            "meeting": "meeting",
            "document": "document",
            "earlier": "recommendation",
        },
    ),
    Row(name="recommendations:route", args=("raised",), typed={"lead": "@NGOAI"}, wrong={"lead": "TKV"}),
    Row(name="recommendations:answer", args=("raised",), typed=BEYOND | READ, wrong={"to": "TKV"}),
    Row(
        name="recommendations:merge",
        args=("raised",),
        typed={"others": "@raised too"} | READ,
        wrong={"others": "recommendation"},
    ),
    Row(name="reviews:new", typed=NEW_REVIEW, wrong={"agreement": "agreement"}),
    Row(name="reports:new", typed=REGIME, wrong={"upper": "regime", "earlier": "regime"}),
    Row(name="reports:form", args=("regime",), typed=FORM, wrong={"dong-0-indicator": "indicator"}),
    Row(name="reports:new_indicator", typed=INDICATOR, wrong={"numerator": "indicator", "denominator": "indicator"}),
    Row(name="organisations:new_office", args=("person",), typed=OFFICE, wrong={"department": "department"}),
    Row(name="organisations:new_person", typed={"name": "Lê Văn C", **OFFICE}, wrong={"department": "department"}),
    Row(name="accounts:delegate", typed=DELEGATE, wrong={"role": "role", "to": "account"}),
    Row(name="intake:choose", args=("reading", "item"), typed={"org": "@BAN"}, wrong={"org": "TKV"}),
    Row(name="intake:lead", args=("reading",), typed={"all-lead": "@BAN"}, wrong={"all-lead": "TKV"}),
    # A side of the agreement, and what two others said to each other alone.
    Row(
        who="side",
        name="recommendations:raise",
        args=("side agreement",),
        typed={"text": "Việc khác hẳn", "receiver": "@MK", "reach": "all"},
        wrong={"earlier": "hidden"},
    ),
    Row(
        who="side",
        name="recommendations:merge",
        args=("side raised",),
        typed={"others": "@side raised too"},
        wrong={"others": "hidden"},
    ),
    Row(
        who="side",
        name="tasks:grant",
        args=("side task",),
        typed={"asked": "@side asked", "due": "01/02/2099"},
        wrong={"asked": "hidden asked"},
    ),
]


def _sent(client: Client, address: str, typed: Mapping[str, Any]) -> tuple[int, str, int]:
    """Status, words of the answer, and how many acts were issued."""
    acts = Act.objects.count()
    answer = client.post(address, typed)
    return answer.status_code, answer.content.decode(), Act.objects.count() - acts


def _said(stage: Stage, value: Any) -> Any:
    """A value of the table as the form sends it."""
    if not isinstance(value, str) or value[:1] not in {"@", "="}:
        return value
    known = {**stage.world.orgs, **stage.own}
    today = timezone.localdate()
    known |= {"today": f"{today:%d/%m/%Y}", "tomorrow": f"{today + timedelta(days=1):%d/%m/%Y}"}
    return known[value[1:]] if value[0] == "@" else value[1:]


def _address(stage: Stage, row: Row) -> str:
    return reverse(row.name, args=[stage.own[word] for word in row.args])


def _form(stage: Stage, row: Row) -> dict[str, Any]:
    """The form of a row as its person may send it."""
    return {
        "secrecy": "on",
        "once": str(uuid4()),
        **{name: _said(stage, value) for name, value in row.typed.items()},
    }


def test_a_foreign_reference_in_a_field_is_refused_and_says_nothing(stage: Stage) -> None:
    wrong = []
    for row in TABLE:
        client, address = stage.clients[row.who], _address(stage, row)
        for name, meant in row.wrong.items():
            foreign = meant[1:] if meant[0] == "=" else stage.foreign[meant]
            status, words, issued = _sent(client, address, {**_form(stage, row), name: foreign})
            hidden = WORDS if row.who == "outsider" else (BETWEEN_TWO,)
            leaked = [one for one in hidden if one in words]
            if status not in REFUSED or issued or leaked:
                wrong.append(f"{row.name} {name}={meant} by {row.who}: answers {status}, {issued} acts, {leaked}")
    # What was refused was refused for that field alone: the same forms without it go through.
    for row in TABLE:
        status, _words, _issued = _sent(stage.clients[row.who], _address(stage, row), _form(stage, row))
        if status != 303:
            wrong.append(f"{row.name} by {row.who}: as it may be sent, answers {status}")
    assert not wrong, "\n" + "\n".join(wrong)


# What narrows or prefills a page: what is not one's own is as good as nothing.
ASKED = [
    ("home:desk", (), "quy-che", "agreement"),
    ("agreements:new", (), "noi-tiep", "agreement"),
    ("agreements:new", (), "nhap", "agreement draft"),
    ("plans:new", ("agreement",), "nhap", "plan draft"),
    ("tasks:list", (), "quy-che", "agreement"),
    ("tasks:list", (), "chu-tri", "MK"),
    ("tasks:list", (), "ben", "MK"),
    ("tasks:list", (), "linh-vuc", "=GPMB"),
    ("tasks:by_lead", (), "quy-che", "agreement"),
    ("tasks:by_area", (), "quy-che", "agreement"),
    ("tasks:paper", (), "quy-che", "agreement"),
    ("recommendations:list", (), "quy-che", "agreement"),
    ("recommendations:list", (), "hoi-nghi", "meeting"),
    ("recommendations:list", (), "ben-neu", "TKV"),
    ("recommendations:summary", (), "quy-che", "agreement"),
    ("recommendations:paper", (), "hoi-nghi", "meeting"),
    ("recommendations:raise", ("agreement",), "neu-lai", "recommendation"),
    ("recommendations:raise", ("agreement",), "hoi-nghi", "meeting"),
    ("recommendations:raise", ("agreement",), "van-ban", "document"),
    ("meetings:list", (), "quy-che", "agreement"),
    ("documents:list", (), "quy-che", "agreement"),
    ("reviews:list", (), "quy-che", "agreement"),
    ("reviews:new", (), "quy-che", "agreement"),
]


def test_a_foreign_reference_in_an_address_narrows_to_nothing(stage: Stage) -> None:
    wrong = []
    for name, args, asked, meant in ASKED:
        foreign = meant[1:] if meant[0] == "=" else stage.foreign[meant]
        address = reverse(name, args=[stage.own[word] for word in args])
        answer = stage.clients["outsider"].get(address, {asked: foreign})
        words = answer.content.decode()
        leaked = [one for one in WORDS if one in words]
        expected = 404 if asked == "nhap" else 200
        if answer.status_code != expected or leaked:
            wrong.append(f"{name}?{asked}={meant}: answers {answer.status_code}, {leaked}")
    assert not wrong, "\n" + "\n".join(wrong)


def test_a_foreign_file_is_not_reached_through_a_paper_of_ones_own(stage: Stage) -> None:
    address = reverse("documents:file", args=[stage.own["document"], stage.foreign["file"], "cay.txt"])
    assert stage.clients["outsider"].get(address).status_code == 404


def test_a_draft_may_name_only_files_that_its_organisation_brought(stage: Stage) -> None:
    held = files.held([stage.foreign["file"], stage.own["file"]], stage.world.viewer("NGOAI"))
    assert set(held) == {stage.own["file"]}


def _kept(stage: Stage) -> list[Any]:
    """What is no record yet, and is nobody else's to touch: forms that are filled in, readings, who acts for whom."""
    of_others = {"org": stage.world.orgs["TKV"]}
    return [
        list(FormDraft.objects.filter(**of_others).order_by("pk").values()),
        list(Reading.objects.filter(**of_others).order_by("pk").values()),
        list(Reading.objects.filter(pk=stage.own["reading"]).values("agreement")),
        stage.clients["outsider"].session.get(CHOSEN),
    ]


# Posts that lead back to a page whatever they name: they leave others' things, and ours, as they are.
IDLE = [
    ("accounts:act_for", (), {"choice": "role"}),
    ("agreements:draft", (), {"once": "agreement draft", "title": "=Đè lên"}),
    ("plans:draft", ("agreement",), {"once": "plan draft", "title": "=Đè lên"}),
    ("intake:place", ("reading",), {"agreement": "place"}),
    ("intake:drop_several", (), {"chosen": "reading"}),
    ("intake:take_back_batch", (), {"batch": "batch"}),
    ("intake:take_back_batch", (), {"chosen": "dropped"}),
    ("intake:drop_for_good", (), {"chosen": "dropped"}),
]


def test_others_forms_and_readings_are_left_as_they_are(stage: Stage) -> None:
    shelf = Reading.objects.get(pk=stage.foreign["reading"])
    shelf.pk, shelf.once, shelf.batch = uuid4(), uuid4(), uuid4()
    shelf.state = Reading.State.DROPPED
    shelf.save(force_insert=True)
    stage.foreign |= {"dropped": shelf.pk, "batch": shelf.batch}
    before, acts = _kept(stage), Act.objects.count()
    client = stage.clients["outsider"]
    for name, args, typed in IDLE:
        sent = {key: meant[1:] if meant[0] == "=" else stage.foreign[meant] for key, meant in typed.items()}
        answer = client.post(reverse(name, args=[stage.own[word] for word in args]), sent, follow=True)
        leaked = [one for one in WORDS if one in answer.content.decode()]
        assert (name, leaked, _kept(stage)) == (name, [], before)
    assert Act.objects.count() == acts


def test_a_form_of_others_that_went_out_is_not_sent_again_for_its_result(stage: Stage) -> None:
    """The one-time key of their form gives its result to them alone."""
    address = reverse("meetings:record")
    sent = {"title": "Họp kín", "kind": "briefing", "secrecy": "on", "once": str(uuid4())}
    assert stage.clients["clerk"].post(address, sent).status_code == 303
    status, words, issued = _sent(stage.clients["outsider"], address, {**sent, "title": "Dò thử"})
    assert (status, issued) == (422, 0)
    assert "Họp kín" not in words


def test_a_row_of_a_plan_that_names_a_task_of_others_leaves_that_task_alone(stage: Stage) -> None:
    """It is a new row: only what its author typed goes out."""
    client, world = stage.clients["outsider"], stage.world
    typed = {name: _said(stage, value) for name, value in PLAN.items()}
    made = client.post(reverse("plans:new", args=[stage.own["agreement"]]), {**typed, "secrecy": "on", "once": uuid4()})
    plan = Plan.objects.get(author=world.orgs["NGOAI"])
    assert made.status_code == 303
    before = Task.objects.get(pk=stage.foreign["task"])
    row = {"tasks-0-task": stage.foreign["task"], "tasks-0-seen": before.body, "tasks-0-text": "Tưới thêm"}
    gone = {**_formset("tasks", 2), "tasks-1-task": stage.foreign["task"], "tasks-1-drop": "on"}
    sent = {**typed, **gone, **row, "secrecy": "on", "once": uuid4(), "basis": plan.body}
    since = Act.objects.latest("id").id
    assert client.post(reverse("plans:edit", args=[plan.pk]), sent).status_code == 303
    assert Task.objects.get(pk=stage.foreign["task"]).body == before.body
    for act in Act.objects.filter(id__gt=since):
        assert act.org == world.orgs["NGOAI"]
        assert str(before.rec) not in bytes(act.payload or b"").decode()
