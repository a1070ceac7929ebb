"""Which acts on tasks a role may issue: pages show the others no button, the door refuses them anyway."""

from phoihop.records.actors import Viewer
from phoihop.tasks.definitions import EXTENSION, EXTENSION_ANSWER, PROGRESS, TASK


def may_assign(viewer: Viewer) -> bool:
    return viewer.role in TASK.roles


def may_report(viewer: Viewer) -> bool:
    return viewer.role in PROGRESS.roles


def may_ask(viewer: Viewer) -> bool:
    return viewer.role in EXTENSION.roles


def may_answer(viewer: Viewer) -> bool:
    return viewer.role in EXTENSION_ANSWER.roles
