"""What a person does with a reading. Ordinary rows until the last step, which goes through the door."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID, uuid4

from django.db import IntegrityError, transaction
from django.db.models import Case, CharField, QuerySet, Value, When
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.accounts.viewer import SignedIn
from phoihop.documents.files import held, store
from phoihop.documents.rules import PAPER_CODES
from phoihop.intake import deciding, learning, queries, receiving, tidying
from phoihop.intake import sheet as sheets
from phoihop.intake.issuing import Ground, PlanHead, drafts
from phoihop.intake.items import Desk
from phoihop.intake.models import Reading
from phoihop.intake.proposing import read_again
from phoihop.intake.queries import AgreementChoice
from phoihop.intake.sheet import Sheet
from phoihop.intake.tables import Plan, Role
from phoihop.records.door import HOME, Issued, issue
from phoihop.records.kinds import Blob
from phoihop.records.refusals import Refusal
from phoihop.ui import formats


@dataclass(frozen=True, slots=True)
class Dropped:
    """Readings taken off the desk together (`batch` takes them back together), and papers called off unread."""

    batch: UUID
    readings: int
    unread: int


def drop(viewer: SignedIn, pk: UUID) -> Dropped:
    """Takes one reading off the desk. Raises `Refusal` once it has been issued."""
    refuse_issued(queries.reading_or_404(viewer, pk))
    return drop_several(viewer, [pk])


def drop_several(viewer: SignedIn, pks: Sequence[UUID]) -> Dropped:
    """Takes readings off the desk in one step. Nothing issued is touched, nothing typed is lost; what has not been read
    yet goes for good, for there is nothing to be taken back."""
    batch = uuid4()
    on_desk = queries.readings(viewer).filter(pk__in=pks, state__in=(Reading.State.CONVERTING, Reading.State.OPEN))
    count = on_desk.update(
        state=Reading.State.DROPPED, batch=batch, dropped_at=timezone.now(), updated_at=timezone.now()
    )
    return Dropped(batch, count, sum(receiving.call_off(viewer, pk) for pk in pks))


def take_back(viewer: SignedIn, pk: UUID) -> None:
    """Puts a dropped reading on the desk again, as it was."""
    queries.reading_or_404(viewer, pk)
    take_back_several(viewer, [pk])


def take_back_several(viewer: SignedIn, pks: Sequence[UUID]) -> int:
    return _take_back(queries.readings(viewer).filter(pk__in=pks))


def take_back_batch(viewer: SignedIn, batch: UUID) -> int:
    """The same for all that were dropped together and have not been taken back one by one."""
    return _take_back(queries.readings(viewer).filter(batch=batch))


def _take_back(rows: QuerySet[Reading]) -> int:
    dropped = rows.filter(state=Reading.State.DROPPED)
    as_it_was = Case(
        When(items=[], then=Value(Reading.State.CONVERTING)),
        default=Value(Reading.State.OPEN),
        output_field=CharField(),
    )
    return dropped.update(state=as_it_was, batch=None, dropped_at=None, updated_at=timezone.now())


def drop_for_good(viewer: SignedIn, pks: Sequence[UUID]) -> int:
    """Takes dropped readings away with their words and files; they cannot be taken back."""
    rows = queries.readings(viewer).filter(pk__in=pks, state=Reading.State.DROPPED)
    count = tidying.empty(rows)
    tidying.tidy()
    return count


def on_desk(viewer: SignedIn, pk: UUID, step: Callable[[Reading, Desk], Desk]) -> Reading:
    """Carries one step out on the newest state of the desk. Raises `Refusal` once the reading has been issued."""
    with transaction.atomic():
        reading = queries.locked(viewer, pk)
        refuse_issued(reading)
        if reading.state != Reading.State.OPEN:
            raise Refusal("reading.shut", _("Văn bản này không còn trong danh sách đang đọc. Lấy lại rồi làm tiếp."))
        desk, told = queries.desk_of(reading), reading.whole
        after = step(reading, desk)
        if after is not desk or reading.whole is not told:
            queries.keep_desk(reading, after)
            reading.typed = {name: kept for name, kept in reading.typed.items() if _same(desk, after, name)}
            reading.save()
    return reading


@dataclass(frozen=True, slots=True)
class TableChange:
    """What a person changes in the preview of a table: columns that mean something else now, whom words mean (by their
    key; empty: nobody), and which of the rows that were shown are kept."""

    roles: Mapping[int, Mapping[int, Role]]
    meanings: Mapping[str, str]
    shown: frozenset[str]
    kept: frozenset[str]


def change_table(viewer: SignedIn, pk: UUID, change: TableChange) -> Reading:
    """Carries all of it out in one step, which `Desk.undone` takes back unless columns changed."""
    names = sheets.sheet(viewer, queries.reading_or_404(viewer, pk)).names

    def step(reading: Reading, desk: Desk) -> Desk:
        learning.explain_all(viewer, reading, desk, change.meanings, names)
        after = deciding.keep_rows(desk, change.shown, change.kept)
        if any(change.roles.values()):
            after = _with_roles(reading, after, change.roles)
        return after

    return on_desk(viewer, pk, step)


def _with_roles(reading: Reading, desk: Desk, roles: Mapping[int, Mapping[int, Role]]) -> Desk:
    """The tables read again. A column that takes over what another held leaves that one without."""
    said = {}
    for plan in (Plan.of_json(one) for one in reading.tables):
        new = roles.get(plan.number, {})
        moved = {
            one.index: Role.OTHER
            for one in plan.columns
            if one.index not in new and one.role in new.values() and one.role != Role.OTHER
        }
        said[plan.number] = {**plan.given, **moved, **new}
    day = queries.day_of(desk) or timezone.localdate(reading.created_at)
    rows, plans = read_again(reading.text[: receiving.READ_AT_MOST], day=day, roles=said)
    reading.tables = [plan.to_json() for plan in plans]
    return deciding.reread(desk, rows)


def _same(before: Desk, after: Desk, name: str) -> bool:
    """Whether a half-filled form still speaks of the item as it stands."""
    return after.item(name) is not None and before.item(name) == after.item(name)


def refuse_issued(reading: Reading) -> None:
    if reading.state == Reading.State.ISSUED:
        raise Refusal(
            "reading.issued",
            _("Đồng chí %(person)s đã ban hành từ văn bản này lúc %(moment)s. Xem bản đã ban hành.")
            % {
                "person": reading.issued_by,
                "moment": formats.moment(reading.issued_at, timezone.get_current_timezone()),
            },
        )


def keep_typed(viewer: SignedIn, pk: UUID, item: str, typed: dict[str, list[str]]) -> None:
    """A half-filled form, as typed."""
    with transaction.atomic():
        reading = queries.locked(viewer, pk)
        refuse_issued(reading)
        reading.typed = {**reading.typed, item: typed}
        reading.save(update_fields=["typed", "updated_at"])


def forget_typed(viewer: SignedIn, pk: UUID, item: str) -> None:
    with transaction.atomic():
        reading = queries.locked(viewer, pk)
        reading.typed = {name: kept for name, kept in reading.typed.items() if name != item}
        reading.save(update_fields=["typed", "updated_at"])


def choose_agreement(viewer: SignedIn, pk: UUID, choice: AgreementChoice | None) -> Reading:
    """The agreement all of this belongs to, or none: then it stays in the organisation's own space."""
    with transaction.atomic():
        reading = queries.locked(viewer, pk)
        refuse_issued(reading)
        reading.agreement = {**choice.ref} if choice else {"home": True}
        if choice:
            # An agreement made after the paper came in: its sides too are known under their names of that day.
            then = queries.names_then(choice.sides, queries.day_of(queries.desk_of(reading)) or timezone.localdate())
            reading.whole = {**reading.whole, "then": {**reading.whole.get("then", {}), **then}}
        reading.save(update_fields=["agreement", "whole", "updated_at"])
    return reading


