"""Câu mở nhiệm vụ — the phrases that introduce tasks.

Not a field of its own: shared by the element of tasks. Examples: ``nhiệm vụ trọng tâm … là:`` · ``đồng chí A
yêu cầu`` · ``Trong thời gian tới, hai bên sẽ`` · ``Theo đó, hai bên sẽ``. Must not open a list: ``báo cáo nêu
rõ:``, ``cho biết``, ``đã yêu cầu`` in a report of the past.
"""

from dataclasses import replace
from typing import Final

from vanban.elements.day_viec import row_of_actions
from vanban.elements.huong_toi import look_ahead, told_as_done
from vanban.elements.liet_ke import listed
from vanban.elements.loi_chi_dao import directive
from vanban.elements.loi_hua import promise
from vanban.elements.to_chuc import begins_body
from vanban.elements.viec import (
    BOTH,
    CARRYING,
    SAYS,
    Opening,
    besides,
    spoken_by_a_person,
    starts_like_a_task,
)
from vanban.engine.page import Page, Starts


def opening(page: Page, first: int, last: int) -> Opening | None:
    """Where, in the sentence of tokens ``first`` up to ``last``, tasks are introduced; None if nowhere."""
    colon = listed(page, first, last)
    if colon is not None:
        told = directive(page, colon.first, last) if colon.first < last else None
        if told is not None and ";" not in page.words[colon.first : told.first] and _is_cause(page, told.first):
            return replace(told, strength=colon.strength)  # "lưu ý: Thời gian không còn nhiều, do đó yêu cầu …"
        return colon
    singled = _singled_out(page, first, last) or named_before(page, first, last)
    if singled is not None:
        told = directive(page, first, last)
        if told is None or told.first >= singled.first or _tells_which(page, told.first, singled.first):
            return singled  # "thống nhất xác định nhiệm vụ … là tiếp tục …"
        return told
    first = _past_occasion(page, first, last)
    if page.ahead(first, BOTH):
        told = directive(page, first, last)
        if told is not None and told.first - first < _SOON and words_agree(page, first, told.first):
            return told  # "Hai bên thảo luận và thống nhất tăng cường …"
        agreed = look_ahead(page, first, last)
        if agreed is not None:
            return agreed
    told = directive(page, first, last) or promise(page, first, last)
    if told is not None and _is_cause(page, told.first):
        ahead = look_ahead(page, first, last)
        if ahead is not None and ahead.first < told.first - 3:  # "Thời gian tới, ngành sẽ …, vì vậy yêu cầu …"
            return replace(told, first=ahead.first)
    if told is not None:
        return told
    return look_ahead(page, first, last) or _will(page, first, last) or row_of_actions(page, first, last)


_OCCASION: Final = Starts.of("tại hội nghị | tại buổi | tại cuộc | tại lễ | kết thúc hội nghị | kết thúc buổi")
_SHORT_OCCASION: Final = 9


def _past_occasion(page: Page, first: int, last: int) -> int:
    """``Tại buổi làm việc, | hai bên thống nhất …``: where the sides are spoken of."""
    if not page.ahead(first, _OCCASION):
        return first
    comma = next((t for t in range(first, min(last - 1, first + _SHORT_OCCASION)) if page.words[t] == ","), None)
    return comma + 1 if comma is not None and page.ahead(comma + 1, BOTH) else first


_NOT_YET: Final = Starts.of(
    """
    đã | nếu | rằng | dự kiến | hy vọng | kỳ vọng | mong | tin tưởng | được biết | việc | lễ | buổi | hội nghị | dự án |
    chương trình | đề án | quy chế | theo ông | theo bà | theo đồng chí
    """
)
_NO_DUTY_AFTER_WILL: Final = frozenset(
    ("được", "là", "góp", "giúp", "tạo", "có", "mang", "diễn", "khai", "kết", "trở", "bắt", "không", "thu", "còn", "bị",
     "tham", "gặp", "phải", "nhận", "đạt", "làm", "gồm", "bao", "xem", "đem", "ngày", "càng", "luôn", "hết", "trao",
     "dự", "tới", "đến", "sang", "thăm")
)  # fmt: skip
_SUBJECTS_OF_WILL: Final = frozenset(("phía", "ngành", "sở", "bộ", "nhà", "ban", "công", "các", "đơn", "tỉnh", "huyện"))
_SPEAKS_FOR: Final = frozenset(("phía", "ngành"))
_WHO_WILL: Final = Starts.of(
    """
    các đoàn | các chuyên gia | đoàn sẽ | đoàn công tác | đoàn khảo sát | đoàn thanh tra | đoàn kiểm tra |
    đoàn giám sát | tổ công tác | các tổ | các đội
    """
)
_SHORT_PLACE: Final = 7
_WILL_WITHIN: Final = 60
_CLAUSE: Final = 16


