"""Họ tên và chức danh — named people with their offices, as news and papers write them.

Legal basis: none binds the press; offices follow the charters (Điều lệ Đảng, laws on organisation), ranks the laws
on the armed forces and the police.

Examples: ``đồng chí Lê Văn A, Bí thư Đảng ủy, Chủ tịch HĐTV`` · ``Thiếu tướng Trần B - Giám đốc Công an tỉnh`` ·
``Phó Chủ tịch UBND tỉnh Phạm Văn C`` · ``Hồ D - Ủy viên Trung ương Đảng; Lê E - Phó Bí thư``.

Must not match: places and streets that begin like a family name (``Hồ Chí Minh``, ``Hà Nam``, ``huyện Lý Nhân``),
bodies (``Đoàn Thanh niên``), offices without a name, and titles cut inside an office
(``Trưởng phòng Tổ chức đảng, Ban Tổ chức Thành ủy`` is one office).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from vanban.elements.chuc_danh import (
    MAX_TITLE_TOKENS,
    behind_whom,
    bracket_end,
    inside_office,
    office_end,
    short_office,
)
from vanban.elements.ho_ten import ABROAD, begins_name, family_name, foreign_name, is_place, name_in_run, run_end
from vanban.elements.tu_dung import ends_phrase
from vanban.engine.page import Page
from vanban.engine.source import BREAK, CAPITAL, UPPER

_LIST_OPENERS: Final = frozenset((";", ":", ",", "và", "-", "(", "\n", "+", "cùng", "gồm", ".", "có", "*", "•"))


@dataclass(frozen=True, slots=True)
class Mention:
    """A person named at tokens ``first`` up to ``last``: the name and the offices given there."""

    first: int
    last: int
    name: tuple[int, int]
    titles: tuple[tuple[int, int], ...]
    addressed: bool
    """Whether an honorific, a rank or an office stands before the name."""


def find(page: Page) -> tuple[Mention, ...]:
    """Every person named in full, in order of appearance."""
    found: list[Mention] = []
    offices, ranks, honorifics = (page.all_hits(tag) for tag in ("chuc_danh", "cap_bac", "xung_ho"))
    count = len(page.words)
    shapes, begins = page.source.shapes, page.begins
    i = 0
    while i < count:
        if not begins[i] and shapes[i] != CAPITAL and shapes[i] != UPPER:
            i += 1
            continue
        mention = None
        if i in offices and i and page.words[i - 1] in ("các", "chí"):
            group = _one_office_for_several(page, i)
            if group:
                found += group
                i = group[-1].last
                continue
        if i in honorifics:
            mention = _addressed(page, i, honorifics[i].last)
        elif i in ranks:
            mention = _addressed(page, i, i)
        elif i in offices:
            own = behind_whom(page, i) if i and page.words[i - 1] in ("mặt", "của") else None
            if own is not None:
                i = own
                continue
            mention = _office_first(page, i, i, ())
        elif page.source.shapes[i] in (CAPITAL, UPPER):
            mention = _bare(page, i)
        if mention is None:
            i += 1
        else:
            found.append(mention)
            i = max(mention.last, i + 1)
    return tuple(found)


def _addressed(page: Page, first: int, token: int, *, nested: bool = False) -> Mention | None:
    """A name after an honorific or a rank; ``nested`` when the honorific was met while walking offices."""
    ranks, titles = page.all_hits("cap_bac"), []
    if token < len(page.words) and page.words[token] == ":":
        token += 1
    while token in ranks:
        hit = ranks[token]
        titles.append((token, hit.last))
        token = hit.last
        if token < len(page.words) and page.words[token] in (".", ","):
            token += 1
    if token in page.all_hits("chuc_danh"):
        return None if nested else _office_first(page, first, token, tuple(titles))
    if token >= len(page.words):
        return None
    end = run_end(page, token)
    if end - token < 2:
        return None
    if is_place(page, token, end):
        return None
    name = (token, min(end, token + 5))
    return _with_titles_after(page, first, name, tuple(titles), addressed=True)


def _office_first(
    page: Page, first: int, token: int, ranks: tuple[tuple[int, int], ...], *, alone: bool = False
) -> Mention | None:
    """``Bí thư Đảng đoàn, Chủ tịch Hội … Nguyễn Văn A``: walk the offices until a name begins.

    ``alone`` leaves what follows the name unread, so that two readings never call each other without end.
    """
    offices, words, shapes = page.all_hits("chuc_danh"), page.words, page.source.shapes
    titles = list(ranks)
    start = token
    token = offices[token].last
    limit = min(len(words), start + MAX_TITLE_TOKENS)
    while token < limit:
        if shapes[token] in (CAPITAL, UPPER) and token not in offices:
            end = run_end(page, token)
            name = name_in_run(page, token, end) or foreign_name(page, start, token, end)
            if name is not None:
                if token > start:
                    titles.append((start, name[0]))
                if alone:
                    return Mention(first, name[1], name, tuple(titles), True)
                return _with_titles_after(page, first, name, tuple(titles), addressed=True)
            token = max(end, token + 1)
            continue
        if words[token] in (",", "-") and token + 1 in offices:
            titles.append((start, token))
            start = token + 1
            token = offices[start].last
            continue
        if token in page.all_hits("xung_ho") or token in page.all_hits("cap_bac"):
            # "Bí thư Thành ủy, đồng chí Nguyễn Văn A": the honorific carries the name
            inner = (
                _addressed(page, token, page.all_hits("xung_ho")[token].last, nested=True)
                if (token in page.all_hits("xung_ho"))
                else None
            )
            if inner is None or inner.titles or token - start < 2:
                return None
            titles.append((start, token - 1 if words[token - 1] in (",", "-") else token))
            return Mention(first, inner.last, inner.name, tuple(titles), True)
        if words[token] == "(":
            closed = bracket_end(page, token)  # "Phó Chủ tịch Ủy ban A (UBA) Hồ Văn B"
            if closed is None:
                return None
            token = closed
            continue
        in_enterprises = words[token + 1 : token + 3] == ["doanh", "nghiệp"]  # "vốn nhà nước tại doanh nghiệp"
        if words[token] == "tại" and not ABROAD & set(words[start : start + 2]) and not in_enterprises:
            return None  # "Thủ tướng Chính phủ tại xã Quách Văn Phẩm"; but "Đại sứ tại …"
        if shapes[token] == BREAK or words[token] in (";", ":", ")", "(") or ends_phrase(page, token):
            return None
        if words[token] in ",." and not inside_office(page, token):
            if words[token] == "," and (token + 1 in page.all_hits("xung_ho")):
                token += 1
                continue
            return None
        token += 1
    return None


def _one_office_for_several(page: Page, token: int) -> list[Mention]:
    """``các Phó Chủ tịch UBND tỉnh: Lê Văn A, Trần B``: the office before the colon is that of each."""
    words = page.words
    hit = page.all_hits("chuc_danh")[token]
    end = office_end(page, hit.last, hit.key)
    named = words[hit.last : hit.last + 1] and family_name(words[hit.last]) and page.source.shapes[hit.last] == CAPITAL
    if words[token - 1] == "các" and named:
        end = hit.last  # "các phó TGĐ Lê Văn A, Trần B": no colon
    elif words[end : end + 1] not in ([":"], ["gồm"]):
        return []
    group: list[Mention] = []
    at = end + (words[end : end + 1] == ["gồm"])
    at += words[at : at + 1] == [":"]
    at += words[at : at + 1] == ["\n"]
    honorifics = page.all_hits("xung_ho")
    while at < len(words):
        begin = at
        at = honorifics[at].last if at in honorifics else at
        if at >= len(words) or not family_name(words[at]) or page.source.shapes[at] != CAPITAL:
            break
        last = run_end(page, at)
        if not 2 <= last - at <= 5:
            break
        begin = begin if group else token  # the office before the names belongs to the first of them
        mention = _with_titles_after(page, begin, (at, last), (), addressed=True)
        if not mention.titles:
            mention = Mention(begin, last, (at, last), ((token, end),), True)
        group.append(mention)
        if words[mention.last : mention.last + 1] not in ([","], [";"], ["và"]):
            break
        at = mention.last + 1
    return group


def _bare(page: Page, token: int) -> Mention | None:
    """``Nguyễn Văn A - Giám đốc``: no honorific, but an office follows and a list or a sentence opens before."""
    words = page.words
    if not family_name(words[token]):
        return None
    opens = token == 0 or words[token - 1] in _LIST_OPENERS or page.line_start(token)
    if not opens and page.sentence_at(token)[0] != token:
        return None
    end = run_end(page, token)
    if not 2 <= end - token <= 5 or is_place(page, token, end):
        return None
    mention = _with_titles_after(page, token, (token, end), (), addressed=False)
    return mention if mention.titles else None


def _with_titles_after(
    page: Page, first: int, name: tuple[int, int], titles: tuple[tuple[int, int], ...], *, addressed: bool
) -> Mention:
    after, last = _titles_after(page, name[1])
    return Mention(first, last, name, titles + after, addressed)


def _titles_after(page: Page, token: int) -> tuple[tuple[tuple[int, int], ...], int]:
    """Offices after a name, and where they end."""
    words, offices, ranks = page.words, page.all_hits("chuc_danh"), page.all_hits("cap_bac")
    found: list[tuple[int, int]] = []
    last = token
    if words[token : token + 1] == ["("] and token + 1 in offices:
        hit = offices[token + 1]
        end = office_end(page, hit.last, hit.key)
        if words[end : end + 1] == [")"]:
            return ((token + 1, end),), end + 1  # "ông Nguyễn Văn A (Giám đốc Sở B)"
    while token < len(words):
        start = token
        if words[start] in (",", "-", "và") or (words[start] == ":" and not found) or _second_half(page, start, found):
            start += 1
        elif (found and words[start] != "kiêm") or words[start] == "(":
            break
        start += words[start : start + 1] == ["kiêm"]
        if start < len(words) and words[start] in ("nguyên", "quyền", "hiện") and start + 1 in offices:
            head = start + 1
        elif start in offices:
            head = start
        elif not found and words[start : start + 2] == ["đại", "diện"] and page.capital(start + 2):
            end = office_end(page, start + 2, "đại diện")
            if words[token] != "-" and words[end : end + 1] not in _SPEAKS_NEXT:
                break  # "có ông A, đại diện Sở B cùng …": others
            found.append((start, end))
            last = token = end
            continue
        elif words[token] == "," and start in ranks and not begins_name(page, ranks[start].last):
            found.append((start, ranks[start].last))
            last = token = ranks[start].last
            continue
        elif words[token] == "," and short_office(page, start):
            found.append((start, start + 1))
            last = token = start + 1
            continue
        else:
            break
        if words[token] == "và" and not found:
            break
        end = office_end(page, offices[head].last, offices[head].key)
        if words[token] in (",", "và") and _leads_to_name(page, head, end, own=words[token] == "," and not found):
            break
        found.append((start, end))
        last = token = end
    return tuple(found), last


_SPEAKS_NEXT: Final = ([","], ["phát"], ["cho"], ["đề"], ["nêu"], ["chia"], ["kiến"], ["bày"], ["trình"], ["báo"])
"""After "đại diện Hội A": the one just named goes on."""


def _second_half(page: Page, token: int, found: Sequence[tuple[int, int]]) -> bool:
    """``Lê Thị B, Ủy viên Ban Thường vụ; Phó Chủ tịch HĐND tỉnh; Trần Văn C``: two offices of one person."""
    offices = page.all_hits("chuc_danh")
    if page.words[token] != ";" or not found or token + 1 not in offices or not page.capital(token + 1):
        return False
    end = office_end(page, offices[token + 1].last, offices[token + 1].key)
    if end >= len(page.words) or page.words[end] not in (";", ".") or "các" in page.words[token:end]:
        return False
    return not _leads_to_name(page, token + 1, end, own=False)


def _leads_to_name(page: Page, start: int, end: int, *, own: bool) -> bool:
    """Whether the office at ``start`` belongs to the next person, whose name stands at its end.

    ``own``: it is the first office after a name and a comma, and so that person's; then two capitals at its end are
    a place ("Bí thư Đảng bộ Công ty Than Hà Lầm").
    """
    if page.words[end : end + 1] == ["-"] and page.hit("xung_ho", end + 1) is not None:
        return True  # "Bộ trưởng Lê Văn A, Tổng Giám đốc B - bà Trần Thị C"
    mention = _office_first(page, start, start, (), alone=True) if start in page.all_hits("chuc_danh") else None
    if mention is None or mention.name[1] > end:
        return False
    return not own or mention.name[1] - mention.name[0] > 2
