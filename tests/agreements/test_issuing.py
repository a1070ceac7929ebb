"""Lập quy chế: two sides, one corporation with twelve wards, what is refused, and drafts that lose nothing."""

from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from phoihop.agreements.models import Agreement, AgreementSide, Area, Article, FormDraft, Standing
from phoihop.records.models import Space
from tests import cast
from tests.cast import World

NEW = "/quy-che/lap/"


def form(**changed: Any) -> dict[str, Any]:
    """A filled form of two areas and two articles; `sides` must be given."""
    return {
        "title": "Quy chế phối hợp mới",
        "number": "09",
        "symbol": "QC/ĐU",
        "signed_on": "5/1/2026",
        "from_day": "05/01/2026",
        "to_day": "31/12/2030",
        "meeting": "half",
        "report": "quarter",
        "answer_days": "15",
        "areas-TOTAL_FORMS": "2",
        "areas-INITIAL_FORMS": "0",
        "areas-0-name": "Giải phóng mặt bằng",
        "articles-TOTAL_FORMS": "2",
        "articles-INITIAL_FORMS": "0",
        "articles-0-no": "4",
        "articles-0-title": "Giải phóng mặt bằng",
        "articles-0-area": "giai phong mat bang",
        "articles-1-no": "5",
        "articles-1-title": "An ninh, trật tự",
        "articles-1-area": "An ninh, trật tự",
        "secrecy": "on",
        "once": str(uuid4()),
        **changed,
    }


def test_a_clerk_issues_an_agreement_of_two_sides(world: World, clerk: Client) -> None:
    answer = clerk.post(NEW, form(sides=[world.orgs["MK"]]))
    assert answer.status_code == 303
    agreement = Agreement.objects.get(title="Quy chế phối hợp mới")
    assert answer.url == f"/quy-che/{agreement.pk}/"  # type: ignore[attr-defined]
    sides = {world.orgs["TKV"], world.orgs["MK"]}
    assert set(AgreementSide.objects.filter(parent=agreement.pk).values_list("org", flat=True)) == sides
    assert set(Space.objects.get(pk=agreement.space).parties) == sides
    assert agreement.data["lead"] == world.orgs["TKV"]
    assert agreement.data["regime"] == {"meeting": "half", "report": "quarter", "answer_days": 15}
    codes = dict(Area.objects.filter(parent=agreement.pk).values_list("name", "code"))
    assert codes == {"Giải phóng mặt bằng": "GPMB", "An ninh, trật tự": "ANTT"}
    articles = Article.objects.filter(parent=agreement.pk).order_by("position").values_list("no", "area")
    assert list(articles) == [("4", "GPMB"), ("5", "ANTT")]


def test_one_corporation_and_twelve_wards_make_one_agreement_of_thirteen(world: World, clerk: Client) -> None:
    wards = [world.organisation(f"P{number}", f"Đảng ủy phường số {number}") for number in range(1, 13)]
    assert clerk.post(NEW, form(sides=wards)).status_code == 303
    agreement = Agreement.objects.get(title="Quy chế phối hợp mới")
    standing = Standing.objects.get(pk=agreement.pk)
    assert standing.sides == 13
    assert set(standing.awaited) == set(wards)
    page = clerk.get(f"/quy-che/{agreement.pk}/").content.decode()
    assert "Chờ 12 bên xác nhận" in page
    assert "13 bên" in page


@pytest.mark.parametrize(
    ("changed", "sentence"),
    [
        ({"sides": []}, "Chưa chọn bên nào"),
        ({"title": ""}, "Chưa có tên quy chế"),
        ({"to_day": "1/1/2026"}, "Ngày hết hiệu lực sớm hơn ngày có hiệu lực"),
        ({"articles-1-no": "4"}, "Điều 4 ghi hai lần"),
        ({"articles-1-no": ""}, "Chưa có số điều"),
        ({"answer_days": "mười"}, "Ô này chỉ nhận số"),
        ({"secrecy": ""}, "Chưa xác nhận nội dung không chứa bí mật nhà nước"),
        ({"title": "TỐI MẬT\nQuy chế"}, "TỐI MẬT"),
    ],
)
def test_what_is_wrong_is_said_beside_it_and_nothing_is_issued(
    world: World, clerk: Client, changed: dict[str, Any], sentence: str
) -> None:
    filled = form(**{"sides": [world.orgs["MK"]], **changed})
    answer = clerk.post(NEW, filled)
    assert answer.status_code == 422
    page = answer.content.decode()
    assert sentence in page
    assert filled["symbol"] in page
    assert not Agreement.objects.filter(symbol="QC/ĐU", number="09").exists()
    assert clerk.post(NEW, form(sides=[world.orgs["MK"]])).status_code == 303


