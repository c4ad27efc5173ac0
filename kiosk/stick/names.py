"""The only names that are opened on a stick. Held to on both sides of the wire."""

import re
from collections.abc import Sequence
from typing import Final, Protocol

from kiosk.stick.errors import NotTaken
from protocol.carried import CARRIER_FILE, INVITATION_FILE, TECHNICIAN_FILE
from protocol.index import MEDIA, METADATA, PACKS, TARGETS

PIECE: Final = 64 * 1024  # bytes that are read at a time
_NAME: Final = re.compile(r"[A-Za-z0-9_-][A-Za-z0-9._-]{0,120}")
_ROOMS: Final = frozenset({METADATA, TARGETS, PACKS, MEDIA})
_BESIDE: Final = frozenset({INVITATION_FILE, TECHNICIAN_FILE, CARRIER_FILE})
_DEEPEST: Final = 3  # targets/<county>/<file>


class Volume(Protocol):
    """A stick's files: of a FAT volume, or below a folder. May raise any VolumeError."""

    def read(self, path: Sequence[str], start: int) -> bytes:
        """Return up to PIECE bytes of a file from `start` on; none at its end."""

    def create(self, folder: Sequence[str], name: str, data: bytes) -> None:
        """Make a new file, durably; folders are made where they are missing."""


def in_feed(path: str) -> list[str]:
    """Return the parts of a path below the feed. Raises NotTaken for what no feed has."""
    parts = path.split("/")
    named = parts[0] in _ROOMS and 1 < len(parts) <= _DEEPEST
    if not named or not all(_NAME.fullmatch(part) for part in parts):
        raise NotTaken("a name that no feed has")
    return parts


def beside(name: str) -> str:
    """Return the name of a file that lies beside the feed. Raises NotTaken for any other."""
    if name not in _BESIDE:
        raise NotTaken("a file that nobody needs")
    return name


def single(name: str) -> str:
    """Return a name that is one. Raises NotTaken."""
    if not _NAME.fullmatch(name):
        raise NotTaken("a name that we never give")
    return name
