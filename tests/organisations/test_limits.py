"""Limits that governing texts set: dated rows of the operating office, read by everybody, changed without a release."""

import re
from datetime import date
from decimal import Decimal
from types import SimpleNamespace
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from phoihop.organisations.models import Rule
from phoihop.organisations.queries import rule_on
from phoihop.organisations.rules import Limit, value_on
from phoihop.records.actors import Role
from phoihop.records.refusals import Refusal
from tests import cast
from tests.cast import World


@pytest.fixture
def admin(world: World, client: Client) -> Client:
    client.force_login(cast.account(world, "VP", Role.ADMIN))
    return client


def sent(**typed: Any) -> dict[str, Any]:
    return {"secrecy": "on", "once": str(uuid4()), "unit": "ngày", "paper": "Quy định số 1-QĐ/TW", **typed}


def add(admin: Client, value: str, from_day: str = "", **typed: Any) -> Any:
    typed = {"code": "answer_days", "value": value, "from_day": from_day, **typed}
    return admin.post("/quan-tri/quy-dinh/them/", sent(**typed))


def on(day: str) -> Decimal | None:
    held = rule_on(Limit.ANSWER_DAYS, date.fromisoformat(day))
    return held.value if held else None


def test_the_value_on_a_day_is_the_one_that_began_last_and_none_where_nobody_recorded_any() -> None:
    rows = [
        SimpleNamespace(code="a", value=Decimal(30), from_day=None, to_day=date(2025, 6, 30)),
        SimpleNamespace(code="a", value=Decimal(20), from_day=date(2025, 7, 1), to_day=None),
        SimpleNamespace(code="b", value=Decimal(5), from_day=None, to_day=None),
    ]
    days = (date(2020, 1, 1), date(2025, 6, 30), date(2025, 7, 1), date(2040, 1, 1))
    assert [value_on(rows, "a", day) for day in days] == [30, 30, 20, 20]
    assert value_on(rows, "c", days[0]) is None
    assert value_on(rows[1:], "a", days[0]) is None


def test_a_limit_is_added_and_replaced_from_a_day_on(world: World, admin: Client) -> None:
    assert on("2026-03-01") is None
    assert "chưa ghi" in admin.get("/quan-tri/quy-dinh/").content.decode()
    assert add(admin, "30").status_code == 303
    assert on("2026-03-01") == 30
    answer = admin.post("/quan-tri/quy-dinh/answer_days/gia-tri-moi/", sent(value="20", from_day="1/7/2026"))
    assert answer["Location"] == "/quan-tri/quy-dinh/answer_days/"
    assert (on("2026-06-30"), on("2026-07-01")) == (30, 20)
    assert sorted((one.value, one.from_day, one.to_day) for one in Rule.objects.all()) == [
        (20, date(2026, 7, 1), None),
        (30, None, date(2026, 6, 30)),
    ]
    history = admin.get("/quan-tri/quy-dinh/answer_days/").content.decode()
    assert history.index("20\xa0ngày") < history.index("30\xa0ngày")


def test_the_list_is_of_a_day(world: World, admin: Client) -> None:
    add(admin, "30", to_day="30/6/2025")
    add(admin, "20", "1/7/2025", paper="Quy định số 2-QĐ/TW")
    before = admin.get("/quan-tri/quy-dinh/?day=1/1/2025").content.decode()
    assert "30\xa0ngày" in before
    assert "1-QĐ/TW" in before
    now = admin.get("/quan-tri/quy-dinh/").content.decode()
    assert "20\xa0ngày" in now
    assert "2-QĐ/TW" in now


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        ({"value": "1.234"}, "có thể là"),
        ({"value": "-3"}, "Số nhỏ nhất"),
        ({"paper": ""}, "Chưa có “Văn bản quy định”"),
        ({"code": ""}, "Chưa chọn “Quy định”"),
        ({"from_day": "2/1/2026", "to_day": "1/1/2026"}, "sớm hơn ngày bắt đầu"),
        ({"from_day": "1/1/2026", "to_day": "1/3/2026"}, "đã có giá trị khác trong cùng thời gian"),
        ({"secrecy": ""}, "Chưa xác nhận nội dung không chứa bí mật nhà nước"),
    ],
)
def test_what_will_not_do_is_refused(world: World, admin: Client, typed: dict[str, str], sentence: str) -> None:
    add(admin, "30", "1/2/2026", to_day="1/6/2026")
    refused = add(admin, **{"value": "20", **typed})
    assert refused.status_code == 422
    assert sentence in refused.content.decode()
    assert Rule.objects.count() == 1


