"""PDF có chữ — the text of a PDF page by page; a scan is told from a text."""

import logging
import re
from io import BytesIO
from typing import Final

# pypdf is heavy; this module is imported only in the reading process.
from pypdf import PdfReader
from pypdf.errors import DependencyError, PyPdfError

from . import marks
from .refusals import refusal, too_much_text
from .results import Extracted, Limits

_SCANNER_NOTE: Final = re.compile(r"scanned (?:by|with) [\w ]{1,40}", re.IGNORECASE)
_LETTER: Final = re.compile(r"[^\W\d_]")
_FEW_LETTERS: Final = 10
"""A page with fewer letters than that has no text of its own, at most a stamp or a page number."""
_SHOWN_PAGES: Final = 10


def read(data: bytes, limits: Limits) -> Extracted:
    """The pages as text, each begun by the page mark. Raises a refusal; total over any bytes."""
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        reader = PdfReader(BytesIO(data), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise refusal("password")
        count = len(reader.pages)
    except DependencyError:
        # Ciphers need a library that is not shipped; without the password it could not be opened either.
        raise refusal("password") from None
    except (PyPdfError, ValueError, KeyError, IndexError, TypeError, AttributeError, RecursionError, OSError):
        raise refusal("damaged_pdf") from None
    if count > limits.pages:
        raise refusal("too_heavy")
    return _pages(reader, count, limits)


def _pages(reader: PdfReader, count: int, limits: Limits) -> Extracted:
    texts: list[str] = []
    empty: list[int] = []
    broken: list[int] = []
    size = 0
    for at in range(count):
        try:
            text = reader.pages[at].extract_text()
        except MemoryError:
            raise
        except Exception:
            # pypdf raises whatever a malformed page leads it to; the other pages may still be good.
            broken.append(at + 1)
            text = ""
        text = _SCANNER_NOTE.sub("", marks.plain(text))
        size += len(text)
        if size > limits.text:
            raise too_much_text(limits.text)
        if at + 1 not in broken and len(_LETTER.findall(text)) < _FEW_LETTERS:
            empty.append(at + 1)
        texts.append(text.strip("\n"))
    if count == len(broken):
        raise refusal("damaged_pdf")
    if count == len(empty) + len(broken):
        raise refusal("scan" if sum(len(_LETTER.findall(t)) for t in texts) < _FEW_LETTERS * count else "damaged_pdf")
    warnings = []
    if empty:
        warnings.append(f"Trang {_listed(empty)} không có chữ, có thể là ảnh. Đối chiếu với bản gốc.")
    if broken:
        warnings.append(f"Trang {_listed(broken)} bị hỏng, không đọc được. Đối chiếu với bản gốc.")
    return Extracted("\n".join(marks.PAGE + text for text in texts), "pdf", warnings=tuple(warnings))


def _listed(pages: list[int]) -> str:
    shown = ", ".join(map(str, pages[:_SHOWN_PAGES]))
    return f"{shown} và {len(pages) - _SHOWN_PAGES} trang khác" if len(pages) > _SHOWN_PAGES else shown
