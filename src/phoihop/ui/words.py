"""Words the product never shows (interface.md section 7), for tests of pages and catalogues."""

import re
from typing import Final

_FORBIDDEN: Final = (
    r"bạn(?! bè|g| hành)",  # nobody is addressed so; "bên bạn" is checked apart
    r"click",
    r"(?:nhấn|ấn) vào đây",
    r"submit",
    r"deadline",
    r"task",
    r"user",
    r"ok",
    r"oops",
    r"rất tiếc",
    r"vui lòng",
    r"thành công!",
    r"thất bại",
    r"lỗi hệ thống",
    r"vi phạm",
    r"trễ",
    r"băm",
    r"hash",
    r"ai",
)
_PATTERN: Final = re.compile(r"(?<!\w)(?:" + "|".join(_FORBIDDEN) + r")(?!\w)", re.IGNORECASE)
_BARE_INVALID: Final = re.compile(r"(?<!\w)không hợp lệ\s*\.?\s*$", re.IGNORECASE)
_TAGS: Final = re.compile(
    r"<(script|style)\b.*?</\1\s*>|<[^>]*?\b(?:aria-label|placeholder|title|alt)=\"([^\"]*)\"[^>]*>|<[^>]+>", re.S
)
# "ai" (who) is everyday Vietnamese; only the capitalised abbreviation is a forbidden word.
_ABBREVIATION: Final = "AI"


def forbidden_words(text: str) -> list[str]:
    """What in `text` must not be shown to a person: forbidden words, "không hợp lệ" without a remedy, exclamation
    marks. An empty list is good."""
    found = []
    for match in _PATTERN.finditer(text):
        word = match.group()
        if word.lower() == "ai" and word != _ABBREVIATION:
            continue
        if word.lower() == "bạn" and text[max(0, match.start() - 4) : match.start()].lower() == "bên ":
            continue
        found.append(word)
    if _BARE_INVALID.search(text):
        found.append("không hợp lệ")
    if "!" in text:
        found.append("!")
    return found


def visible_text(html: str) -> str:
    """The words of a page, with what is read aloud, without tags, scripts and styles."""
    text = re.sub(r"<!--.*?-->|<!doctype[^>]*>", " ", html, flags=re.S | re.IGNORECASE)
    return " ".join(_TAGS.sub(lambda match: f" {match.group(2) or ''} ", text).split())
