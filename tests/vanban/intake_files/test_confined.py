"""PDF, spreadsheets and mail: what they hold, and what happens when their process is stopped."""

from datetime import datetime
from email.message import EmailMessage

import pytest

from vanban.intake_files import DEFAULT, Limits, Opened, Refused, open_bytes

from . import encoders, made


def opened(data: bytes, name: str = "a") -> Opened:
    found = open_bytes(name, data)
    assert isinstance(found, Opened), found
    return found


def code(data: bytes, limits: Limits = DEFAULT) -> str:
    found = open_bytes("a", data, limits=limits)
    assert isinstance(found, Refused), found
    return found.code


def test_a_pdf_with_text_is_read_page_by_page() -> None:
    found = opened(made.pdf(b"Trang mot noi dung", b"Trang hai noi dung", b""))
    assert found.kind == "pdf"
    assert found.text.split("\n") == ["Trang mot noi dung", "Trang hai noi dung", ""]
    assert [found.text[at : at + 9] for at in found.pages] == ["Trang mot", "Trang hai", ""]
    assert found.warnings == ("Trang 3 không có chữ, có thể là ảnh. Đối chiếu với bản gốc.",)


def test_a_pdf_in_an_old_font_is_converted() -> None:
    found = opened(made.pdf(encoders.tcvn3("Thông báo kết luận của đồng chí Bí thư").encode("latin-1")))
    assert found.text == "Thông báo kết luận của đồng chí Bí thư"
    assert found.needs_confirmation


def test_a_mark_in_a_pdf_is_refused_with_its_page() -> None:
    page = encoders.tcvn3("Kế hoạch phối hợp công tác năm của hai đơn vị").encode("latin-1")
    found = open_bytes("a.pdf", made.pdf(page, "TèI MËT".encode("latin-1")))
    assert found == Refused("secret", "Văn bản có dấu TỐI MẬT ở trang 2. Hệ thống không nhận; tệp không được lưu.")


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (made.pdf(b"", b""), "scan"),
        (made.pdf(b"Scanned by CamScanner"), "scan"),
        (b"%PDF-1.7\n", "damaged_pdf"),
        (made.pdf(b"Noi dung dai")[:120], "damaged_pdf"),
    ],
)
def test_a_pdf_without_text_or_damaged_is_refused(data: bytes, expected: str) -> None:
    assert code(data) == expected


def test_a_pdf_with_a_password_is_refused() -> None:
    from io import BytesIO

    from pypdf import PdfReader, PdfWriter

    def locked(user: str) -> bytes:
        writer = PdfWriter(clone_from=PdfReader(BytesIO(made.pdf(b"Noi dung can doc"))))
        writer.encrypt(user_password=user, owner_password="chu", algorithm="RC4-128")
        out = BytesIO()
        writer.write(out)
        return out.getvalue()

    assert code(locked("bi-mat")) == "password"
    assert opened(locked("")).text == "Noi dung can doc"


def test_a_pdf_whose_pages_run_in_a_circle_is_refused() -> None:
    data = made.pdf(b"Noi dung").replace(b"/Kids [4 0 R]", b"/Kids [2 0 R]")
    assert code(data) in ("damaged_pdf", "too_heavy")


def test_too_many_pages_are_refused() -> None:
    data = made.pdf(*[b"Noi dung trang"] * 5)
    assert code(data, Limits(pages=4)) == "too_heavy"
    assert isinstance(open_bytes("a", data, limits=Limits(pages=5)), Opened)


def test_a_process_that_takes_too_long_refuses_the_file() -> None:
    data = made.pdf(b"Noi dung can doc")
    assert code(data, Limits(child_seconds=0)) == "too_heavy"
    assert isinstance(open_bytes("a", data), Opened)


def test_every_sheet_is_a_table_with_offsets() -> None:
    rows = [["TT", "Nội dung", "Kế hoạch"], [1, "Đào lò", 102.5], [], [2, "Đồng bộ", 1234567], ["", "Tỷ lệ", 0.1 + 0.2]]
    found = opened(made.xlsx(**{"Quý III": rows, "Ghi chú": [["Ước thực hiện"]], "Trống": []}))
    assert found.kind == "xlsx"
    assert [table.title for table in found.tables] == ["Quý III", "Ghi chú"]
    assert [[c.text for c in row] for row in found.tables[0].rows] == [
        ["TT", "Nội dung", "Kế hoạch"],
        ["1", "Đào lò", "102,5"],
        ["2", "Đồng bộ", "1234567"],
        ["", "Tỷ lệ", "0,3"],
    ]
    assert all(found.text[c.start : c.end] == c.text for t in found.tables for row in t.rows for c in row)
    assert found.text.startswith("Quý III\nTT\tNội dung\tKế hoạch\n1\tĐào lò\t102,5\n")


