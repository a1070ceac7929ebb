"""The pages of one recommendation: what each body sees and may do, and that nobody else meets anything but 404."""

import re
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from phoihop.recommendations.models import Answer, Recommendation, Verdict
from phoihop.recommendations.rules import Stage
from phoihop.records.actors import Role
from phoihop.records.keys import ref_id
from tests import cast
from tests.cast import World
from tests.recommendations.conftest import Matter

ACTS = ("giao/", "tra-loi/", "ket-thuc/", "theo-doi-tiep/", "gop/", "tach/")


def sent(**typed: Any) -> dict[str, Any]:
    """What a browser sends of a form that a person has filled in and declared."""
    return {"secrecy": "on", "once": str(uuid4()), **typed}


def opened(client: Client, address: str, **typed: Any) -> dict[str, Any]:
    """The same, of a form that was opened now: it says how far what was said has come."""
    basis = re.search(r'name="basis" value="([0-9]+)"', client.get(address).content.decode())
    assert basis
    return sent(basis=basis[1], **typed)


def as_office(client: Client, world: World, org: str, role: Role = Role.CLERK) -> Client:
    client.force_login(cast.account(world, org, role, username=f"{org}-{uuid4().hex[:6]}"))
    return client


def page(client: Client, matter: Matter) -> str:
    return client.get(f"/kien-nghi/{matter.id}/").content.decode()


def test_the_page_names_the_one_body_that_is_late_and_its_days(
    world: World, ask: Any, client: Client, today: date
) -> None:
    world.on(date(2026, 8, 19))
    matter = ask(due="2026-09-03", group="dump", place="Phường Mẫu", project="Mở rộng bãi thải", level="province")
    world.on(date(2026, 11, 1))
    matter.routed("TQN", "MK", due="2026-11-20")
    shown = page(as_office(client, world, "TKV"), matter)
    assert "Chờ Đảng ủy phường Mẫu trả lời từ ngày 01/11/2026." in shown
    assert "Hạn trả lời 20/11/2026, Đảng ủy phường Mẫu quá hạn 3\u00a0ngày." in shown
    for words in ("96\u00a0ngày từ ngày nêu lần đầu", "Bãi thải", "Phường Mẫu", "tỉnh, thành phố", "Mở rộng bãi thải"):
        assert words in shown


def test_the_thread_says_who_said_what_in_their_order(world: World, ask: Any, client: Client, today: date) -> None:
    matter = ask(due="2026-12-20")
    matter.routed("TQN", "MK", due="2026-12-10")
    matter.answered("MK", "not_accepted", text="Đã xem lại hồ sơ", reason="Ngoài ranh giới", paper="12-CV/ĐU")
    matter.followed(note="Ranh giới đã điều chỉnh", due="2026-12-31")
    shown = page(as_office(client, world, "TQN"), matter)
    said = (
        "giao Đảng ủy phường Mẫu trả lời, hạn trả lời 10/12/2026",
        "trả lời: không tiếp thu",
        "Lý do không tiếp thu: Ngoài ranh giới",
        "Văn bản: 12-CV/ĐU",
        "chưa xong, theo dõi tiếp, hạn trả lời 31/12/2026",
    )
    places = [shown.index(words) for words in said]
    assert places == sorted(places)
    assert shown.count("Mã nội dung") == 4


def buttons(shown: str) -> set[str]:
    return {found for found in re.findall(r'href="/kien-nghi/[0-9a-f-]{36}/([a-z-]+/)"', shown) if found in ACTS}


@pytest.mark.parametrize(
    ("org", "role", "awaited", "answered"),
    [
        ("TKV", Role.CLERK, {"ket-thuc/", "tach/"}, {"ket-thuc/", "theo-doi-tiep/", "tach/"}),
        ("TQN", Role.CLERK, {"giao/", "tra-loi/", "gop/"}, {"tra-loi/", "gop/"}),
        ("TQN", Role.UNIT, {"tra-loi/"}, {"tra-loi/"}),
        ("MK", Role.CLERK, set(), set()),
    ],
)
def test_each_body_finds_the_acts_that_are_its_own(
    world: World, ask: Any, client: Client, today: date, org: str, role: Role, awaited: set[str], answered: set[str]
) -> None:
    matter = ask()
    as_office(client, world, org, role)
    assert buttons(page(client, matter)) == awaited
    matter.answered("TQN")
    assert buttons(page(client, matter)) == answered


