"""Kế hoạch năm: made together with its tasks in one step, corrected, confirmed; who sees it and what it costs."""

from typing import Any
from uuid import UUID, uuid4

import lxml.html
import pytest
from django.test import Client
from django.utils import timezone

from phoihop.agreements.models import FormDraft, Plan, PlanTask, Standing
from phoihop.records.keys import ref_id
from phoihop.records.models import Act
from phoihop.tasks.models import Task
from phoihop.ui.words import forbidden_words, visible_text
from tests import cast
from tests.cast import World


def agreement(world: World) -> UUID:
    assert world.agreement is not None
    return ref_id(world.agreement)


def new(world: World) -> str:
    return f"/ke-hoach/lap/{agreement(world)}/"


def row(world: World, number: int, text: str, lead: str = "MK", **changed: Any) -> dict[str, Any]:
    cooperating = [world.orgs[org] for org in changed.pop("cooperating", ())]
    filled = {
        "text": text,
        "lead": world.orgs[lead],
        "under": "d:6",
        "due": "30/9/2099",
        "product": "Báo cáo",
        **changed,
    }
    return {f"tasks-{number}-{name}": value for name, value in {**filled, "cooperating": cooperating}.items()}


def form(world: World, *rows: dict[str, Any], **changed: Any) -> dict[str, Any]:
    filled: dict[str, Any] = {
        "year": "2027",
        "title": "Kế hoạch phối hợp năm 2027",
        "number": "05",
        "symbol": "KH/ĐU",
        "tasks-TOTAL_FORMS": str(max(len(rows), 1)),
        "tasks-INITIAL_FORMS": "0",
        "secrecy": "on",
        "once": str(uuid4()),
    }
    for one in rows:
        filled |= one
    return {**filled, **changed}


def two(world: World) -> dict[str, Any]:
    return form(
        world,
        row(world, 0, "Rà soát đảng viên", cooperating=("TKV", "TQN")),
        row(world, 1, "Bàn giao mặt bằng", lead="TQN", under="d:4", due=""),
    )


@pytest.fixture
def plan(world: World, clerk: Client) -> Plan:
    assert clerk.post(new(world), two(world)).status_code == 303
    return Plan.objects.get()


def test_a_plan_and_its_tasks_are_issued_in_one_step_and_bound_together(world: World, clerk: Client) -> None:
    before = Act.objects.count()
    answer = clerk.post(new(world), two(world))
    plan = Plan.objects.get()
    assert answer.url == f"/ke-hoach/{plan.pk}/"  # type: ignore[attr-defined]
    assert Act.objects.count() == before + 3
    tasks = list(Task.objects.order_by("no"))
    assert [(task.text, task.area, task.article, task.plan) for task in tasks] == [
        ("Rà soát đảng viên", "XDD", "6", plan.pk),
        ("Bàn giao mặt bằng", "GPMB", "4", plan.pk),
    ]
    bound = dict(PlanTask.objects.filter(parent=plan.pk).values_list("task", "sealed"))
    assert bound == {task.pk: task.body for task in tasks}
    assert set(Standing.objects.get(pk=plan.pk).awaited) == {world.orgs["TQN"], world.orgs["MK"]}


def test_when_a_task_is_refused_neither_plan_nor_tasks_are_there(world: World, clerk: Client) -> None:
    wrong = form(world, row(world, 0, "Được"), row(world, 1, "TỐI MẬT\nKhông được"))
    answer = clerk.post(new(world), wrong)
    assert answer.status_code == 422
    assert not Task.objects.exists()
    assert not Plan.objects.exists()
    assert clerk.post(new(world), two(world)).status_code == 303


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"tasks-0-lead": ""}, "Chưa chọn cơ quan chủ trì"),
        ({"tasks-0-text": ""}, "Chưa có nội dung"),
        ({"tasks-0-due": "1/1/2020"}, "sớm hơn ngày giao"),
        ({"tasks-0-due": "31/6/2099"}, "Tháng 6 không có ngày 31"),
        ({"year": ""}, "Chưa có năm"),
        ({"title": ""}, "Chưa có tên kế hoạch"),
        ({"secrecy": ""}, "Chưa xác nhận nội dung không chứa bí mật nhà nước"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    world: World, clerk: Client, changed: dict[str, str], sentence: str
) -> None:
    answer = clerk.post(new(world), {**two(world), **changed})
    assert answer.status_code == 422
    assert sentence in answer.content.decode()
    assert "Bàn giao mặt bằng" in answer.content.decode()
    assert not Plan.objects.exists()


