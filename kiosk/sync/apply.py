"""Brings one village of the mirror to what its signed index says. Called by sync.poll.

A pack is fetched whole and checked before the mirror is touched; then it goes in block by block, by
one transaction. A power cut anywhere leaves the mirror at some sequence between the two.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import NamedTuple

from kiosk.cache.errors import BaseNeeded
from kiosk.cache.writer import Writer
from kiosk.config import Home
from kiosk.sync import fetching, plan
from kiosk.sync.errors import FeedBroken, disk_error
from kiosk.sync.transport import Carrier
from protocol.enrolment import Village
from protocol.index import PACKS, FeedFileBroken, PackRef, VillageIndex, read_index
from protocol.pack import PackError
from protocol.unpacking import Stream, stream


class Source(NamedTuple):
    """Where packs come from, and where they are gathered."""

    home: Home
    transport: Carrier
    feed: str  # its address, ending in a slash
    beat: Callable[[], None]  # called between blocks; it may raise Stopped


def village(source: Source, mirror: Writer, of: Village, index: VillageIndex) -> int:
    """Apply what is missing; return how many packs went in.

    Raises:
        SyncError: its subclasses; OldPack. The mirror stands where the last whole pack left it.
        sqlite3.OperationalError: the disk does not take it.
    """
    applied = 0
    for ref in plan.packs(index, mirror.applied(of.code), mirror.floor(of.code)):
        try:
            with _fetched(source, of, ref) as pack:
                mirror.apply(pack, source.beat)
        except BaseNeeded as error:
            raise FeedBroken("a delta that does not follow") from error
        except PackError as error:
            raise FeedBroken(type(error).__name__) from error
        except OSError as error:
            raise disk_error(error) from error
        applied += 1
    return applied


def indexed(data: bytes, of: Village) -> VillageIndex:
    """Read a village's signed index. Raises FeedBroken."""
    try:
        return read_index(data, of.code)
    except FeedFileBroken as error:
        raise FeedBroken("an index") from error


@contextmanager
def _fetched(source: Source, of: Village, ref: PackRef) -> Iterator[Stream]:
    """Give a pack that is here; its file goes when it went in, or when it turned out to be none."""
    part = source.home.feed / PACKS / f"{ref.sha256}.part"
    address = f"{source.feed}{PACKS}/{ref.sha256}"
    fetching.fetch(source.transport, address, part, ref.sha256, ref.bytes)
    with part.open("rb") as file:
        try:
            pack = stream(file, of.key)
            _check(pack, of, ref)
            yield pack
        except (PackError, FeedBroken):
            part.unlink(missing_ok=True)
            raise
    part.unlink(missing_ok=True)


def _check(pack: Stream, of: Village, ref: PackRef) -> None:
    if pack.village != of.code or pack.seq != ref.seq:
        raise FeedBroken("another pack than its index says")
