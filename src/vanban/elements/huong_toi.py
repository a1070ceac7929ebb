"""Việc hướng tới — sentences that look ahead: the time to come, and what the sides will do together.

Legal basis: none; it opens tasks. Examples: ``Trong thời gian tới, hai bên tiếp tục …`` · ``Để triển khai tốt nhiệm vụ
quý II, …`` · ``Tháng 12/2019, các cơ quan báo chí tiếp tục …``.

Must not match: ``trong thời gian qua``, ``hai bên đã …``, and what a headline only promises.
"""

from collections.abc import Sequence
from typing import Final

from vanban.elements.loi_ke import done
from vanban.elements.viec import (
    BOTH,
    CARRYING,
    OTHERS,
    SAYS,
    Opening,
    counts,
    reports,
    starts_like_a_task,
    subject_then_verb,
)
from vanban.engine.page import Page, Starts
from vanban.engine.source import CAPITAL, LOWER

FUTURE: Final = Starts.of(
    """
    trong thời gian tới | thời gian tới | trong thời hạn tới | trong thời gian đến | thời gian đến | thời gian
    sắp tới | trong thời gian sắp tới | trong giai đoạn tiếp theo | giai đoạn tiếp theo | trong thời gian tiếp
    theo | những tháng tiếp theo | các tháng tiếp theo | những tháng tới | quý tới | tháng tới | trong năm tới |
    nhiệm kỳ tới | những tháng cuối năm | các tháng cuối năm | 6 tháng cuối năm | từ nay đến | từ nay tới | giai
    đoạn tới | trong giai đoạn tới | thời gian tiếp theo | những năm tới | năm tới | để triển khai | để thực
    hiện | để làm tốt | để đạt | để tiếp tục | để khắc phục | để nâng cao | để phát huy | dự kiến , | để bảo đảm
    | để đảm bảo | từ nay | để tăng cường | để hoàn thành | theo thỏa thuận | theo quy chế | theo nội dung |
    theo chương trình | theo bản ghi nhớ | theo bản thỏa thuận | phương hướng nhiệm vụ | về phương hướng | về nhiệm vụ |
    nhiệm vụ trọng tâm
    """
)
_TOGETHER: Final = frozenset(
    ("sẽ", "cần", "thống", "tiếp", "cam", "tăng", "phối", "tập", "đẩy", "thường", "chủ", "xây", "cùng")
)
_USED_TO: Final = Starts.of("thường trao | thường có | thường tổ | thường phối | thường được | thường là")
_MAY_BE_PAST: Final = frozenset(("tăng", "phối", "tập", "đẩy", "thường", "chủ", "xây", "cùng"))


def look_ahead(page: Page, first: int, last: int) -> Opening | None:
    words = page.words
    start = first
    carried = page.ahead(first, CARRYING)
    start += carried
    while start < last and words[start] == ",":
        start += 1
    future = page.ahead(start, FUTURE)
    both = page.ahead(start, BOTH)
    future = future or _named_month(page, start, last)
    others = 0 if both else page.ahead(start, OTHERS)
    if others and words[start + others : start + others + 1] == ["sẽ"]:
        both = others
    if (
        future
        and words[start : start + 2] == ["dự", "kiến"]
        and any(page.ahead(t, _SESSIONS) for t in range(start, start + 9))
    ):
        return None  # "Dự kiến, tại phiên họp này, Ủy ban sẽ xem xét …": the business of the meeting
    if future:
        behind = start + future
        if words[behind : behind + 1] == ["("]:  # "Thời gian tới (tháng 7, 8), các trạm …"
            behind = next((t for t in range(behind, min(last, behind + _BRACKET)) if words[t] == ")"), behind)
        comma = next((t for t in range(behind - 1, min(last, start + 45)) if words[t] == ","), None)
        begin = comma + 1 if comma is not None else start + future
        reason = "câu nói về việc làm trong thời gian tới"
    elif both and words[start + both : start + both + 1] and words[start + both] in _TOGETHER:
        if page.ahead(start + both, _USED_TO) or (words[start + both] in _MAY_BE_PAST and told_as_done(page, first)):
            return None
        agreed = words[start + both : start + both + 2] == ["thống", "nhất"] and starts_like_a_task(
            page, start + both + 2, strong=True
        )
        begin, reason = start + both + 2 if agreed else start, "câu nói hai bên sẽ làm"
    else:
        return _time_before_action(page, first, last)
    will = next((t for t in range(begin, min(last, begin + 30)) if words[t] in ("sẽ", "cần")), None)
    acts = starts_like_a_task(page, begin, strong=False)
    together = page.ahead(begin, BOTH)
    if words[start] == "theo" and will is None:
        if not together or begin + together >= last or words[begin + together] not in _TOGETHER:
            return None
        if "đã" in words[begin : begin + 12]:
            return None
        return Opening(begin, 1, "likely", "câu nói hai bên sẽ làm theo quy chế", True)
    if will is None and not acts and not subject_then_verb(page, begin, last):
        return None
    works = {"dự", "công", "tuyến", "cầu"} & set(words[begin : begin + 3]) and "hoàn" in words[begin : begin + 9]
    if will is None and works and words[start : start + 2] == ["dự", "kiến"]:
        return None  # "Dự kiến, dự án hoàn thành vào tháng 6": a forecast
    if will is None and not future and counts(page, begin + both, last):
        return None  # "Hai bên phối hợp tổ chức 12 buổi tuyên truyền": told as done
    if _asks_upward(words, start, begin + 14) or done(words[begin : begin + 12]) or _signs_again(words[begin:last]):
        return None
    if will is not None and future and not acts and will - begin > 4 and page.source.shapes[begin] in (CAPITAL, LOWER):
        aside = next((t for t in range(will - 1, begin, -1) if words[t] == ","), None)
        side = aside is not None and page.ahead(aside + 1, BOTH)
        begin = aside + 1 if side and aside is not None else will + 1  # "bên cạnh việc …, hai đơn vị sẽ …"
        while begin < last and (words[begin] in (",", ":")):
            begin += 1
    return Opening(begin, 1, "likely", reason, True)


