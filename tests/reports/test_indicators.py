"""The dictionary of indicators: recorded, mended, replaced, retired, brought back, and taken over by forms."""

from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import Client

from phoihop.records.actors import Role
from phoihop.records.door import HOME, Issued
from phoihop.records.kinds import Draft
from phoihop.records.models import Act
from phoihop.records.refusals import Refusal, Stale
from phoihop.reports.models import Indicator, IndicatorUse, ReportForm, ReportState, ReportTotal
from tests import cast
from tests.intake.desk import words
from tests.reports import office as made
from tests.reports.office import Office
from tests.reports.test_editing import DECLARED, LIST, clerk, send

DICTIONARY = f"{LIST}chi-tieu/"
COAL = {"name": "Than tiêu thụ", "unit": "nghìn tấn", "flavour": "flow", "decimals": 1}
PEOPLE = {"name": "Lao động", "unit": "người", "flavour": "stock"}


def recorded(office: Office, by: str = "MID", *, of: Draft | None = None, basis: str = "", **data: Any) -> Draft:
    """An indicator of MID's dictionary, or a new version `of` one; the draft as it went through the door."""
    rec = of.rec if of else uuid4()
    draft = Draft(kind="indicator", rec=rec, data=data, to=(office.world.orgs[by],), basis=basis)
    office.world.issue(by, draft, place=HOME)
    return draft


def changed(office: Office, one: Draft, **data: Any) -> Draft:
    """A new version; a value None is left out of it."""
    whole = {name: value for name, value in {**one.data, **data}.items() if value is not None}
    return recorded(office, of=one, basis=row(one).body, **whole)


def row(one: Draft) -> Indicator:
    return Indicator.objects.get(rec=one.rec)


def asks(office: Office, *lines: dict[str, Any], first: str = "2026-06-15") -> Issued:
    """A new version of MID's form, with these lines beside its own."""
    mid = office.mid
    sections = [{**made.SECTIONS[0], "lines": [*made.LINES, *lines]}]
    data = {"regime": dict(mid.ref), "title": "Biểu mới", "sections": sections, "from": first}
    return office.world.issue("MID", Draft(kind="report_form", rec=uuid4(), data=data, to=mid.to), place=mid.space)[0]


def line(office: Office, one: Draft, code: str = "tieu-thu", **changes: Any) -> dict[str, Any]:
    """The indicator as a line of a form."""
    kept = {name: one.data[name] for name in ("name", "unit", "flavour", "decimals", "factor") if name in one.data}
    return {"code": code, **kept, "indicator": dict(office.world.ref("MID", one)), **changes}


def refused(call: Any, *args: Any, **kwargs: Any) -> str:
    with pytest.raises(Refusal) as caught:
        call(*args, **kwargs)
    return caught.value.code


def address(one: Draft, act: str = "") -> str:
    return f"{DICTIONARY}{row(one).pk}/{act}"


# ---- at the door


def test_words_are_mended_and_what_it_means_stays_once_a_form_asks(office: Office) -> None:
    coal = recorded(office, **COAL)
    coal = changed(office, coal, unit="tấn", decimals=0)  # nobody was asked yet
    asks(office, line(office, coal))
    assert IndicatorUse.objects.get().indicator == row(coal).pk
    coal = changed(office, coal, name="Than bán ra", definition="Than đã giao", supplier="Phòng Kinh doanh")
    assert row(coal).name == "Than bán ra"
    for change in ({"unit": "nghìn tấn"}, {"flavour": "stock"}, {"decimals": 3}, {"aggregation": "none"}):
        assert refused(changed, office, coal, **change) == "indicator.fixed"
    assert changed(office, coal, unit=" Tấn ", direction="more")  # read the same, it means the same
    assert Act.objects.filter(record=row(coal).pk).count() == 4


