"""A step is signed, its acts are written to disk as a position, and then it is committed. What comes between position
and commit (a power cut, a full disk) leaves a step that is signed and nowhere in the database: it is put back, whole
and as it was signed, before anything else is signed in its chain. A signed position is never signed anew.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, TypeVar
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from actlog.act import Act as SignedAct
from actlog.header import ChainId, parse_header
from actlog.statements import Statement
from actlog.verify import KnownHead
from phoihop.records import keyring, log, positions, readmodels
from phoihop.records.keys import record_id
from phoihop.records.models import Act, Chain, Space, Submission
from phoihop.records.positions import Position
from phoihop.records.refusals import Refusal
from phoihop.records.rows import fetch

T = TypeVar("T")


class _Unfinished(Exception):
    """A chain's last step is in its position and not in the database."""

    def __init__(self, space: str, statement: Statement) -> None:
        super().__init__(space)
        self.space = space
        self.statement = statement


def finishing(step: Callable[[], T]) -> T:
    """Carries out `step` as one transaction, which is never part of a larger one: told means stored. When the step
    before it in its chain is unfinished, or the last one that was counted with it, that one is put back first, in a
    transaction of its own, so that no more than one step of a chain is ever without its commit."""
    while True:
        try:
            with transaction.atomic(durable=True):
                return step()
        except _Unfinished as found:
            _finish(found.space, found.statement)


def lock(space: str, statement: Statement) -> Chain:
    """The chain's row, locked, its head the last act that was ever signed in it."""
    chain, position = _locked(space, statement)
    if position and position.head != chain.head:
        raise _Unfinished(space, statement)
    return chain


def await_counted(statement: Statement) -> None:
    """Before anything is counted across all chains of an organisation, such as the numbers of its papers: from here to
    the end of the transaction one step counts at a time, and the last that did is in the database, whichever chain it
    stands in. At most one can be missing, for none counts before the one before it is there."""
    readmodels.hold("counted", [UUID(statement.org[:32])])
    last = positions.counted(statement.org)
    if last is None or last[1] != statement.open_key.key:  # the end of a closed chain is settled by its close note
        return
    position = positions.read(last[0], statement.org, last[1])
    if position and not Act.objects.filter(act_id=position.head).exists():
        raise _Unfinished(last[0], statement)


def _locked(space: str, statement: Statement) -> tuple[Chain, Position | None]:
    key = statement.open_key.key
    found = fetch(Chain, lock=True, space=space, org=statement.org, key=key)
    if not found:
        Chain.objects.bulk_create([Chain(space=space, org=statement.org, key=key)], ignore_conflicts=True)
        found = fetch(Chain, lock=True, space=space, org=statement.org, key=key)
    chain = found[0]
    position = positions.read(space, statement.org, key)
    if position is None and chain.seq >= 0:
        raise Refusal(
            "keys.behind",
            _("Thư mục khóa thiếu dấu vết lần ban hành trước. Chép lại thư mục khóa đúng của máy chủ này."),
        )
    return chain, position


def put_back() -> None:
    """Puts back every step that was signed but not committed, as after a power cut. Done when a server starts, so that
    a step whose space was just being founded is found too. What is missing more than one step is left to a restore."""
    for position in signed(positions.everywhere()).waiting:
        header = parse_header(position.acts[-1].header)
        with suppress(Refusal):
            statement = keyring.latest(header.org)
            if statement.open_key.key == header.key:
                _finish(header.space, statement)


def _finish(space: str, statement: Statement) -> None:
    with transaction.atomic(durable=True):
        chain, position = _locked(space, statement)
        if position and position.head != chain.head:  # else somebody else was quicker
            _redo(chain, position)


def _redo(chain: Chain, position: Position) -> None:
    """Puts back the acts of a step that was signed but is not in the database. Refuses when more is missing:
    then the database is an older copy, and going on would fork the chain."""
    first = position.acts[0]
    if first.seq != chain.seq + 1 or (chain.head and parse_header(first.header).prev != chain.head):
        raise Refusal(
            "recovery",
            _("Cơ sở dữ liệu cũ hơn lần ban hành gần nhất đã ký. Chạy lệnh “phoihop restore” để khôi phục đúng cách."),
        )
    acts = [SignedAct.verified(act.header, act.signature, act.payload) for act in position.acts]
    payloads = [payload for act in acts if (payload := act.payload())]
    before = log.data_of((payload.kind, record_id(chain.org, payload.rec)) for payload in payloads)
    space = Space.objects.filter(pk=chain.space).first()
    log.append(chain, acts, before, space.parties if space else ())
    if position.submission:
        Submission.objects.get_or_create(key=position.submission["key"], defaults=position.submission)


@dataclass(frozen=True, kw_only=True)
class Signed:
    """What the positions say of the database: `heads` must be in it; `waiting` are signed steps whose commit has not
    come, because it is on its way or because the machine stopped. Those are put back, and nobody was told of them."""

    heads: tuple[KnownHead, ...]
    waiting: tuple[Position, ...]


def heads(found: Iterable[Position]) -> tuple[KnownHead, ...]:
    """The last act ever signed in each chain."""
    return tuple((parse_header(one.acts[-1].header).chain, one.acts[-1].seq, one.head) for one in found)


def signed(found: Iterable[Position]) -> Signed:
    """What `found` says of the database. Ask before the acts are read: one that is issued meanwhile is then no act
    that is missing."""
    found = tuple(found)
    sure: list[KnownHead] = []
    waiting = []
    stored = {ChainId(*row[:3]): row[3] for row in Chain.objects.values_list("space", "org", "key", "head")}
    for position in found:
        first = parse_header(position.acts[0].header)
        head = stored.get(first.chain, "")
        if head != (first.prev if first.seq else ""):
            sure += heads([position])
            continue
        waiting.append(position)
        if first.seq:
            sure.append((first.chain, first.seq - 1, first.prev))
    return Signed(heads=tuple(sure), waiting=tuple(waiting))


def position_of(acts: Sequence[SignedAct], submission: dict[str, Any] | None) -> Position:
    """What is kept on disk of a step, and of the form that made it."""
    return Position(
        acts=tuple(
            positions.Signed(
                act_id=act.act_id,
                seq=act.header.seq,
                header=act.raw_header,
                signature=act.signature,
                payload=act.raw_payload or b"",
            )
            for act in acts
        ),
        submission=submission,
    )
