"""One style sheet and one script for every page, put together from the plain files in `static/ui` at first use.

The address carries the content's fingerprint, so browsers keep the file for good and an upgrade is seen at once.
No build step: the files are read as they are, in the order stated here.
"""

import gzip
import hashlib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files
from typing import Final

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from phoihop.ui.links import url

# Each name is a package, then a path inside its "static" folder.
CSS: Final = (
    "phoihop.ui/ui/css/tokens.css",
    "phoihop.ui/ui/css/reset.css",
    "phoihop.ui/ui/css/base.css",
    "phoihop.ui/ui/css/layout.css",
    "phoihop.ui/ui/css/button.css",
    "phoihop.ui/ui/css/field.css",
    "phoihop.ui/ui/css/table.css",
    "phoihop.ui/ui/css/state.css",
    "phoihop.ui/ui/css/organisation.css",
    "phoihop.ui/ui/css/files.css",
    "phoihop.ui/ui/css/dialog.css",
    "phoihop.ui/ui/css/history.css",
    "phoihop.ui/ui/css/figures.css",
    "phoihop.ui/ui/css/panes.css",
    "phoihop.ui/ui/css/versions.css",
    "phoihop.ui/ui/css/navigate.css",
    "phoihop.ui/ui/css/print.css",
)
JS: Final = (
    "django_htmx/django_htmx/htmx-2.min.js",
    "phoihop.ui/ui/js/shell.js",
    "phoihop.ui/ui/js/dialog.js",
    "phoihop.ui/ui/js/combobox.js",
    "phoihop.ui/ui/js/inputs.js",
    "phoihop.ui/ui/js/table.js",
    "phoihop.ui/ui/js/filedrop.js",
    "phoihop.ui/ui/js/autosave.js",
    # Before the keys of every page: what the reading page has answered goes no further.
    "phoihop.ui/ui/js/panes.js",
    "phoihop.ui/ui/js/keys.js",
)
_SETS: Final = {"ui.css": (CSS, "text/css"), "ui.js": (JS, "text/javascript")}


@dataclass(frozen=True, slots=True)
class Bundle:
    body: bytes
    packed: bytes
    kind: str
    mark: str


def _read(name: str) -> bytes:
    package, _slash, inner = name.partition("/")
    return files(package).joinpath("static", inner).read_bytes()


def _build(name: str) -> Bundle:
    parts, kind = _SETS[name]
    # A script that forgot its last semicolon must not swallow the next one.
    seam = b"\n;\n" if kind == "text/javascript" else b"\n"
    body = seam.join(_read(file) for file in parts)
    mark = hashlib.sha256(body).hexdigest()[:12]
    return Bundle(body, gzip.compress(body, mtime=0), kind, mark)


_kept = lru_cache(maxsize=len(_SETS))(_build)


def bundle(name: str) -> Bundle:
    """While developing, read anew each time."""
    return _build(name) if settings.DEBUG else _kept(name)


def address(name: str) -> str:
    return url("ui:asset", bundle(name).mark, name)


@login_not_required
@require_safe
def asset(request: HttpRequest, mark: str, name: str) -> HttpResponse:
    if name not in _SETS:
        raise Http404
    found = bundle(name)
    zipped = "gzip" in request.headers.get("Accept-Encoding", "")
    response = HttpResponse(found.packed if zipped else found.body, content_type=f"{found.kind}; charset=utf-8")
    if zipped:
        response["Content-Encoding"] = "gzip"
    response["Vary"] = "Accept-Encoding"
    # A stale mark means a page from before an upgrade: it gets today's file, but must not keep it under that name.
    response["Cache-Control"] = "public, max-age=31536000, immutable" if mark == found.mark else "no-store"
    return response