def test_what_was_reported_last_year_does_not_change_with_the_dictionary(office: Office) -> None:
    coal = recorded(office, **COAL)
    issued = asks(office, line(office, coal), first="2026-01-01")
    form = ReportForm.objects.get(pk=issued.id)
    office.mid.form = office.world.ref("MID", Draft(kind="report_form", rec=form.rec, data={}))
    office.accepted("A", "2026-q1", figures={"tieu-thu": "12.5"})
    before = list(ReportState.objects.values()), list(ReportTotal.objects.order_by("pk").values())
    changed(office, coal, name="Than bán", to="2026-06-30")
    assert (list(ReportState.objects.values()), list(ReportTotal.objects.order_by("pk").values())) == before
    assert ReportForm.objects.get(pk=form.pk).data == form.data


def test_a_new_version_takes_the_place_of_the_old_from_a_day_on(office: Office) -> None:
    world = office.world
    coal = recorded(office, **COAL)
    asks(office, line(office, coal))
    new = {**COAL, "decimals": 3, "from": "2027-01-01", "replaces": dict(world.ref("MID", coal))}
    assert refused(recorded, office, **new) == "indicator.twice"  # both would be in use
    assert refused(recorded, office, **{**new, "name": "Than bán"}) == "indicator.beside"
    old = Draft(
        kind="indicator",
        rec=coal.rec,
        data={**coal.data, "to": "2026-12-31"},
        to=(world.orgs["MID"],),
        basis=row(coal).body,
    )
    fresh = Draft(kind="indicator", rec=uuid4(), data=new, to=(world.orgs["MID"],))
    world.issue("MID", old, fresh, place=HOME)
    assert refused(asks, office, line(office, old), first="2027-01-01") == "indicator.retired"
    assert refused(asks, office, line(office, fresh), first="2026-12-31") == "indicator.early"
    assert asks(office, line(office, old), first="2026-12-31")
    assert asks(office, line(office, fresh), first="2027-01-01")
    assert refused(recorded, office, **{**new, "from": "2028-01-01", "unit": "tấn"}) == "indicator.replaced"
    assert refused(changed, office, old, to=None) == "indicator.twice"  # back beside the one that took its place


def test_a_retired_indicator_is_in_no_new_form_until_it_is_brought_back(office: Office) -> None:
    coal = recorded(office, **COAL)
    asks(office, line(office, coal))
    coal = changed(office, coal, to="2026-06-30")
    with pytest.raises(Refusal) as caught:
        asks(office, line(office, coal), first="2026-07-01")
    assert "“Than tiêu thụ” thôi dùng từ ngày 01/07/2026" in caught.value.sentence
    changed(office, coal, to=None)
    assert asks(office, line(office, coal), first="2026-07-01")


def test_a_form_takes_an_indicator_over_as_it_is(office: Office) -> None:
    coal = recorded(office, **COAL)
    for change in ({"unit": "tấn"}, {"flavour": "stock"}, {"decimals": 0}, {"aggregation": "none"}):
        assert refused(asks, office, line(office, coal, **change)) == "form.indicator"
    gone = line(office, coal) | {"indicator": {"org": office.world.orgs["MID"], "rec": str(uuid4())}}
    assert refused(asks, office, gone) == "indicator.gone"
    assert asks(office, line(office, coal, name="Than bán trong kỳ"))  # its own words are the form's


