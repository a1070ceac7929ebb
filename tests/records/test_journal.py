"""Nhật ký ban hành: what each side may read of it, what proves it, and what becomes of it when it is bent or cut."""

import io
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from actlog.historyfile import verify_file
from phoihop.accounts.models import SensitiveView
from phoihop.records import journal
from phoihop.records.actors import Role
from phoihop.records.erasing import erase
from phoihop.records.keys import ref_id
from phoihop.records.models import Act
from tests import cast
from tests.cast import World

CANARY = "chim-hoang-yen-7f3a"


def space(world: World, part: str = "") -> str:
    return f"/nhat-ky/{world.space}/{part}"


def tab(world: World) -> str:
    assert world.agreement is not None
    return f"/quy-che/{ref_id(world.agreement)}/nhat-ky/"


def whisper(world: World) -> UUID:
    """A task between two of the three sides."""
    task = world.task(f"Việc riêng {CANARY}", lead="TQN")
    (issued,) = world.issue("TKV", cast.Draft(kind="task", rec=task.rec, data=task.data, to=(world.orgs["TQN"],)))
    return issued.id


def content(response: Any) -> bytes:
    return b"".join(response.streaming_content) if response.streaming else response.content


@pytest.mark.parametrize("part", ["", "doi-chieu/", "tep-doi-chieu/"])
def test_a_party_reads_the_journal_and_for_an_outsider_there_is_none(world: World, client: Client, part: str) -> None:
    client.force_login(cast.account(world, "MK", Role.UNIT))
    assert client.get(space(world, part)).status_code == 200
    client.force_login(cast.account(world, "NGOAI"))
    assert client.get(space(world, part)).status_code == 404


def test_the_journal_says_who_did_what_and_what_proves_it(world: World, client: Client) -> None:
    world.issue("TKV", world.task("Rà soát đảng viên"))
    client.force_login(cast.account(world, "MK"))
    for address in (space(world), tab(world)):
        page = client.get(address).content.decode()
        assert "giao nhiệm vụ “Rà soát đảng viên”" in page
        assert "mở quan hệ phối hợp" in page
        assert "2 nơi nhận" in page
        assert "máy chủ của Văn phòng vận hành giữ hộ" in page
        assert "Xác thực này không thay chữ ký trên văn bản." in page


@pytest.mark.parametrize("part", ["", "tep-doi-chieu/"])
def test_what_is_not_addressed_to_us_is_in_no_page_and_no_file(world: World, client: Client, part: str) -> None:
    hidden = whisper(world)
    for org, expected in (("TQN", True), ("MK", False)):
        client.force_login(cast.account(world, org))
        assert (CANARY.encode() in content(client.get(space(world, part)))) is expected
        assert (CANARY.encode() in content(client.get(tab(world)))) is expected
        assert client.get(f"/nhat-ky/ban-ghi/{hidden}/").status_code == (200 if expected else 404)


def test_of_what_is_not_addressed_to_us_number_time_and_author_stay(world: World, client: Client) -> None:
    whisper(world)
    client.force_login(cast.account(world, "MK"))
    page = client.get(space(world)).content.decode()
    assert "nội dung không gửi cho tổ chức này, hoặc đã được gỡ" in page
    entries = journal.of_space(world.viewer("MK"), world.space, slice(0, 50))
    newest = entries.rows[0]
    assert (newest.number, newest.org, newest.at, newest.addressed) == (3, world.orgs["TKV"], world.now, False)
    assert (newest.kind, newest.title, newest.recipients, newest.record) == ("", "", 0, None)


def test_what_was_erased_reads_like_what_never_was_ours(world: World, client: Client) -> None:
    record = whisper(world)
    erase(record, actor=world.actor("TKV"), at=world.tick())
    client.force_login(cast.account(world, "TQN"))
    page = client.get(space(world)).content.decode()
    assert CANARY not in page
    assert "gỡ nội dung đã ban hành" in page
    assert "Liền mạch" in client.get(space(world, "doi-chieu/")).content.decode()


def test_a_sound_journal_says_how_many_match(world: World, client: Client) -> None:
    world.issue("MK", world.task("Việc của phường"))
    client.force_login(cast.account(world, "TQN"))
    acts = Act.objects.filter(space=world.space).count()
    assert f"Liền mạch, khớp mã {acts}/{acts}" in client.get(space(world, "doi-chieu/")).content.decode()


