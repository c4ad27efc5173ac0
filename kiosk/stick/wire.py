"""What goes between sync and the process that reads a stick: frames over two pipes.

To it: kind, start, two lengths, path, data. Back: code (0 or a VolumeError's), length, data.
"""

import struct
from typing import IO, Final, NamedTuple

READ: Final = 1
LEAVE: Final = 2
BESIDE: Final = 3
_ASKED: Final = struct.Struct(">BQII")
_TOLD: Final = struct.Struct(">BI")
_MOST: Final = 1024 * 1024  # bytes of a path or of data


class Asked(NamedTuple):
    """READ a piece of the feed's file `path` from `start`, or LEAVE `data` at `path`.

    BESIDE reads a piece of the file `path` that lies beside the feed.
    """

    kind: int
    path: str
    start: int = 0
    data: bytes = b""


class Gone(Exception):
    """The other side is no more, or does not keep to this."""


def ask(wire: IO[bytes], asked: Asked) -> None:
    """Send a request. Raises OSError."""
    path = asked.path.encode()
    wire.write(_ASKED.pack(asked.kind, asked.start, len(path), len(asked.data)))
    wire.write(path + asked.data)
    wire.flush()


def heard(wire: IO[bytes]) -> Asked:
    """Wait for a request. Raises Gone."""
    kind, start, path, data = _ASKED.unpack(_exactly(wire, _ASKED.size))
    if max(path, data) > _MOST:
        raise Gone
    try:
        words = _exactly(wire, path).decode()
    except UnicodeDecodeError:
        raise Gone from None
    return Asked(kind, words, start, _exactly(wire, data))


def tell(wire: IO[bytes], code: int, data: bytes = b"") -> None:
    """Send an answer. Raises OSError."""
    wire.write(_TOLD.pack(code, len(data)) + data)
    wire.flush()


def told(wire: IO[bytes]) -> tuple[int, bytes]:
    """Wait for an answer: its code and data. Raises Gone."""
    code, length = _TOLD.unpack(_exactly(wire, _TOLD.size))
    if length > _MOST:
        raise Gone
    return code, _exactly(wire, length)


def _exactly(wire: IO[bytes], length: int) -> bytes:
    data = wire.read(length)
    if len(data) < length:
        raise Gone
    return data
