"""`phoihop setup`: an office of its own, an administrator who can sign in, and never a second time."""

from collections.abc import Iterator

import pytest
from django.test import Client

from phoihop.ops import first_start, verifying
from phoihop.organisations.models import Organisation


@pytest.fixture
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    words: Iterator[str] = iter(["Văn phòng Thử nghiệm", "VP TN", "Lần hai", "L2"])
    monkeypatch.setattr("builtins.input", lambda _question: next(words))
    monkeypatch.setattr(first_start, "prepare", lambda: None)  # the tables are there


@pytest.mark.usefixtures("db", "typed")
def test_a_first_start_makes_an_office_and_an_administrator_once(
    client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    assert first_start.run() == 0
    password = capsys.readouterr().out.split("chỉ hiện lần này: ")[1].split()[0]
    assert Organisation.objects.get().name == "Văn phòng Thử nghiệm"
    assert client.post("/dang-nhap/", {"username": first_start.USERNAME, "password": password}).status_code == 303
    assert first_start.run() == 1
    assert "đã được thiết lập" in capsys.readouterr().out
    assert Organisation.objects.count() == 1
    assert verifying.run() == 0


@pytest.mark.usefixtures("db")
def test_without_a_name_nothing_is_set_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("builtins.input", lambda _question: " ")
    monkeypatch.setattr(first_start, "prepare", lambda: None)
    assert first_start.run() == 1
    assert not Organisation.objects.exists()
