"""A meeting, a conclusion and minutes issued with a mistake, corrected by their author: seen by every side, with the
reason, and confirmed anew where it was confirmed."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from phoihop.agreements.models import Standing
from phoihop.meetings.models import Conclusion, Meeting, Minutes
from phoihop.records.actors import Role
from phoihop.records.door import Issued
from phoihop.records.models import Act
from phoihop.records.refusals import Refusal
from tests import cast
from tests.intake.desk import words
from tests.meetings.test_pages import LIST, concluded, meeting, minuted, page

CHAIRS = [{"name": "Nguyễn Văn A", "titles": ["Bí thư, Chủ tịch"]}]


def corrected(client: Client, held: Issued, **typed: Any) -> Any:
    row = Meeting.objects.get(pk=held.id)
    data = {"title": row.title, "kind": row.kind, "day": f"{row.day:%d/%m/%Y}", "venue": row.place}
    data |= {"chairs": "Nguyễn Văn A – Bí thư, Chủ tịch", "correction": "Ghi nhầm ngày họp."}
    data |= {"secrecy": "on", "once": str(uuid4()), "basis": row.body}
    return client.post(f"{page(held)}dinh-chinh/", {**data, **typed})


def confirmed(world: cast.World, *sides: str) -> None:
    minutes = Minutes.objects.get()
    subject = {"org": minutes.author, "rec": str(minutes.rec), "body": minutes.body}
    for side in sides:
        world.issue(side, world.draft("confirmation", {"subject": subject}))


def test_the_author_corrects_a_meeting_and_every_side_sees_the_new_one_and_why(
    world: cast.World, clerk: Client
) -> None:
    held = meeting(world, place="Quảng Ninh", chairs=CHAIRS, attendees=[{"name": "Trần Thị B"}])
    assert "Lập bản đính chính" in words(clerk.get(page(held)))
    assert 'value="12/10/2026"' in clerk.get(f"{page(held)}dinh-chinh/").content.decode()
    answer = corrected(clerk, held, day="21/10/2026")
    assert answer.status_code == 303, words(answer)
    row = Meeting.objects.get()
    assert (row.pk, str(row.day), row.place) == (held.id, "2026-10-21", "Quảng Ninh")
    assert row.data["chairs"] == CHAIRS  # a line that was not touched is the person it was
    assert row.data["attendees"] == [{"name": "Trần Thị B"}]
    clerk.force_login(cast.account(world, "MK"))
    shown = words(clerk.get(page(held)))
    assert "21/10/2026" in shown
    assert "Ghi nhầm ngày họp." in shown
    assert "Lập bản đính chính" not in shown
    assert "đính chính (Ghi nhầm ngày họp.)" in words(clerk.get(f"/nhat-ky/ban-ghi/{held.id}/"))


def test_a_correction_without_reason_or_without_change_is_refused_with_the_words_kept(
    world: cast.World, clerk: Client
) -> None:
    held = meeting(world, chairs=CHAIRS)
    refused = corrected(clerk, held, correction="", title="Hội nghị khác hẳn")
    assert refused.status_code == 422
    assert "Chưa có lý do đính chính." in words(refused)
    assert "Hội nghị khác hẳn" in refused.content.decode()
    same = corrected(clerk, held)
    assert same.status_code == 422
    assert "Chưa có gì thay đổi so với bản đang có." in words(same)
    assert Act.objects.filter(record=held.id).count() == 1


def test_a_correction_over_an_older_version_shows_both_and_keeps_what_was_typed(
    world: cast.World, clerk: Client
) -> None:
    held = meeting(world)
    seen = Meeting.objects.get().body
    assert corrected(clerk, held, title="Hội nghị giao ban quý IV").status_code == 303
    stale = corrected(clerk, held, basis=seen, title="Hội nghị của tôi", correction="Lý do của tôi")
    assert stale.status_code == 409
    assert "Bản mới trên máy chủ" in words(stale)
    assert "Lý do của tôi" in stale.content.decode()
    newest = Meeting.objects.get().body
    assert f'value="{newest}"' in stale.content.decode()
    assert corrected(clerk, held, basis=newest, title="Hội nghị của tôi").status_code == 303
    assert Meeting.objects.get().title == "Hội nghị của tôi"


def test_a_conclusion_is_corrected_and_its_task_is_left_to_its_own_page(world: cast.World, clerk: Client) -> None:
    held = meeting(world)
    concluded(world, held)
    item = Conclusion.objects.get()
    address = f"{LIST}ket-luan/{item.pk}/dinh-chinh/"
    assert "Nhiệm vụ giao theo kết luận này sửa ở trang của nhiệm vụ." in words(clerk.get(address))
    typed = {"text": "Kết luận đúng", "correction": "Thiếu chữ.", "secrecy": "on", "basis": item.body}
    answer = clerk.post(address, {**typed, "once": str(uuid4())})
    assert answer["Location"] == f"{page(held)}#kl-1"
    changed = Conclusion.objects.get()
    assert (changed.text, changed.no, changed.task) == ("Kết luận đúng", 1, item.task)
    shown = words(clerk.get(page(held)))
    assert "Kết luận đúng" in shown
    assert "Đã đính chính: Thiếu chữ." in shown
    stale = clerk.post(address, {**typed, "text": "Câu của tôi", "once": str(uuid4())})
    assert stale.status_code == 409
    assert "Câu của tôi" in stale.content.decode()
    assert Conclusion.objects.get().text == "Kết luận đúng"


def test_what_is_corrected_after_the_minutes_asks_for_them_again_and_for_every_word(
    world: cast.World, clerk: Client
) -> None:
    held = meeting(world)
    concluded(world, held)
    assert minuted(clerk, held, text="Các bên thống nhất").status_code == 303
    confirmed(world, "TQN", "MK")
    assert "Đã có hiệu lực" in words(clerk.get(page(held)))
    assert "đính chính sau biên bản" not in words(clerk.get(page(held)))
    corrected(clerk, held, day="21/10/2026")
    assert "Có nội dung mới hoặc đã đính chính sau biên bản. Ban hành lại" in words(clerk.get(page(held)))
    assert minuted(clerk, held, text="Các bên thống nhất cao").status_code == 303
    shown = words(clerk.get(page(held)))
    assert "Chờ 2 bên xác nhận" in shown
    assert "đính chính sau biên bản" not in shown
    assert Minutes.objects.get().text == "Các bên thống nhất cao"
    clerk.force_login(cast.account(world, "MK"))
    asked = words(clerk.get(f"/quy-che/xac-nhan/{Minutes.objects.get().pk}/"))
    assert "Ngày 21/10/2026" in asked
    assert "Các bên thống nhất cao" in asked


def test_minutes_open_with_their_words_and_bind_only_what_was_seen(world: cast.World, clerk: Client) -> None:
    held = meeting(world)
    concluded(world, held)
    minuted(clerk, held, text="Các bên thống nhất")
    assert clerk.get(page(held)).content.decode().count("Các bên thống nhất") == 2  # on the page, and in the form
    late = minuted(clerk, held, seen="0" * 64, text="Câu đang nhập")
    assert late.status_code == 409
    assert "Kết luận hoặc nhiệm vụ vừa thay đổi." in words(late)
    assert "Câu đang nhập" in late.content.decode()
    stale = minuted(clerk, held, basis="0" * 64, text="Câu đang nhập")
    assert stale.status_code == 409
    assert "Câu đang nhập" in stale.content.decode()
    assert "Bản mới trên máy chủ Các bên thống nhất" in words(stale)
    assert Minutes.objects.get().text == "Các bên thống nhất"


def test_minutes_are_for_every_side_and_have_a_name_to_be_found_by(world: cast.World, clerk: Client) -> None:
    held = meeting(world, "Hội nghị giao ban quý III")
    concluded(world, held)
    ref = {"org": world.orgs["TKV"], "rec": str(Meeting.objects.get().rec)}
    with pytest.raises(Refusal) as refused:
        world.issue("TKV", world.draft("minutes", {"meeting": ref}, to=(world.orgs["TKV"], world.orgs["MK"])))
    assert refused.value.code == "to.sides"
    minuted(clerk, held)
    assert Standing.objects.get(kind="minutes").title == "Biên bản: Hội nghị giao ban quý III"
    found = clerk.get("/tim/?q=bien+ban+giao+ban&kind=minutes")
    assert f"{LIST}bien-ban/{Minutes.objects.get().pk}/" in found.content.decode()


def test_nobody_else_corrects_a_meeting(world: cast.World, client: Client) -> None:
    held = meeting(world)
    concluded(world, held)
    conclusion = Conclusion.objects.get().pk
    for org, role, status in (("MK", Role.CLERK, 404), ("NGOAI", Role.CLERK, 404), ("TKV", Role.BOARD, 422)):
        client.force_login(cast.account(world, org, role))
        assert corrected(client, held, title="Khác").status_code == status
        assert client.get(f"{LIST}ket-luan/{conclusion}/dinh-chinh/").status_code == (200 if org == "TKV" else 404)
    assert Meeting.objects.get().title == "Hội nghị giao ban quý III"