@pytest.mark.parametrize("act", ["", *ACTS])
def test_an_outsider_finds_no_page_of_it(world: World, ask: Any, client: Client, today: date, act: str) -> None:
    matter = ask()
    matter.answered("TQN")
    address = f"/kien-nghi/{matter.id}/{act}"
    as_office(client, world, "NGOAI")
    assert client.get(address).status_code == 404
    assert client.post(address, sent()).status_code in {404, 405}
    inside = {"TKV", "TQN"}
    assert 200 in {as_office(client, world, org).get(address).status_code for org in inside} or act == "giao/"


def test_a_side_outside_a_narrow_audience_finds_no_recommendation(
    world: World, ask: Any, client: Client, today: date
) -> None:
    matter = ask(seen_by=("TKV", "TQN"))
    assert as_office(client, world, "MK").get(f"/kien-nghi/{matter.id}/").status_code == 404
    assert as_office(client, world, "TQN").get(f"/kien-nghi/{matter.id}/").status_code == 200


def test_from_raising_to_closing_through_the_forms(world: World, client: Client, today: date) -> None:
    assert world.agreement is not None
    world.on(date(2026, 11, 20))
    as_office(client, world, "MK", Role.FOCAL)
    address = f"/kien-nghi/neu/{ref_id(world.agreement)}/"
    assert 'value="08/12/2026"' in client.get(address).content.decode()  # 15 days from today, as the agreement says
    typed = {"text": "Đường vào bãi thải xuống cấp", "receiver": world.orgs["TQN"], "due": "8/12/2026", "reach": "all"}
    answer = client.post(address, sent(**typed, group="transport", place="Khu 5"))
    assert answer.status_code == 303
    matter = answer["Location"]
    row = Recommendation.objects.get()
    assert (row.data["due"], row.data["group"], row.data["place"]) == ("2026-12-08", "transport", "Khu 5")

    as_office(client, world, "TQN")
    routed = client.post(f"{matter}giao/", sent(lead=world.orgs["TKV"], due="+10", note="Đề nghị TKV trả lời"))
    assert (routed.status_code, routed["Location"]) == (303, matter)

    as_office(client, world, "TKV")
    paper = SimpleUploadedFile("tra-loi.txt", "Đã sửa xong đoạn đường".encode(), "text/plain")
    typed = {"outcome": "resolved", "text": "Đã sửa xong", "evidence": paper, "paper": "05-CV/ĐU", "paper_day": "22/11"}
    assert client.post(f"{matter}tra-loi/", opened(client, f"{matter}tra-loi/", **typed)).status_code == 303
    said = Answer.objects.get().data
    assert (said["paper"], said["paper_day"]) == ("05-CV/ĐU", "2026-11-22")

    as_office(client, world, "MK", Role.FOCAL)
    shown = client.get(matter).content.decode()
    assert "tra-loi.txt" in shown
    link = shown.split('class="file" href="')[1].split('"')[0]
    assert b"".join(client.get(link).streaming_content) == "Đã sửa xong đoạn đường".encode()  # type: ignore[attr-defined]
    assert client.post(f"{matter}ket-thuc/", opened(client, f"{matter}ket-thuc/", note="Đồng ý")).status_code == 303
    assert "Đã kết thúc" in client.get(matter).content.decode()
    as_office(client, world, "NGOAI")
    assert client.get(link).status_code == 404


def test_bodies_are_offered_by_name(world: World, client: Client, today: date) -> None:
    assert world.agreement is not None
    form = as_office(client, world, "TKV").get(f"/kien-nghi/neu/{ref_id(world.agreement)}/").content.decode()
    box = form.split('name="receiver"')[1].split("</select>")[0]
    assert re.findall(r">(Đảng ủy [^<]*)<", box) == ["Đảng ủy phường Mẫu", "Đảng ủy Vùng mỏ Thử nghiệm"]


