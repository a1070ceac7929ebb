"""What waits for somebody's word on an agreement, a plan or minutes, as queries for the desk, always for a viewer.

Each may be narrowed to one agreement: all that is confirmed under it stands in its space.
"""

from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Coalesce, Concat, NullIf

from phoihop.agreements.models import Agreement, Awaited, Standing
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible, visible_one


def to_choose_from(viewer: Viewer) -> QuerySet[Agreement]:
    """The agreements that the desk may be narrowed to, with number and symbol as `code`."""
    symbol = Coalesce(Concat(Value("-"), NullIf("symbol", Value(""))), Value(""))
    return visible(Agreement, viewer).annotate(code=Concat("number", symbol))


def for_our_word(viewer: Viewer, agreement: UUID | None) -> QuerySet[Standing]:
    """What we have still to confirm."""
    ours = Awaited.objects.filter(org=viewer.org).values("subject")
    return _under(viewer, agreement).filter(pk__in=ours)


def for_others_word(viewer: Viewer, agreement: UUID | None) -> QuerySet[Standing]:
    """What we have issued and others have still to confirm."""
    return _under(viewer, agreement).filter(author=viewer.org, in_force_since__isnull=True)


def _under(viewer: Viewer, agreement: UUID | None) -> QuerySet[Standing]:
    rows = visible(Standing, viewer)
    if agreement is None:
        return rows
    return rows.filter(space__in=visible_one(Agreement, viewer, agreement).values("space"))


def for_anyones_word(viewer: Viewer, agreement: UUID | None) -> QuerySet[Standing]:
    """What some side has still to confirm, whoever issued it, with `waited`: how many sides."""
    counted = Awaited.objects.filter(subject=OuterRef("pk")).order_by().values("subject").annotate(n=Count("pk"))
    return _under(viewer, agreement).filter(in_force_since__isnull=True).annotate(waited=Subquery(counted.values("n")))