def _will(page: Page, first: int, last: int) -> Opening | None:
    """``Phía A sẽ cử …``, ``Theo đó, Bộ B sẽ thanh tra …``: what a body says it is going to do."""
    words = page.words
    if "sẽ" not in words[first : min(last, first + _WILL_WITHIN)]:
        return None
    start = first + page.ahead(first, CARRYING)
    start = besides(page, start + (words[start : start + 1] == [","]), last)
    if words[start] == "tại":  # "Tại Vinh, các chuyên gia sẽ …"
        start = next((t + 1 for t in range(start, min(last, start + _SHORT_PLACE)) if words[t] == ","), start)
    will = next((t for t in range(start + 1, min(last - 3, start + _WILL_WITHIN)) if words[t] == "sẽ"), None)
    start = _clause_of_a_body(page, start, will) if will is not None else start
    if will is not None and _to_be_done_by(page, will, last) and not spoken_by_a_person(page, start, will):
        return Opening(start, 1, "doubtful", "câu nói việc sẽ được một bên làm", False)
    if (
        will is None
        or (words[will + 1] in _NO_DUTY_AFTER_WILL and words[will + 1 : will + 3] != ["làm", "việc"])
        or any(page.ahead(t, _NOT_YET) for t in range(max(start, will - _CLAUSE), will))
    ):
        return None
    bodies = page.all_hits("to_chuc")
    near = range(max(start, will - 14), will)
    named = any(t in bodies and (page.capital(t) or words[t] in _SUBJECTS_OF_WILL) for t in near)
    if (not named and words[start] not in _SPEAKS_FOR and not page.ahead(start, _WHO_WILL)) or any(
        page.ahead(t, SAYS) for t in near
    ):
        return None
    return Opening(start, 1, "doubtful", "câu nói một bên sẽ làm", False)


_ON_THE_GROUNDS: Final = Starts.of("trên cơ sở | căn cứ | từ kết quả | qua kết quả | sau khi có")


def _clause_of_a_body(page: Page, start: int, will: int) -> int:
    """``Trên cơ sở hồ sơ thu được, Sở A sẽ …``: behind the last comma, if a body that will act stands there."""
    if not page.ahead(start, _ON_THE_GROUNDS):
        return start
    comma = next((t for t in range(will - 1, start, -1) if page.words[t] == ","), None)
    return comma + 1 if comma is not None and page.capital(comma + 1) and begins_body(page, comma + 1) else start


def _to_be_done_by(page: Page, will: int, last: int) -> bool:
    """``Kết quả sẽ được Đoàn tổng hợp, báo cáo …``: who is to do it stands before the verb."""
    bodies = page.all_hits("to_chuc")
    if page.words[will + 1] != "được" or not (will + 2 in bodies or page.words[will + 2] == "đoàn"):
        return False
    return any(starts_like_a_task(page, t, strong=True) for t in range(will + 3, min(last, will + _CLAUSE)))


def named_before(page: Page, first: int, last: int) -> Opening | None:
    """``Hội nghị thống nhất các nội dung phối hợp. Trong đó tập trung …``: singled out of what was just agreed."""
    words = page.words
    number = page.sentence_number(first)
    begin = first + 2 + (words[first + 2 : first + 3] == [","])
    if words[first : first + 2] != ["trong", "đó"] or number == 0 or begin >= last - 3:
        return None
    before, stop = page.source.sentences[number - 1]
    told = words[max(before, stop - 60) : stop]
    named = any(_AIMED_AT.at(told, i) or told[i : i + 2] == ["nội", "dung"] for i in range(len(told)))
    agreed = any(_DECIDED.at(told, i) for i in range(len(told)))
    if not named or not agreed or "đã" in words[begin : begin + 6] or not starts_like_a_task(page, begin, strong=True):
        return None
    return Opening(begin, 3, "likely", "ghi sau chữ “trong đó” của câu nêu nhiệm vụ", True)


_DECIDED: Final = Starts.of("thống nhất | đề ra | xác định | ký kết | thông qua")


