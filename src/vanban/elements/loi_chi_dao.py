"""Lời chỉ đạo — what a person or body tells others to do, or binds itself to.

Legal basis: none; it opens tasks. Examples: ``đồng chí A yêu cầu các đơn vị rà soát …`` · ``Giám đốc giao Phòng B …`` ·
``Công ty A cam kết tiếp tục …``.

Must not match: ``đáp ứng yêu cầu``, ``đã chỉ đạo`` in a report, wishes of guests, ``nhấn mạnh ý nghĩa``, appointments.
"""

from typing import Final

from vanban.elements.chu_lenh import (
    AGREES,
    ASKS,
    LOOKED_BACK,
    OUTSIDERS,
    is_a_report,
    is_a_statement,
    is_a_wish,
    is_another_word,
    wished_for,
)
from vanban.elements.danh_so import label_at
from vanban.elements.loi_ke import duty_soon, has_duty_word, is_appointment
from vanban.elements.to_chuc import begins_body
from vanban.elements.viec import Opening, spoken_by_a_person, starts_like_a_task, subject_then_verb
from vanban.engine.lexicon import word_set
from vanban.engine.page import Page, Starts

_DIRECTIVE_FIRST: Final = word_set(
    """
    yêu đề chỉ lưu quán nhấn nhất giao phân quyết khẳng thống cho cam nêu gợi phát kết nhắc kiến
    """
)
_DIRECTIVES: Final = Starts.of(
    """
    yêu cầu | đề nghị | chỉ đạo | lưu ý | quán triệt | nhấn mạnh | giao nhiệm vụ | giao | khẳng định | thống
    nhất | nhất trí | cho rằng | cam kết | nhấn mạnh vấn đề | nêu rõ | gợi ý | phát biểu | kết luận | chỉ rõ |
    nhắc nhở | đề xuất | phân công | quyết định | kiến nghị
    """
)
_CONCLUDING: Final = Starts.of("kết luận | phát biểu kết luận | phát biểu chỉ đạo | chỉ đạo tại | phát biểu bế mạc")


def directive(page: Page, first: int, last: int) -> Opening | None:
    words = page.words
    found: Opening | None = None
    head = first + label_at(page, first)  # "5. Đề nghị các sở …"
    for token in range(first, last - 3):
        if words[token] not in _DIRECTIVE_FIRST or (not page.lower(token) and token > head):
            continue
        size = page.ahead(token, _DIRECTIVES)
        if not size or not _commands(page, first, token, token + size, last):
            continue
        after = token + size
        begin = after
        if words[token] in AGREES and starts_like_a_task(page, _after_contents(page, begin), strong=True):
            begin = _after_contents(page, begin)
        begin += words[token] in ("giao", "phân") and words[begin] == "cho"
        while begin < last and words[begin] in (",", ":", "rằng", "là"):
            begin += 1
        found = Opening(begin, 2, "likely", f"ghi sau chữ “{page.source.cut(token, after)}”", False)
        if words[token] in ASKS:
            break
    return found


SETTLED: Final = Starts.of(
    """
    ký kết | chọn | lựa chọn | bầu | suy tôn | bình chọn | cử | thông qua | với | đánh giá | nhận định | cho rằng |
    ban hành nghị quyết
    """
)
"""After "thống nhất": what is done with as soon as it is agreed."""
_ONCE: Final = Starts.of(
    """
    qua | năm | những năm | tháng | trước đó | trước đây | từ đầu | đến nay | đầu năm | cuối năm | khi | từng
    """
)
"""Before ``đã thống nhất …``: agreed some time ago, not here and now."""
_CONTENTS: Final = Starts.of("các nội dung | một số nội dung | những nội dung | các nhiệm vụ | một số nhiệm vụ")


def _after_contents(page: Page, token: int) -> int:
    """``thống nhất các nội dung …``: where the contents begin."""
    words = page.words
    if words[token : token + 2] == ["nội", "dung"] and not set(words[token + 2 : token + 3]) & _CONTENTS_OF:
        listed = ";" in words[token : min(page.sentence_at(token)[1], token + LOOKED_BACK)]
        return token + 2 * listed  # "thống nhất nội dung cung cấp tài liệu …; trao đổi …"
    return token + page.ahead(token, _CONTENTS)


_CONTENTS_OF: Final = frozenset(("phối", "ký", "thực", "triển", "làm", "của"))
"""After "nội dung": words of a noun, "nội dung phối hợp"."""


