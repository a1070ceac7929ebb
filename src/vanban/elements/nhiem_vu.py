"""Nhiệm vụ, kết luận — what is to be done from now on, as decided, required, requested or agreed at the meeting.

Legal basis: none; numbered conclusions (thông báo kết luận) are the official form, news hides tasks in prose.

Examples: ``(1) Tăng cường kiểm tra …`` · ``Thứ nhất, …`` · ``nhiệm vụ trọng tâm trong thời gian tới là: …; …``
· ``yêu cầu các đơn vị tiếp tục …`` · ``Hai bên sẽ …``.

Must not match: reports of what was done (``đã triển khai``), praise, proposals of one guest, and the
introducing words (``đề nghị``, ``yêu cầu``) themselves.
"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Final

from vanban.elements import han, phan_cong
from vanban.elements.danh_so import label_at
from vanban.elements.lenh import named_before, opening
from vanban.elements.loi_chi_dao import directive
from vanban.elements.loi_ke import says_what_it_is
from vanban.elements.loi_trich import asked_in, quotation
from vanban.elements.tach_viec import Piece, pieces_of
from vanban.elements.thoa_thuan import agreement, charge, side_acts
from vanban.elements.viec import DUTY, MARKED_LIST, Opening, is_aside, reports, spoken_by_a_person, starts_like_a_task
from vanban.elements.viec_noi_tiep import carries_on
from vanban.engine.page import Page, Starts
from vanban.engine.source import BREAK, NUMBER
from vanban.parts import DraftTask
from vanban.values import Value

_GROUNDS: Final = Starts.of(
    """
    thực hiện ý kiến | thực hiện chỉ đạo | thực hiện kế hoạch | thực hiện nghị quyết | thực hiện công văn | thực hiện
    chỉ thị | thực hiện thông báo | thực hiện chương trình | thực hiện quyết định | thực hiện kết luận | thực hiện quy
    """
)


def find(
    page: Page, year: int | None, *, start: int, named: int = 0, all_duties: bool = False, agreed: bool = False
) -> tuple[DraftTask, ...]:
    """The tasks told of from sentence ``start`` on; ``year`` is that of the meeting, for due dates without one.

    The sentence before names the meeting, up to token ``named``: behind it a person may order something there, too.

    With ``all_duties`` every sentence with a duty counts (a text that is about conclusions); with ``agreed`` what the
    sides of an agreement will do is a task too.
    """
    return _each_once(page, _told(page, start, named, all_duties=all_duties, agreed=agreed), year)


def _told(page: Page, start: int, named: int, *, all_duties: bool, agreed: bool) -> Iterator[Piece]:
    """The tasks as they come, once for each time they are told."""
    resting = Opening(0, 2, "likely", "câu nêu việc phải làm trong bài nói về kết luận", False) if all_duties else None
    zone: Opening | None = resting
    lapsed: Opening | None = None  # a list broken off by a sentence that says what a thing is …
    since = 0  # … at this sentence: an action soon after takes it up again
    spoken = 0  # up to here somebody is quoted
    for number, (first, last) in enumerate(page.source.sentences):
        if number < start:
            yield from _quoted(page, number)
            yield from _ordered_in_the_lead(page, first, last, named if number == start - 1 else first)
            continue
        if page.words[first : first + 2] == ["nơi", "nhận"] or _closes_the_notice(page, first, last):
            break
        first = _behind_the_notice(page, first, last) if all_duties else first
        if page.words[first] == '"' and first >= spoken:
            spoken = quotation(page, first)
        if first < spoken:
            told = asked_in(page, first, min(last, spoken))
            yield from _pieces_told(page, told, min(last, spoken))
            continue
        if page.words[first] == '"' and zone is None:
            yield from _quoted(page, number)
            continue
        if _heads_tasks(page, first, last):
            zone = Opening(last, MARKED_LIST, "certain", "ghi dưới đề mục kết luận, nhiệm vụ", False)
            continue
        listed = zone is not None and zone.strength == MARKED_LIST and starts_like_a_task(page, first, strong=True)
        if is_aside(page, first, last) and not listed and not label_at(page, first):
            continue
        if _while_speaking(page, first, last):
            told = directive(page, first, last)
            yield from _pieces_told(page, told, last)
            continue
        acts = starts_like_a_task(page, first, strong=True) and not reports(page, first, last)
        acts = acts and not says_what_it_is(page, first, last) and not (zone is resting and page.ahead(first, _GROUNDS))
        if zone is not None and (label_at(page, first) or acts):
            if not _tells_how_it_went(page, first + label_at(page, first), last):
                yield from pieces_of(page, first, last, zone)
            continue
        opened = opening(page, first, last) or (agreement if agreed else charge)(page, first, last)
        if agreed and opened is not None and opened.strength == _ORDERED and page.words[first] == "theo":
            bound = agreement(page, first, last)  # "Theo chương trình, A cung cấp …; B chỉ đạo …"
            opened = bound if bound is not None and bound.first < opened.first else opened
        if opened is not None and _announces_next(page, number):
            zone = replace(opened, strength=2)
            continue
        if opened is not None:
            if opened.certainty != "doubtful" or zone is None:  # what a body says of itself ends no list
                zone = replace(opened, strength=2) if agreed and opened.strength == 1 else opened
            yield from pieces_of(page, opened.first, last, opened)
        elif zone is not None:
            if carries_on(page, first, last, zone) or (
                agreed and zone.strength >= _ORDERED and side_acts(page, first, last)
            ):
                yield from pieces_of(page, first, last, zone)
                lapsed = None
            elif last - first > 3:
                stated = zone.strength >= 2 and says_what_it_is(page, first, last)
                lapsed, since = (zone if stated else None), number
                zone = resting
        elif lapsed is not None and number - since <= _SOON_AGAIN and acts:
            zone = lapsed
            yield from pieces_of(page, first, last, zone)


_ORDERED: Final = 2
"""Strength of a directive."""
_SOON_AGAIN: Final = 2
_LOOKING_BACK: Final = Starts.of(
    """
    thời gian qua | trong thời gian qua | năm qua | một tháng đầu | hai tháng đầu | ba tháng đầu | bốn tháng đầu |
    năm tháng đầu | sáu tháng đầu | 2 tháng đầu | 3 tháng đầu | 4 tháng đầu | 5 tháng đầu | 6 tháng đầu | 7 tháng đầu |
    8 tháng đầu | 9 tháng đầu | 10 tháng đầu | 11 tháng đầu | những tháng đầu | từ đầu năm
    """
)


def _closes_the_notice(page: Page, first: int, last: int) -> bool:
    """``Văn phòng UBND tỉnh thông báo để các cơ quan biết, thực hiện``: the last line of a notice, no duty."""
    words = page.words[first : min(last, first + _LONG_CLOSING)]
    if last - first > _LONG_CLOSING or "báo" not in words:
        return False
    told = next((i for i in range(len(words) - 3) if words[i : i + 2] == ["thông", "báo"]), None)
    if told is None or words[told + 2] not in ("để", "đến", "tới"):
        return False
    return "biết" in words[told:] or "triển" in words[told:]


_LONG_CLOSING: Final = 34
_NOTICES: Final = frozenset(("thông", "kết", "văn", "công"))
_SAYS_CLEARLY: Final = (["nêu", "rõ"], ["yêu", "cầu"], ["chỉ", "rõ"], ["như", "sau"])


def _behind_the_notice(page: Page, first: int, last: int) -> int:
    """``Thông báo số 345-TB/HU nêu rõ: | Giao Đảng ủy A …``: where the conclusions begin."""
    if page.words[first] not in _NOTICES:
        return first
    near = range(first + 2, min(last - 3, first + _LONG_CLOSING))
    colon = next((t for t in near if page.words[t] == ":"), first)
    return colon + 1 if colon > first and page.words[colon - 2 : colon] in _SAYS_CLEARLY else first


def _tells_how_it_went(page: Page, first: int, last: int) -> bool:
    """``1. Bốn tháng đầu năm xảy ra 9 cuộc ngừng việc …``: a numbered conclusion that only looks back."""
    return page.ahead(first, _LOOKING_BACK) > 0 and not DUTY & set(page.words[first:last])


_THAT_WAS: Final = Starts.of(
    """
    đó là phát biểu | đó là ý kiến | đó là chỉ đạo | đó là yêu cầu | đó là đề nghị | đó là kết luận | đó là lời |
    đó là nhấn mạnh | đây là phát biểu | đây là ý kiến | đây là chỉ đạo | đây là yêu cầu | đây là kết luận
    """
)


def _quoted(page: Page, number: int) -> list[Piece]:
    """``"Rà soát …". Đó là chỉ đạo của đồng chí A …``: quoted first, and then said whose order it is."""
    sentences = page.source.sentences
    first, last = sentences[number]
    if page.words[first] != '"' or number + 1 >= len(sentences):
        return []
    if not starts_like_a_task(page, first + 1, strong=True) or not page.ahead(sentences[number + 1][0], _THAT_WAS):
        return []
    return pieces_of(page, first + 1, last, Opening(first + 1, 2, "likely", "lời trích của người chỉ đạo", False))


def _announces_next(page: Page, number: int) -> bool:
    """``toàn ngành cần thực hiện một số giải pháp mới. Đó là …``: there are some, and the next sentence says which."""
    sentences = page.source.sentences
    first, last = sentences[number]
    if number + 1 >= len(sentences) or not page.ahead(sentences[number + 1][0], _THAT_IS):
        return False
    return any(page.ahead(t, _SOME) for t in range(max(first, last - _NEAR_THE_END), last))


_THAT_IS: Final = Starts.of("đó là")
_NEAR_THE_END: Final = 16
_SOME: Final = Starts.of(
    """
    một số giải pháp | một số nhiệm vụ | một số nội dung | một số việc | một số vấn đề | các giải pháp | các nhiệm vụ |
    những giải pháp | những nhiệm vụ | những việc
    """
)


def _pieces_told(page: Page, told: Opening | None, last: int) -> list[Piece]:
    return pieces_of(page, told.first, last, told) if told is not None else []


def _while_speaking(page: Page, first: int, last: int) -> bool:
    """``Tiếp thu ý kiến của lãnh đạo, đồng chí A cảm ơn …``: what a person does while speaking is no duty."""
    if not page.ahead(first, _SPEAKING):
        return False
    honorifics, offices = page.all_hits("xung_ho"), page.all_hits("chuc_danh")
    commas = (t for t in range(first, last) if page.words[t] == ",")
    return any(t + 1 in honorifics or t + 1 in offices for t in commas)


_SPEAKING: Final = Starts.of(
    """
    tiếp thu | thay mặt | trao đổi | báo cáo | tiếp nhận | lắng nghe | ghi nhận | trả lời | giải đáp | phản hồi |
    giải trình
    """
)
_HEADINGS: Final = Starts.of(
    """
    kết luận | nội dung kết luận | ý kiến kết luận | nhiệm vụ | phương hướng | một số nhiệm vụ | các nhiệm vụ |
    giải pháp
    """
)
_HEADINGS_ALONE: Final = Starts.of(
    """
    nhiệm vụ trọng tâm | nhiệm vụ , giải pháp | các nhiệm vụ trọng tâm | phương hướng , nhiệm vụ | phương hướng nhiệm
    vụ | một số nhiệm vụ trọng tâm | nhiệm vụ thời gian tới | nhiệm vụ trong thời gian tới
    """
)
"""Without a number before them, and never the headline of the page."""
_LONGEST_HEADING: Final = 16


def _heads_tasks(page: Page, first: int, last: int) -> bool:
    """``III. Kết luận``, ``II. NHIỆM VỤ THÁNG 9``: a numbered line of its own, with the tasks under it."""
    words = page.words
    if last - first > _LONGEST_HEADING:
        return False
    own_line = last < len(words) and page.source.shapes[last] == BREAK
    if not own_line or words[last - 1] in (".", ";"):
        return False
    start = first
    if page.line_start(first):
        start += label_at(page, first)
        numbered = start > first
    else:  # "III." is a sentence of its own
        numbered = words[first - 1] in (".", "/", "-", ")") and page.line_start(first - 2)
    if numbered:
        return page.ahead(start, _HEADINGS) > 0
    start += page.source.shapes[start] == NUMBER  # "10 nhiệm vụ trọng tâm năm 2023"
    return first > 0 and page.line_start(first) and page.ahead(start, _HEADINGS_ALONE) > 0


def _ordered_in_the_lead(page: Page, first: int, last: int, named: int) -> list[Piece]:
    """What a named person orders before the meeting itself is told of, or behind its name (token ``named``)."""
    agreed = named_before(page, first, last)
    if agreed is not None:
        return pieces_of(page, agreed.first, last, agreed)
    told = None if is_aside(page, first, last) or page.words[first] == '"' else directive(page, first, last)
    if (
        told is None
        or told.first < named
        or page.words[last - 1] not in _ENDS
        or not spoken_by_a_person(page, first, told.first)
    ):
        return []
    return pieces_of(page, told.first, last, told)


_ENDS: Final = frozenset((".", ";", "…"))


def _each_once(page: Page, pieces: Iterable[Piece], year: int | None) -> tuple[DraftTask, ...]:
    seen: dict[int, int] = {}
    tasks = []
    words, source = page.words, page.source
    for piece in pieces:
        # one number a task: the words of fourteen thousand tasks would be held a second time
        told = hash(tuple(words[piece.first : piece.last]))
        first = seen.setdefault(told, piece.first)
        size = piece.last - piece.first
        if first != piece.first and words[first : first + size] == words[piece.first : piece.last]:
            continue
        label = None
        if piece.label is not None:
            written = source.cut(*piece.label).rstrip(",:. ")
            label = Value(written, (source.span(*piece.label),), "certain", "số thứ tự ghi trong văn bản")
        lead, together, product = phan_cong.find(page, piece.first, piece.last)
        text = Value(
            source.cut(piece.first, piece.last), (source.span(piece.first, piece.last),),
            "certain" if piece.label else piece.certainty, piece.reason,
        )  # fmt: skip
        tasks.append(DraftTask(text, label, lead, together, han.find(page, piece.first, piece.last, year), product))
    return tuple(tasks)
