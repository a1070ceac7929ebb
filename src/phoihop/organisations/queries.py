"""The directory as pages ask for it. It is reference data, the same for everyone who is signed in."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any, TypeVar

from django.db.models import Count, F, Model, OuterRef, Q, QuerySet, Subquery

from phoihop.organisations.models import Organisation, OrganisationName, Rule, SuccessionSide
from phoihop.organisations.rules import Limit, on
from phoihop.records.scope import directory


@dataclass(frozen=True, kw_only=True)
class Name:
    """What an organisation is called."""

    name: str
    short: str


UNKNOWN = Name(name="(chưa có trong danh bạ)", short="(chưa rõ)")


def names(orgs: Iterable[str], day: date | None = None) -> dict[str, Name]:
    """Names of these organisations: today's, or those borne on `day`. One statement. Who is not in the directory
    still gets a name that says so: references may dangle."""
    wanted = set(orgs)
    rows = directory(OrganisationName).filter(org__in=wanted).order_by("org", "position")
    spans: dict[str, list[OrganisationName]] = {org: [] for org in wanted}
    for row in rows:
        spans[row.org].append(row)
    found = {}
    for org, borne in spans.items():
        held = (on(borne, day) if day else None) or (borne[-1] if borne else None)
        found[org] = Name(name=held.name, short=held.short) if held else UNKNOWN
    return found


R = TypeVar("R", bound=QuerySet[Model])


def with_names(rows: R, column: str = "org") -> R:
    """`rows` with `<column>_name` and `<column>_short` beside the organisation in `column`, in the same statement."""
    found = directory(Organisation).filter(org=OuterRef(column))
    return rows.annotate(
        **{
            f"{column}_name": Subquery(found.values("name")[:1]),
            f"{column}_short": Subquery(found.values("short")[:1]),
        }
    )


def organisation(org: str) -> Organisation | None:
    return directory(Organisation).filter(org=org).first()


D = TypeVar("D", bound=Model)


def holding(rows: QuerySet[D], day: date) -> QuerySet[D]:
    """The dated rows (`from_day`, `to_day`, either open) that hold on `day`."""
    return rows.filter(Q(from_day__isnull=True) | Q(from_day__lte=day), Q(to_day__isnull=True) | Q(to_day__gte=day))


@dataclass(frozen=True, kw_only=True)
class Held:
    """A limit as it is on a day, with the text that sets it."""

    value: Decimal
    unit: str
    paper: str


def rule_on(code: Limit, day: date) -> Held | None:
    """What the governing texts that this office has recorded say about `code` on `day`; None when it has recorded
    none: then nothing is limited. One statement."""
    row = holding(directory(Rule).filter(code=code), day).order_by("-from_day", "-issued_at").first()
    return Held(value=row.value, unit=row.unit, paper=row.paper) if row else None


def with_followers(rows: R) -> R:
    """`rows` of organisations with who follows each after a rearrangement: `follower` is the name of one of them,
    `followers` how many there are. In the same statement."""
    parents = directory(SuccessionSide).filter(org=OuterRef(OuterRef("org")), after=False).values("parent")
    found: QuerySet[Any, Any] = (
        directory(SuccessionSide)
        .filter(after=True, parent__in=parents)
        .exclude(org=OuterRef("org"))
        .annotate(name=Subquery(directory(Organisation).filter(org=OuterRef("org")).values("name")[:1]))
    )
    counted = found.annotate(one=F("after")).order_by().values("one").annotate(n=Count("org", distinct=True))
    return rows.annotate(
        follower=Subquery(found.order_by("position").values("name")[:1]), followers=Subquery(counted.values("n"))
    )
