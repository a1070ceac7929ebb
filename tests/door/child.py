"""What a process of its own does at the door, so that it can be killed there. Several commands, each with its words,
are parted by "/".

What it has done it says on standard output, a line at a time, flushed before it goes on. Its folder and database
come from the environment, as those of the server do.
"""

import contextlib
import io
import json
import os
import signal
import sys
import threading
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4

from django.conf import settings
from django.core.management import call_command
from django.db import OperationalError, connection, transaction

from phoihop.agreements.models import Agreement
from phoihop.agreements.queries import Chosen, chosen_or_404
from phoihop.demo import world as demonstration
from phoihop.documents import numbering
from phoihop.documents.models import Document
from phoihop.joint import commands as joint_papers
from phoihop.joint import queries as joint_queries
from phoihop.joint.models import JointPaper
from phoihop.ops import serving, verifying
from phoihop.records import door, log, positions
from phoihop.records.door import NewSpace, issue
from phoihop.records.keys import ref_id
from phoihop.records.models import Act, Submission
from phoihop.records.rebuild import differences
from phoihop.records.refusals import Refusal
from phoihop.tasks.models import Task
from tests import cast

TASKS_OF_A_STEP = 3


def _world_file() -> Path:
    return Path(settings.DATA) / "world.json"


def _world() -> cast.World:
    kept = json.loads(_world_file().read_text("utf-8"))
    return cast.World(
        now=datetime.now(UTC), orgs=kept["orgs"], space=kept["space"], agreement=cast.Ref(**kept["agreement"])
    )


def _say(*words: object) -> None:
    print(*words, flush=True)  # noqa: T201 - this is how it answers


def _step(world: cast.World, number: int) -> list[door.Draft]:
    """One step: several tasks that are there together or not at all."""
    return [world.task(f"Bước {number}, việc {part}") for part in range(1, TASKS_OF_A_STEP + 1)]


def _issue(world: cast.World, number: int, once: UUID, then: Any = None, org: str = "TKV") -> tuple[door.Issued, ...]:
    return issue(
        _step(world, number),
        actor=world.actor(org),
        at=datetime.now(UTC),
        place=world.space,
        declared=True,
        once=once,
        then=then,
    )


def prepare() -> None:
    """An empty database brought up to date, with the world of the tests."""
    call_command("migrate", verbosity=0, interactive=False)
    world = cast.build()
    kept = {"orgs": world.orgs, "space": world.space, "agreement": world.agreement}
    _world_file().write_text(json.dumps(kept), "utf-8")


def demonstrate() -> None:
    """The demonstration world."""
    serving.prepare()
    demonstration.build()


def start() -> None:
    """What the server does whenever it starts."""
    serving.prepare()


def serve(port: str) -> None:
    """The server, until it is told to end."""
    serving.serve("127.0.0.1", int(port), 1)


def loop(first: str) -> None:
    """Issues step after step until it is killed; says a step before it and once it is confirmed."""
    world = _world()
    number = int(first)
    while True:
        once = UUID(int=number)
        _say("begins", number)
        _issue(world, number, once)
        _say("confirmed", number)
        number += 1


def one(number: str, org: str = "TKV") -> None:
    """Issues one step; says the ids it got, or the code of a refusal."""
    try:
        done = _issue(_world(), int(number), UUID(int=int(number)), org=org)
    except Refusal as refusal:
        _say("refused", refusal.code)
    else:
        _say("confirmed", *(str(issued.id) for issued in done))


def race(number: str, org: str = "TKV") -> None:
    """The same as `one`, but waits for a line on standard input, so that several begin at once."""
    world = _world()
    Act.objects.count()  # the connection is open before the start
    _say("ready")
    sys.stdin.readline()
    try:
        done = _issue(world, int(number), UUID(int=int(number)), org=org)
    except Refusal as refusal:
        _say("refused", refusal.code)
    else:
        _say("confirmed", *(str(issued.id) for issued in done))


