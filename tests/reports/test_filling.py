"""The sheet a unit fills in: its own figures come back as they were, what is missing is told truly."""

import re
from datetime import UTC, datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from phoihop.records.actors import Role
from phoihop.reports.models import Report
from tests.intake.desk import words
from tests.reports import office as made
from tests.reports.office import Office
from tests.reports.test_pages import DECLARED, LIST, _filled, _upload, at, send, sheet


@pytest.fixture(autouse=True)
def _autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 9, 16, 2, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def boxes(page: str) -> dict[str, str]:
    """The figures in the boxes of a sheet, as a browser would send them."""
    return dict(re.findall(r'name="([tp]-[a-z-]+)" value="([^"]*)"', page))


@pytest.mark.parametrize("figure", ["1500", "12500", "1234567", "-1500", "0"])
def test_a_figure_that_was_sent_is_read_back_unasked(office: Office, client: Client, figure: str) -> None:
    _issued, first = office.report("A", "2026-q3", than=(f"{figure}.5", figure), nguoi=figure)
    office.answer("report_return", "A", first, text="Bổ sung lời")
    at(office.world, client, "A", Role.UNIT)
    again = boxes(client.get(sheet(office)).content.decode())
    reasons = {"n-than": "Có lý do", "n-nguoi": "Có lý do"}  # a count below nothing wants one
    assert send(client, office, **again, **reasons).status_code == 303, again
    read = [{**one} for one in Report.objects.get(no=2).data["figures"]]
    assert [one.pop("note") for one in read] == list(reasons.values())
    assert read == first.data["figures"]


SHARE = {
    "code": "ty-le",
    "name": "Tỷ lệ dự học",
    "unit": "%",
    "flavour": "ratio",
    "of": ["du", "dang-vien"],
    "factor": 100,
}
STUDY = [
    {"code": "du", "name": "Dự học", "unit": "người", "flavour": "stock", "planned": False},
    {"code": "dang-vien", "name": "Đảng viên", "unit": "người", "flavour": "stock", "planned": False},
    {"code": "lai", "name": "Lợi nhuận", "unit": "tỷ đồng", "flavour": "flow", "planned": False},
    SHARE,
]


def test_a_figure_that_can_hardly_be_wants_a_reason_and_is_shown_to_the_receiver(
    office: Office, client: Client
) -> None:
    sections = [{"code": "hoc", "title": "Học tập", "block": "figures", "lines": STUDY}]
    one = made.regime(office.world, "MID", ("A", "B"), sections=sections)
    address = f"{LIST}{one.id}/2026-q3/"
    typed = {**DECLARED, "t-du": "700", "t-dang-vien": "50", "t-lai": "-5"}
    at(office.world, client, "A", Role.UNIT)
    computed = words(client.post(f"{address}nhap/tinh/", typed))
    part = "Lớn hơn “Đảng viên” (50), nên “Tỷ lệ dự học” quá 100%. Sửa số; nếu số đúng thì ghi lý do."
    below = "Số nhỏ hơn 0. Sửa số; nếu số đúng thì ghi lý do."
    refused = client.post(f"{address}nhap/", {**typed, "once": str(uuid4())})
    assert refused.status_code == 422
    for said in (computed, words(refused)):
        assert part in said
        assert below in said
        assert "2 ô cần ghi lý do" in said
    assert not Report.objects.exists()
    reasons = {"n-du": "Gồm cả quần chúng", "n-lai": "Lỗ do bão"}
    assert part in words(client.post(f"{address}nhap/", {**typed, "n-lai": "Lỗ", "once": str(uuid4())}))
    assert client.post(f"{address}nhap/", {**typed, **reasons, "once": str(uuid4())}).status_code == 303
    at(office.world, client, "B", Role.UNIT)
    clean = {**typed, "t-du": "50", "t-lai": "0"}
    assert client.post(f"{address}nhap/", {**clean, "once": str(uuid4())}).status_code == 303
    at(office.world, client, "MID")
    reports = {report.unit: report.pk for report in Report.objects.all()}
    shown = words(client.get(f"{LIST}ban/{reports[office.world.orgs['A']]}/"))
    assert "Xem lại thực hiện. Lớn hơn “Đảng viên” (50), nên “Tỷ lệ dự học” quá 100%." in shown
    assert "Lý do: Lỗ do bão Xem lại thực hiện. Số nhỏ hơn 0." in shown
    assert "Xem lại" not in words(client.get(f"{LIST}ban/{reports[office.world.orgs['B']]}/"))
    client.post(f"{address}tiep-nhan/", {**DECLARED, "once": str(uuid4()), "chosen": list(map(str, reports.values()))})
    shown = words(client.get(f"{LIST}{one.id}/"))
    assert "Đã tiếp nhận 1 báo cáo. Mở từng báo cáo" in shown
    assert "để xem: Đảng ủy A." in shown


