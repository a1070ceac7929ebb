"""Every pair of colours that meets on a page, against WCAG 2.2 AA, computed from the style sheet itself."""

import re
from importlib.resources import files
from itertools import pairwise

import pytest

TOKENS = files("phoihop.ui").joinpath("static/ui/css/tokens.css").read_text("utf-8")
_BLOCK = re.compile(r"color-scheme: (light|dark);(.*?)\}", re.S)
_COLOUR = re.compile(r"--([a-z-]+): (#[0-9a-f]{6});")
BLOCKS = [(scheme, dict(_COLOUR.findall(body))) for scheme, body in _BLOCK.findall(TOKENS)]
LIGHT = next(colours for scheme, colours in BLOCKS if scheme == "light")
DARK = next(colours for scheme, colours in BLOCKS if scheme == "dark")

TEXT, PART = 4.5, 3.0
PAIRS = [
    *[("text", ground, TEXT) for ground in ("bg", "surface", "sunken", "mark", "accent-tint")],
    *[("muted", ground, TEXT) for ground in ("bg", "surface", "sunken")],
    *[("accent", ground, TEXT) for ground in ("bg", "surface", "sunken", "accent-tint")],
    ("on-accent", "accent", TEXT),
    *[
        (tone, ground, TEXT)
        for tone in ("done", "soon", "late", "waiting")
        for ground in ("bg", "surface", f"{tone}-tint")
    ],
    *[("text", f"{tone}-tint", TEXT) for tone in ("done", "soon", "late", "waiting")],
    *[("control", ground, PART) for ground in ("bg", "surface")],
]


def _luminance(colour: str) -> float:
    parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(left: str, right: str) -> float:
    dark, light = sorted((_luminance(left), _luminance(right)))
    return (light + 0.05) / (dark + 0.05)


def test_the_formula_gives_the_known_extremes() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize(("ink", "ground", "least"), PAIRS)
def test_ink_can_be_read_on_its_ground(colours: dict[str, str], ink: str, ground: str, least: float) -> None:
    assert contrast(colours[ink], colours[ground]) >= least


def test_the_dark_colours_are_the_same_whether_chosen_or_followed() -> None:
    dark = [colours for scheme, colours in BLOCKS if scheme == "dark"]
    assert len(dark) == 2
    assert all(left == right for left, right in pairwise(dark))
    assert set(LIGHT) == set(DARK)


def test_no_line_is_set_tighter_than_vietnamese_marks_need() -> None:
    sizes = re.findall(r"(?:400|600) ([0-9.]+)rem/([0-9.]+)rem", TOKENS)
    assert len(sizes) >= 7
    assert all(float(line) / float(size) >= 1.39 for size, line in sizes)
