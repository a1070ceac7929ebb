"""Real texts, where they are at hand: nothing is converted, refused or warned about without cause."""

from pathlib import Path

import pytest

from vanban.intake_files import Opened, open_bytes

from . import encoders

SHARED = Path(__file__).parents[4] / "shared"
TEXTS = sorted(SHARED.glob("corpus/texts/*.txt")) + sorted(SHARED.glob("seeds/*.txt"))
# The old one-byte encodings have no place for these; the test writes the plain sign instead.
PLAIN_SIGNS = str.maketrans({"“": '"', "”": '"', "–": "-", "…": ".", "’": "'", "‘": "'", "•": "-", "²": "2"})

pytestmark = pytest.mark.skipif(not TEXTS, reason="the shared texts are not beside this checkout")


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_a_real_text_opens_as_it_is(path: Path) -> None:
    found = open_bytes(path.name, path)
    assert isinstance(found, Opened)
    assert not found.needs_confirmation
    assert found.warnings == ()


@pytest.mark.parametrize("name", ["tcvn3", "vni", "cp1258", "viqr"])
def test_real_texts_written_in_an_old_encoding_come_back(name: str) -> None:
    for path in TEXTS:
        whole = open_bytes(path.name, path)
        assert isinstance(whole, Opened)
        text = whole.text.translate(PLAIN_SIGNS)
        written = getattr(encoders, name)(text)
        found = open_bytes("a.txt", written if isinstance(written, bytes) else written.encode("latin-1"))
        assert isinstance(found, Opened), path.name
        assert found.needs_confirmation
        if name == "tcvn3":  # A capital with a tone has no code there.
            found_text, text = found.text.lower(), text.lower()
        else:
            found_text = found.text
        assert found_text == text, path.name
