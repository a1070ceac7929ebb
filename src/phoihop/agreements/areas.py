"""The areas of every agreement of an organisation, for those who say which a board answers for."""

from collections.abc import Sequence

from phoihop.agreements.models import Agreement, Area
from phoihop.records.actors import Role, Viewer
from phoihop.records.scope import visible


def of_org(org: str) -> Sequence[tuple[str, str]]:
    """Code and name, each code once. One statement."""
    there = visible(Agreement, Viewer(user="", org=org, role=Role.BOARD)).values("pk")
    found = Area.objects.filter(parent__in=there).order_by("code", "name").values_list("code", "name")
    return list({code: (code, name) for code, name in found}.values())
