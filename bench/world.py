"""Sixty organisations, twenty thousand tasks with progress, two thousand meetings with their conclusions, twenty
thousand recommendations with what was answered, and fifty thousand papers: a hundred thousand records to search.

The acts are signed as everywhere and stored in bulk; every table is then made by `rebuild`, which is the product's
own code. Nothing but the acts is written past the door.
"""

import random
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from actlog import system
from actlog.act import Act as SignedAct
from actlog.act import ChainHead, found_space, sign_next
from actlog.payload import PayloadDraft, RecordRef, SealedPayload, seal_payload
from actlog.statements import Statement
from phoihop.accounts.models import Membership, User
from phoihop.records import keyring, positions
from phoihop.records.actors import Role
from phoihop.records.keys import record_id
from phoihop.records.log import stored_act
from phoihop.records.rebuild import rebuild
from phoihop.records.rows import insert

ORGS = 60
AGREEMENTS = 20
TASKS_A_MEETING = 10
CONCLUSIONS = 5
START = datetime(2025, 1, 6, 1, 0, tzinfo=UTC)
GROUPS = ("licence", "land", "clearance", "environment", "dump", "transport", "storage", "housing", "other")
AREAS = ("XDD", "GPMB", "MT", "AN", "SXKD")
WORDS = [
    word
    for line in (
        "rà soát kiểm tra giám sát phối hợp tuyên truyền giải phóng mặt bằng đảng viên nơi cư trú an ninh trật tự",
        "môi trường khai trường vận chuyển than nước thải bụi kế hoạch báo cáo kết quả quý năm hội nghị kết luận",
        "cấp ủy chi bộ đảng bộ công ty đơn vị phường địa bàn nhân dân người lao động việc làm thu nhập đầu tư",
        "dự án tiến độ vướng mắc kiến nghị",
    )
    for word in line.split()
]


@dataclass
class World:
    """What the pages are asked about. `viewer` is the clerk of the organisation that sees the most."""

    orgs: list[str] = field(default_factory=list)
    statements: dict[str, Statement] = field(default_factory=dict)
    spaces: list[tuple[str, list[str], RecordRef]] = field(default_factory=list)
    viewer: User | None = None
    task: UUID | None = None
    meeting: UUID | None = None  # one that lies ahead, with those before it
    held: UUID | None = None
    recommendation: UUID | None = None  # one that was answered and closed
    paper: UUID | None = None  # one that came in and stands in our register
    tasks: dict[str, list[RecordRef]] = field(default_factory=dict)  # by space
    heads: dict[tuple[str, str], ChainHead] = field(default_factory=dict)
    stored: list[SignedAct] = field(default_factory=list)
    serial: int = 0
    home: str = ""  # the viewer's organisation's own space


