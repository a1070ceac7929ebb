"""The areas a board may answer for. Agreements, which stand above this app and hold them, are handed down when the
project starts."""

from collections.abc import Callable, Sequence

Areas = Callable[[str], Sequence[tuple[str, str]]]


def _none(org: str) -> Sequence[tuple[str, str]]:
    return ()


_installed: Areas = _none


def install(areas: Areas) -> None:
    """Called once, when the project starts."""
    global _installed
    _installed = areas


def areas_of(org: str) -> Sequence[tuple[str, str]]:
    """Code and name of every area in the agreements of an organisation. One statement."""
    return _installed(org)
