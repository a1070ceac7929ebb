"""Files made for the tests: nothing is read from disk, so every byte of a sample can be seen here."""

import io
import zipfile
from collections.abc import Sequence
from typing import Any

import xlsxwriter
from docx import Document

NOTICE = (
    "Thông báo kết luận hội nghị giao ban quý III.\n"
    "Đồng chí Bí thư Đảng ủy yêu cầu các đơn vị khẩn trương hoàn thành chỉ tiêu sản lượng đã được giao.\n"
    "Văn phòng Đảng ủy phối hợp với phường rà soát kiến nghị của cử tri về môi trường và nhà ở công nhân.\n"
)


def docx(build: Any) -> bytes:
    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def docx_of(*paragraphs: str) -> bytes:
    return docx(lambda d: [d.add_paragraph(p) for p in paragraphs])


def xlsx(**sheets: Sequence[Sequence[object]]) -> bytes:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            for at, row in enumerate(rows):
                sheet.write_row(at, 0, row)
    return out.getvalue()


def zipped(entries: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in entries.items():
            archive.writestr(name, data)
    return out.getvalue()


def replaced(container: bytes, name: str, data: bytes) -> bytes:
    """The container with one entry replaced or added."""
    with zipfile.ZipFile(io.BytesIO(container)) as archive:
        entries = {info.filename: archive.read(info) for info in archive.infolist()}
    return zipped(entries | {name: data})


def entry(container: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(container)) as archive:
        return archive.read(name)


def pdf(*pages: bytes) -> bytes:
    """A PDF with one line of WinAnsi text on each page, empty bytes for a page without text."""
    count = len(pages)
    objects: list[bytes] = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>" % (b" ".join(b"%d 0 R" % (4 + 2 * i) for i in range(count)), count),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for at, text in enumerate(pages):
        escaped = text.replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")
        content = b"BT /F1 12 Tf 72 720 Td (%s) Tj ET" % escaped if text else b"q Q"
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents %d 0 R"
            b" /Resources << /Font << /F1 3 0 R >> >> >>" % (5 + 2 * at)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(content), content))
    out = b"%PDF-1.4\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    return out + b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, start)


def ole(*streams: str) -> bytes:
    """The beginning of a compound file (old Office) whose directory names these streams."""
    names = b"".join(s.encode("utf-16-le").ljust(64, b"\x00") for s in streams)
    return b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504) + names + bytes(512)
