"""Lines of writing as they were read, and as they are kept. No models, no database."""

from collections.abc import Sequence
from typing import Final

import msgspec
import zstandard

Quad = tuple[tuple[float, float], ...]
"""Four corners, pixels, clockwise from where the text begins."""
ENGINE: Final = "PP-OCRv4 1"
"""Kept with what was read: another engine, or other settings of it, reads anew."""
_LEVEL: Final = 3


class Line(msgspec.Struct, frozen=True, array_like=True):
    """A line of writing.

    Attributes:
        text: what it says; no spaces.
        quad: its corners, pixels of the picture, clockwise from the text's beginning.
        places: where each character's middle is along the line, 0 to 1.
    """

    text: str
    quad: Quad
    places: tuple[float, ...]


def packed(lines: Sequence[Line]) -> bytes:
    """Return lines as they are kept: zstd of MessagePack."""
    return zstandard.compress(msgspec.msgpack.encode(lines), _LEVEL)


def unpacked(kept: bytes) -> list[Line]:
    """Return kept lines."""
    return msgspec.msgpack.decode(zstandard.decompress(kept), type=list[Line])
