# ruff: noqa: E501 - a test sentence stays on one line
"""The reader as a whole: spans, doubt, damage, and cost. No clock: cost is counted in calls."""

import random
import sys
import unicodedata
from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from vanban import Draft, OrganisationEntry, Vocabulary, read
from vanban.parts import Due
from vanban.values import Value

NEWS = """Sơ kết 3 năm phối hợp giữa hai Đảng ủy
Thứ Năm, ngày 15/08/2019

Chiều 14/8/2019, tại hội trường Huyện ủy Đông Lộc, Đảng ủy Tổng công ty Than Yên Sơn (TYS) và Huyện ủy Đông Lộc tổ chức Hội nghị sơ kết việc thực hiện Quy chế phối hợp số 11-QC/ĐUTYS-HUĐL giai đoạn 2016 - 2020. Đồng chí Lê Quý An, Bí thư Đảng ủy Tổng công ty và đồng chí Hà Tú Uyên, Tỉnh ủy viên, Bí thư Huyện ủy đồng chủ trì Hội nghị.

Dự Hội nghị có ông Vũ Hải Nam - Phó Chủ tịch UBND huyện. Sau 3 năm, hai bên quản lý trên 640 đảng viên sinh hoạt nơi cư trú, xử lý 17 vụ khai thác trái phép, giảm 32% so với cùng kỳ.

Kết luận Hội nghị, đồng chí Lê Quý An nhấn mạnh nhiệm vụ trong thời gian tới: (1) Tiếp tục quán triệt nghị quyết của Đảng. (2) Giải quyết vướng mắc mặt bằng trong quý IV/2019; (3) Quan tâm phát triển đảng viên./.
"""


def test_a_whole_news_item_becomes_a_whole_draft() -> None:
    gold = read(NEWS).to_gold()
    assert gold["genre"] == "coordination_review"
    assert (gold["date"], gold["place"]) == ("2019-08-14", "hội trường Huyện ủy Đông Lộc")
    assert gold["organizers"] == ["Đảng ủy Tổng công ty Than Yên Sơn", "Huyện ủy Đông Lộc"]
    assert gold["parties"] == gold["organizers"]
    assert [p["name"] for p in gold["chairs"]] == ["Lê Quý An", "Hà Tú Uyên"]
    assert gold["attendees"] == [{"name": "Vũ Hải Nam", "titles": ["Phó Chủ tịch UBND huyện"]}]
    assert gold["period"] == {"from": "2016", "to": "2020"}
    assert [(d["number"], d["symbol"]) for d in gold["documents"]] == [("11", "QC/ĐUTYS-HUĐL")]
    assert gold["tasks"] == [
        "Tiếp tục quán triệt nghị quyết của Đảng",
        "Giải quyết vướng mắc mặt bằng trong quý IV/2019",
        "Quan tâm phát triển đảng viên",
    ]
    assert [f["as_written"] for f in gold["figures"]] == ["trên 640 đảng viên", "17 vụ", "32%"]
    assert gold["abbreviations"] == [{"short": "TYS", "long": "Tổng công ty Than Yên Sơn"}]
    assert gold["spun"] is False


def values_of(thing: object) -> list[Value[str]]:
    if isinstance(thing, Value):
        return [thing]
    if isinstance(thing, tuple):
        return [value for part in thing for value in values_of(part)]
    names = getattr(type(thing), "__dataclass_fields__", {})
    return [value for name in names for value in values_of(getattr(thing, name))]


def folded(text: str) -> str:
    return "".join(unicodedata.normalize("NFC", text).lower().replace("ð", "đ").replace("\u200b", "").split())


def test_every_value_has_a_certainty_a_reason_and_words_in_the_text() -> None:
    values = values_of(read(NEWS))
    assert len(values) > 30
    for value in values:
        assert value.certainty in ("certain", "likely", "doubtful")
        assert value.reason
        assert len(value.reason) < 80
        for span in value.spans:
            assert 0 <= span.start < span.end <= len(NEWS)


VERBATIM = ("place", "event", "organizers", "chairs", "attendees", "documents", "tasks", "abbreviations")


def assert_spans_hold_the_words(text: str, draft: Draft) -> None:
    for value in (v for name in VERBATIM for v in values_of(getattr(draft, name))):
        if isinstance(value.value, str) and value.spans:
            cut = folded(text[value.spans[0].start : value.spans[0].end])
            wanted = folded(value.value)
            assert wanted in cut or cut.replace(" ", "").replace("–", "-") == wanted.replace("–", "-"), (value, cut)


def test_spans_hold_the_words_they_led_to() -> None:
    assert_spans_hold_the_words(NEWS, read(NEWS))


