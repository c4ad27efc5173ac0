"""The ring of 64 cells in which reports wait to leave, among cells that say nothing.

The ui leaves one cell at the end of every visit, report or not, by the same calls to the disk;
sync takes them out. Who reads the disk learns how many visits there were, and nothing of reports.
The file never changes its size, so a full disk cannot refuse a report. It must not import
SQLAlchemy: the ui needs it when a visit ends early.

File: one sector of 4,096 bytes for the round counter, then 64 slots of 4,096 bytes each.
Slot: head (48): magic | state | due round | write counter | checksum over these and the cell's
digest; from byte 512 the cell. A head lies in one sector of the disk, so it is old or new, never
half; a slot whose checksum is wrong was torn while being written and counts as free: its report
had not been acknowledged to anybody.
"""

import fcntl
import hashlib
import os
import secrets
import struct
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NamedTuple

from kiosk.cache.errors import OutboxFull, OutboxUnusable
from kiosk.config import Home
from protocol.envelope import CELL_BYTES

SLOTS: Final = 64
WAIT_MOST: Final = 5  # rounds
SLOT_BYTES: Final = 4096
RING_BYTES: Final = SLOT_BYTES * (SLOTS + 1)
_CELL_AT: Final = 512
_PATIENCE_S = 5.0  # a turn takes some milliseconds
_HEAD: Final = struct.Struct(">4sB3xQQ24s")
_ROUND: Final = struct.Struct(">4s4xQ24s")
_MAGIC: Final = b"MJO1"
_FREE, _PENDING = 0, 1


class _Slot(NamedTuple):
    number: int
    pending: bool
    due: int  # round from which it may leave
    counter: int  # grows with every write: the oldest leaves first
    cell: bytes


@dataclass(frozen=True, slots=True)
class Due:
    """A cell whose turn it is; hand it back to `delivered`."""

    slot: int
    counter: int
    cell: bytes


def make(home: Home) -> None:
    """Make the ring whole, filled with cells that nobody can open; keep one that is there.

    Raises:
        OutboxUnusable: no room or no right to write.
    """
    try:
        with _locked(home):
            pass
    except OSError as error:
        raise OutboxUnusable from error


def leave(home: Home, cell: bytes) -> None:
    """Put a cell (3,440 bytes) into a random free slot; it is durable when this returns.

    Both a report and a dummy come this way. A dummy's caller ignores OutboxFull.

    Raises:
        OutboxFull: every slot is waiting.
        OutboxUnusable: the disk failed; the cell was not kept.
    """
    if len(cell) != CELL_BYTES:
        raise ValueError("a cell has another length")
    try:
        with _locked(home) as ring:
            slots = _slots(ring)
            free = [slot.number for slot in slots if not slot.pending]
            if not free:
                raise OutboxFull
            due = _round(ring, slots) + 1 + secrets.randbelow(WAIT_MOST + 1)
            counter = max(slot.counter for slot in slots) + 1
            _write(ring, _Slot(secrets.choice(free), True, due, counter, cell))  # noqa: FBT003
    except OSError as error:
        raise OutboxUnusable from error


def next_cell(home: Home) -> Due | None:
    """Begin a delivery round and return the oldest cell whose wait is over, or None.

    Raises:
        OutboxUnusable: the disk failed.
    """
    try:
        with _locked(home) as ring:
            slots = _slots(ring)
            now = _round(ring, slots) + 1
            _write_round(ring, now)
            return _oldest(slots, now)
    except OSError as error:
        raise OutboxUnusable from error


def overflow(home: Home) -> Due | None:
    """Return a cell that should leave in this round too, because over half the ring waits.

    Sixty visits a day would fill a ring that lets out one cell an hour. How many more leave
    depends on the number of visits alone.

    Raises:
        OutboxUnusable: the disk failed.
    """
    try:
        with _locked(home) as ring:
            slots = _slots(ring)
            if sum(slot.pending for slot in slots) <= SLOTS // 2:
                return None
            return _oldest(slots, _round(ring, slots))
    except OSError as error:
        raise OutboxUnusable from error


def delivered(home: Home, due: Due) -> None:
    """Free the slot of an acknowledged cell; its bytes stay until a visit overwrites them.

    Raises:
        OutboxUnusable: the disk failed; the same cell will be sent again, which does no harm.
    """
    try:
        with _locked(home) as ring:
            slot = _read(ring, due.slot)
            if slot.pending and slot.counter == due.counter:
                _write_head(ring, slot._replace(pending=False))
    except OSError as error:
        raise OutboxUnusable from error


def copies(home: Home) -> list[bytes]:
    """Return all 64 cells, waiting or free, in random order: what a stick carries tells nothing.

    Raises:
        OutboxUnusable: the disk failed.
    """
    try:
        with _locked(home) as ring:
            cells = [slot.cell for slot in _slots(ring)]
    except OSError as error:
        raise OutboxUnusable from error
    secrets.SystemRandom().shuffle(cells)
    return cells


def acknowledge(home: Home, has_arrived: Callable[[bytes], bool]) -> int:
    """Free the slots whose cells have arrived by stick; return how many.

    Raises:
        OutboxUnusable: the disk failed; what was not freed is carried once more.
    """
    freed = 0
    try:
        with _locked(home) as ring:
            for slot in _slots(ring):
                if slot.pending and has_arrived(slot.cell):
                    _write_head(ring, slot._replace(pending=False))
                    freed += 1
    except OSError as error:
        raise OutboxUnusable from error
    return freed


