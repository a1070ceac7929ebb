"""Rules about the code of the product that neither the linter nor the type checker knows. Each is shown to catch
what it is for."""

import ast
import re
from collections.abc import Iterator

import pytest

from phoihop.ui.words import forbidden_words
from tests.guard.source import SRC, VIETNAMESE, Source, called, calls, hold, python, sample, view_modules

GETTEXT = ("_", "_t", "gettext", "gettext_lazy", "gettext_noop", "ngettext", "ngettext_lazy", "pgettext", "npgettext")
MANAGERS = {"objects", "_default_manager", "_base_manager"}


def managers(source: Source) -> Iterator[str]:
    """Rows are asked for in queries, which begin with the scope."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Attribute) and node.attr in MANAGERS:
            yield f"line {node.lineno}: .{node.attr}"


def _faces_people(source: Source) -> bool:
    name = source.name.rsplit("/", 1)[-1]
    return name in {"forms.py", "outputs.py"} or name.endswith("views.py") or source.module in view_modules()


def test_views_forms_and_outputs_ask_no_manager() -> None:
    faces = tuple(source for source in python(SRC / "phoihop") if _faces_people(source))
    assert {"phoihop.tasks.task_views", "phoihop.agreements.confirming"} <= {source.module for source in faces}
    hold(managers, faces)


def test_the_rule_of_managers_catches() -> None:
    assert list(managers(sample("rows = Task.objects.all()"))) == ["line 1: .objects"]
    assert list(managers(sample("rows = model._default_manager.all()"))) == ["line 1: ._default_manager"]


def built_sentences(source: Source) -> Iterator[str]:
    """A sentence put together before it is looked up is in no catalogue."""
    for call in calls(source.tree, *GETTEXT):
        for argument in call.args[:2]:
            if isinstance(argument, ast.JoinedStr | ast.BinOp) or (
                isinstance(argument, ast.Call) and called(argument) in {"format", "join"}
            ):
                yield f"line {call.lineno}: a sentence is put together inside {called(call)}()"


def test_sentences_are_looked_up_whole() -> None:
    hold(built_sentences, python(SRC / "phoihop"))


@pytest.mark.parametrize("code", ['_(f"Còn {n} ngày")', '_("Còn %s" % n)', '_("Còn {}".format(n))', '_("Còn " + n)'])
def test_the_rule_of_whole_sentences_catches(code: str) -> None:
    assert len(list(built_sentences(sample(code)))) == 1


POSITIONAL = re.compile(r"%[sdrif]|\{\d*\}")


def _sentences(source: Source) -> Iterator[tuple[int, str]]:
    for call in calls(source.tree, *GETTEXT):
        for argument in call.args:
            if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                yield call.lineno, argument.value


def positional(source: Source) -> Iterator[str]:
    """Another language puts words in another order."""
    for line, sentence in _sentences(source):
        for found in POSITIONAL.findall(sentence):
            yield f"line {line}: {found} in “{sentence}”"


def test_values_in_sentences_have_names() -> None:
    hold(positional, python(SRC / "phoihop"))


@pytest.mark.parametrize("code", ['_("Còn %s ngày")', '_("Còn {} ngày")', '_("Còn {0} ngày")'])
def test_the_rule_of_named_values_catches(code: str) -> None:
    assert len(list(positional(sample(code)))) == 1
    assert list(positional(sample('_("Còn %(days)s ngày, đạt 50%")'))) == []


def naive(source: Source) -> Iterator[str]:
    """A moment without its zone is a moment of some other machine."""
    for call in calls(source.tree, "now", "utcnow", "today", "fromtimestamp", "utcfromtimestamp"):
        base = call.func.value if isinstance(call.func, ast.Attribute) else None
        owner = base.id if isinstance(base, ast.Name) else base.attr if isinstance(base, ast.Attribute) else ""
        zoned = any(word.arg == "tz" for word in call.keywords) or len(call.args) > ("from" in called(call))
        if owner in {"datetime", "date"} and (not zoned or called(call) in {"utcnow", "utcfromtimestamp", "today"}):
            yield f"line {call.lineno}: {owner}.{called(call)}()"
    for call in calls(source.tree, "datetime"):
        zoned = any(word.arg in {"tzinfo", None} for word in call.keywords) or len(call.args) == 8
        if call.args and not zoned and not any(isinstance(one, ast.Starred) for one in call.args):
            yield f"line {call.lineno}: datetime() without a zone"


def test_no_moment_is_without_its_zone() -> None:
    hold(naive, python())


@pytest.mark.parametrize(
    "code", ["datetime.now()", "datetime.utcnow()", "date.today()", "datetime(2026, 1, 5)", "datetime.fromtimestamp(1)"]
)
def test_the_rule_of_zones_catches(code: str) -> None:
    assert len(list(naive(sample(code)))) == 1
    assert list(naive(sample("datetime.now(UTC); datetime(2026, 1, 5, tzinfo=UTC); timezone.now()"))) == []


# Its docstring says why: help and reading must be quick, so each command loads what it needs.
LOADS_LATE = {"phoihop.cli"}
_NOQA = re.compile(r"noqa:?\s*[A-Z0-9, ]*")


def late_imports(source: Source) -> Iterator[str]:
    """An import inside a function says why it is there: beside it, or above it."""
    if source.module in LOADS_LATE:
        return
    inside = {
        node
        for function in ast.walk(source.tree)
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    for node in sorted(inside, key=lambda one: one.lineno):
        above = node.lineno - 1
        while above > 0 and re.match(r"\s*(import|from)\s", source.lines[above - 1]):
            above -= 1  # a block of imports has one reason
        near = source.lines[max(0, above - 1) : node.end_lineno]
        said = " ".join(_NOQA.sub("", line.partition("#")[2]) for line in near)
        if len(said.split()) < 3:
            yield f"line {node.lineno}: an import inside a function without a reason"


def test_an_import_inside_a_function_says_why() -> None:
    hold(late_imports, python())


def test_the_rule_of_late_imports_catches() -> None:
    bare = "def f():\n    import lxml\n"
    assert len(list(late_imports(sample(bare)))) == 1
    assert len(list(late_imports(sample("def f():\n    import lxml  # noqa: PLC0415\n")))) == 1
    assert list(late_imports(sample("def f():\n    import lxml  # heavy, and rarely needed\n"))) == []


def undocumented(source: Source) -> Iterator[str]:
    if source.text.strip() and not ast.get_docstring(source.tree):
        yield "no docstring"


def test_every_module_says_what_it_is() -> None:
    hold(undocumented, (*python(), *python(SRC.parent / "bench")))


def test_the_rule_of_docstrings_catches() -> None:
    assert list(undocumented(sample("x = 1"))) == ["no docstring"]
    assert list(undocumented(sample(""))) == []


MOST_LINES = 500


def long(source: Source) -> Iterator[str]:
    if len(source.lines) > MOST_LINES:
        yield f"{len(source.lines)} lines"


def test_no_module_is_longer_than_a_person_reads() -> None:
    hold(long, (*python(), *python(SRC.parent / "tests"), *python(SRC.parent / "bench")))


def test_the_rule_of_length_catches() -> None:
    assert list(long(sample("\n" * 501))) == ["501 lines"]


def bad_words(source: Source) -> Iterator[str]:
    for line, sentence in _sentences(source):
        for word in forbidden_words(sentence):
            yield f"line {line}: “{word}” in “{sentence}”"


def test_sentences_of_the_code_use_no_word_the_product_never_shows() -> None:
    hold(bad_words, python(SRC / "phoihop"))


def test_the_rule_of_words_catches() -> None:
    assert len(list(bad_words(sample('_("Vui lòng nhập ngày.")')))) == 1
    assert len(list(bad_words(sample('_("Đã ban hành!")')))) == 1


def bad_refusals(source: Source) -> Iterator[str]:
    """The two libraries below the product say sentences of their own, which reach people as they are."""
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if VIETNAMESE.search(text) and text.endswith(".") and text[0].isupper() and " " in text:
                for word in forbidden_words(text):
                    yield f"line {node.lineno}: “{word}” in “{text}”"


def test_sentences_of_the_libraries_use_no_word_the_product_never_shows() -> None:
    hold(bad_refusals, (*python(SRC / "vanban"), *python(SRC / "actlog")))


def test_the_rule_of_library_sentences_catches() -> None:
    assert len(list(bad_refusals(sample('X = "Rất tiếc, tệp này không đọc được."')))) == 1


def test_no_form_is_built_without_the_files_that_did_not_come_in() -> None:
    """`request.FILES` lacks what was put aside while it came: a form built with it would go out without its file."""
    # Intake shows what was put aside itself; a sheet of figures that did not come in is refused as missing.
    known = {"documents/uploads.py", "ui/errors.py", "intake/inbox_views.py", "reports/filling.py"}
    found = {
        path.relative_to(SRC / "phoihop").as_posix()
        for path in (SRC / "phoihop").rglob("*.py")
        if "request.FILES" in path.read_text("utf-8")
    }
    assert found - known == set()
