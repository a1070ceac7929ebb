"""The catalogue of words: Vietnamese is in the source, English is complete beside it.

`run(check=False)` brings the English catalogue up to what the code says, keeping what is translated, and compiles it.
`run(check=True)` writes nothing and fails where a sentence is missing, or the compiled file is not of this catalogue.
"""

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import read_mo, write_mo
from babel.messages.pofile import read_po, write_po

PACKAGE = Path(__file__).parents[1]
FOLDER = PACKAGE / "locale" / "en" / "LC_MESSAGES"
METHODS = [("**/jinja2/**.html", "jinja2.ext.babel_extract"), ("**.py", "python")]
OPTIONS = {"**/jinja2/**.html": {"extensions": "jinja2.ext.i18n", "newstyle_gettext": "true", "trimmed": "true"}}
KEYWORDS = {
    "_": None,
    "_t": None,
    "gettext": None,
    "gettext_lazy": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
}


def sentences() -> Catalog:
    """Every sentence in the code, with the files that say it (no line numbers: they would change without meaning)."""
    catalog = Catalog(
        locale="en",
        charset="utf-8",
        project="Phối Hợp",
        header_comment="# The English words of Phối Hợp. Written by `./phoihop messages`.",
        fuzzy=False,
    )
    for filename, _line, message, _comments, context in extract_from_dir(
        PACKAGE, METHODS, OPTIONS, KEYWORDS, strip_comment_tags=True
    ):
        catalog.add(message, locations=[(filename, 0)], context=context)
    return catalog


def run(*, check: bool) -> int:
    """0 when the catalogue is complete; else prints what is missing, and 1."""
    known = _read()
    wanted = sentences()
    missing = list(_untranslated(known, wanted))
    if not check:
        _write(known, wanted)
        _say(f"{len(wanted)} câu, còn {len(missing)} câu chưa có tiếng Anh.")
        return 0
    for message in missing:
        _say(f"Chưa có tiếng Anh: {message}")
    stale = _compiled(known) != _stored()
    if stale:
        _say("Tệp django.mo không khớp django.po. Chạy ./phoihop messages.")
    return 1 if missing or stale else 0


def _untranslated(known: Catalog, wanted: Catalog) -> Iterator[str]:
    for message in wanted:
        if message.id:
            found = known.get(message.id, message.context)
            texts = found.string if found else ""
            if not (all(texts) if isinstance(texts, (tuple, list)) else texts):
                yield message.id if isinstance(message.id, str) else message.id[0]


def _read() -> Catalog:
    path = FOLDER / "django.po"
    if not path.exists():
        return Catalog(locale="en", charset="utf-8")
    with path.open("rb") as file:
        return read_po(file, locale="en")


def _write(known: Catalog, wanted: Catalog) -> None:
    wanted.creation_date = known.creation_date  # the day of each run would be a change without meaning
    for message in wanted:
        if message.id and (found := known.get(message.id, message.context)):
            message.string = found.string
    FOLDER.mkdir(parents=True, exist_ok=True)
    with (FOLDER / "django.po").open("wb") as file:
        write_po(file, wanted, width=110, sort_output=True, omit_header=False, include_lineno=False)
    (FOLDER / "django.mo").write_bytes(_mo(wanted))


def _mo(catalog: Catalog) -> bytes:
    buffer = io.BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def _compiled(catalog: Catalog) -> dict[object, object]:
    return _pairs(read_mo(io.BytesIO(_mo(catalog))))


def _stored() -> dict[object, object]:
    path = FOLDER / "django.mo"
    if not path.exists():
        return {}
    with path.open("rb") as file:
        return _pairs(read_mo(file))


def _pairs(catalog: Catalog) -> dict[object, object]:
    return {(message.context, str(message.id)): str(message.string) for message in catalog if message.id}


def _say(line: str) -> None:
    print(line)  # noqa: T201 - the answer of a command
