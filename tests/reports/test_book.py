"""The Excel file of many cells: read back, it says what was put in, whatever that was."""

from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from zipfile import ZipFile

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from python_calamine import CalamineWorkbook

from phoihop.reports import book
from phoihop.reports.vectors import exact, written


@given(st.integers())
def test_a_number_is_written_as_it_is_whatever_its_size(millionths: int) -> None:
    assert Decimal(written(millionths, ".")) == exact(millionths)
    assert written(millionths, ".").replace(".", ",") == written(millionths)


def test_columns_are_called_as_a_spreadsheet_calls_them() -> None:
    called = [book.letters(column) for column in range(16_384)]
    assert [called[at] for at in (0, 25, 26, 51, 52, 701, 702, 16_383)] == [
        "A",
        "Z",
        "AA",
        "AZ",
        "BA",
        "ZZ",
        "AAA",
        "XFD",
    ]
    assert len(set(called)) == len(called)


def test_what_is_written_is_read_back_and_nothing_in_it_is_taken_for_markup() -> None:
    words = ["=1+1", '<a> & "b"', "Đảng ủy\x01 Than", "  hai dấu cách  "]
    rows = [
        book.row(1, [book.words(f"{book.letters(at)}1", text, book.TEXT) for at, text in enumerate(words)]),
        book.row(3, [book.numbers(3, ["A", "B", "C"], ["-1.5", "", "0.000001"], book.figure_style(6))]),
        book.row(4, [book.formula("A4", 'IF(A3<0,"",A3&B3)', book.figure_style(0), "7"), book.blank("B4", book.TEXT)]),
    ]
    page = book.Page(title="Số <&> liệu", widths=(20, 10), rows=rows, frozen=(1, 1))
    content = book.whole([page, replace(page, title="Khác")])
    for part in (file := ZipFile(BytesIO(content))).namelist():
        etree.fromstring(file.read(part))
    sheet, _other = (read := CalamineWorkbook.from_filelike(BytesIO(content))).sheet_names
    assert sheet == "Số <&> liệu"
    first, _second, third, fourth = read.get_sheet_by_name(sheet).to_python(skip_empty_area=False)
    assert first == ["=1+1", '<a> & "b"', "Đảng ủy Than", "  hai dấu cách  "]
    assert third[:3] == [-1.5, "", 0.000001]
    assert fourth[0] == 7
