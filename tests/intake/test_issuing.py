"""From a reading to records: one step, once, in one name."""

import errno
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from phoihop.agreements.models import Awaited, Standing
from phoihop.documents import files
from phoihop.documents.models import Document
from phoihop.intake.items import Sort
from phoihop.intake.models import Reading
from phoihop.meetings.models import Conclusion, Meeting, Minutes
from phoihop.records.actors import Role
from phoihop.records.models import Act, Attachment, AudienceMember
from phoihop.tasks.models import Task, TaskPart
from tests import cast
from tests.intake.desk import NOTICE, Paper, drop, paste, pk, words


def ready(world: cast.World, paper: Paper) -> Paper:
    """Everything accepted, the agreement chosen, the open lead set."""
    paper.place(world.agreement)
    paper.accept()
    paper.lead(world.orgs["TQN"])
    return paper


def test_the_paper_the_meeting_its_conclusions_and_tasks_are_issued_in_one_step(
    world: cast.World, paper: Paper
) -> None:
    assert world.agreement is not None
    ready(world, paper)
    before = Act.objects.count()
    assert paper.issue().status_code == 303
    document, meeting = Document.objects.get(), Meeting.objects.get()
    assert Act.objects.count() == before + 6
    assert (document.direction, meeting.document) == ("read", document.pk)
    first, second = Task.objects.order_by("no")
    assert (first.lead, second.lead) == (world.orgs["MK"], world.orgs["TQN"])
    assert (str(first.due), first.meeting, first.agreement) == ("2026-11-20", meeting.pk, pk(world.agreement))
    assert first.data["assigned_on"] == "2026-10-12"
    assert [row.task for row in Conclusion.objects.order_by("no")] == [first.pk, second.pk]
    for record in (document, meeting, first):
        addressed = AudienceMember.objects.filter(audience=record.audience).values_list("org", flat=True)
        assert set(addressed) == set(world.parties())


def test_every_record_shows_the_words_it_came_from(world: cast.World, paper: Paper) -> None:
    ready(world, paper).issue()
    document = Document.objects.get()
    text = document.data["text"]
    for record in (*Task.objects.all(), *Conclusion.objects.all(), *Meeting.objects.all()):
        source = record.data["source"]
        assert pk(source["document"]) == document.pk
        assert text[source["start"] : source["end"]] == source["quote"]


def test_the_original_and_its_text_lie_beside_the_paper(world: cast.World, clerk: Client) -> None:
    page = f"<html><body><p>{NOTICE}</p></body></html>".encode()
    paper = ready(world, Paper.of(clerk, drop(clerk, "bài.html", page)))
    paper.issue()
    attached = list(Attachment.objects.filter(parent=Document.objects.get().pk).order_by("position"))
    assert [one.name for one in attached] == ["bài.html", "bài, phần chữ.txt"]
    assert files.path_of(attached[0].sha256).read_bytes() == page
    assert files.path_of(attached[1].sha256).read_text("utf-8") == paper.row.text


