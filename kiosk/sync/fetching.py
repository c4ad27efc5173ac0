"""Gathers a file named by its SHA-256, over as many cut connections as it takes.

Called by sync.apply and sync.media. What has arrived stays in the part file, also over a power
cut; a part that turns out wrong is deleted.
"""

import hashlib
from pathlib import Path
from typing import BinaryIO

from kiosk.sync.errors import FeedBroken, Offline, ServerRefused, disk_error
from kiosk.sync.transport import Carrier

_PAST_END = 416
_READ = 256 * 1024


def fetch(transport: Carrier, url: str, part: Path, sha256: str, size: int) -> None:
    """Make `part` the whole, checked file of `size` bytes.

    Raises:
        Offline: not a byte more could be had; what came is kept.
        ServerRefused: the server has no such file.
        FeedBroken: whole, but another file.
        DiskFull, DiskRefused.
    """
    try:
        part.parent.mkdir(parents=True, exist_ok=True)
        gathered = _Part(part)
        found = gathered.have
        _gather(transport, url, gathered, size)
        if found and not gathered.holds(sha256, size):
            # A power cut may have left something else in what was found: once from the beginning.
            gathered.drop()
            _gather(transport, url, gathered, size)
        if not gathered.holds(sha256, size):
            gathered.drop()
            raise FeedBroken("another file than announced")
    except OSError as error:
        raise disk_error(error) from error


def _gather(transport: Carrier, url: str, gathered: "_Part", size: int) -> None:
    while gathered.have < size:
        before = gathered.have
        try:
            _more(transport, url, gathered, size)
        except Offline:
            if gathered.have <= before:
                raise


class _Part:
    """A file that grows, hashed as it does."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.digest, self.have = hashlib.sha256(), 0
        if path.exists():
            with path.open("rb") as file:
                while chunk := file.read(_READ):
                    self._count(chunk)

    def begin(self) -> BinaryIO:
        """Open it for more."""
        return self.path.open("ab")

    def add(self, file: BinaryIO, chunk: bytes) -> None:
        """Append to it; a power cut may cost what the disk had not taken yet."""
        file.write(chunk)
        self._count(chunk)

    def holds(self, sha256: str, size: int) -> bool:
        """Return whether all of it is here and right."""
        return self.have == size and self.digest.hexdigest() == sha256

    def drop(self) -> None:
        """Start anew."""
        self.path.unlink(missing_ok=True)
        self.digest, self.have = hashlib.sha256(), 0

    def _count(self, chunk: bytes) -> None:
        self.digest.update(chunk)
        self.have += len(chunk)


def _more(transport: Carrier, url: str, gathered: _Part, size: int) -> None:
    try:
        with transport.get(url, start=gathered.have) as download:
            if download.start != gathered.have:
                gathered.drop()  # a server without ranges sends everything again
                if download.start:
                    raise FeedBroken("another range than asked for")
            with gathered.begin() as file:
                for chunk in download.chunks:
                    gathered.add(file, chunk)
                    if gathered.have > size:
                        break
    except ServerRefused as error:
        if error.status != _PAST_END:
            raise
        gathered.drop()
        raise FeedBroken("shorter than announced") from error
    if gathered.have > size:
        gathered.drop()
        raise FeedBroken("longer than announced")
    if gathered.have < size:
        raise Offline("cut")  # a server may end a reply early without breaking the connection
