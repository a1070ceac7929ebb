"""Nobody is met with a server error, whatever they send: every address, every field it asks for, wild values.

Which fields an address asks for is found by watching what is looked up while it answers. The values go round the
fields by turns, the same in every run.
"""

import copy
import logging
from collections.abc import Iterator
from html.parser import HTMLParser
from typing import Any

import pytest
from django.core.signals import got_request_exception
from django.db import transaction
from django.http import QueryDict
from django.test import Client
from django.urls import reverse

from tests.cast import World
from tests.guard.objects import PEOPLE, build
from tests.guard.test_urls import TABLE, Row

WILD = (
    "9" * 5_000,
    "9" * 25,
    "-1",
    "99999",
    "٣",
    "²",
    "1e999",
    "NaN",
    "31/2/0000",
    "0001-01-01",
    "9999-12-31",
    "29/2/2027",
    "quý V/99999",
    "quý I/0",
    "x" * 20_000,
    "=1+1",
    "\u202e\u200b",
    "[]",
    '{"a":1e400}',
    "../../x",
    "//ke-gian.example",
    "00000000-0000-0000-0000-000000000000",
    "0" * 64,
    "' OR 1=1 --",
    "%s%(x)s{0}",
    "\r\nX: 1",
    "\ufffe\uffff\x1b\x07",
    "\U0001f1fb\U0001f1f3",
)
ROUNDS = 2
MAY = ("200", "303", "422")


class Filled(HTMLParser):
    """What the forms of a page would send as they stand."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.values: dict[str, str] = {}
        self._select = ""
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = dict(attrs)
        name, value = said.get("name") or "", said.get("value") or ""
        if tag == "select":
            self._select = name
        elif tag == "option" and ("selected" in said or self._select not in self.values):
            self.values[self._select] = value
        elif name and tag in {"input", "textarea"} and said.get("type") != "file":
            self.values.setdefault(name, value or ("on" if said.get("type") == "checkbox" else ""))


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """The names looked up in what a request sent."""
    found: set[str] = set()

    def watched(method: str) -> Any:
        plain = getattr(QueryDict, method)

        def look_up(typed: QueryDict, key: Any, *more: Any) -> Any:
            found.add(str(key))
            return plain(typed, key, *more)

        return look_up

    for method in ("get", "getlist", "__getitem__", "__contains__"):
        monkeypatch.setattr(QueryDict, method, watched(method))
    return found


@pytest.fixture
def failures() -> Iterator[list[str]]:
    """What went wrong on the server."""
    found: list[str] = []

    def note(request: Any, **_kwargs: Any) -> None:
        found.append(f"{request.method} {request.path}")

    got_request_exception.connect(note)
    logging.disable(logging.CRITICAL)
    yield found
    logging.disable(logging.NOTSET)
    got_request_exception.disconnect(note)


def _send(client: Client, row: Row, address: str, data: dict[str, str]) -> Any:
    """One request of which nothing stays."""
    kept, point = copy.deepcopy(client.cookies), transaction.savepoint()
    try:
        answer: Any = client.get(address, data) if row.method == "GET" else client.post(address, data)
        for _piece in answer.streaming_content if answer.streaming else ():
            pass
        return answer
    finally:
        transaction.set_rollback(False)
        transaction.savepoint_rollback(point)
        client.cookies = kept


def _fields(client: Client, row: Row, address: str, asked: set[str]) -> dict[str, str]:
    """What this address takes, with what its form shows."""
    asked.clear()
    shown = _send(client, row._replace(method="GET"), address, {})
    filled = Filled(shown.content.decode()).values if row.method == "POST" and not shown.streaming else {}
    _send(client, row, address, {})
    return {**dict.fromkeys(sorted(asked), ""), **filled}


def _wild(fields: dict[str, str], turn: int, start: int) -> dict[str, str]:
    """The first rounds fill every field; the last leaves the form as it stands, but for one field in three."""
    values = {name: WILD[(start + turn * 11 + place) % len(WILD)] for place, name in enumerate(fields)}
    if turn < ROUNDS - 1:
        return values
    return {name: values[name] if (place + start) % 3 == 0 else fields[name] for place, name in enumerate(fields)}


def test_wild_values_are_refused_or_passed_over(world: World, asked: set[str], failures: list[str]) -> None:
    clients, objects = build(world)
    for client in clients.values():
        client.raise_request_exception = False
    wrong, sent = [], 0
    for start, row in enumerate(TABLE):
        who = next((who for who, said in zip(PEOPLE, row.answers.split(), strict=True) if said in MAY), None)
        if who is None:
            continue
        address = reverse(row.name, args=objects.of(row.word))
        fields = _fields(clients[who], row, address, asked)
        for turn in range(ROUNDS):
            data = _wild(fields, turn, start)
            answer = _send(clients[who], row, address, data)
            sent += 1
            if answer.status_code >= 500:
                wrong.append(f"{row.method} {row.name}: { {name: value[:30] for name, value in data.items()} }")
    assert sent > ROUNDS * 100
    assert (wrong, failures) == ([], [])


@pytest.mark.parametrize("value", ["\x00", "dang\x00uy"])
def test_words_with_a_nul_are_refused_before_any_database_sees_them(
    world: World, failures: list[str], value: str
) -> None:
    clients, _objects = build(world)
    clerk, nobody = clients["clerk"], Client()
    sent = [
        clerk.get(reverse("search:results"), {"q": value}),
        clerk.get(reverse("search:results"), {value: "q"}),
        nobody.post(reverse("accounts:sign_in"), {"username": value, "password": value}),
        clerk.post(reverse("intake:paste"), {"paste-text": value, "paste-secrecy": "on"}),
        clerk.get(reverse("search:results") + "%00/"),
    ]
    assert [answer.status_code for answer in sent] == [400] * len(sent)
    nobody.cookies["sessionid"] = f"12345678{value}"
    assert nobody.get("/").status_code == 302
    assert failures == []


def test_a_form_in_another_encoding_is_refused(clerk: Client, failures: list[str]) -> None:
    body = b"--x\r\nContent-Disposition: form-data; name=paste-text\r\n\r\n\\ud800\r\n--x--\r\n"
    answer = clerk.post(
        reverse("intake:paste"), body, content_type="multipart/form-data; boundary=x; charset=unicode_escape"
    )
    assert (answer.status_code, failures) == (400, [])
