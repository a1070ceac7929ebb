"""Mệnh đề đầu câu — a clause at the head of a sentence that says what was done, before who did it.

Legal basis: none; the custom of news pages. Not a field of its own: it serves the elements of the event and of the
bodies that hold it.

Examples: ``Sáng 9/5, | làm việc với UBND huyện A về đất đai, | Đoàn giám sát HĐND tỉnh đề nghị …`` · ``Kiểm tra tại xã
A, Phó Chủ tịch UBND tỉnh yêu cầu …``.

Must not match: a clause with its own subject before the verb, commas inside what was looked into, a list of those met
(``làm việc với Sở A, Sở B và Sở C``).
"""

from typing import Final

from vanban.elements.to_chuc import begins_body, body_end
from vanban.elements.tu_dung import ends_phrase
from vanban.engine.page import Page

_DONE: Final = frozenset(("làm", "kiểm", "khảo", "giám", "thăm", "thanh"))
_WHEN: Final = frozenset(("sáng", "chiều", "tối", "trưa", "ngày", "nay", "vừa", "qua", ",", "(", ")", "đi"))
_FARTHEST: Final = 70


def opens_sentence(page: Page, first: int, start: int) -> bool:
    """Whether only the day stands between the head of the sentence and ``first``."""
    return all(page.taken[token] or page.words[token] in _WHEN for token in range(start, first))


def is_fronted(page: Page, first: int, start: int) -> bool:
    """Whether the verb at ``first`` opens its sentence, so that who did it comes after a comma."""
    return page.words[first] in _DONE and first - start <= _LONGEST_DAY and opens_sentence(page, first, start)


_LONGEST_DAY: Final = 12


def subject_begins(page: Page, comma: int) -> bool:
    """Whether behind ``comma`` somebody speaks or acts: an office, or a body right before its verb."""
    token = comma + 1
    if page.hit("chuc_danh", token) is not None or page.hit("xung_ho", token) is not None:
        return page.capital(token) or page.hit("xung_ho", token) is not None
    return begins_body(page, token) and ends_phrase(page, body_end(page, token))


def who_did_it(page: Page, first: int, last: int, stop: int) -> tuple[int, int] | None:
    """The body behind the clause that begins at ``first`` and is named up to ``last``."""
    for token in range(last, min(stop - 1, first + _FARTHEST)):
        if page.words[token] == "," and subject_begins(page, token):
            body = token + 1
            if page.hit("chuc_danh", body) is not None or not begins_body(page, body):
                return None  # a person did it
            return body, body_end(page, body)
    return None
