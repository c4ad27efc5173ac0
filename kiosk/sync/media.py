"""Fetches the pictures, newest first, thumbnails before originals, within the disk's budget.

Called by sync.poll after every village is up to date; a picture that does not come holds up
nothing else.
"""

from typing import NamedTuple

from kiosk.cache import media
from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.sync import fetching, plan
from kiosk.sync.errors import FeedBroken, ServerRefused, disk_error
from kiosk.sync.transport import Carrier
from protocol.index import MEDIA


class Album(NamedTuple):
    """What pictures there should be, and from where."""

    home: Home
    mirror: Writer
    transport: Carrier
    feed: str  # its address, ending in a slash
    budget: int  # bytes; what lies beyond it is deleted, and not counted as missing


def fetch_pictures(album: Album, *, prune: bool) -> int:
    """Make the pictures on disk those that the mirror names; return how many are missing.

    `prune`: delete all others. Not where the mirror may name too few, because it is built anew or
    a pack did not come.

    Raises:
        Offline: what came stays, the rest comes with the next poll.
        DiskFull, DiskRefused.
    """
    home, mirror, transport, feed, budget = album
    try:
        absent = _absent(home, mirror, budget, prune=prune)
        missing = 0
        for digest, size in absent.items():
            name = digest.hex()
            part = media.part_path(home, name)
            try:
                fetching.fetch(transport, f"{feed}{MEDIA}/{name}", part, name, size)
            except (FeedBroken, ServerRefused):
                missing += 1
            else:
                media.adopt(home, name)
    except OSError as error:
        raise disk_error(error) from error
    return missing


def count_missing(home: Home, mirror: Writer, budget: int) -> int:
    """Return how many pictures within the budget are not here. Raises DiskRefused."""
    try:
        return len(_absent(home, mirror, budget, prune=False))
    except OSError as error:
        raise disk_error(error) from error


def _absent(home: Home, mirror: Writer, budget: int, *, prune: bool) -> dict[bytes, int]:
    return media.missing(home, plan.pictures(mirror.pictures(), budget), prune=prune)