def _commands(page: Page, first: int, token: int, after: int, last: int) -> bool:
    """Whether the verb at ``token`` tells someone to do something, said by one who may."""
    words = page.words
    word, before = words[token], words[token - 1] if token > first else ""
    if is_another_word(page, first, token, after) or any(words[token - len(who) : token] == who for who in OUTSIDERS):
        return False
    if words[first : first + 2] == ["sau", "khi"] and "đã" in words[token : min(last, token + LOOKED_BACK)]:
        return False  # "Sau khi thống nhất nội dung, hai bên đã ký kết …"
    if (
        word in AGREES
        and before in ("đã", "cũng", "cùng")
        and not page.ahead(after, SETTLED)
        and starts_like_a_task(page, _after_contents(page, after), strong=True)
    ):
        if {"ký", "làm"} & set(words[after : after + _SETTLED_SOON]):
            return False  # "đã thống nhất sửa đổi và ký kết quy chế mới", "… bổ sung ông A làm tổ trưởng"
        return not any(page.ahead(t, _ONCE) for t in range(first, min(token, first + _AT_THE_HEAD)))
    if is_a_report(page, first, token) or is_a_wish(page, first, token, after):
        return False
    at_once = words[after : after + 2] in (["ngay", "sau"], ["ngay", "từ"], ["ngay", "trong"])
    if is_a_statement(page, first, token, after, last) or (_NOT_BEHIND & set(words[after : after + 1]) and not at_once):
        return False
    if word in AGREES:
        return _is_agreed(page, token, after, last)
    if word == "kết" and before != "biểu" and words[after] in (",", ":"):
        return spoken_by_a_person(page, first, token) and duty_soon(page, after, last)
    if word in ("kết", "phát") or (word == "cho" and page.ahead(first, _CONCLUDING)):
        return has_duty_word(page, after, last)
    if word == "cam":
        return _promised(page, max(first, token - LOOKED_BACK), token, after)
    duty = duty_soon(page, after, last)
    if word in _NEEDS_DUTY or page.ahead(token, _NEED_DUTY):
        past = "qua" in words[after : after + 8] and not has_duty_word(page, after, last)
        return duty and not past and word in _ENOUGH
    if wished_for(page, first, token) or (word == "quyết" and not starts_like_a_task(page, after, strong=True)):
        return False
    if word in ("giao", "phân") and not _is_given(page, token, after, last):
        return False
    if duty or subject_then_verb(page, after, last):
        return True
    return _told_whom(page, token, after) and spoken_by_a_person(page, max(first, token - LOOKED_BACK), token)


_AT_THE_HEAD: Final = 2
_SETTLED_SOON: Final = 16
_NOT_BEHIND: Final = frozenset(("của", "với", "cao", "đặt", "tại", "hội", "số", "về", "ngay"))
"""Words that follow a noun and no order: "yêu cầu của", "đề nghị về"."""
_NEEDS_DUTY: Final = frozenset(("nhấn", "khẳng", "cho", "nêu", "kiến"))
_NEED_DUTY: Final = Starts.of("chỉ rõ | đề xuất")
_ENOUGH: Final = frozenset(("nhấn", "khẳng", "chỉ"))
"""Of those, the ones that order where a duty follows; "cho rằng", "kiến nghị", "đề xuất" only say so."""


def _is_agreed(page: Page, token: int, after: int, last: int) -> bool:
    """``hai bên thống nhất rà soát …``; not ``thống nhất các giải pháp``: that there are some, not which."""
    words = page.words
    if page.ahead(after, SETTLED) or words[after] in (",", ".", "và", "trong"):
        return False  # "thống nhất bầu Sở A làm Trưởng khối", "bảo đảm thống nhất, không chồng chéo"
    if words[token] == "thống" and words[token - 1] == "đã":
        return False
    if "qua" in words[after : after + 8] and not has_duty_word(page, after, last):
        return False
    if words[after] in ("các", "những", "một", "nội"):
        if words[after] == "nội" and starts_like_a_task(page, _after_contents(page, after), strong=True):
            return True
        return bool({"sẽ", "cần", "phải", ":"} & set(words[after : after + 12]))
    return duty_soon(page, after, last)


def _is_given(page: Page, token: int, after: int, last: int) -> bool:
    """``giao Phòng A …``, ``giao cho các xã …``; not ``giao Sở A là đầu mối``, ``đã giao …``."""
    receiver = after + (page.words[after] == "cho")
    if page.words[token - 1] == "đã" or is_appointment(page, after, last):
        return False
    return page.capital(receiver) or page.words[receiver] in _LEVELS


_LEVELS: Final = frozenset(
    ("các", "tỉnh", "huyện", "xã", "phường", "thành", "sở", "bộ", "ngành", "đơn", "phòng", "ubnd", "hai", "công")
)
"""After "giao": to whom, written without a capital."""


def _told_whom(page: Page, token: int, after: int) -> bool:
    """``yêu cầu các phòng …``, ``giao Phòng A …``: whatever the verb, the one named is asked for something."""
    if page.words[token] not in ("yêu", "đề", "giao", "chỉ"):
        return False
    return page.words[after] in _RECEIVERS or (page.capital(after) and begins_body(page, after))


_RECEIVERS: Final = frozenset(("mỗi", "từng", "các", "toàn", "tất"))
"""After "đề nghị" said by a person: whoever these are, something is asked of them."""


def _promised(page: Page, first: int, token: int, after: int) -> bool:
    """``lãnh đạo Công ty A cam kết tiếp tục …``: an office or a body binds itself."""
    will = after + (page.words[after : after + 1] in (["sẽ"], ["luôn"]))
    bodies = page.all_hits("to_chuc")
    by_a_body = any(t in bodies and page.capital(t) for t in range(first, token))
    by_one = by_a_body or spoken_by_a_person(page, first, token)
    return by_one and page.words[token - 1] != "ký" and starts_like_a_task(page, will, strong=True)
