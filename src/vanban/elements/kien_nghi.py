"""Kiến nghị, vướng mắc — what is asked, by whom and of whom.

Legal basis: regulations on coordination oblige each side to answer; Luật Khiếu nại does not apply.

Examples: ``Các đơn vị kiến nghị Đảng ủy Tập đoàn sớm …`` · ``đề xuất với tỉnh bố trí …`` · ``kiến nghị Quốc hội bổ
sung …`` · the numbered lines under ``V. KIẾN NGHỊ, ĐỀ XUẤT`` of a report (``1. Đề nghị UBND tỉnh …``).

Must not match: ``giải quyết các kiến nghị``, ``đề xuất, kiến nghị của`` (nouns), ``tham gia đề xuất về chính sách``,
and what the chair asks of others (those are tasks).
"""

import re
from itertools import islice
from typing import Final

from vanban.elements.chuoi_to_chuc import Body, as_value
from vanban.elements.to_chuc import begins_body, body_end
from vanban.engine.lines import each_line
from vanban.engine.page import Page, Starts
from vanban.parts import DraftRecommendation
from vanban.values import Value

_VERBS: Final = Starts(
    ("kiến", "nghị"), ("đề", "xuất", "kiến", "nghị"), ("đề", "xuất"), ("kiến", "nghị", "với"), ("đề", "xuất", "với")
)
_NOUN_BEFORE: Final = frozenset(
    (
        "các",
        "những",
        "số",
        "nhiều",
        "ý",
        "của",
        "đề",
        ",",
        "và",
        "có",
        "về",
        "nội",
        "giải",
        "nghiên",
        "một",
        "mọi",
        "nêu",
        "trả",
        "mưu",
    )
)
_RAISED_BY: Final = frozenset(("vị", "biểu", "dân", "nghiệp", "sở", "ty", "tri", "động", "ngành", "phương", "viên"))
_MAX_TOKENS: Final = 120
_ASKED: Final = Starts.of(
    """
    xem xét | sớm | có | cần | bổ sung | sửa đổi | tiếp tục | hỗ trợ | tạo điều kiện | cho phép | ban hành | bố trí |
    quan tâm | chỉ đạo | giải quyết | tháo gỡ | điều chỉnh | tăng cường | hướng dẫn | nghiên cứu | cấp | giao |
    phân bổ | đầu tư | nâng | giảm | kéo dài | thống nhất
    """
)
_TO_WHOM: Final = Starts.of(
    """
    với | các cấp | các bộ | các ngành | các sở | các cơ quan | cấp trên | cấp có thẩm quyền | trung ương | tỉnh | huyện
    | thành phố | lãnh đạo | địa phương | các địa phương | chính quyền | nhà nước | tập đoàn | tổng công ty
    """
)
_HEADING: Final = re.compile(
    r"^[ \t]*(?:(?:[ivxl]{1,5}|[a-h]|\d{1,2})[.)/-]+ ?)?(?:những |một số |các |nội dung )?"
    r"(?:kiến nghị|đề xuất)[^\n.;]{0,60}:?[ \t]*$|^[ \t]*(?:(?:[ivxl]{1,5}|[a-h]|\d{1,2})[.)/-]+ ?)?"
    r"[^\n.;]{0,40}(?:vướng mắc|khó khăn|giải pháp)[^\n.;]{0,20}(?:kiến nghị|đề xuất)[^\n.;]{0,40}:?[ \t]*$",
    re.M,
)
_NEXT_HEADING: Final = re.compile(r"(?:[ivxl]{1,5}|[a-h])[.)/-]|nơi nhận|trên đây|phần ")
_ITEM: Final = re.compile(r"(?:\(?\d{1,2}[.)]{1,2}|[-+*•–]|[a-hđ][)]) ?")
_LEAD_IN: Final = re.compile(r"(?:đề nghị|kiến nghị|đề xuất)(?: với)? ")
_MAX_LISTED: Final = 200


