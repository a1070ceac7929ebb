"""Phân công — who leads a task, who co-operates, and what is to come out of it.

Legal basis: working regulations; conclusions and plans use ``chủ trì`` for the lead and ``phối hợp`` for the
others.

Examples: ``Sở Tư pháp chủ trì, phối hợp với Cục Thuế tỉnh …`` · ``giao Văn phòng Đảng ủy …`` · ``Bộ Y tế triển
khai …`` · ``xây dựng Kế hoạch …`` (product).

Must not match: bodies that are only the object (``báo cáo Bộ Chính trị``), ``hai bên`` (both sides lead: no
single lead), ``phối hợp`` as a quality (``phối hợp chặt chẽ giữa …``).
"""

from typing import Final

from vanban.elements.chuoi_to_chuc import Body, as_value, chain_of
from vanban.elements.to_chuc import begins_body, body_end
from vanban.engine.page import Page, Starts
from vanban.values import Value

_WITH: Final = Starts.of("phối hợp với | phối hợp cùng | phối hợp cùng với | cùng với")
_MAKES: Final = frozenset(("dựng", "hành", "trình", "mưu", "soạn", "thảo", "thiện", "duyệt", "lập"))


def find(page: Page, first: int, last: int) -> tuple[Value[str] | None, tuple[Value[str], ...], Value[str] | None]:
    """(lead, co-operating bodies, product) of the task at tokens ``first`` up to ``last``."""
    lead: Body | None = None
    at = first + 1 if page.words[first] in ("giao", "đề", "yêu") else first
    if begins_body(page, at):
        end = body_end(page, at, last)
        lead = (at, end) if end < last else None
    together: list[Body] = []
    for token in range(first, last):
        size = page.ahead(token, _WITH)
        if size and begins_body(page, token + size):
            together, _ = chain_of(page, token + size, last)
            break
    product = _product(page, first, last)
    return (
        as_value(page, lead, "tên cơ quan đứng đầu câu giao việc")
        if lead is not None and lead not in together
        else None,
        tuple(as_value(page, body, "ghi sau chữ “phối hợp với”") for body in together if body != lead),
        product,
    )


def _product(page: Page, first: int, last: int) -> Value[str] | None:
    kinds = page.all_hits("loai_van_ban")
    for token in range(first + 1, last):
        hit = kinds.get(token)
        made = page.words[token - 1] in _MAKES or (
            page.words[token - 1] in ("thảo", "dự") and page.words[token - 2] in _MAKES
        )
        if hit is not None and made and hit.last <= last:
            span = (page.source.span(hit.first, hit.last),)
            return Value(
                page.source.cut(hit.first, hit.last), span, "likely", "văn bản phải xây dựng, trình hoặc ban hành"
            )
    return None
