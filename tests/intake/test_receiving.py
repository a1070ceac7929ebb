"""Papers on their way in: taken, converted after a look, or refused in one sentence with nothing kept."""

import errno
import os
import unicodedata
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any

import docx
import pytest
from django.conf import settings
from django.core.files.uploadedfile import TemporaryUploadedFile
from django.test import Client
from pypdf import PdfWriter

from phoihop.accounts.viewer import signed_in
from phoihop.documents.models import StoredFile
from phoihop.intake import receiving
from phoihop.intake.items import Sort
from phoihop.intake.models import Reading
from phoihop.records.actors import Role
from phoihop.records.refusals import Refusal
from tests import cast
from tests.intake.desk import INBOX, NOTICE, Paper, drop, paste, words

TCVN3 = "§¶ng ñy ph­êng MÉu häp giao ban quý III, triÓn khai nhiÖm vô cña c¸c bªn trong thêi gian tíi.\n".encode(
    "latin-1"
)


def word_file(text: str) -> bytes:
    document = docx.Document()
    for line in text.split("\n"):
        document.add_paragraph(line)
    packed = BytesIO()
    document.save(packed)
    return packed.getvalue()


def bomb() -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<x/>")
        archive.writestr("word/document.xml", b" " * (16 * 1024 * 1024))
    return packed.getvalue()


def locked() -> bytes:
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + "EncryptedPackage".encode("utf-16-le") + bytes(64)


def kept() -> list[Path]:
    folder = Path(settings.FILES)
    return [path for path in folder.rglob("*") if path.is_file()] if folder.exists() else []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("thông báo.txt", NOTICE.encode()),
        ("thông báo.docx", word_file(NOTICE)),
        ("thông báo.html", f"<html><body><p>{NOTICE}</p></body></html>".encode()),
    ],
)
def test_a_file_becomes_a_reading_with_its_items(clerk: Client, name: str, content: bytes) -> None:
    paper = Paper.of(clerk, drop(clerk, name, content))
    assert paper.row.name == name
    assert len(paper.items(Sort.TASK)) == 2
    assert len(kept()) == 1
    assert name in words(clerk.get(INBOX))


def test_pasted_text_becomes_a_reading(clerk: Client) -> None:
    paper = Paper.of(clerk, paste(clerk, NOTICE))
    assert paper.row.kind == "pasted"
    assert [item.one("day") for item in paper.items(Sort.MEETING)] == ["2026-10-12"]
    assert kept() == []


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("hỏng.docx", b"PK\x03\x04" + b"hong" * 200, "hỏng"),
        ("khóa.docx", locked(), "Tệp có mật khẩu nên chưa đọc được. Bỏ mật khẩu rồi tải lên lại."),
        ("bom.docx", bomb(), "bung ra quá lớn"),
        ("ảnh.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 4, "ảnh"),
        ("nhị phân.txt", bytes(range(256)) * 40, "không phải văn bản"),
        ("rỗng.txt", b"", "Tệp"),
        ("a.txt", "TỐI MẬT\nKế hoạch phối hợp.\n".encode(), "dấu TỐI MẬT"),
        ("Kế hoạch_MẬT.txt", NOTICE.encode(), "Tên tệp có dấu MẬT"),
    ],
)
def test_bad_input_is_refused_in_one_sentence_and_nothing_is_kept(
    clerk: Client, name: str, content: bytes, said: str
) -> None:
    answer = drop(clerk, name, content)
    assert answer.status_code == 422
    assert said in words(answer)
    assert not Reading.objects.exists()
    assert not StoredFile.objects.exists()
    assert kept() == []
    assert drop(clerk, "tốt.txt", NOTICE.encode()).status_code == 303


def test_each_of_several_files_has_its_own_result(clerk: Client) -> None:
    good, bad = BytesIO(NOTICE.encode()), BytesIO(locked())
    good.name, bad.name = "tốt.txt", "khóa.docx"
    answer = clerk.post(f"{INBOX}nhan/", {"drop-papers": [good, bad], "drop-secrecy": "on"})
    assert answer.status_code == 422
    reading = Reading.objects.get()
    assert reading.name == "tốt.txt"
    page = words(answer)
    assert "khóa.docx Tệp có mật khẩu" in page
    assert f'href="/doc-van-ban/{reading.pk}/"' in answer.content.decode()


