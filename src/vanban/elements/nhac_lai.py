"""Nhắc lại cuộc họp — how a text speaks again of the meeting it tells of, though it may have lost its lead.

Legal basis: none. Not a field of its own: it serves the element of the event.

Examples: ``Tại hội nghị, …`` · ``Kết luận cuộc họp, đồng chí A …`` · ``Toàn cảnh hội nghị`` · ``Hội nghị đã nghe …``.

Must not match: papers (``thực hiện kết luận hội nghị``, ``Kết luận Hội nghị Trung ương 6``), meetings in passing.
"""

from typing import Final

from vanban.engine.page import Page, Starts

_BACK: Final = Starts.of(
    """
    tại hội nghị | tại buổi | tại cuộc | tại lễ | chủ trì buổi | chủ trì hội | chủ trì cuộc | chủ trì lễ | dự hội
    nghị | dự buổi | dự lễ | tại đại hội | tại phiên | dự phiên | chủ trì phiên | dự cuộc họp | dự họp |
    chủ trì kỳ họp | tại kỳ họp | tại hội thảo | dự hội thảo | tại tọa đàm | kết luận hội nghị , | kết luận buổi |
    kết luận cuộc họp , | kết luận phiên họp , | kết luận hội thảo , | toàn cảnh hội nghị | toàn cảnh buổi | toàn cảnh
    cuộc | toàn cảnh lễ | quang cảnh hội nghị | quang cảnh buổi | quang cảnh cuộc | quang cảnh lễ | bế mạc hội nghị , |
    khai mạc hội nghị , | dự có | kết thúc hội nghị | kết thúc buổi | kết thúc cuộc | kết thúc phiên | tại giao ban |
    qua kiểm tra | qua giám sát | qua khảo sát | qua buổi | kiểm tra thực tế |
    trưởng đoàn giám sát | trưởng đoàn kiểm tra | trưởng đoàn khảo sát | đoàn giám sát đề | đoàn giám sát đã | đoàn
    giám sát yêu | đoàn giám sát cũng | đoàn giám sát ghi | đoàn kiểm tra đề | đoàn kiểm tra đã | đoàn kiểm tra yêu |
    đoàn kiểm tra cũng | đoàn kiểm tra ghi | đoàn khảo sát đề | đoàn khảo sát đã | đoàn khảo sát ghi | đoàn công tác
    đã | đoàn công tác đề | đoàn công tác cũng | đoàn công tác ghi
    """
)


_BACK_FIRST: Final = frozenset(
    ("tại", "chủ", "dự", "kết", "toàn", "quang", "bế", "khai", "qua", "kiểm", "trưởng", "đoàn")
)


def _back_at(page: Page, token: int) -> int:
    """Length of the reference that begins at ``token``; "thực hiện kết luận hội nghị, …" names a paper."""
    if page.words[token] == "kết" and token != page.sentence_at(token)[0] and page.words[token - 1] != "biểu":
        return 0
    size = page.ahead(token, _BACK)
    return 0 if size and page.words[token + size - 1 : token + size + 1] == ["lễ", "hội"] else size


def references(page: Page) -> int:
    """How often the text speaks of *the* meeting again: twice, and a meeting is what it tells of; once is enough below
    a headline that names it.
    """
    told = page.source.sentences[: min(24, len(page.source.sentences))]
    last = told[-1][1]
    found = sum(_acts(page, first) for first, _ in told)
    for token, word in enumerate(page.words[:last]):
        if word in _BACK_FIRST and _back_at(page, token):
            opens = token - page.sentence_at(token)[0] if page.sentence_number(token) == 0 else _FAR
            known = _unannounced(page, token)
            known = known or (opens <= 1 and word == "dự") or (opens <= _SPEAKS and _bare(page, token))
            found += 2 if known or word in ("chủ", "kết") else 1
    return found


def _unannounced(page: Page, token: int) -> bool:
    """``Tại hội nghị, …`` at the head of a sentence of a page that has not named a meeting before: its lead is lost."""
    words = page.words
    if words[token] != "tại" or page.sentence_at(token)[0] != token or words[token + 3 : token + 4] != [","]:
        return False
    noun, second = words[token + 1 : token + 3]
    return not any(words[t] == noun and words[t + 1] == second for t in range(token - 1))


_NOUN: Final = 4
_SPEAKS: Final = 4
"""So many words at most before it: ``Phát biểu chỉ đạo | tại hội nghị, …``."""
_FAR: Final = 99


def _bare(page: Page, token: int) -> bool:
    """``Tại buổi sinh hoạt, …``, ``Tại giao ban ngày 9/11, …`` at the head of a page: a meeting spoken of as known."""
    named = page.words[token + 2 : token + 2 + _NOUN]
    if page.words[token] != "tại" or any(page.taken[token : token + 2 * _NOUN]):
        return page.words[token] == "tại"
    return "," in named and _ANOTHER.isdisjoint(named[: named.index(",")])


_ANOTHER: Final = frozenset(("năm", "trước", "ngoái", "tháng", "đó"))


def spoken_of(page: Page, first: int) -> bool:
    """``Tại hội nghị``, ``Kết luận hội nghị, đồng chí A …``, and a page that opens with ``Hội nghị thống nhất …``."""
    return any(_back_at(page, first - before) > before for before in (1, 2) if first >= before) or _acts(page, first)


def _acts(page: Page, first: int) -> bool:
    """``Hội nghị đã nghe …``, ``Hội nghị nhằm đánh giá …``: the meeting does something at the head of a sentence."""
    meeting = page.ahead(first, _THE_MEETING)
    return bool(meeting) and page.ahead(first + meeting, _DOES) > 0 and page.sentence_at(first)[0] == first


_THE_MEETING: Final = Starts.of(
    """
    hội nghị | buổi làm việc | cuộc họp | hội thảo | buổi lễ | phiên họp | buổi họp | hội nghị giao ban | buổi giao
    ban | hội nghị sơ kết | hội nghị tổng kết | cuộc giao ban | hội nghị trực tuyến
    """
)
_DOES: Final = Starts.of(
    """
    đã nghe | đã thảo luận | đã đánh giá | đã thống nhất | đã tập trung | đã trao | đã được nghe | đã xem | đã dành |
    đã tổng kết | đã lắng nghe | đã ghi nhận | đã thông qua | thống nhất | cũng | nghe | nhằm | đánh giá | đề ra |
    xác định | thảo luận | tập trung | lắng nghe | dành | thông qua | ghi nhận
    """
)


_TODAY: Final = Starts.of("sáng nay | chiều nay | hôm nay | tối nay | trưa nay")


_OPENS_NEWS: Final = frozenset(("tại", "mới"))


def today(page: Page, first: int, last: int) -> bool:
    """``Chiều nay, A đã họp …``: the day of the news."""
    near = page.words[first : min(last, first + 12)]
    if page.words[first] in _OPENS_NEWS and any(page.words[t : t + 2] == ["mới", "đây"] for t in range(first, last)):
        return True  # "Tại Hội nghị … của Bộ A mới đây, …"
    return "nay" in near and any(_TODAY.at(near, t) for t in range(len(near)))
