"""What to fetch, decided from what is announced and what is here. Pure; called by sync only."""

from collections.abc import Iterable
from typing import NamedTuple

from kiosk.sync.errors import FeedOld
from protocol.index import PackRef, VillageIndex


class Picture(NamedTuple):
    """A sealed picture file: its hash and size in bytes."""

    sha256: str
    bytes: int


def packs(index: VillageIndex, applied: int | None, floor: int | None) -> tuple[PackRef, ...]:
    """Return the packs to apply, in order.

    `applied` is where the mirror stands, `floor` what has been seen: where a mirror is built anew,
    the old one's sequence.

    Raises:
        FeedOld: the index is below the floor.
    """
    if floor is not None and index.seq < floor:
        raise FeedOld
    if applied == index.seq:
        return ()
    return index.chain(applied)


def pictures(attachments: Iterable[tuple[str, int, str, int]], budget: int) -> tuple[Picture, ...]:
    """Return the pictures to hold within `budget` bytes, in the order of fetching.

    `attachments` are (sha256, bytes, thumb_sha256, thumb_bytes), newest first. Thumbnails come
    before originals, newer before older; so what falls out first is the oldest original.
    """
    rows = list(attachments)
    wanted = dict.fromkeys(
        [Picture(thumb, size) for _, _, thumb, size in rows if thumb]
        + [Picture(original, size) for original, size, _, _ in rows if original]
    )
    chosen, used = [], 0
    for picture in wanted:
        used += picture.bytes
        if used > budget:
            break
        chosen.append(picture)
    return tuple(chosen)
