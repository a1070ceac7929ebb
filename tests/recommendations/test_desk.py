"""What of recommendations waits on the desk."""

from datetime import date
from typing import Any
from uuid import uuid4

from django.test import Client

from phoihop.records.actors import Role
from tests import cast
from tests.cast import World


def desk(client: Client, world: World, org: str, role: Role = Role.CLERK) -> str:
    client.force_login(cast.account(world, org, role, username=f"{org}-{uuid4().hex[:6]}"))
    return client.get("/").content.decode()


def test_what_we_must_answer_stands_under_its_day_with_one_verb(
    world: World, ask: Any, client: Client, today: date
) -> None:
    matter = ask(due="2026-11-20")
    page = desk(client, world, "TQN")
    assert "Quá hạn (1)" in page
    assert f'href="/kien-nghi/{matter.id}/tra-loi/"' in page
    assert "kiến nghị của Đảng ủy Tập đoàn Thử nghiệm" in page
    raiser = desk(client, world, "TKV")
    assert "Đảng ủy Vùng mỏ Thử nghiệm chưa trả lời kiến nghị của ta" in raiser
    assert "Trả lời kiến nghị" not in raiser
    assert "bãi thải" not in desk(client, world, "MK")
    assert "bãi thải" not in desk(client, world, "NGOAI", Role.HEAD)


def test_an_answer_waits_for_the_word_of_the_one_who_raised_it(
    world: World, ask: Any, client: Client, today: date
) -> None:
    matter = ask(due="2026-12-20")
    matter.answered("TQN")
    assert "Đảng ủy Vùng mỏ Thử nghiệm đã trả lời kiến nghị của ta" in desk(client, world, "TKV")
    assert "bãi thải" not in desk(client, world, "TQN")
    matter.closed()
    assert "bãi thải" not in desk(client, world, "TKV")
