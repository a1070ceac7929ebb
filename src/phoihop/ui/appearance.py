"""How a person likes the pages to look: this browser's cookies first, then what their account remembers."""

from typing import Any, Final, NamedTuple

COOKIES: Final = {
    "theme": ("system", "light", "dark"),
    "density": ("normal", "wide"),
    "keys": ("on", "off"),
}


class Appearance(NamedTuple):
    theme: str
    density: str
    keys: str


def appearance(request: Any, viewer: Any) -> Appearance:
    cookies = {} if request is None else request.COOKIES

    def chosen(name: str, remembered: str) -> str:
        value = cookies.get(name, "")
        return value if value in COOKIES[name] else remembered

    return Appearance(
        theme=chosen("theme", getattr(viewer, "theme", "") or "system"),
        density=chosen("density", "wide" if getattr(viewer, "spacious", False) else "normal"),
        keys=chosen("keys", "on" if getattr(viewer, "single_keys", True) else "off"),
    )