def test_an_uploaded_figure_that_can_hardly_be_is_named_with_its_cell(office: Office, client: Client) -> None:
    at(office.world, client, "A")
    blank = client.get(f"{LIST}{office.mid.id}/2026-q3/bieu-mau/").content
    answer = _upload(client, office, _filled(blank, {"E9": -5, "E8": 7}))
    assert answer.status_code == 422
    said = "Trang “Số liệu”, ô E9: Số nhỏ hơn 0. Sửa số; nếu số đúng thì ghi lý do ở ô H9."
    assert said in words(answer)
    assert _upload(client, office, _filled(blank, {"E9": -5, "E8": 7, "H9": "Số điều chỉnh"})).status_code == 303


def test_the_downloaded_file_goes_on_from_the_draft(office: Office, client: Client) -> None:
    at(office.world, client, "A")
    left = {
        "t-than": "90,5",
        "p-than": "1.234",
        "t-nguoi": "1500",
        "u-nguoi": "on",
        "n-nguoi": "Ước",
        "v-kn": "Đề nghị",
    }
    client.post(f"{sheet(office)}luu/", {"once": str(uuid4()), **left})
    file = client.get(f"{LIST}{office.mid.id}/2026-q3/bieu-mau/").content
    assert "ô D8: “1.234” có hai cách hiểu." in words(_upload(client, office, _filled(file, {})))
    assert _upload(client, office, _filled(file, {"D8": 1234})).status_code == 303
    page = client.get(sheet(office)).content.decode()
    assert boxes(page) == {"p-than": "1234", "t-than": "90,5", "t-nguoi": "1500"}
    assert re.search(r'name="u-nguoi" value="on" checked', page)
    assert "Đề nghị</textarea>" in page


def test_what_is_missing_is_told_truly(office: Office, client: Client) -> None:
    at(office.world, client, "A")

    def said(typed: dict[str, str]) -> str:
        return words(client.post(f"{sheet(office)}tinh/", typed))

    nothing = said({})
    assert "Còn 2 ô thực hiện để trống · 1/1 mục bằng lời còn để trống" in nothing
    unread = said({"t-than": "1.234", "t-nguoi": "mười", "v-kn": "Có"})
    assert "Đã nhập đủ các ô thực hiện · 2 ô chưa đọc được · đã viết đủ các mục bằng lời" in unread
    assert "“1.234” có thể là 1234 hoặc 1,234." in unread  # at its cell, as one leaves it
    assert "“mười” không phải một con số." in unread
    clear = said({"t-than": "1234", "t-nguoi": "10", "v-kn": "Có"})
    assert "chưa đọc được" not in clear
    assert "không phải" not in clear
    one = made.regime(office.world, "MID", ("A",), sections=[made.SECTIONS[1]])
    page = words(client.get(f"{LIST}{one.id}/2026-q3/nhap/"))
    assert "1/1 mục bằng lời còn để trống" in page
    assert "ô thực hiện" not in page