@pytest.mark.tampers
def test_a_hole_names_the_first_missing_number_and_whom_to_ask(world: World, clerk: Client) -> None:
    for number in range(4):
        world.issue("MK", world.task(f"Việc {number}"))
    mine = Act.objects.filter(space=world.space, org=world.orgs["MK"])
    mine.filter(seq__in=(2, 3)).delete()
    page = clerk.get(space(world, "doi-chieu/")).content.decode()
    assert "thiếu lần ban hành số 2 của Đảng ủy phường Mẫu. Đề nghị Đảng ủy phường Mẫu gửi lại lần đó." in page
    assert "Liền mạch" not in page


@pytest.mark.tampers
def test_an_act_cut_off_at_the_end_is_missed(world: World, clerk: Client) -> None:
    world.issue("MK", world.task("Việc cuối"))
    assert "Liền mạch" in clerk.get(space(world, "doi-chieu/")).content.decode()
    Act.objects.filter(org=world.orgs["MK"]).order_by("-seq")[:1].get().delete()
    page = clerk.get(space(world, "doi-chieu/")).content.decode()
    assert "đã ký nhưng không có trong nhật ký" in page


@pytest.mark.tampers
@pytest.mark.parametrize("column", ["payload", "header"])
def test_one_byte_changed_is_found_and_the_page_still_opens(world: World, clerk: Client, column: str) -> None:
    (issued,) = world.issue("TKV", world.task("Rà soát đảng viên"))
    act = Act.objects.get(record=issued.id)
    raw = bytes(getattr(act, column))
    Act.objects.filter(pk=act.pk).update(**{column: raw.replace(b"task", b"tusk") if column == "payload" else raw[:-2]})
    page = clerk.get(space(world, "doi-chieu/")).content.decode()
    assert "Liền mạch" not in page
    assert "2/3" in page
    assert clerk.get(space(world)).status_code == 200


def test_the_file_verifies_by_itself_as_the_copy_of_who_took_it(world: World, client: Client) -> None:
    world.issue("TKV", world.task("Cho mọi bên"))
    whisper(world)
    client.force_login(cast.account(world, "MK"))
    response = client.get(space(world, "tep-doi-chieu/"))
    assert response["Content-Disposition"].startswith('attachment; filename="nhat-ky-')
    report = verify_file(io.BytesIO(content(response)))
    assert report.ok, report.findings
    acts = Act.objects.filter(space=world.space).count()
    assert (report.acts, report.not_held) == (acts, 1)


def test_who_took_the_file_away_is_written_down_and_reading_is_not(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "MK"))
    client.get(space(world))
    assert not SensitiveView.objects.exists()
    content(client.get(space(world, "tep-doi-chieu/")))
    noted = SensitiveView.objects.get()
    assert (noted.what, noted.subject, noted.org) == ("journal.file", world.space, world.orgs["MK"])
    client.force_login(cast.account(world, "NGOAI"))
    client.get(space(world, "tep-doi-chieu/"))
    assert SensitiveView.objects.count() == 1


def test_every_version_of_a_record_is_there_newest_first(world: World, clerk: Client) -> None:
    draft = world.task("Bản một")
    (first,) = world.issue("TKV", draft)
    world.issue("TKV", world.draft("task", {**draft.data, "text": "Bản hai"}, rec=draft.rec, basis=first.body))
    page = clerk.get(f"/nhat-ky/ban-ghi/{first.id}/").content.decode()
    assert page.index("Bản hai") < page.index("Bản một")
    assert clerk.get(f"/nhat-ky/ban-ghi/{uuid4()}/").status_code == 404


def test_our_own_journal_is_ours_alone(world: World, client: Client) -> None:
    world.issue("TKV", cast.Draft(kind="person", rec=uuid4(), data={"name": "Nguyễn Văn A"}), place=cast.HOME)
    client.force_login(cast.account(world, "TKV"))
    assert "Nguyễn Văn A" in client.get("/nhat-ky/").content.decode()
    client.force_login(cast.account(world, "MK"))
    page = client.get("/nhat-ky/").content.decode()
    assert "Chưa ban hành lần nào" in page
    assert "Nguyễn Văn A" not in page


@pytest.mark.parametrize("part", ["", "doi-chieu/"])
def test_a_page_costs_the_same_at_three_and_at_three_hundred_acts(
    world: World, clerk: Client, django_assert_max_num_queries: Any, part: str
) -> None:
    with django_assert_max_num_queries(5):
        clerk.get(space(world, part))
    world.issue("TKV", *(world.task(f"Việc {number}") for number in range(300)))
    with django_assert_max_num_queries(5):
        page = clerk.get(space(world, part)).content.decode()
    assert "302" in page
    assert "Việc 299" in page or part
    if not part:
        assert "Việc 0”" in clerk.get(f"{space(world)}?page=6").content.decode()
