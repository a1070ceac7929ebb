"""What the elements stand on: hits of word lists, sentences, values, all held as numbers."""

import pickle

import pytest

from vanban import Span, Value
from vanban.engine import cleaning
from vanban.engine.lexicon import MOST_LISTS, Hit, Phrases
from vanban.engine.page import Page
from vanban.engine.source import Source

LISTS = Phrases([("ban tổ chức", "body", "a"), ("ban", "body", "b"), ("tổ chức", "verb", "c"), ("ban", "other", "d")])


def test_the_longest_phrase_of_each_list_is_told_by_the_token_where_it_begins() -> None:
    found = LISTS.scan(["ban", "tổ", "chức", "và", "ban"])
    assert dict(found["body"]) == {0: Hit(0, 3, "body", "a"), 4: Hit(4, 5, "body", "b")}
    assert dict(found["verb"]) == {1: Hit(1, 3, "verb", "c")}
    assert list(found["other"].values()) == [Hit(0, 1, "other", "d"), Hit(4, 5, "other", "d")]
    assert [token for token in range(-2, 9) if token in found["body"]] == [0, 4]
    assert (found["body"].at(1), found["body"].at(-1), found["body"].at(5)) == (None, None, None)
    with pytest.raises(KeyError):
        found["verb"][0]


def test_one_index_serves_eight_lists_and_says_so_when_asked_for_more() -> None:
    with pytest.raises(ValueError, match="9 lists"):
        Phrases((f"từ {i}", f"list {i}", "") for i in range(MOST_LISTS + 1))


def test_sentences_are_pairs_that_can_be_counted_cut_and_looked_up() -> None:
    page = Page("Một câu. Hai câu! Ba câu")
    sentences = page.source.sentences
    assert list(sentences) == [(0, 3), (3, 6), (6, 8)] == sentences[:]
    assert (len(sentences), sentences[1], sentences[-1], sentences[1:]) == (3, (3, 6), (6, 8), [(3, 6), (6, 8)])
    assert [page.sentence_number(token) for token in (0, 2, 3, 7)] == [0, 0, 1, 2]
    with pytest.raises(IndexError):
        sentences[3]


@pytest.mark.parametrize("spans", [(), (Span(0, 3),), (Span(5, 2**31),), (Span(1, 2), Span(7, 9))])
def test_a_value_keeps_its_spans_is_compared_by_them_and_never_changes(spans: tuple[Span, ...]) -> None:
    value = Value("A", spans, "likely", "vì thế")
    assert value.spans == spans
    assert value == Value("A", spans, "likely", "vì thế") == pickle.loads(pickle.dumps(value))
    assert len({value, Value("A", spans, "likely", "vì thế")}) == 1
    assert value != Value("A", (Span(0, 4),), "likely", "vì thế")
    assert value != "A"
    assert repr(spans) in repr(value)
    with pytest.raises(AttributeError):
        value.value = "B"
    with pytest.raises(AttributeError):
        del value.reason


@pytest.mark.parametrize("size", [1, 7, 64, 10_000])
def test_lower_case_is_the_same_made_whole_or_in_parts(size: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cleaning, "_BLOCK", size)
    made = Source("ĐẢNG UỶ Hoà Bình – “İ”, " * 40)
    assert len(made.low) == len(made.norm)
    assert made.low == 'đảng ủy hòa bình - "i", ' * 40