def test_the_outsider_cannot_be_given_a_task_of_the_plan(world: World, clerk: Client) -> None:
    answer = clerk.post(new(world), form(world, row(world, 0, "Việc", lead="NGOAI")))
    assert answer.status_code == 422
    assert "Cơ quan này không phải là một bên" in answer.content.decode()


def test_a_year_has_one_plan(world: World, clerk: Client, plan: Plan, client: Client) -> None:
    client.force_login(cast.account(world, "MK"))
    answer = client.post(new(world), two(world))
    assert answer.status_code == 422
    assert "Năm 2027 đã có kế hoạch" in answer.content.decode()
    assert client.post(new(world), {**two(world), "year": "2028"}).status_code == 303


def test_the_same_form_sent_twice_makes_one_plan(world: World, clerk: Client) -> None:
    filled = two(world)
    assert clerk.post(new(world), filled).url == clerk.post(new(world), filled).url  # type: ignore[attr-defined]
    assert Plan.objects.count() == 1
    assert Task.objects.count() == 2


def test_the_page_shows_every_task_with_its_bodies_and_who_is_awaited(world: World, clerk: Client, plan: Plan) -> None:
    page = clerk.get(f"/ke-hoach/{plan.pk}/").content.decode()
    assert "Rà soát đảng viên" in page
    assert "phối hợp: TKV, TQN" in page
    assert "Chờ 2 bên xác nhận: Đảng ủy phường Mẫu, Đảng ủy Vùng mỏ Thử nghiệm" in page
    assert "0/3 phần đã xong" in page


def test_a_side_reads_plan_and_tasks_word_for_word_and_confirms_both(world: World, client: Client, plan: Plan) -> None:
    client.force_login(cast.account(world, "MK"))
    address = f"/quy-che/xac-nhan/{plan.pk}/"
    page = client.get(address).content.decode()
    assert "Bàn giao mặt bằng" in page
    assert "Quy chế phối hợp công tác thử nghiệm" in page
    for task in Task.objects.all():
        code = task.body[:16].upper()
        assert "\u00a0".join(code[at : at + 4] for at in range(0, 16, 4)) in page
    filled = {"basis": plan.body, "secrecy": "on", "once": str(uuid4())}
    assert client.post(address, filled).status_code == 303
    assert Standing.objects.get(pk=plan.pk).awaited == [world.orgs["TQN"]]


@pytest.mark.parametrize("part", ["", "sua/"])
def test_for_an_outsider_the_plan_does_not_exist(world: World, client: Client, plan: Plan, part: str) -> None:
    client.force_login(cast.account(world, "NGOAI"))
    assert client.get(f"/ke-hoach/{plan.pk}/{part}").status_code == 404
    assert client.get(new(world)).status_code == 404
    assert client.post(new(world), two(world)).status_code == 404
    assert client.post(f"{new(world)}ban-nhap/", two(world)).status_code == 404
    assert client.get(f"/quy-che/xac-nhan/{plan.pk}/").status_code == 404


def correction(plan: Plan, **changed: Any) -> dict[str, Any]:
    """The form of the plan as it stands."""
    filled: dict[str, Any] = {
        "year": str(plan.year),
        "title": plan.title,
        "number": plan.number,
        "symbol": plan.symbol,
        "basis": plan.body,
        "tasks-INITIAL_FORMS": "2",
        "tasks-TOTAL_FORMS": "3",
        "secrecy": "on",
        "once": str(uuid4()),
    }
    for number, task in enumerate(Task.objects.order_by("no")):
        under = f"d:{task.article}"
        filled |= {
            f"tasks-{number}-task": str(task.pk),
            f"tasks-{number}-seen": task.body,
            f"tasks-{number}-text": task.text,
            f"tasks-{number}-lead": task.lead,
            f"tasks-{number}-due": task.due.strftime("%d/%m/%Y") if task.due else "",
            f"tasks-{number}-product": task.data.get("product", ""),
            f"tasks-{number}-under": under,
            f"tasks-{number}-cooperating": task.data.get("cooperating", []),
        }
    return {**filled, **changed}


