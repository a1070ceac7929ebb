"""Official papers out: a `Paper` and a dated `ParameterSet` become a Word file or a preview.

Pure Python, no clock, no Django.

Two families are never mixed: the Party's papers and those of the state and its enterprises.
"""

from vanban.official.check import refusals
from vanban.official.compose import body_text
from vanban.official.paper import (
    LETTER_KIND,
    Annex,
    Bases,
    Block,
    Column,
    Family,
    Heading,
    Issuer,
    NumberedItems,
    Paper,
    PaperError,
    Paragraph,
    Run,
    Signature,
    Table,
    Text,
)
from vanban.official.parameters import (
    ParameterError,
    ParameterSet,
    latest_parameters,
    parameters_for,
    read_parameters,
)
from vanban.official.pdf import PDF_TYPE, write_pdf
from vanban.official.preview import paper_to_html
from vanban.official.symbols import kind_code, kind_codes, make_symbol, number_symbol
from vanban.official.writer import MEDIA_TYPE, write_docx

__all__ = [
    "LETTER_KIND",
    "MEDIA_TYPE",
    "PDF_TYPE",
    "Annex",
    "Bases",
    "Block",
    "Column",
    "Family",
    "Heading",
    "Issuer",
    "NumberedItems",
    "Paper",
    "PaperError",
    "Paragraph",
    "ParameterError",
    "ParameterSet",
    "Run",
    "Signature",
    "Table",
    "Text",
    "body_text",
    "kind_code",
    "kind_codes",
    "latest_parameters",
    "make_symbol",
    "number_symbol",
    "paper_to_html",
    "parameters_for",
    "read_parameters",
    "refusals",
    "write_docx",
    "write_pdf",
]
