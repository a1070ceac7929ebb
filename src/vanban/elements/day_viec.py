"""Dãy việc — several actions parted by semicolons, behind a word that somebody decides or looks ahead.

Legal basis: none. Not a field of its own: it opens tasks. Where no phrase that introduces tasks is known, the form
itself tells: part after part begins with a verb of doing, and nothing says that it is over.

Examples: ``thống nhất phương hướng …, trong đó tiếp tục …; tăng cường …; rà soát …`` · ``… 5 mũi nhọn, đó là xây dựng
…; phát triển …; …`` · ``thống nhất cùng trao đổi …; bảo vệ …; quản lý …``.

Must not match: ``đã phối hợp tuyên truyền …; tổ chức …; rà soát …`` (over), ``tổ chức 12 buổi …; trao 300 suất …``
(counted), ``báo cáo kết quả …; thảo luận …`` (an agenda), what only is good (``ngày càng …; …``).
"""

from typing import Final

from vanban.elements.huong_toi import told_as_done
from vanban.elements.viec import DUTY, PRAISE, Opening, counts, reports, starts_like_a_task
from vanban.engine.page import Page, Starts

_PARTS: Final = 2
"""So many semicolons at least, with an action behind most of them."""
_HEAD: Final = 60
"""So many words before the first action, at most, say what the list is."""
_LEADS_IN: Final = frozenset(("nhất", "đó", "là", ":", "như", "gồm", "sẽ", "cần", "cùng", "trí", "định", "ra", ","))
_DECIDES: Final = Starts.of(
    """
    thống nhất | nhất trí | đề ra | xác định | đặt ra | thông qua | yêu cầu | đề nghị | chỉ đạo | nhấn mạnh | lưu ý |
    phương hướng | nhiệm vụ | giải pháp | mục tiêu | trọng tâm | thời gian tới | thời gian đến | sắp tới | sẽ | cần |
    mũi nhọn | cam kết
    """
)
_OVER: Final = Starts.of(
    """
    thời gian qua | năm qua | những năm qua | vừa qua | từ đầu năm | kết quả | đạt được | hạn chế | tồn tại | khó khăn |
    nguyên nhân | báo cáo | thảo luận về | tham luận | ý kiến | kiến nghị với | đề xuất với | ngày càng | chưa |
    góp phần
    """
)
_DECIDED_SOON: Final = 7
"""``đã trao đổi và thống nhất …``: so soon after "đã" it is said what was decided, not what was done."""


def row_of_actions(page: Page, first: int, last: int) -> Opening | None:
    """Where the first action of such a row begins, in the sentence of tokens ``first`` up to ``last``."""
    words = page.words
    cut = next((t for t in range(first, min(last, first + _LONGEST)) if words[t] == ";"), None)
    if cut is None or reports(page, first, last) or counts(page, first, last):
        return None
    parts = [t + 1 for t in range(cut, last - 2) if words[t] == ";"]
    acting = sum(starts_like_a_task(page, t, strong=True) for t in parts)
    if len(parts) < _PARTS or acting * 3 < len(parts) * 2:
        return None
    leads_in = (
        t + 1
        for t in range(first + 1, min(cut, first + _HEAD))
        if words[t] in _LEADS_IN and starts_like_a_task(page, t + 1, strong=True) and _decided(page, first, t + 1)
    )
    begin = next(leads_in, None)
    if begin is None or told_as_done(page, first):
        return None
    return Opening(begin, 2, "doubtful", "dãy việc nối nhau bằng dấu chấm phẩy", False)


_LONGEST: Final = 160


def _decided(page: Page, first: int, begin: int) -> bool:
    """Whether the words before a row say that it is decided or to come, and not that it is over."""
    words = page.words
    head = range(first, begin)
    if any(page.ahead(t, _OVER) or page.ahead(t, PRAISE) for t in head):
        return False
    decides = [t for t in head if page.ahead(t, _DECIDES)]
    if not decides:
        return False
    done = [t for t in head if words[t] == "đã"]
    return all(any(t < one <= t + _DECIDED_SOON for one in decides) for t in done) or bool(
        DUTY & set(words[done[-1] : begin])
    )
