"""Văn bản thuần — plain text files and pasted text."""

from .detect import bytes_as_text
from .kinds import text_of
from .marks import plain
from .refusals import too_much_text
from .results import Extracted, Limits


def read_txt(data: bytes, limits: Limits) -> Extracted:
    """A text file; its lines are kept as they are. Raises a refusal for what is no text."""
    # UTF-16 takes at most twice the bytes of UTF-8 for the same text, so a longer file cannot be within bounds.
    if len(data) > 2 * limits.text:
        raise too_much_text(limits.text)
    text = text_of(data)
    return Extracted(plain(bytes_as_text(data) if text is None else text), "txt")
