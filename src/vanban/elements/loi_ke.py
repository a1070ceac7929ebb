"""Lời kể — what a sentence states or tells of, against what it asks for.

Legal basis: none. Not a field of its own: it keeps the elements of tasks from taking praise, statements and the past
for duties.

Examples: ``nhấn mạnh, năm 2021 là thời điểm …`` states · ``khẳng định, ngành đã hoàn thành …`` tells of the past ·
``đề nghị các sở cần …`` asks.

Must not be taken for the past: ``các mục tiêu đã đề ra``, ``quy chế đã ký``.
"""

from collections.abc import Sequence
from typing import Final

from vanban.elements.viec import DUTY, SAYS, TASK_VERBS, starts_like_a_task
from vanban.engine.page import Page, Starts
from vanban.engine.source import NUMBER

_IS_SOMETHING: Final = Starts.of(
    """
    là hoạt động | là việc làm | là cơ sở | là dịp | là một trong | là bước | là tiền đề | là điều kiện | là sự kiện |
    mặc dù | ngày càng | là minh chứng | có vai trò | đóng vai trò | giữ vai trò | là rất | là hết sức | thể hiện |
    có ý nghĩa | luôn
    """
)


_BEING_CARRIED_OUT: Final = Starts.of(
    "triển khai kế hoạch số | thực hiện kế hoạch số | thực hiện nghị quyết số | thực hiện chỉ thị số"
)


def states(page: Page, token: int, last: int) -> bool:
    """``nhấn mạnh việc tổ chức … là hoạt động cần thiết``, ``khẳng định doanh nghiệp luôn …``: no duty."""
    if page.ahead(token + (page.words[token : token + 1] == [","]), _BEING_CARRIED_OUT) and not has_duty_word(
        page, token, last
    ):
        return True  # "nhấn mạnh, triển khai Kế hoạch số 5, hội nghị được tổ chức nhằm …": why they met
    while page.words[token : token + 1] in ([","], [":"], ["rằng"], ['"']):
        token += 1
    if page.words[token : token + 1] == ["việc"]:  # "nhấn mạnh: Việc sắp xếp … là việc làm cấp thiết"
        told = page.words[token : min(last, token + _LONG_SUBJECT)]
        is_a = next((i for i, word in enumerate(told) if word in ("là", "có", "nhằm", "góp")), None)
        return is_a is not None and not {"cần", "phải", "sẽ", "được"} & set(told[:is_a])
    if page.words[token : token + 1] in (["sau"], ["qua"]) and page.source.shapes[token + 1 : token + 2] == bytes(
        [NUMBER]
    ):
        return True  # "nhấn mạnh, sau 4 ngày làm việc, phiên họp hoàn thành …"
    soon = range(token, min(last, token + 26))
    if "đang" in page.words[token : token + 12] and not DUTY & set(page.words[token : min(last, token + 26)]):
        return True  # "nhấn mạnh, nước ta hiện đang bước vào giai đoạn mới"
    if any(page.ahead(t, _FALLS_SHORT) for t in soon) and not DUTY & set(page.words[token : min(last, token + 26)]):
        return True  # "nhấn mạnh, các sàn giao dịch hoạt động còn mang tính tự phát"
    at = next((t for t in soon if page.ahead(t, _IS_SOMETHING) or _is_a(page, t)), None)
    if at is None or {"cần", "phải", "sẽ"} & set(page.words[token:at]):
        return False
    done_to = (page.words[t - 1] == "được" for t in range(token, at) if starts_like_a_task(page, t, strong=True))
    return not _is_a(page, at) or all(done_to)


_FALLS_SHORT: Final = Starts.of(
    """
    thiếu động | còn thiên | diễn biến |
    còn mang | còn nhiều | còn chậm | còn hạn | còn thấp | còn tồn | còn thiếu | còn yếu | còn gặp | còn một | còn khó |
    chưa được | chưa đạt | chưa cao | chưa đáp | chưa thực | chưa đảm | chưa bảo | chưa đồng
    """
)


