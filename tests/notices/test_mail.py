"""Digests: confirmed addresses only, in due time, one for each person and day whatever dies in between."""

from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client

from phoihop.accounts.models import User
from phoihop.notices import addresses, digests, mailing
from phoihop.notices.models import Digest, Mailbox
from phoihop.notices.rules import WAITS, What
from phoihop.ops import mail as rounds
from phoihop.records.actors import Role
from tests import cast
from tests.cast import World
from tests.notices.sink import Sink, sink
from tests.tasks.conftest import Work

Assign = Callable[..., Work]
NINE = datetime(2026, 11, 23, 2, tzinfo=UTC)  # 9:00 on a Monday in Viet Nam
CHOICES = "/thong-bao/cach-nhan/"
State = Digest.State


@pytest.fixture
def server(settings: Any) -> Iterator[Sink]:
    with sink() as found:
        settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
        settings.EMAIL_HOST, settings.EMAIL_PORT = found.server_address
        settings.ADDRESS = "https://phoihop.vidu.vn"
        settings.DEFAULT_FROM_EMAIL = "Phối Hợp <phoihop@vidu.vn>"
        yield found


def box(user: User, **given: Any) -> Mailbox:
    return Mailbox.objects.create(user=user, address="vanthu@vidu.vn", confirmed_at=NINE, **given)


def some_news(world: World, assign: Assign) -> Work:
    world.on(date(2026, 11, 20))
    return assign("Rà soát bãi thải", due="2026-11-24")


def text(letter: Any) -> str:
    body: str = letter.get_body(("plain",)).get_content()
    return body


def test_a_digest_says_who_did_what_once_a_day(world: World, assign: Assign, server: Sink, today: date) -> None:
    user = cast.account(world, "MK")
    box(user)
    work = some_news(world, assign)
    assert digests.run(NINE) == digests.Round(sent=1)
    assert digests.run(NINE + timedelta(hours=1)) == digests.Round()
    (letter,) = server.letters
    assert letter["To"] == "vanthu@vidu.vn"
    assert letter["Subject"].strip() == "Phối Hợp: 2 việc mới, ngày 23/11/2026"
    assert letter["Message-ID"] == f"<thong-bao-{user.pk}-20261123@vidu.vn>"
    assert letter["Auto-Submitted"] == "auto-generated"
    words = text(letter)
    assert "Đảng ủy Tập đoàn Thử nghiệm giao nhiệm vụ: Rà soát bãi thải" in words
    assert "Phần việc của ta, hạn 24/11/2026" in words
    assert f"https://phoihop.vidu.vn/nhiem-vu/{work.id}/" in words
    html = letter.get_body(("html",)).get_content()
    assert "Rà soát bãi thải" in html
    assert "<style" not in html


def test_only_what_is_new_goes_into_the_next_one(
    world: World, assign: Assign, server: Sink, today: date, monkeypatch: Any
) -> None:
    box(cast.account(world, "MK"))
    some_news(world, assign)
    digests.run(NINE)
    tuesday = NINE + timedelta(days=1)
    monkeypatch.setattr("django.utils.timezone.now", lambda: tuesday)
    assert digests.run(tuesday).sent == 1  # the task is due today: the only thing that is new
    assert "Đến hạn và quá hạn" in text(server.letters[-1])
    assert "giao nhiệm vụ" not in text(server.letters[-1])
    digests.run(tuesday)
    wednesday = NINE + timedelta(days=2)
    monkeypatch.setattr("django.utils.timezone.now", lambda: wednesday)
    assert digests.run(wednesday).sent == 1  # and now it is late
    thursday = NINE + timedelta(days=3)
    monkeypatch.setattr("django.utils.timezone.now", lambda: thursday)
    assert digests.run(thursday) == digests.Round(nothing=1)


def test_two_that_send_at_once_and_one_that_was_killed_send_one_letter(
    world: World, assign: Assign, server: Sink, today: date, monkeypatch: Any
) -> None:
    user = cast.account(world, "MK")
    box(user)
    some_news(world, assign)
    send, inside = mailing.send, []

    def while_sending(letter: mailing.Letter, **more: Any) -> Any:
        inside.append(digests.run(NINE))  # another process, while this one is at it
        return send(letter, **more)

    monkeypatch.setattr(mailing, "send", while_sending)
    assert digests.run(NINE).sent == 1
    assert inside == [digests.Round()]
    assert len(server.letters) == 1
    monkeypatch.setattr(mailing, "send", send)
    # Killed after it had claimed the digest and before it had sent it: nobody else sends it until its time is over.
    Digest.objects.update(state=State.SENDING, until=NINE + timedelta(minutes=10), told=0)
    assert digests.run(NINE + timedelta(minutes=9)) == digests.Round()
    assert digests.run(NINE + timedelta(minutes=11)).sent == 1
    assert digests.run(NINE + timedelta(minutes=30)) == digests.Round()
    assert {letter["Message-ID"] for letter in server.letters} == {f"<thong-bao-{user.pk}-20261123@vidu.vn>"}


def test_what_the_server_does_not_take_is_tried_again_and_given_up(
    world: World, assign: Assign, server: Sink, today: date, client: Client
) -> None:
    box(cast.account(world, "MK"))
    some_news(world, assign)
    server.refuses = "451 try later"
    at = NINE
    assert digests.run(at).failed == 1
    for wait in WAITS:
        assert digests.run(at + wait - timedelta(seconds=1)) == digests.Round()
        at += wait
        assert digests.run(at).failed == 1
    one = Digest.objects.get()
    assert (one.state, one.tries, one.error) == (State.GIVEN_UP, len(WAITS) + 1, "451 try later")
    client.force_login(cast.account(world, "VP", Role.ADMIN))
    page = client.get("/quan-tri/thu/").content.decode()
    assert "451 try later" in page
    assert "không gửi được 1" in page
    Digest.objects.all().delete()
    server.refuses = "550 no such person"
    digests.run(at)
    assert Digest.objects.get().state == State.GIVEN_UP
    assert Mailbox.objects.get().error == "550 no such person"