def sweep(home: Home) -> None:
    """Delete rings that were left half made by a process that is no more. Raises OSError."""
    for part in home.outbox.parent.glob(f"{home.outbox.name}.*.part"):
        maker = part.suffixes[0].removeprefix(".")
        if not (maker.isdecimal() and Path("/proc", maker).exists()):
            part.unlink(missing_ok=True)


def _oldest(slots: list[_Slot], now: int) -> Due | None:
    ready = [slot for slot in slots if slot.pending and slot.due <= now]
    if not ready:
        return None
    oldest = min(ready, key=lambda slot: slot.counter)
    return Due(oldest.number, oldest.counter, oldest.cell)


@contextmanager
def _locked(home: Home) -> Iterator[int]:
    """Open the ring for us alone (ui and sync are two processes), making it where it is not."""
    if not home.outbox.exists():
        _create(home.outbox)
    ring = os.open(home.outbox, os.O_RDWR | os.O_CLOEXEC)
    try:
        _hold(ring)
        if os.fstat(ring).st_size != RING_BYTES:
            os.ftruncate(ring, RING_BYTES)  # what is missing reads as torn, that is, free
        yield ring
    finally:
        os.close(ring)


def _hold(ring: int) -> None:
    """Wait for our turn, but not for a process that stands still: a visitor is before the screen.

    Raises:
        BlockingIOError: nothing moved for `_PATIENCE_S`.
    """
    end = time.monotonic() + _PATIENCE_S
    while True:
        try:
            fcntl.flock(ring, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= end:
                raise
            time.sleep(0.01)
        else:
            return


def _create(path: Path) -> None:
    from protocol import envelope  # noqa: PLC0415 - its cryptography is needed here only

    path.parent.mkdir(parents=True, exist_ok=True)
    path.parent.chmod(0o2770)
    nobody = _public_key_of_nobody()
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    ring = os.open(part, os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_CLOEXEC, 0o660)
    try:
        os.fchmod(ring, 0o660)
        os.ftruncate(ring, RING_BYTES)
        _write_round(ring, 0)
        for number in range(SLOTS):
            _write(ring, _Slot(number, False, 0, 0, envelope.cell((), nobody)))  # noqa: FBT003
        with suppress(FileExistsError):
            os.link(part, path)  # of two that make it at once, one wins
    finally:
        os.close(ring)
        part.unlink(missing_ok=True)
    # Both sync: the loser's report must not rest on the winner's unfinished work.
    _sync_folder(path.parent)
    _sync_folder(path.parent.parent)


def _public_key_of_nobody() -> bytes:
    from cryptography.hazmat.primitives.asymmetric.x25519 import (  # noqa: PLC0415 - see above
        X25519PrivateKey,
    )

    return X25519PrivateKey.generate().public_key().public_bytes_raw()


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _slots(ring: int) -> list[_Slot]:
    return [_read(ring, number) for number in range(SLOTS)]


def _read(ring: int, number: int) -> _Slot:
    block = os.pread(ring, SLOT_BYTES, SLOT_BYTES * (number + 1))
    cell = block[_CELL_AT : _CELL_AT + CELL_BYTES]
    magic, state, due, counter, checksum = _HEAD.unpack_from(block)
    if magic != _MAGIC or checksum != _checksum(state, due, counter, cell):
        return _Slot(number, False, 0, 0, cell)  # noqa: FBT003
    return _Slot(number, state == _PENDING, due, counter, cell)


def _write(ring: int, slot: _Slot) -> None:
    block = _head(slot).ljust(_CELL_AT, b"\0") + slot.cell
    _write_all(ring, block.ljust(SLOT_BYTES, b"\0"), SLOT_BYTES * (slot.number + 1))


def _write_head(ring: int, slot: _Slot) -> None:
    _write_all(ring, _head(slot), SLOT_BYTES * (slot.number + 1))


def _head(slot: _Slot) -> bytes:
    state = _PENDING if slot.pending else _FREE
    checksum = _checksum(state, slot.due, slot.counter, slot.cell)
    return _HEAD.pack(_MAGIC, state, slot.due, slot.counter, checksum)


def _checksum(state: int, due: int, counter: int, cell: bytes) -> bytes:
    text = struct.pack(">BQQ", state, due, counter) + hashlib.blake2s(cell).digest()
    return hashlib.blake2s(text, digest_size=24).digest()


def _round(ring: int, slots: list[_Slot]) -> int:
    """Return the last round's number; if it was torn, one in which everything may leave."""
    magic, now, checksum = _ROUND.unpack(os.pread(ring, _ROUND.size, 0))
    if magic == _MAGIC and checksum == _checksum(0, now, 0, b""):
        return int(now)
    return max(slot.due for slot in slots)


def _write_round(ring: int, now: int) -> None:
    _write_all(ring, _ROUND.pack(_MAGIC, now, _checksum(0, now, 0, b"")), 0)


def _write_all(ring: int, block: bytes, at: int) -> None:
    while block:  # a disk may take less than it is given
        went = os.pwrite(ring, block, at)
        block, at = block[went:], at + went
    os.fsync(ring)
