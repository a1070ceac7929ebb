"""Lời hứa — what a body or a person at the meeting says that it will do itself.

Legal basis: none; it opens tasks.

Examples: ``Phó Chủ tịch A cho biết sẽ kiến nghị …`` · ``Giám đốc A cho biết, thời gian tới sở sẽ rà soát …`` ·
``Sở A sẽ tiếp tục …``.

Must not match: what the meeting itself will deal with (``Hội nghị sẽ đánh giá …``), ``sẽ góp phần``, ``sẽ tiếp thu``.
"""

from typing import Final

from vanban.elements.chu_lenh import THE_MEETING
from vanban.elements.to_chuc import begins_body, body_end
from vanban.elements.viec import Opening, starts_like_a_task
from vanban.engine.page import Page, Starts

_SOON: Final = Starts.of("trong thời gian tới | thời gian tới | sắp tới | thời gian đến | trong năm tới | năm tới")


_TELLS: Final = Starts.of("cho biết | cho hay | hứa | nói rõ")
_TELLING: Final = _TELLS.firsts
_OF_A_GROUP: Final = (["kiến", "nghị"], ["tổng", "hợp"], ["có", "văn"], ["báo", "cáo"], ["đề", "xuất"])
"""What inspectors say that they will do with what they saw; what they will look into is no duty."""
_OWN_BODY: Final = frozenset(
    ("sở", "ngành", "đơn", "huyện", "tỉnh", "công", "xã", "phường", "tập", "cục", "trường", "đoàn", "ban", "toàn")
)


def promise(page: Page, first: int, last: int) -> Opening | None:
    """``Phó Chủ tịch A cho biết sẽ kiến nghị Quốc hội …``."""
    words = page.words
    start = first
    while start < last and not page.source.is_word(start) and words[start] != '"':
        start += 1
    if begins_body(page, start) and not page.ahead(start, THE_MEETING):
        will = body_end(page, start, last)
        acts = words[will : will + 1] == ["sẽ"] and starts_like_a_task(page, will + 1, strong=True)
        if acts and will - start > 1 and words[will + 1] != "góp":
            return Opening(start, 2, "likely", "câu nói một cơ quan sẽ làm", False)
    for token in range(first + 2, last - 6):
        size = page.ahead(token, _TELLS) if words[token] in _TELLING else 0
        if not size:
            continue
        begin = token + size + (words[token + size] == ",")
        begin += page.ahead(begin, _SOON)
        begin += words[begin : begin + 1] == [","]
        by_an_office = any(t in page.all_hits("chuc_danh") for t in range(first, token))
        told = begin
        if words[begin] in _OWN_BODY or (
            begin in page.all_hits("to_chuc") and page.capital(begin)
        ):  # "…, Tập đoàn sẽ chủ động trao đổi"
            told = next((t for t in range(begin, min(last - 4, begin + 9)) if words[t] == "sẽ"), begin)
        if words[begin] == "đoàn" and words[told + 1 : told + 3] not in _OF_A_GROUP:
            return None
        if told > begin and any(starts_like_a_task(page, t, strong=True) for t in range(told + 1, told + 4)):
            return Opening(begin, 2, "likely", "việc người dự họp nói đơn vị mình sẽ làm", False)
        noted_only = words[begin + 1 : begin + 3] in (["tiếp", "thu"], ["xem", "xét"])
        acts = words[begin] == "sẽ" and not noted_only and starts_like_a_task(page, begin + 1, strong=True)
        if by_an_office and acts:
            return Opening(begin + 1, 2, "likely", "việc người chủ trì nói sẽ làm", False)
        return None
    return None
