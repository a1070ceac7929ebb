"""Finding: without marks, with any placement of tones, only what one may see, the exact number first."""

import unicodedata

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from phoihop.records.erasing import erase
from phoihop.records.kinds import catalogue
from phoihop.search.queries import find
from phoihop.search.rules import ask, excerpt, folded
from phoihop.search.views import LABELS
from tests import cast
from tests.cast import World


def titles(world: World, typed: str, org: str = "TKV") -> list[str]:
    answer = find(ask(typed), world.viewer(org))
    return ["".join(words for words, _ in one.title) for one in answer.found]


@pytest.mark.parametrize(
    "typed",
    ["Đảng ủy", "Đảng uỷ", "ĐẢNG ỦY", "dang uy", "đang uy", unicodedata.normalize("NFD", "Đảng ủy")],
)
def test_every_way_of_writing_finds_the_same(world: World, typed: str) -> None:
    world.issue("TKV", world.task("Báo cáo Đảng uỷ kết quả hoà giải"))
    assert "Báo cáo Đảng uỷ kết quả hoà giải" in titles(world, typed)


def test_the_other_placement_of_the_tone_is_the_same_word(world: World) -> None:
    world.issue("TKV", world.task("Công tác hòa giải ở cơ sở"))
    assert titles(world, "hoà giải") == ["Công tác hòa giải ở cơ sở"]


def test_an_outsider_finds_and_counts_nothing_of_the_agreement(world: World) -> None:
    world.issue("TKV", world.task("Rà soát khai trường khu Bắc"))
    assert titles(world, "khai truong", "MK") == ["Rà soát khai trường khu Bắc"]
    answer = find(ask("khai truong"), world.viewer("NGOAI"))
    assert answer.total == 0
    assert answer.by_kind == {}


def test_the_exact_number_comes_first_however_it_is_spaced(world: World) -> None:
    for number, abstract in (("31", "Thông báo kết luận giao ban"), ("13", "Thông báo số 31 nhắc lại TB ĐU")):
        data = {"direction": "in", "number": number, "symbol": "TB/ĐU", "abstract": abstract}
        world.issue("TKV", world.draft("document", data))
    assert titles(world, "31 – TB / ĐU")[0] == "Thông báo kết luận giao ban"
    assert titles(world, "31-tb/du")[0] == "Thông báo kết luận giao ban"


def test_words_with_their_accents_come_before_other_words_without(world: World) -> None:
    world.issue("TKV", world.task("Kiểm tra bán than trái phép"))
    world.issue("TKV", world.task("Xử lý bản than phiền"))
    world.issue("TKV", world.task("Tổng kết bàn than đá"))
    assert titles(world, "bán than")[0] == "Kiểm tra bán than trái phép"


def test_a_phrase_in_quotes_is_found_as_a_phrase_only(world: World) -> None:
    world.issue("TKV", world.task("Cây trồng và xanh sạch"))
    world.issue("TKV", world.task("Chăm sóc cây xanh"))
    assert titles(world, "“cây xanh”") == ["Chăm sóc cây xanh"]
    assert len(titles(world, "cây xanh")) == 2


def test_what_was_corrected_or_erased_is_found_no_more(world: World) -> None:
    draft = world.task("Chữ cũ")
    (issued,) = world.issue("TKV", draft)
    world.issue("TKV", world.draft("task", {**draft.data, "text": "Chữ mới"}, rec=draft.rec, basis=issued.body))
    assert titles(world, "chữ cũ") == []
    assert titles(world, "chữ mới") == ["Chữ mới"]
    erase(issued.id, actor=world.actor("TKV"), at=world.tick())
    assert titles(world, "chữ mới") == []


@pytest.mark.parametrize("typed", ["", "   ", '"', "“”", "* OR (", "a" * 5000, "NEAR(x y)", "-- ; DROP", "\x00", "đ"])
def test_no_question_breaks_the_search(world: World, typed: str) -> None:
    world.issue("TKV", world.task("Đường vào khai trường"))
    assert isinstance(titles(world, typed), list)


@given(st.text(max_size=60))
def test_folding_keeps_the_length_of_what_is_shown(text: str) -> None:
    shown = unicodedata.normalize("NFC", text)
    assert "".join(words for words, _ in excerpt(ask(text), shown, width=10_000)) == shown
    assert len(folded(shown)) == len(shown)


def test_the_page_costs_the_same_for_few_and_many(
    world: World, client: Client, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(cast.account(world, "TKV"))
    for number in range(30):
        world.issue("TKV", world.task(f"Việc thứ {number} của khu vực"))
    for typed in ("thu 7", "khu vuc"):
        # the session, the person with their roles, the matches with their rank, the words of those shown
        with django_assert_num_queries(4):
            response = client.get("/tim/", {"q": typed})
        assert response.status_code == 200


def test_a_person_without_any_role_is_told_so(world: World, client: Client) -> None:
    user = cast.account(world, "TKV")
    user.memberships.all().delete()
    client.force_login(user)
    assert client.get("/tim/", {"q": "x"}).status_code == 403


def test_every_kind_that_can_be_found_has_a_name_on_the_page() -> None:
    assert {kind.name for kind in catalogue().kinds.values() if kind.search} - set(LABELS) == set()


def test_in_a_long_paper_the_piece_around_what_was_typed_is_shown(world: World) -> None:
    text = "Mở đầu về nước. " + "Phần giữa không có gì. " * 2_000 + "Trạm xử lý nước thải mỏ. " + "Phần cuối. " * 500
    world.issue("TKV", world.draft("document", {"direction": "in", "abstract": "Báo cáo dài", "text": text}))
    (one,) = find(ask("nuoc thai"), world.viewer("TKV")).found
    shown = "".join(words for words, _ in one.excerpt)
    assert "Trạm xử lý nước thải mỏ." in shown
    assert shown.startswith("…")
    assert shown.endswith("…")
    assert [words for words, asked in one.excerpt if asked] == ["nước", "thải"]
