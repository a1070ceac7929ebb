"""Cuộc họp chính — how clearly a phrase that names a gathering is what the text tells of.

Legal basis: none. Not a field of its own: it serves the element of the event, which takes the clearest one.

Examples: ``A đã tổ chức | Hội nghị sơ kết …`` · ``Đoàn công tác … đã | kiểm tra …`` · a subject line ``V/v | góp ý …``.

Must not weigh much: a reference back (``tại hội nghị``), a meeting still to come (``dự kiến``), one that is prepared
(``chuẩn bị cho kỳ họp``), an aim (``nhằm kiểm tra``), a part of a name (``Ủy ban Kiểm tra``).
"""

from dataclasses import dataclass
from typing import Final

from vanban.elements import ky_ket
from vanban.elements.dong_tu_to_chuc import held_before, weight_of_holding
from vanban.elements.khong_phai_cuoc import OCCASIONS, names_none
from vanban.elements.ky_ket import NEAR
from vanban.elements.noi_tai_cuoc import spoken_at
from vanban.elements.ten_hoi_nghi import name_end, trim_marks
from vanban.elements.viec_dua_tin import VISITS, is_concluded, is_news, led_by, visited_by_a_group
from vanban.engine.lexicon import Hit, word_set
from vanban.engine.page import Page, Starts, surnames
from vanban.engine.source import BREAK

_BACK_REFERENCE: Final = frozenset(("tại", "trong", "sau", "phát", "kết", "bế", "cảnh", "luận", "biểu", "của", "ngoài"))
_STRONG_OBJECT: Final = word_set(
    """
    sơ tổng kết quy chế phối hợp chương trình triển khai công tác quý đánh giá kế hoạch nghị quyết báo ký giao ban
    thực hiện lấy ý kiến về việc bố trực tuyến toàn
    """
)
_SUBJECT_LINE: Final = Starts.of("v / v | về việc")
MAX_EVENT_TOKENS: Final = 75
_NEAR_BEHIND: Final = 14


@dataclass(frozen=True, slots=True)
class Event:
    """The event at tokens ``first`` up to ``last`` of sentence ``sentence``; ``score`` says how clearly."""

    first: int
    last: int
    sentence: int
    score: float
    noun: bool
    held: int
    """Token where the verb of holding begins ("tổ chức"); ``first`` where there is none."""


