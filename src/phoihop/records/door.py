"""The one door. `issue` decides, signs, appends and projects in one transaction; nothing else writes domain tables.

All acts of one step stand in one chain: a step is there whole or not at all, whatever happens to the machine. What
should follow a step (mail, notices) starts after its commit.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar
from uuid import UUID, uuid4

from django.db import OperationalError
from django.utils import timezone
from django.utils.translation import gettext as _

from actlog import system
from actlog.act import Act as SignedAct
from actlog.act import ChainHead, sign_next
from actlog.errors import ActlogError
from actlog.header import ChainId, format_time
from actlog.payload import Blob as PayloadBlob
from actlog.payload import PayloadDraft, RecordRef, SealedPayload, seal_payload
from actlog.statements import Statement
from phoihop.records import keyring, log, positions, readmodels, references, unfinished
from phoihop.records.actors import Actor
from phoihop.records.fields import Data, Field, Many, Sealed, present, problems
from phoihop.records.keys import record_id
from phoihop.records.kinds import Draft, Kind, Proposal, catalogue
from phoihop.records.models import Act, Chain, Record, Space, Submission
from phoihop.records.refusals import Refusal, Stale
from phoihop.records.rows import fetch
from phoihop.records.secrecy import refuse_secrets

T = TypeVar("T")


@dataclass(frozen=True, kw_only=True)
class NewSpace:
    """The step founds a space: an agreement among these organisations, the author among them."""

    parties: tuple[str, ...]
    continues: str = ""


HOME = ""
Place = str | NewSpace


@dataclass(frozen=True, kw_only=True)
class Issued:
    """What came through the door: the record's id in every table, and the version's body hash."""

    id: UUID
    kind: str
    body: str
    space: str


def issue(
    drafts: Sequence[Draft],
    *,
    actor: Actor,
    at: datetime,
    place: Place = HOME,
    declared: bool,
    once: UUID | None = None,
    then: Callable[[tuple[Issued, ...]], None] | None = None,
) -> tuple[Issued, ...]:
    """Issues `drafts` in one step, in the actor's name.

    `place` is the id of a space, HOME for the author's own, or a `NewSpace` to found. `declared`: the person has
    confirmed that nothing here is a state secret. `once` is a form's key: its second use returns what the first
    made. `then` writes ordinary rows (a draft that is used up) in the same transaction. Raises `Refusal`.
    """
    if not declared:
        raise Refusal(
            "secrecy.undeclared",
            _("Chưa xác nhận nội dung không chứa bí mật nhà nước. Đánh dấu xác nhận rồi ban hành lại."),
        )
    for draft in drafts:
        refuse_secrets(draft)
    return _carried_out(lambda: _issue(drafts, actor, at, place, once, then))


def _carried_out(step: Callable[[], T]) -> T:
    """The step, finished; what fails in the machine is said like a refusal, for nothing has been issued then."""
    try:
        return unfinished.finishing(step)
    except ActlogError as error:
        raise Refusal(error.code, error.sentence) from error
    except (OSError, OperationalError) as error:
        raise Refusal(
            "storage",
            _("Máy chủ chưa ghi được, có thể đã hết chỗ trên đĩa. Nội dung còn ở trang này; báo quản trị rồi thử lại."),
        ) from error


def _issue(
    drafts: Sequence[Draft],
    actor: Actor,
    at: datetime,
    place: Place,
    once: UUID | None,
    then: Callable[[tuple[Issued, ...]], None] | None,
) -> tuple[Issued, ...]:
    statement = keyring.latest(actor.org)
    opening, space, parties = _place(place, actor)
    chain = unfinished.lock(space, statement) if space else None
    if once and not space:  # nothing is locked that two workers with the same form could meet at
        readmodels.hold("once", [once])
    if once and (earlier := Submission.objects.filter(key=once).first()):
        return _as_issued(earlier, actor)
    sealed = [*opening, *_accept(chain, space, actor)]
    bodies: dict[str, str] = {}
    current = _current(drafts, actor)
    counted = any(catalogue().kinds[draft.kind].complete for draft in drafts)
    if counted:
        unfinished.await_counted(statement)
        drafts = _completed(drafts, actor, at, current)
    for draft in drafts:
        record = record_id(actor.org, str(draft.rec))
        one = _decide(draft, actor, at, space, parties, drafts, bodies, current.get(record))
        bodies[str(draft.rec)] = one.body
        sealed.append(one)
    references.refuse_unseen(drafts, actor, current)
    space = space or sealed[0].body
    chain = chain or unfinished.lock(space, statement)
    acts = _sign(chain, statement, sealed, at)
    result = tuple(
        Issued(id=record_id(actor.org, str(draft.rec)), kind=draft.kind, body=bodies[str(draft.rec)], space=space)
        for draft in drafts
    )
    submission = _submission(once, actor, at, result)
    log.append(chain, acts, {record: row.data for record, row in current.items()}, parties)
    if submission:
        Submission.objects.create(**submission)
    if then:
        then(result)
    if counted:
        positions.note_counted(actor.org, space, chain.key)
    # Last, when only the commit can still fail: from here on these acts are put back rather than signed anew.
    positions.write(space, actor.org, chain.key, unfinished.position_of(acts, submission))
    return result


def append_system(
    sealed: SealedPayload, *, space: str, actor: Actor, at: datetime, then: Callable[[SignedAct], None]
) -> None:
    """Signs and appends one act of a system kind, such as an erasure, and does `then` in the same transaction. Raises
    `Refusal`."""

    def step() -> None:
        statement = keyring.latest(actor.org)
        chain = unfinished.lock(space, statement)
        acts = _sign(chain, statement, [sealed], at)
        log.append(chain, acts, {}, ())
        then(acts[0])
        positions.write(space, actor.org, chain.key, unfinished.position_of(acts, None))

    _carried_out(step)


def _completed(drafts: Sequence[Draft], actor: Actor, at: datetime, current: Mapping[UUID, Record]) -> Sequence[Draft]:
    kinds = [catalogue().kinds[draft.kind] for draft in drafts]
    for complete in dict.fromkeys(kind.complete for kind in kinds if kind.complete):
        drafts = complete(drafts, actor, at, current)
    return [draft.finish(draft) if draft.finish else draft for draft in drafts]


def _current(drafts: Sequence[Draft], actor: Actor) -> dict[UUID, Record]:
    """The versions in force of what the drafts restate."""
    by_kind: dict[str, list[UUID]] = {}
    for draft in drafts:
        by_kind.setdefault(draft.kind, []).append(record_id(actor.org, str(draft.rec)))
    return {
        row.pk: row for name, records in by_kind.items() for row in fetch(catalogue().kinds[name].model, id=records)
    }


def _place(place: Place, actor: Actor) -> tuple[list[SealedPayload], str, frozenset[str]]:
    """The founding payload when there is one to found, the space's id (empty until founded), and its parties."""
    if isinstance(place, NewSpace):
        parties = frozenset({actor.org, *place.parties})
        return [_terms(actor, parties, place.continues)], "", parties
    if place == HOME:
        readmodels.hold("home", [UUID(actor.org[:32])])  # two first steps at once must not found two homes
        home = Space.objects.filter(founder=actor.org, home=True).first()
        parties = frozenset({actor.org})
        return ([], home.id, parties) if home else ([_terms(actor, parties, "")], "", parties)
    space = next(iter(fetch(Space, id=place)), None)
    if space is None or actor.org not in space.parties:
        raise Refusal("space.outsider", _("Tổ chức đang làm việc không thuộc quy chế này. Đổi tổ chức rồi làm lại."))
    return [], space.id, frozenset(space.parties)


