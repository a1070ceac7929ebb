"""What every answer says to the browser, whatever it is: a page, a refusal, a file, a wrong address."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from tests.cast import World
from tests.guard.objects import build

SAID = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}


def _wrong(answer: Any) -> list[str]:
    for _piece in answer.streaming_content if answer.streaming else ():
        pass
    policy, kept = answer.headers.get("Content-Security-Policy", ""), answer.headers.get("Cache-Control", "")
    return [
        *(name for name, value in SAID.items() if answer.headers.get(name) != value),
        *([] if policy == "sandbox" or ("default-src 'none'" in policy and "unsafe" not in policy) else ["policy"]),
        *([] if "no-store" in kept and "private" in kept else ["kept"]),
    ]


def test_every_answer_is_private_and_closed_to_scripts_and_frames(world: World) -> None:
    clients, objects = build(world)
    clerk, nobody = clients["clerk"], Client()
    nobody.raise_request_exception = False
    sheet, paper = reverse("tasks:sheet"), reverse("recommendations:word")
    answers = {
        "page": clerk.get("/"),
        "sign in": nobody.get(reverse("accounts:sign_in")),
        "led to sign in": nobody.get("/"),
        "no such page": clerk.get("/khong-co/"),
        "not to be seen": clients["outsider"].get(reverse("tasks:task", args=objects.of("task"))),
        "refused form": clerk.post(reverse("intake:paste"), {}),
        "session over": nobody.post(reverse("intake:paste"), {}),
        "forged": Client(enforce_csrf_checks=True).post(reverse("accounts:sign_in"), {}),
        "role may not": clerk.get(reverse("accounts:users")),
        "wrong way": clerk.put("/"),
        "file": clerk.get(reverse("documents:file", args=objects.of("file"))),
        "history": clerk.get(reverse("journal:file", args=objects.of("space"))),
        "sheet": clerk.get(sheet),
        "word": clerk.get(paper),
        "options": clerk.get(reverse("tasks:choose")),
        "wrong machine": nobody.get("/", headers={"Host": "ke-gian.example"}),
        "too many fields": clerk.post(reverse("intake:paste"), {f"o{n}": "" for n in range(1_100)}),
    }
    wrong = {name: found for name, answer in answers.items() if (found := _wrong(answer))}
    assert wrong == {}
    assert answers["wrong machine"].status_code == 400
    assert "ke-gian" not in answers["wrong machine"].content.decode()


def test_styles_and_scripts_may_be_kept(world: World) -> None:
    _clients, objects = build(world)
    assert "immutable" in Client().get(reverse("ui:asset", args=objects.of("asset")))["Cache-Control"]


@pytest.mark.parametrize(
    "wanted",
    [
        "https://ke-gian.example/",
        "//ke-gian.example/",
        "/\\ke-gian.example/",
        "\\\\ke-gian.example/",
        "https:ke-gian.example",
        "javascript:alert(1)",
        " //ke-gian.example",
        "/\t/ke-gian.example",
    ],
)
def test_after_a_form_nobody_is_led_out_of_the_house(clerk: Client, wanted: str) -> None:
    for address in ("accounts:act_for", "ui:preferences"):
        answer = clerk.post(reverse(address), {"next": wanted})
        assert answer.status_code == 303
        assert "gian" not in answer["Location"]
        assert "alert" not in answer["Location"]
