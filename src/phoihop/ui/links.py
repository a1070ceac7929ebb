"""Addresses inside the product."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any
from urllib.parse import urlencode

from django.core.signals import setting_changed
from django.dispatch import receiver
from django.http import QueryDict
from django.templatetags.static import static as static_url
from django.urls import NoReverseMatch, reverse


@lru_cache(maxsize=8192)
def url(name: str, *args: Any, **kwargs: Any) -> str:
    """The address of a named page. Kept, since a list asks for the same ones again and again: the project has one
    URLconf, and where it stands under a path, `FORCE_SCRIPT_NAME` says so from the start."""
    return reverse(name, args=args, kwargs=kwargs)


@lru_cache(maxsize=256)
def url_or_none(name: str) -> str | None:
    """The address of a page without arguments, or nothing where this installation has no such page."""
    try:
        return url(name)
    except NoReverseMatch:
        return None


@receiver(setting_changed)
def _forget(*, setting: str, **_kwargs: Any) -> None:
    """Tests change the URLconf."""
    if setting in {"ROOT_URLCONF", "FORCE_SCRIPT_NAME"}:
        url.cache_clear()
        url_or_none.cache_clear()


@lru_cache(maxsize=256)
def static(path: str) -> str:
    return static_url(path)


def query(current: QueryDict | Mapping[str, Any], **changes: Any) -> str:
    """The query string of `current` with `changes` applied, starting with `?`; a change to None takes a name out.

    The page number is dropped unless it is itself set: another filter or order begins at the first page.
    """
    if isinstance(current, QueryDict):
        values: dict[str, list[str]] = {name: list(current.getlist(name)) for name in current}
    else:
        values = {name: [str(value)] for name, value in current.items()}
    values.pop("page", None)
    for name, value in changes.items():
        if value is None:
            values.pop(name, None)
        elif isinstance(value, list | tuple):
            values[name] = [str(one) for one in value]
        else:
            values[name] = [str(value)]
    return "?" + urlencode(values, doseq=True)
