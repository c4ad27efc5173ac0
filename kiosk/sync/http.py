"""Transport over HTTP by requests.

Made by the daemon (one for the feed, a fresh one for each cell) and by setup. Headers are the same
on every terminal; no cookies, no proxy but that of the settings, no redirect to another host.
"""

import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from typing import Final, Self
from urllib.parse import urljoin, urlsplit

import requests
from requests.adapters import HTTPAdapter

from kiosk.sync.errors import Intercepted, Offline, ServerRefused
from kiosk.sync.transport import NONE, Download

_CHUNK: Final = 4 * 1024  # what a cut connection costs at most
_TIMEOUT: Final = (10.0, 30.0)  # seconds to connect, and between two pieces
_REDIRECTS: Final = 3
_HEADERS: Final = {"User-Agent": "mingjing/1", "Accept": "*/*", "Accept-Encoding": "gzip"}
_OK, _PARTIAL = 200, 206


class HttpTransport:
    """One connection pool. `beat` is called before each wait; it may raise to stop a download.

    `rate_kb_s` caps downloads (0: none); `pause` waits the seconds it is given; `proxy` is an
    address or empty. `waiting` says that the network has the word: a signal handler may raise then.
    """

    def __init__(
        self,
        *,
        rate_kb_s: int = 0,
        proxy: str = "",
        beat: Callable[[], None] = lambda: None,
        pause: Callable[[float], None] = time.sleep,
    ) -> None:
        self._session = requests.Session()
        self._session.trust_env = False
        self._session.headers.clear()
        self._session.headers.update(_HEADERS)
        for scheme in ("http://", "https://"):
            self._session.mount(scheme, HTTPAdapter(max_retries=0))
        if proxy:
            self._session.proxies = {"http": proxy, "https": proxy}
        self._rate = rate_kb_s * 1024
        self._beat = beat
        self._pause = pause
        self.waiting = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Close every connection."""
        self._session.close()

    @contextmanager
    def get(self, url: str, *, start: int = 0) -> Iterator[Download]:
        """Fetch a file; see Transport."""
        # A range of compressed bytes would fit nothing that we have.
        headers = {"Range": f"bytes={start}-", "Accept-Encoding": "identity"} if start else {}
        reply = self._follow(url, headers)
        try:
            if reply.status_code not in {_OK, _PARTIAL}:
                self._read_out(reply)
                raise ServerRefused(reply.status_code)
            if reply.headers.get("Content-Type", "").startswith("text/html"):
                raise Intercepted
            yield Download(_first_byte(reply), self._chunks(reply))
        finally:
            reply.close()

    def post(
        self, url: str, body: bytes, *, kind: str, most: int, headers: Mapping[str, str] = NONE
    ) -> tuple[int, bytes]:
        """Send a body; see Transport."""
        try:
            with self._wait():
                reply = self._session.post(
                    url,
                    data=body,
                    headers={"Content-Type": kind, **headers},
                    timeout=_TIMEOUT,
                    allow_redirects=False,
                    stream=True,
                )
        except requests.RequestException as error:
            raise Offline(type(error).__name__) from None
        try:
            answer = bytearray()
            for chunk in self._chunks(reply):
                answer += chunk
                if len(answer) > most:
                    raise Offline("an answer without end")
            return reply.status_code, bytes(answer)
        finally:
            reply.close()

    def _follow(self, url: str, headers: dict[str, str]) -> requests.Response:
        host = urlsplit(url).netloc
        for _ in range(_REDIRECTS + 1):
            try:
                with self._wait():
                    reply = self._session.get(
                        url, headers=headers, timeout=_TIMEOUT, allow_redirects=False, stream=True
                    )
            except requests.RequestException as error:
                # Its text holds addresses; the type says enough.
                raise Offline(type(error).__name__) from None
            if not reply.is_redirect:
                return reply
            url = urljoin(url, reply.headers["Location"])
            reply.close()
            if urlsplit(url).netloc != host:
                break
        raise Intercepted("sent to another host")

    def _chunks(self, reply: requests.Response) -> Iterator[bytes]:
        began, got = time.monotonic(), 0
        body = reply.iter_content(_CHUNK)
        try:
            while True:
                with self._wait():
                    chunk = next(body, b"")
                if not chunk:
                    return
                yield chunk
                got += len(chunk)
                if self._rate:
                    ahead = got / self._rate - (time.monotonic() - began)
                    if ahead > 0:
                        self._pause(ahead)
        except requests.RequestException as error:
            raise Offline(type(error).__name__) from None

    def _read_out(self, reply: requests.Response) -> None:
        """Read a short refusal to its end: one left unread would cost the line, and a handshake."""
        length = reply.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) <= _CHUNK:
            with suppress(requests.RequestException), self._wait():
                _ = reply.content

    @contextmanager
    def _wait(self) -> Iterator[None]:
        self.waiting = True
        try:
            self._beat()  # whoever asked for the end before `waiting` was true is heard here
            yield
        finally:
            self.waiting = False


def _first_byte(reply: requests.Response) -> int:
    if reply.status_code != _PARTIAL:
        return 0
    span = reply.headers.get("Content-Range", "").removeprefix("bytes ").partition("-")[0]
    if not span.isdecimal():
        raise ServerRefused(reply.status_code)
    return int(span)
