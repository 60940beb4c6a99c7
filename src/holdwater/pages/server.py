"""The server of the page: on this machine's own address, with limits on all that comes.

Nothing that is sent to it is written to disk, and it sends nothing anywhere.
"""

from __future__ import annotations

import json
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from datetime import datetime
from html import escape
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from secrets import token_urlsafe
from socket import SHUT_WR
from socketserver import TCPServer
from threading import Lock
from time import monotonic
from typing import Any
from urllib.parse import urlsplit

from holdwater import __version__
from holdwater.desk import Desk
from holdwater.errors import UsageError
from holdwater.pages.answer import Asked, answer, asked_in, html_report, json_report
from holdwater.pages.gate import HEADERS, own_hosts, refusal
from holdwater.reading.formats import ENDINGS, FORMATS

#: The one address that is listened to. No setting changes it.
ADDRESS = "127.0.0.1"

#: A text takes up to twice its room as JSON, and its fields a little.
_FIELDS = 4096

#: Seconds for which what was refused is still taken, lest the answer be lost.
_LINGER = 2

_FOLDER = Path(__file__).with_name("check")

_TYPES = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
}

_JSON = "application/json; charset=utf-8"

#: What can be asked for, and how the answer is written.
ANSWERS: dict[str, tuple[str, Callable[[Desk, Asked], str]]] = {
    "/check": (_JSON, lambda desk, asked: json.dumps(answer(desk, asked))),
    "/report.json": (_JSON, json_report),
    "/report.html": (_TYPES[".html"], html_report),
}


class PageServer(ThreadingHTTPServer):
    """Serves the page and what it asks for, one check at a time.

    ``clock`` tells the time, ``port`` may be 0 for any that is free. Raises OSError
    where the port is not to be had.
    """

    daemon_threads = True

    def __init__(self, desk: Desk, *, port: int, clock: Callable[[], datetime]) -> None:
        self._desk, self._clock, self._lock = desk, clock, Lock()
        self.token = token_urlsafe(32)
        self.most: int = desk.settings(Path())["max_bytes"]
        self.files: dict[str, tuple[str, bytes]] = {}
        super().__init__((ADDRESS, port), PageHandler)
        self.hosts = own_hosts(self.server_port)
        self.files = _files(self._told())

    def server_bind(self) -> None:
        """Bind, and ask nobody what this machine is called."""
        TCPServer.server_bind(self)
        self.server_name, self.server_port = ADDRESS, self.server_address[1]

    @property
    def url(self) -> str:
        """Where the page is."""
        return f"http://{ADDRESS}:{self.server_port}/"

    def answer(self, path: str, asked: Asked) -> bytes:
        """Check, as one of `ANSWERS` says, by the day that it is."""
        with self._lock:
            self._desk.now = self._clock()
            return ANSWERS[path][1](self._desk, asked).encode()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Pass over who hung up; anything else is for whoever mends it."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)

    def _told(self) -> dict[str, Any]:
        """Return what the page's script has to know."""
        texts = (name for name in ENDINGS if FORMATS[ENDINGS[name]].is_text)
        return {
            "token": self.token,
            "audience": self._desk.settings(Path())["audience"],
            "most": self.most,
            "texts": {name: ENDINGS[name] for name in texts},
            "version": __version__,
        }


def _files(told: dict[str, Any]) -> dict[str, tuple[str, bytes]]:
    """Read the page's files, and put into the page itself what it is told."""
    files = {
        f"/{path.name}": (_TYPES[path.suffix], path.read_bytes())
        for path in sorted(_FOLDER.iterdir())
        if path.suffix in _TYPES
    }
    kind, page = files.pop("/page.html")
    written = page.decode().replace("{{told}}", escape(json.dumps(told)))
    written = written.replace("{{endings}}", escape(",".join(ENDINGS)))
    return {"/": (kind, written.encode()), **files}


class PageHandler(BaseHTTPRequestHandler):
    """Answers one request."""

    server: PageServer
    server_version = f"Holdwater/{__version__}"
    sys_version = ""
    timeout = 20

    def do_GET(self) -> None:
        """Hand out the page or one of its files."""
        path = urlsplit(self.path).path
        if self._is_refused(brings=False):
            return
        if path in self.server.files:
            self._send(HTTPStatus.OK, *self.server.files[path])
        elif path in ANSWERS:
            self._say(HTTPStatus.METHOD_NOT_ALLOWED, "This is asked with POST.")
        else:
            self._say(HTTPStatus.NOT_FOUND, "There is nothing here.")

    def do_POST(self) -> None:
        """Check what the page sends."""
        parts = urlsplit(self.path)
        if self._is_refused(brings=True):
            return
        if parts.path not in ANSWERS:
            self._say(HTTPStatus.NOT_FOUND, "There is nothing here.")
            return
        body = self._body()
        if body is None:
            return
        try:
            kind = self.headers.get("Content-Type", "")
            asked = asked_in(body, content_type=kind, query=parts.query)
        except (UsageError, ValueError) as error:
            self._say(HTTPStatus.BAD_REQUEST, str(error))
            return
        if len(asked.content) > self.server.most:
            self._say_too_large()
            return
        try:
            written = self.server.answer(parts.path, asked)
        except Exception:  # noqa: BLE001 - one answer ends nothing for the others
            # The shell says where first: whoever reads the answer then looks there.
            traceback.print_exc()
            said = "Holdwater broke down over this; the shell it runs in says where."
            self._say(HTTPStatus.INTERNAL_SERVER_ERROR, said)
            return
        self._send(HTTPStatus.OK, ANSWERS[parts.path][0], written)

    def _is_refused(self, *, brings: bool) -> bool:
        said = refusal(
            self.headers,
            hosts=self.server.hosts,
            token=self.server.token,
            brings=brings,
        )
        if said:
            self._say(HTTPStatus.FORBIDDEN, said)
        return said is not None

    def _body(self) -> bytes | None:
        """Read what was sent; where it may not be, say so and return None."""
        told = self.headers.get("Content-Length", "")
        if not (told.isascii() and told.isdecimal()):
            self._say(HTTPStatus.LENGTH_REQUIRED, "The request tells no length.")
            return None
        if len(told) > 15 or int(told) > 2 * self.server.most + _FIELDS:
            self._say_too_large()
            return None
        body = self.rfile.read(int(told))
        if len(body) < int(told):
            self._say(HTTPStatus.BAD_REQUEST, "The request breaks off.")
            return None
        return body

    def _say_too_large(self) -> None:
        self._say(
            HTTPStatus.REQUEST_ENTITY_TOO_LARGE,
            f"This is larger than {self.server.most:,} bytes. Raise `max_bytes` "
            "(--max-bytes) to have it read all the same.",
        )

    def _say(self, status: int, words: str) -> None:
        """Answer with an error, and let what is still being sent run out."""
        self._send(status, _JSON, json.dumps({"error": words}).encode())
        self.wfile.flush()
        end = monotonic() + _LINGER
        with suppress(OSError):
            self.connection.shutdown(SHUT_WR)
            self.connection.settimeout(_LINGER)
            while monotonic() < end and self.connection.recv(1 << 16):
                pass

    def _send(self, status: int, kind: str, content: bytes) -> None:
        self.send_response(status)
        for name, value in HEADERS.items():
            self.send_header(name, value)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def send_error(
        self, code: int, message: str | None = None, explain: str | None = None
    ) -> None:
        """Answer what is no request of ours as every other error."""
        self._say(code, message or explain or HTTPStatus(code).phrase)

    def log_message(self, format: str, *args: Any) -> None:  # noqa: A002 - its name
        """Keep no record of what was asked."""
