"""Changing a regime, issuing a new version of its form."""

import re
from typing import Any
from uuid import uuid4

from django.test import Client

from phoihop.reports.models import ReportForm, ReportRegime, ReportTotal
from tests import cast
from tests.intake.desk import words
from tests.reports.office import Office

LIST = "/bao-cao/dinh-ky/"
DECLARED = {"secrecy": "on"}


def clerk(office: Office, client: Client, org: str = "MID") -> Client:
    client.force_login(cast.account(office.world, org, username=f"{org.lower()}-{uuid4().hex[:6]}"))
    return client


def boxes(page: str) -> dict[str, str]:
    """What the boxes of a page hold, as a browser sends it."""
    found: dict[str, str] = {}
    for tag in re.findall(r"<input[^>]*>", page):
        name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and ('type="checkbox"' not in tag or " checked" in tag):
            found[name[1]] = value[1] if value else ""
    for name, inner in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', page, re.S):
        chosen = re.search(r'value="([^"]*)" selected', inner) or re.search(r'value="([^"]*)"', inner)
        found[name] = chosen[1] if chosen else ""
    for name, inner in re.findall(r'<textarea[^>]*name="([^"]*)"[^>]*>\n(.*?)</textarea>', page, re.S):
        found[name] = inner
    return found


def send(client: Client, address: str, **changes: Any) -> Any:
    """The page's form as it opens, with these changes."""
    opened = boxes(client.get(address).content.decode())
    return client.post(address, {**opened, **DECLARED, **changes})


def test_a_unit_that_stops_reporting_is_counted_until_that_day(office: Office, client: Client) -> None:
    office.accepted("A", "2026-q1", than="10")
    office.accepted("A", "2026-q2", than="20")
    address = f"{LIST}{office.mid.id}/sua/"
    at = [one["org"] for one in office.mid.data["members"]].index(office.world.orgs["A"])
    answer = send(
        clerk(office, client), address, **{f"den-{at}": "30/4/2026", "days_off": "14/02/2026 - 22/02/2026 Tết"}
    )
    assert answer.status_code == 303, words(answer)
    changed = ReportRegime.objects.get(pk=office.mid.id)
    assert changed.data["members"][at]["to"] == "2026-04-30"
    assert changed.data["days_off"] == [{"first": "2026-02-14", "last": "2026-02-22", "name": "Tết"}]
    assert ReportTotal.objects.filter(regime=office.top.id).values_list("period", flat=True).get() == "2026-q1"
    again = client.post(address, {**boxes(client.get(address).content.decode()), **DECLARED, "basis": "0" * 64})
    assert again.status_code == 409  # somebody else issued meanwhile


def test_a_form_opens_as_rows_and_is_issued_as_a_new_version(office: Office, client: Client) -> None:
    address = f"{LIST}{office.mid.id}/bieu/"
    clerk(office, client)
    page = client.get(address).content.decode()
    assert 'value="Than sạch"' in page
    same = send(client, address, from_day="15/6/2026")
    assert same.status_code == 303, words(same)
    _first, second = ReportForm.objects.filter(regime=office.mid.id).order_by("from_day")
    assert [line["code"] for line in second.data["sections"][0]["lines"]] == ["than", "nguoi", "nang-suat"]
    assert second.data["sections"][0]["lines"][2]["of"] == ["than", "nguoi"]
    new_row = {"dong-3-name": "Mét lò đào", "dong-3-unit": "mét", "dong-3-section": "1"}
    assert send(client, address, from_day="15/9/2026", **new_row).status_code == 303
    newest = ReportForm.objects.filter(regime=office.mid.id).latest("from_day")
    assert [line["code"] for line in newest.data["sections"][0]["lines"]][-1] == "met-lo-dao"
    twice = send(client, address, from_day="15/9/2026")
    assert twice.status_code == 422
    assert "Đã có biểu mẫu áp dụng từ ngày này." in words(twice)


def test_a_misshapen_row_is_refused_with_all_words_kept(office: Office, client: Client) -> None:
    address = f"{LIST}{office.mid.id}/bieu/"
    clerk(office, client)
    answer = send(client, address, from_day="15/6/2026", **{"dong-3-name": "Mét lò đào"})
    assert answer.status_code == 422
    assert "Chưa có đơn vị tính." in words(answer)
    assert 'value="Mét lò đào"' in answer.content.decode()
    lone = send(client, address, from_day="15/6/2026", **{"dong-2-bottom": ""})
    assert "cần tử số và mẫu số" in words(lone)
    assert ReportForm.objects.filter(regime=office.mid.id).count() == 1


def test_a_regime_that_continues_another_carries_its_figures_on(office: Office, client: Client) -> None:
    office.accepted("A", "2025-q3", than="80")
    office.world.organisation("E", "Đảng ủy E", symbol="ĐU")
    clerk(office, client)
    typed = {
        "title": "Báo cáo có thêm đơn vị E",
        "every": "quarter",
        "cut_day": "14",
        "due_days": "3",
        "from_day": "15/6/2026",
        "members": [office.world.orgs[one] for one in ("A", "B", "C", "E")],
        "earlier": str(office.mid.id),
        "outline": "noi-tiep",
        **DECLARED,
    }
    answer = client.post(f"{LIST}che-do/", {**typed, "once": str(uuid4())})
    assert answer.status_code == 303, words(answer)
    clerk(office, client, "A")
    assert "80,0" in words(client.get(f"{answer['Location']}2026-q3/nhap/"))
    clerk(office, client, "B")
    wrong = client.post(f"{LIST}che-do/", {**typed, "once": str(uuid4()), "members": [office.world.orgs["A"]]})
    assert wrong.status_code == 422  # somebody else's regime is not offered
