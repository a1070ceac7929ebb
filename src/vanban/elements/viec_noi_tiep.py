"""Việc nối tiếp — whether a sentence goes on with the list of tasks that an earlier one opened.

Legal basis: none. Not a field of its own: it serves the element of tasks.

Examples: ``… yêu cầu các xã rà soát … . Đồng thời, các xã cần …`` · ``… . Tăng cường tuyên truyền …`` · ``Phòng B mua
máy đo trước ngày 10/7``.

Must not go on: reports and praise, ``Đó là một việc lớn``, ``việc phối hợp vẫn chưa thường xuyên``, what the meeting
itself does, a labelled line (``Thời gian góp ý: …``).
"""

from typing import Final

from vanban.elements.loi_chi_dao import SETTLED
from vanban.elements.loi_ke import done, says_what_it_is, states, tells_of_the_past
from vanban.elements.viec import (
    CARRYING,
    DUTY,
    PRAISE,
    SAYS,
    Opening,
    acts,
    matter_end,
    reports,
    spoken_by_a_person,
    starts_like_a_task,
)
from vanban.engine.page import Page, Starts
from vanban.engine.source import NUMBER


def _accepts_opinions(page: Page, first: int, last: int) -> bool:
    """``Đồng chí A tiếp thu ý kiến …``: a person takes note; an office told to do so has a task."""
    words = page.words
    at = next((t for t in range(first, min(last, first + 30)) if words[t : t + 2] == ["tiếp", "thu"]), None)
    return at is not None and spoken_by_a_person(page, first, at)


def carries_on(page: Page, first: int, last: int, zone: Opening) -> bool:
    """Whether the sentence goes on with the list of tasks that ``zone`` opened."""
    words = page.words
    if reports(page, first, last) or any(page.ahead(t, SAYS) for t in range(first, min(last, first + 30))):
        return False
    if any(page.ahead(t, PRAISE) for t in range(first, min(last, first + 16))):
        return False
    if words[first : first + 1] and _accepts_opinions(page, first, last):
        return False
    judged = next((t for t in range(first, min(last, first + 12)) if page.ahead(t, _JUDGES)), None)
    if judged is not None and spoken_by_a_person(page, first, judged):
        return False  # "Thủ tướng đánh giá tỉnh có nhiều tiềm năng"
    if page.ahead(first + page.ahead(first, CARRYING), _AT_THE_MEETING):
        return False
    if words[first] in ("(", '"', "ảnh"):
        return False
    told = next((t for t in range(first, min(last, first + 16)) if words[t : t + 2] == ["báo", "cáo"]), None)
    if told is not None and spoken_by_a_person(page, first, told):
        return False  # "Tiếp đó, ông A báo cáo kết quả …"
    if words[first : first + 4] == ["hội", "nghị", "thống", "nhất"] and page.ahead(first + 4, SETTLED):
        return False
    if words[first] == "để" and "," in words[first:last]:
        comma = words.index(",", first, last)
        if "đã" in words[comma : comma + 8]:
            return False
    if words[first] == "việc" and {"nhằm", "là"} & set(words[first:last]):
        return False  # "Việc ký kết … nhằm tăng cường …": what it is for
    opened = words[first : min(last, first + 14)]
    if any(_ABOUT.at(opened, i) for i in range(min(len(opened), 5))):
        return False  # "Quy chế cũng quy định cụ thể trách nhiệm …", "Mục đích của chương trình là …"
    if any(w == "sẽ" and opened[i + 1 : i + 2] in _HOPED for i, w in enumerate(opened)):
        return False  # "Việc ký kết sẽ góp phần giữ rừng"
    if any(opened[i : i + 2] == ["thống", "nhất"] and "nội" in opened[i + 2 : i + 5] for i in range(len(opened))):
        return False  # "Giám đốc cũng thống nhất một số nội dung về …": which ones is not said
    if not starts_like_a_task(page, first + page.ahead(first, CARRYING), strong=True) and _announces(page, first, last):
        return False
    start = matter_end(page, first + page.ahead(first, CARRYING), last)
    carried = start > first
    while start < last and words[start] in (",", ":"):
        start += 1
    if (
        "đã" in words[start : start + 10]
        or words[start : start + _TOLD_SOON].count("vừa") == 1
        or done(words[start : min(last, start + 20)])
        or tells_of_the_past(page, start, last)
    ):
        return False
    if "chưa" in words[start : start + 12] and not DUTY & set(words[start : min(last, start + 24)]):
        return False  # "Mặt khác, việc phối hợp vẫn chưa thường xuyên": what is wrong
    if (
        page.line_start(first)
        and ":" in words[first + 1 : first + 8]
        and not starts_like_a_task(page, first, strong=True)
    ):
        return False  # "Thời gian lấy ý kiến: …": a labelled line
    if _is_something(page, start, last) or says_what_it_is(page, start, last):
        return False
    if starts_like_a_task(page, start, strong=True) or (carried and words[first] in ("trong", "đặc")):
        return True
    if zone.strength >= 2 or carried:
        ahead = words[start : start + 24]
        if (
            _has_a_limit(ahead)
            or any(w in DUTY or w == "tiếp" for w in ahead)
            or [
                "có",
                "trách",
                "nhiệm",
            ]
            in (ahead[i : i + 3] for i in range(len(ahead)))
        ):
            return True
        reach = 17 if words[start : start + 1] and words[start] in _SUBJECTS else 11
        return acts(page, start, min(last, start + reach))
    return False


