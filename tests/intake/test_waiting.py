"""Papers that take long to open: they wait, are opened by a thread, and outlive the process that was at it."""

import os
import subprocess
import sys
from concurrent.futures import Future
from io import BytesIO
from pathlib import Path
from typing import Any
from uuid import UUID

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from phoihop.documents.models import StoredFile
from phoihop.intake import receiving, threads, waiting
from phoihop.intake.items import Sort
from phoihop.intake.models import Reading
from tests import cast
from tests.intake.desk import INBOX, NOTICE, Paper, drop, words
from tests.intake.test_receiving import kept, locked

ROOT = Path(__file__).parents[2]
LONG = (NOTICE + "Nội dung không có việc nào cho ai. " * 12_000).encode()


def put(client: Client, content: bytes = LONG, name: str = "dài.txt") -> Paper:
    return Paper.of(client, drop(client, name, content))


def heavy(content: bytes) -> bytes:
    """The same file, too large to be opened while somebody waits."""
    return content + bytes(300_000)


def test_a_large_file_waits_on_a_page_of_its_own_and_is_then_read(clerk: Client) -> None:
    paper = put(clerk)
    assert paper.row.state == Reading.State.WAITING
    page = paper.get()
    assert "Đang đọc tệp" in words(page)
    assert '<noscript><meta http-equiv="refresh"' in page.content.decode()
    assert 'hx-trigger="every 2s"' in page.content.decode()
    assert paper.get("tien-do/").status_code == 200
    assert paper.get("tien-do/").content.decode().count("hx-get") == 1
    assert "Đang đọc tệp" in words(clerk.get(INBOX))
    assert paper.post("ban-hanh/").status_code == 422

    receiving.read_waiting(paper.pk)
    assert paper.row.state == Reading.State.OPEN
    assert len(paper.items(Sort.TASK)) == 2
    assert paper.row.file["name"] == "dài.txt"
    assert [path.parent.name for path in kept()] != ["waiting"]
    assert list(waiting.left()) == []
    done = paper.get("tien-do/?trang")
    assert (done.status_code, done["HX-Refresh"]) == (286, "true")
    assert "hx-get" not in done.content.decode()


def test_the_script_follows_one_file_among_several(clerk: Client) -> None:
    answer = drop(clerk, "dài.txt", LONG, Accept="application/json").json()
    pk = Reading.objects.get().pk
    here = f"{INBOX}{pk}/"
    assert answer == {"href": here, "wait": f"{here}tien-do/", "cancel": f"{here}thoi-doc/"}
    asked = {"headers": {"Accept": "application/json"}}
    assert clerk.get(answer["wait"], **asked).json() == {"wait": True}
    receiving.read_waiting(pk)
    assert clerk.get(answer["wait"], **asked).json() == {"href": f"{INBOX}{pk}/"}


def test_a_file_that_is_opened_in_time_is_answered_at_once(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def at_once(pk: UUID) -> "Future[None]":
        receiving.read_waiting(pk)
        done: Future[None] = Future()
        done.set_result(None)
        return done

    monkeypatch.setattr(threads, "start", at_once)
    assert "wait" not in drop(clerk, "dài.txt", LONG, Accept="application/json").json()
    refused = drop(clerk, "khóa.docx", heavy(locked()), Accept="application/json")
    assert refused.status_code == 422
    assert refused.json() == {"sentence": "Tệp có mật khẩu nên chưa đọc được. Bỏ mật khẩu rồi tải lên lại."}
    assert Reading.objects.count() == 1
    assert len(kept()) == 1


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("khóa.docx", heavy(locked()), "Tệp có mật khẩu"),
        ("mật.txt".replace("mật", "kh"), ("TUYỆT MẬT\n" + "Nội dung.\n" * 40_000).encode(), "dấu TUYỆT MẬT"),
        ("nhị phân.txt", bytes(range(256)) * 1_200, "không phải văn bản"),
    ],
)
def test_what_cannot_be_taken_says_so_in_its_row_and_leaves_nothing(
    clerk: Client, name: str, content: bytes, said: str
) -> None:
    paper = put(clerk, content, name)
    receiving.read_waiting(paper.pk)
    assert paper.row.state == Reading.State.REFUSED
    assert said in words(paper.get())
    assert said in words(clerk.get(INBOX))
    assert kept() == []
    assert not StoredFile.objects.exists()
    assert "Đọc lại" not in words(paper.get())
    asked = paper.get("tien-do/")
    assert asked.status_code == 286
    answer = paper.post("thoi-doc/")
    assert answer["Location"] == INBOX
    assert not Reading.objects.exists()


