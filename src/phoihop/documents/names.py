"""Names of files as people gave them: made fit to be kept, and looked at for secrecy marks."""

import re
import unicodedata
from typing import Final

from vanban.intake_files import Mark, secrecy_marks, secrecy_mentions

LONGEST: Final = 200
_PATH: Final = re.compile(r".*[/\\]", re.DOTALL)
_PARTS: Final = re.compile(r"[-–—_()\[\],.+=~]+")
_UNFIT: Final = re.compile(r'[<>:"|?*]')


def clean_name(given: str) -> str:
    """The last part of a path, in NFC, without signs that a file system, a header or an address stumbles over."""
    name = unicodedata.normalize("NFC", _PATH.sub("", given))
    name = "".join(sign for sign in name if unicodedata.category(sign)[0] != "C")
    name = " ".join(_UNFIT.sub(" ", name).split()).strip(". ")
    if len(name) <= LONGEST:
        return name or "tep"
    stem, dot, ending = name.rpartition(".")
    return f"{stem[: LONGEST - len(ending) - 1]}{dot}{ending}" if dot and len(ending) <= 10 else name[:LONGEST]


def secrecy_in_name(name: str) -> Mark | None:
    """A secrecy mark in the name of a file: as a part of its own in any letters ("tối mật - kế hoạch.docx"), or
    in capitals anywhere ("Tờ trình MẬT.docx"). "Quy chế bảo mật.docx" bears none."""
    stem = name.rpartition(".")[0] or name
    parts = stem if " " in stem else stem.replace("_", " ")
    if marks := secrecy_marks(name) or secrecy_marks(_PARTS.sub("\n", parts)):
        return marks[0]
    words = _PARTS.sub(" ", stem)
    capitals = (mark for mark in secrecy_mentions(words) if words[mark.start : mark.end].isupper())
    return next(capitals, None)