def test_what_was_raised_before_is_offered_and_a_person_says_which_it_is(world: World, ask: Any, clerk: Client) -> None:
    assert world.agreement is not None
    first = ask("Đề nghị bồi thường cho các hộ dân quanh bãi thải phía Bắc mỏ Mẫu", by="MK", to="TQN")
    ask("Xây dựng nhà ở cho công nhân tại khu 3", by="MK", to="TQN")
    address = f"/kien-nghi/neu/{ref_id(world.agreement)}/"
    text = "Kiến nghị sớm bồi thường cho các hộ dân ở quanh bãi thải phía Bắc"
    typed = {"text": text, "receiver": world.orgs["TQN"], "reach": "all"}
    asked = clerk.post(address, sent(**typed))
    shown = asked.content.decode()
    assert asked.status_code == 422
    assert Recommendation.objects.count() == 2
    assert "Chưa rõ đây là kiến nghị mới hay nêu lại" in shown
    assert "Giống ở:" in shown
    assert "bãi thải phía Bắc" in shown
    assert "nhà ở cho công nhân" not in shown
    assert 'type="radio" name="earlier" value="' in shown
    assert not re.search(r'name="earlier" value="[^"]*" checked', shown)
    assert text in shown
    again = clerk.post(address, sent(**typed, earlier=str(first.id)))
    assert again.status_code == 303
    assert "nêu lần thứ 2" in clerk.get(again["Location"]).content.decode()
    new = clerk.post(address, sent(**{**typed, "text": text + " đợt hai"}, earlier="new"))
    assert new.status_code == 303
    assert Recommendation.objects.filter(earlier__isnull=True).count() == 3


def test_likeness_is_shown_while_typing_and_an_outsider_is_shown_nothing(
    world: World, ask: Any, client: Client, today: date
) -> None:
    ask("Đề nghị bồi thường cho các hộ dân quanh bãi thải phía Bắc mỏ Mẫu")
    typed = {"text": "boi thuong cho cac ho dan quanh bai thai"}
    assert "quanh bãi thải" in as_office(client, world, "MK").post("/kien-nghi/gan-giong/", typed).content.decode()
    outside = as_office(client, world, "NGOAI").post("/kien-nghi/gan-giong/", typed)
    assert (outside.status_code, outside.content.decode().strip()) == (200, "")


def test_an_address_that_only_takes_forms_says_so_when_it_is_opened(clerk: Client) -> None:
    opened = clerk.get("/kien-nghi/gan-giong/")
    shown = opened.content.decode()
    assert (opened.status_code, opened["Allow"]) == (405, "POST")
    assert "Địa chỉ này chỉ nhận nội dung gửi từ biểu. Mở trang có biểu đó." in shown
    assert '<a class="button button-primary" href="/kien-nghi/">' in shown


def test_raised_at_a_meeting_it_leads_back_to_the_meeting(world: World, clerk: Client) -> None:
    assert world.agreement is not None
    held = {"kind": "briefing", "title": "Giao ban quý IV", "day": "2026-11-20", "agreement": world.agreement}
    (meeting,) = world.issue("TKV", world.draft("meeting", held))
    address = f"/kien-nghi/neu/{ref_id(world.agreement)}/?hoi-nghi={meeting.id}"
    assert f'href="{address}"' in clerk.get(f"/hoi-nghi/{meeting.id}/").content.decode()
    form = clerk.get(address).content.decode()
    assert f'value="{meeting.id}" selected' in form
    assert 'name="raised_on" value="20/11/2026"' in form
    typed = {"text": "Nhà ở công nhân", "receiver": world.orgs["MK"], "reach": "between", "meeting": str(meeting.id)}
    answer = clerk.post(address, sent(**typed))
    shown = clerk.get(answer["Location"]).content.decode()
    assert f'href="/hoi-nghi/{meeting.id}/"' in shown
    assert "Nhà ở công nhân" in clerk.get(f"/kien-nghi/?hoi-nghi={meeting.id}").content.decode()
    assert clerk.get(f"/kien-nghi/?hoi-nghi={uuid4()}").content.decode().count("row-link") == 0


def test_raised_from_a_paper_the_paper_names_it(world: World, clerk: Client) -> None:
    assert world.agreement is not None
    held = {"direction": "in", "abstract": "Báo cáo quý IV", "agreement": world.agreement}
    (paper,) = world.issue("TKV", world.draft("document", held))
    address = f"/kien-nghi/neu/{ref_id(world.agreement)}/?van-ban={paper.id}"
    assert f'href="{address}"' in clerk.get(f"/van-ban/{paper.id}/").content.decode()
    assert f'value="{paper.id}" selected' in clerk.get(address).content.decode()
    typed = {"text": "Nhà ở công nhân", "receiver": world.orgs["MK"], "reach": "all", "document": str(paper.id)}
    answer = clerk.post(address, sent(**typed))
    assert f'href="/van-ban/{paper.id}/"' in clerk.get(answer["Location"]).content.decode()
    assert answer["Location"] in clerk.get(f"/van-ban/{paper.id}/").content.decode()


