"""Chủ trì và thành phần dự — who chaired the meeting, and who else is named as present or speaking.

Legal basis: working regulations of each body (quy chế làm việc) say who chairs; none binds the wording.

Examples: ``ông A, Giám đốc Sở B chủ trì Hội nghị`` · ``đồng chí A, Bí thư … và đồng chí B, Bí thư … đồng chủ
trì`` · ``Chủ trì Hội nghị có các đ/c: …; …`` · ``dưới sự chủ trì của …`` · ``do ông A, Chủ nhiệm … làm Trưởng
đoàn``.

Must not match: ``dự và chỉ đạo``, ``kết luận``, ``phát biểu`` alone; an organisation that ``chủ trì, phối
hợp``; ``cán bộ chủ trì``; ``đơn vị chủ trì`` of a task.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from vanban.elements.co_mat import takes_part
from vanban.elements.moi_nguoi import Named, people
from vanban.elements.nguoi import Mention
from vanban.engine.page import Page, Starts
from vanban.parts import Person
from vanban.values import Value

_LINKS: Final = frozenset(
    (",", "và", ";", "cùng", "với", ":", "-", "đồng", "chí", "các", "đ", "/", "c", "ông", "bà", "có", "gồm")
)
_BEFORE_CUE: Final = frozenset(
    (
        ",",
        "dự",
        "và",
        "đã",
        "đồng",
        "tham",
        "tới",
        "đến",
        "trực",
        "tiếp",
        "cùng",
        "-",
        "làm",
        "là",
        "chỉ",
        "đạo",
        "chiến",
        "sỹ",
        "sẽ",
        "phát",
        "biểu",
        "đại",
        "diện",
    )
)
_NOT_THE_VERB: Final = frozenset(
    (("cán", "bộ"), ("cấp", "ủy"), ("đơn", "vị"), ("cơ", "quan"), ("vai", "trò"), ("người", "đứng"))
)


def find(page: Page, mentions: Sequence[Mention]) -> tuple[tuple[Person, ...], tuple[Person, ...]]:
    """(chairs, other people present), each person once with the offices of the fullest mention."""
    chairing = _chairing(page, mentions)
    named = people(page, mentions)
    chairs, others = [], []
    for one in named:
        is_chair = any(m.first in chairing or _heads_a_delegation(page, m) for m in one.mentions)
        if is_chair:
            chairs.append(_person(page, one, "ghi cùng chữ “chủ trì” hoặc “Trưởng đoàn”"))
        elif one.fullest.titles and takes_part(page, one):
            others.append(_person(page, one, "có tên và chức danh trong phần nói về cuộc họp"))
    return tuple(chairs), tuple(others)


_DELEGATION_HEAD: Final = Starts.of(
    """
    trưởng đoàn | trưởng đoàn kiểm tra | trưởng đoàn giám sát | trưởng đoàn khảo sát | trưởng đoàn công tác |
    trưởng đoàn thanh tra
    """
)


def _heads_a_delegation(page: Page, mention: Mention) -> bool:
    """``Trưởng đoàn giám sát Lê Văn A``; not ``Trưởng đoàn đại biểu Quốc hội``, an office."""
    return any(first + page.ahead(first, _DELEGATION_HEAD) == last for first, last in mention.titles)


def _person(page: Page, one: Named, reason: str) -> Person:
    source = page.source
    best = one.fullest
    spans = tuple(source.span(*m.name) for m in sorted(one.mentions, key=lambda m: m.first))
    heads = (
        t for t in best.titles if t[0] + page.ahead(t[0], _DELEGATION_HEAD) != t[1]
    )  # no office: it says who leads
    titles = tuple(
        Value(source.cut(*t).rstrip(" ,.-"), (source.span(*t),), "certain", "ghi liền với họ tên") for t in heads
    )
    return Person(Value(one.name, spans, "certain" if best.addressed else "likely", reason), titles)


MAX_CHAIRS: Final = 20
_AND_OTHERS: Final = Starts.of(
    "và đại diện | và lãnh đạo | cùng đại diện | cùng lãnh đạo | cùng các đồng chí | và các đồng chí"
)
"""``Đại tá A và lãnh đạo các địa phương chủ trì hội nghị``: the one who is named presides."""


def _from(mentions: Sequence[Mention], token: int) -> Iterator[Mention]:
    return islice(mentions, bisect_left(mentions, token, key=_start), None)


def _start(mention: Mention) -> int:
    return mention.first


def _chairing(page: Page, mentions: Sequence[Mention]) -> set[int]:
    """First tokens of the mentions that chair."""
    found: set[int] = set()
    words = page.words
    for token, word in enumerate(words):
        if word == "chủ" and words[token + 1 : token + 2] in (["trì"], ["tọa"], ["trị"]):
            found |= _around(page, mentions, token, token + 2)
        elif (
            word == "trưởng"
            and words[token + 1 : token + 2] == ["đoàn"]
            and words[token - 1 : token] in (["làm"], ["là"], ["đồng"])
        ):
            found |= _subject_chain(page, mentions, token - 1, pair=words[token - 1] == "đồng")
        elif word == "trưởng" and page.ahead(token, _HEADED_BY):
            headed = next(_from(mentions, token + 2), None)
            if headed is not None and headed.first - token <= _NEXT:
                found.add(headed.first)
    return found


_HEADED_BY: Final = Starts.of(
    "trưởng đoàn : | trưởng đoàn là | trưởng đoàn kiểm tra : | trưởng đoàn kiểm tra là | trưởng đoàn giám sát là |"
    "trưởng đoàn khảo sát là | trưởng đoàn khảo sát :"
)
"""``(Trưởng đoàn là bà A, Phó Chủ tịch HĐND tỉnh)``."""
_NEXT: Final = 6


def _around(page: Page, mentions: Sequence[Mention], cue: int, after: int) -> set[int]:
    words = page.words
    start, stop = page.sentence_at(cue)
    before = words[cue - 1] if cue > start else "\n"
    if cue - start >= 2 and (words[cue - 2], before) in _NOT_THE_VERB and page.lower(cue - 2):
        return set()
    if before == "sự" or cue == start or before in ("đoàn", "tọa") or _opens_list(page, after, stop):
        listed = _list_after(page, mentions, after, stop)
        if listed:
            return listed
    if words[after + (words[after : after + 1] == [","]) :][:2] == ["phối", "hợp"]:
        return set()
    together = before == "đồng" or before == "cùng"
    partner: set[int] = set()
    if together and words[after : after + 1] in (["với"], ["cùng"]):
        partner = {m.first for m in islice(_from(mentions, after), 1) if m.first - after <= _NEXT}
    return _subject_chain(page, mentions, cue, pair=together) | partner


def _opens_list(page: Page, after: int, stop: int) -> bool:
    """``Chủ trì hội nghị có …``, ``chủ trì: …``."""
    clause = next((t for t in range(after, min(stop, after + 9)) if page.words[t] == ";"), min(stop, after + 9))
    ahead = page.words[after:clause]
    listed = any(w in ("có", "gồm", "là", ":", "phía") for w in ahead[:8])
    return bool(ahead) and (ahead[0] in (":", "của") or listed)


def _list_after(page: Page, mentions: Sequence[Mention], after: int, stop: int) -> set[int]:
    """The people listed after the cue, until another role begins."""
    found: set[int] = set()
    at = after
    for mention in _from(mentions, after):
        if mention.first >= stop:
            break
        between = page.words[at : mention.first]
        if found and not all(w in _LINKS for w in _without_whom(between)):
            break
        if not found and (len(_without_whom(between)) > 14 or "." in between):
            break
        if not found and any(w in ("dự", "biểu") for w in between):
            break
        found.add(mention.first)
        at = mention.last
    return found


def _without_whom(words: Sequence[str]) -> list[str]:
    """The words without the bodies whose people are named: "đại diện Cục A, đồng chí B; về phía C có đồng chí D"."""
    kept: list[str] = []
    skipping = False
    for i, word in enumerate(words):
        if words[i : i + 2] in (["đại", "diện"], ["về", "phía"]) or word == "phía":
            skipping = True
        elif word in (",", ":", ";", "có", "gồm", "là", "do"):
            skipping = False
        if not skipping:
            kept.append(word)
    return kept


def _subject_chain(page: Page, mentions: Sequence[Mention], cue: int, *, pair: bool) -> set[int]:
    """The people right before the cue; with ``pair`` all that are joined by ``và`` and commas."""
    start, _ = page.sentence_at(cue)
    upto = bisect_left(mentions, cue, key=_start)
    before = [m for m in mentions[max(0, upto - MAX_CHAIRS) : upto] if start <= m.first and m.last <= cue]
    if not before:
        return set()
    nearest = before[-1]
    close = cue - nearest.last <= 1 or all(w in _BEFORE_CUE for w in _without_brackets(page.words[nearest.last : cue]))
    close = close or page.words[nearest.last : nearest.last + 2] == ["thay", "mặt"]  # "A thay mặt Bộ B chủ trì"
    close = close or (page.ahead(nearest.last, _AND_OTHERS) > 0 and "," not in page.words[nearest.last : cue])
    if not close and not _office_tail(page, nearest.last, cue):
        return set()
    found = {nearest.first}
    following = nearest
    pair = pair or before[0].first == start  # "Đồng chí A - Chủ tịch, Đại tá B chủ trì hội nghị": all are its subject
    for mention in reversed(before[:-1]):
        between = _without_brackets(page.words[mention.last : following.first])
        joined = all(w in _LINKS for w in between)
        if not joined or not (pair or "và" in between or ";" in between or "cùng" in between):
            break
        found.add(mention.first)
        following = mention
    return found


def _without_brackets(words: Sequence[str]) -> list[str]:
    """The words outside brackets: "A, Trưởng đoàn (Đoàn số 11) và B"."""
    kept: list[str] = []
    depth = 0
    for word in words:
        depth += word == "("
        if not depth:
            kept.append(word)
        depth -= word == ")" and depth > 0
    return kept


def _office_tail(page: Page, first: int, cue: int) -> bool:
    """Offices that were not understood still stand between a name and its verb: commas, no full clause."""
    words = page.words[first:cue]
    return (
        len(words) <= 30
        and words[0] in (",", "-")
        and not any(w in (";", ".", ":", "đã", "là", "có", "về", "cho", "được") for w in words)
    )
