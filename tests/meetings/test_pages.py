"""The register of meetings and the page of one."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

from django.test import Client

from phoihop.meetings.models import Conclusion, Meeting, Minutes
from phoihop.meetings.queries import conclusions, fingerprint, meeting_or_404
from phoihop.records.actors import Role
from phoihop.records.door import HOME, Issued
from phoihop.records.keys import ref_id
from phoihop.tasks.models import Task
from tests import cast
from tests.intake.desk import words

LIST = "/hoi-nghi/"


def meeting(world: cast.World, title: str = "Hội nghị giao ban quý III", **data: Any) -> Issued:
    record = {"kind": "briefing", "title": title, "day": "2026-10-12", "agreement": world.agreement, **data}
    return world.issue("TKV", world.draft("meeting", record))[0]


def concluded(world: cast.World, held: Issued, count: int = 1, *, no: int = 1) -> None:
    """Conclusions of a meeting, each with a task of the ward."""
    ref = {"org": world.orgs["TKV"], "rec": str(Meeting.objects.get(pk=held.id).rec)}
    drafts = []
    for number in range(no, no + count):
        task = world.task(f"Việc {number}", meeting=ref, due="2026-12-31")
        data = {"meeting": ref, "no": number, "text": f"Kết luận {number}", "task": world.ref("TKV", task)}
        drafts += [task, world.draft("conclusion", data)]
    world.issue("TKV", *drafts)


def page(held: Issued) -> str:
    return f"{LIST}{held.id}/"


def test_the_register_shows_the_newest_meeting_first_with_its_conclusions_and_minutes(
    world: cast.World, clerk: Client
) -> None:
    meeting(world, "Hội nghị cũ", day="2026-01-10")
    held = meeting(world, "Hội nghị mới", place="Quảng Ninh")
    concluded(world, held, 2)
    shown = words(clerk.get(LIST))
    assert shown.index("Hội nghị mới") < shown.index("Hội nghị cũ")
    assert "12/10/2026 Hội nghị mới Quảng Ninh Giao ban 2 –" in shown


def test_the_register_is_filtered_by_kind_year_and_agreement(world: cast.World, clerk: Client) -> None:
    meeting(world, "Giao ban này")
    meeting(world, "Ký kết kia", kind="signing", day="2025-05-01")
    agreement = Meeting.objects.values_list("agreement", flat=True)[0]
    for query, shown, hidden in (
        ("?loai=signing", "Ký kết kia", "Giao ban này"),
        ("?nam=2026", "Giao ban này", "Ký kết kia"),
        (f"?quy-che={agreement}&nam=2025", "Ký kết kia", "Giao ban này"),
    ):
        found = words(clerk.get(LIST + query))
        assert shown in found
        assert hidden not in found
    none = words(clerk.get(f"{LIST}?quy-che=00000000-0000-0000-0000-000000000000"))
    assert "Không có hội nghị nào khớp bộ lọc." in none
    assert "Ký kết kia" in words(clerk.get(f"{LIST}?loai=la&nam=abc&quy-che=x"))


def test_an_empty_register_says_what_to_do(clerk: Client) -> None:
    assert "Chưa có hội nghị nào. Đưa thông báo kết luận vào Đọc văn bản" in words(clerk.get(LIST))


def test_a_meeting_shows_its_facts_and_the_state_of_what_each_conclusion_became(
    world: cast.World, clerk: Client
) -> None:
    chairs = [{"name": "Nguyễn Văn A", "titles": ["Bí thư"]}]
    held = meeting(world, chairs=chairs, cited=[{"kind": "Quyết định", "number": "12", "symbol": "QĐ-TTg"}])
    concluded(world, held, 2)
    task = Task.objects.order_by("text")[0]
    shown = words(clerk.get(page(held)))
    assert "Nguyễn Văn A Bí thư" in shown
    assert "Quyết định 12/QĐ-TTg" in shown
    assert "1 Kết luận 1 Đính chính Đảng ủy phường Mẫu 31/12/2026" in shown
    assert f'href="/nhiem-vu/{task.pk}/"' in clerk.get(page(held)).content.decode()


def test_an_outsider_meets_404_on_every_page_of_a_meeting_and_does_not_see_it_listed(
    world: cast.World, client: Client
) -> None:
    held = meeting(world)
    concluded(world, held)
    conclusion = Conclusion.objects.get().pk
    client.force_login(cast.account(world, "MK"))
    assert client.get(page(held)).status_code == 200
    assert client.get(f"{LIST}ket-luan/{conclusion}/")["Location"] == f"{page(held)}#kl-1"
    client.force_login(cast.account(world, "NGOAI"))
    assert client.get(page(held)).status_code == 404
    assert client.get(f"{LIST}ket-luan/{conclusion}/").status_code == 404
    assert client.post(f"{page(held)}ket-luan/").status_code == 404
    assert client.post(f"{page(held)}bien-ban/").status_code == 404
    assert "Hội nghị giao ban quý III" not in words(client.get(LIST))


def test_a_side_writes_no_conclusion_and_no_minutes_into_the_meeting_of_another(
    world: cast.World, client: Client
) -> None:
    held = meeting(world)
    concluded(world, held)
    client.force_login(cast.account(world, "MK"))
    seen = {"text": "Chen vào", "secrecy": "on", "once": str(uuid4())}
    assert client.post(f"{page(held)}ket-luan/", seen).status_code == 404
    bound = fingerprint(meeting_or_404(world.viewer("MK"), held.id), conclusions(world.viewer("MK"), held.id))
    assert client.post(f"{page(held)}bien-ban/", {**seen, "seen": bound}).status_code == 404
    assert Conclusion.objects.count() == 1
    assert not Minutes.objects.exists()


def test_pages_ask_the_same_number_of_questions_at_3_and_at_60_rows(
    world: cast.World, clerk: Client, django_assert_num_queries: Any
) -> None:
    held = meeting(world)
    concluded(world, held, 3)
    with django_assert_num_queries(3):  # session, user with memberships, meetings
        clerk.get(LIST)
    with django_assert_num_queries(6):  # … meeting with minutes, conclusions with tasks, notices, names of the sides
        clerk.get(page(held))
    world.issue(
        "TKV",
        *(
            world.draft("meeting", {"kind": "other", "title": f"Họp {n}", "agreement": world.agreement})
            for n in range(60)
        ),
    )
    concluded(world, held, 40, no=4)
    with django_assert_num_queries(3):
        assert 'rel="next"' in clerk.get(LIST).content.decode()
    with django_assert_num_queries(6):
        clerk.get(page(held))


def recorded(client: Client, **typed: Any) -> Any:
    data = {"title": "Hội nghị thống nhất kế hoạch", "kind": "other", "day": "12/10/2026", "secrecy": "on", **typed}
    return client.post(f"{LIST}ghi-nhan/", {"once": str(uuid4()), **data})


def test_a_meeting_is_recorded_by_hand_for_the_sides_of_an_agreement(world: cast.World, clerk: Client) -> None:
    listed = clerk.get(f"{LIST}ghi-nhan/")
    assert "Quy chế phối hợp công tác thử nghiệm" in words(listed)
    assert world.agreement is not None
    chosen = str(ref_id(world.agreement))
    answer = recorded(clerk, agreement=chosen, chairs="Nguyễn Văn A – Bí thư, Chủ tịch\nTrần Thị B")
    assert answer.status_code == 303
    held = Meeting.objects.get()
    assert held.data["chairs"] == [
        {"name": "Nguyễn Văn A", "titles": ["Bí thư", "Chủ tịch"]},
        {"name": "Trần Thị B"},
    ]
    clerk.force_login(cast.account(world, "MK"))
    assert clerk.get(answer["Location"]).status_code == 200


def test_a_meeting_without_title_or_declaration_is_refused_with_the_words_kept(clerk: Client) -> None:
    refused = recorded(clerk, title="", chairs="Nguyễn Văn A")
    assert refused.status_code == 422
    assert "Nguyễn Văn A" in refused.content.decode()
    assert recorded(clerk, secrecy="").status_code == 422
    assert not Meeting.objects.exists()


def test_a_conclusion_with_a_lead_becomes_a_task_in_the_same_step(world: cast.World, clerk: Client) -> None:
    held = meeting(world)
    send = {"text": "Rà soát đảng viên", "secrecy": "on", "due": "20/11/2027", "lead": world.orgs["MK"]}
    cooperating = [world.orgs["TQN"], world.orgs["MK"]]
    answer = clerk.post(f"{page(held)}ket-luan/", {**send, "cooperating": cooperating, "once": str(uuid4())})
    assert answer.status_code == 303, words(answer)
    conclusion, task = Conclusion.objects.get(), Task.objects.get()
    assert (conclusion.no, conclusion.task) == (1, task.pk)
    assert (task.lead, task.meeting, task.agreement) == (world.orgs["MK"], held.id, Meeting.objects.get().agreement)
    assert task.data["cooperating"] == [world.orgs["TQN"]]
    clerk.post(f"{page(held)}ket-luan/", {"text": "Chỉ ghi nhận", "secrecy": "on", "once": str(uuid4())})
    assert list(Conclusion.objects.order_by("no").values_list("no", "task")) == [(1, task.pk), (2, None)]


def test_a_due_day_before_the_meeting_is_refused_beside_its_field(world: cast.World, clerk: Client) -> None:
    held = meeting(world, day="2026-02-01")
    answer = clerk.post(
        f"{page(held)}ket-luan/",
        {"text": "Việc", "lead": world.orgs["MK"], "due": "01/01/2026", "secrecy": "on", "once": str(uuid4())},
    )
    assert answer.status_code == 422
    assert "Sớm hơn ngày giao." in words(answer)
    assert not Task.objects.exists()


def minuted(client: Client, held: Issued, **typed: Any) -> Any:
    """Sends the form of minutes as the page shows it, with what is typed into it."""
    shown = client.get(page(held)).content.decode()
    form = shown[shown.find('id="lap-bien-ban"') :]
    opened = dict(re.findall(r'<input type="hidden" name="(basis|seen)"[^>]* value="([^"]*)"', form))
    return client.post(f"{page(held)}bien-ban/", {"secrecy": "on", "once": str(uuid4()), **opened, **typed})


def test_minutes_wait_for_every_side_and_say_who_has_confirmed(world: cast.World, clerk: Client) -> None:
    held = meeting(world)
    concluded(world, held, 2)
    assert minuted(clerk, held).status_code == 303
    minutes = Minutes.objects.get()
    shown = words(clerk.get(page(held)))
    assert "Chờ 2 bên xác nhận" in shown
    assert "Đảng ủy Tập đoàn Thử nghiệm: Đã xác nhận" in shown
    assert "Đảng ủy phường Mẫu: Chờ xác nhận" in shown
    assert shown.index("Đảng ủy Vùng mỏ Thử nghiệm: Chờ") < shown.index("Đảng ủy Tập đoàn Thử nghiệm: Đã")
    assert "Chờ 2 bên xác nhận" in words(clerk.get(LIST))
    clerk.force_login(cast.account(world, "MK"))
    assert f"/{minutes.pk}/" in clerk.get(page(held)).content.decode()
    assert "Xem và xác nhận biên bản" in words(clerk.get(page(held)))


def test_minutes_are_in_force_when_the_last_side_has_confirmed_the_same_bytes(world: cast.World, clerk: Client) -> None:
    held = meeting(world)
    concluded(world, held)
    minuted(clerk, held)
    minutes = Minutes.objects.get()
    subject = {"org": minutes.author, "rec": str(minutes.rec), "body": minutes.body}
    for side in ("TQN", "MK"):
        world.issue(side, world.draft("confirmation", {"subject": subject}))
    assert "Đã có hiệu lực" in words(clerk.get(page(held)))


def test_a_conclusion_after_the_minutes_asks_for_them_again_and_they_are_restated(
    world: cast.World, clerk: Client
) -> None:
    held = meeting(world)
    concluded(world, held)
    minuted(clerk, held)
    assert "Có nội dung mới hoặc đã đính chính sau biên bản" not in words(clerk.get(page(held)))
    clerk.post(f"{page(held)}ket-luan/", {"text": "Kết luận thêm", "secrecy": "on", "once": str(uuid4())})
    assert "Có nội dung mới hoặc đã đính chính sau biên bản" in words(clerk.get(page(held)))
    minuted(clerk, held)
    (minutes,) = Minutes.objects.all()
    assert len(minutes.data["conclusions"]) == 2


def test_a_board_sees_a_meeting_without_what_only_the_office_issues(world: cast.World, client: Client) -> None:
    held = meeting(world)
    concluded(world, held)
    client.force_login(cast.account(world, "TKV", Role.BOARD))
    shown = words(client.get(page(held)))
    assert "Thêm kết luận" not in shown
    assert "Ban hành biên bản" not in shown
    assert minuted(client, held).status_code == 422
    assert not Minutes.objects.exists()


def test_a_meeting_at_home_needs_nobody_to_confirm(world: cast.World, clerk: Client) -> None:
    data = {"kind": "other", "title": "Họp cơ quan", "day": date(2026, 1, 6).isoformat()}
    (held,) = world.issue("TKV", world.draft("meeting", data, to=(world.orgs["TKV"],)), place=HOME)
    shown = words(clerk.get(page(held)))
    assert "Hội nghị trong cơ quan, không cần bên khác xác nhận." in shown
    assert "Ban hành biên bản" not in shown