def test_no_letter_at_night_at_the_weekend_or_before_the_address_is_confirmed(
    world: World, assign: Assign, server: Sink, today: date
) -> None:
    user = cast.account(world, "MK")
    mine = box(user, hour=7)
    some_news(world, assign)
    for hours in (-3, 11.5, -40):  # 6:00, 20:30, and Saturday at 17:00
        assert digests.run(NINE + timedelta(hours=hours)) == digests.Round()
    Mailbox.objects.update(rhythm="weekly", weekday=2)
    assert digests.run(NINE) == digests.Round()
    Mailbox.objects.update(rhythm="daily", confirmed_at=None, asked_at=NINE)
    assert digests.run(NINE) == digests.Round()
    Mailbox.objects.update(confirmed_at=NINE)
    user.is_active = False
    user.save()
    assert digests.run(NINE) == digests.Round()
    assert server.letters == []
    assert mine.pk == user.pk


def test_a_person_chooses_and_confirms_the_address(
    world: World, assign: Assign, server: Sink, today: date, client: Client
) -> None:
    user = cast.account(world, "MK", Role.HEAD)
    some_news(world, assign)
    client.force_login(user)
    page = client.get(CHOICES).content.decode()
    assert "Báo lãnh đạo khi quá hạn" in page
    typed = {
        "shown": [int(What.TASK)],
        "mailed": [int(What.DUE)],
        "days_before": 5,
        "days_after": 7,
        "address": "lanhdao@vidu.vn",
        "rhythm": "daily",
        "hour": 8,
        "weekday": 0,
        "quiet_from": 20,
        "quiet_to": 6,
    }
    refused = client.post(CHOICES, {**typed, "hour": 22})
    assert refused.status_code == 422
    assert "Giờ gửi nằm trong khoảng không gửi" in refused.content.decode()
    assert client.post(CHOICES, typed).status_code == 303
    assert "Nhiệm vụ" in client.get("/thong-bao/").content.decode()
    assert client.get("/").content.decode().count("chưa đọc") == 1
    assert digests.run(NINE) == digests.Round()
    (asking,) = server.letters
    link = next(line for line in text(asking).splitlines() if line.startswith("https://"))
    path = link.removeprefix("https://phoihop.vidu.vn")
    stranger = Client()
    stranger.force_login(cast.account(world, "NGOAI"))
    stranger.post(path)
    assert Mailbox.objects.get(user=user).confirmed_at is None
    assert "Xác nhận địa chỉ" in client.get(path).content.decode()
    client.post(path)
    assert "Đã xác nhận" in client.get(CHOICES).content.decode()
    assert digests.run(NINE).sent == 1
    assert "giao nhiệm vụ" not in text(server.letters[-1])
    assert "Phần việc của ta" in text(server.letters[-1])
    client.post(CHOICES, {**typed, "address": "khac@vidu.vn"})
    assert Mailbox.objects.get(user=user).confirmed_at is None
    addresses.ask(NINE)
    client.post(CHOICES + "gui-lai/")
    addresses.ask(NINE)
    assert [letter["To"] for letter in server.letters[-2:]] == ["khac@vidu.vn", "khac@vidu.vn"]


def test_without_a_server_all_goes_on_and_the_administrator_is_told(
    world: World, assign: Assign, settings: Any, today: date, client: Client, capsys: Any
) -> None:
    settings.EMAIL_HOST = ""
    box(cast.account(world, "MK"))
    some_news(world, assign)
    assert digests.run(NINE) == digests.Round()
    assert not Digest.objects.exists()
    assert rounds.beside() is None
    assert rounds.run() == 0
    assert "Chưa đặt máy chủ thư" in capsys.readouterr().out
    client.force_login(cast.account(world, "VP", Role.ADMIN))
    page = client.get("/quan-tri/thu/").content.decode()
    assert "Chưa đặt máy chủ thư" in page
    assert client.post("/quan-tri/thu/", {"to": "quantri@vidu.vn"}).status_code == 422


def test_a_trial_letter_says_at_once_what_the_server_said(
    world: World, server: Sink, settings: Any, client: Client
) -> None:
    client.force_login(cast.account(world, "VP", Role.ADMIN))
    assert client.post("/quan-tri/thu/", {"to": "quantri@vidu.vn"}).status_code == 303
    assert server.letters[-1]["Subject"].strip() == "Phối Hợp: thư thử"
    server.refuses = "550 no such person"
    refused = client.post("/quan-tri/thu/", {"to": "quantri@vidu.vn"})
    assert "550 no such person" in refused.content.decode()
    settings.EMAIL_PORT = 1
    assert "Máy chủ thư không nhận" in client.post("/quan-tri/thu/", {"to": "a@vidu.vn"}).content.decode()


def test_titles_stay_out_of_letters_where_the_office_says_so(
    world: World, assign: Assign, settings: Any, today: date
) -> None:
    settings.EMAIL_HOST, settings.MAIL_TITLES = "thu.vidu.vn", False
    box(cast.account(world, "MK"))
    some_news(world, assign)
    assert digests.run(NINE).sent == 1
    (letter,) = mail.outbox
    assert "giao nhiệm vụ" in letter.body
    assert "bãi thải" not in letter.body
