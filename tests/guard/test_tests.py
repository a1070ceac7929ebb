"""Rules about the tests: each of them can fail."""

import ast
import re
from collections.abc import Iterator

import pytest

from tests.guard.source import TESTS, Source, called, hold, python, sample

# What fails by itself when something is wrong: raises, expectations of the browser, fixtures that assert on their way
# out, helpers whose name says that they look.
_LOOKS = re.compile(r"^(assert\w*|django_assert\w+|expect\w*|raises|warns|hold|wait_for\w*)$")


def never_fails(source: Source) -> Iterator[str]:
    """Assertions that hold whatever the code does."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Assert):
            test = node.test
            if isinstance(test, ast.Tuple) and test.elts:
                yield f"line {node.lineno}: asserts a tuple, which is always true"
            elif isinstance(test, ast.Constant) and test.value:
                yield f"line {node.lineno}: asserts a constant"
            elif isinstance(test, ast.JoinedStr | ast.List | ast.Dict | ast.Lambda | ast.GeneratorExp) and not (
                isinstance(test, ast.List | ast.Dict) and not ast.dump(test).count("Constant")
            ):
                yield f"line {node.lineno}: asserts something that is always true"
            elif isinstance(test, ast.Compare) and _same(test):
                yield f"line {node.lineno}: compares a thing with itself"
            elif isinstance(test, ast.BoolOp) and isinstance(test.op, ast.Or) and any(map(_true, test.values)):
                yield f"line {node.lineno}: “or” with what is always true"
        elif isinstance(node, ast.Call) and called(node) == "assertTrue" and len(node.args) > 1:
            yield f"line {node.lineno}: the second argument of assertTrue is a message, not a value"
        elif (
            isinstance(node, ast.ExceptHandler)
            and [type(one) for one in node.body] == [ast.Pass]
            and _asserts(source, node)
        ):
            yield f"line {node.lineno}: a failed assertion would be swallowed"


def _true(node: ast.expr) -> bool:
    return isinstance(node, ast.Constant) and bool(node.value)


def _same(test: ast.Compare) -> bool:
    left, right = test.left, test.comparators[0]
    calls = any(isinstance(node, ast.Call | ast.Await) for node in ast.walk(left))
    return len(test.comparators) == 1 and not calls and ast.dump(left) == ast.dump(right)


def _asserts(source: Source, handler: ast.ExceptHandler) -> bool:
    """Does the `try` of this handler hold an assertion, which the handler would catch?"""
    catches = handler.type is None or (isinstance(handler.type, ast.Name) and "Exception" in handler.type.id)
    return catches and any(
        isinstance(node, ast.Try)
        and handler in node.handlers
        and any(isinstance(one, ast.Assert) for one in ast.walk(node))
        for node in ast.walk(source.tree)
    )


def _functions(source: Source) -> dict[str, ast.FunctionDef]:
    return {node.name: node for node in ast.walk(source.tree) if isinstance(node, ast.FunctionDef)}


def _judges(function: ast.FunctionDef, known: dict[str, ast.FunctionDef], seen: frozenset[str] = frozenset()) -> bool:
    """Does a function assert something: itself, through a function of the same file, or through one handed to it?"""
    handed = {argument.arg for argument in function.args.args}
    for node in ast.walk(function):
        if isinstance(node, ast.Assert | ast.Raise):
            return True
        if isinstance(node, ast.Call):
            name = called(node)
            if _LOOKS.match(name) or (isinstance(node.func, ast.Name) and name in handed):
                return True
            if name in known and name not in seen and _judges(known[name], known, seen | {name}):
                return True
    return False


def judges_nothing(source: Source) -> Iterator[str]:
    """A test without any assertion passes on an empty program."""
    known = _functions(source)
    for name, function in known.items():
        if name.startswith("test_") and not _judges(function, known):
            yield f"line {function.lineno}: {name} asserts nothing"


def test_no_assertion_holds_whatever_the_code_does() -> None:
    hold(never_fails, python(TESTS))


def test_every_test_asserts_something() -> None:
    hold(judges_nothing, python(TESTS))


@pytest.mark.parametrize(
    "code",
    [
        'assert (x == 1, "message")',
        "assert True",
        'assert f"{x}"',
        "assert x == x",
        "assert x.y <= x.y",
        "assert x or True",
        "self.assertTrue(x, 3)",
        "try:\n    assert x\nexcept Exception:\n    pass",
    ],
)
def test_the_rule_of_assertions_catches(code: str) -> None:
    assert len(list(never_fails(sample(code)))) == 1


@pytest.mark.parametrize("code", ["assert f() == f()", "assert x == y", "assert not x", "assert x == ()"])
def test_the_rule_of_assertions_lets_pass_what_can_fail(code: str) -> None:
    assert list(never_fails(sample(code))) == []


def test_the_rule_of_empty_tests_catches() -> None:
    empty = "def test_it_works():\n    run()\n"
    helper = "def test_it_works():\n    look()\ndef look():\n    assert x\n"
    assert len(list(judges_nothing(sample(empty)))) == 1
    assert list(judges_nothing(sample(helper))) == []


COUNTERS = {"django_assert_num_queries", "django_assert_max_num_queries", "assertNumQueries"}


def loose_counts(source: Source) -> Iterator[str]:
    """A count that is not stated, or never taken, proves nothing."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and called(node) in COUNTERS:
            given = node.args[0] if node.args else None
            if given is None or any(isinstance(part, ast.Call) and called(part) == "len" for part in ast.walk(given)):
                yield f"line {node.lineno}: the number of statements is not a stated number"
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Call) and called(node.value) in COUNTERS:
            yield f"line {node.lineno}: counts nothing without “with”"


def test_statements_are_counted_against_stated_numbers() -> None:
    hold(loose_counts, python(TESTS))


@pytest.mark.parametrize(
    "code", ["django_assert_num_queries(5)", "with django_assert_num_queries(len(found)):\n    pass"]
)
def test_the_rule_of_counts_catches(code: str) -> None:
    assert len(list(loose_counts(sample(code)))) == 1
    assert list(loose_counts(sample("with django_assert_num_queries(5):\n    pass"))) == []