def _terms(actor: Actor, parties: frozenset[str], continues: str) -> SealedPayload:
    data = system.terms_data(actor.org, parties, continues=continues or None)
    draft = PayloadDraft(system.TERMS, 1, str(uuid4()), sorted(parties), data, actor.user)
    return seal_payload(draft, actor.org)


def _accept(chain: Chain | None, space: str, actor: Actor) -> list[SealedPayload]:
    """An organisation that writes for the first time in a space another founded thereby accepts its terms."""
    if chain is None or chain.seq >= 0 or Act.objects.filter(space=space, org=actor.org).exists():
        return []
    founding = Act.objects.get(space=space, body=space)
    parties = Space.objects.get(pk=space).parties
    draft = PayloadDraft(system.ACCEPT, 1, str(uuid4()), parties, system.accept_data(founding.act_id), actor.user)
    return [seal_payload(draft, actor.org)]


def _decide(
    draft: Draft,
    actor: Actor,
    at: datetime,
    space: str,
    parties: frozenset[str],
    batch: Sequence[Draft],
    bodies: Mapping[str, str],
    current: Record | None,
) -> SealedPayload:
    """Asks who and whether, then seals. Everything that can be refused is refused here, before anything is signed."""
    kind = catalogue().kinds[draft.kind]
    if actor.role not in kind.roles:
        raise Refusal("role", _("Vai trò đang giữ không được ban hành nội dung này. Đề nghị văn thư ban hành."))
    if outside := set(draft.to) - parties:
        raise Refusal(
            "to.outsider",
            _("Nơi nhận có tổ chức không thuộc quy chế này. Bỏ nơi nhận đó."),
            {"to": str(outside)},
        )
    data = _fill(kind.fields, draft.data, bodies)
    for problem in problems(kind.fields, data):
        raise ValueError(f"{draft.kind}: {problem}")  # a form lets nothing through that does not fit
    _refuse_stale(kind, draft, current)
    proposal = Proposal(
        draft=draft,
        actor=actor,
        at=at,
        today=timezone.localdate(at),
        parties=parties,
        current=current,
        batch=tuple(batch),
    )
    if current is not None and current.space != space:
        raise Refusal("space.other", _("Nội dung này thuộc một quy chế khác, không chuyển sang được. Lập bản mới."))
    kind.decide(proposal)
    return seal_payload(_payload(kind, draft, data, actor), actor.org)


