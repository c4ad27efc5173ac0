"""Reads a pack block by block, so that a small machine need not hold all rows at once.

The terminal's sync takes packs this way; `protocol.pack.read` holds the whole of a small one.
What is held at a time: a piece of the file, zstd's window, and the text of one block.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import IO, BinaryIO, Final, cast

import msgspec
import zstandard

from protocol.pack import (
    MAGIC,
    MAX_PLAIN_BYTES,
    Block,
    PackBroken,
    check,
    check_version,
)
from protocol.sealing import SealBroken, unseal_pieces

MAX_BLOCK_BYTES: Final = 64 * 1024 * 1024
_MAX_HEAD_BYTES: Final = 64 * 1024
_MAX_WINDOW: Final = 8 * 1024 * 1024
_PIECE: Final = 64 * 1024
_BLOCKS: Final = b'"blocks":['
_END: Final = b"]}"
# Where one block ends and the next begins. Within a text a quotation mark carries a backslash, and
# after the one that ends a text no letter can stand: so this is found nowhere else.
_NEXT: Final = b'},{"table":'


class _Head(msgspec.Struct, frozen=True):
    v: int
    village: str
    seq: int
    since: int | None
    issued: str


@dataclass(frozen=True, slots=True)
class Stream:
    """A pack, as `protocol.pack.Pack`, whose blocks come one by one and once.

    `blocks` may raise PackBroken on the way, and OSError of the file.
    """

    village: str
    seq: int
    since: int | None
    issued: str
    blocks: Iterator[Block]


def stream(sealed: BinaryIO, key: bytes) -> Stream:
    """Open a pack for reading once, from a file that stays open as long.

    Raises:
        PackBroken: cut, altered, another key, or its head is none; of blocks while they are read.
        PackFromTheFuture: a version that this program does not know.
        OSError: of the file.
    """
    text = _plain(_Readable(unseal_pieces(key, MAGIC, sealed)))
    try:
        head, rest = _parted(text)
        check_version(head)
        known = msgspec.json.decode(head, type=_Head)
    except (SealBroken, zstandard.ZstdError, msgspec.MsgspecError) as error:
        raise PackBroken(type(error).__name__) from error
    return Stream(known.village, known.seq, known.since, known.issued, _blocks(rest, text))


class _Readable:
    """What zstandard reads from."""

    def __init__(self, pieces: Iterator[bytes]) -> None:
        self._pieces = pieces

    def read(self, _size: int = -1) -> bytes:
        """Return the next piece; its size is the file's affair."""
        return next(self._pieces, b"")


def _plain(packed: _Readable) -> Iterator[bytes]:
    expander = zstandard.ZstdDecompressor(max_window_size=_MAX_WINDOW)
    size = 0
    for piece in expander.read_to_iter(
        cast("IO[bytes]", packed), read_size=_PIECE, write_size=_PIECE
    ):
        size += len(piece)
        if size > MAX_PLAIN_BYTES:
            raise PackBroken("too large")
        yield piece


def _parted(text: Iterator[bytes]) -> tuple[bytes, bytearray]:
    """Read up to the first block; return the head as JSON of its own, and what came behind."""
    came = bytearray()
    for piece in text:
        came += piece
        end = came.find(_BLOCKS)
        if end >= 0:
            return bytes(came[:end]) + b'"blocks":[]}', came[end + len(_BLOCKS) :]
        if len(came) > _MAX_HEAD_BYTES:
            break
    check_version(bytes(came))  # a newer one may have no blocks
    raise PackBroken("no blocks")


def _blocks(came: bytearray, text: Iterator[bytes]) -> Iterator[Block]:
    try:
        for block in _cut(came, text):
            found = msgspec.json.decode(block, type=Block)
            check(found)
            yield found
    except (SealBroken, zstandard.ZstdError, msgspec.MsgspecError) as error:
        raise PackBroken(type(error).__name__) from error


def _cut(came: bytearray, text: Iterator[bytes]) -> Iterator[bytes]:
    """Yield the text of each block; nothing of `came` is looked at twice."""
    looked = 0
    for piece in text:
        came += piece
        while (end := came.find(_NEXT, looked)) >= 0:
            yield bytes(memoryview(came)[: end + 1])
            del came[: end + 2]
            looked = 0
        looked = max(0, len(came) - len(_NEXT))
        if len(came) > MAX_BLOCK_BYTES:
            raise PackBroken("a block that is too large")
    while (end := came.find(_NEXT)) >= 0:
        yield bytes(memoryview(came)[: end + 1])
        del came[: end + 2]
    if not came.endswith(_END):
        raise PackBroken("cut")
    del came[-len(_END) :]
    if came:
        yield bytes(came)