def test_a_correction_restates_what_changed_only(world: World, clerk: Client, plan: Plan) -> None:
    first, second = Task.objects.order_by("no")
    address = f"/ke-hoach/{plan.pk}/sua/"
    changed = correction(plan, **{"tasks-1-text": "Bàn giao hai mặt bằng"})
    changed |= {"tasks-2-text": "Việc mới", "tasks-2-lead": world.orgs["TKV"], "tasks-2-under": ""}
    assert clerk.post(address, changed).status_code == 303
    assert Task.objects.get(pk=first.pk).body == first.body
    assert Task.objects.get(pk=second.pk).text == "Bàn giao hai mặt bằng"
    assert list(Task.objects.order_by("no").values_list("no", flat=True)) == ["1", "2", "3"]
    bound = dict(PlanTask.objects.filter(parent=plan.pk).values_list("task", "sealed"))
    assert bound == {task.pk: task.body for task in Task.objects.all()}


def test_a_task_taken_out_of_the_plan_is_withdrawn(world: World, clerk: Client, plan: Plan) -> None:
    first, second = Task.objects.order_by("no")
    clerk.post(f"/ke-hoach/{plan.pk}/sua/", correction(plan, **{"tasks-1-drop": "on"}))
    assert Task.objects.get(pk=second.pk).withdrawn
    assert list(PlanTask.objects.filter(parent=plan.pk).values_list("task", flat=True)) == [first.pk]


def test_after_a_correction_every_side_confirms_anew(world: World, clerk: Client, plan: Plan) -> None:
    subject = {"org": plan.author, "rec": str(plan.rec), "body": plan.body}
    world.issue("MK", world.draft("confirmation", {"subject": subject}))
    clerk.post(f"/ke-hoach/{plan.pk}/sua/", correction(plan, title="Kế hoạch đã sửa"))
    assert set(Standing.objects.get(pk=plan.pk).awaited) == {world.orgs["TQN"], world.orgs["MK"]}


def test_nothing_changed_issues_nothing(world: World, clerk: Client, plan: Plan) -> None:
    before = Act.objects.count()
    answer = clerk.post(f"/ke-hoach/{plan.pk}/sua/", correction(plan))
    assert answer.status_code == 422
    assert "Chưa có gì thay đổi" in answer.content.decode()
    assert Act.objects.count() == before


def test_a_stale_page_does_not_overwrite(world: World, clerk: Client, plan: Plan) -> None:
    stale = correction(plan, title="Bản thứ hai")
    clerk.post(f"/ke-hoach/{plan.pk}/sua/", correction(plan, title="Bản thứ nhất"))
    assert clerk.post(f"/ke-hoach/{plan.pk}/sua/", stale).status_code == 409
    assert Plan.objects.get().title == "Bản thứ nhất"


def test_two_people_see_both_versions_of_a_plan_and_lose_no_task_of_either(
    world: World, clerk: Client, plan: Plan
) -> None:
    page = f"/ke-hoach/{plan.pk}/sua/"
    mine = correction(plan, **{"title": "Bản của tôi", "tasks-1-text": "Bàn giao mặt bằng, đợt 2"})
    theirs = correction(plan, **row(world, 2, "Việc đồng nghiệp thêm"), **{"tasks-TOTAL_FORMS": "3"})
    assert clerk.post(page, {**theirs, "tasks-0-drop": "on"}).status_code == 303
    answer = clerk.post(page, mine)
    assert answer.status_code == 409
    html, shown = answer.content.decode(), visible_text(answer.content.decode())
    assert "Bản mới trên máy chủ" in shown
    for words in ("Bản của tôi", "Bàn giao mặt bằng, đợt 2", "Rà soát đảng viên", "Việc đồng nghiệp thêm"):
        assert words in html
    again = sent(html)
    assert "secrecy" not in again
    assert clerk.post(page, {**again, "secrecy": "on"}).status_code == 303
    texts = Task.objects.filter(pk__in=PlanTask.objects.values("task")).values_list("text", flat=True)
    assert sorted(texts) == ["Bàn giao mặt bằng, đợt 2", "Rà soát đảng viên", "Việc đồng nghiệp thêm"]
    assert Plan.objects.get().title == "Bản của tôi"


def sent(html: str) -> dict[str, Any]:
    """What a browser would send of the plan's form."""
    form: Any = lxml.html.document_fromstring(html)
    pairs = form.get_element_by_id("plan").form_values()
    return {name: [value for other, value in pairs if other == name] for name, _value in pairs}


def test_only_its_author_corrects_a_plan(world: World, client: Client, plan: Plan) -> None:
    client.force_login(cast.account(world, "MK"))
    assert client.get(f"/ke-hoach/{plan.pk}/sua/").status_code == 403
    assert "Sửa kế hoạch" not in client.get(f"/ke-hoach/{plan.pk}/").content.decode()