def test_the_script_is_answered_in_json(clerk: Client) -> None:
    taken = drop(clerk, "tốt.txt", NOTICE.encode(), Accept="application/json")
    assert taken.json() == {"href": f"/doc-van-ban/{Reading.objects.get().pk}/"}
    refused = drop(clerk, "khóa.docx", locked(), Accept="application/json")
    assert refused.status_code == 422
    assert refused.json() == {"sentence": "Tệp có mật khẩu nên chưa đọc được. Bỏ mật khẩu rồi tải lên lại."}


def test_without_the_declaration_nothing_is_taken_and_pasted_words_come_back(clerk: Client) -> None:
    refused = drop(clerk, "tốt.txt", NOTICE.encode(), declared=False)
    assert refused.status_code == 422
    refused = paste(clerk, "Đảng ủy phường Mẫu họp.", **{"paste-secrecy": ""})
    assert refused.status_code == 422
    assert "Đảng ủy phường Mẫu họp." in refused.content.decode()
    assert not Reading.objects.exists()
    assert paste(clerk, "Đảng ủy phường Mẫu họp.").status_code == 303


def test_a_pasted_secret_is_stopped_and_not_kept(clerk: Client) -> None:
    answer = paste(clerk, "TUYỆT MẬT\nĐảng ủy phường Mẫu họp.")
    assert answer.status_code == 422
    assert "dấu TUYỆT MẬT" in words(answer)
    assert not Reading.objects.exists()


def test_what_the_browser_does_to_pasted_lines_is_no_remark(clerk: Client) -> None:
    paper = Paper.of(clerk, paste(clerk, NOTICE.replace("\n", "\r\n")))
    assert (paper.row.text, paper.row.remarks) == (NOTICE, [])


def test_an_old_encoding_is_shown_converted_and_read_only_after_a_look(clerk: Client) -> None:
    paper = Paper.of(clerk, drop(clerk, "cũ.txt", TCVN3))
    page = words(paper.get())
    assert "Đảng ủy phường Mẫu họp giao ban" in page
    assert "TCVN3" in page
    assert paper.row.state == Reading.State.CONVERTING
    assert paper.row.items == []
    assert paper.act("paper", "accept").status_code == 303
    assert paper.row.items == []
    paper.post("chuyen-ma/")
    assert paper.row.state == Reading.State.OPEN
    assert paper.items(Sort.PAPER)


def test_a_file_of_200_mb_is_refused_before_it_is_read(world: cast.World, tmp_path: Path) -> None:
    user = cast.account(world, "TKV")
    viewer = signed_in(user, list(user.memberships.all()), None)
    assert viewer is not None
    with TemporaryUploadedFile("to.docx", "application/octet-stream", 200 * 1024 * 1024, None) as file:
        file.truncate(200 * 1024 * 1024)
        with pytest.raises(Refusal) as refused:
            receiving.receive_file(file, viewer)
    assert refused.value.code == "file.too_large"
    assert not Reading.objects.exists()
    assert kept() == []


UPLOADS = [
    "phoihop.documents.uploads.Limited",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "phoihop.documents.uploads.ToDisk",
]


def test_too_large_an_upload_is_stopped_while_it_comes(clerk: Client, settings: Any) -> None:
    settings.FILE_UPLOAD_HANDLERS = UPLOADS
    settings.UPLOAD_LIMIT = 100_000
    answer = drop(clerk, "to.txt", b"a" * 300_000)
    assert answer.status_code == 422
    assert "vượt mức" in words(answer)
    assert drop(clerk, "vừa.txt", NOTICE.encode()).status_code == 303


