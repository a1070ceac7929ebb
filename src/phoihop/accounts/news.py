"""How many notices wait for a person in each of their roles. Which there are is known further up: the expression that
counts them is handed down when the project starts, and asked for in the statement that brings the person."""

from collections.abc import Callable
from typing import Any

from django.db.models import IntegerField, QuerySet
from django.db.models.expressions import RawSQL

from phoihop.accounts.models import Membership

Counted = Callable[[], tuple[str, list[Any]]]

_installed: Counted | None = None


def install(counted: Counted) -> None:
    """Called once, when the project starts. `counted` gives an SQL expression over a row of `Membership`."""
    global _installed
    _installed = counted


def with_news(held: QuerySet[Membership]) -> QuerySet[Any]:
    """These memberships with `news`, how many notices of each are unread."""
    if _installed is None:
        return held
    sql, values = _installed()
    return held.annotate(news=RawSQL(sql, values, output_field=IntegerField()))  # noqa: S611 - no word from outside in it
