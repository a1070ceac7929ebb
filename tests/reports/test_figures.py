"""Figures as one looks at them: who sent in time, how a figure ran, where else it was reported."""

from datetime import UTC, date, datetime
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone

from phoihop.records.door import HOME
from phoihop.records.kinds import Draft
from phoihop.reports.models import ReportAcceptance
from tests.intake.desk import words
from tests.reports import office as made
from tests.reports.office import Office
from tests.reports.test_pages import DECLARED, LIST, at, total


@pytest.fixture(autouse=True)
def _autumn(monkeypatch: pytest.MonkeyPatch) -> None:
    moment = datetime(2026, 9, 16, 2, 0, tzinfo=UTC)
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_who_sent_in_time_is_seen_at_a_glance_and_read_in_words(office: Office, client: Client) -> None:
    office.world.on(date(2026, 6, 20))
    office.report("A", "2026-q2", than="10")
    office.world.on(date(2026, 6, 16))
    office.report("B", "2026-q2", than="10")
    at(office.world, client, "MID")
    page = client.get(f"{LIST}{office.mid.id}/nhip/")
    shown = page.content.decode()
    assert "<title>Đảng ủy A, quý II/2026: Đã gửi, chờ tiếp nhận</title>" in shown
    assert 'class="fill late-1"' in shown
    assert 'class="fill in-time"' in shown
    assert "<title>Đảng ủy C, quý II/2026: Quá hạn 91" in shown
    assert 'aria-label="3 đơn vị, 11 kỳ: đúng hạn 1, gửi chậm 1, chưa gửi 28"' in shown
    assert "Đảng ủy C Quá hạn" in words(page)
    assert "Nhịp nộp" in words(client.get(f"{LIST}{office.mid.id}/"))
    assert at(office.world, client, "A").get(f"{LIST}{office.mid.id}/nhip/").status_code == 404


def test_a_figure_s_course_is_drawn_and_tabled(office: Office, client: Client) -> None:
    office.accepted("A", "2025-q3", than=("100", "80"))
    office.accepted("A", "2026-q3", than=("100", "90"))
    at(office.world, client, "MID")
    page = client.get(f"{total(office.mid)}than/")
    assert "quý III/2026: thực hiện 90,0 (mới có 1/3 đơn vị), kế hoạch 100,0, cùng kỳ 80,0" in page.content.decode()
    assert "Kỳ Kế hoạch Thực hiện % KH Cùng kỳ % cùng kỳ quý III/2025 mới có 1/3 đơn vị 100,0 80,0 80,0" in words(page)


def test_a_period_in_which_units_are_missing_is_marked_and_no_fall(office: Office, client: Client) -> None:
    for unit in ("A", "B", "C"):
        office.accepted(unit, "2026-q2", than="30")
    office.accepted("A", "2026-q3", than="30")
    at(office.world, client, "MID")
    page = client.get(total(office.mid))
    assert "chưa đủ đơn vị: quý III/2026 mới có 1/3" in page.content.decode()
    assert 'class="hollow"' in page.content.decode()
    assert "vòng rỗng là kỳ chưa đủ đơn vị (quý III/2026 mới có 1/3)." in words(page)
    course = client.get(f"{total(office.mid)}than/")
    assert "quý III/2026: thực hiện 30,0 (mới có 1/3 đơn vị)" in course.content.decode()
    assert "quý II/2026: thực hiện 90,0, kế hoạch" in course.content.decode()
    assert "quý III/2026 mới có 1/3 đơn vị –" in words(course)
    # The level above does not know how many there are below: its fullest period says.
    at(office.world, client, "TOP")
    assert "(quý III/2026 mới có 1/3)" in words(client.get(total(office.top)))
    for unit in ("B", "C"):
        office.accepted(unit, "2026-q3", than="30")
    assert "chưa đủ đơn vị" not in client.get(total(office.top)).content.decode()
    at(office.world, client, "MID")
    assert "chưa đủ đơn vị" not in client.get(total(office.mid)).content.decode()


