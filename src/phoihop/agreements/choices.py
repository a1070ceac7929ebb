"""What lists and forms of other apps offer of agreements, and names they borrow from one. One statement each.

`agreements.queries` gives these one agreement at a time; filters need them for all at once.
"""

from dataclasses import dataclass, field
from typing import Any, Final
from uuid import UUID

from django.db.models import CharField, F, IntegerField, OuterRef, QuerySet, Subquery, Value
from django.db.models.functions import Cast

from phoihop.agreements.models import Agreement, AgreementSide, Area, Article
from phoihop.agreements.queries import symbol_of
from phoihop.agreements.rules import Area as AreaName
from phoihop.agreements.rules import Article as ArticleName
from phoihop.organisations.queries import with_names
from phoihop.organisations.rules import in_order
from phoihop.records.actors import Viewer
from phoihop.records.scope import visible, visible_one
from phoihop.ui.choosing import Option

_AGREEMENT, _AREA, _SIDE, _ARTICLE = range(4)
_TEXT: Final = CharField(max_length=500)


@dataclass(frozen=True, kw_only=True)
class Choices:
    """Agreements by id, areas by code, organisations that are a side of any of them by id; each with its name."""

    agreements: dict[UUID, str] = field(default_factory=dict)
    areas: dict[str, str] = field(default_factory=dict)
    sides: dict[str, str] = field(default_factory=dict)


def choices(viewer: Viewer) -> Choices:
    """What the viewer's agreements offer. An area code that two agreements word differently bears both names."""
    seen = visible(Agreement, viewer)
    parents = seen.values("pk")
    sides: QuerySet[Any] = with_names(AgreementSide.objects.filter(parent__in=parents).values("org").distinct())
    found = (
        seen.values_list(_kind(_AGREEMENT), Cast("pk", _TEXT), Cast("title", _TEXT), F("number"), F("symbol"))
        .union(
            Area.objects.filter(parent__in=parents).values_list(
                _kind(_AREA), Cast("code", _TEXT), Cast("name", _TEXT), Value(""), Value("")
            ),
            sides.values_list(_kind(_SIDE), Cast("org", _TEXT), Cast("org_name", _TEXT), Value(""), Value("")),
        )
        .order_by()
    )
    agreements: dict[UUID, str] = {}
    areas: dict[str, list[str]] = {}
    orgs: dict[str, str] = {}
    for kind, key, name, number, symbol in found:
        if kind == _AGREEMENT:
            code = symbol_of({"number": number, "symbol": symbol})
            agreements[UUID(key)] = f"{code}: {name}" if code else name
        elif kind == _AREA:
            areas.setdefault(key, []).append(name)
        else:
            orgs[key] = name or key
    return Choices(
        agreements=agreements,
        areas={code: " / ".join(dict.fromkeys(names)) for code, names in areas.items()},
        sides=dict(sorted(orgs.items(), key=lambda item: in_order(item[1]))),
    )


@dataclass(frozen=True, kw_only=True)
class Terms:
    """What the form of a task offers, from its agreement; the sides by name. Empty where the viewer may not see it."""

    sides: list[Option] = field(default_factory=list)
    areas: list[AreaName] = field(default_factory=list)
    articles: list[ArticleName] = field(default_factory=list)


def terms(viewer: Viewer, agreement: UUID) -> Terms:
    parent = visible_one(Agreement, viewer, agreement).values("pk")
    sides: QuerySet[Any] = with_names(AgreementSide.objects.filter(parent__in=parent))
    areas = Area.objects.filter(parent__in=parent)
    articles = Article.objects.filter(parent__in=parent)
    found = (
        areas.values_list(_kind(_AREA), "position", Cast("code", _TEXT), Cast("name", _TEXT), Cast(Value(""), _TEXT))
        .union(
            articles.values_list(
                _kind(_ARTICLE), "position", Cast("no", _TEXT), Cast("title", _TEXT), Cast("area", _TEXT)
            ),
            sides.values_list(
                _kind(_SIDE), "position", Cast("org", _TEXT), Cast("org_name", _TEXT), Cast("org_short", _TEXT)
            ),
            all=True,
        )
        .order_by("position")
    )
    made = Terms()
    for kind, _position, key, name, more in found:
        if kind == _AREA:
            made.areas.append(AreaName(code=key, name=name))
        elif kind == _ARTICLE:
            made.articles.append(ArticleName(no=key, title=name, area=more))
        else:
            made.sides.append(Option(id=key, name=name or key, note=more or ""))
    made.sides.sort(key=lambda side: in_order(side.name))
    return made


def _kind(number: int) -> Value:
    return Value(number, IntegerField())


def area_name(column: str = "agreement", code: str = "area") -> Subquery:
    """The name of the area `code` in the agreement in `column`."""
    return Subquery(Area.objects.filter(parent=OuterRef(column), code=OuterRef(code)).values("name")[:1])
