"""Fetches the pictures, newest first, thumbnails before originals, within the disk's budget.

Called by sync.poll after every village is up to date; a picture that does not come holds up
nothing else.
"""

from kiosk.cache import media
from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.sync import fetching, plan
from kiosk.sync.errors import FeedBroken, ServerRefused, disk_error
from kiosk.sync.transport import Carrier
from protocol.index import MEDIA


def fetch_pictures(home: Home, mirror: Writer, transport: Carrier, feed: str, budget: int) -> int:
    """Make the pictures on disk those that the mirror names; return how many are missing.

    `budget` is in bytes; what lies beyond it is deleted and not counted as missing.

    Raises:
        Offline: what came stays, the rest comes with the next poll.
        DiskFull, DiskRefused.
    """
    wanted = plan.pictures(mirror.pictures(), budget)
    try:
        here = media.held(home)
        media.keep_only(home, (picture.sha256 for picture in wanted))
        missing = 0
        for picture in wanted:
            if here.get(picture.sha256) == picture.bytes:
                continue
            part = media.part_path(home, picture.sha256)
            address = f"{feed}{MEDIA}/{picture.sha256}"
            try:
                fetching.fetch(transport, address, part, picture.sha256, picture.bytes)
            except (FeedBroken, ServerRefused):
                missing += 1
            else:
                media.adopt(home, picture.sha256)
    except OSError as error:
        raise disk_error(error) from error
    return missing


def count_missing(home: Home, mirror: Writer, budget: int) -> int:
    """Return how many pictures within the budget are not here."""
    here = media.held(home)
    return sum(p.sha256 not in here for p in plan.pictures(mirror.pictures(), budget))