@pytest.mark.parametrize(
    "damage",
    [
        lambda t: unicodedata.normalize("NFD", t),
        lambda t: t.replace("Đ", "Ð"),
        lambda t: t.replace(" ", "\u00a0"),
        lambda t: t.replace("\n", "\r\n"),
        lambda t: t.replace(" ", " \u200b"),
        lambda t: "\ufeff" + t.replace("ủy", "uỷ").replace("òa", "oà"),
        lambda t: t.replace(" ", "  "),
        lambda t: t.replace(" - ", " – "),
    ],
    ids=["nfd", "eth", "nbsp", "crlf", "zero-width", "tone-place", "double-space", "dashes"],
)
def test_damage_that_changes_no_word_changes_no_value_and_spans_stay_right(damage: Callable[[str], str]) -> None:
    text = damage(NEWS)
    draft = read(text)
    plain, damaged = read(NEWS).to_gold(), draft.to_gold()
    for field in ("genre", "date", "period", "spun"):
        assert damaged[field] == plain[field]
    for field in ("place", "event", "organizers", "parties", "tasks"):
        assert len(damaged[field]) >= 1
    assert len(damaged["tasks"]) == len(plain["tasks"])
    assert [folded(p["name"]) for p in damaged["chairs"]] == [folded(p["name"]) for p in plain["chairs"]]
    assert [d["number"] for d in damaged["documents"]] == [d["number"] for d in plain["documents"]]
    assert_spans_hold_the_words(text, draft)


def test_the_same_text_gives_the_same_draft() -> None:
    assert read(NEWS) == read(NEWS)


def test_a_meeting_is_not_drafted_where_none_is_told_of() -> None:
    draft = read(
        "Theo quy chế phối hợp đã ký, Công an huyện bắt 3 đối tượng khai thác than trái phép. Ông Lê An, Trưởng Công an huyện cho biết."
    )
    assert draft.genre.value == "not_meeting"
    assert (draft.date, draft.place, draft.event) == (None, None, None)
    assert (draft.organizers, draft.chairs, draft.attendees, draft.parties, draft.tasks) == ((), (), (), (), ())
    assert [f.number for f in draft.figures] == [3]


def test_what_people_taught_is_used_and_candidates_come_with_reasons() -> None:
    vocabulary = Vocabulary(
        organisations=(
            OrganisationEntry("org-1", "Đảng ủy Tổng công ty Than Yên Sơn", ("Đảng ủy TYS",)),
            OrganisationEntry("org-2", "Huyện ủy Đông Lộc"),
            OrganisationEntry("org-3", "Đảng ủy xã Đông Lộc"),
        ),
    )
    draft = read(NEWS, vocabulary=vocabulary)
    matches = {m.name.value: m.candidates for m in draft.matches}
    assert matches["Huyện ủy Đông Lộc"][0].key == "org-2"
    assert matches["Huyện ủy Đông Lộc"][0].certainty == "certain"
    assert all(c.reason for candidates in matches.values() for c in candidates)
    assert read(NEWS).matches == ()


def test_an_office_people_taught_is_recognised() -> None:
    text = "Ngày 5/6/2020, Công ty tổ chức Hội nghị giao ban. Ông Lê Quý An, Trưởng xưởng Cơ khí chủ trì Hội nghị."
    assert [p.titles for p in read(text).chairs] == [()]
    taught = read(text, vocabulary=Vocabulary(offices=("trưởng xưởng",)))
    assert [[t.value for t in p.titles] for p in taught.chairs] == [["Trưởng xưởng Cơ khí"]]


def test_a_due_date_without_year_takes_the_year_the_caller_knows() -> None:
    from datetime import date

    text = (
        "Sáng 5/6, Sở Y tế tổ chức Hội nghị giao ban. Giám đốc Sở yêu cầu các phòng hoàn thành báo cáo trước ngày 30/9."
    )
    known = [t.due for t in read(text, on_date=date(2021, 6, 6)).tasks]
    unknown = [t.due for t in read(text).tasks]
    assert [d.last for d in known if isinstance(d, Due)] == ["2021-09-30"]
    assert [d.last for d in unknown if isinstance(d, Due)] == [None]


MUTATIONS: list[Callable[[random.Random, str], str]] = [
    lambda r, t: t[: r.randrange(len(t))],
    lambda r, t: t[r.randrange(len(t)) :],
    lambda r, t: "".join(c for c in t if r.random() > 0.05),
    lambda r, t: " ".join(r.sample(t.split(" "), len(t.split(" ")))),
    lambda r, t: t.upper(),
    lambda r, t: t.lower(),
    lambda r, t: t.replace(".", r.choice([" . ", "", "...", ";"])),
    lambda r, t: t.replace(" ", r.choice(["", "\n", "\t", "   "]), r.randrange(200)),
    lambda r, t: "".join(c + (r.choice('()"“”-/;:,.\u0301\u200b\n1') if r.random() < 0.05 else "") for c in t),
    lambda r, t: t * 2,
]


@pytest.mark.parametrize("seed", range(60))
def test_mutated_pages_are_read_and_every_span_lies_in_the_text(seed: int) -> None:
    chance = random.Random(seed)
    text = NEWS
    for _ in range(chance.randrange(1, 4)):
        text = chance.choice(MUTATIONS)(chance, text) or NEWS
    draft = read(text)
    for span in draft.spans():
        assert 0 <= span.start <= span.end <= len(text)
    draft.to_gold()


