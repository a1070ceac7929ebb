"""Rules about the words around the code: links lead somewhere, and nobody else's texts are copied in."""

import re
import subprocess
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from tests.guard.source import ROOT, SHARED

_LINK = re.compile(r"(?<!!)\[[^\]]*\]\(([^)\s]+)\)|!\[[^\]]*\]\(([^)\s]+)\)")
_FENCE = re.compile(r"^```.*?^```|`[^`\n]*`", re.S | re.M)


def _files(*ends: str) -> Iterator[Path]:
    """The project's files, as the repository lists them; everything that lies there where it is no repository."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False)
    names: Iterable[str] = listed.stdout.decode("utf-8").split("\0")
    paths = [ROOT / name for name in names if name] if listed.returncode == 0 else ROOT.rglob("*")
    hidden = {".git", ".venv", "var", "__pycache__"}
    for path in paths:
        if path.is_file() and not hidden & set(path.parts) and (not ends or path.suffix in ends):
            yield path


def _anchors(text: str) -> set[str]:
    """The anchors of the headings of a page."""
    heads = re.findall(r"^#+\s+(.*)$", _FENCE.sub("", text), re.M)
    kept = (re.sub(r"[^\w\- ]", "", re.sub(r"[`*_]", "", head).strip().lower()) for head in heads)
    return {head.replace(" ", "-") for head in kept}


def dead_links(page: Path, text: str) -> Iterator[str]:
    for found in _LINK.finditer(_FENCE.sub("", text)):
        link = found[1] or found[2]
        if re.match(r"[a-z]+:", link):
            continue
        where, _hash, anchor = link.partition("#")
        target = (page.parent / where).resolve() if where else page
        if not target.exists():
            yield f"{page.relative_to(ROOT)}: {link}"
        elif anchor and target.suffix == ".md":
            there = text if target == page else target.read_text("utf-8")
            if anchor not in _anchors(there):
                yield f"{page.relative_to(ROOT)}: {link} (no such heading)"


def test_links_lead_to_pages_that_are_there() -> None:
    pages = list(_files(".md"))
    assert ROOT / "docs" / "glossary.md" in pages
    dead = [link for page in pages for link in dead_links(page, page.read_text("utf-8"))]
    assert not dead, "\n" + "\n".join(dead)


def test_the_rule_of_links_catches() -> None:
    page = ROOT / "docs" / "glossary.md"
    assert len(list(dead_links(page, "[x](gone.md) [y](#none)\n# Head"))) == 2
    assert list(dead_links(page, "[x](glossary.md) [y](#head) [z](https://example.org)\n# Head")) == []


WINDOW = 12
# The demonstration tells real meetings: it bears the titles of papers and conferences, which are long, and no more.
TITLES = {"src/phoihop/demo/": 24}


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", unicodedata.normalize("NFC", text).lower())


def _windows(text: str) -> Iterator[tuple[str, ...]]:
    words = _words(text)
    return zip(*(words[start:] for start in range(WINDOW)), strict=False)


def copied(text: str, theirs: frozenset[tuple[str, ...]], longest: int = WINDOW) -> list[str]:
    """Runs of at least `longest` words that stand in `theirs` too, each by its first words."""
    found: list[str] = []
    start: tuple[str, ...] = ()
    run = 0
    for window in [*_windows(text), ()]:
        if window in theirs:
            start = window if run == 0 else start
            run += 1
        elif run:
            if run + WINDOW - 1 >= longest:
                found.append(" ".join(start) + "…")
            run = 0
    return found


def test_no_text_of_third_parties_is_copied_into_the_project() -> None:
    texts = [*SHARED.glob("seeds/*.txt"), *SHARED.glob("corpus/texts/*.txt")]
    if not texts:
        pytest.skip(f"no texts of third parties beside the project ({SHARED})")
    theirs = frozenset(window for path in texts for window in _windows(path.read_text("utf-8")))
    found = []
    for path in _files():
        try:
            text = path.read_text("utf-8")
        except UnicodeDecodeError:
            continue
        name = path.relative_to(ROOT).as_posix()
        longest = next((most for folder, most in TITLES.items() if name.startswith(folder)), WINDOW)
        found += [f"{name}: {run}" for run in copied(text, theirs, longest)]
    assert not found, "\n" + "\n".join(found)


def test_the_rule_of_copies_catches() -> None:
    theirs = frozenset(_windows("một hai ba bốn năm sáu bảy tám chín mười mười một mười hai"))
    assert copied("Nói rằng: Một, hai, ba, bốn, năm, sáu, bảy, tám, chín, mười, mười một.", theirs) != []
    assert copied("một hai ba bốn năm sáu bảy", theirs) == []