def _refuse_stale(kind: Kind, draft: Draft, current: Record | None) -> None:
    if current is None:
        if draft.basis:
            raise Refusal("gone", _("Bản đang sửa không còn. Mở lại danh sách để xem bản hiện có."))
        return
    if kind.once:
        raise Refusal("once", _("Nội dung này đã ban hành, không sửa lại được. Lập bản mới nếu cần."))
    if draft.basis != current.body:
        raise Stale(_("Có bản mới hơn vừa được ban hành. Xem hai bản rồi chọn."), current.act)


def _payload(kind: Kind, draft: Draft, data: Data, actor: Actor) -> PayloadDraft:
    refs = {(ref["org"], ref["rec"]) for part, value in present(kind.fields, data) for ref in part.refs(value)}
    return PayloadDraft(
        kind.name,
        kind.ver,
        str(draft.rec),
        draft.to,
        data,
        actor.user,
        [RecordRef(org, rec) for org, rec in sorted(refs)],
        [PayloadBlob(blob.name, blob.sha256, blob.size, blob.type) for blob in draft.blobs],
    )


def _fill(fields: Sequence[Field], data: Data, bodies: Mapping[str, str]) -> Data:
    """`data` with the body hash put into each exact reference to a record sealed earlier in the same step."""

    def filled(part: Field, value: object) -> object:
        if isinstance(part, Sealed) and isinstance(value, dict) and "body" not in value:
            return {**value, "body": bodies[value["rec"]]}
        if isinstance(part, Many) and isinstance(value, list):
            return [filled(part.of, item) for item in value]
        return value

    return {**data, **{part.name: filled(part, value) for part, value in present(fields, data)}}


def _sign(chain: Chain, statement: Statement, sealed: Sequence[SealedPayload], at: datetime) -> list[SignedAct]:
    head = (
        ChainHead(ChainId(chain.space, chain.org, chain.key), chain.seq, chain.head, format_time(chain.time))
        if chain.seq >= 0 and chain.time
        else ChainHead.opening(chain.space, statement)
    )
    key = keyring.signing_key(statement)
    acts = []
    for one in sealed:
        act = sign_next(head, key, one, at)
        head = ChainHead.after(act)
        acts.append(act)
    return acts


def _submission(once: UUID | None, actor: Actor, at: datetime, result: tuple[Issued, ...]) -> dict[str, Any] | None:
    if once is None:
        return None
    records = [{"id": str(one.id), "kind": one.kind, "body": one.body, "space": one.space} for one in result]
    return {"key": str(once), "org": actor.org, "user": actor.user, "records": records, "at": at.isoformat()}


def _as_issued(submission: Submission, actor: Actor) -> tuple[Issued, ...]:
    if (submission.org, submission.user) != (actor.org, actor.user):
        raise Refusal("once.other", _("Biểu này đã được người khác gửi. Mở lại trang rồi làm lại."))
    return tuple(
        Issued(id=UUID(one["id"]), kind=one["kind"], body=one["body"], space=one["space"]) for one in submission.records
    )
