"""What to fetch, decided from what is announced and what is here. Pure; called by sync only."""

import hashlib
from collections.abc import Iterable

from kiosk.sync.errors import FeedOld
from protocol.index import PackRef, VillageIndex


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


def pictures(named: Iterable[tuple[str, int]], budget: int) -> dict[bytes, int]:
    """Return the pictures to hold within `budget` bytes, in the order of fetching.

    Args:
        named: (sha256 in hex, bytes), in the order of worth; what falls out first comes last.
        budget: bytes.

    Returns:
        SHA-256 as 32 bytes -> size in bytes. A township has a hundred thousand: the names in hex
        would be three times as large.
    """
    chosen: dict[bytes, int] = {}
    used = 0
    for name, size in named:
        digest = _digest(name)
        if digest is None or digest in chosen:
            continue
        used += size or 0
        if used > budget:
            break
        chosen[digest] = size or 0
    return chosen


def _digest(name: str) -> bytes | None:
    try:
        digest = bytes.fromhex(name)
    except (ValueError, TypeError):
        return None
    return digest if len(digest) == hashlib.sha256().digest_size else None
