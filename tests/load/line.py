"""One terminal's connection, counted: HTTP/1.1 as kiosk.sync speaks it, by asyncio's streams."""

import asyncio
import ssl
import time
from array import array
from collections import Counter
from dataclasses import dataclass, field

from tests.load.terminal import plain

_HEADERS = (
    "Host: 127.0.0.1\r\nUser-Agent: mingjing/1\r\nAccept: */*\r\n"
    "Accept-Encoding: gzip\r\nConnection: keep-alive\r\n\r\n"
)
_SMALL = 1024 * 1024
_PIECE = 256 * 1024


@dataclass
class Tally:
    """What a storm came to."""

    requests: int = 0
    sent: int = 0  # bytes of headers and bodies from the server, before TLS
    failed: int = 0
    kinds: Counter[str] = field(default_factory=Counter)
    waits: "array[float]" = field(default_factory=lambda: array("d"))  # seconds a request
    looks: "array[float]" = field(default_factory=lambda: array("d"))  # seconds a whole look


class Line:
    """A connection to the server, opened with the first request."""

    def __init__(self, port: int, tls: ssl.SSLContext | None, tally: Tally) -> None:
        self._port, self._tls, self._tally = port, tls, tally
        self._reader: asyncio.StreamReader | None = None
        self._writer: asyncio.StreamWriter | None = None

    async def get(self, path: str) -> tuple[int, bytes]:
        """Ask for a path below the feed; return status and body (empty for large files)."""
        began = time.perf_counter()
        if self._reader is None or self._writer is None:
            self._reader, self._writer = await asyncio.open_connection(
                "127.0.0.1", self._port, ssl=self._tls
            )
        self._writer.write(f"GET /feed/{path} HTTP/1.1\r\n{_HEADERS}".encode())
        head = await self._reader.readuntil(b"\r\n\r\n")
        lines = head.decode("latin-1").split("\r\n")
        status = int(lines[0].split(" ", 2)[1])
        headers = {name.lower(): value for name, _, value in (one.partition(": ") for one in lines)}
        body, size = await self._body(headers)
        self._tally.requests += 1
        self._tally.sent += len(head) + size
        self._tally.kinds[_kind(path)] += 1
        self._tally.waits.append(time.perf_counter() - began)
        return status, plain(body, headers.get("content-encoding", ""))

    async def _body(self, headers: dict[str, str]) -> tuple[bytes, int]:
        reader = self._reader
        assert reader is not None
        if headers.get("transfer-encoding") == "chunked":
            parts, size = [], 0
            while length := int(await reader.readline(), 16):
                parts.append(await reader.readexactly(length + 2))
                size += length + 8
            await reader.readline()
            return b"".join(part[:-2] for part in parts), size
        length = int(headers.get("content-length", "0"))
        if length <= _SMALL:
            return await reader.readexactly(length), length
        left = length
        while left:
            left -= len(await reader.read(min(left, _PIECE)))
        return b"", length

    def close(self) -> None:
        """Hang up."""
        if self._writer is not None:
            self._writer.close()


def _kind(path: str) -> str:
    room, _, name = path.partition("/")
    if room == "metadata":
        role = name.removesuffix(".json").rpartition(".")[2]
        names = {"targets": "delegations"}
        return "county" if role.isdecimal() else names.get(role, role)
    return "replies" if name.endswith("replies.json") else room
