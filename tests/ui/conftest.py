"""One small site for all tests of the shell: fake viewer, no database."""

import threading
from collections.abc import Iterator
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

import pytest
from django.core.handlers.wsgi import WSGIHandler
from django.test import override_settings

from tests.ui.fakes import MIDDLEWARE

SITE = {"ROOT_URLCONF": "tests.ui.urls", "MIDDLEWARE": MIDDLEWARE, "ALLOWED_HOSTS": ["*"]}


@pytest.fixture(autouse=True)
def site() -> Iterator[None]:
    with override_settings(**SITE):
        yield


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
        pass


@pytest.fixture(scope="session")
def address() -> Iterator[str]:
    """The same site over HTTP. The settings change only while the handler takes its middleware: a server that lives as
    long as the session would else give this site's addresses to every later test of its worker."""
    with override_settings(**SITE):
        handler = WSGIHandler()
    server = make_server("127.0.0.1", 0, handler, _Server, _Quiet)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