def test_dates_are_written_as_offices_write_them() -> None:
    import io

    import xlsxwriter

    out = io.BytesIO()
    with xlsxwriter.Workbook(out) as book:
        form = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
        sheet = book.add_worksheet("A")
        sheet.write_datetime(0, 0, datetime(2026, 3, 5), form)  # noqa: DTZ001
        sheet.write_datetime(0, 1, datetime(2026, 3, 5, 14, 30), form)  # noqa: DTZ001
        sheet.write_boolean(0, 2, True)
        book.add_worksheet("B").write(0, 0, "x")
        book.worksheets()[1].hide()
    found = opened(out.getvalue())
    assert [c.text for c in found.tables[0].rows[0]] == ["05/03/2026", "05/03/2026 14:30", "Đúng"]
    assert found.warnings == ("Tệp có trang tính ẩn; nội dung trang ẩn cũng được đọc.",)


def test_a_mark_in_a_cell_stops_the_spreadsheet() -> None:
    assert code(made.xlsx(A=[["Tên", "Ghi chú"], ["Kế hoạch", "TUYỆT MẬT"]])) == "secret"
    assert isinstance(open_bytes("a", made.xlsx(A=[["Tên", "Ghi chú"], ["Kế hoạch", "bảo mật"]])), Opened)


def test_two_cells_at_the_ends_of_a_sheet_do_not_fill_the_memory() -> None:
    import io

    import xlsxwriter

    def stretched(row: int, column: int) -> bytes:
        out = io.BytesIO()
        with xlsxwriter.Workbook(out) as book:
            sheet = book.add_worksheet("A")
            sheet.write(0, 0, 1)
            sheet.write(row, column, 2)
        return out.getvalue()

    assert code(stretched(1_048_575, 16_383)) == "too_heavy"
    # Small enough to be had without a limit, too large with this one.
    some = Limits(child_memory=400 * 1024 * 1024)
    assert code(stretched(40_000, 500), some) == "too_heavy"
    assert isinstance(open_bytes("a", stretched(40, 50), limits=some), Opened)


@pytest.mark.parametrize("part", ["xl/workbook.xml", "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml"])
def test_a_broken_or_unsafe_spreadsheet_is_refused(part: str) -> None:
    whole = made.xlsx(A=[["Nội dung", "b"]])
    assert isinstance(open_bytes("a", whole), Opened)
    assert code(made.replaced(whole, part, b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')) == "doctype"
    assert code(made.replaced(whole, part, made.entry(whole, part)[:150])) in ("damaged_xlsx", "no_text")


def mail(html: str | None = None, attached: bytes | None = None) -> bytes:
    message = EmailMessage()
    message["Subject"] = "Thông báo họp"
    message["From"] = "Văn thư <a@example.org>"
    message["To"] = "b@example.org"
    message.set_content("Kính mời đồng chí dự họp.\n")
    if html is not None:
        message.add_alternative(html, subtype="html")
    if attached is not None:
        message.add_attachment(attached, maintype="application", subtype="pdf", filename="Giấy mời.pdf")
    return message.as_bytes()


def test_a_mail_gives_its_head_and_its_plain_text() -> None:
    found = opened(mail("<p>Bản web</p>", b"%PDF"))
    assert found.kind == "eml"
    assert found.text.splitlines() == [
        "Chủ đề: Thông báo họp", "Từ: Văn thư <a@example.org>", "Đến: b@example.org", "", "Kính mời đồng chí dự họp.",
    ]  # fmt: skip
    assert found.warnings == ("Thư kèm 1 tệp, không được đọc: Giấy mời.pdf. Tải lên riêng tệp cần dùng.",)


def test_a_mail_with_html_only_is_read_as_a_page() -> None:
    head = b"From: a@b.vn\r\nTo: c@d.vn\r\nSubject: A\r\nContent-Type: text/html; charset=utf-8\r\n\r\n"
    found = opened(head + "<p>Đảng ủy</p><p>họp</p>".encode())
    assert found.text.endswith("\n\nĐảng ủy\n\nhọp")


def test_a_mail_in_an_old_font_is_converted() -> None:
    head = b"From: a@b.vn\r\nTo: c@d.vn\r\nSubject: A\r\nContent-Type: text/plain; charset=iso-8859-1\r\n\r\n"
    found = opened(head + encoders.tcvn3(made.NOTICE).encode("latin-1"))
    assert found.text.endswith(made.NOTICE)
    assert found.needs_confirmation


def test_a_letter_that_begins_like_a_mail_head_stays_a_text() -> None:
    assert opened(b"To: Ban A\nNoi dung hop ngay mai.\n").kind == "txt"


def test_a_mail_of_endless_parts_is_refused() -> None:
    head = b"From: a@b.vn\r\nTo: c@d.vn\r\nSubject: A\r\nMIME-Version: 1.0\r\n"
    parts = b"Content-Type: multipart/mixed; boundary=x\r\n\r\n" + b"--x\r\n\r\na\r\n" * 2000 + b"--x--"
    assert code(head + parts) == "too_heavy"
    deep = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\r\n\r\n--b%d\r\n" % (i, i) for i in range(3000))
    assert code(head + deep) in ("damaged_eml", "too_heavy")
