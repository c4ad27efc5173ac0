"""A terminal's whole system as the province publishes it: the root, its hashes, the boot image.

Its manifest is a TUF target that two offline keys sign, like a program's (protocol.release); the
parts are cut into pieces of PIECE bytes, each packed with zstd and fetched by the hash of what is
packed from the same folder of the feed. Written by `province.software`, fetched by `kiosk.update`,
written to a slot by `kiosk.system`.
"""

import re
from typing import Final

import msgspec

from protocol.index import Sha256
from protocol.release import SOFTWARE, Number, ReleaseBroken, Versioned, decode

PIECE: Final = 4 * 1024 * 1024  # bytes of a part in each piece but the last
_ROOT_MOST: Final = 2048 * 1024 * 1024  # bytes: a slot has no more room
_HASHES_MOST: Final = 24 * 1024 * 1024
_BOOT_MOST: Final = 128 * 1024 * 1024


class Piece(msgspec.Struct, frozen=True):
    """So many bytes, packed, with this hash."""

    sha256: Sha256
    bytes: int


class System(Versioned, frozen=True):
    """A system; `root_hash` is dm-verity's, and the boot image holds the machine to it."""

    number: Number
    root_hash: str
    root: tuple[Piece, ...]
    hashes: tuple[Piece, ...]
    boot: tuple[Piece, ...]

    @property
    def pieces(self) -> tuple[Piece, ...]:
        """All of them."""
        return (*self.root, *self.hashes, *self.boot)


def system_path(number: Number) -> str:
    """Return the target path of a system's manifest."""
    return f"{SOFTWARE}/system-{number}.json"


def read(data: bytes, number: Number) -> System:
    """Decode and check a system's manifest.

    Raises:
        ReleaseBroken: not of its form, another system's, or larger than a slot.
    """
    found = decode(data, System)
    if found.number != number:
        raise ReleaseBroken("another system's manifest")
    for part, most in (
        (found.root, _ROOT_MOST), (found.hashes, _HASHES_MOST), (found.boot, _BOOT_MOST),
    ):  # fmt: skip
        if not 0 < len(part) <= most // PIECE:
            raise ReleaseBroken("a part that is missing, or larger than its place")
    hashes = (found.root_hash, *(piece.sha256 for piece in found.pieces))
    if not all(re.fullmatch(r"[0-9a-f]{64}", each) for each in hashes):
        raise ReleaseBroken("a piece without a hash")
    if not all(0 < piece.bytes <= 2 * PIECE for piece in found.pieces):
        raise ReleaseBroken("a piece of a size that cannot be")
    return found
