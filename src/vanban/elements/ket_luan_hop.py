"""Kết luận cuộc họp — whether a text is about what was concluded at a meeting: a notice of it, or news of one.

Legal basis: NĐ 30/2020/NĐ-CP, Annex III, for the form of a notice (thông báo); working regulations of each body say who
concludes.

Examples: ``Thông báo kết luận của Phó Chủ tịch UBND tỉnh tại cuộc họp …`` · ``Văn phòng A có Thông báo số … truyền đạt
ý kiến của B tại cuộc họp`` · a headline ``Kết luận của Chánh Văn phòng tại buổi họp giao ban``.

Must not match: ``phát biểu kết luận hội nghị`` inside a news item, ``kết luận thanh tra``, ``kết luận giám sát``.
"""

import re
from typing import Final

from vanban.engine.page import Page
from vanban.parts import OfficialHeader
from vanban.values import Value

_CONCLUSIONS: Final = re.compile(
    r"(?:ban hành|có|ra|vừa|thông báo số [^.\n]{1,40}|văn bản|công văn) ?(?:thông báo )?(?:về )?(?:ý kiến )?kết luận"
    r"(?! (?:giám sát|kiểm tra))|thông báo (?:ý kiến )?kết luận(?! (?:giám sát|kiểm tra))"
    r"|kết luận (?:của )?(?:đồng chí )?(?:phó )?(?:thủ tướng|bộ trưởng|chủ tịch|bí thư|giám đốc|tổng giám đốc)"
    r"[^.\n]{0,80} tại (?:cuộc họp|hội nghị|buổi)|"
    r"(?:trong|theo|nêu|về|tại) kết luận (?:của )?(?:cuộc họp|hội nghị|buổi làm việc)"
)
_NOTICE: Final = re.compile(
    r"(?:có|ban hành|ra|phát hành|gửi) (?:văn bản )?thông báo (?:số [^.;,\n]{1,40} )?(?:về |truyền đạt )?"
    r"(?:nội dung |ý kiến )?kết luận(?! (?:thanh tra|kiểm tra|giám sát|điều tra|kiểm toán))"
    r"|thông báo (?:số [^.;,\n]{1,40} )?(?:về |truyền đạt )(?:nội dung |ý kiến )(?:chỉ đạo )?(?:kết luận )?của "
    r"[^.\n]{0,120} tại (?:cuộc |buổi |hội nghị|phiên )"
)
"""An office tells what was concluded: ``Văn phòng A có Thông báo số … truyền đạt ý kiến của B tại cuộc họp``."""
_CONCLUDED: Final = re.compile(
    r"\W*(?:(?:một số|ý kiến|nội dung) )*kết luận (?:của |cuộc |buổi |phiên |hội nghị )(?:[^.,;:\n]{0,120} tại )?"
    r"[^.,;:\n]{0,30}(?:họp|hội nghị|làm việc|giao ban|hội ý)"
)
"""A headline such as ``Kết luận của Chánh Văn phòng tại buổi họp giao ban``."""
_CLOSING_SPEECH: Final = re.compile(r"phát biểu kết luận")
_GENRE: Final = "conclusions"
_LEAD: Final = 3
_FURTHER: Final = 6
_LEAD_LETTERS: Final = 4000


def concludes(page: Page, header: OfficialHeader | None) -> Value[str] | None:
    """The genre ``conclusions`` with the words that say so; None for other texts."""
    low = page.source.low
    lead, told = _end(page, _LEAD), _end(page, _FURTHER)
    start = low[: min(lead, _LEAD_LETTERS)]
    if not _CLOSING_SPEECH.search(start):
        if _CONCLUSIONS.search(start):
            return _said(page, _CONCLUSIONS, lead, "bài nói về thông báo kết luận")
        if _NOTICE.search(low, 0, told):
            return _said(page, _NOTICE, told, "bài kể thông báo kết luận, ý kiến chỉ đạo")
    if _CONCLUDED.match(_first_line(page)):
        return _said(page, _CONCLUDED, lead, "tiêu đề nêu kết luận của người chủ trì cuộc họp")
    abstract = header.abstract if header is not None else None
    if abstract is not None and abstract.value.lower().startswith(("kết luận", "ý kiến kết luận")):
        return Value(_GENRE, abstract.spans, "certain", "trích yếu ghi là kết luận")
    return None


def _end(page: Page, count: int) -> int:
    """Where, in letters, the first ``count`` sentences end."""
    sentences = page.source.sentences
    return page.source.ends[sentences[min(count, len(sentences)) - 1][1] - 1] if sentences else 0


def _first_line(page: Page) -> str:
    """The headline; empty where the page opens with a full sentence ("Kết luận hội nghị, ông A yêu cầu …")."""
    first, last = page.source.sentences[0] if page.source.sentences else (0, 0)
    if last == first or page.words[last - 1] in (".", "…", ";", ":", "!"):
        return ""
    return page.source.low[page.source.starts[first] : page.source.ends[last - 1]]


def _said(page: Page, rule: re.Pattern[str], end: int, reason: str) -> Value[str]:
    match = rule.search(page.source.low, 0, end)
    return Value(_GENRE, (page.source.char_span(*match.span()),) if match else (), "likely", reason)
