"""The pages of agreements: who sees them, what they say, and what they cost."""

from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.http import Http404
from django.test import Client

from phoihop.agreements import pages, queries
from phoihop.agreements.contributions import installed
from phoihop.agreements.models import Agreement
from phoihop.records.actors import Role
from phoihop.records.door import NewSpace
from phoihop.records.keys import ref_id
from phoihop.ui.words import forbidden_words, visible_text
from tests import cast
from tests.cast import World

PAGES = ("", "ke-hoach/", "cac-ben/", "nhat-ky/")


def address(world: World, part: str = "") -> str:
    assert world.agreement is not None
    return f"/quy-che/{ref_id(world.agreement)}/{part}"


@pytest.mark.parametrize("part", [*PAGES, "sua/", "dau-moi/"])
def test_a_side_opens_the_page_and_for_an_outsider_it_does_not_exist(world: World, client: Client, part: str) -> None:
    client.force_login(cast.account(world, "TKV"))
    assert client.get(address(world, part)).status_code == 200
    client.force_login(cast.account(world, "NGOAI"))
    assert client.get(address(world, part)).status_code == 404


def test_the_register_shows_an_agreement_to_its_sides_only(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "MK"))
    assert "Quy chế phối hợp công tác thử nghiệm" in client.get("/quy-che/").content.decode()
    client.force_login(cast.account(world, "NGOAI"))
    seen = client.get("/quy-che/").content.decode()
    assert "Quy chế phối hợp công tác thử nghiệm" not in seen
    assert "Chưa có quy chế nào" in seen


@pytest.mark.parametrize("part", PAGES)
def test_every_page_says_who_is_awaited(world: World, clerk: Client, part: str) -> None:
    page = clerk.get(address(world, part)).content.decode()
    assert "Chờ 2 bên xác nhận: Đảng ủy phường Mẫu, Đảng ủy Vùng mỏ Thử nghiệm" in page


def test_an_article_without_activity_says_so(world: World, clerk: Client) -> None:
    page = clerk.get(address(world)).content.decode()
    assert "Quản lý đảng viên nơi cư trú" in page
    assert "chưa có năm nay" in page


@pytest.mark.parametrize("part", PAGES)
def test_a_page_of_one_agreement_costs_five_statements_at_most(
    world: World, clerk: Client, django_assert_max_num_queries: Callable[..., Any], part: str
) -> None:
    clerk.get(address(world, part))
    with django_assert_max_num_queries(5):
        clerk.get(address(world, part))


def test_the_register_costs_the_same_at_three_and_at_thirty(
    world: World, clerk: Client, django_assert_num_queries: Callable[..., Any]
) -> None:
    with django_assert_num_queries(5):
        clerk.get("/quy-che/")
    for number in range(30):
        sides = (world.orgs["TKV"], world.orgs["MK"])
        draft = cast.Draft(
            kind="agreement",
            rec=uuid4(),
            to=sides,
            data={"title": f"Quy chế số {number}", "lead": world.orgs["TKV"], "sides": sorted(sides)},
        )
        world.issue("TKV", draft, place=NewSpace(parties=sides))
    with django_assert_num_queries(5):
        page = clerk.get("/quy-che/").content.decode()
    assert "Quy chế số 29" in page


def test_only_the_author_corrects_an_agreement(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "MK"))
    assert client.get(address(world, "sua/")).status_code == 403
    client.force_login(cast.account(world, "TKV"))
    assert client.get(address(world, "sua/")).status_code == 200


def test_a_unit_does_not_open_the_form_and_a_clerk_does(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "TKV", Role.UNIT))
    assert client.get("/quy-che/lap/").status_code == 403
    client.force_login(cast.account(world, "TKV"))
    assert client.get("/quy-che/lap/").status_code == 200


@pytest.mark.parametrize("part", ["/quy-che/", "/quy-che/lap/", *PAGES, "sua/", "dau-moi/"])
def test_no_page_uses_a_word_the_product_never_shows(world: World, clerk: Client, part: str) -> None:
    page = clerk.get(part if part.startswith("/") else address(world, part)).content.decode()
    assert "Quy chế" in page
    assert forbidden_words(visible_text(page)) == []


def test_what_other_apps_choose_from_is_empty_for_an_outsider(world: World) -> None:
    assert world.agreement is not None
    agreement = ref_id(world.agreement)
    inside, outside = world.viewer("MK"), world.viewer("NGOAI")
    (chosen,) = queries.agreements_for_choice(inside)
    assert (chosen.id, chosen.ref, chosen.space) == (agreement, world.agreement, world.space)
    assert {option.id for option in queries.side_options(inside, agreement)} == set(world.parties())
    assert [area.code for area in queries.areas_of(inside, agreement)] == ["XDD", "GPMB"]
    assert [article.no for article in queries.articles_of(inside, agreement)] == ["4", "6"]
    assert queries.agreements_for_choice(outside) == []
    for of in (queries.side_options, queries.areas_of, queries.articles_of):
        assert of(outside, agreement) == []
    with pytest.raises(Http404):
        queries.chosen_or_404(outside, agreement)


def test_an_agreement_that_has_ended_is_offered_to_look_back_on_only(world: World, clerk: Client) -> None:
    (row,) = Agreement.objects.all()
    ended = {**row.data, "to": "2026-01-31"}
    world.issue("TKV", world.draft("agreement", ended, rec=row.rec, basis=row.body))
    viewer = world.viewer("TKV")
    assert queries.agreements_for_choice(viewer) == []
    assert [one.id for one in queries.every_agreement(viewer)] == [row.pk]
    for page, offered in (
        ("/nhiem-vu/giao/", False),
        ("/hoi-nghi/ghi-nhan/", False),
        ("/bao-cao/lap/", True),
        ("/quy-che/lap/", True),
    ):
        assert (row.title in clerk.get(page).content.decode()) is offered, page


def test_an_article_counts_its_tasks_and_those_that_are_late(world: World, clerk: Client) -> None:
    late = {"article": "6", "area": "XDD", "due": "2026-02-01", "assigned_on": "2026-01-05"}
    world.issue("TKV", world.task("Quá hạn", **late), world.task("Còn hạn", article="6", area="XDD"))
    world.issue("TKV", world.task("Theo lĩnh vực", area="GPMB"), world.task("Không gắn"))
    assert world.agreement is not None
    viewer, agreement, today = world.viewer("TKV"), ref_id(world.agreement), date(2026, 3, 1)
    activities = installed().activity(viewer, agreement, today)
    rows = pages.article_rows(queries.head_or_404(viewer, agreement), activities, today)
    assert [(row.no, row.tasks, row.late) for row in rows] == [("4", 1, 0), ("6", 2, 1), ("", 1, 0)]
