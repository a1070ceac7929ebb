"""The directory as a tree on one day along one line. Bounded: what is larger than a page is opened level by level."""

from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext as _

from phoihop.organisations.models import Organisation, OrganisationName, Tie
from phoihop.organisations.queries import holding, with_followers
from phoihop.organisations.rules import Line, in_order
from phoihop.organisations.shaping import Branch, Node, forest
from phoihop.records.scope import directory
from phoihop.ui import formats

MOST: Final = 300
DEEPEST: Final = 8  # levels that are still indented further


@dataclass(frozen=True, kw_only=True)
class Shown:
    """One line of the tree. `below` counts everything under it on that day, None where that is not known without
    opening it. `note` says what became of it since."""

    org: str
    name: str
    short: str
    note: str
    depth: int
    below: int | None


@dataclass(frozen=True, kw_only=True)
class Tree:
    """`lines` from the top down, `loose` who stands neither under nor above anybody along this line. Where the
    directory is too large for one page `partial` is true, and `lines` are one level only."""

    lines: tuple[Shown, ...]
    loose: tuple[Shown, ...]
    partial: bool
    more: bool = False


def tree(day: date, line: Line, today: date, under: str = "") -> Tree:
    """One statement; two where the directory is large."""
    rows = list(_described(holding(directory(Organisation), day), day, line)[: MOST + 1])
    if len(rows) > MOST:
        return _level(day, line, today, under)
    nodes = {row["org"]: Node(org=row["org"], name=row["called"], superior=row["superior"] or "") for row in rows}
    facts = {row["org"]: row for row in rows}
    standing = {node.superior for node in nodes.values() if node.superior in nodes}
    loose = [node for node in nodes.values() if node.superior not in nodes and node.org not in standing]
    alone = {node.org for node in loose}
    lines = [
        _shown(facts[branch.node.org], day, today, depth, branch.below)
        for branch, depth in _walk(forest(node for node in nodes.values() if node.org not in alone))
    ]
    return Tree(
        lines=tuple(lines),
        loose=tuple(
            _shown(facts[node.org], day, today, 0, 0) for node in sorted(loose, key=lambda node: in_order(node.name))
        ),
        partial=False,
    )


def _level(day: date, line: Line, today: date, under: str) -> Tree:
    """What stands directly under `under`; at the top, who has somebody below and nobody above."""
    ties = holding(directory(Tie).filter(line=line), day)
    there = holding(directory(Organisation), day)
    if under:
        rows = there.filter(org__in=ties.filter(superior=under).values("org"))
    else:
        rows = there.filter(org__in=ties.values("superior")).exclude(org__in=ties.values("org"))
    found = list(_described(rows, day, line).order_by("name")[: MOST + 1])
    shown = sorted(found[:MOST], key=lambda row: in_order(row["called"]))
    lines = tuple(_shown(row, day, today, 0, row["directly"] or 0) for row in shown)
    return Tree(lines=lines, loose=(), partial=True, more=len(found) > MOST)


def _described(rows: QuerySet[Organisation], day: date, line: Line) -> Any:
    """With the name borne on `day`, the superior of that day, and how many stand directly below."""
    ties = holding(directory(Tie).filter(line=line), day)
    called = holding(directory(OrganisationName).filter(org=OuterRef("org")), day).order_by("-position")
    below = ties.filter(superior=OuterRef("org")).order_by().values("superior").annotate(n=Count("pk"))
    described: QuerySet[Any] = with_followers(rows).annotate(
        called=Coalesce(Subquery(called.values("name")[:1]), "name"),
        called_short=Coalesce(Subquery(called.values("short")[:1]), "short"),
        superior=Subquery(ties.filter(org=OuterRef("org")).order_by("-position").values("superior")[:1]),
        directly=Subquery(below.values("n")),
    )
    return described.values(
        "org", "name", "called", "called_short", "superior", "directly", "to_day", "follower", "followers"
    )


def _walk(branches: tuple[Branch, ...]) -> list[tuple[Branch, int]]:
    """From the top down, without recursion."""
    waiting = [(branch, 0) for branch in reversed(branches)]
    walked = []
    while waiting:
        branch, depth = waiting.pop()
        walked.append((branch, depth))
        waiting.extend((one, depth + 1) for one in reversed(branch.branches))
    return walked


def _shown(row: dict[str, Any], day: date, today: date, depth: int, below: int | None) -> Shown:
    return Shown(
        org=row["org"],
        name=row["called"],
        short=row["called_short"],
        note=_since(row, today),
        depth=min(depth, DEEPEST),
        below=below,
    )


def _since(row: dict[str, Any], today: date) -> str:
    """What became of it: “nay: đã kết thúc 30/06/2025 → 5 đơn vị”, “nay: Đảng ủy …”."""
    if row["to_day"] is not None and row["to_day"] < today:
        ended = _("nay: đã kết thúc %(day)s") % {"day": formats.day(row["to_day"])}
        if row["followers"] == 1:
            return f"{ended} → {row['follower']}"
        if row["followers"]:
            return f"{ended} → {_('%(count)s đơn vị') % {'count': row['followers']}}"
        return ended
    if row["called"] != row["name"]:
        return _("nay: %(name)s") % {"name": row["name"]}
    return ""
