"""What a disk holds after its plug was pulled: all that was flushed, of the rest what chance left.

QEMU's own cache is the host's memory, which outlives QEMU: whoever kills it loses almost nothing.
So every write and flush of a machine is logged (`blklogwrites`, in the form of dm-log-writes), and
after the cut the disk is made from that: writes before the last flush are there; each after it is
there or not, as a disk with a volatile cache may write in any order. Called by living.py.
"""

import os
import random
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

_MAGIC: Final = 0x6A736677736872
_FLUSH, _FUA, _DISCARD = 1, 2, 4
_SUPER: Final = struct.Struct("<QQQI")
_ENTRY: Final = struct.Struct("<QQQQ")


class Write(NamedTuple):
    """One entry of the log: where and how many bytes, and where they lie in the log."""

    at: int
    size: int
    flags: int
    data_at: int


class Cut(NamedTuple):
    """What became of the writes."""

    kept: int
    unflushed: int
    lost: int


def entries(log: Path) -> Iterator[Write]:
    """Read the log as far as it was written."""
    with log.open("rb") as file:
        head = file.read(_SUPER.size)
        if not head:
            return  # nothing was flushed yet
        magic, _, counted, size = _SUPER.unpack(head)
        if magic != _MAGIC:
            raise ValueError("not a log of writes")
        at, end = size, os.fstat(file.fileno()).st_size
        while at + _ENTRY.size <= end:
            file.seek(at)
            sector, sectors, flags, _ = _ENTRY.unpack(file.read(_ENTRY.size))
            counted -= 1
            if counted < 0 and not sectors and not flags:
                return  # behind the last one; what is counted may be a flush alone
            at += size
            yield Write(sector * size, sectors * size, flags, at)
            if not flags & _DISCARD:
                at += sectors * size


def apply(log: Path, disk: Path, dice: random.Random) -> Cut:
    """Bring a raw disk to what the cut left of these writes."""
    found = list(entries(log))
    flushed = max((n for n, each in enumerate(found) if each.flags & _FLUSH), default=-1)
    kept = lost = 0
    with log.open("rb") as source, disk.open("rb+") as out:
        for number, each in enumerate(found):
            if not each.size:
                continue
            if number > flushed and not each.flags & _FUA and dice.choice((True, False)):
                lost += 1
                continue
            kept += 1
            if each.flags & _DISCARD:
                _clear(out.fileno(), each)
            else:
                data = os.pread(source.fileno(), each.size, each.data_at)
                os.pwrite(out.fileno(), data, each.at)
        os.fsync(out.fileno())
    unflushed = sum(1 for each in found[flushed + 1 :] if each.size)
    return Cut(kept, unflushed, lost)


def _clear(descriptor: int, where: Write) -> None:
    """A part that was given back reads as anything: as nothing here."""
    step = 1 << 20
    for at in range(where.at, where.at + where.size, step):
        os.pwrite(descriptor, bytes(min(step, where.at + where.size - at)), at)
