"""Signing and verifying without a database, and issuing through the door, in acts a second."""

import time
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

from django.utils import timezone
from nacl.bindings import crypto_sign_open

from actlog import hashing, system
from actlog.act import Act as SignedAct
from actlog.act import ChainHead, found_space, sign_next
from actlog.hashing import tagged
from actlog.keys import SigningKey
from actlog.payload import PayloadDraft, seal_payload
from actlog.statements import new_organisation
from actlog.verify import verify_history
from bench.pages import rate
from bench.rows import Row, rated
from bench.world import World
from phoihop.records.actors import Actor, Role
from phoihop.records.door import issue
from phoihop.records.kinds import Draft

COUNT = 5_000
ISSUED = 150
AT = datetime(2026, 1, 5, 1, 0, tzinfo=UTC)


def measure(world: World) -> list[Row]:
    root, key = SigningKey.generate(), SigningKey.generate()
    statement = new_organisation("Đơn vị đo lường", root, key.public)
    terms = system.terms_data(statement.org, [statement.org])
    draft = PayloadDraft(system.TERMS, 1, str(uuid4()), [statement.org], terms, "do-luong")
    first = found_space(statement, key, seal_payload(draft, statement.org), AT)
    acts: list[SignedAct] = []

    def sign() -> None:
        head = ChainHead.after(first)
        acts[:] = [first]
        for number in range(COUNT):
            data = {
                "text": f"Rà soát đảng viên nơi cư trú, việc thứ {number}",
                "due": "2026-12-31",
                "lead": statement.org,
            }
            one = PayloadDraft("task", 1, str(UUID(int=number + 1)), [statement.org], dict(data), "do-luong")
            act = sign_next(head, key, seal_payload(one, statement.org), AT + timedelta(seconds=number))
            head = ChainHead.after(act)
            acts.append(act)

    def verify() -> None:
        report = verify_history(
            [(statement.raw, statement.signatures)], [], [(a.raw_header, a.signature, a.raw_payload) for a in acts]
        )
        assert report.ok, report.verdict

    public = bytes.fromhex(key.public)

    def signatures_only() -> None:
        for act in acts:
            crypto_sign_open(act.signature + tagged(hashing.ACT, act.raw_header), public)

    signed = rate(COUNT, sign)
    verified, floor = [], []
    for _ in range(3):
        verified += rate(COUNT, verify, 1)
        floor += rate(COUNT, signatures_only, 1)
    return [
        rated("ký hành vi (actlog)", signed),
        rated("đối chiếu hành vi, một nhân", verified, floor, "≥ 12.000/s; nền: chỉ kiểm chữ ký"),
        rated("ban hành qua cửa, ghi bền", _through_the_door(world), None, "≥ 200/s"),
    ]


def _through_the_door(world: World) -> list[float]:
    """Each issue is a transaction of its own, flushed to disk, with its position file."""
    space, sides, agreement = world.spaces[1]
    actor = Actor(user="do-luong", org=agreement.org, role=Role.CLERK)
    rates = []
    for _ in range(5):
        before = time.perf_counter()
        for number in range(ISSUED):
            data = {
                "text": f"Việc {number}",
                "lead": sides[0],
                "agreement": {"org": agreement.org, "rec": agreement.rec},
            }
            one = Draft(kind="task", rec=uuid4(), data=data, to=tuple(sides))
            issue([one], actor=actor, at=timezone.now(), place=space, declared=True)
        rates.append(ISSUED / (time.perf_counter() - before))
    return rates
