"""Templates for tests: the system's layout of a notice as a clerk would bring it back."""

import io
from datetime import date

from docx import Document

from phoihop.documents import template_files
from phoihop.documents.rules import PaperUse
from phoihop.organisations.letterheads import letterhead
from tests import cast


def drafted(world: cast.World, org: str, line: str = "", use: PaperUse = PaperUse.NOTICE) -> bytes:
    """The built-in layout, with `line` written under it."""
    day = date(2026, 3, 2)
    content = template_files.blank(use, letterhead(world.orgs[org], day), day)
    if not line:
        return content
    edited, kept = Document(io.BytesIO(content)), io.BytesIO()
    edited.add_paragraph(line)
    edited.save(kept)
    return kept.getvalue()


def lines_of(content: bytes) -> list[str]:
    """The words of a Word file, its cells first to last, then its paragraphs."""
    read = Document(io.BytesIO(content))
    cells = [cell for table in read.tables for cell in table._cells]
    return [one.text for part in (*cells, read) for one in part.paragraphs if one.text.strip()]