def says_what_it_is(page: Page, first: int, last: int) -> bool:
    """``Thực hiện công nghiệp hóa là nhiệm vụ trọng tâm``: the weight of an action, and no order."""
    clause = next((t for t in range(first, last) if page.words[t] == ";"), last)
    return any(page.ahead(t, _WEIGHT) for t in range(first + 2, min(clause, first + _LONG_SUBJECT)))


_WEIGHT: Final = Starts.of(
    """
    là nhiệm vụ | là yếu tố | là nhân tố | là giải pháp | là cơ sở | là điều kiện | là động lực | là trách nhiệm |
    là một trong | là một nội | là nội dung | là nền tảng | là tiền đề | là việc làm | là yêu cầu | là khâu |
    là chủ trương | là thước đo
    """
)
_LONG_SUBJECT: Final = 50
_A_THING: Final = frozenset(
    (
        "những",
        "niềm",
        "tấm",
        "minh",
        "thời",
        "năm",
        "nơi",
        "nguồn",
        "lực",
        "cơ",
        "địa",
        "nền",
        "động",
        "yếu",
        "vấn",
        "nhân",
        "cầu",
    )
)


def _is_a(page: Page, token: int) -> bool:
    """``… là thời điểm …``, ``… là yếu tố …``."""
    return page.words[token] == "là" and page.words[token + 1 : token + 2] != [] and page.words[token + 1] in _A_THING


def has_duty_word(page: Page, token: int, last: int) -> bool:
    words = page.words[token : min(last, token + 40)]
    if any(page.ahead(t, SAYS) for t in range(token, min(last, token + 40))):
        return False
    return any(w in ("cần", "phải") and words[i + 1 : i + 2] != ["thiết"] for i, w in enumerate(words))


_WHICH_WAS: Final = frozenset(
    ("đề", "ký", "được", "giao", "nêu", "ban", "xác", "thống", "có", "đạt", "cam", "đăng", "phê")
)
"""After "đã": "các mục tiêu đã đề ra" is no report."""


_OF_A_THING: Final = frozenset(("dung", "tiêu", "vụ", "hoạch", "chế", "trình", "quả", "tại", "thuận", "khoản"))


def done(words: Sequence[str]) -> bool:
    """Whether ``đã`` stands among ``words`` and not behind a thing: ``thực hiện đúng nội dung đã ký`` is to come."""
    return any(word == "đã" and not _of_a_thing(words, i) for i, word in enumerate(words))


def _of_a_thing(words: Sequence[str], at: int) -> bool:
    """Whether the ``đã`` at ``at`` only says of a thing that it is there: ``quy chế đã ký``."""
    following = words[at + 1 : at + 2]
    return at > 0 and words[at - 1] in _OF_A_THING and bool(following) and following[0] in _WHICH_WAS


def tells_of_the_past(page: Page, token: int, last: int) -> bool:
    """``khẳng định, trong bối cảnh …, Đảng ủy đã lãnh đạo …``: no duty, and what was done."""
    last = min(last, token + 40)
    stop = next((t for t in range(token, last) if page.words[t] in (";", ".")), last)
    words = page.words[token:stop]
    done = any(w == "đã" and words[i + 1 : i + 2] and words[i + 1] not in _WHICH_WAS for i, w in enumerate(words))
    return done and not DUTY & set(words)


def is_appointment(page: Page, token: int, last: int) -> bool:
    """``giao Sở A là đơn vị đầu mối``: says who, not what."""
    return "là" in page.words[token : min(last, token + 8)]


def duty_soon(page: Page, token: int, last: int) -> bool:
    words = page.words[token : min(last, token + 28)]
    if any(words[i : i + 2] == ["sẽ", "được"] for i in range(len(words))):
        return False
    for i, word in enumerate(words):
        if word in ("đã", "đạt") and not _of_a_thing(words, i):
            return False
        if word == "cần" and words[i + 1 : i + 2] == ["thiết"]:
            return False
        if word in DUTY or (tuple(words[i : i + 2]) in TASK_VERBS and i < 22):
            return True
        if word in ("không", "tránh") and words[i + 1 : i + 2] in (["để"], ["được"]):
            return True  # "yêu cầu các đơn vị không để xảy ra …"
        if i + 2 < len(words) and tuple(words[i : i + 3]) == ("thời", "gian", "tới"):
            return True
    return False
