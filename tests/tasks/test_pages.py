"""One task's page and the acts on it: what each body sees and may do, and that nobody else meets anything but 404."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from phoihop.records.actors import Role
from phoihop.records.models import Act
from phoihop.tasks.models import Extension, Progress, Task
from tests import cast
from tests.cast import World
from tests.tasks.conftest import Work

ACTS = ("sua/", "rut-lai/", "cap-nhat/", "hoan-thanh/", "gia-han/", "gia-han/dong-y/", "gia-han/khong-dong-y/")


def sent(**typed: Any) -> dict[str, Any]:
    """What a browser sends of a form that a person has filled in and declared."""
    return {"secrecy": "on", "once": str(uuid4()), **typed}


def test_the_page_of_a_task_shows_every_part_our_own_first(
    world: World, assign: Callable[..., Work], client: Client, today: date
) -> None:
    work = assign(
        cooperating=("TQN",), due="2026-11-20", article="6", area="XDD", source={"quote": "rà soát xong trước 20/11"}
    )
    work.says("MK", 60, "Đã rà soát 12 chi bộ")
    client.force_login(cast.account(world, "TQN"))
    page = client.get(f"/nhiem-vu/{work.id}/").content.decode()
    assert page.index("phần của ta") < page.index("(chủ trì)")
    for words in ("Quá hạn 3\u00a0ngày", "60%", "chưa có số", "Điều 6", "Xây dựng Đảng", "rà soát xong trước 20/11"):
        assert words in page
    assert "Xin gia hạn" not in page  # theirs to ask for who leads


def test_a_task_its_lead_called_done_names_the_parts_that_are_missing(
    world: World, assign: Callable[..., Work], client: Client, today: date
) -> None:
    work = assign(cooperating=("TQN",), due="2026-12-20")
    work.says("MK", 100)
    client.force_login(cast.account(world, "TKV"))
    page = client.get(f"/nhiem-vu/{work.id}/").content.decode()
    assert "Còn phần việc của: Đảng ủy Vùng mỏ Thử nghiệm." in page
    work.says("TQN", 100)
    assert "Còn phần việc của" not in client.get(f"/nhiem-vu/{work.id}/").content.decode()


def test_a_task_page_asks_five_statements_however_much_was_issued(
    world: World, assign: Callable[..., Work], focal: Client, django_assert_num_queries: Any, today: date
) -> None:
    work = assign(cooperating=("TQN",), due="2026-12-20")
    for number in range(3):
        work.says("MK", number)
    with django_assert_num_queries(5):
        focal.get(f"/nhiem-vu/{work.id}/")
    for number in range(60):
        work.says("MK", number)
        work.says("TQN", number)
    with django_assert_num_queries(5):
        focal.get(f"/nhiem-vu/{work.id}/")


@pytest.mark.parametrize("page", ["", *ACTS])
def test_an_outsider_finds_no_page_of_the_task(
    world: World, assign: Callable[..., Work], client: Client, today: date, page: str
) -> None:
    work = assign(due="2026-12-20")
    work.asks("MK", "2026-12-30")
    client.force_login(cast.account(world, "NGOAI"))
    assert client.get(f"/nhiem-vu/{work.id}/{page}").status_code == 404
    assert client.post(f"/nhiem-vu/{work.id}/{page}", sent()).status_code in {404, 405}
    client.force_login(cast.account(world, "TKV"))
    assert client.get(f"/nhiem-vu/{work.id}/{page}").status_code == 200


def test_a_side_outside_a_narrow_audience_finds_no_task_either(
    world: World, assign: Callable[..., Work], client: Client, today: date
) -> None:
    work = assign(to=("TKV", "MK"))
    client.force_login(cast.account(world, "TQN"))
    assert client.get(f"/nhiem-vu/{work.id}/").status_code == 404
    client.force_login(cast.account(world, "MK"))
    assert client.get(f"/nhiem-vu/{work.id}/").status_code == 200


def test_progress_with_a_file_is_evidence_that_sides_fetch_and_outsiders_do_not(
    world: World, assign: Callable[..., Work], focal: Client, client: Client, today: date
) -> None:
    work = assign(due="2026-12-20")
    file = SimpleUploadedFile("danh-sach.txt", "Danh sách chi bộ đã rà soát".encode(), "text/plain")
    answer = focal.post(f"/nhiem-vu/{work.id}/cap-nhat/", sent(percent="60", text="Đã rà soát", evidence=file))
    assert (answer.status_code, answer["Location"]) == (303, f"/nhiem-vu/{work.id}/")
    page = focal.get(f"/nhiem-vu/{work.id}/").content.decode()
    link = page.split('class="file" href="')[1].split('"')[0]
    assert "danh-sach.txt" in page
    assert b"".join(focal.get(link).streaming_content) == "Danh sách chi bộ đã rà soát".encode()  # type: ignore[attr-defined]
    client.force_login(cast.account(world, "NGOAI"))
    assert client.get(link).status_code == 404
    assert work.status.percent == 60


def test_a_done_report_closes_our_part_today(
    world: World, assign: Callable[..., Work], focal: Client, today: date
) -> None:
    work = assign(due="2026-11-20")
    assert focal.post(f"/nhiem-vu/{work.id}/hoan-thanh/", sent(text="Đã xong")).status_code == 303
    assert (work.status.done_on, work.status.late) == (today, True)
    assert "Đã xong, chậm 3\u00a0ngày" in focal.get(f"/nhiem-vu/{work.id}/").content.decode()


def test_pressing_the_button_twice_reports_once(
    world: World, assign: Callable[..., Work], focal: Client, today: date
) -> None:
    work = assign(due="2026-12-20")
    form = sent(percent="10", text="Đang làm")
    for _press in range(2):
        assert focal.post(f"/nhiem-vu/{work.id}/cap-nhat/", form).status_code == 303
    assert Progress.objects.count() == 1


@pytest.mark.parametrize("percent", ["100", "-1", "nhiều", ""])
def test_a_percentage_that_does_not_fit_is_refused_at_its_field_and_nothing_typed_is_lost(
    world: World, assign: Callable[..., Work], focal: Client, today: date, percent: str
) -> None:
    work = assign(due="2026-12-20")
    answer = focal.post(f"/nhiem-vu/{work.id}/cap-nhat/", sent(percent=percent, text="Đã họp 3 chi bộ"))
    assert answer.status_code == 422
    assert "từ 0 đến 99" in answer.content.decode()
    assert "Đã họp 3 chi bộ" in answer.content.decode()
    assert not Progress.objects.exists()


def test_without_the_declaration_nothing_is_issued(
    world: World, assign: Callable[..., Work], focal: Client, today: date
) -> None:
    work = assign(due="2026-12-20")
    form = {"percent": "10", "text": "Đang làm", "once": str(uuid4())}
    assert focal.post(f"/nhiem-vu/{work.id}/cap-nhat/", form).status_code == 422
    assert not Progress.objects.exists()
    assert focal.post(f"/nhiem-vu/{work.id}/cap-nhat/", {**form, "secrecy": "on"}).status_code == 303


def test_an_extension_is_asked_for_granted_and_shown(
    world: World, assign: Callable[..., Work], focal: Client, today: date
) -> None:
    work = assign(due="2026-12-20")
    asked = focal.post(f"/nhiem-vu/{work.id}/gia-han/", sent(due="30/12/2026", reason="Chờ hồ sơ"))
    assert asked.status_code == 303
    focal.force_login(cast.account(world, "TKV"))
    page = focal.get(f"/nhiem-vu/{work.id}/gia-han/dong-y/").content.decode()
    assert 'value="30/12/2026"' in page
    form = sent(due="28/12/2026", asked=str(Extension.objects.get().pk))
    for _press in range(2):
        assert focal.post(f"/nhiem-vu/{work.id}/gia-han/dong-y/", form).status_code == 303
    assert work.status.due == date(2026, 12, 28)
    assert "Đã gia hạn đến 28/12/2026" in focal.get(f"/nhiem-vu/{work.id}/").content.decode()
    assert focal.get(f"/nhiem-vu/{work.id}/gia-han/dong-y/").status_code == 404


def test_a_refusal_of_more_time_needs_its_reason(
    world: World, assign: Callable[..., Work], clerk: Client, today: date
) -> None:
    work = assign(due="2026-12-20")
    work.asks("MK", "2026-12-30")
    asked = str(Extension.objects.get().pk)
    assert clerk.post(f"/nhiem-vu/{work.id}/gia-han/khong-dong-y/", sent(asked=asked)).status_code == 422
    form = sent(asked=asked, reason="Đã gia hạn một lần")
    assert clerk.post(f"/nhiem-vu/{work.id}/gia-han/khong-dong-y/", form).status_code == 303
    assert (work.status.due, work.status.asked) == (date(2026, 12, 20), None)
    assert "Đã gia hạn một lần" in clerk.get(f"/nhiem-vu/{work.id}/").content.decode()


def test_a_day_that_is_too_early_is_refused_beside_its_field(
    world: World, assign: Callable[..., Work], focal: Client, today: date
) -> None:
    work = assign(due="2026-12-20")
    answer = focal.post(f"/nhiem-vu/{work.id}/gia-han/", sent(due="15/12/2026", reason="Chờ hồ sơ"))
    assert answer.status_code == 422
    assert "Hạn mới phải sau hạn hiện tại 20/12/2026." in answer.content.decode()
    assert not Extension.objects.exists()


def test_a_task_is_assigned_by_hand_to_all_sides_or_to_those_with_a_part(
    world: World, clerk: Client, client: Client, today: date
) -> None:
    page = clerk.get("/nhiem-vu/giao/").content.decode()
    address = page.split('href="/nhiem-vu/giao/')[1].split('"')[0]
    form = {"text": "Rà soát", "lead": world.orgs["MK"], "due": "20/12/2026", "area": "XDD", "article": "6"}
    for reach, seen in (("all", 200), ("parts", 404)):
        clerk.force_login(cast.account(world, "TKV", username=f"tkv-{reach}"))
        answer = clerk.post(f"/nhiem-vu/giao/{address}", sent(reach=reach, **form))
        assert answer.status_code == 303
        clerk.force_login(cast.account(world, "TQN", username=f"tqn-{reach}"))
        assert clerk.get(answer["Location"]).status_code == seen
    assert Task.objects.count() == 2


def test_an_organisation_that_is_no_side_cannot_be_given_a_task(world: World, clerk: Client, today: date) -> None:
    address = clerk.get("/nhiem-vu/giao/").content.decode().split('href="/nhiem-vu/giao/')[1].split('"')[0]
    refused = clerk.post(f"/nhiem-vu/giao/{address}", sent(reach="all", text="Rà soát", lead=world.orgs["NGOAI"]))
    assert refused.status_code == 422
    assert "không phải là một bên" in refused.content.decode()
    assert not Task.objects.exists()


def test_restating_carries_over_what_the_form_does_not_show(
    world: World, assign: Callable[..., Work], clerk: Client, today: date
) -> None:
    work = assign(due="2026-12-20", source={"quote": "rà soát xong"}, executor="Văn phòng")
    first = work.status.assigned_on
    page = clerk.get(f"/nhiem-vu/{work.id}/sua/").content.decode()
    basis = page.split('name="basis" value="')[1].split('"')[0]
    form = sent(basis=basis, text="Rà soát lại", lead=world.orgs["MK"], due="25/12/2026")
    assert clerk.post(f"/nhiem-vu/{work.id}/sua/", form).status_code == 303
    task = Task.objects.get(pk=work.id)
    assert (task.text, task.data["executor"], task.data["source"]) == (
        "Rà soát lại",
        "Văn phòng",
        {"quote": "rà soát xong"},
    )
    assert work.status.assigned_on == first
    assert "sửa nhiệm vụ" in clerk.get(f"/nhiem-vu/{work.id}/").content.decode()


def test_of_two_who_restate_the_second_sees_both_versions_and_keeps_the_typed_one(
    world: World, assign: Callable[..., Work], clerk: Client, today: date
) -> None:
    work = assign("Bản một", due="2026-12-20")
    basis = work.body
    work.restates(text="Bản hai")
    form = sent(basis=basis, text="Bản ba", lead=world.orgs["MK"], due="20/12/2026")
    answer = clerk.post(f"/nhiem-vu/{work.id}/sua/", form)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "hai" in page
    assert "Bản ba" in page
    assert Task.objects.get(pk=work.id).text == "Bản hai"
    again = page.split('name="basis" value="')[1].split('"')[0]
    assert clerk.post(f"/nhiem-vu/{work.id}/sua/", {**form, "basis": again, "once": str(uuid4())}).status_code == 303
    assert Task.objects.get(pk=work.id).text == "Bản ba"


def test_only_the_assigner_restates_or_withdraws(
    world: World, assign: Callable[..., Work], focal: Client, today: date
) -> None:
    work = assign(due="2026-12-20")
    assert focal.get(f"/nhiem-vu/{work.id}/sua/").status_code == 404
    assert focal.get(f"/nhiem-vu/{work.id}/rut-lai/").status_code == 404
    focal.force_login(cast.account(world, "TKV"))
    form = sent(basis=work.body, reason="Đã giao trùng")
    for _press in range(2):
        assert focal.post(f"/nhiem-vu/{work.id}/rut-lai/", form).status_code == 303
    assert work.status.withdrawn
    page = focal.get(f"/nhiem-vu/{work.id}/").content.decode()
    assert "đã rút lại nhiệm vụ này: Đã giao trùng" in page
    assert "Cập nhật phần việc" not in page


def test_a_role_without_the_power_is_told_whom_to_ask(
    world: World, assign: Callable[..., Work], client: Client, today: date
) -> None:
    work = assign(due="2026-12-20")
    work.asks("MK", "2026-12-30")
    client.force_login(cast.account(world, "TKV", Role.UNIT))
    before = Act.objects.count()
    form = sent(due="30/12/2026", asked=str(Extension.objects.get().pk))
    answer = client.post(f"/nhiem-vu/{work.id}/gia-han/dong-y/", form)
    assert answer.status_code == 422
    assert "Đề nghị văn thư ban hành" in answer.content.decode()
    assert Act.objects.count() == before
    assert "Đồng ý gia hạn" not in client.get(f"/nhiem-vu/{work.id}/").content.decode()


def test_for_an_administrator_no_task_exists_and_none_is_counted(
    world: World, assign: Callable[..., Work], client: Client, today: date
) -> None:
    work = assign("Rà soát bãi thải", due="2026-11-20", source={"quote": "rà soát"})
    client.force_login(cast.account(world, "TKV", Role.ADMIN))
    for page in ("", "cap-nhat/", "hoan-thanh/", "sua/"):
        assert client.get(f"/nhiem-vu/{work.id}/{page}").status_code == 404, page
    for page in ("/nhiem-vu/", "/nhiem-vu/theo-co-quan/", "/tim/?q=bai+thai", "/quy-che/"):
        shown = client.get(page).content.decode()
        assert "Rà soát bãi thải" not in shown
        assert "Quy chế phối hợp công tác thử nghiệm" not in shown
    assert "Chưa có nhiệm vụ nào." in client.get("/nhiem-vu/").content.decode()


def test_the_source_of_a_task_is_lit_in_its_paper(
    world: World, assign: Callable[..., Work], clerk: Client, today: date
) -> None:
    paper = world.draft("document", {"direction": "in", "abstract": "Thông báo", "text": "Giao phường rà soát."})
    (entered,) = world.issue("TKV", paper)
    source = {"document": dict(world.ref("TKV", paper)), "quote": "rà soát", "start": 12, "end": 19}
    work = assign("Rà soát bãi thải", due="2026-12-20", source=source)
    page = clerk.get(f"/nhiem-vu/{work.id}/").content.decode()
    href = f"/van-ban/{entered.id}/?tu=12&amp;den=19#cho"
    assert f'href="{href}"' in page
    lit = clerk.get(f"/van-ban/{entered.id}/?tu=12&den=19").content.decode()
    assert '<mark id="cho">rà soát</mark>' in lit