def _is_cause(page: Page, told: int) -> bool:
    ahead = page.words[max(0, told - 6) : told]
    return any(_THEREFORE.at(ahead, i) for i in range(len(ahead)))


_SOON: Final = 11


def words_agree(page: Page, first: int, stop: int) -> bool:
    """Whether the words up to an order say that the sides agree, not that one tells the other."""
    so_far = page.words[first:stop]
    return any(so_far[i : i + 2] in (["thống", "nhất"], ["nhất", "trí"]) for i in range(len(so_far)))


_THEREFORE: Final = Starts.of("do đó | vì vậy | do vậy | vì thế | từ đó | theo đó")
_AIMED_AT: Final = Starts.of(
    """
    nhiệm vụ | mục tiêu | phương hướng | giải pháp | trọng tâm | thời gian tới | thời gian đến | việc cần làm | yêu cầu
    """
)


def _tells_which(page: Page, told: int, singled: int) -> bool:
    """``thống nhất xác định nhiệm vụ …``, ``yêu cầu các phòng thực hiện các nhiệm vụ … đó là | làm tốt …``."""
    words = page.words
    announced = range(told, min(singled, told + _ANNOUNCED))
    listed = words[singled - 2 : singled] == ["đó", "là"] and any(page.ahead(t, _TASKS) for t in announced)
    return words[told] in ("xác", "đề") or listed


_ANNOUNCED: Final = 16
_TASKS: Final = Starts.of("các nhiệm vụ | một số nhiệm vụ | những nhiệm vụ | các giải pháp | một số giải pháp")


def _singled_out(page: Page, first: int, last: int) -> Opening | None:
    """``đề ra những nhiệm vụ, giải pháp …; trong đó, tiếp tục …``; ``nhiệm vụ trọng tâm … là tổ chức …``."""
    words = page.words
    if words[first : first + 2] == ["trong", "đó"] and told_as_done(page, first):
        return None  # "Hai bên đã phối hợp tốt. Trong đó, trọng tâm là …": what was done
    if words[first : first + 3] == ["mục", "tiêu", "của"] and page.ahead(first + 3, _GATHERINGS):
        return None  # "Mục tiêu của hội nghị là …": why they met
    for token in range(first + 2, last - 4):
        word = words[token]
        if word not in _MAY_SINGLE_OUT:
            continue
        if word != "là":
            laid_down = words[token : token + 2] in _LAID_DOWN and starts_like_a_task(page, token + 2, strong=True)
            if laid_down and words[token - 1 - (words[token - 1] in ("cũng", "đã"))] in ("nghị", "hội", "họp"):
                return Opening(token + 2, 2, "likely", "việc hội nghị xác định, đề ra", False)
            continue
        if words[token - 4 : token] == ["nhiệm", "vụ", "đầu", "tiên"] and page.lower(token + 1):
            return Opening(token + 1, 2, "likely", "ghi sau chữ “nhiệm vụ đầu tiên là”", False)
        if words[token - 1] != "nhất" and starts_like_a_task(page, token + 1, strong=True):
            ahead = words[max(first, token - 12) : token]
            if any(_AIMED_AT.at(ahead, i) for i in range(len(ahead))) and "đã" not in ahead:
                return Opening(token + 1, 2, "likely", "ghi sau chữ “nhiệm vụ … là”, “mục tiêu … là”", False)
    for token in range(first + 6, last - 4):
        if words[token : token + 2] != ["trong", "đó"]:
            continue
        begin = token + 2 + (words[token + 2] == ",")
        so_far = set(words[max(first, token - 80) : token])
        named = {"vụ", "pháp", "hướng"} & so_far and {"ra", "định", "đề", "thống"} & so_far
        if named and starts_like_a_task(page, begin, strong=True) and "đã" not in words[begin : begin + 6]:
            return Opening(begin, 3, "likely", "ghi sau chữ “trong đó” của câu nêu nhiệm vụ", True)
    return None


_GATHERINGS: Final = Starts.of("hội nghị | chuỗi hội nghị | cuộc họp | buổi | lễ | chương trình | chuyến")
_MAY_SINGLE_OUT: Final = frozenset(("là", "xác", "đề"))
_LAID_DOWN: Final = (["xác", "định"], ["đề", "ra"])
"""``Hội nghị xác định tiếp tục …``; but ``xác định nhiệm vụ trọng tâm là …`` says so after "là"."""