def find(page: Page) -> tuple[DraftRecommendation, ...]:
    """The recommendations of the text, in order."""
    found, listed = _listed(page)
    for first, last in page.source.sentences:
        while listed and listed[0][1] <= page.source.starts[first]:
            del listed[0]
        if listed and listed[0][0] <= page.source.starts[first]:
            continue
        for token in range(first, last - 3):
            if page.words[token] not in ("kiến", "đề"):
                continue
            size = page.ahead(token, _VERBS)
            if size and _is_verb(page, first, token, token + size):
                found.append(_one(page, first, token, token + size, last))
                break
    return tuple(found)


def _listed(page: Page) -> tuple[list[DraftRecommendation], list[tuple[int, int]]]:
    """The items under headings of recommendations, and where these lists begin and end."""
    low = page.source.low
    found: list[DraftRecommendation] = []
    places: list[tuple[int, int]] = []
    done = 0
    for heading in _HEADING.finditer(low):
        if heading.start() < done:
            continue
        for row in islice(each_line(page.source, heading.end(), len(low)), _MAX_LISTED):
            if row.upper or _NEXT_HEADING.match(row.low):
                break
            item = _ITEM.match(row.low)
            lead = _LEAD_IN.match(row.low, item.end() if item else 0)
            if item is None and lead is None:
                break
            begun = lead or item
            start = row.start + (begun.end() if begun else 0)
            done = row.end
            found.append(_item(page, start, row.end, lead is not None))
        places.append((heading.start(), max(done, heading.end())))
    return [one for one in found if len(one.text.value.split()) >= _FEWEST_WORDS], places


_FEWEST_WORDS: Final = 4


def _item(page: Page, start: int, end: int, asked: bool) -> DraftRecommendation:
    while end > start and page.source.norm[end - 1] in ".;:/… ":
        end -= 1
    words = " ".join(page.source.norm[start:end].split())
    text = Value(words, (page.source.char_span(start, end),), "certain", "ghi ở mục kiến nghị, đề xuất")
    token = page.token_from(start)
    to = None
    if asked and begins_body(page, token):
        stop = body_end(page, token, page.token_from(end))
        to = as_value(page, (token, stop), "tên cơ quan ghi ngay sau chữ “đề nghị”")
    return DraftRecommendation(text, None, to)


def _is_verb(page: Page, first: int, token: int, after: int) -> bool:
    words = page.words
    if not page.lower(token) and token > first:
        return False
    if token > first and words[token - 1] in _NOUN_BEFORE:
        return False
    if not page.source.is_word(after) or words[after : after + 1] in ([","], ["của"], ["và"], ["."]):
        return False
    return begins_body(page, after) or page.ahead(after, _ASKED) > 0 or page.ahead(after, _TO_WHOM) > 0


def _one(page: Page, first: int, token: int, after: int, last: int) -> DraftRecommendation:
    source = page.source
    end = next(
        (t for t in range(after, min(last, after + _MAX_TOKENS)) if page.words[t] == ";"),
        min(last, after + _MAX_TOKENS),
    )
    while end > after + 1 and not source.is_word(end - 1) and page.words[end - 1] not in ")%":
        end -= 1
    addressed: Body | None = None
    if begins_body(page, after):
        addressed = (after, body_end(page, after, end))
    text = Value(
        source.cut(after, end), (source.span(after, end),), "likely", f"ghi sau chữ “{source.cut(token, after)}”"
    )
    return DraftRecommendation(
        text,
        _raiser(page, first, token),
        as_value(page, addressed, "tên cơ quan ghi ngay sau chữ “kiến nghị”") if addressed else None,
    )


def _raiser(page: Page, first: int, token: int) -> Value[str] | None:
    """The subject of the verb: the last body before it, or the common noun that opens the sentence."""
    for at in range(first, token):
        if begins_body(page, at) and page.words[at - 1 : at] not in (["tại"], ["với"], ["của"]):
            end = body_end(page, at, token)
            return as_value(page, (at, end), "đứng trước chữ “kiến nghị” trong câu")
    if 0 < token - first <= 6 and _RAISED_BY & set(page.words[first:token]):
        return as_value(page, (first, token), "đứng trước chữ “kiến nghị” trong câu")
    return None