def correct(rec: str, basis: str, text: str) -> None:
    """Restates a task over the version `basis`, once a line on standard input gives the start."""
    world = _world()
    Act.objects.count()
    draft = world.draft("task", {**world.task(text).data}, rec=UUID(rec), basis=basis)
    _say("ready")
    sys.stdin.readline()
    try:
        done = issue([draft], actor=world.actor("TKV"), at=datetime.now(UTC), place=world.space, declared=True)
    except Refusal as refusal:
        _say("refused", refusal.code)
    else:
        _say("confirmed", done[0].body)


def book() -> None:
    """Opens a number book."""
    world = _world()
    data = {"flow": "out", "family": "party", "title": "Sổ chung", "symbol": "ĐU", "restart": "never", "first": 1}
    draft = world.draft("number_book", {**data, "from": "2020-01-01"}, to=())
    issue([draft], actor=world.actor("TKV"), at=datetime.now(UTC), declared=True)


def number(place: str, *, wait: bool = False) -> None:
    """Issues a paper that asks for a number, in the common space ("space"), at home ("home") or in a space founded
    for it ("new"); says the number it got."""
    world = _world()
    asked = numbering.ask(world.viewer("TKV"), "KH", datetime.now(UTC).date())
    data = {"direction": "out", "abstract": "Kế hoạch", "kind_code": "KH", **asked}
    both = (world.orgs["TKV"], world.orgs["TQN"])
    places: dict[str, Any] = {"space": world.space, "home": door.HOME, "new": NewSpace(parties=both)}
    if wait:
        _say("ready")
        sys.stdin.readline()
    draft = world.draft("document", data, to=())
    done = issue([draft], actor=world.actor("TKV"), at=datetime.now(UTC), place=places[place], declared=True)
    _say(Document.objects.get(pk=done[0].id).number)


def race_number(place: str) -> None:
    """The same as `number`, once a line on standard input gives the start."""
    number(place, wait=True)


def die_number(point: str, place: str) -> None:
    """Issues a paper that asks for a number and is killed at `point` of it."""
    if point == "signed":
        door._sign = _after(door._sign)
    else:
        positions.write = _after(positions.write)
    number(place)


def joint() -> None:
    """A book, and a joint paper whose words both its issuers have confirmed."""
    book()
    world, viewer, at = _world(), _world().viewer("TKV"), datetime.now(UTC)
    both = [world.orgs["TKV"], world.orgs["TQN"]]
    data = {"kind_code": "QC", "abstract": "phối hợp bảo vệ ranh giới mỏ", "text": "Điều 1. Phạm vi", "joint": both[1:]}
    data |= {"signers": [{"org": org, "office": "BÍ THƯ"} for org in both]}
    joint_papers.propose(viewer, _agreement(world), data, declared=True, once=uuid4(), at=at)
    row = JointPaper.objects.get()
    seen = {"org": row.author, "rec": str(row.rec), "body": row.body}
    draft = world.draft("confirmation", {"subject": seen}, to=tuple(both))
    issue([draft], actor=world.actor("TQN"), at=datetime.now(UTC), place=row.space, declared=True)


def race_joint() -> None:
    """Issues the joint paper under the next number, once a line on standard input gives the start."""
    world = _world()
    viewer = world.viewer("TKV")
    read, agreement = joint_queries.one_or_404(viewer, JointPaper.objects.get().pk), _agreement(world)
    _say("ready")
    sys.stdin.readline()
    asked: Any = {"typed": "", "day": None, "declared": True, "once": uuid4(), "at": datetime.now(UTC)}
    try:
        done = joint_papers.number(viewer, read, agreement, (), **asked)
    except Refusal as refusal:
        _say("refused", refusal.code)
    else:
        _say("confirmed", Document.objects.get(pk=done.id).number)


def _agreement(world: cast.World) -> Chosen:
    assert world.agreement is not None
    return chosen_or_404(world.viewer("TKV"), ref_id(world.agreement))


def _die(*_: object) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def _after(call: Callable[..., Any]) -> Callable[..., Any]:
    def wrapped(*args: Any, **options: Any) -> Any:
        call(*args, **options)
        _die()

    return wrapped


