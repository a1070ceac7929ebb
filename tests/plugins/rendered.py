"""Every template of the product is rendered by some test: those that were not fail a run of the whole suite.

A template that nothing renders is one whose undefined names nobody would notice. Each worker notes what its tests load;
the run that started them adds it up. Runs of a part of the suite are not judged.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import jinja2
import pytest

SRC = Path(__file__).parents[2] / "src"
_NOTES = "rendered templates"
_loaded: set[str] = set()


def missing(there: set[str], loaded: set[str]) -> list[str]:
    return sorted(there - loaded)


def templates() -> set[str]:
    """The names of the product's templates, as pages ask for them."""
    return {path.relative_to(folder).as_posix() for folder in SRC.glob("*/*/jinja2") for path in folder.rglob("*.html")}


def whole(config: pytest.Config) -> bool:
    """Is this a run of everything? The launcher's second run, on the other database, leaves some out: not judged."""
    option = config.option
    return not (
        config.args_source is not pytest.Config.ArgsSource.TESTPATHS
        or option.keyword
        or option.markexpr
        or option.collectonly
        or option.maxfail
        or option.deselect
        or option.ignore
    )


def pytest_configure(config: pytest.Config) -> None:
    load = jinja2.Environment._load_template

    def noted(self: jinja2.Environment, name: Any, *args: Any, **options: Any) -> jinja2.Template:
        _loaded.add(str(name))
        return load(self, name, *args, **options)

    jinja2.Environment._load_template = noted  # type: ignore[method-assign]


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    _loaded.update(getattr(node, "workeroutput", {}).get(_NOTES, ()))


@pytest.hookimpl(wrapper=True)
def pytest_sessionfinish(session: pytest.Session) -> Iterator[None]:
    output = getattr(session.config, "workeroutput", None)
    if output is not None:
        output[_NOTES] = sorted(_loaded)
    yield  # the workers hand in their notes while the session ends
    if output is None and whole(session.config) and missing(templates(), _loaded) and session.exitstatus == 0:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    if whole(config):
        for name in missing(templates(), _loaded):
            terminalreporter.write_line(f"NOT RENDERED by any test: {name}", red=True)