def test_a_task_restated_after_the_plan_is_marked(world: World, clerk: Client, plan: Plan) -> None:
    task = Task.objects.get(no="1")
    world.now = timezone.now()  # the page has issued in real time, and a chain never goes back
    world.issue("TKV", world.draft("task", {**task.data, "text": "Đã sửa"}, rec=task.rec, basis=task.body))
    assert "chưa nằm trong bản xác nhận" in clerk.get(f"/ke-hoach/{plan.pk}/").content.decode()


def test_next_years_plan_starts_from_what_is_not_done(world: World, clerk: Client, plan: Plan) -> None:
    task = Task.objects.get(no="1")
    done = {"task": {"org": task.author, "rec": str(task.rec)}, "said": "done", "percent": 100, "text": "Xong"}
    world.issue("MK", world.draft("progress", done))
    blank = clerk.get(new(world)).content.decode()
    assert "Chép việc chưa xong năm 2027" in blank
    assert "Bàn giao mặt bằng" not in blank
    filled = clerk.get(f"{new(world)}?tu=nam-truoc").content.decode()
    assert 'value="2028"' in filled
    assert "Bàn giao mặt bằng" in filled
    assert "Rà soát đảng viên" not in filled


def test_a_plan_being_made_is_kept_and_used_up(world: World, clerk: Client) -> None:
    filled = two(world)
    said = clerk.post(f"{new(world)}ban-nhap/", filled, headers={"HX-Request": "true"})
    assert said.content.decode().startswith("Đã lưu nháp ")
    page = clerk.get(f"{new(world)}?nhap={filled['once']}").content.decode()
    assert "Rà soát đảng viên" in page
    assert 'aria-invalid="true"' not in page
    assert clerk.post(new(world), filled).status_code == 303
    assert not FormDraft.objects.exists()


def test_one_more_row_comes_without_a_script(world: World, clerk: Client) -> None:
    answer = clerk.post(f"{new(world)}ban-nhap/", {**two(world), "do": "more:tasks"})
    page = clerk.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert 'name="tasks-4-text"' in page


def test_the_agreement_shows_its_plan_and_counts_its_tasks(world: World, clerk: Client, plan: Plan) -> None:
    page = clerk.get(f"/quy-che/{agreement(world)}/").content.decode()
    assert f"/ke-hoach/{plan.pk}/" in page
    assert "Kế hoạch năm 2027" in page
    plans = clerk.get(f"/quy-che/{agreement(world)}/ke-hoach/").content.decode()
    assert "05-KH/ĐU" in plans


def test_the_page_costs_the_same_at_two_and_at_sixty_tasks(
    world: World, clerk: Client, plan: Plan, django_assert_num_queries: Any
) -> None:
    clerk.get(f"/ke-hoach/{plan.pk}/")  # takes the notice of the issue out of the session
    with django_assert_num_queries(5):
        clerk.get(f"/ke-hoach/{plan.pk}/")
    many = form(world, *(row(world, number, f"Việc {number}") for number in range(60)), year="2028")
    address = clerk.post(new(world), many).url  # type: ignore[attr-defined]
    clerk.get(address)
    with django_assert_num_queries(5):
        page = clerk.get(address).content.decode()
    assert "Việc 59" in page


def test_no_page_of_a_plan_uses_a_word_the_product_never_shows(world: World, clerk: Client, plan: Plan) -> None:
    for address in (f"/ke-hoach/{plan.pk}/", f"/ke-hoach/{plan.pk}/sua/", new(world), f"/quy-che/xac-nhan/{plan.pk}/"):
        assert forbidden_words(visible_text(clerk.get(address).content.decode())) == []


def test_a_task_of_another_author_stays_bound_as_it_is(world: World, clerk: Client) -> None:
    theirs = world.task("Việc do phường giao", lead="TQN", no="1", article="6", area="XDD")
    (issued,) = world.issue("MK", theirs)
    bound = {**world.ref("MK", theirs), "body": issued.body}
    data = {"agreement": world.agreement, "year": 2027, "title": "Kế hoạch chung", "tasks": [bound]}
    (made,) = world.issue("TKV", world.draft("plan", data))
    changed = correction(Plan.objects.get(pk=made.id), **{"tasks-0-text": "Sửa việc của bên kia", "title": "Tên mới"})
    changed |= {"tasks-INITIAL_FORMS": "1", "tasks-TOTAL_FORMS": "1"}
    assert clerk.post(f"/ke-hoach/{made.id}/sua/", changed).status_code == 303
    assert Task.objects.get().text == "Việc do phường giao"
    assert Plan.objects.get().data["tasks"] == [bound]
