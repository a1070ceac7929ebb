"""Digests by mail: which are due, who sends each, and what it says.

A digest is a row, made before anything is sent: of two that would send the same one, one fails to make it. Whoever made
it has `rules.LEASE` to send it. Who is killed in between leaves a row whose time runs out, and another takes it over.
So a digest goes out at least once, and a second time only where the process died after the server had taken the letter
and before that was written down; both bear the same Message-ID (ADR 13).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone, translation

from phoihop.accounts.models import Membership
from phoihop.accounts.viewer import ROLE_LABELS
from phoihop.notices import addresses, letters, mailing, queries
from phoihop.notices.mailing import Failure
from phoihop.notices.models import Digest, Mailbox
from phoihop.notices.queries import Entry, Listed
from phoihop.notices.rules import LEASE, Rhythm, Times, is_quiet, may_send, next_try
from phoihop.organisations.queries import with_names
from phoihop.records.actors import Role

MOST_LINES: Final = 30
# What could not be sent for so long is old news.
OLDEST: Final = timedelta(days=1)
State = Digest.State


@dataclass(kw_only=True)
class Round:
    """What one round did."""

    sent: int = 0
    nothing: int = 0
    failed: int = 0


def run(now: datetime | None = None) -> Round:
    """Sends what is due. Without a server nothing is claimed, so that nothing is missed when one comes."""
    done = Round()
    if not mailing.ready():
        return done
    with translation.override("vi"):
        addresses.ask(now or timezone.now())
        for one in _claimed(now or timezone.now()):
            _carry_out(one, now or timezone.now(), done)
    return done


def _times(box: Mailbox) -> Times:
    return Times(
        rhythm=Rhythm(box.rhythm),
        hour=box.hour,
        weekday=box.weekday,
        weekends=box.weekends,
        quiet_from=box.quiet_from,
        quiet_to=box.quiet_to,
    )


def _claimed(now: datetime) -> Iterator[tuple[Digest, Mailbox]]:
    """The digests that are ours to send now, each claimed just before it is handed out."""
    local = timezone.localtime(now)
    today = timezone.localdate(now)
    boxes = {
        box.pk: box
        for box in Mailbox.objects.filter(confirmed_at__isnull=False, user__is_active=True).exclude(rhythm=Rhythm.OFF)
    }
    begun = set(Digest.objects.filter(day=today).values_list("user_id", flat=True))
    for box in boxes.values():
        if box.pk not in begun and may_send(_times(box), local) and (made := _claim(box, today, now)):
            yield made, box
    late = Q(state=State.SENDING) | Q(state=State.FAILED)
    for one in Digest.objects.filter(late, until__lte=now).order_by("pk"):
        known = boxes.get(one.user_id)
        if known is None or now - one.at > OLDEST:
            Digest.objects.filter(pk=one.pk, until=one.until).update(state=State.GIVEN_UP)
        elif not is_quiet(local.hour, known.quiet_from, known.quiet_to) and _take_over(one, now):
            yield one, known


def _claim(box: Mailbox, today: date, now: datetime) -> Digest | None:
    """The row that says we send it; None where another made it first."""
    try:
        with transaction.atomic():
            return Digest.objects.create(
                user_id=box.pk, day=today, state=State.SENDING, until=now + LEASE, address=box.address, at=now
            )
    except IntegrityError:
        return None


def _take_over(one: Digest, now: datetime) -> bool:
    """Whether it is ours now: of two that saw the time run out, one finds the row as it was."""
    held = Digest.objects.filter(pk=one.pk, until=one.until, state=one.state)
    tries = one.tries + 1
    if not held.update(state=State.SENDING, until=now + LEASE, tries=tries):
        return False
    one.state, one.until, one.tries = State.SENDING, now + LEASE, tries
    return True


def _carry_out(claimed: tuple[Digest, Mailbox], now: datetime, done: Round) -> None:
    one, box = claimed
    parts = _parts(box, one)
    told = sum(part.count for part in parts)
    if not told:
        done.nothing += 1
        _end(one, State.NOTHING, now)
        return
    message_id = f"<thong-bao-{one.user_id}-{one.day:%Y%m%d}@{mailing.domain()}>"
    failure = mailing.send(letters.digest(box.address, parts, one.day, message_id))
    if failure is None:
        done.sent += 1
        _end(one, State.SENT, now, told=told)
        return
    done.failed += 1
    _fail(one, failure, now)


def _end(
    one: Digest, state: str, now: datetime, *, told: int = 0, error: str = "", until: datetime | None = None
) -> None:
    """Written only while the claim is ours: who took too long finds another's row and leaves it."""
    Digest.objects.filter(pk=one.pk, until=one.until).update(
        state=state, told=told, error=error, until=until or now, at=one.at
    )


def _fail(one: Digest, failure: Failure, now: datetime) -> None:
    wait = None if failure.for_good else next_try(one.tries)
    if wait is None:
        _end(one, State.GIVEN_UP, now, error=failure.words)
    else:
        _end(one, State.FAILED, now, error=failure.words, until=now + wait)
    if failure.for_good:
        Mailbox.objects.filter(pk=one.user_id).update(error=failure.words)


def _parts(box: Mailbox, one: Digest) -> list[letters.Part]:
    """What has come in each of the person's roles since their last digest and was not read since."""
    last = Digest.objects.filter(user=box.pk, state=State.SENT).exclude(pk=one.pk).order_by("-day").first()
    held = Membership.objects.filter(user=box.pk).on(one.day).exclude(role=Role.ADMIN)
    parts = []
    for role in with_names(held):
        found = queries.listed(role.pk, unread=True, most=MOST_LINES, column="mailed")
        new = tuple(entry for entry in found.rows if last is None or _is_new(entry, last))
        if new:
            office = f"{getattr(role, 'org_name', '') or role.org} – {ROLE_LABELS[Role(role.role)]}"
            parts.append(letters.part(office, Listed(rows=new, names=found.names, more=False), more=found.more))
    return parts


def _is_new(entry: Entry, last: Digest) -> bool:
    return entry.at > last.at if entry.at is not None else entry.day > last.day
