# ruff: noqa: E501 - a test sentence stays on one line
"""Papers of every kind: heading, number, place and date, abstract, articles: what must be found, and what must not."""

import pytest
from tests.vanban.wording import LEAD

from vanban import read

REGULATION = """ĐẢNG ỦY A
Số 4-QC/ĐU
QUY CHẾ
Phối hợp công tác giữa Đảng ủy A và Huyện ủy B
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Quy chế này quy định việc phối hợp theo Điều 24 Điều lệ.
Điều 2. Nguyên tắc
1. Đúng chức năng, nhiệm vụ.
2. Kịp thời:
a) Trao đổi thông tin hằng quý;
Chương II
TRÁCH NHIỆM
Điều 3. Giao Văn phòng theo dõi việc thực hiện.
Nơi nhận:
- Như Điều 3.
"""


def test_a_regulation_is_cut_into_chapters_articles_and_clauses() -> None:
    draft = read(REGULATION)
    assert (draft.kind.value, draft.genre.value) == ("quy chế", "not_meeting")
    told = [
        (
            a.chapter,
            a.number.value,
            a.heading.value if a.heading else None,
            a.text.value if a.text else None,
            [c.label.value for c in a.clauses],
        )
        for a in draft.articles
    ]
    assert told == [
        (
            "Chương I QUY ĐỊNH CHUNG",
            "1",
            "Phạm vi điều chỉnh",
            "Quy chế này quy định việc phối hợp theo Điều 24 Điều lệ.",
            [],
        ),
        ("Chương I QUY ĐỊNH CHUNG", "2", "Nguyên tắc", None, ["1", "2", "a"]),
        ("Chương II TRÁCH NHIỆM", "3", None, "Giao Văn phòng theo dõi việc thực hiện.", []),
    ]
    for article in draft.articles:
        for clause in article.clauses:
            span = clause.text.spans[0]
            assert REGULATION[span.start : span.end] == clause.text.value


@pytest.mark.parametrize(
    "text",
    [
        LEAD,
        "Theo Điều 24 và Điều 25 của Luật.",
        "Điều 24 Luật Đất đai quy định.\nĐiều 25 cũng vậy.",
        "Điều 1. Một mình.",
        "",
    ],
)
def test_a_cited_article_makes_no_regulation(text: str) -> None:
    assert read(text).articles == ()


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("QUYẾT ĐỊNH", "quyết định"), ("NGHỊ QUYẾT", "nghị quyết"), ("CHỈ THỊ", "chỉ thị"), ("TỜ TRÌNH", "tờ trình"), ("KẾ HOẠCH", "kế hoạch"),
        ("HƯỚNG DẪN", "hướng dẫn"), ("BÁO CÁO", "báo cáo"), ("THÔNG BÁO\nKết luận của đồng chí Bí thư", "thông báo kết luận"), ("THÔNG BÁO\nVề lịch trực", "thông báo"),
        ("BIÊN BẢN", "biên bản"), ("GIẤY MỜI", "giấy mời"), ("CHƯƠNG TRÌNH", "chương trình"), ("QUY CHẾ", "quy chế"), ("V/v góp ý\nKính gửi: Sở A", "công văn"),
    ],
)  # fmt: skip
def test_every_kind_of_paper_is_told_by_its_heading(heading: str, kind: str) -> None:
    text = f"TỈNH ỦY LẠC SƠN\nBAN TỔ CHỨC\nSố 12-XX/BTC\nLạc Sơn, ngày 3 tháng 4 năm 2024\n{heading}\nvề công tác cán bộ năm 2024\nThực hiện chương trình công tác, Ban nêu như sau."
    assert read(text).kind.value == kind


@pytest.mark.parametrize("gap", [" ", "        ", "\t", " …", " .....", "    …… "])
def test_a_paper_without_its_number_yet_is_a_paper(gap: str) -> None:
    text = (
        f"VĂN PHÒNG A\nSố:{gap}/TTr-VPA\n\nTỜ TRÌNH\nVề việc ban hành quy chế phối hợp\n\nVăn phòng A trình xem xét.\n"
    )
    header = read(text).header
    assert header is not None
    assert header.number is None
    assert header.symbol is not None
    assert header.symbol.value == "TTr-VPA"


@pytest.mark.parametrize(
    ("line", "place", "day"),
    [
        ("Lạc Thủy, ngày 5-6-2020", "Lạc Thủy", "2020-06-05"),
        ("Vinh, ngày 15/12/2021", "Vinh", "2021-12-15"),
        ("Vinh, ngày 1 . 2 . 2021", "Vinh", "2021-02-01"),
        ("Vinh, ngày 05 tháng 02 năm 2021", "Vinh", "2021-02-05"),
        ("Vinh, ngày 31-2-2021", None, None),
        ("Vinh, ngày 31-1", None, None),
    ],
)
def test_the_line_of_place_and_date_in_each_writing(line: str, place: str | None, day: str | None) -> None:
    header = read(f"ĐẢNG ỦY B\n*\nSố 12 - TB/ĐU\n{line}\n\nTHÔNG BÁO\nKết luận hội nghị giao ban quý II\n").header
    assert header is not None
    assert (header.place.value if header.place else None) == place
    assert (header.date.value if header.date else None) == day


def test_the_abstract_ends_where_the_signing_begins() -> None:
    header = read(
        "ĐẢNG ỦY B\n*\nSố 12-TB/ĐU\n\nTHÔNG BÁO\nKết luận hội nghị giao ban quý II\n"
        "K/T BÍ THƯ\nPHÓ BÍ THƯ\nNguyễn Văn A\n"
    ).header
    assert header is not None
    assert header.abstract is not None
    assert header.abstract.value == "Kết luận hội nghị giao ban quý II"
