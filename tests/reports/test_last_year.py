"""What stands as last year's beside a unit's own figures: that of all it was merged from, or why there is none."""

from datetime import date
from decimal import Decimal

from django.test import Client

from tests.intake.desk import words
from tests.reports.office import Office
from tests.reports.test_consolidating import coal
from tests.reports.test_pages import LIST, at, sheet

NOT_COMPARED = "Không so sánh được với cùng kỳ"


def test_a_merged_unit_sees_the_sum_of_all_it_came_from_before_and_after_it_sends(
    office: Office, client: Client
) -> None:
    office.accepted("A", "2025-q3", than="40.5")
    office.rearranged("merge", date(2026, 1, 1), ("A", "B"), ("A",))
    shown = words(at(office.world, client, "A").get(sheet(office)))
    assert f"{NOT_COMPARED}: chưa có báo cáo cùng kỳ được tiếp nhận của Đảng ủy B." in shown
    assert "40,5" not in shown
    office.accepted("B", "2025-q3", than="60")  # late
    shown = words(client.get(sheet(office)))
    assert "Cùng kỳ là tổng của các đơn vị trước khi sắp xếp: Đảng ủy A, Đảng ủy B." in shown
    assert "100,5" in shown
    issued, draft = office.report("A", "2026-q3", than="201")
    assert "100,5 200,0" in words(client.get(f"{LIST}ban/{issued.id}/"))
    office.answer("report_acceptance", "A", draft)
    assert coal(office.top, "2026-q3").same == Decimal("100.5")
    assert "Cùng kỳ là tổng" not in words(at(office.world, client, "C").get(sheet(office)))


def test_a_unit_that_came_out_of_a_split_is_told_why_nothing_is_compared(office: Office, client: Client) -> None:
    office.accepted("A", "2025-q3", than="100")
    assert "100,0" in words(at(office.world, client, "A").get(sheet(office)))
    office.rearranged("split", date(2026, 1, 1), ("A",), ("A", "B"))
    for unit in "AB":
        shown = words(at(office.world, client, unit).get(sheet(office)))
        assert f"{NOT_COMPARED}: đơn vị chỉ nhận một phần của đơn vị có trước khi sắp xếp." in shown
        assert "100,0" not in shown