def test_a_ratio_of_the_dictionary_is_made_of_its_two_indicators(office: Office) -> None:
    coal, people = recorded(office, **COAL), recorded(office, **PEOPLE)
    ref = {one: dict(office.world.ref("MID", draft)) for one, draft in (("coal", coal), ("people", people))}
    share = {"name": "Than bán một người", "unit": "tấn/người", "flavour": "ratio", "factor": 1000, "decimals": 1}
    assert refused(recorded, office, **share, numerator=ref["coal"]) == "indicator.ratio"
    assert refused(recorded, office, **share, numerator=ref["coal"], denominator=ref["coal"]) == "indicator.parts"
    each = recorded(office, **share, numerator=ref["coal"], denominator=ref["people"])
    of_ratio = {"numerator": dict(office.world.ref("MID", each)), "denominator": ref["people"]}
    assert refused(recorded, office, **{**share, "name": "Khác"}, **of_ratio) == "indicator.parts"
    theirs = recorded(office, "TOP", **PEOPLE)
    foreign = {"numerator": ref["coal"], "denominator": dict(office.world.ref("TOP", theirs))}
    assert refused(recorded, office, **{**share, "name": "Khác"}, **foreign) == "indicator.parts"
    lines = [line(office, coal, "ban"), line(office, people, "so-nguoi")]
    wrong = line(office, each, "ty-le", of=["so-nguoi", "ban"])
    assert refused(asks, office, *lines, wrong) == "form.indicator"
    assert asks(office, *lines, line(office, each, "ty-le", of=["ban", "so-nguoi"]))
    assert refused(changed, office, each, factor=100) == "indicator.fixed"


def test_a_code_names_one_indicator_at_a_time(office: Office) -> None:
    coal = recorded(office, **COAL, code="1.2")
    assert refused(recorded, office, **PEOPLE, code="1.2") == "indicator.code"
    changed(office, coal, to="2026-06-30")
    assert recorded(office, **PEOPLE, code="1.2", **{"from": "2026-07-01"})


def test_nobody_writes_in_another_s_dictionary_and_two_who_write_at_once_are_told(office: Office) -> None:
    coal = recorded(office, **COAL)
    changed(office, coal, name="Than bán")
    late = Draft(kind="indicator", rec=coal.rec, data=COAL, to=(office.world.orgs["MID"],), basis="0" * 64)
    with pytest.raises(Stale):
        office.world.issue("MID", late, place=HOME)
    with pytest.raises(Refusal) as caught:
        office.world.issue("MID", late, place=HOME, role=Role.BOARD)
    assert caught.value.code == "role"
    assert row(coal).author == office.world.orgs["MID"]


# ---- through the pages


def typed(**boxes: str) -> dict[str, str]:
    return {
        "name": "Than tiêu thụ",
        "unit": "nghìn tấn",
        "flavour": "flow",
        "decimals": "1",
        "aggregation": "sum",
        "direction": "more",
        **boxes,
    }


def test_an_indicator_is_recorded_found_and_sorted(office: Office, client: Client) -> None:
    clerk(office, client)
    assert "Danh mục chưa có chỉ tiêu nào" in words(client.get(DICTIONARY))
    answer = send(client, f"{DICTIONARY}them/", **typed(code="10", definition="Than đã giao, đã thu tiền"))
    assert answer.status_code == 303, words(answer)
    assert "Định nghĩa, cách tính Than đã giao, đã thu tiền" in words(client.get(answer["Location"]))
    twice = send(client, f"{DICTIONARY}them/", **typed(name="than  tiêu thụ", unit="Nghìn tấn"))
    assert twice.status_code == 422
    assert "Danh mục đã có chỉ tiêu cùng tên, cùng đơn vị tính." in words(twice)
    assert send(client, f"{DICTIONARY}them/", **typed(name="Lao động", unit="người", code="9")).status_code == 303
    assert send(client, f"{DICTIONARY}them/", **typed(name="Điện dùng", unit="kWh")).status_code == 303

    def names(asked: str) -> list[str]:
        page = words(client.get(DICTIONARY + asked)).split("Chế độ hỏi")[-1]
        return sorted((one for one in ("Điện dùng", "Lao động", "Than tiêu thụ") if one in page), key=page.index)

    assert names("?sort=name") == ["Điện dùng", "Lao động", "Than tiêu thụ"]
    assert (
        names("") == names("?sort=code") == ["Lao động", "Than tiêu thụ", "Điện dùng"]
    )  # 9 before 10, none at the end
    assert names("?sort=-name") == ["Than tiêu thụ", "Lao động", "Điện dùng"]
    assert names("?q=da+thu+tien") == ["Than tiêu thụ"]
    assert "Không có chỉ tiêu nào khớp" in words(client.get(f"{DICTIONARY}?q=cao+su"))