@dataclass(frozen=True, slots=True)
class Outcome:
    """What came of issuing: the records, when, by whom, and whether it was this person who did it."""

    issued: tuple[dict[str, str], ...]
    by: str
    at: datetime | None
    mine: bool


def issue_reading(
    viewer: SignedIn, sheet: Sheet, *, minutes: bool, declared: bool, at: datetime, plan: PlanHead | None = None
) -> Outcome:
    """Issues all that was accepted, in one step. A second press, or a second person, gets what the first one made."""
    reading, choice, pk = sheet.reading, sheet.choice, sheet.reading.pk
    if reading.state == Reading.State.ISSUED:
        return outcome(reading, viewer)
    _refuse_problems(sheet)
    batch = drafts(sheet.desk, _ground(reading, viewer, choice, minutes, plan, timezone.localdate(at)))

    def used_up(issued: tuple[Issued, ...]) -> None:
        Reading.objects.filter(pk=pk).update(
            state=Reading.State.ISSUED,
            issued=[{"id": str(one.id), "kind": one.kind} for one in issued],
            issued_by=viewer.user_label,
            issued_user=viewer.user,
            issued_at=at,
            typed={},
            undo=[],
        )

    try:
        issue(
            batch,
            actor=viewer.actor,
            at=at,
            place=choice.space if choice else HOME,
            declared=declared,
            once=reading.once,
            then=used_up,
        )
    except IntegrityError:
        # Somebody else's step with the same key was committed while this one was under way.
        reading.refresh_from_db()
        if reading.state != Reading.State.ISSUED:
            raise
    return outcome(queries.reading_or_404(viewer, pk), viewer)


def outcome(reading: Reading, viewer: SignedIn) -> Outcome:
    return Outcome(tuple(reading.issued), reading.issued_by, reading.issued_at, reading.issued_user == viewer.user)


def _refuse_problems(sheet: Sheet) -> None:
    if sheet.reading.state != Reading.State.OPEN:
        raise Refusal("reading.state", _("Văn bản này chưa đọc xong. Xem bản đã chuyển mã rồi xác nhận."))
    for sentences in sheet.problems.values():
        raise Refusal("reading.unfinished", sentences[0])


def _ground(
    reading: Reading,
    viewer: SignedIn,
    choice: AgreementChoice | None,
    minutes: bool,
    plan: PlanHead | None,
    today: date,
) -> Ground:
    return Ground(
        org=viewer.org,
        to=choice.sides if choice else (viewer.org,),
        agreement=choice.ref if choice else None,
        text=reading.text,
        blobs=tuple(_files(reading, viewer)),
        today=today,
        kind_codes=PAPER_CODES,
        minutes=minutes and choice is not None,
        plan=plan,
    )


def _files(reading: Reading, viewer: SignedIn) -> Iterable[Blob]:
    """The original, unchanged, and the text all places are counted in."""
    known: dict[str, Blob] = {}
    if reading.file:
        known = held([reading.file["sha256"]], viewer)
        yield from known.values()
    stem = reading.name.rpartition(".")[0] if reading.file else _("Nội dung dán")
    name = _("%(stem)s, phần chữ.txt") % {"stem": stem or reading.name}
    text = store(reading.text.encode(), name=name, viewer=viewer, checked=True)
    if text.sha256 not in known:
        yield text
