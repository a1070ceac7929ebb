"""Liệt kê việc — a list of duties that a colon, or ``gồm``, announces.

Legal basis: none. Not a field of its own: it opens tasks.

Examples: ``nhiệm vụ trọng tâm thời gian tới là: …; …`` · ``yêu cầu các đơn vị: …`` · ``nội dung phối hợp gồm: …``.

Must not open a list: ``báo cáo nêu rõ:``, ``đại biểu đề xuất một số nội dung như:`` (guests), ``đã trao đổi …:``,
``4. Nội dung: …`` of an agenda, ``Ảnh: …``, ``gồm 4 chương, 10 điều``.
"""

import re
from typing import Final

from vanban.elements.huong_toi import FUTURE, told_as_done
from vanban.elements.loi_ke import done, states, tells_of_the_past
from vanban.elements.viec import DUTY, Opening, spoken_by_a_person, starts_like_a_task
from vanban.engine.page import Page, Starts
from vanban.engine.source import NUMBER

_BEFORE_COLON: Final = re.compile(
    r"(?:nhiệm vụ|phương hướng|nội dung|giải pháp|thời gian tới|thời hạn tới|trách nhiệm|yêu cầu|đề nghị"
    r"|chỉ đạo(?! điều hành)"
    r"|nhấn mạnh|thống nhất|tập trung|lưu ý|nội dung (?:phối hợp|thỏa thuận|ký kết)|kết luận(?: như sau)?|giao|việc sau"
    r"|vấn đề sau|một số việc|cần thực hiện như|như sau|ý kiến chỉ đạo)(?:,? [^:;.]{0,90})?\Z"
    r"|(?:chương trình|quy chế|thỏa thuận|kế hoạch) [^:;.]{0,40}nội dung [^:;.]{0,240} (?:như|gồm|sau)\Z"
    r"|(?:sẽ|cần|tập trung|thống nhất|phải) [^:;.]{0,80}(?:hoạt động|công tác|công việc|lĩnh vực|mặt)[^:;.]{0,30} như\Z"
)
_CONTENTS: Final = re.compile(
    r"nội dung (?:của )?(?:thỏa thuận|phối hợp|hợp tác|ký kết|chương trình|quy chế)[^.;]{0,60} gồm\Z"
    r"|thống nhất (?:ký kết )?(?:thực hiện )?(?:những |các )?nội dung (?:bao )?gồm\Z"
)
_REPORTED: Final = re.compile(
    r"thống nhất đánh giá|thống nhất nhận định"
    r"|lĩnh vực\Z|ký kết .{0,50}lĩnh vực như\Z|báo cáo|cho biết"
    r"|ý kiến phát biểu|xoay quanh"
    r"|(?:lễ|hội nghị|buổi|chương trình|kỳ họp)[^.;:]{0,60} gồm (?:các |những )?nội dung"
    r"|làm rõ (?:thêm )?(?:một số |các |những )?(?:vấn đề|nội dung)"
    r"|nội dung đáng chú ý|có (?:một số )?nội dung|nội dung (?:kiến nghị|đề xuất)|(?:kiến nghị|đề xuất) với"
    r"|nêu ý kiến|ý kiến về|phản ánh|kiến nghị về|trao đổi về|thảo luận về|nghe|tham luận"
    r"|kết quả|nêu rõ|hạn chế|tồn tại|gồm có|dự(?: và|,) chỉ đạo|thành phần|tham dự|chủ trì|ký kết gồm"
)
_GUESTS_SAY: Final = re.compile(
    r"(?:đại biểu|cử tri|ý kiến|tham luận)[^.;:]{0,60} "
    r"(?:thảo luận|đề xuất|kiến nghị|nêu|phản ánh|tập trung vào|đề nghị)[^.;:]{0,90}\Z"
)
_TOLD: Final = re.compile(
    r"đã (?:(?:trực tiếp|cùng|cũng|được|tập trung) )?"
    r"(?:kiến nghị|đề xuất|nêu|trao đổi|giải đáp|làm rõ|thảo luận|nghe|phân tích|chia sẻ|thông tin|trình bày|góp ý)"
    r"(?![^.;:]*(?:đề ra|thống nhất (?:các |một số )?(?:nội dung|nhiệm vụ|giải pháp)|yêu cầu|giao|tới))[^.;:]{0,200}\Z"
)
_TO_DO: Final = frozenset(("cần", "sẽ", "phải", "tới", "cầu", "nghị", "nhất", "đạo", "vụ", "đề", "giao", "mạnh", "ý"))
_LABELLED: Final = 4
_JUST_SAID: Final = 70
"""So many letters before the colon: "các đại biểu đã thảo luận, thống nhất một số nội dung … như: …"."""
_COUNTED: Final = Starts.of("lĩnh vực | nội dung | nhóm nội dung | nhóm việc | nhóm nhiệm vụ | nhiệm vụ | việc")
"""``nội dung chương trình gồm 05 lĩnh vực: (1) …``."""


