"""Mở tệp từ ngoài — bytes from outside become text that may be shown and read, or one refusing sentence.

>>> opened = open_bytes("a.txt", "Đảng ủy A họp quý II.\\r\\n".encode())
>>> opened.text, opened.kind, opened.needs_confirmation
('Đảng ủy A họp quý II.\\n', 'txt', False)
>>> open_bytes("a.txt", b"").sentence
'Tệp không có nội dung. Kiểm tra lại tệp gốc rồi tải lên lại.'
"""

from .apart import read_signatures
from .opening import open_bytes, open_text
from .results import DEFAULT, Cell, Limits, Opened, Refused, Step, Table
from .secrecy import Mark, secrecy_marks, secrecy_mentions

__all__ = [
    "DEFAULT",
    "Cell",
    "Limits",
    "Mark",
    "Opened",
    "Refused",
    "Step",
    "Table",
    "open_bytes",
    "open_text",
    "read_signatures",
    "secrecy_marks",
    "secrecy_mentions",
]
