# ruff: noqa: E501 - a test sentence stays on one line
"""People and their offices in wordings of many hands: what must be found, and what must not."""

import pytest
from tests.vanban.wording import LEAD

from vanban import Draft, read


def people(draft: Draft) -> list[tuple[str, list[str]]]:
    return [(p.name.value, [t.value for t in p.titles]) for p in (*draft.chairs, *draft.attendees)]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Đồng chí Lê Văn An, Bí thư Đảng bộ Công ty CP than Hà Lam, cụm trưởng chủ trì hội nghị.",
            [("Lê Văn An", ["Bí thư Đảng bộ Công ty CP than Hà Lam", "cụm trưởng"])],
        ),
        ("Dự có PCT UBND tỉnh Hồ Văn Bình.", [("Hồ Văn Bình", ["PCT UBND tỉnh"])]),
        (
            "Đồng chí Lê Văn An, UVTV, Trưởng Ban Dân vận Tỉnh ủy chủ trì hội nghị.",
            [("Lê Văn An", ["UVTV", "Trưởng Ban Dân vận Tỉnh ủy"])],
        ),
        ("Thường trực Ban Bí thư Trần Văn Cẩm chủ trì hội nghị.", [("Trần Văn Cẩm", ["Thường trực Ban Bí thư"])]),
        (
            "Chủ tịch Hội Lê Văn An, Trưởng đoàn Kiểm tra, giám sát của Bộ Chính trị, Ban Bí thư (Đoàn số 11) và Trưởng ban Trần Văn Cẩm đồng chủ trì hội nghị.",
            [
                ("Lê Văn An", ["Chủ tịch Hội", "Trưởng đoàn Kiểm tra, giám sát của Bộ Chính trị, Ban Bí thư"]),
                ("Trần Văn Cẩm", ["Trưởng ban"]),
            ],
        ),
        (
            "Dự có các đồng chí: Trần Thị Hằng, Ủy viên Ban Thường vụ Tỉnh ủy; Phó Chủ tịch HĐND tỉnh; Lê Thị Vân, Phó Trưởng đoàn ĐBQH tỉnh.",
            [
                ("Trần Thị Hằng", ["Ủy viên Ban Thường vụ Tỉnh ủy", "Phó Chủ tịch HĐND tỉnh"]),
                ("Lê Thị Vân", ["Phó Trưởng đoàn ĐBQH tỉnh"]),
            ],
        ),
        (
            "Dự có các Phó Thủ tướng Chính phủ: Lê Minh Khai, Vũ Đức Đang, Lê Văn Thanh.",
            [
                ("Lê Minh Khai", ["Phó Thủ tướng Chính phủ"]),
                ("Vũ Đức Đang", ["Phó Thủ tướng Chính phủ"]),
                ("Lê Văn Thanh", ["Phó Thủ tướng Chính phủ"]),
            ],
        ),
        (
            "Đồng chí Lê Văn An, Trưởng ban Tuyên giáo và đoàn công tác của Ban dự hội nghị.",
            [("Lê Văn An", ["Trưởng ban Tuyên giáo"])],
        ),
        (
            "Đồng chí Lê Văn An, Chủ tịch HĐND tỉnh tại phiên họp đã nêu ý kiến.",
            [("Lê Văn An", ["Chủ tịch HĐND tỉnh"])],
        ),
        (
            "Phó Chủ tịch Lê Văn An, Trưởng đoàn kiểm tra số 1 (theo Quyết định số 4/QĐ-UB) chủ trì hội nghị.",
            [("Lê Văn An", ["Phó Chủ tịch", "Trưởng đoàn kiểm tra số 1"])],
        ),
    ],
)
def test_offices_are_split_and_attached_to_their_person(sentence: str, found: list[tuple[str, list[str]]]) -> None:
    assert people(read(LEAD + sentence)) == found


@pytest.mark.parametrize(
    "sentence",
    [
        "Hội nghị quán triệt tư tưởng Hồ Chí Minh.",
        "Các đại biểu ở Hà Nam, Hà Tĩnh dự đông đủ.",
        "Đoàn Thanh niên tham gia tích cực.",
        "Phó Chủ tịch Thường trực HĐND các xã dự hội nghị.",
        "Bí thư các chi bộ; Trưởng các phòng dự hội nghị.",
    ],
)
def test_places_bodies_and_offices_without_a_name_are_no_people(sentence: str) -> None:
    assert people(read(LEAD + sentence)) == []


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        (
            "Có các phó TGĐ Lê Minh An, Trần Thoại, Hà Văn Bình dự.",
            [("Lê Minh An", ["phó TGĐ"]), ("Trần Thoại", ["phó TGĐ"]), ("Hà Văn Bình", ["phó TGĐ"])],
        ),
        (
            "Bí thư thường trực T.Ư Đoàn Nguyễn Mạnh An chủ trì hội nghị.",
            [("Nguyễn Mạnh An", ["Bí thư thường trực T.Ư Đoàn"])],
        ),
        (
            "Đồng chí Nguyễn Thị An, UVT.Ư Đảng, Bí thư Tỉnh ủy chủ trì hội nghị.",
            [("Nguyễn Thị An", ["UVT.Ư Đảng", "Bí thư Tỉnh ủy"])],
        ),
        (
            "Phó Bí thư Thành ủy, Chủ tịch UBND thành phố Lê Trung An chủ trì hội nghị.",
            [("Lê Trung An", ["Phó Bí thư Thành ủy", "Chủ tịch UBND thành phố"])],
        ),
    ],
)
def test_offices_in_short_forms_stay_with_their_person(sentence: str, found: list[tuple[str, list[str]]]) -> None:
    assert people(read(LEAD + sentence)) == found