def listed(page: Page, first: int, last: int) -> Opening | None:
    words, source = page.words, page.source
    if words[first] == '"':
        return None
    for token in range(first + 2, last):
        if words[token] == "gồm" and _CONTENTS.search(
            source.low[source.starts[max(first, token - 40)] : source.ends[token]][-300:]
        ):
            begin = token + 1 + (words[token + 1 : token + 2] == [":"])
            if page.source.shapes[begin : begin + 1] == bytes([NUMBER]):
                counted = begin + 1 + page.ahead(begin + 1, _COUNTED)
                if counted > begin + 1 and words[counted : counted + 1] == [":"]:
                    return Opening(counted + 1, 3, "likely", "liệt kê nội dung phối hợp, thỏa thuận", True)
                continue  # "nội dung quy chế gồm 4 chương, 10 điều": its length
            return Opening(begin, 3, "likely", "liệt kê nội dung phối hợp, thỏa thuận", True)
        if words[token] == ")" and words[token - 2] == "(" and page.source.shapes[token - 1] == NUMBER:
            return None  # "… Trong đó, (1) tập trung: …": the list is numbered
        if words[token] != ":" or (token + 1 >= last and not _list_below(page, last)):
            continue
        if words[token - 1] in ("ảnh", "nguồn", "giả", "bài", "tin", "email", "mail", "chỉ", "thoại", "hệ"):
            continue
        if words[token - 2 : token] == ["nội", "dung"] and token - first <= _LABELLED:
            continue  # "4. Nội dung: …" of an invitation, of minutes: what was on the agenda
        before = source.low[source.starts[max(first, token - 60)] : source.ends[token - 1]][-400:]
        cue = _BEFORE_COLON.search(before)
        if cue is None or _REPORTED.search(before[-60:]):
            continue
        if cue[0].startswith("tập trung") and told_as_done(page, first) and "cần" not in words[first:token]:
            continue  # "Trong tháng 10, các báo đã … . Báo chí tập trung phản ánh: …": the report goes on
        if cue[0].startswith(("tập trung", "nội dung tập trung")) and not _TO_DO & set(
            words[max(first, token - 40) : token]
        ):
            continue  # "Nội dung tập trung vào các lĩnh vực như: …": what a policy is about
        agreed = "thống nhất" in before[-_JUST_SAID:]
        if _GUESTS_SAY.search(before) and not agreed and not _one_speaks(page, max(first, token - 40), token):
            continue
        if _falls_short(page, token + 1, last) or states(page, token + 1, last):
            continue
        if tells_of_the_past(page, token + 1, last) or _was_done(page, token + 1, last):
            continue  # "nhấn mạnh: Bộ Quốc phòng đã tham mưu …"
        if _TOLD.search(before) or (words[token + 1 : token + 3] == ["đây", "là"] and ";" not in words[token:last]):
            continue
        ahead = words[max(first, token - 40) : token]
        if (
            "đã" in ahead
            and not has_future(ahead)
            and not set(ahead) & {"cầu", "nghị", "nhất", "giao", "ra", "đạo", "mạnh"}
        ):
            continue
        return Opening(token + 1, 3, "certain", "liệt kê sau dấu hai chấm của câu giao nhiệm vụ", True)
    return None


def _was_done(page: Page, first: int, last: int) -> bool:
    """``nhấn mạnh: Giám đốc các sở; Chủ tịch các quận đã tham gia đầy đủ``: those named first did it."""
    soon = page.words[first : min(last, first + _FIRST_ITEM)]
    return "đã" in soon and not DUTY & set(soon) and not starts_like_a_task(page, first, strong=True) and done(soon)


def _falls_short(page: Page, first: int, last: int) -> bool:
    """``lưu ý một số vấn đề: việc phối hợp chưa thường xuyên; …``: what is wrong, not what to do."""
    stop = next((t for t in range(first, min(last, first + _FIRST_ITEM)) if page.words[t] == ";"), first)
    item = page.words[first:stop]
    return "chưa" in item and not DUTY & set(item) and not starts_like_a_task(page, first, strong=True)


_FIRST_ITEM: Final = 25


def _one_speaks(page: Page, first: int, token: int) -> bool:
    """``Ghi nhận các ý kiến tại hội nghị, đồng chí A đề nghị: …``: not the guests, but one after them."""
    comma = next((t for t in range(token - 1, first, -1) if page.words[t] == ","), None)
    return comma is not None and spoken_by_a_person(page, comma + 1, token)


def _list_below(page: Page, last: int) -> bool:
    return last + 1 < len(page.words) and page.words[last] == "\n"


def has_future(words: list[str]) -> bool:
    return any(FUTURE.at(words, i) for i in range(len(words)))