@pytest.mark.parametrize(
    ("act", "typed", "sentence"),
    [
        ("tra-loi/", {"outcome": "not_accepted", "text": "Không"}, "Nhập lý do để bên nêu biết."),
        ("tra-loi/", {"outcome": "resolved", "text": "Xong", "reason": "Vì"}, "Lý do chỉ ghi khi không tiếp thu."),
        ("tra-loi/", {"outcome": "beyond", "text": "Không thuộc quyền"}, "Chưa rõ chuyển đến đâu."),
        ("tra-loi/", {"text": "Xong"}, "Chưa chọn kết quả."),
        ("giao/", {}, "Chưa chọn cơ quan trả lời."),
        ("gop/", {}, "Chưa chọn kiến nghị nào để gộp."),
    ],
)
def test_a_refused_form_comes_back_with_its_words_and_says_what_to_do(
    world: World, ask: Any, client: Client, today: date, act: str, typed: dict[str, str], sentence: str
) -> None:
    matter = ask()
    ask("Bãi thải gần trường học", by="MK")
    answer = as_office(client, world, "TQN").post(f"/kien-nghi/{matter.id}/{act}", sent(**typed))
    shown = answer.content.decode()
    assert answer.status_code == 422
    assert sentence in shown
    assert typed.get("text", "") in shown
    assert matter.status.stage == Stage.AWAITED


def test_pressing_the_button_twice_closes_once(world: World, ask: Any, clerk: Client) -> None:
    matter = ask()
    matter.answered("TQN")
    typed = sent(note="Đồng ý")
    answers = [clerk.post(f"/kien-nghi/{matter.id}/ket-thuc/", typed).status_code for _time in range(2)]
    assert answers == [303, 303]
    assert Verdict.objects.count() == 1


def test_an_answer_and_the_word_on_it_may_come_in_one_second(
    world: World, ask: Any, client: Client, today: date
) -> None:
    """Pages are sent at one moment here: only what each had seen tells their order."""
    matter = ask()
    page = f"/kien-nghi/{matter.id}/"

    def does(act: str, **typed: Any) -> None:
        assert client.post(f"{page}{act}", opened(client, f"{page}{act}", **typed)).status_code == 303

    for _round in range(3):
        as_office(client, world, "TQN")
        does("tra-loi/", outcome="resolved", text="Xong")
        as_office(client, world, "TKV")
        does("ket-thuc/")
        assert matter.status.stage == Stage.CLOSED
        does("theo-doi-tiep/", note="Chưa xong")
        assert matter.status.stage == Stage.AWAITED


def test_merged_ones_are_ticked_in_the_answer_and_named_on_each_page(
    world: World, ask: Any, client: Client, today: date
) -> None:
    ours, theirs = ask(), ask("Bãi thải gần trường học", by="MK")
    as_office(client, world, "TQN")
    assert client.post(f"/kien-nghi/{ours.id}/gop/", sent(others=[str(theirs.id)])).status_code == 303
    form = client.get(f"/kien-nghi/{ours.id}/tra-loi/").content.decode()
    assert f'value="{theirs.id}" checked' in form
    typed = {"outcome": "resolved", "text": "Đã làm xong", "others": [str(theirs.id)]}
    address = f"/kien-nghi/{ours.id}/tra-loi/"
    assert client.post(address, opened(client, address, **typed)).status_code == 303
    assert [one.status.stage for one in (ours, theirs)] == [Stage.ANSWERED] * 2
    assert "Gộp trả lời chung với" in page(client, theirs)


def test_splitting_through_the_form(world: World, ask: Any, clerk: Client) -> None:
    matter = ask()
    address = f"/kien-nghi/{matter.id}/tach/"
    assert "Nhập ít nhất hai phần" in clerk.post(address, sent(part_1="Một")).content.decode()
    assert "Có hai phần trùng nội dung" in clerk.post(address, sent(part_1="Một", part_2="Một")).content.decode()
    assert clerk.post(address, sent(part_1="Bồi thường", part_2="Di dời", due="31/12/2026")).status_code == 303
    assert (matter.status.stage, matter.status.parts) == (Stage.SPLIT, 2)
    assert "Các phần được tách" in page(clerk, matter)


def test_a_page_asks_five_statements_however_much_was_said(
    world: World, ask: Any, clerk: Client, django_assert_num_queries: Any
) -> None:
    matter, other = ask(), ask("Bãi thải", by="MK")
    matter.merged("TQN", other)
    with django_assert_num_queries(5):
        clerk.get(f"/kien-nghi/{matter.id}/")
    for _time in range(30):
        matter.routed("TQN", "MK")
        matter.answered("MK", "beyond", passed_to="TQN", due="2027-01-01")
    with django_assert_num_queries(5):
        clerk.get(f"/kien-nghi/{matter.id}/")
