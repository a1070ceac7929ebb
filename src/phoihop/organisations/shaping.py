"""The tree of organisations on one day along one line, made of who stands under whom. Pure."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from phoihop.organisations.rules import in_order


@dataclass(frozen=True, kw_only=True)
class Node:
    """An organisation on the day: what it was called, and what it stood under (empty: nothing)."""

    org: str
    name: str
    superior: str


@dataclass(frozen=True, kw_only=True)
class Branch:
    """An organisation with what stands under it, in the order of names. `below` counts all of them."""

    node: Node
    branches: tuple["Branch", ...]
    below: int


def forest(nodes: Iterable[Node]) -> tuple[Branch, ...]:
    """Every node exactly once, under its superior where that one is among the nodes. Superiors that go round in a
    circle (an error of entry) are broken where the circle's first name stands, so that nobody is lost."""
    given = sorted({node.org: node for node in nodes}.values(), key=lambda node: (in_order(node.name), node.org))
    known = {node.org: node for node in given}
    under: dict[str, list[Node]] = {}
    roots: list[Node] = []
    broken = _circle_heads(given, known)
    for node in given:
        if node.superior in known and node.org not in broken:
            under.setdefault(node.superior, []).append(node)
        else:
            roots.append(node)
    return tuple(_branch(root, under) for root in roots)


def _circle_heads(given: Sequence[Node], known: dict[str, Node]) -> set[str]:
    """One member of every circle."""
    heads: set[str] = set()
    settled: set[str] = set()
    for node in given:
        path: dict[str, None] = {}
        org = node.org
        while org in known and org not in settled and org not in path:
            path[org] = None
            org = known[org].superior
        if org in path:
            round_about = list(path)[list(path).index(org) :]
            heads.add(next(one.org for one in given if one.org in round_about))
        settled.update(path)
    return heads


def _branch(root: Node, under: dict[str, list[Node]]) -> Branch:
    """Built from the leaves up, without recursion: a chain of superiors may be as long as it likes."""
    order = [root]
    for node in order:
        order.extend(under.get(node.org, ()))
    made: dict[str, Branch] = {}
    for node in reversed(order):
        branches = tuple(made[one.org] for one in under.get(node.org, ()))
        below = sum(branch.below + 1 for branch in branches)
        made[node.org] = Branch(node=node, branches=branches, below=below)
    return made[root.org]