def test_one_figure_serves_two_reports_and_both_say_where_they_differ(
    office: Office, client: Client, django_assert_num_queries: Any
) -> None:
    world = office.world
    known = {"name": "Than sạch", "unit": "nghìn tấn", "flavour": "flow", "decimals": 1}
    indicator = Draft(kind="indicator", rec=uuid4(), data=known, to=(world.orgs["MID"],))
    world.issue("MID", indicator, place=HOME)
    line = {**made.LINES[0], "indicator": dict(world.ref("MID", indicator))}
    sections = [{**made.SECTIONS[0], "lines": [line, *made.LINES[1:]]}]
    first, second = (
        made.regime(world, "MID", ("A", "B"), title=title, sections=sections) for title in ("Sản xuất", "Thi đua")
    )
    issued, _draft = office.report("A", "2026-q3", under=first, than=("100", "90.5"))
    at(world, client, "A")
    address = f"{LIST}{second.id}/2026-q3/nhap/"
    with django_assert_num_queries(6):
        shown = words(client.get(address))
    assert "Đã báo cáo 90,5 ở Sản xuất Dùng số này" in shown
    assert 'value="90,5"' not in client.get(address).content.decode()  # offered, not filled in
    key = str(uuid4())
    client.post(f"{address}luu/", {"once": key, "take": f"than:{issued.id}"})
    page = client.get(address)
    assert 'name="t-than" value="90,5"' in page.content.decode()
    assert 'name="p-than" value="100"' in page.content.decode()
    assert "Như ở Sản xuất" in words(page)
    typed = {"once": key, **DECLARED, "t-than": "91", "p-than": "100"}
    sent = client.post(address, typed)["Location"]
    assert "Thực hiện khác với 90,5 ở Sản xuất" in words(client.get(sent))
    assert "Thực hiện khác với 91,0 ở Thi đua" in words(client.get(f"{LIST}ban/{issued.id}/"))
    assert "Thực hiện khác với 91,0 ở Thi đua" in words(at(world, client, "MID").get(f"{LIST}ban/{issued.id}/"))
    assert "Đã báo cáo" not in words(at(world, client, "B").get(address))  # another unit's figure is none of theirs


def test_clear_reports_are_taken_in_together_and_doubtful_ones_are_named(office: Office, client: Client) -> None:
    world = office.world
    ids = [
        str(office.report(unit, "2026-q3", **said)[0].id)
        for unit, said in (
            ("A", {"than": "10", "nguoi": "5"}),
            ("B", {"than": "10", "nguoi": "7"}),
            ("C", {"than": "1"}),
        )
    ]
    address = f"{LIST}{office.mid.id}/2026-q3/tiep-nhan/"
    sent = {"once": str(uuid4()), "chosen": [*ids, "x"], "secrecy": "on"}
    at(world, client, "MID")
    shown = words(client.get(f"{LIST}{office.mid.id}/"))
    assert "Tiếp nhận các báo cáo đã chọn" in shown
    client.post(address, {**sent, "secrecy": ""})
    assert "Chưa xác nhận nội dung" in words(client.get(f"{LIST}{office.mid.id}/"))
    client.post(address, {**sent, "chosen": []})
    assert "Chưa chọn báo cáo nào." in words(client.get(f"{LIST}{office.mid.id}/"))
    assert not ReportAcceptance.objects.exists()
    assert client.post(address, sent).status_code == 303
    shown = words(client.get(f"{LIST}{office.mid.id}/"))
    assert (
        "Đã tiếp nhận 2 báo cáo. Mở từng báo cáo còn thiếu số, có số ước, số cần xem lại hoặc thiếu lý do để xem:"
        " Đảng ủy C." in shown
    )
    assert "Đã tiếp nhận 2 Chờ tiếp nhận 1" in shown
    assert "1. Than sạch nghìn tấn – 20,0" in words(client.get(total(office.mid)))
    client.post(address, {**sent, "once": str(uuid4()), "chosen": ids[:1]})
    assert "Bản này đã được xử lý" in words(client.get(f"{LIST}{office.mid.id}/"))
    assert ReportAcceptance.objects.count() == 2
    assert at(world, client, "TOP").post(address, sent).status_code == 404
    assert "Tiếp nhận các báo cáo" not in words(client.get(f"{LIST}{office.mid.id}/"))
