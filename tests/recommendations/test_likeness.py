"""Which earlier recommendations are like a new one: by its own words, not by what all of them say."""

from uuid import UUID, uuid4

from hypothesis import given
from hypothesis import strategies as st

from phoihop.recommendations.likeness import LEAST_SHARE, Earlier, alike

DUMP = Earlier(id=UUID(int=1), text="Đề nghị xử lý nước chảy tràn từ bãi thải xuống khu dân cư")
HOUSE = Earlier(id=UUID(int=2), text="Đề nghị bố trí quỹ đất xây dựng nhà ở cho công nhân mỏ")
ROAD = Earlier(id=UUID(int=3), text="Đề nghị xem xét, giải quyết khó khăn, vướng mắc của đơn vị")


def test_the_same_matter_under_new_words_is_found_with_the_words_in_common() -> None:
    (found,) = alike("Kiến nghị sớm khắc phục nước chảy tràn từ bãi thải vào vườn của dân", [DUMP, HOUSE, ROAD])
    assert found.of == DUMP
    assert found.words == ("nước chảy tràn từ bãi thải",)


def test_marks_and_capitals_do_not_matter() -> None:
    assert [one.of for one in alike("NUOC CHAY TRAN TU BAI THAI", [HOUSE, DUMP])] == [DUMP]
    decomposed = "nước chảy tràn từ bãi thải"
    assert [one.of for one in alike(decomposed, [DUMP])] == [DUMP]


def test_what_every_recommendation_says_makes_none_alike() -> None:
    assert alike("Đề nghị xem xét, giải quyết khó khăn, vướng mắc của đơn vị về đất đai", [ROAD]) == []
    assert alike("Đề nghị xử lý dứt điểm bụi đường", [DUMP]) == []


def test_a_phrase_begins_with_a_whole_word() -> None:
    (found,) = alike("Đề nghị xử lý nước chảy tràn từ bãi thải", [DUMP])
    assert found.words == ("nước chảy tràn từ bãi thải",)


def test_the_most_alike_comes_first() -> None:
    nearer = Earlier(id=uuid4(), text="Nước chảy tràn từ bãi thải xuống khu dân cư phía Bắc")
    found = alike("Nước chảy tràn từ bãi thải xuống khu dân cư phía Bắc", [DUMP, nearer])
    assert [one.of for one in found] == [nearer, DUMP]


@given(st.text(max_size=200), st.lists(st.text(max_size=200), max_size=5))
def test_any_text_is_compared(text: str, known: list[str]) -> None:
    found = alike(text, [Earlier(id=UUID(int=at), text=one) for at, one in enumerate(known)])
    assert all(LEAST_SHARE <= one.share <= 1 for one in found)
    assert len(found) <= len(known)