def test_the_same_form_sent_twice_makes_one_agreement(world: World, clerk: Client) -> None:
    filled = form(sides=[world.orgs["MK"]])
    assert clerk.post(NEW, filled).url == clerk.post(NEW, filled).url  # type: ignore[attr-defined]
    assert Agreement.objects.filter(title="Quy chế phối hợp mới").count() == 1


def test_a_new_agreement_continues_an_earlier_one_and_both_say_so(world: World, clerk: Client) -> None:
    earlier = Agreement.objects.get()
    assert clerk.post(NEW, form(sides=[world.orgs["MK"]], continues=str(earlier.pk))).status_code == 303
    later = Agreement.objects.get(title="Quy chế phối hợp mới")
    assert later.continues == earlier.pk
    assert earlier.title in clerk.get(f"/quy-che/{later.pk}/").content.decode()
    assert "Được nối tiếp bởi" in clerk.get(f"/quy-che/{earlier.pk}/").content.decode()


def test_who_may_not_see_the_earlier_agreement_cannot_continue_it(world: World, client: Client) -> None:
    client.force_login(cast.account(world, "NGOAI"))
    hidden = Agreement.objects.get()
    answer = client.post(NEW, form(sides=[world.orgs["MK"]], continues=str(hidden.pk)))
    assert answer.status_code == 422
    assert client.post(NEW, form(sides=[world.orgs["MK"]])).status_code == 303


def test_what_is_typed_is_kept_while_typing_and_comes_back(world: World, clerk: Client, client: Client) -> None:
    filled = form(sides=[world.orgs["MK"]], secrecy="", title="Quy chế đang soạn")
    said = clerk.post("/quy-che/ban-nhap/", filled, headers={"HX-Request": "true"})
    assert said.content.decode().startswith("Đã lưu nháp ")
    assert not Agreement.objects.filter(title="Quy chế đang soạn").exists()
    assert "Quy chế đang soạn" in clerk.get("/quy-che/").content.decode()
    page = clerk.get(f"{NEW}?nhap={filled['once']}").content.decode()
    assert "Quy chế đang soạn" in page
    assert "Đảng ủy phường Mẫu" in page
    assert "giai phong mat bang" in page
    assert 'aria-invalid="true"' not in page


def test_issuing_uses_the_draft_up(world: World, clerk: Client) -> None:
    filled = form(sides=[world.orgs["MK"]])
    clerk.post("/quy-che/ban-nhap/", filled)
    assert FormDraft.objects.count() == 1
    clerk.post(NEW, filled)
    assert not FormDraft.objects.exists()


def test_a_colleague_and_an_outsider_do_not_reach_my_draft(world: World, client: Client) -> None:
    mine, colleague = cast.account(world, "TKV"), cast.account(world, "TKV", username="khac")
    filled = form(sides=[world.orgs["MK"]], title="Của tôi")
    client.force_login(mine)
    client.post("/quy-che/ban-nhap/", filled)
    for other in (colleague, cast.account(world, "NGOAI")):
        client.force_login(other)
        assert client.get(f"{NEW}?nhap={filled['once']}").status_code == 404
        client.post("/quy-che/ban-nhap/", {**filled, "title": "Của người khác"})
    client.force_login(mine)
    assert "Của tôi" in client.get(f"{NEW}?nhap={filled['once']}").content.decode()


def test_more_rows_come_without_a_script(world: World, clerk: Client) -> None:
    filled = form(sides=[world.orgs["MK"]], do="more:articles")
    answer = clerk.post("/quy-che/ban-nhap/", filled)
    assert answer.status_code == 303
    page = clerk.get(answer.url).content.decode()  # type: ignore[attr-defined]
    assert 'name="articles-4-no"' in page
    assert "An ninh, trật tự" in page


def test_a_draft_that_is_thrown_away_is_gone(world: World, clerk: Client) -> None:
    filled = form(sides=[world.orgs["MK"]])
    clerk.post("/quy-che/ban-nhap/", filled)
    clerk.post(f"/quy-che/ban-nhap/{filled['once']}/bo/")
    assert not FormDraft.objects.exists()
