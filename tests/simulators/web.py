"""A small web server on loopback that can fail in every way that a village's network can."""

import gzip
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import urlsplit

import msgspec

from protocol.enrolment import Request


@dataclass
class Site:
    """What is served, what went wrong on purpose, and what was asked for."""

    files: dict[str, bytes] = field(default_factory=dict)
    address: str = ""
    cut_after: int = 0  # bytes of every body, then the connection ends; 0: never
    status: int = 0  # answer everything with it
    answers: dict[str, int] = field(default_factory=dict)  # answer POSTs to a path with it
    page: bytes = b""  # answer everything with this HTML page
    stall: str = ""  # answers to paths that contain it stop in their middle
    stalled: threading.Event = field(default_factory=threading.Event)  # one has
    go_on: threading.Event = field(default_factory=threading.Event)
    proxied: int = 0  # requests that came as to a proxy
    zipped: str = ""  # files whose path contains it go out in gzip, unless a range is asked for
    flip: str = ""  # paths that contain it lose a bit
    ranges: bool = True
    redirect: str = ""
    asked: list[tuple[str, int]] = field(default_factory=list)  # path, bytes of body sent
    cells: list[bytes] = field(default_factory=list)
    codes: dict[str, Callable[[bytes], bytes]] = field(default_factory=dict)  # by public key
    used: set[str] = field(default_factory=set)
    beats: list[bytes] = field(default_factory=list)
    doors: list[tuple[str, int]] = field(default_factory=list)  # path, port of each POST's caller
    headers: list[dict[str, str]] = field(default_factory=list)


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True  # or the body waits 40 ms for the headers' acknowledgement
    site: Site

    def do_GET(self) -> None:
        site, path = self.site, self._local()
        if site.redirect:
            self._answer(302, b"", {"Location": site.redirect})
        elif site.page:
            self._answer(200, site.page, {"Content-Type": "text/html; charset=utf-8"})
        elif site.status or path not in site.files:
            self._answer(site.status or 404, b"")
        else:
            self._file(site.files[path])

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        site, self.path = self.site, self._local()
        site.headers.append(dict(self.headers))
        site.doors.append((self.path, self.client_address[1]))
        if site.page or site.status:
            self._answer(site.status or 200, site.page)
        elif self.path in site.answers:
            self._answer(site.answers[self.path], b"")
        elif self.path == "/cells":
            site.cells.append(body)
            self._answer(204, b"")
        elif self.path == "/heartbeat":
            site.beats.append(body)
            self._answer(200, b'{"nonce":"next"}', {"Content-Type": "application/json"})
        elif self.path == "/enrol":
            self._enrol(body)
        else:
            self._answer(404, b"")

    def _local(self) -> str:
        """The path; a client of a proxy names the whole address."""
        parts = urlsplit(self.path)
        self.site.proxied += bool(parts.scheme)
        return parts.path

    def log_message(self, *_: object) -> None:
        """Say nothing: a test's output is its own."""

    def _enrol(self, body: bytes) -> None:
        asked = msgspec.json.decode(body, type=Request)
        code = asked.code
        if code in self.site.used:
            self._answer(410, b"")
        elif code not in self.site.codes:
            self._answer(403, b"")
        else:
            self.site.used.add(code)
            self._answer(
                200, self.site.codes.pop(code)(asked.public), {"Content-Type": "application/json"}
            )

    def _file(self, content: bytes) -> None:
        site = self.site
        if site.flip and site.flip in self.path:
            content = content[:-1] + bytes((content[-1] ^ 1,))
        wanted = self.headers.get("Range", "")
        if not wanted and site.zipped and site.zipped in self.path:
            self._answer(200, gzip.compress(content), {"Content-Encoding": "gzip"})
            return
        if not (wanted and site.ranges):
            self._answer(200, content)
            return
        start = int(wanted.removeprefix("bytes=").rstrip("-"))
        if start >= len(content):
            self._answer(416, b"")
            return
        span = {"Content-Range": f"bytes {start}-{len(content) - 1}/{len(content)}"}
        self._answer(206, content[start:], span)

    def _answer(self, status: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(body)))
        cut = self.site.cut_after
        sent = body[:cut] if cut else body
        # Before the first byte goes out: an empty answer is whole with its headers, and the
        # next request may come in on another thread before this line is reached.
        self.site.asked.append((self.path, len(sent)))
        if self.site.stall and self.site.stall in self.path:
            if sent:
                self.end_headers()
                self.wfile.write(sent[: len(sent) // 2])
            self.site.stalled.set()
            self.site.go_on.wait()
            self.close_connection = True
            return
        self.end_headers()
        self.wfile.write(sent)
        if len(sent) < len(body):
            self.close_connection = True


class _Server(ThreadingHTTPServer):
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Say nothing of clients that go away in the middle: that is what tests are about."""


@contextmanager
def serving(site: Site) -> Iterator[Site]:
    """Serve `site` on a free port of loopback for as long as the block lasts."""
    handler = type("Handler", (_Handler,), {"site": site})
    server = _Server(("127.0.0.1", 0), handler)
    site.address = f"http://127.0.0.1:{server.server_port}/"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield site
    finally:
        site.go_on.set()
        server.shutdown()
        thread.join()
        server.server_close()