def build(tasks: int, recommendations: int, papers: int, seed: int = 7) -> World:
    """The same world for the same numbers (keys apart)."""
    chance = random.Random(seed)
    world = World()
    with transaction.atomic():
        _organisations(world)
        _agreements(world, chance)
        for number in range(tasks):
            _task(world, chance, number)
        for number in range(tasks // TASKS_A_MEETING):
            _meeting(world, chance, number)
        _coming(world)
        for number in range(recommendations):
            _recommendation(world, chance, number)
        for number in range(papers):
            _paper(world, chance, number)
        insert(stored_act(act) for act in world.stored)
        rebuild()
    last: dict[tuple[str, str], SignedAct] = {}
    for act in world.stored:
        last[act.header.space, act.header.org] = act
    for act in last.values():
        signed = positions.Signed(
            act_id=act.act_id,
            seq=act.header.seq,
            header=act.raw_header,
            signature=act.signature,
            payload=act.raw_payload or b"",
        )
        positions.write(
            act.header.space, act.header.org, act.header.key, positions.Position(acts=(signed,), submission=None)
        )
    world.stored.clear()
    world.viewer = User.objects.create_user("do-luong", "Văn thư – đo lường", "do-luong-do-luong")
    Membership.objects.create(user=world.viewer, org=world.orgs[1], role=Role.CLERK)
    return world


def _uuid(world: World) -> str:
    world.serial += 1
    return str(UUID(int=world.serial | (1 << 120)))


def _last(world: World, org: str) -> RecordRef:
    """The record that was sealed last, by its author."""
    return RecordRef(org, str(UUID(int=world.serial | (1 << 120))))


def _sign(world: World, space: str, org: str, sealed: SealedPayload, at: datetime) -> None:
    statement = world.statements[org]
    head = world.heads.get((space, org)) or ChainHead.opening(space, statement)
    act = sign_next(head, keyring.signing_key(statement), sealed, at)
    world.heads[space, org] = ChainHead.after(act)
    world.stored.append(act)


def _found(world: World, org: str, parties: list[str], at: datetime) -> str:
    statement = world.statements[org]
    terms = seal_payload(
        PayloadDraft(system.TERMS, 1, _uuid(world), parties, system.terms_data(org, parties), "do-luong"), org
    )
    act = found_space(statement, keyring.signing_key(statement), terms, at)
    world.heads[act.header.space, org] = ChainHead.after(act)
    world.stored.append(act)
    return act.header.space


def _seal(
    world: World, org: str, kind: str, to: list[str], data: dict[str, Any], re: tuple[RecordRef, ...] = ()
) -> SealedPayload:
    return seal_payload(PayloadDraft(kind, 1, _uuid(world), to, data, "do-luong", re), org)


def _organisations(world: World) -> None:
    host = _organisation(world, "Đơn vị vận hành", None)
    for number in range(1, ORGS + 1):
        _organisation(world, f"Đảng ủy đơn vị số {number}", host)
    home = _found(world, host, [host], START)
    for number, org in enumerate(world.orgs):
        name = f"Đảng ủy đơn vị số {number}"
        data = {"org": org, "names": [{"name": name, "short": f"ĐU {number}"}], "body_kind": "party", "family": "party"}
        _sign(world, home, host, _seal(world, host, "organisation", [host], data), START)


def _organisation(world: World, name: str, host: str | None) -> str:
    statement = keyring.create(name, host)
    world.statements[statement.org] = statement
    world.orgs.append(statement.org)
    return statement.org


def _agreements(world: World, chance: random.Random) -> None:
    """The first organisation of the table is a side of every agreement: nobody sees more than its clerk."""
    big = world.orgs[1]
    world.home = _found(world, big, [big], START)
    for number in range(AGREEMENTS):
        sides = sorted({big, *chance.sample(world.orgs[2:], 4)})
        space = _found(world, big, sides, START)
        data = {
            "title": f"Quy chế phối hợp số {number}",
            "lead": big,
            "sides": sides,
            "areas": [{"code": code, "name": code} for code in AREAS],
        }
        sealed = _seal(world, big, "agreement", sides, data)
        _sign(world, space, big, sealed, START)
        world.spaces.append((space, sides, _last(world, big)))


def _sentence(chance: random.Random, words: int) -> str:
    return " ".join(chance.choices(WORDS, k=words)).capitalize()


def _task(world: World, chance: random.Random, number: int) -> None:
    space, sides, agreement = world.spaces[number % len(world.spaces)]
    author = agreement.org
    lead, partner = chance.sample(sides, 2)
    at = START + timedelta(minutes=20 * (number // len(world.spaces)))
    due = date(2025, 6, 1) + timedelta(days=chance.randrange(700))
    data = {
        "text": f"{_sentence(chance, 14)} {number}",
        "lead": lead,
        "cooperating": [partner],
        "due": due.isoformat(),
        "agreement": {"org": agreement.org, "rec": agreement.rec},
        "area": chance.choice(AREAS),
    }
    _sign(world, space, author, _seal(world, author, "task", sides, data, (agreement,)), at)
    task = _last(world, author)
    world.tasks.setdefault(space, []).append(task)
    if number == 0:
        world.task = record_id(task.org, task.rec)
    if number % 3:
        done = number % 3 == 1
        report = {
            "task": {"org": task.org, "rec": task.rec},
            "said": "done" if done else "doing",
            "percent": 100 if done else 40,
            "text": _sentence(chance, 10),
        }
        _sign(world, space, lead, _seal(world, lead, "progress", sides, report, (task,)), at + timedelta(minutes=9))


def _meeting(world: World, chance: random.Random, number: int) -> None:
    """One that was held; what it concluded are tasks of its agreement."""
    space, sides, agreement = world.spaces[number % len(world.spaces)]
    at = START + timedelta(days=270, minutes=number // len(world.spaces))
    data = {
        "kind": "briefing",
        "title": f"Hội nghị giao ban {_sentence(chance, 6)}",
        "day": (date(2025, 1, 10) + timedelta(days=chance.randrange(600))).isoformat(),
        "agreement": {"org": agreement.org, "rec": agreement.rec},
    }
    _sign(world, space, agreement.org, _seal(world, agreement.org, "meeting", sides, data, (agreement,)), at)
    meeting = _last(world, agreement.org)
    world.held = record_id(meeting.org, meeting.rec)
    held = {"org": meeting.org, "rec": meeting.rec}
    for no, task in enumerate(chance.sample(world.tasks[space], CONCLUSIONS), start=1):
        said = {"meeting": held, "no": no, "text": _sentence(chance, 16), "task": {"org": task.org, "rec": task.rec}}
        _sign(world, space, agreement.org, _seal(world, agreement.org, "conclusion", sides, said, (task,)), at)


def _coming(world: World) -> None:
    """The next one of the agreement that the viewer sees most of."""
    space, sides, agreement = world.spaces[0]
    data = {
        "kind": "briefing",
        "title": "Hội nghị giao ban kỳ tới",
        "day": "2027-01-20",
        "state": "planned",
        "hosts": [agreement.org],
        "invited": [org for org in sides if org != agreement.org],
        "agenda": [{"key": f"m{no}", "title": f"Mục {no}", "minutes": 15} for no in range(1, 6)],
        "agreement": {"org": agreement.org, "rec": agreement.rec},
    }
    at = START + timedelta(days=279)
    _sign(world, space, agreement.org, _seal(world, agreement.org, "meeting", sides, data, (agreement,)), at)
    coming = _last(world, agreement.org)
    world.meeting = record_id(coming.org, coming.rec)


def _recommendation(world: World, chance: random.Random, number: int) -> None:
    """Of three, one still waits for its answer, one was answered, one was also closed by who raised it."""
    space, sides, agreement = world.spaces[number % len(world.spaces)]
    raiser, receiver = chance.sample(sides, 2)
    at = START + timedelta(days=281, minutes=20 * (number // len(world.spaces)))
    data = {
        "text": f"{_sentence(chance, 16)} {number}",
        "receiver": receiver,
        "due": (date(2025, 11, 1) + timedelta(days=chance.randrange(700))).isoformat(),
        "raised_on": (date(2025, 1, 10) + timedelta(days=chance.randrange(270))).isoformat(),
        "agreement": {"org": agreement.org, "rec": agreement.rec},
        "group": chance.choice(GROUPS),
    }
    _sign(world, space, raiser, _seal(world, raiser, "recommendation", sides, data, (agreement,)), at)
    raised = _last(world, raiser)
    about = {"recommendation": {"org": raised.org, "rec": raised.rec}}
    if number % 3:
        said = {**about, "outcome": "resolved", "text": _sentence(chance, 20), "turn": 1}
        sealed = _seal(world, receiver, "answer", sides, said, (raised,))
        _sign(world, space, receiver, sealed, at + timedelta(minutes=5))
    if number % 3 == 2:
        sealed = _seal(world, raiser, "verdict", sides, {**about, "closed": True, "turn": 2}, (raised,))
        _sign(world, space, raiser, sealed, at + timedelta(minutes=9))
        world.recommendation = record_id(raised.org, raised.rec)


def _paper(world: World, chance: random.Random, number: int) -> None:
    """Half of them issued by the viewer's organisation, half by others; most of those stand in its own register."""
    space, sides, agreement = world.spaces[number % len(world.spaces)]
    ours = agreement.org
    # The spaces take turns, so the author turns with the round.
    outgoing = number // len(world.spaces) % 2 == 0
    author = ours if outgoing else chance.choice([org for org in sides if org != ours])
    at = START + timedelta(days=600, minutes=5 * (number // len(world.spaces)))
    data = {
        "direction": "out",
        "kind_code": "CV",
        "number": str(number),
        "symbol": "CV/ĐU",
        "abstract": _sentence(chance, 12),
        "text": _sentence(chance, 60),
        "day": at.date().isoformat(),
        "recipients": ["Các bên tham gia quy chế", "Lưu Văn phòng"],
    }
    _sign(world, space, author, _seal(world, author, "document", sides, data), at)
    if outgoing or number % 5 == 0:
        return
    came = _last(world, author)
    entered = {
        "document": {"org": came.org, "rec": came.rec},
        "number": str(number),
        "day": at.date().isoformat(),
        "due": (at.date() + timedelta(days=chance.randrange(1, 30))).isoformat(),
        "handler": "Văn phòng",
    }
    if number % 3:
        entered["done_on"] = at.date().isoformat()
    sealed = _seal(world, ours, "arrival", [ours], entered, (came,))
    _sign(world, world.home, ours, sealed, at + timedelta(minutes=2))
    world.paper = record_id(came.org, came.rec)
