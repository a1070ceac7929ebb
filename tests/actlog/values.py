"""Random values inside and outside of the JSON subset."""

from hypothesis import strategies as st

from actlog import JsonValue

keys = st.from_regex("[a-z0-9_]{1,8}", fullmatch=True)
integers = st.integers(-(2**53) + 1, 2**53 - 1)
texts = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), max_size=20)
leaves: st.SearchStrategy[JsonValue] = st.one_of(st.booleans(), integers, texts)
values: st.SearchStrategy[JsonValue] = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(keys, inner, max_size=4), max_leaves=20
)
objects: st.SearchStrategy[dict[str, JsonValue]] = st.dictionaries(keys, values, max_size=5)
