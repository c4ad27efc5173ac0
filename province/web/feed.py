"""The feed over HTTP for a small installation; a big one puts a plain web server before it.

Ranges for terminals on poor links, ETags for those that look often, gzip for metadata.
"""

import gzip
import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.views.decorators.http import require_safe

from protocol.index import MEDIA, METADATA, PACKS, TARGETS
from protocol.release import SOFTWARE
from province.home import home

_NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]*")
_RANGE: Final = re.compile(r"bytes=([0-9]*)-([0-9]*)")
_CHUNK: Final = 64 * 1024
_LARGEST_GZIPPED: Final = 8 * 1024 * 1024
# What its own hash names never changes. Metadata are named by a version, which may be signed anew
# after a restored backup; and what is not there may come any minute.
_FOR_EVER: Final = "public, max-age=31536000, immutable"
_A_MINUTE: Final = "public, max-age=60"


@require_safe
def feed(request: HttpRequest, room: str, name: str) -> HttpResponseBase:
    """Return a file of the feed: 200, 206, 304, 404 or 416."""
    path = _path(room, name)
    if path is None:
        return HttpResponse(status=404, headers={"Cache-Control": _A_MINUTE})
    state = path.stat()
    size = state.st_size
    etag = (
        f'"{path.name}"'
        if room in {PACKS, MEDIA, SOFTWARE}
        else f'"{state.st_mtime_ns:x}-{size:x}"'
    )
    wanted = request.headers.get("Range")
    if request.headers.get("If-Range", etag) != etag:
        wanted = None
    zipped = (
        wanted is None
        and room in {METADATA, TARGETS}
        and size <= _LARGEST_GZIPPED
        and "gzip" in request.headers.get("Accept-Encoding", "")
    )
    if zipped:
        etag = f'{etag[:-1]}-gzip"'
    headers = {
        "ETag": etag,
        "Accept-Ranges": "bytes",
        "Cache-Control": _A_MINUTE if room == METADATA else _FOR_EVER,
        "Vary": "Accept-Encoding",
    }
    if request.headers.get("If-None-Match") == etag:
        return HttpResponse(status=304, headers=headers)
    kind = "application/json" if path.suffix == ".json" else "application/octet-stream"
    if zipped:
        data = _zipped(path, state.st_mtime_ns)
        headers["Content-Encoding"] = "gzip"
        return HttpResponse(data, content_type=kind, headers=headers)
    span = _span(wanted, size)
    if span is None:
        return HttpResponse(status=416, headers={**headers, "Content-Range": f"bytes */{size}"})
    first, end = span
    status = 200
    if wanted is not None and (first, end) != (0, size):
        status = 206
        headers["Content-Range"] = f"bytes {first}-{end - 1}/{size}"
    headers["Content-Length"] = str(end - first)
    body = _slice(path, first, end) if request.method == "GET" else iter(())
    return StreamingHttpResponse(body, status=status, content_type=kind, headers=headers)


def _path(room: str, name: str) -> Path | None:
    """Return the file, or None; names with dots or slashes of their own lead nowhere."""
    parts = name.split("/")
    deepest = 2 if room == TARGETS else 1
    if len(parts) > deepest or not all(_NAME.fullmatch(part) for part in parts):
        return None
    path = home().joinpath("feed", room, *parts)
    return path if path.is_file() else None


def _span(wanted: str | None, size: int) -> tuple[int, int] | None:
    """Return (first, end) of the bytes to send; None if the range cannot be satisfied.

    A header of another form, or with several ranges, means the whole file (RFC 9110).
    """
    match = _RANGE.fullmatch(wanted or "")
    if match is None or match[0] == "bytes=-":
        return 0, size
    if not match[1]:
        last = int(match[2])
        return (max(0, size - last), size) if last and size else None
    first = int(match[1])
    end = min(size, int(match[2]) + 1) if match[2] else size
    if match[2] and int(match[2]) < first:
        return 0, size
    return (first, end) if first < size else None


def _slice(path: Path, first: int, end: int) -> Iterator[bytes]:
    with path.open("rb") as file:
        file.seek(first)
        left = end - first
        while left > 0 and (chunk := file.read(min(_CHUNK, left))):
            left -= len(chunk)
            yield chunk


@lru_cache(maxsize=64)
def _zipped(path: Path, _changed: int) -> bytes:
    return gzip.compress(path.read_bytes(), mtime=0)
