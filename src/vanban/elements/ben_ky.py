"""Bên ký kết — the sides of an agreement told by what they did: who signed, issued or leads it, with whom.

Legal basis: none general; who signs a regulation or programme of coordination is bound by it. Not a field of its own:
it serves the element of the sides where the agreement does not name them itself.

Examples: ``A đã ký kết quy chế phối hợp với B`` · ``ông A, Giám đốc Sở B và ông C, Giám đốc Sở D ký …`` · ``A và B ban
hành Chương trình phối hợp`` · ``Chương trình do A chủ trì, với sự tham gia của B``.

Must not match: a paper one body issues for itself, several offices of one person, witnesses of the signing.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from vanban.elements.chuoi_to_chuc import Body, chain_of
from vanban.elements.ky_ket import AGREEMENT
from vanban.elements.nguoi import Mention
from vanban.elements.to_chuc import begins_body, body_end
from vanban.engine.page import Page, Starts, surnames
from vanban.engine.source import Source
from vanban.fold import fold

_WINDOW: Final = 45


def signed_with(page: Page) -> list[Body]:
    """``Ban Thường vụ Tỉnh ủy đã ký kết quy chế phối hợp công tác với Đảng ủy Tập đoàn``."""
    words = page.words
    for token in range(2, len(words) - 4):
        if words[token : token + 2] != ["ký", "kết"]:
            continue
        if not any(page.ahead(t, AGREEMENT) for t in range(token + 2, min(len(words), token + 8))):
            continue
        first, last = page.sentence_at(token)
        ahead = range(token + 2, min(last - 1, token + 32))
        other = next((t + 1 for t in ahead if words[t] == "với" and begins_body(page, t + 1)), None)
        if other is None:
            continue
        for at in range(max(first, token - _WINDOW), token):
            if begins_body(page, at) and token - body_end(page, at, token) <= 2:
                return [(at, body_end(page, at, token)), (other, body_end(page, other, last))]
    return []


def signed_by_heads(page: Page, mentions: Sequence[Mention]) -> list[Body]:
    """``ông A, Giám đốc Sở B và ông C, Giám đốc Sở D ký kết Quy chế phối hợp``: the bodies the two signed for."""
    words, offices = page.words, page.all_hits("chuc_danh")
    names = {token for mention in mentions for token in range(*mention.name)}
    for token in range(2, len(words) - 1):
        if words[token] != "ký":
            continue
        named = any(page.ahead(t, AGREEMENT) for t in range(token + 1, token + 5))
        if not named and words[token + 1] not in ("kết", "vào", "biên"):
            continue
        first = max(page.sentence_at(token)[0], token - _WINDOW)
        found: dict[str, Body] = {}
        for at in range(first, token):
            if at in offices and begins_body(page, offices[at].last):
                end = body_end(page, offices[at].last, token)
                body = (offices[at].last, next((t for t in range(offices[at].last, end) if t in names), end))
                found.setdefault(fold(page.source.cut(*body)), body)
        if len(found) == 2:  # more of them are several offices of one person
            return list(found.values())
    return []


def headed(page: Page, first: int, stop: int) -> list[Body]:
    """``Bộ trưởng Bộ A và Tổng Giám đốc B chủ trì buổi làm việc … giữa hai ngành``: the bodies of the two offices."""
    offices = page.all_hits("chuc_danh")
    found: dict[str, Body] = {}
    for at in range(first, stop):
        if at in offices and begins_body(page, offices[at].last):
            body = (offices[at].last, body_end(page, offices[at].last, stop))
            people = (t for t in range(*body) if t > body[0] and page.words[t] in surnames() and page.capital(t + 1))
            body = (body[0], next((t for t in people if page.capital(t)), body[1]))
            found.setdefault(fold(page.source.cut(*body)), body)
    return list(found.values()) if len(found) == 2 else []


_HEADLINES: Final = 4
_AGREE: Final = Starts.of(
    "ký | ký kết | sơ kết | tổng kết | phối hợp | đã ký | vừa ký | tăng cường phối hợp | : ký | : sơ kết | : tổng kết"
)


def in_headline(page: Page, before: int, *, counted: bool = False) -> list[Body]:
    """``A và B ký kết Quy chế phối hợp`` above a lead that only says ``hai đơn vị``.

    Where the lead counts them (``counted``), whatever the headline says of them: ``A - B: nâng chất lượng …``.
    """
    for first, last in page.source.sentences[: min(before, _HEADLINES)]:
        opens = next((t + 1 for t in range(first, min(last, first + 6)) if page.words[t] == ":"), first)
        for token in {first, opens}:
            if page.words[last - 1] not in (".", "…") and begins_body(page, token):
                chain, end = chain_of(page, token, last)
                if len(chain) >= 2 and (counted or page.ahead(end, _AGREE)):
                    return chain
    return []


def led(page: Page) -> list[Body]:
    """``Chương trình do A (làm) chủ trì, với sự tham gia của B, C và D``."""
    words = page.words
    for token in range(4, len(words) - 4):
        if words[token : token + 4] != ["sự", "tham", "gia", "của"] or "trì" not in words[token - 4 : token]:
            continue
        first = max(page.sentence_at(token)[0], token - 80)
        by = next((t for t in range(first, token) if words[t] == "do" and begins_body(page, t + 1)), None)
        if by is not None and {"trình", "hoạch", "chế"} & set(words[first:by]) and begins_body(page, token + 4):
            return [(by + 1, body_end(page, by + 1, token)), *chain_of(page, token + 4, page.sentence_at(token)[1])[0]]
    return []


def issued(page: Page) -> list[Body]:
    """``A và B ban hành Chương trình phối hợp …``."""
    words = page.words
    for token in range(2, len(words) - 4):
        if words[token : token + 2] not in (["ban", "hành"], ["ký", "kết"], ["ký", "ban"]):
            continue
        if "phối" not in words[token + 2 : token + 8] and "tịch" not in words[token + 2 : token + 8]:
            continue
        first = max(page.sentence_at(token)[0], token - 80)
        for at in range(first, token):
            if begins_body(page, at):
                chain, end = chain_of(page, at, token)
                if token - end <= 3 and (len(chain) >= 2 or (chain and _several(page, chain[0]))):
                    return chain
                break
    return []


_SEVERAL: Final = frozenset(("hai", "ba", "bốn", "các"))


def _several(page: Page, body: Body) -> bool:
    return names_several(page.source.cut(*body))


_HEAD: Final = 7


def names_several(name: str) -> bool:
    """``Công an 3 huyện A, B và C``: several bodies of one kind, named together."""
    words = Source(name).words
    levels = ("huyện", "xã", "phường", "tỉnh", "quận", "địa", "thành")
    early = any((a in _SEVERAL or (a.isdigit() and int(a) > 1)) and b in levels for a, b in pairwise(words[1:_HEAD]))
    return early or any(a == "các" and b in levels for a, b in pairwise(words))
