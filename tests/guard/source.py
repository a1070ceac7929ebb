"""The project's own files, read once, as the rules of this folder look at them."""

import ast
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cached_property, lru_cache
from pathlib import Path

from django.urls import URLPattern, URLResolver, get_resolver

ROOT = Path(__file__).parents[2]
SRC = ROOT / "src"
TESTS = ROOT / "tests"
SHARED = ROOT.parent / "shared"
MIGRATIONS = "/migrations/"


@dataclass(frozen=True)
class Source:
    """A Python file: its name as findings give it, its text and its tree."""

    name: str
    text: str

    @cached_property
    def tree(self) -> ast.Module:
        return ast.parse(self.text)

    @cached_property
    def lines(self) -> list[str]:
        return self.text.splitlines()

    @property
    def module(self) -> str:
        return self.name.removeprefix("src/").removesuffix(".py").replace("/", ".").removesuffix(".__init__")


def sample(text: str, name: str = "src/phoihop/sample/sample.py") -> Source:
    """A piece of code made up to show that a rule catches it."""
    return Source(name, text)


@lru_cache
def python(folder: Path = SRC) -> tuple[Source, ...]:
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
        for path in sorted(folder.rglob("*.py"))
        if MIGRATIONS not in path.as_posix()
    )


@lru_cache
def templates() -> tuple[Source, ...]:
    return tuple(
        Source(path.relative_to(ROOT).as_posix(), path.read_text("utf-8"))
        for path in sorted(SRC.rglob("jinja2/**/*.html"))
    )


Rule = Callable[[Source], Iterator[str] | list[str]]


def findings(rule: Rule, sources: tuple[Source, ...]) -> list[str]:
    """Where the rule is broken, as `file: what`."""
    return [f"{source.name}: {what}" for source in sources for what in rule(source)]


def hold(rule: Rule, sources: tuple[Source, ...]) -> None:
    """Fails with every place where the rule is broken."""
    found = findings(rule, sources)
    assert not found, "\n" + "\n".join(found)


def calls(tree: ast.AST, *names: str) -> Iterator[ast.Call]:
    """Calls of a plain name, or of a method of that name."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and called(node) in names:
            yield node


def called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Name):
        return call.func.id
    return call.func.attr if isinstance(call.func, ast.Attribute) else ""


def url_patterns() -> Iterator[tuple[str, URLPattern]]:
    """Every address of the product by its full name."""

    def walk(resolver: URLResolver, space: str) -> Iterator[tuple[str, URLPattern]]:
        for pattern in resolver.url_patterns:
            if isinstance(pattern, URLResolver):
                inner = f"{space}{pattern.namespace}:" if pattern.namespace else space
                yield from walk(pattern, inner)
            else:
                yield f"{space}{pattern.name}", pattern

    yield from walk(get_resolver("phoihop.urls"), "")


def view_modules() -> set[str]:
    """The modules in which the resolver finds its views."""
    return {pattern.callback.__module__ for _name, pattern in url_patterns()}


VIETNAMESE = re.compile(r"(?![×÷])[À-ỹ]")