PIECES = st.sampled_from(
    """Hội nghị|tổ chức|ngày|20/7/2018|31/02/2020|tại|Hà Nội|đồng chí|Lê Văn An|,|;|:|.|(|)|"|-|Bí thư|Đảng ủy|chủ trì|và|giữa|phối hợp với|
    số|12-QĐ/TW|Nghị quyết|yêu cầu|các đơn vị|tiếp tục|(1)|Thứ nhất,|\n|\n\n|giai đoạn 2016 - 2020|1.234,5|tỷ đồng|%|TKV|(TKV)|kết luận|
    Số: 1/BC|Kính gửi:|Nơi nhận:|V/v|trong thời gian tới|sẽ|đã|\u0301|Ð|làm Trưởng đoàn|do ông|gồm""".replace(
        "\n    ", ""
    ).split("|")
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(PIECES, max_size=60).map(" ".join))
def test_any_jumble_of_official_words_is_read(text: str) -> None:
    draft = read(text)
    for span in draft.spans():
        assert 0 <= span.start <= span.end <= len(text)


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert read(text).to_gold()["genre"]


PATHOLOGICAL = {
    "spaces": " ", "newlines": "\n", "brackets": "(", "closing brackets": ")", "pairs": "()", "nested": "(A ", "digits": "1", "dotted": "1.",
    "capitals": "Nguyễn ", "honorifics": "đồng chí Bí thư ", "offices": "Lê Văn An, Bí thư ", "offices first": "Bí thư Lê Văn An, ",
    "chairs": "ông Lê Văn An chủ trì ", "papers": "Nghị quyết số 1-NQ/TW ngày 1/1/2020 và ", "places": "tại ", "parties": "giữa A và B phối hợp ",
    "orders": "yêu cầu các đơn vị tiếp tục ", "contents": "nội dung phối hợp gồm ", "inner": "đề ra nhiệm vụ trong đó tiếp tục thực hiện ",
    "marks": "a\u0301\u0323\u0301", "quotes": '"', "meetings": "tổ chức hội nghị sơ kết ", "conclusions": "kết luận của hội nghị ", "colons": "nhiệm vụ: ",
    "semicolons": "tăng cường; ", "tabs": "A\t", "header lines": "SỐ: 1-A\n", "one word": "a", "issued": "ban hành phối hợp ", "asks": "kiến nghị Sở A ",
    "dashes": "Lê Văn An - ", "short forms": "An ninh trật tự (ANTT) ", "symbols": "12/QĐ-TTg-", "days": "ngày 1/1 ", "dots": ".", "slashes": "1/",
    "sections": "V. KIẾN NGHỊ\n", "articles": "Chương I\nĐiều 1. A\n1. b\n", "rows": "TT\tNội dung\tThời hạn\n", "runs of rows": "1\tHọp\tQuý I\n\n",
    "bodies at work": "Ban Chỉ đạo thực hiện ", "kinds": "QUYẾT ĐỊNH ", "took place": "giao ban 6 tháng đầu năm diễn ra ", "short offices": "A, UVTV, Bí thư ",
    "years": "Quyết định 1 năm 2019 ", "both": "2 đơn vị phối hợp ", "counted": "VKSND (VKS) 13 VKSND ", "signed": "Sở A ký kết phối hợp với Sở B ",
    "agreed": "Theo đó, Sở A và Sở B phối hợp ", "dues": "chậm nhất ngày 15 hằng tháng ", "titles in brackets": "Sở A (Sở) ", "several": "các phó TGĐ Lê An, ",
    "captions": "Ảnh: A\n", "lost lead": "Theo đó, hai bên sẽ phối hợp. ", "agreed at": "Tại hội nghị, hai bên đã thống nhất tăng cường. ",
    "two tones": "gìảĩ ", "look-alikes": "ᴛһ ", "told to": "do đó yêu cầu: ", "terms": "Bí thư Lê Văn An, Bí thư (2020 - 2025), ",
}  # fmt: skip


def calls_to_read(text: str) -> int:
    """How many Python and C calls one reading takes."""
    count = 0

    def tally(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    before = sys.getprofile()
    sys.setprofile(tally)
    try:
        read(text)
    finally:
        sys.setprofile(before)
    return count


@pytest.mark.parametrize("name", PATHOLOGICAL)
def test_twice_the_text_takes_at_most_about_twice_the_steps(name: str) -> None:
    unit = PATHOLOGICAL[name]
    once, twice = (calls_to_read(unit * (size // len(unit))) for size in (3_000, 6_000))
    assert twice <= 2.4 * once + 2_000


def test_four_times_a_long_text_takes_at_most_about_four_times_the_steps_up_to_five_million_characters() -> None:
    thin = NEWS.replace(" ", " " * 100)  # few words in many characters, so that five million stay affordable
    steps = [calls_to_read(thin * (size // len(thin))) for size in (1_250_000, 5_000_000)]
    assert steps[1] <= 4.4 * steps[0]


@pytest.mark.parametrize(
    ("unit", "size"), [(" ", 1_000_000), ("(", 100_000), ("a", 1_000_000), ("\u0301", 1_000_000), ("1,", 400_000)]
)
def test_a_million_of_the_same_character_is_read(unit: str, size: int) -> None:
    assert read(unit * (size // len(unit))).genre.value == "not_meeting"
