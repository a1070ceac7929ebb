"""Ký kết — whether the signing of an agreement is what a text tells of, and who signs.

Legal basis: none general; a regulation or programme of coordination binds those who sign it. Not a field of its own: it
serves the element of the event.

Examples: ``A và B đã ký kết Quy chế phối hợp`` · ``ông A, Giám đốc … và ông B, Giám đốc … ký Chương trình phối hợp``.

Must not match: a paper signed into force (``ký ban hành Chỉ thị``), an agreement told of in passing (``từ năm 2018, hai
bên đã ký …``, ``đến nay``).
"""

from typing import Final

from vanban.elements.chuoi_to_chuc import chain_of
from vanban.elements.thoa_thuan import LONG_AGO
from vanban.elements.to_chuc import begins_body, body_end
from vanban.elements.viec import BOTH
from vanban.engine.lexicon import Hit
from vanban.engine.page import Page, Starts

AGREEMENT: Final = Starts.of(
    "phối hợp | hợp tác | thỏa thuận | liên tịch | giao ước | ghi nhớ | chương trình | quy chế | liên ngành | kế hoạch"
)
NEAR: Final = 60
"""Words of the same sentence further away say nothing about a head."""


def weight(page: Page, hit: Hit, last: int, sentence: tuple[int, int], *, depth: int, held: bool, dated: bool) -> float:
    """How strongly the signing at ``hit``, whose name ends at ``last``, is what the text tells of."""
    start, stop = sentence
    agreed = any(page.ahead(token, AGREEMENT) for token in range(hit.last, min(last, hit.last + _SOON)))
    score = 0.0
    issued = page.ahead(hit.last, _ISSUED)
    if not agreed or (issued and page.words[hit.last + issued : hit.last + issued + 2] != ["liên", "tịch"]):
        score -= 4  # a paper is signed into force, no agreement
    if not held and _signed_before(page, start, hit.first, last):
        score -= 4
    if not agreed:
        return score
    headline = page.words[: page.source.sentences[0][1]]
    if depth and not (held or dated) and "ký" not in headline:
        score -= 1  # "Thu vượt dự toán. … Cục A đã ký quy chế phối hợp với …": one fact among others
    if hit.key == "ký kết" and hit.first == start and depth == 0 and _whole_news(page, hit.last, last, stop):
        score += 2.5
    if hit.key == "ký kết" and not held and _signed_by(page, hit.first, start):
        score += 1.5
    if depth <= _EARLY and _signed_by_bodies(page, hit.first, start):
        score += 3
    return score


_SOON: Final = 14


def _whole_news(page: Page, named: int, last: int, stop: int) -> bool:
    """``Ký kết Quy chế phối hợp giữa A và B. Theo đó, …``: a full sentence that is the news, no headline."""
    return "giữa" in page.words[named:last] and page.words[stop - 1] == "." and stop - last <= 2


def _signed_before(page: Page, start: int, first: int, last: int) -> bool:
    """``Hai bên đã ký … từ năm 2018``, ``Năm 2020, A và B đã ký …``, ``… đã ký …, đến nay …``: told of in passing."""
    words = page.words
    ahead = words[first : last + 4]
    so_far = any(ahead[i : i + 2] == ["đến", "nay"] for i in range(len(ahead)))
    return so_far or page.ahead(start, LONG_AGO) > 0 or words[last - 3 : last - 1] == ["từ", "năm"]


_UNLISTED: Final = 8
_EARLY: Final = 2
_JUST: Final = frozenset(("đã", "vừa", "thống", "nhất", "tiến", "hành", "chính", "thức", "cùng"))


def _signed_by_bodies(page: Page, first: int, start: int) -> bool:
    """``Sở A, Công an tỉnh và Cục B đã thống nhất ký kết …``: two bodies or more right before the verb."""
    stop = first
    while stop > start and page.words[stop - 1] in _JUST:
        stop -= 1
    chain = 0
    token = max(start, first - NEAR)
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
        if chain >= 2 and stop - end <= _UNLISTED and page.words[end] == "thuộc":
            return True  # "Bộ A cùng nhãn hàng B thuộc Tập đoàn C đã ký kết"
        if page.words[end] not in (",", "và", "-", "với", "phối", "cùng"):
            chain = 0
        token = max(end, token + 1)
    return False


def follows_a_body(page: Page, first: int, start: int) -> bool:
    """``Sáng 3/3, Thường trực Tỉnh ủy (đã) | làm việc với …``: the name of a body ends right before."""
    stop = first
    while stop > start and page.words[stop - 1] in _JUST:
        stop -= 1
    near = range(max(start, stop - _LONGEST_SUBJECT), stop)
    return any(begins_body(page, t) and body_end(page, t, stop) == stop for t in near)


_LONGEST_SUBJECT: Final = 20


def _signed_by(page: Page, first: int, start: int) -> bool:
    """``ông A, Giám đốc … và ông B, Giám đốc … ký kết``: named people before the verb."""
    offices = page.all_hits("chuc_danh")
    return sum(token in offices for token in range(max(start, first - NEAR), first)) >= 2


_PAPER: Final = Starts.of(
    "quy chế | chương trình | kế hoạch | thỏa thuận | biên bản | bản ghi nhớ | nghị quyết liên tịch"
)
_SIGNED_NOW: Final = frozenset(("đã", "vừa"))
_LONG_TITLE: Final = 40
_GROUP: Final = 9


def signed_passively(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """``Quy chế phối hợp về … | đã được A và B ký``: where the name of what was signed begins and ends."""
    words = page.words
    if "được" not in words[first:last]:
        return None
    paper = next((t for t in range(first, last - 4) if page.ahead(t, _PAPER)), None)
    if paper is None or (paper > first and words[paper - 1] in ("theo", "hiện", "của")):
        return None
    passive = next((t for t in range(paper + 2, min(last - 2, paper + _LONG_TITLE)) if words[t] == "được"), None)
    if passive is None or not {"phối", "tác", "tịch", "nhớ"} & set(words[paper:passive]):
        return None
    sides = page.ahead(passive + 1, BOTH)
    end = passive + 1 + sides
    if not sides and begins_body(page, passive + 1):
        end = chain_of(page, passive + 1, last)[1]
        if words[end : end + 1] == ["và"]:  # "A và ba hội nhận ủy thác | ký kết"
            end = next((t for t in range(end, min(last, end + _GROUP)) if words[t] == "ký"), end)
    if end == passive + 1 or words[end : end + 1] != ["ký"]:
        return None
    return paper, passive - (words[passive - 1] in _SIGNED_NOW)


_ISSUED: Final = Starts.of(
    "ban hành | ban | quyết định | các quyết định | nghị quyết | công văn | chỉ thị | công điện | văn bản | tờ trình"
)
