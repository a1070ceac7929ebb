"""Rules about the records: one door, one scope, one glossary."""

import ast
import re
from collections.abc import Iterator

import pytest
from django.apps import apps

from phoihop.catalogue import KINDS, READ_MODELS
from phoihop.records.models import Record, Row
from phoihop.records.projection import derived_models
from tests.guard.source import ROOT, SRC, Source, called, calls, hold, python, sample

# The directory of organisations, which everyone who is signed in may see (ADR 9). Rules are the limits it sets for all.
DIRECTORY = {"Organisation", "OrganisationName", "Tie", "Rule", "Succession", "SuccessionSide", "DirectoryEntry"}


def beyond_the_directory(source: Source) -> Iterator[str]:
    """Everything else is seen through the scope only."""
    if not re.search(r"from phoihop\.records\.scope import .*\bdirectory\b|scope\.directory\(", source.text):
        return
    for call in calls(source.tree, "directory"):
        given = call.args[0] if call.args else None
        name = given.id if isinstance(given, ast.Name) else ""
        if name not in DIRECTORY:
            yield f"line {call.lineno}: directory({ast.unparse(given) if given else ''})"


def test_only_the_directory_goes_round_the_scope() -> None:
    hold(beyond_the_directory, python(SRC / "phoihop"))


def test_the_rule_of_the_directory_catches() -> None:
    code = "from phoihop.records.scope import directory\nrows = directory(Task).all()"
    assert len(list(beyond_the_directory(sample(code)))) == 1
    assert list(beyond_the_directory(sample(code.replace("Task", "Tie")))) == []


WRITES = {"create", "bulk_create", "update", "bulk_update", "delete", "save", "get_or_create", "update_or_create"}
# Who makes derived rows: the records app, and the read models of the catalogue with the modules they are made of.
MADE_OF = {"phoihop.tasks.sight", "phoihop.reports.standing", "phoihop.reports.carrying"}
MAKERS = {one.recompute.__module__ for one in READ_MODELS} | MADE_OF


def derived_names() -> set[str]:
    return {model.__name__ for model in derived_models()}


def _imported_models(source: Source) -> set[str]:
    """The names a module takes from modules of models; those it defines itself, where it is one."""
    own = {node.name for node in source.tree.body if isinstance(node, ast.ClassDef)}
    taken = {
        name.asname or name.name
        for node in ast.walk(source.tree)
        if isinstance(node, ast.ImportFrom) and (node.module or "").endswith(".models")
        for name in node.names
    }
    return taken | own if source.module.endswith(".models") else taken


def derived_writes(source: Source) -> Iterator[str]:
    """What an organisation has issued is changed by issuing again, never by writing into its table."""
    if source.module.startswith("phoihop.records.") or source.module in MAKERS:
        return
    derived = derived_names() & _imported_models(source)
    for node in ast.walk(source.tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in WRITES:
            names = {part.id for part in ast.walk(node.func.value) if isinstance(part, ast.Name)}
            for name in sorted(names & derived):
                yield f"line {node.lineno}: {name} … .{node.func.attr}()"
    for call in calls(source.tree, *derived):
        if called(call) in derived and isinstance(call.func, ast.Name):
            yield f"line {call.lineno}: a row of {called(call)} is made"


def test_only_the_records_app_writes_derived_rows() -> None:
    assert {"Task", "Agreement", "TaskStatus", "SearchEntry", "Attachment"} <= derived_names()
    hold(derived_writes, python(SRC / "phoihop"))


@pytest.mark.parametrize(
    "code",
    ["Task.objects.filter(pk=1).update(text='x')", "Task(text='x').save()", "visible(Task, viewer).delete()"],
)
def test_the_rule_of_derived_rows_catches(code: str) -> None:
    imports = "from phoihop.tasks.models import Task\n"
    assert len(list(derived_writes(sample(imports + code)))) >= 1
    assert list(derived_writes(sample("from phoihop.tasks.rules import Task\nTask(text='x')"))) == []
    assert list(derived_writes(sample("Reading.objects.filter(pk=1).update(state='x')"))) == []


def unknown_to(glossary: str, names: set[str]) -> list[str]:
    return sorted(name for name in names if not re.search(rf"\b{name}\b", glossary))


def test_every_model_and_kind_has_its_word_in_the_glossary() -> None:
    models = {model.__name__ for model in apps.get_models() if model.__module__.startswith("phoihop.")}
    assert {model.__name__ for model in apps.get_models() if issubclass(model, Record | Row)} <= models
    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8")
    assert unknown_to(glossary, models | {kind.model.__name__ for kind in KINDS}) == []


def test_the_rule_of_the_glossary_catches() -> None:
    assert unknown_to("| nhiệm vụ | Task | TaskPart |", {"Task", "Part"}) == ["Part"]