def _half(write: Callable[[int, bytes], int]) -> Callable[[int, bytes], int]:
    def wrapped(handle: int, raw: bytes) -> int:
        write(handle, raw[: len(raw) // 2])
        _die()
        return 0

    return wrapped


def die(point: str, number: str, org: str = "TKV") -> None:
    """Issues one step and is killed at `point` of it."""
    world = _world()
    then: Any = None
    if point == "signed":
        door._sign = _after(door._sign)
    elif point == "rows written":
        log.append = _after(log.append)
    elif point == "position half written":
        positions.os.write = _half(positions.os.write)  # type: ignore[attr-defined]
    elif point == "position written":
        positions.write = _after(positions.write)
    elif point == "committed":

        def then(_: object) -> None:
            transaction.on_commit(_die)

    else:
        raise LookupError(point)
    _issue(world, int(number), UUID(int=int(number)), then, org)


def found(then_die: str = "") -> None:
    """Founds a space of its own for two organisations; killed between position and commit when told so."""
    world = _world()
    if then_die:
        positions.write = _after(positions.write)
    sides = (world.orgs["TKV"], world.orgs["TQN"])
    done = issue(
        [
            world.draft(
                "agreement", {"title": "Quy chế phối hợp hai bên", "lead": sides[0], "sides": list(sides)}, to=sides
            )
        ],
        actor=world.actor("TKV"),
        at=datetime.now(UTC),
        place=NewSpace(parties=sides),
        declared=True,
        once=UUID(int=99),
    )
    _say("confirmed", done[0].id)


def full(point: str, number: str) -> None:
    """Issues one step on a disk that has no room at `point`; says how it was refused."""

    def no_room(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    def no_room_to_commit(*_: object, **__: object) -> None:
        raise OperationalError("database or disk is full")

    if point == "position":
        positions.os.fdatasync = no_room  # type: ignore[attr-defined]
    elif point == "commit":
        connection.ensure_connection()
        connection._commit = no_room_to_commit  # type: ignore[method-assign]
    else:
        raise LookupError(point)
    one(number)


def compare() -> None:
    """Compares the tables with the acts in the middle of somebody's step; says how many rows differ, then how the step
    ended."""
    begun, compared = threading.Event(), threading.Event()

    def hold(_: object) -> None:
        begun.set()
        compared.wait()

    def step() -> None:
        _say("confirmed", len(_issue(_world(), 1, UUID(int=1), hold)))
        connection.close()

    other = threading.Thread(target=step)
    other.start()
    begun.wait()
    try:
        _say("differ", len(differences()))
    finally:
        compared.set()
        other.join()


def check() -> None:
    """Says, as one line of JSON, what is there: tasks by step, the verdict of `verify`, and submissions."""
    words = io.StringIO()
    with contextlib.redirect_stdout(words):
        code = verifying.run()
    steps: dict[str, int] = {}
    for text in Task.objects.values_list("text", flat=True):
        number = text.split(",")[0].removeprefix("Bước ")
        steps[number] = steps.get(number, 0) + 1
    _say(
        json.dumps(
            {
                "verified": code == 0,
                "said": words.getvalue(),
                "steps": steps,
                "forms": Submission.objects.count(),
                "agreements": Agreement.objects.count(),
                "numbers": sorted(Document.objects.values_list("number", flat=True)),
            }
        )
    )


COMMANDS: dict[str, Callable[..., None]] = {
    "prepare": prepare,
    "demonstrate": demonstrate,
    "start": start,
    "serve": serve,
    "loop": loop,
    "one": one,
    "race": race,
    "correct": correct,
    "die": die,
    "found": found,
    "full": full,
    "compare": compare,
    "check": check,
    "book": book,
    "number": number,
    "race_number": race_number,
    "joint": joint,
    "race_joint": race_joint,
    "die_number": die_number,
}


def main(waiting: list[str]) -> None:
    while waiting:
        end = waiting.index("/") if "/" in waiting else len(waiting)
        COMMANDS[waiting[0]](*waiting[1:end])
        waiting = waiting[end + 1 :]