def test_the_dialog_says_which_tasks_are_late_already_and_which_have_no_day(
    world: cast.World, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(world, paper)
    for today, late in ((date(2026, 11, 20), False), (date(2026, 11, 21), True)):
        monkeypatch.setattr(timezone, "localdate", lambda *_args, day=today: day)
        shown = words(paper.get())
        assert ("Quá hạn 1 nhiệm vụ đã quá hạn, sớm nhất từ 20/11/2026" in shown) == late
        assert "Chưa có hạn 1 nhiệm vụ" in shown
    receivers = shown.partition("Nơi nhận ")[2].partition(" Đã ban hành thì")[0]
    assert "Đảng ủy phường Mẫu" in receivers
    assert "Đảng ủy Tập đoàn Thử nghiệm" not in receivers


def test_only_what_was_accepted_is_issued(world: cast.World, paper: Paper) -> None:
    paper.place(world.agreement)
    paper.accept(Sort.PAPER, Sort.MEETING)
    paper.act("task-1", "accept")
    paper.act("task-2", "refuse")
    assert "1 mục" in words(paper.get())
    paper.issue()
    assert [task.no for task in Task.objects.all()] == ["1"]
    assert "chairs" not in Meeting.objects.get().data


def test_minutes_bind_the_exact_conclusions_and_tasks_and_wait_for_the_other_sides(
    world: cast.World, paper: Paper
) -> None:
    ready(world, paper).issue(**{"issue-minutes": "on"})
    minutes = Minutes.objects.get()
    assert {one["body"] for one in minutes.data["tasks"]} == set(Task.objects.values_list("body", flat=True))
    assert {one["body"] for one in minutes.data["conclusions"]} == set(
        Conclusion.objects.values_list("body", flat=True)
    )
    assert Standing.objects.get(pk=minutes.pk).sides == 3
    assert set(Awaited.objects.filter(subject=minutes.pk).values_list("org", flat=True)) == {
        world.orgs["TQN"],
        world.orgs["MK"],
    }


def test_without_the_wish_there_are_no_minutes(world: cast.World, paper: Paper) -> None:
    ready(world, paper).issue()
    assert not Minutes.objects.exists()


def test_what_belongs_to_no_agreement_stays_at_home(world: cast.World, paper: Paper) -> None:
    paper.place(None)
    paper.accept()
    refused = paper.issue()
    assert refused.status_code == 422
    assert "Đảng ủy phường Mẫu không phải là một bên" in words(paper.get()) or "Chưa chọn cơ quan chủ trì" in words(
        refused
    )
    for item in paper.items(Sort.TASK):
        paper.save(item.id, {"text": item.one("text"), "lead_org": world.orgs["TKV"]})
    paper.issue()
    task = Task.objects.order_by("no")[0]
    assert set(AudienceMember.objects.filter(audience=task.audience).values_list("org", flat=True)) == {
        world.orgs["TKV"]
    }
    assert TaskPart.objects.filter(parent=task.pk).count() == 1


def test_a_second_press_gives_the_first_result(world: cast.World, paper: Paper) -> None:
    ready(world, paper)
    first, second = paper.issue(), paper.issue()
    assert first["Location"] == second["Location"]
    assert Meeting.objects.count() == 1
    assert "Đã ban hành lúc" in words(paper.client.get(second["Location"]))


def test_of_two_who_issue_the_second_is_told_who_issued_and_when(
    world: cast.World, paper: Paper, client: Client
) -> None:
    ready(world, paper).issue()
    client.force_login(cast.account(world, "TKV", username="dong-nghiep"))
    answer = paper.issue()
    assert answer.status_code == 303
    assert Meeting.objects.count() == 1
    said = words(client.get(answer["Location"]))
    assert "Đồng chí clerk – TKV đã ban hành từ văn bản này lúc" in said


def test_the_door_itself_lets_a_reading_through_once_even_when_both_pressed_at_the_same_time(
    world: cast.World, paper: Paper
) -> None:
    ready(world, paper).issue()
    # The row as the slower one had seen it before the quicker one's step.
    Reading.objects.filter(pk=paper.pk).update(state=Reading.State.OPEN, issued=[])
    paper.issue()
    assert Meeting.objects.count() == 1
    assert Task.objects.count() == 2


def test_after_issuing_nothing_on_the_desk_can_be_changed(world: cast.World, paper: Paper) -> None:
    ready(world, paper).issue()
    items = paper.row.items
    answer = paper.act("task-1", "refuse")
    assert answer.status_code == 303
    assert "đã ban hành từ văn bản này lúc" in words(paper.get())
    paper.post("bo/")
    assert paper.row.state == Reading.State.ISSUED
    assert paper.row.items == items


def test_without_the_declaration_nothing_is_issued(world: cast.World, paper: Paper) -> None:
    ready(world, paper)
    refused = paper.issue(**{"issue-secrecy": ""})
    assert refused.status_code == 422
    assert "Chưa xác nhận nội dung không chứa bí mật nhà nước" in words(refused)
    assert not Document.objects.exists()
    assert paper.issue().status_code == 303


def test_a_secrecy_mark_typed_into_a_field_is_stopped_at_the_door(world: cast.World, paper: Paper) -> None:
    ready(world, paper)
    text = paper.items(Sort.TASK)[1].one("text")
    lead = world.orgs["TQN"]
    paper.save("task-2", {"text": "TỐI MẬT\nRà soát", "lead_org": lead})
    refused = paper.issue()
    assert refused.status_code == 422
    assert "dấu TỐI MẬT" in words(refused)
    assert not Document.objects.exists()
    paper.save("task-2", {"text": text, "lead_org": lead})
    assert paper.issue().status_code == 303


def test_what_is_missing_is_said_at_its_item_and_a_missing_agreement_above(paper: Paper) -> None:
    page = words(paper.get())
    assert "Chưa chọn quy chế. Chọn quy chế, hoặc chọn “Không thuộc quy chế nào”." in page
    assert "Chưa nhận mục văn bản" in page
    paper.accept()
    assert "Chưa chọn cơ quan chủ trì" in words(paper.get())
    assert paper.issue().status_code == 422
    assert not Document.objects.exists()


def test_a_board_may_read_but_is_told_who_issues(world: cast.World, client: Client) -> None:
    client.force_login(cast.account(world, "TKV", Role.BOARD))
    paper = ready(world, Paper.of(client, paste(client, NOTICE)))
    assert "Đề nghị văn thư ban hành" in words(paper.get())
    refused = paper.issue()
    assert refused.status_code == 422
    assert "Đề nghị văn thư ban hành" in words(refused)
    assert not Document.objects.exists()


def test_a_disk_full_at_issuing_refuses_the_whole_step(
    world: cast.World, paper: Paper, monkeypatch: pytest.MonkeyPatch
) -> None:
    ready(world, paper)

    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(files, "_chunks", full)
        refused = paper.issue()
    assert refused.status_code == 422
    assert "hết chỗ lưu" in words(refused)
    assert not Document.objects.exists()
    assert paper.issue().status_code == 303


def test_the_other_side_sees_what_came_and_an_outsider_meets_404(
    world: cast.World, paper: Paper, client: Client
) -> None:
    ready(world, paper).issue()
    pages = [f"/hoi-nghi/{Meeting.objects.get().pk}/", f"/van-ban/{Document.objects.get().pk}/"]
    client.force_login(cast.account(world, "MK"))
    assert [client.get(page).status_code for page in pages] == [200, 200]
    client.force_login(cast.account(world, "NGOAI"))
    assert [client.get(page).status_code for page in pages] == [404, 404]


def test_a_very_long_text_is_cut_in_the_record_and_whole_in_the_file(world: cast.World, clerk: Client) -> None:
    long = NOTICE + "Nội dung không có việc. " * 12_000
    paper = ready(world, Paper.of(clerk, paste(clerk, long)))
    assert paper.issue().status_code == 303
    document = Document.objects.get()
    assert len(document.data["text"]) < len(long)
    (attached,) = Attachment.objects.filter(parent=document.pk)
    assert files.path_of(attached.sha256).read_text("utf-8") == paper.row.text


def test_issuing_is_one_transaction(world: cast.World, paper: Paper, monkeypatch: pytest.MonkeyPatch) -> None:
    assert world.agreement is not None
    ready(world, paper)
    before = Act.objects.count()

    def broken(*_: Any) -> None:
        raise RuntimeError("power")

    with monkeypatch.context() as patched:
        patched.setattr("phoihop.records.positions.write", broken)
        paper.client.raise_request_exception = False
        assert paper.issue().status_code == 500
    assert Act.objects.count() == before
    assert paper.row.state == Reading.State.OPEN
    assert paper.issue().status_code == 303