def test_a_dictionary_is_its_office_s_own(office: Office, client: Client) -> None:
    coal = recorded(office, **COAL)
    acts = ("", "sua/", "ban-moi/", "thoi-dung/", "dung-lai/")
    clerk(office, client, "TOP")
    assert "Than tiêu thụ" not in words(client.get(DICTIONARY))
    assert {client.get(address(coal, act)).status_code for act in acts} == {404}
    assert {client.post(address(coal, act), DECLARED).status_code for act in acts[1:]} == {404}
    client.force_login(cast.account(office.world, "MID", Role.BOARD))
    assert {client.get(address(coal, act)).status_code for act in acts[1:]} == {403}
    assert "Sửa…" not in words(client.get(address(coal)))  # to be read by everyone of the office
    assert "Than tiêu thụ" in words(client.get(DICTIONARY))
    clerk(office, client)
    assert {client.get(address(coal, act)).status_code for act in acts[:-1]} == {200}
    assert client.get(address(coal, "dung-lai/"))["Location"] == address(coal)  # it is in use


def test_words_are_mended_on_the_page_and_the_history_says_what_changed(office: Office, client: Client) -> None:
    coal = recorded(office, **COAL, definition="Than bán", code="7")
    clerk(office, client)
    answer = send(client, address(coal, "sua/"), name="Than bán ra", definition="", direction="less")
    assert answer.status_code == 303, words(answer)
    assert row(coal).data == {**COAL, "code": "7", "name": "Than bán ra", "direction": "less", "aggregation": "sum"}
    page = words(client.get(address(coal)))
    assert "tên: “Than tiêu thụ” → “Than bán ra”" in page
    assert "định nghĩa, cách tính: “Than bán” → (trống)" in page
    assert "chiều: “không xét” → “thấp là tốt”" in page
    stale = send(client, address(coal, "sua/"), name="Than", basis="0" * 64)
    assert stale.status_code == 409
    assert "Bản mới trên máy chủ" in words(stale)
    assert row(coal).name == "Than bán ra"
    again = client.post(address(coal, "sua/"), {**typed(name="Than"), "once": str(uuid4()), "basis": row(coal).body})
    assert again.status_code == 422  # nothing was declared
    assert row(coal).name == "Than bán ra"


def test_what_forms_ask_is_not_edited_but_replaced(office: Office, client: Client) -> None:
    coal = recorded(office, **COAL)
    asks(office, line(office, coal))
    clerk(office, client)
    page = words(client.get(address(coal)))
    assert "Báo cáo của MID Biểu mới Than tiêu thụ 15/06/2026" in page
    assert "phần này không sửa được" in words(client.get(address(coal, "sua/")))
    assert send(client, address(coal, "sua/"), name="Than bán", unit="tấn").status_code == 303
    assert (row(coal).name, row(coal).unit) == ("Than bán", "nghìn tấn")
    early = send(client, address(coal, "ban-moi/"), unit="tấn", decimals="0", from_day="")
    assert early.status_code == 422
    answer = send(client, address(coal, "ban-moi/"), unit="tấn", decimals="0", from_day="1/1/2090")
    assert answer.status_code == 303, words(answer)
    fresh = Indicator.objects.get(unit="tấn")
    assert (str(fresh.from_day), str(row(coal).to_day)) == ("2090-01-01", "2089-12-31")
    assert fresh.data["replaces"]["rec"] == str(coal.rec)
    assert "Từ 01/01/2090 đã có bản mới: Than bán (tấn)" in words(client.get(address(coal)))
    assert "Thay cho Than bán (nghìn tấn)" in words(client.get(answer["Location"]))


