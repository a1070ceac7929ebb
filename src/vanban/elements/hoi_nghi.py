"""Tên hội nghị, cuộc họp — the name of the gathering a text tells of, from its head noun to the end of its object.

Legal basis: none; Quyết định 45/2018/QĐ-TTg lists the kinds of meetings of state bodies.

Examples: ``Hội nghị đánh giá 2 năm thực hiện Chương trình phối hợp`` · ``Lễ ký kết Chương trình phối hợp công tác`` ·
``giao ban công tác Đảng quý I`` · ``buổi làm việc với tỉnh B`` · ``khảo sát việc thực hiện Quy định …``.

Must not match: ``tại hội nghị`` (a reference back), another meeting told of in passing (``trước đó … đã tổ
chức``), and meetings mentioned by a text whose subject is something else.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Final

from vanban.elements.nhac_lai import referred_back, spoken_of, today
from vanban.elements.ten_hoi_nghi import name_end, trim_marks
from vanban.elements.thoa_thuan import FIRST_SENTENCES, tells_of_an_agreement
from vanban.elements.thoi_gian import Day
from vanban.elements.to_chuc import begins_body, body_end
from vanban.engine.lexicon import Hit, Phrases, word_set
from vanban.engine.page import Page, Starts
from vanban.engine.source import BREAK
from vanban.values import Value

_NOUNS: Final = (
    "hội nghị", "hội thảo", "tọa đàm", "lễ ký kết", "lễ ký", "lễ", "buổi làm việc", "buổi họp", "buổi lễ",
    "buổi tọa đàm", "buổi gặp mặt", "buổi giao ban", "buổi tiếp xúc", "buổi kiểm tra", "buổi khảo sát", "buổi giám sát",
    "cuộc họp",
    "cuộc làm việc", "phiên họp", "giao ban", "kỳ họp", "diễn đàn", "họp báo", "đại hội", "buổi thông báo", "hội đàm",
    "buổi ký kết", "buổi ký",
    "chương trình ký kết", "chương trình ký", "nghi thức ký kết", "nghi thức ký",
    "buổi sơ kết", "buổi tổng kết", "cuộc đối thoại", "cuộc gặp", "phiên làm việc", "cuộc kiểm tra",
    "buổi đánh giá", "buổi rút kinh nghiệm", "buổi kiểm điểm", "buổi thảo luận", "phiên giao ban", "phiên giải trình",
    "phiên thảo luận", "cuộc giao ban",
    "cuộc giám sát", "chương trình làm việc", "buổi hội đàm", "buổi trao đổi", "cuộc trao đổi", "cuộc gặp mặt",
    "buổi đối thoại",
)  # fmt: skip
_VERBS: Final = (
    "họp", "ký kết", "ký", "khảo sát", "kiểm tra", "giám sát", "sơ kết", "tổng kết", "làm việc với", "làm việc tại",
    "lấy ý kiến", "góp ý", "xin ý kiến", "tham gia ý kiến", "gặp mặt", "đối thoại", "kiểm tra tình hình",
    "đi kiểm tra", "thăm và làm việc", "thăm, làm việc", "thăm, kiểm tra", "kiểm tra tại",
    "giám sát tại", "khảo sát tại", "đánh giá kết quả",
    "công bố quyết định", "công bố kết luận", "thanh tra",
)  # fmt: skip
_HOLDING: Final = (
    ("tổ", "chức"), ("tổ", "chức", "triển", "khai"), ("khai", "mạc"), ("diễn", "ra"), ("tiến", "hành"), ("chủ", "trì"),
    ("tham", "dự"), ("dự",), ("có",), ("triển", "khai"), ("mở",),
)  # fmt: skip
_HOLDING_FIRST: Final = frozenset(phrase[0] for phrase in _HOLDING)
_BETWEEN: Final = frozenset(('"', "các", "một", "những", "thành", "công", "cuộc", "buổi", "trọng", "thể", ":"))
_SIGNED: Final = Starts.of(
    "phối hợp | hợp tác | thỏa thuận | liên tịch | giao ước | ghi nhớ | chương trình | quy chế | liên ngành | kế hoạch"
)
_VISITS: Final = frozenset(
    (
        "khảo sát",
        "kiểm tra",
        "giám sát",
        "làm việc với",
        "làm việc tại",
        "thăm, kiểm tra",
        "kiểm tra tại",
        "giám sát tại",
        "khảo sát tại",
    )
)
_BACK_REFERENCE: Final = frozenset(("tại", "trong", "sau", "phát", "kết", "bế", "cảnh", "luận", "biểu", "của", "ngoài"))
_STRONG_OBJECT: Final = word_set(
    """
    sơ tổng kết quy chế phối hợp chương trình triển khai công tác quý đánh giá kế hoạch nghị quyết báo ký giao ban
    thực hiện lấy ý kiến về việc bố trực tuyến toàn
    """
)
_SUBJECT_LINE: Final = Starts.of("v / v | về việc")
_MAX_EVENT_TOKENS: Final = 75
_LEAD_SENTENCES: Final = 14
_LEAD_LINES: Final = 60
_NEAR: Final = 60
"""Words of the same sentence further away say nothing about a head."""
_FULL_STOPS: Final = frozenset((".", "!", "?", "…", ";", ":"))


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


@cache
def _heads() -> Phrases:
    return Phrases([(p, "noun", p) for p in _NOUNS] + [(p, "verb", p) for p in _VERBS])


def find(page: Page, days: Sequence[Day], named_in: int | None = None) -> Event | None:
    """The gathering the text tells of, or None; ``named_in`` is the sentence that is known to name it."""
    sentences = page.source.sentences
    if not sentences:
        return None
    depths = _depths(page)
    heads = _heads().scan(page.words[: sentences[len(depths) - 1][1]])
    referred = referred_back(page)
    dated = {page.sentence_number(d.first) for d in days if d.role == "day"}
    dated |= {n for n, (a, b) in enumerate(sentences[:_LEAD_LINES]) if today(page, a, b)}
    best: Event | None = None
    nouns, verbs = heads["noun"], heads["verb"]
    for first in sorted({*nouns, *verbs}):
        hit = nouns.get(first) or verbs[first]
        event = _weighed(page, hit, first in nouns, dated, depths[page.sentence_number(first)])
        if event is not None and event.sentence == named_in:
            event = replace(event, score=event.score + 5)
        if event is not None and (best is None or event.score > best.score):
            best = event
    if best is not None and referred:
        best = replace(best, score=best.score + 1.5)
    if best is not None and best.score >= (1.1 if referred else 2):
        return best
    return _begun_in_the_middle(page, nouns, verbs, referred=referred)


def _begun_in_the_middle(
    page: Page, nouns: Mapping[int, Hit], verbs: Mapping[int, Hit], *, referred: bool
) -> Event | None:
    """A page without its lead: "Theo đó, hai bên sẽ …" or "Tại hội nghị, …" in its first sentences is all it says."""
    sentences = page.source.sentences
    opens = sentences[min(FIRST_SENTENCES, len(sentences)) - 1][1]
    signed = tells_of_an_agreement(page)
    if not signed and not referred:
        return None
    for first in sorted({*nouns, *verbs}):
        hit = nouns.get(first) or verbs[first]
        number = page.sentence_number(first)
        stop = sentences[number][1]
        last = name_end(page, first, hit.last, min(stop, first + _MAX_EVENT_TOKENS))
        if signed:
            agreed = any(page.ahead(t, _SIGNED) for t in range(hit.last, min(last, hit.last + 6)))
            if "ký" in hit.key.split() and agreed:
                return Event(first, last, number, BEGUN_IN_THE_MIDDLE, first in nouns, first)
        elif first in nouns and first < opens and spoken_of(page, first):
            return Event(first, hit.last, number, BEGUN_IN_THE_MIDDLE, True, first)
    return None


BEGUN_IN_THE_MIDDLE: Final = 1.0
"""Score of an event whose own telling is not on the page."""


def _depths(page: Page) -> list[int]:
    """For each sentence of the lead, how many full sentences stand before it (header lines do not count)."""
    depths: list[int] = []
    depth = 0
    for first, last in page.source.sentences[:_LEAD_LINES]:
        depths.append(depth)
        if page.words[last - 1] in _FULL_STOPS or last - first > 25:
            depth += 1
        if depth >= _LEAD_SENTENCES:
            break
    return depths


def _weighed(page: Page, hit: Hit, noun: bool, dated: set[int], depth: int) -> Event | None:
    words = page.words
    number = page.sentence_number(hit.first)
    start, stop = page.source.sentences[number]
    if not noun and words[max(start, hit.first - 2) : hit.first] == ["kết", "luận"]:
        return None  # "kết luận thanh tra" is a paper
    written_large = hit.first > start and page.capital(hit.first) and words[hit.first - 1] not in ("đã", "vừa")
    if not noun and written_large and page.source.is_word(hit.first - 1):
        return None  # "Ủy ban Kiểm tra", "Phòng Thanh tra": part of a name
    held = _held_before(page, hit.first, start)
    last = name_end(page, hit.first, hit.last, min(stop, hit.first + _MAX_EVENT_TOKENS))
    score = 0.0
    inside = set(words[hit.last : last])
    before = words[hit.first - 1] if hit.first > start else "\n"
    if held < hit.first and "sẽ" in words[max(start, held - 3) : held]:
        score -= 2  # "hai bên sẽ luân phiên tổ chức họp giao ban": still to come
    elif held < hit.first:
        score += _weight_of_holding(words[held], hit.key, noun=noun)
    elif page.ahead(last + (words[last : last + 1] == [","]), _TOOK_PLACE) and "công" not in words[last : last + 5]:
        score += 6 if before in _BACK_REFERENCE else 3  # "tại phiên họp tháng 6 … diễn ra chiều 29/6"
    agreed = any(page.ahead(token, _SIGNED) for token in range(hit.last, min(last, hit.last + 14)))
    if hit.key in ("ký", "ký kết") and (not agreed or page.ahead(hit.last, _ISSUED)):
        score -= 4  # a paper is signed into force, no agreement
    if hit.key in ("ký", "ký kết") and held == hit.first and _signed_before(page, start, hit.first, last):
        score -= 4
    if noun and held == hit.first and words[max(start, hit.first - 2) : hit.first] in _PREPARED:
        score -= 2  # "chuẩn bị cho kỳ họp": another meeting, still to come
    near = range(max(start, hit.first - _NEAR), hit.first)
    if held == hit.first and any(words[t] == "ban" and words[t + 1] == "hành" for t in near):
        score -= 3  # "đã ký ban hành Chỉ thị … về đại hội": a paper was issued
    if hit.key == "họp" and number in dated and before not in ("cuộc", "phiên", "kỳ", "buổi", "dự", "mời"):
        score += 1.5
    if hit.key == "họp" and number not in dated and depth == 0 and before in ("đã", "vừa"):
        score += 2  # "Lực lượng kiểm lâm hai huyện vừa họp bàn …"
    if hit.key == "làm việc với" and held == hit.first and _led_by(page, hit.first, start):
        score += 1.5
    if hit.key == "ký kết" and agreed and hit.first == start and depth == 0 and _whole_news(page, last, stop, inside):
        score += 2.5
    if hit.key == "ký kết" and agreed and held == hit.first and _signed_by(page, hit.first, start):
        score += 1.5
    if hit.key in ("ký", "ký kết") and agreed and depth <= _EARLY and _signed_by_bodies(page, hit.first, start):
        score += 3
    if hit.key == "đánh giá kết quả" and held == hit.first:
        return None  # "báo cáo đánh giá kết quả": no meeting unless one is held for it
    if before == "đạo" and words[hit.first - 2] == "chỉ" and hit.first - 3 >= start and words[hit.first - 3] == "ban":
        score -= 3  # "Ban Chỉ đạo tổng kết …": part of a name
    if not noun and words[max(start, hit.first - 2) : hit.first] in (["khi", "đi"], ["sau", "khi"], ["trước", "khi"]):
        score -= 3  # "sau khi đi kiểm tra hiện trường, … làm việc với"
    if noun and words[hit.last : hit.last + 1] and words[hit.last] in ("sau", "tới", "này", "trước", "qua", "điểm"):
        score -= 3  # "các kỳ họp sau", "đại hội điểm"
    if ["dự", "kiến"] in (words[last - 2 : last], words[last : last + 2]):
        score -= 4  # still to come, told in passing
    if before == "đoàn" and words[max(start, hit.first - 3) : hit.first - 1] == ["tổ", "chức"]:
        score += 3  # "tổ chức đoàn khảo sát thực tế tại …"
    elif not noun and before == "đoàn" and words[hit.first - 2 : hit.first - 1] == ["trưởng"]:
        score += 3  # "do bà A làm trưởng đoàn giám sát tại …"
    elif not noun and before in _NO_EVENT_BEFORE:
        score -= 3  # "nhằm kiểm tra", "Chương trình kiểm tra": an aim or a name, nothing that took place
    if not noun and hit.key in _VISITS and before != "đoàn" and _visited_by_a_group(page, hit.first, start):
        score += 3
    if not noun and held == hit.first:
        score -= 1 if before not in ("đã", "vừa", "cùng", "đi", "về") else -0.5
    if number in dated:
        score += 2
    if page.capital(hit.first):
        score += 0.5
    score += min(2.0, 0.7 * len(inside & _STRONG_OBJECT))
    if page.ahead(start, _SUBJECT_LINE) and not noun and hit.first - start <= 8:
        # the subject line of a letter names what is done
        score += 4
        last = trim_marks(page, hit.last, stop)
    if last - hit.last < 2:
        score -= 2.5
    if _is_concluded(page, hit.first, start):
        score += 4
    elif before in _BACK_REFERENCE:
        score -= 3
    if "đó" in words[start : start + 3] or (
        "dự" in words[start : start + 1] and "kiến" in words[start + 1 : start + 2]
    ):
        score -= 3
    if depth == 0 and _is_title(page, number):
        score -= 1.0 if noun or hit.key not in ("sơ kết", "tổng kết") or not page.ahead(hit.last, _REVIEWED) else -1.5
    if hit.key == "lễ" and words[hit.last : hit.last + 1] and words[hit.last] in ("hội", "tân", "giáng", "phục"):
        score -= 3
    score -= 0.22 * depth
    return Event(hit.first, last, number, score, noun, held)


_YEARS: Final = tuple((f"{lead}{n}", unit) for n in range(1, 31) for lead in ("", "0") for unit in ("năm", "tháng"))
_REVIEWED: Final = Starts(
    *_YEARS, ("công", "tác"), ("thực", "hiện"), ("quy", "chế"), ("chương", "trình"), ("việc", "thực"), ("một", "năm"),
    ("hai", "năm"), ("ba", "năm"), ("kết", "quả"), ("hoạt", "động"),
)  # fmt: skip
"""After "Sơ kết", "Tổng kết" in a headline: what was reviewed at a meeting."""


_TOOK_PLACE: Final = Starts.of("diễn ra | đã diễn ra | được tổ chức | vừa diễn ra | vừa được tổ | đã được tổ | do")


_PREPARED: Final = (["bị", "cho"], ["vụ", "cho"], ["phục", "vụ"], ["chuẩn", "bị"], ["trình", "tại"], ["tiến", "tới"])


def _led_by(page: Page, first: int, start: int) -> bool:
    """``Thủ tướng A làm việc với …``: who works with whom is the news."""
    offices = page.all_hits("chuc_danh")
    near = range(max(start, first - _NEAR), first)
    if any(page.words[token] in ("nghị", "buổi", "phiên", "cuộc") for token in near):
        return False  # "đồng chủ trì Hội nghị … và làm việc với …"
    return any(token in offices for token in near)


def _whole_news(page: Page, last: int, stop: int, inside: set[str]) -> bool:
    """``Ký kết Quy chế phối hợp giữa A và B. Theo đó, …``: a full sentence that is the news, no headline."""
    return "giữa" in inside and page.words[stop - 1] == "." and stop - last <= 2


def _signed_before(page: Page, start: int, first: int, last: int) -> bool:
    """``Hai bên đã ký … từ năm 2018``, ``Năm 2020, A và B đã ký …``, ``… đã ký …, đến nay …``: told of in passing."""
    words = page.words
    ahead = words[first : last + 4]
    so_far = any(ahead[i : i + 2] == ["đến", "nay"] for i in range(len(ahead)))
    return so_far or words[start : start + 1] == ["năm"] or words[last - 3 : last - 1] == ["từ", "năm"]


_UNLISTED: Final = 8
_EARLY: Final = 2
_JUST: Final = frozenset(("đã", "vừa", "thống", "nhất", "tiến", "hành", "chính", "thức", "cùng"))


def _signed_by_bodies(page: Page, first: int, start: int) -> bool:
    """``Sở A, Công an tỉnh và Cục B đã thống nhất ký kết …``: two bodies or more right before the verb."""
    stop = first
    while stop > start and page.words[stop - 1] in _JUST:
        stop -= 1
    chain = 0
    token = max(start, first - _NEAR)
    while token < stop:
        if not begins_body(page, token):
            token += 1
            continue
        end = body_end(page, token, stop)
        if page.words[end : end + 1] == ["("]:
            end = next((t + 1 for t in range(end, min(stop, end + 12)) if page.words[t] == ")"), end)
        chain += 1
        if end == stop:
            return chain >= 2
        if chain >= 3 and stop - end <= _UNLISTED and page.words[end] in (",", "và"):
            return True  # "…, Chi cục Thuế, Đội Quản lý thị trường số 1 đã ký kết": the last has a head no list has
        if page.words[end] not in (",", "và", "-", "với", "phối"):
            chain = 0
        token = max(end, token + 1)
    return False


def _signed_by(page: Page, first: int, start: int) -> bool:
    """``ông A, Giám đốc … và ông B, Giám đốc … ký kết``: named people before the verb."""
    offices = page.all_hits("chuc_danh")
    return sum(token in offices for token in range(max(start, first - _NEAR), first)) >= 2


_ISSUED: Final = Starts.of(
    "ban hành | ban | quyết định | các quyết định | nghị quyết | công văn | chỉ thị | công điện | văn bản | tờ trình"
)
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
    )
)
_AIMS: Final = frozenset(("nhằm", "để", "ký", "lập", "sẽ"))


def _visited_by_a_group(page: Page, first: int, start: int) -> bool:
    """``Đoàn công tác … do … làm Trưởng đoàn đã kiểm tra``; not ``lập các đoàn kiểm tra nhằm kiểm tra …``."""
    before = page.words[max(start, first - 40) : first]
    if "đoàn" not in before:
        return False
    return not _AIMS & set(before)


def _is_concluded(page: Page, first: int, start: int) -> bool:
    """``… trong kết luận cuộc họp …``, ``Kết luận của đồng chí A tại Hội nghị …``: no closing speech."""
    words = page.words
    if words[max(start, first - 3) : first] in (["kết", "luận", "của"], ["kết", "luận", "tại"]):
        closing = first - 3 == start and page.sentence_number(start) > 1
        return not closing and "biểu" not in words[max(start, first - 40) : first]
    if words[first - 1 : first] == ["tại"] and page.sentence_number(start) <= 2:
        near = range(max(start, first - _NEAR), first - 4)
        at = next((t for t in near if words[t : t + 3] == ["kết", "luận", "của"]), None)
        if at is not None and "biểu" not in words[max(start, at - 3) : at]:
            return True
    if words[max(start, first - 2) : first] == ["kết", "luận"]:
        return first - 2 > start and words[first - 3] not in ("biểu", "và", ",", "hiện")
    return words[start : start + 3] == ["kết", "luận", "của"] and words[first - 1] == "tại" and page.line_start(start)


def _weight_of_holding(verb: str, head: str, *, noun: bool) -> float:
    """How strongly the verb before the head says that the meeting is what is told."""
    if verb in ("dự", "tham", "chủ"):
        return 1.0
    if verb == "có":
        return 3.0 if head.startswith(("buổi", "cuộc")) else 0.0
    return 3.0 if noun or verb == "tổ" else 1.5


def _held_before(page: Page, first: int, start: int) -> int:
    """The verb of holding that stands within four words before the head."""
    words = page.words
    for at in range(max(start, first - 5), first):
        if words[at] not in _HOLDING_FIRST:
            continue
        for phrase in _HOLDING:
            end = at + len(phrase)
            if end > first or tuple(words[at:end]) != phrase:
                continue
            if at > start and words[at - 1] in ("biểu", "luận", "thay", "ban", "tác"):
                return first
            if all(w in _BETWEEN for w in words[end:first]):
                return at
    return first


def _is_title(page: Page, number: int) -> bool:
    """A line without a full stop among the first: headline, crumb, sub-headline."""
    first, last = page.source.sentences[number]
    if page.words[last - 1] in (".", "!", "?", "…", ":", ";") or last >= len(page.words):
        return False
    return page.source.shapes[last] == BREAK and (number == 0 or page.line_start(first))


def name(page: Page, event: Event) -> Value[str]:
    """The event's name as a value of the draft."""
    reason = "tên đứng sau chữ “tổ chức”" if event.held < event.first else "cụm từ chỉ cuộc họp ở đầu bài"
    certainty = "certain" if event.score >= 5 else "likely" if event.score >= 3.5 else "doubtful"
    span = (page.source.span(event.first, event.last),)
    return Value(page.source.cut(event.first, event.last), span, certainty, reason)  # type: ignore[arg-type]