def test_a_reading_that_broke_down_keeps_its_file_and_is_tried_again(
    clerk: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    paper = put(clerk)

    def broken(*_: object) -> None:
        raise RuntimeError("the reader broke")

    with monkeypatch.context() as patched:
        patched.setattr(receiving, "propose", broken)
        patched.setattr(receiving._log, "exception", lambda _: None)
        receiving.read_waiting(paper.pk)
    assert paper.row.state == Reading.State.REFUSED
    assert "Đọc lại" in words(paper.get())
    assert paper.post("doc-lai/").status_code == 303
    assert paper.row.state == Reading.State.WAITING
    receiving.read_waiting(paper.pk)
    assert paper.row.state == Reading.State.OPEN


def test_two_at_once_open_it_once_and_a_claim_of_a_dead_process_runs_out(clerk: Client) -> None:
    paper = put(clerk)
    Reading.objects.filter(pk=paper.pk).update(taken_at=timezone.now())
    receiving.read_waiting(paper.pk)
    assert paper.row.state == Reading.State.WAITING
    Reading.objects.filter(pk=paper.pk).update(taken_at=timezone.now() - receiving.CLAIM * 2)
    receiving.read_waiting(paper.pk)
    assert paper.row.state == Reading.State.OPEN


def test_a_paper_called_off_while_it_is_opened_leaves_nothing(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    paper = put(clerk)
    propose = receiving.propose

    def meanwhile(*args: Any, **more: Any) -> Any:
        assert paper.post("thoi-doc/").status_code == 303
        return propose(*args, **more)

    monkeypatch.setattr(receiving, "propose", meanwhile)
    receiving.read_waiting(paper.pk)
    assert not Reading.objects.exists()
    assert list(waiting.left()) == []


def test_a_waiting_file_that_is_gone_is_said(clerk: Client) -> None:
    paper = put(clerk)
    waiting.let_go(paper.pk)
    receiving.read_waiting(paper.pk)
    assert "Tệp chưa đọc không còn trên máy chủ. Tải lên lại từ tệp gốc." in words(paper.get())


def test_a_converted_paper_waits_for_a_look_after_it_was_opened(clerk: Client) -> None:
    old = "§¶ng ñy ph­êng MÉu häp giao ban quý III, triÓn khai nhiÖm vô cña c¸c bªn.\n".encode("latin-1") * 6_000
    paper = put(clerk, old, "cũ.txt")
    receiving.read_waiting(paper.pk)
    assert paper.row.state == Reading.State.CONVERTING
    assert "Bản đã chuyển, xem trước khi dùng" in words(paper.get())


def test_of_several_files_each_has_its_own_line_and_the_waiting_ones_their_page(clerk: Client) -> None:
    files = []
    for name, content in (("tốt.txt", NOTICE.encode()), ("dài.txt", LONG), ("khóa.docx", locked())):
        file = BytesIO(content)
        file.name = name
        files.append(file)
    answer = clerk.post(f"{INBOX}nhan/", {"drop-papers": files, "drop-secrecy": "on"})
    page = words(answer)
    assert answer.status_code == 422
    assert "tốt.txt Mở" in page
    assert "dài.txt Mở" in page
    assert "khóa.docx Tệp có mật khẩu" in page
    assert {row.state for row in Reading.objects.all()} == {Reading.State.OPEN, Reading.State.WAITING}


def test_nobody_else_sees_a_waiting_paper(world: cast.World, clerk: Client, client: Client) -> None:
    paper = put(clerk)
    other = Client()
    other.force_login(cast.account(world, "NGOAI"))
    assert other.get(f"{paper.page}tien-do/").status_code == 404
    assert other.post(f"{paper.page}thoi-doc/").status_code == 404
    assert paper.row.state == Reading.State.WAITING


CHILD = """
import sys, time, uuid, django
django.setup()
from phoihop.intake import receiving, threads, waiting
from phoihop.intake.models import Reading
from phoihop.ops.serving import prepare
from io import BytesIO
if sys.argv[1] == "die":
    prepare()
    row = Reading.objects.create(org="a" * 64, user="u1", person="Văn thư", name="bài.txt", text="", state="waiting")
    waiting.keep(BytesIO(sys.stdin.buffer.read()), row.pk, "bài.txt")
    def stuck(*_):
        print("at it", flush=True)
        time.sleep(60)
    receiving.open_bytes = stuck
    threads.start(row.pk).result()
else:
    prepare()
    row = Reading.objects.get()
    threads.look_after(row)
    threads.start(row.pk).result(30)
    row.refresh_from_db()
    print(row.state, row.found > 0, len(list(waiting.left())))
"""


def test_a_paper_that_was_being_opened_when_the_process_was_killed_is_read_after_the_next_start(tmp_path: Path) -> None:
    environment = {
        **os.environ,
        "PHOIHOP_DATA": str(tmp_path / "data"),
        "DATABASE_URL": "",
        "DJANGO_SETTINGS_MODULE": "phoihop.settings",
        "PYTHONPATH": os.pathsep.join([str(ROOT / "src"), str(ROOT)]),
    }
    command = [sys.executable, "-c", CHILD]
    first = subprocess.Popen([*command, "die"], env=environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert first.stdin is not None
    assert first.stdout is not None
    first.stdin.write(NOTICE.encode())
    first.stdin.close()
    assert first.stdout.readline().strip() == b"at it"
    first.kill()
    first.wait()
    first.stdout.close()
    second = subprocess.run([*command, "go on"], env=environment, capture_output=True, text=True, check=False)
    assert second.stdout.split() == ["open", "True", "0"], second.stderr


def test_the_room_is_apart_from_the_files_that_are_kept(clerk: Client) -> None:
    paper = put(clerk)
    assert waiting.place_of(paper.pk).parent == Path(settings.FILES) / "waiting"
    assert not StoredFile.objects.exists()
