"""Files: stored whole or not at all, and given only to those who may see the record that names them."""

import errno
import hashlib
import os
import zipfile
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.utils import timezone

from phoihop.accounts.models import SensitiveView
from phoihop.documents import files
from phoihop.documents.models import StoredFile
from phoihop.records.door import Issued
from phoihop.records.kinds import Blob
from phoihop.records.refusals import Refusal
from tests import cast

PAGE = "Đảng ủy phường Mẫu báo cáo kết quả quý III.\n".encode()


def test_a_file_is_kept_under_the_hash_of_its_bytes(world: cast.World) -> None:
    blob = files.store(BytesIO(PAGE), name="Báo cáo quý III.txt", viewer=world.viewer("TKV"))
    assert blob == Blob(
        sha256=hashlib.sha256(PAGE).hexdigest(), name="Báo cáo quý III.txt", size=len(PAGE), type="text/plain"
    )
    assert files.path_of(blob.sha256).read_bytes() == PAGE


def test_the_same_bytes_are_kept_once_and_a_damaged_copy_is_healed(world: cast.World) -> None:
    blob = files.store(PAGE, name="a.txt", viewer=world.viewer("TKV"))
    files.path_of(blob.sha256).write_bytes(b"")
    files.store(PAGE, name="a.txt", viewer=world.viewer("TKV"))
    assert files.path_of(blob.sha256).read_bytes() == PAGE
    assert StoredFile.objects.count() == 1


def test_a_file_over_the_limit_is_refused_and_nothing_stays(world: cast.World, settings: Any) -> None:
    settings.UPLOAD_LIMIT = len(PAGE)
    files.store(PAGE, name="vừa.txt", viewer=world.viewer("TKV"))
    with pytest.raises(Refusal) as refused:
        files.store(PAGE + b"!", name="to.txt", viewer=world.viewer("TKV"))
    assert refused.value.code == "file.too_large"
    assert [path.is_file() for path in Path(settings.FILES).rglob("*")].count(True) == 1


def test_one_person_brings_so_many_files_an_hour_and_others_are_not_held_up(world: cast.World, settings: Any) -> None:
    settings.UPLOADS_AN_HOUR = 2
    clerk, head = world.viewer("TKV"), replace(world.viewer("TKV"), user="office-head")
    for text in ("một", "hai"):
        files.store(text.encode(), name="a.txt", viewer=clerk)
    with pytest.raises(Refusal) as refused:
        files.store(b"ba", name="a.txt", viewer=clerk)
    assert refused.value.code == "file.too_many"
    assert "2 tệp" in refused.value.sentence
    files.store(b"ba", name="a.txt", viewer=head)
    StoredFile.objects.filter(user=clerk.user).update(at=timezone.now() - timedelta(hours=1))
    files.store("bốn".encode(), name="a.txt", viewer=clerk)
    settings.UPLOAD_BYTES_AN_HOUR = len("bốn".encode())
    with pytest.raises(Refusal):
        files.store("năm".encode(), name="a.txt", viewer=clerk)


def test_an_empty_file_is_refused(world: cast.World) -> None:
    with pytest.raises(Refusal) as refused:
        files.store(b"", name="rỗng.txt", viewer=world.viewer("TKV"))
    assert refused.value.code == "file.empty"


