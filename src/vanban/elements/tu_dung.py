"""Từ dừng — the words that end a name, an office or an organisation: verbs of the sentence and prepositions.

Not an element of its own: a small closed list that several elements share, so that they agree on where a phrase
ends. Must not end a phrase: the same words inside names (``Ban Chỉ đạo``, ``Sở Thông tin``), which is why the
two-word verbs count only in lower case and not after ``ban``, ``sở``, ``ủy ban``.
"""

from typing import Final

from vanban.engine.lexicon import rows
from vanban.engine.page import Page

_ONE: Final = frozenset(row["tu"] for row in rows("tu_dung") if " " not in row["tu"])
_TWO: Final = frozenset(tuple(row["tu"].split()) for row in rows("tu_dung") if " " in row["tu"])
_COMPOUND: Final[dict[str, tuple[str, ...]]] = {
    "làm": ("việc",), "không": ("phòng", "hàng"), "do": ("tự",), "sau": ("phía",), "ký": ("thư", "đăng"),
    "cho": ("giúp",), "nói": ("tiếng",), "đọc": ("người", "bạn"), "trước": ("phía",),
}  # fmt: skip
_BEGINS_COMPOUND: Final[dict[str, tuple[str, ...]]] = {
    "dự": ("án", "thảo", "toán", "phòng", "trữ", "báo"), "theo": ("dõi",), "sáng": ("tạo", "kiến"), "cho": ("vay",),
    "gửi": ("tiền",),
}  # fmt: skip
_INSIDE_NAMES: Final[dict[tuple[str, str], tuple[str, ...]]] = {
    ("chỉ", "đạo"): ("ban", "tổ"), ("tổ", "chức"): ("ban", "tác", "các"),
    ("điều", "hành"): ("ban", "đốc"),
    ("thông", "tin"): ("sở", "bộ", "phòng", "tâm", "cục", "vụ", "viện"), ("giới", "thiệu"): ("tâm",),
    ("phối", "hợp"): ("tác", "chế", "đồng"),
    ("đại", "diện"): ("quan", "phòng", "trưởng", "ban"),
    ("tiếp", "nhận"): ("bộ", "phận"), ("trả", "lời"): ("phận",),
    ("xây", "dựng"): ("sở", "tư", "bộ", "ty", "phần", "tác", "liệu", "và", "viện", "trường", "ngành", "ban"),
    ("nghiên", "cứu"): ("viện", "tâm", "ban"), ("hỗ", "trợ"): ("quỹ", "tâm", "ban", "tổ"),
    ("tham", "mưu"): ("ban", "tổng", "bộ", "quan"),
    ("kiểm", "tra"): ("ban", "đoàn", "tổ", "tác", "cục", "phòng", "tâm", "đội", "và", "chế", "thanh", ",", "quan"),
    ("cơ", "bản"): ("huy",), ("triển", "khai"): ("ban",), ("bổ", "sung"): ("ban",),
}  # fmt: skip


def ends_phrase(page: Page, token: int) -> bool:
    """Whether the lower-case word at ``token`` ends the name, office or organisation before it."""
    words = page.words
    if not page.lower(token):
        return False
    if words[token] in _ONE:
        if token + 1 < len(words) and words[token + 1] in _BEGINS_COMPOUND.get(words[token], ()):
            return False
        return not token or words[token - 1] not in _COMPOUND.get(words[token], ())
    if token + 1 >= len(words) or (words[token], words[token + 1]) not in _TWO:
        return False
    return not token or words[token - 1] not in _INSIDE_NAMES.get((words[token], words[token + 1]), ())
