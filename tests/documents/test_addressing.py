"""Whom the Nơi nhận of a paper names among the sides it can go to."""

import pytest

from phoihop.documents.addressing import named

BODIES = {
    "a": ("Đảng ủy Than Quảng Ninh", "TQN"),
    "b": ("Đảng ủy phường Mạo Khê", "Mạo Khê"),
    "c": ("Đảng ủy phường Vàng Danh", "Vàng Danh"),
    "d": ("Đảng ủy phường Hà Tu", "Hà Tu"),
}


@pytest.mark.parametrize("line", ["Đảng ủy 3 phường", "03 phường", "3 đảng ủy phường", "3 bên", "3 xã, phường"])
def test_a_count_of_bodies_means_all_where_it_is_the_count_of_the_others(line: str) -> None:
    assert named([line], BODIES, 3).orgs == frozenset(BODIES)


@pytest.mark.parametrize("line", ["Đảng ủy 12 phường", "2 phường", "3 tổ công tác", "Chi bộ 3"])
def test_another_count_means_nobody_and_is_said_to_be_unknown(line: str) -> None:
    found = named([line], BODIES, 3)
    assert (found.orgs, found.unknown) == (frozenset(), (line,))


def test_where_the_author_is_not_among_the_bodies_all_of_them_are_the_others() -> None:
    assert named(["4 đơn vị"], BODIES).orgs == frozenset(BODIES)
    assert named(["3 đơn vị"], BODIES).orgs == frozenset()