@pytest.mark.parametrize("step", ["write", "fsync"])
def test_a_full_disk_is_said_and_leaves_nothing_behind(
    world: cast.World, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    with monkeypatch.context() as patched:
        if step == "fsync":
            patched.setattr(os, "fsync", full)
        else:
            patched.setattr(files, "_chunks", full)
        with pytest.raises(Refusal) as refused:
            files.store(PAGE, name="a.txt", viewer=world.viewer("TKV"))
    assert refused.value.code == "disk.full"
    assert "a.txt" in refused.value.sentence
    assert not [path for path in Path(settings.FILES).rglob("*") if path.is_file()]
    assert not StoredFile.objects.exists()
    assert files.store(PAGE, name="a.txt", viewer=world.viewer("TKV")).size == len(PAGE)


@pytest.mark.parametrize(
    "name",
    ["TỐI MẬT.docx", "Tờ trình_MẬT.docx", "Báo cáo (MẬT).pdf", "tuyệt mật - kế hoạch.docx", "05-BC-ĐU MẬT.docx"],
)
def test_a_name_that_bears_a_secrecy_mark_is_refused(world: cast.World, name: str) -> None:
    with pytest.raises(Refusal) as refused:
        files.store(PAGE, name=name, viewer=world.viewer("TKV"))
    assert refused.value.code == "secrecy.mark"
    assert not StoredFile.objects.exists()


@pytest.mark.parametrize("name", ["Quy chế bảo mật.docx", "Bí_mật_nhà_nước.pdf", "MẬT ĐỘ DÂN SỐ.xlsx", "Thân mật.txt"])
def test_a_name_that_only_has_the_syllable_is_taken(world: cast.World, name: str) -> None:
    assert files.store(PAGE, name=name, viewer=world.viewer("TKV")).name == name


def test_a_text_that_bears_a_secrecy_mark_is_refused_and_not_kept(world: cast.World) -> None:
    with pytest.raises(Refusal) as refused:
        files.store("TỐI MẬT\nKế hoạch.\n".encode(), name="a.txt", viewer=world.viewer("TKV"))
    assert refused.value.code == "secrecy.mark"
    assert not [path for path in Path(settings.FILES).rglob("*") if path.is_file()]


def test_a_name_is_cut_to_its_last_part_and_cleaned(world: cast.World) -> None:
    blob = files.store(PAGE, name="C:\\văn thư\\..\\Kế\u0323 hoạch\r\n<2026>.txt", viewer=world.viewer("TKV"))
    assert not set(blob.name) & set('\\/<>:"\r\n')
    assert blob.name.endswith("2026 .txt")


def _zip(*names: str) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, b"x")
    return packed.getvalue()


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        (b"%PDF-1.7\n...", "application/pdf"),
        (b"\x89PNG\r\n\x1a\n...", "image/png"),
        (b"<!DOCTYPE html><p>x", "text/html"),
        (b"\x00\x01\x02binary", "application/octet-stream"),
        (_zip("a.txt"), "application/zip"),
        (
            _zip("[Content_Types].xml", "word/document.xml"),
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ),
        (
            _zip("[Content_Types].xml", "xl/workbook.xml"),
            "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ),
    ],
)
def test_the_kind_is_told_by_content_and_not_by_name(world: cast.World, content: bytes, expected: str) -> None:
    assert files.store(content, name="a.txt", viewer=world.viewer("TKV")).type == expected


def _document(world: cast.World, blob: Blob) -> Issued:
    draft = world.draft("document", {"direction": "in", "abstract": "Báo cáo quý III"}, blobs=(blob,))
    return world.issue("TKV", draft)[0]


def test_a_side_downloads_the_bytes_and_an_outsider_meets_404(world: cast.World, client: Client) -> None:
    blob = files.store(PAGE, name="Báo cáo quý III.txt", viewer=world.viewer("TKV"))
    address = f"/van-ban/tep/{_document(world, blob).id}/{blob.sha256}/{quote(blob.name)}"
    client.force_login(cast.account(world, "MK"))
    answer = client.get(address)
    assert b"".join(answer.streaming_content) == PAGE  # type: ignore[attr-defined]
    assert answer["Content-Disposition"] == f"attachment; filename*=utf-8''{quote(blob.name)}"
    assert answer["X-Content-Type-Options"] == "nosniff"
    (noted,) = SensitiveView.objects.filter(what="documents.file")
    assert (noted.org, blob.sha256 in noted.subject) == (world.orgs["MK"], True)
    client.force_login(cast.account(world, "NGOAI"))
    assert client.get(address).status_code == 404
    assert SensitiveView.objects.count() == 1


def test_a_file_is_not_given_under_a_record_that_does_not_name_it(world: cast.World, clerk: Client) -> None:
    blob = files.store(PAGE, name="a.txt", viewer=world.viewer("TKV"))
    issued = _document(world, blob)
    given = clerk.get(f"/van-ban/tep/{issued.id}/{blob.sha256}/a.txt")
    assert b"".join(given.streaming_content) == PAGE  # type: ignore[attr-defined]
    assert clerk.get(f"/van-ban/tep/{uuid4()}/{blob.sha256}/a.txt").status_code == 404
    assert clerk.get(f"/van-ban/tep/{issued.id}/{'0' * 64}/a.txt").status_code == 404


def test_a_file_missing_on_disk_is_a_sentence_and_not_a_crash(world: cast.World, clerk: Client) -> None:
    blob = files.store(PAGE, name="a.txt", viewer=world.viewer("TKV"))
    address = f"/van-ban/tep/{_document(world, blob).id}/{blob.sha256}/a.txt"
    files.path_of(blob.sha256).unlink()
    answer = clerk.get(address)
    assert answer.status_code == 404
    assert "không còn trên máy chủ" in answer.content.decode()


def test_a_draft_may_name_only_files_its_own_organisation_brought(world: cast.World) -> None:
    blob = files.store(PAGE, name="a.txt", viewer=world.viewer("TKV"))
    assert files.held([blob.sha256], world.viewer("TKV")) == {blob.sha256: blob}
    assert files.held([blob.sha256], world.viewer("MK")) == {}
