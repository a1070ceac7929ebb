"""The demonstration world: built once, at the first start, through the same door as everything else."""

from collections.abc import Iterator

from django.utils import timezone

from phoihop.accounts.models import User
from phoihop.demo import accounts, before_2022, directory, limits, reporting, today
from phoihop.demo.accounts import PASSWORD, SIGN_INS
from phoihop.demo.stage import Stage

__all__ = ["PASSWORD", "build", "is_empty", "sign_ins"]


def is_empty() -> bool:
    """Accounts come last: a world without them was not finished."""
    return not User.objects.exists()


def build() -> Stage:
    stage = Stage()
    directory.record(stage)
    limits.record(stage)
    before_2022.play(stage)
    briefings = today.play(stage, timezone.localdate())
    briefings.call(reporting.play(stage, timezone.localdate()))
    accounts.create(stage)
    return stage


def sign_ins() -> Iterator[tuple[str, str]]:
    return ((username, label) for username, label, _ in SIGN_INS)