def test_a_disk_full_while_uploading_is_said_by_the_name_of_the_file(
    clerk: Client, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.FILE_UPLOAD_HANDLERS = UPLOADS
    settings.FILE_UPLOAD_MAX_MEMORY_SIZE = 10

    def full(*_: object, **__: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(TemporaryUploadedFile, "__init__", full)
        answer = drop(clerk, "thông báo.txt", NOTICE.encode())
    assert answer.status_code == 422
    assert "Máy chủ hết chỗ lưu nên chưa nhận được tệp “thông báo.txt”" in words(answer)
    assert not Reading.objects.exists()
    assert drop(clerk, "thông báo.txt", NOTICE.encode()).status_code == 303


def test_a_disk_full_while_keeping_the_file_leaves_no_reading(clerk: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(os, "fsync", full)
        answer = drop(clerk, "thông báo.txt", NOTICE.encode())
    assert answer.status_code == 422
    assert "hết chỗ lưu" in words(answer)
    assert not Reading.objects.exists()
    assert kept() == []


def test_an_administrator_handles_no_papers(world: cast.World, client: Client) -> None:
    client.force_login(cast.account(world, "TKV", Role.ADMIN))
    assert drop(client, "tốt.txt", NOTICE.encode()).status_code == 404
    assert "Vai trò quản trị không xử lý văn bản" in words(client.get(INBOX))
    client.force_login(cast.account(world, "TKV", Role.UNIT))
    assert drop(client, "tốt.txt", NOTICE.encode()).status_code == 303


def scan() -> bytes:
    """A PDF of one page with nothing but a picture's place."""
    writer = PdfWriter()
    writer.add_blank_page(width=595, height=842)
    packed = BytesIO()
    writer.write(packed)
    return packed.getvalue()


def secret_word() -> bytes:
    return word_file("TỐI MẬT\nKế hoạch phối hợp giữa các bên.")


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("quét.pdf", scan(), "Tệp PDF này chỉ có ảnh, không có chữ. Tải lên bản Word hoặc nhập tay."),
        ("hỏng.pdf", b"%PDF-1.7\nhong", "Tệp PDF bị hỏng nên không đọc được."),
        ("hỏng.xlsx", bomb().replace(b"word/", b"xlxl/"), "bung ra quá lớn"),
        ("kế hoạch.docx", secret_word(), "Văn bản có dấu TỐI MẬT"),
    ],
)
def test_what_a_page_reader_cannot_take_is_refused_under_its_own_file(
    clerk: Client, name: str, content: bytes, said: str
) -> None:
    answer = drop(clerk, name, content, Accept="application/json")
    assert answer.status_code == 422
    assert said in answer.json()["sentence"]
    assert not Reading.objects.exists()
    assert kept() == []


def test_letters_with_loose_marks_are_put_together_and_it_is_said(clerk: Client) -> None:
    paper = Paper.of(clerk, drop(clerk, "rời.txt", unicodedata.normalize("NFD", NOTICE).encode()))
    assert paper.row.text == NOTICE
    assert "Ghép dấu rời thành chữ Unicode dựng sẵn" in words(paper.get())


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (
            "viqr.txt",
            "DDa?ng u?y phu+o+`ng Ma^~u ho.p giao ban quy' III, trie^?n khai nhie^.m vu. cu?a ca'c be^n.\n" * 3,
        ),
        ("cp1258.txt", "Đảng ủy phường Mẫu họp giao ban quý III, triển khai nhiệm vụ của các bên trong thời gian tới."),
    ],
)
def test_every_old_encoding_is_shown_converted_before_it_is_used(clerk: Client, name: str, content: str) -> None:
    packed = content.encode() if name.startswith("viqr") else _cp1258(content)
    paper = Paper.of(clerk, drop(clerk, name, packed))
    assert paper.row.state == Reading.State.CONVERTING
    assert "ng ủy phường Mẫu họp giao ban" in words(paper.get())
    paper.post("bo/")
    paper.post("lay-lai/")
    assert paper.row.state == Reading.State.CONVERTING
    paper.post("chuyen-ma/")
    assert paper.row.state == Reading.State.OPEN


def _cp1258(text: str) -> bytes:
    """As Windows wrote it: letters of the code page with their tone marks behind them."""
    spread = []
    for letter in unicodedata.normalize("NFC", text):
        try:
            spread.append(letter.encode("cp1258"))
        except UnicodeEncodeError:
            parts = unicodedata.normalize("NFD", letter)
            tone = [one for one in parts if one in "\u0300\u0301\u0303\u0309\u0323"]
            base = unicodedata.normalize("NFC", "".join(one for one in parts if one not in tone))
            spread.append((base + "".join(tone)).encode("cp1258"))
    return b"".join(spread)
