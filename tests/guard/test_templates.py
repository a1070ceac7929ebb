"""Rules about templates: no code in them, no words outside the catalogue, no word the product never shows."""

import re
from collections.abc import Iterator

import pytest

from phoihop.ui.words import forbidden_words
from tests.guard.source import VIETNAMESE, Source, hold, sample, templates
from tests.ui.guards import inline_code

_LITERAL = r"\"(?:[^\"\\]|\\.)*\"|'(?:[^'\\]|\\.)*'"
_CALL = re.compile(rf"(?<!\w)(?:_|gettext|ngettext)\(\s*(?P<literal>{_LITERAL})\s*(?P<after>.)", re.S)
_TRANS = re.compile(r"{%-?\s*trans\b.*?%}(.*?){%-?\s*endtrans", re.S)
_JINJA = re.compile(r"{#.*?#}|{%.*?%}|{{.*?}}", re.S)
_COMMENT = re.compile(r"{#.*?#}", re.S)
_TAG = re.compile(r"<[^>]+>")
_SPOKEN = re.compile(r"(?:aria-label|placeholder|title|alt|value|content)=\"([^\"]*)\"")
# The name of the product is a name in every language.
NAMES = re.compile(r"Phối Hợp")


def code(source: Source) -> list[str]:
    return inline_code(source.text)


def test_no_template_holds_style_or_script() -> None:
    hold(code, templates())


@pytest.mark.parametrize("text", ['<p style="color:red">', "<script>go()</script>", '<a href="javascript:go()">'])
def test_the_rule_of_inline_code_catches(text: str) -> None:
    assert len(code(sample(text))) >= 1


def managers(source: Source) -> Iterator[str]:
    yield from re.findall(r"\.(?:objects|_default_manager)\b", _COMMENT.sub("", source.text))


def test_no_template_asks_the_database() -> None:
    hold(managers, templates())


def test_the_rule_of_managers_catches() -> None:
    assert list(managers(sample("{% for one in model.objects.all() %}"))) == [".objects"]


def silent(source: Source) -> Iterator[str]:
    if not source.text.lstrip().startswith("{#"):
        yield "does not open with a comment that lists its variables"


def test_every_template_opens_with_what_it_takes() -> None:
    hold(silent, templates())


def test_the_rule_of_opening_comments_catches() -> None:
    assert len(list(silent(sample("<p>{{ task.text }}</p>")))) == 1


def _sentences(text: str) -> Iterator[tuple[str, str]]:
    """Each sentence with the character that follows it inside the call."""
    for match in _CALL.finditer(_COMMENT.sub("", text)):
        yield match["literal"][1:-1], match["after"]
    for sentence in _TRANS.findall(text):
        yield sentence.strip(), ")"


def built(source: Source) -> Iterator[str]:
    """Sentences put together or with unnamed values."""
    for sentence, after in _sentences(source.text):
        if after not in ",)":
            yield f"“{sentence}” is put together inside _()"
        if re.search(r"%[sdrif]|\{\d*\}", sentence):
            yield f"“{sentence}” has a value without a name"


def test_sentences_are_whole_and_their_values_named() -> None:
    hold(built, templates())


@pytest.mark.parametrize("text", ['{{ _("Còn " ~ n) }}', '{{ _("Còn %s" % n) }}', '{{ _("Còn {}") }}'])
def test_the_rule_of_whole_sentences_catches(text: str) -> None:
    assert len(list(built(sample(text)))) >= 1
    assert list(built(sample('{{ _("Còn %(n)s ngày", n=n) }}'))) == []


def outside(source: Source) -> Iterator[str]:
    """Vietnamese that is printed without being looked up is Vietnamese in English too."""
    text = _JINJA.sub(" ", source.text)
    for words in (_TAG.sub("\n", text), *_SPOKEN.findall(text)):
        for line in NAMES.sub("", words).splitlines():
            if VIETNAMESE.search(line):
                yield f"“{line.strip()}” is not looked up"
    for inner in re.findall(r"{{.*?}}|{%.*?%}", _COMMENT.sub("", source.text), re.S):
        for literal in re.findall(_LITERAL, NAMES.sub("", _CALL.sub(" ", inner)), re.S):
            if VIETNAMESE.search(literal):
                yield f"{literal} is not looked up"


def test_every_word_of_a_template_is_in_the_catalogue() -> None:
    # The gallery shows the components with made-up records; the product has no address for it.
    hold(outside, tuple(one for one in templates() if "/ui/gallery" not in one.name))


@pytest.mark.parametrize(
    "text", ["<p>Nhiệm vụ</p>", '<p title="Nhiệm vụ">', '{{ button("Gửi đề nghị") }}', '{% set x = "Đã gửi" %}']
)
def test_the_rule_of_the_catalogue_catches(text: str) -> None:
    assert len(list(outside(sample(text)))) == 1
    assert list(outside(sample('<p title="{{ _("Hạn") }}">{{ _("Nhiệm vụ") }} {# ghi chú #}</p> Phối Hợp'))) == []


def bad_words(source: Source) -> Iterator[str]:
    for sentence, _after in _sentences(source.text):
        for word in forbidden_words(sentence):
            yield f"“{word}” in “{sentence}”"


def test_sentences_of_templates_use_no_word_the_product_never_shows() -> None:
    hold(bad_words, templates())


def test_the_rule_of_words_catches() -> None:
    assert len(list(bad_words(sample('{{ _("Vui lòng nhập ngày") }}')))) == 1