def test_what_was_recorded_wrongly_is_corrected(world: World, admin: Client) -> None:
    add(admin, "30", "1/2/2026")
    row = Rule.objects.get()
    address = f"/quan-tri/quy-dinh/ban-ghi/{row.pk}/"
    html = admin.get(address).content.decode()
    assert re.search(r'name="value" value="30"', html)
    typed = sent(value="25", from_day="1/3/2026", basis=row.body, note="Gõ nhầm")
    assert admin.post(address, typed).status_code == 303
    assert (on("2026-02-15"), on("2026-03-01")) == (None, 25)
    late = admin.post(address, {**typed, "once": str(uuid4()), "value": "24"})
    assert late.status_code == 409
    assert "Có bản mới hơn" in late.content.decode()
    assert Rule.objects.get().value == 25


def test_everybody_reads_and_only_the_operating_office_records(world: World, admin: Client) -> None:
    add(admin, "30")
    local, clerk = Client(), Client()
    local.force_login(cast.account(world, "TKV", Role.ADMIN))
    clerk.force_login(cast.account(world, "MK"))
    for client in (local, clerk):
        html = client.get("/quan-tri/quy-dinh/").content.decode()
        assert "30\xa0ngày" in html
        assert "Thêm quy định" not in html
        assert client.get("/quan-tri/quy-dinh/answer_days/").status_code == 200
        assert client.get("/quan-tri/quy-dinh/them/").status_code == 403
        assert add(client, "5").status_code == 403
        assert client.get("/to-chuc/ghi-nhan/").status_code == 403  # the directory is the office's as well
        assert "Ghi nhận tổ chức" not in client.get("/to-chuc/").content.decode()
    draft = cast.Draft(
        kind="rule", rec=uuid4(), data={"code": "consult_days", "value": "5", "unit": "ngày", "paper": "Quy chế"}
    )
    with pytest.raises(Refusal, match="đơn vị vận hành"):
        world.issue("TKV", draft, role=Role.ADMIN, place=cast.HOME)
    assert add(admin, "5", code="consult_days").status_code == 303


def test_a_limit_nobody_knows_does_not_exist(world: World, admin: Client) -> None:
    assert admin.get("/quan-tri/quy-dinh/khong_co/").status_code == 404
    assert admin.get(f"/quan-tri/quy-dinh/ban-ghi/{uuid4()}/").status_code == 404
    assert "Chưa ghi giá trị nào" in admin.get("/quan-tri/quy-dinh/answer_days/").content.decode()


@pytest.mark.parametrize("count", [3, 60])
def test_statements(world: World, admin: Client, django_assert_num_queries: Any, count: int) -> None:
    drafts = [
        cast.Draft(
            kind="rule",
            rec=uuid4(),
            data={
                "code": "answer_days",
                "value": str(n + 1),
                "unit": "ngày",
                "paper": "Quy định",
                "from": date(1960 + n, 1, 1).isoformat(),
                "to": date(1960 + n, 12, 31).isoformat(),
            },
        )
        for n in range(count)
    ]
    world.issue("VP", *drafts, role=Role.ADMIN, place=cast.HOME)
    for address in ("/quan-tri/quy-dinh/", "/quan-tri/quy-dinh/answer_days/"):
        with django_assert_num_queries(3):  # session, person, limits
            admin.get(address)
