"""Every refusal has its own sentence; sizes are looked at before anything is read."""

import io
import random
import re
import struct
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from vanban.intake_files import DEFAULT, Limits, Opened, Refused, open_bytes, open_text
from vanban.intake_files.refusals import CODES, refusal

from . import made


def code(data: bytes, limits: Limits = DEFAULT, name: str = "a.txt") -> str:
    found = open_bytes(name, data, limits=limits)
    assert isinstance(found, Refused), found
    return found.code


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (made.ole("EncryptedPackage"), "password"),
        (made.ole("WordDocument"), "old_word"),
        (made.ole("Workbook"), "old_excel"),
        (made.ole("PowerPoint Document"), "slides"),
        (made.ole("__substg1.0_001A001E"), "outlook"),
        (made.ole("Contents"), "old_office"),
        (b"{\\rtf1\\ansi abc}", "rtf"),
        (b"\x89PNG\r\n\x1a\n" + bytes(50), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(50), "image"),
        (b"Rar!\x1a\x07\x00" + bytes(50), "archive"),
        (b"7z\xbc\xaf\x27\x1c" + bytes(50), "archive"),
        (made.zipped({"a.txt": b"a"}), "archive"),
        (made.zipped({"a.txt": b"a", "b.ZIP": b"PK"}), "nested_archive"),
        (made.zipped({"a.docx": made.docx_of("a")}), "nested_archive"),
        (made.zipped({"ppt/presentation.xml": b"<a/>"}), "slides"),
        (made.zipped({"xl/workbook.bin": b"a"}), "binary_excel"),
        (
            made.zipped({"mimetype": b"application/vnd.oasis.opendocument.text", "content.xml": b"<a/>"}),
            "open_document",
        ),
        (made.zipped({"word/media/a.png": b"a"}), "damaged_docx"),
        (made.zipped({"xl/media/a.png": b"a"}), "damaged_xlsx"),
        (b"PK\x03\x04" + bytes(100), "damaged_zip"),
        (made.docx_of("Nội dung")[:-30], "damaged_zip"),
        (b"MZ\x90\x00\x03\x00\x00\x00" + bytes(range(256)) * 4, "binary"),
    ],
)
def test_each_kind_of_unreadable_file_has_its_own_refusal(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_every_sentence_says_what_is_wrong_and_what_to_do() -> None:
    for name in CODES - {"too_large", "too_much_text", "secret"}:
        sentence = refusal(name).refused.sentence
        assert re.fullmatch(r"[^.!]+(?:\(\.\w+(?:, \.\w+)?\)[^.!]*)?(?:\.docx[^.!]*|\.xlsx[^.!]*)*\. .+\.", sentence), (
            sentence
        )
        assert len(sentence) <= 120
        assert "!" not in sentence
    assert (
        len({refusal(name).refused.sentence for name in CODES - {"too_large", "too_much_text", "secret"}})
        == len(CODES) - 3
    )


class Counted(io.RawIOBase):
    """A stream of zeros that counts what is read from it."""

    def __init__(self, size: int, seekable: bool) -> None:
        self.size, self.at, self.given, self.can_seek = size, 0, 0, seekable

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return self.can_seek

    def seek(self, offset: int, whence: int = 0) -> int:
        self.at = offset + (0, self.at, self.size)[whence]
        return self.at

    def tell(self) -> int:
        return self.at

    def read(self, size: int = -1) -> bytes:
        size = self.size - self.at if size < 0 else min(size, self.size - self.at)
        self.at += size
        self.given += size
        return bytes(size)


def test_a_file_of_200_mb_is_refused_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "a.docx"
    with path.open("wb") as file:
        file.truncate(200 * 1024 * 1024)
    found = open_bytes("a.docx", path)
    assert found == Refused("too_large", "Tệp 200 MB, vượt mức 50 MB. Tách tệp rồi tải lên từng phần.")


@pytest.mark.parametrize(("seekable", "seen"), [(True, "Tệp 200 MB, vượt"), (False, "Tệp vượt")])
def test_a_stream_is_never_read_beyond_the_limit(seekable: bool, seen: str) -> None:
    limits = Limits(file=1024 * 1024)
    stream = Counted(200 * 1024 * 1024, seekable)
    found = open_bytes("a", stream, limits=limits)  # type: ignore[arg-type]
    assert found == Refused("too_large", f"{seen} mức 1 MB. Tách tệp rồi tải lên từng phần.")
    assert stream.given <= limits.file + 1


def test_paths_and_streams_open_like_bytes(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Đảng ủy".encode())
    assert open_bytes("a.txt", path) == open_bytes("a.txt", io.BytesIO("Đảng ủy".encode()))
    found = open_bytes("a.txt", tmp_path / "khong-co.txt")
    assert isinstance(found, Refused)
    assert found.code == "unreadable"


def test_more_text_than_the_limit_is_refused_and_the_limit_itself_taken() -> None:
    limits = Limits(text=1000)
    assert isinstance(open_bytes("a", b"a" * 1000, limits=limits), Opened)
    assert code(b"a" * 1001, limits) == "too_much_text"
    assert code("ộ".encode() * 334, limits) == "too_much_text"
    assert isinstance(open_text("a" * 1000, limits=limits), Opened)
    assert isinstance(open_text("a" * 1001, limits=limits), Refused)


def test_a_bomb_is_refused_by_its_directory() -> None:
    bomb = made.replaced(made.docx_of("a"), "word/document.xml", b" " * 40_000_000)
    assert len(bomb) < 200_000
    assert code(bomb) == "zip_bomb"
    hidden = made.zipped(
        {"word/document.xml": b" " * 30_000_000, "word/media/a.png": random.Random(1).randbytes(400_000)}
    )
    assert code(hidden) == "zip_bomb"
    many = made.zipped({f"word/{i}.xml": b" " * 900_000 for i in range(80)})
    assert code(many) == "zip_bomb"
    assert code(made.docx_of("a"), Limits(zip_total=1000)) == "zip_bomb"
    assert code(made.docx_of("a"), Limits(zip_entries=3)) == "zip_bomb"
    assert code(made.docx_of("a"), Limits(zip_directory=100)) == "zip_bomb"


def test_a_bomb_that_lies_about_its_size_is_stopped_while_it_is_unpacked() -> None:
    honest = made.zipped({"word/document.xml": b" " * 3_000_000})
    lying = bytearray(honest)
    at = honest.index(b"PK\x01\x02")
    struct.pack_into("<L", lying, at + 24, 500)
    struct.pack_into("<L", lying, 22, 500)
    assert code(bytes(lying)) in ("damaged_docx", "zip_bomb")


def test_an_encrypted_entry_is_a_password() -> None:
    data = bytearray(made.zipped({"word/document.xml": b"<a/>"}))
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    assert code(bytes(data)) == "password"


def test_a_method_that_cannot_be_unpacked_in_steps_is_refused() -> None:
    data = made.zipped({"word/document.xml": b"<a/>" * 100}, zipfile.ZIP_LZMA)
    assert code(data) == "damaged_docx"


def test_a_kind_that_differs_from_the_name_is_said() -> None:
    found = open_bytes("a.docx", "Nội dung".encode())
    assert isinstance(found, Opened)
    assert found.warnings == ("Tên tệp ghi .docx nhưng nội dung là văn bản thuần. Đã đọc theo nội dung.",)
    found = open_bytes("a.txt", made.docx_of("Nội dung"))
    assert isinstance(found, Opened)
    assert found.warnings == ("Tên tệp ghi .txt nhưng nội dung là tệp Word. Đã đọc theo nội dung.",)


def test_the_package_loads_without_the_heavy_libraries() -> None:
    script = (
        "import sys, vanban.intake_files; "
        "print(*[m for m in ('lxml', 'pypdf', 'python_calamine', 'docx', 'email') if m in sys.modules])"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        check=True,
        env={"PYTHONPATH": ":".join(sys.path)},
    )
    assert done.stdout.strip() == ""