def _is_something(page: Page, start: int, last: int) -> bool:
    """``Đó là một mặt trận mới``, ``Mỗi ý kiến là cơ sở quan trọng …``: says what it is, not what to do."""
    if page.words[start : start + 2] in (["đó", "là"], ["đây", "là"]):
        return not starts_like_a_task(page, start + 2, strong=True)
    return not starts_like_a_task(page, start, strong=True) and states(page, start, last)


_TOLD_SOON: Final = 12
"""``Văn phòng A vừa thông báo …`` tells of the past; ``vừa học vừa làm`` does not."""
_JUDGES: Final = Starts.of(
    "đánh giá | nhận định | phân tích | nhận xét | khái quát | thông tin | giới thiệu | giải trình | trả lời | làm rõ"
)
_AT_THE_MEETING: Final = Starts.of("các đại biểu | đại biểu | tại kỳ họp | tại hội nghị | kỳ họp")
"""``Ngoài ra, tại kỳ họp này, các đại biểu sẽ …``: what the meeting itself does."""


def _has_a_limit(words: list[str]) -> bool:
    """``Phòng B mua máy đo trước ngày 10/7``: what has a last day is to be done."""
    return any(words[i : i + 2] in (["trước", "ngày"], ["chậm", "nhất"]) for i in range(len(words)))


def _announces(page: Page, first: int, last: int) -> bool:
    """``Năm 2023, ngành xác định 10 nhiệm vụ trọng tâm.``: that there are some, not which."""
    words = page.words
    shapes = page.source.shapes
    for token in range(first + 1, last - 3):
        told = words[token : token + 2] in (["xác", "định"], ["đề", "ra"])
        if told and (shapes[token + 2] == NUMBER or words[token + 2] in ("các", "những", "một")):
            return words[last - 1] != ":" and ":" not in words[token:last]
    return False


_SUBJECTS: Final = frozenset(("các", "hai", "từng", "mỗi", "bộ", "sở", "công", "ban"))
"""Words that begin a subject of several words before its verb."""


_ABOUT: Final = Starts.of("quy chế quy định | quy chế cũng | quy chế nêu | cũng quy định | mục đích | ý nghĩa của")
_HOPED: Final = (["góp"], ["giúp"], ["tạo"], ["là"], ["mang"], ["có"])
"""After "sẽ": what it is hoped to bring, no duty."""