def weighed(page: Page, hit: Hit, noun: bool, dated: set[int], depth: int) -> Event | None:
    words = page.words
    number = page.sentence_number(hit.first)
    start, stop = page.source.sentences[number]
    if names_none(page, hit, noun=noun, start=start):
        return None
    held = held_before(page, hit.first, start)
    if hit.key in _ONLY_HELD and words[held] != "tổ":
        return None  # "phát động phong trào" on no occasion
    if hit.key == "kỷ niệm" and words[held] not in ("tổ", "dự", "tham"):
        return None  # "nhân kỷ niệm ngày thành lập": an occasion, no meeting unless one is held for it
    last = name_end(page, hit.first, hit.last, min(stop, hit.first + MAX_EVENT_TOKENS))
    score = 0.0
    inside = set(words[hit.last : last])
    before = words[hit.first - 1] if hit.first > start else "\n"
    if held < hit.first and "sẽ" in words[max(start, held - 3) : held]:
        score -= 2  # "hai bên sẽ luân phiên tổ chức họp giao ban": still to come
    elif held < hit.first:
        score += weight_of_holding(words[held], hit.key, noun=noun)
    elif page.ahead(last + (words[last : last + 1] == [","]), _TOOK_PLACE) and "công" not in words[last : last + 5]:
        told_of = 6 if before in _BACK_REFERENCE else 3  # "tại phiên họp tháng 6 … diễn ra chiều 29/6"
        score += told_of if "hồi" not in words[last : last + _NEAR_BEHIND] else 0  # "… do A tổ chức hồi tháng 3"
    if hit.key in ("ký", "ký kết"):
        score += ky_ket.weight(
            page, hit, last, (start, stop), depth=depth, held=held < hit.first, dated=number in dated
        )
    if noun and held == hit.first and words[max(start, hit.first - 2) : hit.first] in _PREPARED:
        score -= 2  # "chuẩn bị cho kỳ họp": another meeting, still to come
    near = range(max(start, hit.first - NEAR), hit.first)
    concluded = is_concluded(page, hit.first, start)
    planned = held < hit.first and words[held - 1] in ("về", "việc")
    issued = (held == hit.first or planned) and any(words[t] == "ban" and words[t + 1] == "hành" for t in near)
    if issued and not concluded:
        score -= 6 if planned else 3  # "đã ký ban hành Chỉ thị … về đại hội": a paper was issued
    if hit.key == "họp" and number in dated and before not in ("cuộc", "phiên", "kỳ", "buổi", "dự", "mời"):
        score += 1.5
    if hit.key == "họp" and number not in dated and depth == 0 and before in ("đã", "vừa"):
        score += 2  # "Lực lượng kiểm lâm hai huyện vừa họp bàn …"
    if hit.key in _FACE_TO_FACE and held == hit.first:
        if {"hành", "vi"} <= inside or {"đối", "tượng"} <= inside:
            return None  # "Công an huyện làm việc với một nhóm thanh niên về hành vi …"
        if led_by(page, hit.first, start) or (depth == 0 and ky_ket.follows_a_body(page, hit.first, start)):
            score += 1.5
    if hit.key in _ASSESSING and held == hit.first:
        if not depth and number in dated and ky_ket.follows_a_body(page, hit.first, start):
            return Event(hit.first, last, number, _ASSESSED, noun, held)  # "Chiều 9/11, Ban A đánh giá kết quả …"
        return None  # "báo cáo đánh giá kết quả": no meeting unless one is held for it
    if before == "đạo" and words[hit.first - 2] == "chỉ" and hit.first - 3 >= start and words[hit.first - 3] == "ban":
        score -= 3  # "Ban Chỉ đạo tổng kết …": part of a name
    if not noun and words[max(start, hit.first - 2) : hit.first] in (["khi", "đi"], ["sau", "khi"], ["trước", "khi"]):
        score -= 3  # "sau khi đi kiểm tra hiện trường, … làm việc với"
    if noun and words[hit.last : hit.last + 1] and words[hit.last] in ("sau", "tới", "này", "trước", "qua", "điểm"):
        score -= 3  # "các kỳ họp sau", "đại hội điểm"
    if ["dự", "kiến"] in (words[last - 2 : last], words[last : last + 2]):
        score -= 4  # still to come, told in passing
    group = hit.first - 1 - (words[hit.first - 2] in _COUNTS) if before == "đoàn" else 0
    if group and words[max(start, group - 2) : group] == ["tổ", "chức"]:
        score += 3  # "tổ chức đoàn khảo sát thực tế tại …", "tổ chức hai đoàn kiểm tra"
    elif not noun and before == "đoàn" and words[hit.first - 2 : hit.first - 1] == ["trưởng"] and _on_what(page, hit):
        score += 3  # "do bà A làm trưởng đoàn giám sát tại …"
    elif not noun and words[max(start, hit.first - 3) : hit.first] == ["đoàn", "công", "tác"]:
        score += 3  # "dẫn đầu đoàn công tác kiểm tra tuyến đê"
    elif number in dated and before in ("để", "nhằm") and hit.key in ("sơ kết", "tổng kết"):
        score += 1.5  # "… ngày 26/3, khi ba đơn vị gặp nhau tại xã A để tổng kết quy chế …"
    elif not noun and before in _NO_EVENT_BEFORE and words[max(start, hit.first - 2) : hit.first] != ["bằng", "việc"]:
        score -= 3  # "nhằm kiểm tra", "Chương trình kiểm tra": an aim or a name, nothing that took place
    again = depth > 1 and before in ("đã", "cũng", "còn") and words[hit.first - 2] == "đoàn"  # "2 đoàn đã khảo sát"
    if not noun and hit.key in VISITS and before != "đoàn" and not again and visited_by_a_group(page, hit.first, start):
        score += 3
    early = depth <= (_EARLY if hit.key in ("sơ kết", "tổng kết") else 0)
    if not noun and held == hit.first and early and number in dated and is_news(page, hit, start, stop):
        score += 1.5
    if not noun and held == hit.first:
        score -= 1 if before not in ("đã", "vừa", "cùng", "đi", "về", "đến") else -0.5
    if number in dated:
        score += 2
    if page.capital(hit.first):
        score += 0.5
    score += min(2.0, 0.7 * len(inside & _STRONG_OBJECT))
    if page.ahead(start, _SUBJECT_LINE) and not noun and hit.first - start <= 8:
        # the subject line of a letter names what is done
        score += 4
        last = trim_marks(page, hit.last, stop)
    if last - hit.last < 2 and hit.last - hit.first < _SAYS_ITS_OBJECT:
        score -= 2.5
    if concluded:
        score += 4
    elif before in _BACK_REFERENCE or (before in OCCASIONS and words[hit.first - 2] in _BACK_REFERENCE):
        score += spoken_at(page, hit, last, noun=noun, dated=number in dated, depth=depth)
    if depth and words[start : start + 2] == ["đồng", "thời"]:
        score -= 2  # "Đồng thời, liên ngành tổ chức lễ ký kết quy chế mới": besides what was told before
    points_back = "đó" in words[start : start + 3] and words[start : start + 2] != ["đó", "là"]
    if points_back or ("dự" in words[start : start + 1] and "kiến" in words[start + 1 : start + 2]):
        score -= 3
    if depth and words[start : start + 1] == ["đoàn"] and words[start + 1 : start + 2] in _GOES_ABOUT:
        score -= 3  # "Đoàn đã khảo sát tại …": a group that was named before
    told = held < hit.first and words[held - 1] in ("đã", "vừa")  # "A đã tổ chức …": a lead without its full stop
    if depth == 0 and not told and _is_title(page, number):
        score -= 1.0 if noun or hit.key not in ("sơ kết", "tổng kết") or not page.ahead(hit.last, _REVIEWED) else -1.5
    if hit.key == "lễ" and words[hit.last : hit.last + 1] and words[hit.last] in _HOLIDAYS:
        score -= 3
    if hit.key == "lễ" and before in ("ngày", "dịp", "nghỉ", "kỳ"):
        return None  # "các ngày lễ lớn", "dịp lễ Quốc khánh"
    if words[stop : stop + 1] == ["ảnh"] and words[stop + 1 : stop + 2] in ([":"], ["-"]):
        score -= 2  # the caption of a picture
    if number not in dated and page.ahead(start, _AGAIN_AND_AGAIN):
        score -= 3  # "Năm 2019, anh A tham dự hội thảo …", "Hằng quý, hai đơn vị tổ chức giao ban"
    if depth >= _DEEP and held < hit.first and words[held] == "tổ" and not told:
        score -= 2 if number in dated else 3  # "… yêu cầu tổ chức tổng kết": still to be held
    score -= 0.22 * depth
    return Event(hit.first, last, number, score, noun, held)


