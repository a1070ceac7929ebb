"""Whatever the bytes, opening gives a text or a refusal, and never an exception."""

from collections.abc import Callable

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from vanban.intake_files import DEFAULT, Limits, Opened, Refused, open_bytes, open_text, pdf_file, xlsx_file
from vanban.intake_files.refusals import CODES
from vanban.intake_files.results import Extracted, RefusalError

from . import encoders, made


def check(data: bytes) -> None:
    found = open_bytes("a.docx", data, limits=Limits(text=100_000))
    if isinstance(found, Refused):
        assert found.code in CODES
    else:
        assert found.text.strip()
        assert all(found.text[c.start : c.end] == c.text for t in found.tables for row in t.rows for c in row)


DOCX = made.docx(lambda d: (d.add_paragraph("Nội dung", style="List Number"), d.add_table(2, 2)))
XLSX = made.xlsx(A=[["TT", "Việc"], [1, "Đào lò"]])
PDF = made.pdf(b"Noi dung can doc", b"Trang hai")
MAGIC = (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"<html>", b"\xff\xfe", b"\xef\xbb\xbf", b"{\\rtf")


@settings(deadline=None)
@given(st.sampled_from(MAGIC), st.binary(max_size=300))
def test_random_bytes(magic: bytes, tail: bytes) -> None:
    check(magic + tail)


Changes = list[tuple[float, int]]
CHANGES = st.lists(st.tuples(st.floats(0, 1, exclude_max=True), st.integers(0, 255)), min_size=1, max_size=8)


def changed(data: bytes, changes: Changes, cut: float) -> bytes:
    out = bytearray(data)
    for at, value in changes:
        out[int(at * len(out))] = value
    return bytes(out[: int(cut * len(out))]) if cut > 0.5 else bytes(out)


@settings(max_examples=50, deadline=None)
@given(CHANGES, st.floats(0, 1))
def test_a_word_file_with_changed_bytes(changes: Changes, cut: float) -> None:
    check(changed(DOCX, changes, cut))


@settings(max_examples=50, deadline=None)
@given(st.sampled_from(["word/document.xml", "word/styles.xml", "word/numbering.xml"]), CHANGES, st.floats(0, 1))
def test_a_word_file_with_changed_parts(part: str, changes: Changes, cut: float) -> None:
    check(made.replaced(DOCX, part, changed(made.entry(DOCX, part), changes, cut)))


@settings(max_examples=10, deadline=None)
@given(st.sampled_from([XLSX, PDF]), CHANGES, st.floats(0, 1))
def test_a_confined_file_with_changed_bytes(whole: bytes, changes: Changes, cut: float) -> None:
    check(changed(whole, changes, cut))


@pytest.mark.parametrize(("read", "whole"), [(pdf_file.read, PDF), (xlsx_file.read, XLSX)])
def test_the_readers_themselves_survive_changed_bytes(read: Callable[[bytes, Limits], Extracted], whole: bytes) -> None:
    # In this process, so that many changes can be tried; the confined process adds limits of time and memory.
    assert read(whole, DEFAULT).marked

    @settings(max_examples=60, deadline=None)
    @given(CHANGES, st.floats(0, 1))
    @example(changes=[(0.921875, 0)], cut=0.0)  # a sheet whose part is no longer found
    def survives(changes: Changes, cut: float) -> None:
        code = None
        try:
            read(changed(whole, changes, cut), DEFAULT)
        except RefusalError as stopped:
            code = stopped.refused.code
        assert code is None or code in CODES

    survives()


@settings(deadline=None)
@given(st.text(), st.sampled_from(["tcvn3", "vni", "viqr"]))
def test_any_text_in_any_dress(text: str, name: str) -> None:
    found = open_text(getattr(encoders, name)(text))
    assert isinstance(found, Opened | Refused)


@pytest.mark.parametrize(
    "text",
    [
        " " * 100_000,
        "a" + " " * 100_000 + "b",
        "m" + " " * 100_000 + "ậ" + " " * 100_000 + "t",
        "MẬ" * 30_000,
        "số 1-" + "x " * 60_000 + "MẬT",
        "(" * 100_000 + ")" * 100_000,
        "a^" * 60_000,
        "'`?~." * 12_000,
        "a." * 30_000 + "\n" * 60_000,
        "Ð" * 60_000,
        "a\u0301" * 60_000,
        "a" + "\u0301" * 60_000,
        "©" * 60_000,
        "\n" * 60_000 + "MẬT độ mật:" * 6_000,
        "độ mật: " * 8_000,
        "tài liệu mật " * 5_000,
        "<" * 60_000,
    ],
    ids=range(17),
)
def test_a_long_monotonous_text_is_answered(text: str) -> None:
    assert isinstance(open_text(text), Opened | Refused)
    assert isinstance(open_bytes("a.html", b"<html>" + text.encode()), Opened | Refused)
