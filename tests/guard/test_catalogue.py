"""The English catalogue says the same as the Vietnamese source, in English. Whether it is complete is said by
`./phoihop messages --check`."""

import re
from collections.abc import Iterable, Iterator

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po

from phoihop.ops.messages import FOLDER
from tests.guard.source import VIETNAMESE

# What stays Vietnamese in English: the product's name, and names and samples that a person types as they are.
NAMES = re.compile(r"Phối Hợp|“[^”]*”|[Ff]or example:? .*")


def catalogue() -> Catalog:
    with (FOLDER / "django.po").open("rb") as file:
        return read_po(file, locale="en")


def _texts(value: object) -> list[str]:
    return [str(one) for one in value] if isinstance(value, tuple | list) else [str(value)]


def unlike(messages: Iterable[Message]) -> Iterator[str]:
    """Sentences whose values are not those of the source."""
    for message in messages:
        wanted = set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", "".join(_texts(message.id))))
        for text in _texts(message.string):
            if text and set(re.findall(r"%\(\w+\)[sd]|\{\w+\}", text)) != wanted:
                yield f"{message.id}: {text}"


def vietnamese(messages: Iterable[Message]) -> Iterator[str]:
    for message in messages:
        for text in _texts(message.string):
            if VIETNAMESE.search(NAMES.sub("", text)):
                yield f"{message.id}: {text}"


def test_english_sentences_hold_the_same_values() -> None:
    found = [message for message in catalogue() if message.id]
    assert len(found) > 500
    assert list(unlike(found)) == []


def test_english_sentences_are_english() -> None:
    assert list(vietnamese(message for message in catalogue() if message.id)) == []


def test_the_rules_of_the_catalogue_catch() -> None:
    wrong = Message("Chờ %(name)s", "Waiting for %(org)s")
    assert len(list(unlike([wrong]))) == 1
    assert list(unlike([Message("Chờ %(name)s", "Waiting for %(name)s")])) == []
    assert len(list(vietnamese([Message("Nhiệm vụ", "Nhiệm vụ")]))) == 1
    assert list(vietnamese([Message("Nhiệm vụ", "Task")])) == []