def _time_before_action(page: Page, first: int, last: int) -> Opening | None:
    """``…, công tác Đoàn của tỉnh thời gian tới tập trung …``: the time to come stands just before the action."""
    words = page.words
    if not _TELLS_WHEN & set(words[first : min(last, first + _WITHIN)]) or reports(page, first, last):
        return None  # "Theo ông A, thời gian tới, tỉnh cần …": a guest
    for token in range(first + 2, min(last - 4, first + _WITHIN)):
        if words[token] == "đã" or page.ahead(token, SAYS):
            return None
        size = page.ahead(token, _TO_COME)
        if not size or words[token - 1] == "và":
            continue
        begin = token + size + (words[token + size : token + size + 1] == [","])
        will = next((t for t in range(begin, min(last - 2, begin + _SUBJECT)) if words[t] in _WILL), None)
        if starts_like_a_task(page, begin, strong=True) or (
            will is not None and (words[will] == "tiếp" or starts_like_a_task(page, will + 1, strong=True))
        ):
            return Opening(begin, 1, "likely", "câu nói về việc làm trong thời gian tới", False)
    return None


_BRACKET: Final = 9
_SESSIONS: Final = Starts.of("phiên họp | kỳ họp | hội nghị | cuộc họp")
_TELLS_WHEN: Final = frozenset(("tới", "đến"))
_WITHIN: Final = 80
_SUBJECT: Final = 9
_WILL: Final = frozenset(("sẽ", "cần", "phải", "tiếp"))
_TO_COME: Final = Starts.of(
    "trong thời gian tới | thời gian tới | trong thời gian đến | thời gian đến | trong những năm tới | những năm tới"
)


def _asks_upward(words: Sequence[str], first: int, stop: int) -> bool:
    """``Để khắc phục, UBND xã A kiến nghị với Đoàn …``: what is asked of those above is no duty of the asker."""
    return any(words[t : t + 3] in (["kiến", "nghị", "với"], ["đề", "xuất", "với"]) for t in range(first, stop))


def _signs_again(words: Sequence[str]) -> bool:
    """``Trong thời gian tới, A và B tiếp tục ký kết quy chế …``: what is signed at this very meeting."""
    return any(words[i : i + 4] == ["tiếp", "tục", "ký", "kết"] for i in range(min(len(words), 30)))


def told_as_done(page: Page, first: int) -> bool:
    """``Hai bên đã … . Hai bên phối hợp tuần tra …``: the sentence before says that all this was done."""
    number = page.sentence_number(first)
    if number == 0 or page.line_start(first):
        return False
    before, stop = page.source.sentences[number - 1]
    return "đã" in page.words[before:stop]


_GUIDED: Final = Starts.of(
    """
    bám sát | phát huy những | phát huy các | phát huy kết | phát huy truyền | với mục tiêu | với phương châm |
    với quyết tâm
    """
)
"""``Phát huy kết quả đạt được, hai bên tiếp tục …``: at the head, before what goes on."""
_SHORT_TERM: Final = 9
_LONG_GUIDE: Final = 20
_TERMS: Final = Starts.of("năm | giai đoạn | nhiệm kỳ | những năm")


def _named_month(page: Page, start: int, last: int) -> int:
    """``Tháng 12/2019, các cơ quan tiếp tục …``: a month or quarter at the head, and a word that it is to come."""
    words = page.words
    planned = words[start : start + 2] == ["dự", "kiến"]
    at = start + 2 * planned
    at += words[at] == "trong" if at < last else 0
    guided = page.ahead(at, _GUIDED) > 0
    month = guided or words[at : at + 1] in (["tháng"], ["quý"])
    if not (month or page.ahead(at, _TERMS)) or at + 2 >= last:
        return 0
    comma = next(
        (t for t in range(at + 1, min(last, at + (_SHORT_TERM if not guided else _LONG_GUIDE))) if words[t] == ","),
        None,
    )
    if comma is None:
        return 0
    ahead = words[comma + 1 : min(last, comma + 16)]
    going_on = [comma + 1 + i for i in range(len(ahead)) if ahead[i : i + 2] == ["tiếp", "tục"]]
    goes_on = going_on and (month or starts_like_a_task(page, going_on[0] + 2, strong=True))
    to_come = goes_on or {"sẽ", "cần"} & set(ahead)
    return comma - start if (to_come or planned) and "đã" not in ahead else 0
