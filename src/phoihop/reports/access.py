"""Which acts on reports a role may issue: pages show the others no button, the door refuses them anyway."""

from phoihop.records.actors import Viewer
from phoihop.reports.definitions import ACCEPTANCE, REGIME, REPORT


def may_open(viewer: Viewer) -> bool:
    return viewer.role in REGIME.roles


def may_report(viewer: Viewer) -> bool:
    return viewer.role in REPORT.roles


def may_answer(viewer: Viewer) -> bool:
    return viewer.role in ACCEPTANCE.roles