def test_retired_ones_stand_apart_and_come_back(office: Office, client: Client) -> None:
    coal = recorded(office, **COAL)
    asks(office, line(office, coal))
    clerk(office, client)
    assert "Báo cáo của MID Biểu mới" in words(client.get(address(coal, "thoi-dung/")))  # who still asks for it
    assert send(client, address(coal, "thoi-dung/"), day="1/3/2024").status_code == 303
    assert str(row(coal).to_day) == "2024-02-29"
    assert "Than tiêu thụ" not in words(client.get(DICTIONARY)).split("Bộ lọc")[-1]
    assert "Than tiêu thụ" in words(client.get(f"{DICTIONARY}?thoi-dung=1"))
    assert "thôi dùng từ 01/03/2024" in words(client.get(address(coal)))
    assert send(client, address(coal, "dung-lai/")).status_code == 303
    assert row(coal).to_day is None
    assert "Đảng ủy MID dùng lại" in words(client.get(address(coal)))


def test_the_form_page_offers_what_is_in_use_and_keeps_what_it_is(office: Office, client: Client) -> None:
    coal, people = recorded(office, **COAL, definition="Than bán"), recorded(office, **PEOPLE)
    world = office.world
    share = {"name": "Than bán một người", "unit": "tấn/người", "flavour": "ratio", "factor": 1000, "decimals": 1}
    parts = {"numerator": dict(world.ref("MID", coal)), "denominator": dict(world.ref("MID", people))}
    each = recorded(office, **share, **parts)
    clerk(office, client)
    page = f"{LIST}{office.mid.id}/bieu/"
    chosen = {f"dong-{at}-section": "1" for at in (3, 4, 5)}
    alone = send(client, page, from_day="15/6/2026", **chosen, **{"dong-3-indicator": str(row(each).pk)})
    assert alone.status_code == 422
    assert "Tỷ lệ này tính từ “Lao động”, “Than tiêu thụ”." in words(alone)
    for at, one in enumerate((each, coal, people), 3):
        chosen[f"dong-{at}-indicator"] = str(row(one).pk)
    # What the boxes say beside an indicator that was chosen counts for nothing: it is taken over as it is.
    answer = send(client, page, from_day="15/6/2026", **chosen, **{"dong-4-unit": "tấn", "dong-4-decimals": "0"})
    assert answer.status_code == 303, words(answer)
    lines = ReportForm.objects.filter(regime=office.mid.id).latest("from_day").data["sections"][0]["lines"][-3:]
    assert [one["code"] for one in lines] == ["than-ban-mot-nguoi", "than-tieu-thu", "lao-dong"]
    assert lines[0]["of"] == ["than-tieu-thu", "lao-dong"]
    assert (lines[1]["unit"], lines[1]["decimals"], lines[1]["definition"]) == ("nghìn tấn", 1, "Than bán")
    coal = changed(office, coal, to="2026-06-30")
    # Still named by the form, so it is not lost without a word; it is refused by the day.
    assert "Than tiêu thụ, nghìn tấn (thôi dùng từ 01/07/2026)" in words(client.get(page))
    late = send(client, page, from_day="15/9/2026")
    assert late.status_code == 422
    assert "Chỉ tiêu “Than tiêu thụ” thôi dùng từ ngày 01/07/2026" in words(late)


def test_a_superior_s_indicator_stays_in_a_form_that_is_issued_again(office: Office, client: Client) -> None:
    world = office.world
    coal = recorded(office, "TOP", **COAL)
    asked = {"code": "ban", **COAL, "indicator": dict(world.ref("TOP", coal))}
    asks(office, asked)
    clerk(office, client)
    answer = send(client, f"{LIST}{office.mid.id}/bieu/", from_day="15/9/2026")
    assert answer.status_code == 303, words(answer)
    newest = ReportForm.objects.filter(regime=office.mid.id).latest("from_day")
    assert newest.data["sections"][0]["lines"][-1]["indicator"] == dict(world.ref("TOP", coal))
    # Its totals flow up under the same key, so it may not mean something else here.
    assert refused(asks, office, {**asked, "unit": "tấn"}, first="2026-12-15") == "form.indicator"
    assert UUID(str(coal.rec))
