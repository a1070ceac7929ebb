"""Every derived table made again from the acts, and the proof that this changes nothing."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import connection, models, transaction

from phoihop.records.keys import audience_id
from phoihop.records.kinds import catalogue
from phoihop.records.models import Act, AudienceMember, Chain
from phoihop.records.projection import derived_models, land, parse
from phoihop.records.rows import filled, found, insert, sizes
from phoihop.records.shadow import Shadows, trial

BATCH = 2_000
MANY = 500  # acts from which on indexes are worth being made


@dataclass(frozen=True, kw_only=True)
class Difference:
    """A row that is not what the acts say. `here` is what the table holds, `acts` what they make; None: no such row.
    `about`: what it speaks of, in words, where its read model says so."""

    table: str
    key: str
    here: dict[str, Any] | None
    acts: dict[str, Any] | None
    about: str = ""


def rebuild() -> None:
    """Makes every derived table what the acts make of it, in one transaction."""
    with transaction.atomic():
        _hold()
        shadows = Shadows(filled(_derived()))
        _fill(shadows)
        for model in shadows.models:
            if shadows.differ(model):
                shadows.carry_over(model)
        shadows.drop()


def _hold() -> None:
    """Whoever issues waits until this transaction has ended: acts and tables are of one moment. On SQLite a
    transaction does that by itself."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            for model in (Chain, Act):  # in the order of the door
                name = connection.ops.quote_name(model._meta.db_table)
                cursor.execute(f"LOCK TABLE {name} IN EXCLUSIVE MODE")


def differences() -> list[Difference]:
    """Where the tables are not what the acts make of them. Writes nothing, and nobody waits for it."""
    if _agree():
        return []
    with trial(filled(_derived())) as shadows:
        _fill(shadows)
        return [one for model in shadows.models if shadows.differ(model) for one in _named(model, shadows)]


def _agree() -> bool:
    """Whether every table is what the acts make of it. The rows of records are looked up as they come from the log, and
    none may be left over; read models are then made once more from those. Most checks need no more than this."""
    kept = _kept()
    with trial() as shadows:
        log = _Log()
        if found(log.rows()) != sizes(model for model in _derived() if model not in kept):
            return False
        # On PostgreSQL a shadow costs more than all that lands in it. What has no row here must get none.
        for model in kept if connection.vendor == "sqlite" and log.acts else filled(kept):
            shadows.before(model)
        _keep(shadows, log)
        return not filled(model for model in kept if model not in shadows.models) and not any(
            shadows.differ(model) for model in shadows.models
        )


def _derived() -> list[type[models.Model]]:
    return [*derived_models(), Chain]


def _kept() -> list[type[models.Model]]:
    return [model for one in catalogue().read_models for model in one.models]


def _fill(shadows: Shadows) -> None:
    """Everything from the acts once more, into the shadows."""
    log = _Log()
    insert(shadows.shadowed(log.rows()))
    for model in _kept():
        shadows.before(model)
    _keep(shadows, log)


def _keep(shadows: Shadows, log: "_Log") -> None:
    """The read models once more, into the shadows."""
    if log.acts > MANY:
        shadows.index()
    for read_model in catalogue().read_models if log.acts else ():
        read_model.rebuild()


class _Log:
    """The acts, read once from the last to the first. `acts`: how many there were."""

    def __init__(self) -> None:
        self.acts = 0
        self._seen: set[UUID] = set()
        self._heads: dict[tuple[str, str, str], Chain] = {}
        self._members: dict[UUID, list[str]] = {}

    def rows(self) -> Iterator[models.Model]:
        """What the acts make without read models: the rows of the newest version of each record, then where the
        chains end and who belongs to each audience."""
        for act in Act.objects.order_by("-id").iterator(BATCH):
            self.acts += 1
            if (act.space, act.org, act.key) not in self._heads:
                self._heads[act.space, act.org, act.key] = Chain(
                    space=act.space, org=act.org, key=act.key, seq=act.seq, head=act.act_id, time=act.time
                )
            if version := parse(act):
                self._members.setdefault(audience_id(version.payload["to"]), version.payload["to"])
                if version.id not in self._seen:
                    self._seen.add(version.id)
                    yield from land(version)
        yield from self._heads.values()
        for audience, orgs in self._members.items():
            yield from (AudienceMember(audience=audience, org=org) for org in orgs)


def _named(model: type[models.Model], shadows: Shadows) -> Iterator[Difference]:
    here, acts = (dict(map(_row, rows)) for rows in shadows.unlike(model))
    about = next((one.about for one in catalogue().read_models if model in one.models), None)
    for key in sorted(here.keys() | acts.keys()):
        mine, made = here.get(key), acts.get(key)
        if mine != made:
            words = about(made or mine or {}) if about else ""
            yield Difference(table=model._meta.db_table, key=key, here=mine, acts=made, about=words)


def _row(row: models.Model) -> tuple[str, dict[str, Any]]:
    """A row by its key. A key that only counts up says nothing and is left out: the row stands for itself."""
    counts_up = isinstance(row._meta.pk, models.AutoField)
    values = {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if not (counts_up and field.primary_key)
    }
    return repr(sorted(values.items(), key=str)) if counts_up else str(row.pk), values
