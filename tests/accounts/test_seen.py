"""The list of who looked at what: whole for the operating office, one's own elsewhere; to look here is noted too."""

import ast
import re
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from phoihop.accounts.models import SensitiveView
from phoihop.catalogue import NOTED
from phoihop.records.actors import Role
from tests import cast
from tests.accounts.offices import at, page, today, typed_day
from tests.cast import World
from tests.guard.source import SRC, Source, calls, hold, python, sample


@pytest.fixture
def office(world: World) -> Client:
    return at(world, "VP", Role.ADMIN, "quantri")[0]


def lines(client: Client, query: str = "") -> list[list[str]]:
    body = re.search(r"<tbody>(.*?)</tbody>", page(client, f"/quan-tri/luot-xem/?{query}"), re.S)
    rows = re.findall(r"<tr>(.*?)</tr>", body[1], re.S) if body else []
    return [re.findall(r"<td[^>]*>([^<]*)</td>", row) for row in rows]


def test_who_when_what_and_about_whom(world: World, office: Client) -> None:
    clerk, _user = at(world, "TKV", username="vanthu")
    clerk.get(f"/to-chuc/{world.orgs['TKV']}/nguoi/")
    looked_at = cast.account(world, "MK", username="phuong")
    office.get(f"/quan-tri/nguoi-dung/{looked_at.pk}/")
    found = lines(office)
    assert [row[1:] for row in found] == [
        ["admin – VP", "VP", "Xem tài khoản", "clerk – MK"],
        ["clerk – TKV", "TKV", "Xem danh sách người và chức vụ", "0"],
    ]
    assert f"{timezone.localtime():%d/%m/%Y}" in found[0][0]
    assert lines(office)[0][3] == "Xem các lượt xem được ghi lại"


def test_an_organisations_administrator_sees_its_own(world: World) -> None:
    SensitiveView.objects.create(user="u1", org=world.orgs["MK"], what="people.list", at=timezone.now())
    SensitiveView.objects.create(user="u1", org=world.orgs["TKV"], what="people.one", at=timezone.now())
    local, _user = at(world, "TKV", Role.ADMIN)
    assert [row[2:4] for row in lines(local)] == [["TKV", "Xem một người"]]


def test_filters_by_person_kind_and_day(world: World, office: Client) -> None:
    user = cast.account(world, "MK", username="phuong")
    for days, what in ((0, "people.one"), (-3, "people.list"), (-9, "tasks.export")):
        at_ = timezone.now() + timedelta(days=days)
        SensitiveView.objects.create(user=f"u{user.pk}", org=world.orgs["MK"], what=what, at=at_)
    assert len(lines(office, "q=phuong")) == 3
    assert [row[3] for row in lines(office, "q=phuong&what=tasks.export")] == ["Xuất danh sách nhiệm vụ"]
    days = f"from_day={typed_day(today(-4))}&to_day={typed_day(today(-2))}"
    assert [row[3] for row in lines(office, days)] == ["Xem danh sách người và chức vụ"]
    assert lines(office, "q=khong-ai") == []
    assert "Bỏ bớt điều kiện" in page(office, "/quan-tri/luot-xem/?q=khong-ai")
    assert "không có ngày 31" in page(office, "/quan-tri/luot-xem/?from_day=31/2/2026")


def unworded(source: Source) -> Iterator[str]:
    """The list shows what the catalogue has words for."""
    for call in calls(source.tree, "note"):
        owner = call.func.value if isinstance(call.func, ast.Attribute) else None
        if isinstance(owner, ast.Name) and owner.id in {"audit", "seen"} and len(call.args) > 1:
            what = call.args[1]
            if not (isinstance(what, ast.Constant) and what.value in NOTED):
                yield f"line {call.lineno}: {ast.unparse(what)} has no words in phoihop.catalogue.NOTED"


def test_what_is_noted_has_words() -> None:
    hold(unworded, python(SRC / "phoihop"))


def test_a_code_without_words_is_told_apart() -> None:
    assert len(list(unworded(sample('audit.note(viewer, "khong.co", at=now)')))) == 1
    assert list(unworded(sample('audit.note(viewer, "people.one", at=now)'))) == []


@pytest.mark.parametrize("count", [3, 300])
def test_statements(world: World, office: Client, django_assert_num_queries: Any, count: int) -> None:
    user = cast.account(world, "MK", username="phuong")
    SensitiveView.objects.bulk_create(
        SensitiveView(user=f"u{user.pk}", org=world.orgs["MK"], what="people.one", subject=f"u{n}", at=timezone.now())
        for n in range(count)
    )
    with django_assert_num_queries(5):  # session, person, the lines, the names in them, the note
        office.get("/quan-tri/luot-xem/")
    assert len(lines(office)) == min(count + 1, 50)
