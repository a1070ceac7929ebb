"""Which acts on recommendations a role may issue: pages show the others no button, the door refuses them anyway."""

from phoihop.recommendations.definitions import ANSWER, MERGE, RECOMMENDATION, ROUTED, VERDICT
from phoihop.records.actors import Viewer


def may_raise(viewer: Viewer) -> bool:
    return viewer.role in RECOMMENDATION.roles


def may_route(viewer: Viewer) -> bool:
    return viewer.role in ROUTED.roles


def may_answer(viewer: Viewer) -> bool:
    return viewer.role in ANSWER.roles


def may_judge(viewer: Viewer) -> bool:
    return viewer.role in VERDICT.roles


def may_merge(viewer: Viewer) -> bool:
    return viewer.role in MERGE.roles
