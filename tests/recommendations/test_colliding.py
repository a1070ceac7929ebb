"""Two colleagues speak on one recommendation, each from a form opened before the other's word: the second is shown that
word, keeps what was typed, and decides."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client

from phoihop.recommendations.models import Answer, Merge, Routing, Verdict
from phoihop.records.kinds import Draft
from phoihop.records.refusals import Stale
from tests.cast import World
from tests.recommendations.conftest import Matter
from tests.recommendations.test_pages import as_office, opened, sent

ANSWERED = {"outcome": "resolved", "text": "Đã chi trả xong"}
PARTLY = {"outcome": "partly", "text": "Còn bốn hộ chưa nhận"}


def basis_of(answer: Any) -> str:
    found = re.search(r'name="basis" value="([0-9]+)"', answer.content.decode())
    assert found
    return found[1]


def test_a_second_answer_from_a_form_opened_before_the_first_is_held_back_and_shows_it(
    world: World, ask: Any, client: Client, today: Any
) -> None:
    matter = ask()
    address = f"/kien-nghi/{matter.id}/tra-loi/"
    as_office(client, world, "TQN")
    first, second = opened(client, address, **ANSWERED), opened(client, address, **PARTLY)
    assert client.post(address, first).status_code == 303
    held = client.post(address, second)
    shown = held.content.decode()
    assert held.status_code == 409
    assert Answer.objects.count() == 1
    assert "Đã chi trả xong" in shown
    assert "trả lời: đã giải quyết" in shown
    assert "Còn bốn hộ chưa nhận" in shown
    assert re.search(r'value="partly"[^>]* checked', shown)
    assert not re.search(r'name="secrecy"[^>]* checked', shown)
    # Sent twice, the first is still one answer: its key tells.
    assert client.post(address, first).status_code == 303
    assert Answer.objects.count() == 1
    # Having read it, the second may speak after all.
    assert client.post(address, {**second, "basis": basis_of(held)}).status_code == 303
    assert matter.status.outcome == "partly"


@pytest.mark.parametrize(
    ("org", "act", "typed", "before", "made"),
    [
        ("TQN", "giao/", {"lead": "TKV"}, (), Routing),
        ("TKV", "ket-thuc/", {"note": "Không còn cần"}, (), Verdict),
        ("TKV", "theo-doi-tiep/", {"note": "Còn hai hộ"}, ("answered", "TQN"), Verdict),
        ("TQN", "gop/", {"others": "OTHER"}, (), Merge),
    ],
)
def test_no_act_follows_a_word_that_its_author_has_not_read(
    world: World,
    ask: Any,
    client: Client,
    today: Any,
    org: str,
    act: str,
    typed: dict[str, str],
    before: tuple[str, ...],
    made: Any,
) -> None:
    raiser = "MK" if act == "giao/" else "TKV"
    matter, other = ask(by=raiser), ask("Bãi thải gần trường học", by="MK")
    if before:
        getattr(matter, before[0])(*before[1:])
    known = {**world.orgs, "OTHER": str(other.id)}
    address = f"/kien-nghi/{matter.id}/{act}"
    as_office(client, world, org)
    form = opened(client, address, **{name: known.get(value, value) for name, value in typed.items()})
    assert client.post(address, form).status_code == 303
    held = client.post(address, {**form, "once": str(uuid4())})
    assert held.status_code == 409, held.content.decode()
    assert made.objects.count() == 1


def test_who_closes_reads_an_answer_first_that_came_meanwhile(
    world: World, ask: Any, client: Client, today: Any
) -> None:
    matter = ask()
    close, answer = f"/kien-nghi/{matter.id}/ket-thuc/", f"/kien-nghi/{matter.id}/tra-loi/"
    form = opened(as_office(client, world, "TKV"), close, note="Bỏ")
    as_office(client, world, "TQN")
    assert client.post(answer, opened(client, answer, **ANSWERED)).status_code == 303
    held = as_office(client, world, "TKV").post(close, form)
    assert held.status_code == 409
    assert "Đã chi trả xong" in held.content.decode()
    assert client.post(close, {**form, "basis": basis_of(held)}).status_code == 303


def _said(matter: Matter, turn: int) -> Draft:
    data = {"recommendation": matter.ref, "outcome": "resolved", "text": "Xong", "turn": turn}
    return Draft(kind="answer", rec=uuid4(), data=data, to=matter.draft.to)


def test_the_door_refuses_it_too(world: World, ask: Any) -> None:
    matter = ask()
    world.issue("TQN", _said(matter, 1))
    with pytest.raises(Stale):
        world.issue("TQN", _said(matter, 1))
    world.issue("TQN", _said(matter, 2))
    assert Answer.objects.count() == 2


def test_a_form_that_claims_to_have_seen_more_than_was_said_claims_nothing(
    world: World, ask: Any, client: Client, today: Any
) -> None:
    matter = ask()
    address = f"/kien-nghi/{matter.id}/tra-loi/"
    as_office(client, world, "TQN")
    assert client.post(address, sent(**ANSWERED, basis="999999")).status_code == 303
    assert matter.status.turns == 1
