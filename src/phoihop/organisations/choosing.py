"""Choosing organisations while typing: the directory behind every organisation box. Public: other apps' forms and
views hand `directory()` to their fields, and name `organisations:options` as their source."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db import connection
from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.db.models.expressions import RawSQL
from django.utils import timezone
from django.utils.translation import gettext as _

from phoihop.organisations.finding import asked, found_by, rank
from phoihop.organisations.models import DirectoryEntry, Organisation, Tie
from phoihop.organisations.queries import holding, with_followers
from phoihop.records import scope
from phoihop.ui import formats
from phoihop.ui.choosing import MOST_OFFERED, Option

WINDOW: Final = 100  # matches that are weighed against each other, however many there are
SOURCE: Final = "organisations:options"

# Exact names always, then what the full-text index gives first.
_EXACT: Final = "SELECT id FROM organisations_directoryentry WHERE key = %s OR short_key = %s UNION "
_INDEXES: Final = {
    "sqlite": "SELECT * FROM (SELECT rowid FROM organisations_index WHERE organisations_index MATCH %s LIMIT %s)",
    "postgresql": (
        "(SELECT id FROM organisations_directoryentry"
        " WHERE to_tsvector('simple', folded) @@ to_tsquery('simple', %s) LIMIT %s)"
    ),
}


@dataclass(frozen=True, kw_only=True)
class Everyone:
    """The whole directory, as it is on `day`."""

    day: date

    def find(self, words: str) -> Sequence[Option]:
        """One statement, whatever the number of organisations: the full-text index gives at most `WINDOW` matches, and
        an exact name always."""
        wanted = asked(words)
        if not wanted:
            return ()
        phrase = " ".join(wanted)
        sql = _EXACT + _INDEXES[connection.vendor]
        matches = RawSQL(sql, [phrase, phrase, _match(wanted), WINDOW])  # noqa: S611 - constants; words are parameters
        rows = self._described(Q(id__in=matches))
        rows.sort(key=lambda row: rank(wanted, row["name"], row["short"], self._over(row)))
        return [self._option(row, wanted) for row in rows[:MOST_OFFERED]]

    def named(self, ids: Sequence[str]) -> Sequence[Option]:
        if not ids:
            return ()
        found = {row["org"]: self._option(row, ()) for row in self._described(Q(org__in=ids))}
        return [found[one] for one in ids if one in found]

    def _described(self, condition: Q) -> list[dict[str, Any]]:
        superior = (
            holding(scope.directory(Tie), self.day)
            .filter(org=OuterRef("org"))
            .order_by("-line")  # the Party line before the enterprise line before the locality
            .annotate(short=Subquery(_organisation("superior").values("short")[:1]))
        )
        rows: QuerySet[Any] = scope.directory(DirectoryEntry).filter(condition)
        return list(
            with_followers(rows)
            .annotate(superior=Subquery(superior.values("short")[:1]))
            .values("org", "name", "short", "former", "from_day", "to_day", "superior", "follower", "followers")
        )

    def _over(self, row: dict[str, Any]) -> bool:
        return row["to_day"] is not None and row["to_day"] < self.day

    def _option(self, row: dict[str, Any], wanted: Sequence[str]) -> Option:
        parts: list[str] = []
        if wanted and row["former"] and not (found_by(wanted, row["name"]) or found_by(wanted, row["short"])):
            parts.append(_("tên cũ: %(names)s") % {"names": row["former"]})
        if self._over(row):
            parts.append(_("đã kết thúc %(day)s") % {"day": formats.day(row["to_day"])})
            if row["followers"]:
                parts.append(now_called(row["follower"], row["followers"]))
        else:
            if row["superior"]:
                parts.append(row["superior"])
            if row["from_day"] is not None:
                parts.append(_("từ %(day)s") % {"day": formats.day(row["from_day"])})
        return Option(id=row["org"], name=row["name"], note=" · ".join(parts))


def now_called(follower: str | None, count: int) -> str:
    """“nay là …”, for one who is no more."""
    if count == 1 and follower:
        return _("nay là %(name)s") % {"name": follower}
    return _("nay là %(count)s đơn vị") % {"count": count}


def _organisation(column: str) -> QuerySet[Organisation]:
    return scope.directory(Organisation).filter(org=OuterRef(column))


def _match(words: Sequence[str]) -> str:
    """All words, each as a beginning; they are letters and digits only, so nothing has to be escaped."""
    if connection.vendor == "sqlite":
        return " AND ".join(f'"{word}" *' if len(word) > 1 else f'"{word}"' for word in words)
    return " & ".join(f"{word}:*" if len(word) > 1 else word for word in words)


def directory(day: date | None = None) -> Everyone:
    """For `form.fields[…].directory`: the directory today, or on `day`."""
    return Everyone(day=day or timezone.localdate())