_ONLY_HELD: Final = frozenset(
    ("tôn vinh", "tuyên dương", "vinh danh", "trao giải", "phát động", "tập huấn", "ngày hội")
)
_ASSESSED: Final = 2.5
_ASSESSING: Final = frozenset(
    ("đánh giá kết quả", "đánh giá công tác phối hợp", "đánh giá việc thực hiện", "rà lại việc thực hiện")
)


def _on_what(page: Page, hit: Hit) -> bool:
    """``làm trưởng đoàn giám sát | tại …``; not ``Trưởng đoàn giám sát | Lê Văn A``."""
    return not (page.capital(hit.last) and page.words[hit.last] in surnames())


_DONE_IN_CAPITALS: Final = frozenset(("họp", "sơ kết", "tổng kết", "ký kết", "làm việc với"))
_GOES_ABOUT: Final = (["đã"], ["tiến"], ["cũng"], ["đến"], ["đi"], ["còn"])
_EARLY: Final = 2
_AGAIN_AND_AGAIN: Final = Starts.of(
    """
    năm | những năm | nhiều năm | trước đó | từ năm | hằng | hàng | trước đây | định kỳ | mỗi năm | mỗi quý | mỗi
    tháng | thường xuyên | sau đó
    """
)
_DEEP: Final = 3
_COUNTS: Final = frozenset(("các", "một", "hai", "ba", "bốn", "2", "3", "4", "02", "03", "04"))
_HOLIDAYS: Final = frozenset(("hội", "tân", "giáng", "phục", "lớn", "tết", "nghi", "phép"))
_SAYS_ITS_OBJECT: Final = 4
"""So long a head ("tiếp xúc cử tri") needs nothing after it to be told from others."""


_FACE_TO_FACE: Final = (
    "tiếp bà",
    "tiếp ông",
    "tiếp ngài",
    "làm việc với",
    "làm việc cùng",
    "tiếp xã giao",
    "chào xã giao",
)
_YEARS: Final = tuple((f"{lead}{n}", unit) for n in range(1, 31) for lead in ("", "0") for unit in ("năm", "tháng"))
_REVIEWED: Final = Starts(
    *_YEARS, ("công", "tác"), ("thực", "hiện"), ("quy", "chế"), ("chương", "trình"), ("việc", "thực"), ("một", "năm"),
    ("hai", "năm"), ("ba", "năm"), ("kết", "quả"), ("hoạt", "động"),
)  # fmt: skip
"""After "Sơ kết", "Tổng kết" in a headline: what was reviewed at a meeting."""
_TOOK_PLACE: Final = Starts.of("diễn ra | đã diễn ra | được tổ chức | vừa diễn ra | vừa được tổ | đã được tổ | do")
_PREPARED: Final = (["bị", "cho"], ["vụ", "cho"], ["phục", "vụ"], ["chuẩn", "bị"], ["trình", "tại"], ["tiến", "tới"])


_NO_EVENT_BEFORE: Final = frozenset(
    (
        "đoàn",
        "nhằm",
        "để",
        "việc",
        "trình",
        "hoạch",
        "định",
        "tác",
        "được",
        "phải",
        "cần",
        "nhiệm",
        "cường",
        "các",
        "sự",
        "quả",
        "qua",
    )
)


def _is_title(page: Page, number: int) -> bool:
    """A line without a full stop among the first: headline, crumb, sub-headline."""
    first, last = page.source.sentences[number]
    if page.words[last - 1] in (".", "!", "?", "…", ":", ";") or last >= len(page.words):
        return False
    return page.source.shapes[last] == BREAK and (number == 0 or page.line_start(first))
