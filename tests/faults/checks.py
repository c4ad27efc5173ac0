"""What must hold of a terminal's folder after anything whatever happened to it.

Each function returns sentences about what does not hold: none is what one hopes for.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from kiosk.cache import outbox
from kiosk.cache.errors import MirrorDamaged, MirrorMissing
from kiosk.cache.opening import open_mirror
from kiosk.cache.reader import Reader
from kiosk.config import Home
from kiosk.sync.daemon import Daemon
from kiosk.sync.status import read as read_status
from protocol.pack import TABLES
from tests.simulators.pictures import held

_ROUNDS_MOST = 12


class Wanted(NamedTuple):
    """What a folder was promised to hold."""

    seq: int  # at least; 0: there need be no mirror
    digests: dict[str, str]  # sequence -> digest of the rows that belong to it
    documents: list[str]  # names that are there already and must not go
    cells: list[str]  # SHA-256 of cells that were acknowledged and have not left
    newest: int
    pictures: dict[str, int]
    damaged: bool = False  # the mirror was broken before: it may be found so
    beside: bool = False  # it was broken where the screen does not look: it goes on being shown


def rows(mirror: sqlite3.Connection) -> str:
    """Return a digest of everything that packs brought in."""
    digest = hashlib.sha256()
    for table in sorted(TABLES):
        for row in mirror.execute(f"SELECT * FROM {table} ORDER BY village, 2, 3"):  # noqa: S608
            digest.update(repr(row).encode())
    return digest.hexdigest()


def left(home: Home, wanted: Wanted) -> list[str]:
    """Look at a folder as the screen finds it, before sync runs again."""
    return [*_mirror(home, wanted), *_ring(home, wanted)]


def recovered(home: Home, wanted: Wanted) -> list[str]:
    """Let sync run undisturbed, once; then all must be as new."""
    with Daemon(home) as daemon:
        found = daemon.once(rounds=0)
        for _ in range(_ROUNDS_MOST):
            daemon._deliver()
            if not pending(home.outbox):
                break
    after = wanted._replace(seq=wanted.newest, cells=[], damaged=False, beside=False)
    said = [f"after the next round: {words}" for words in _mirror(home, after)]
    if found.problem is not None:
        said.append(f"the next round ends with {found.problem.key}")
    if found.media_missing:
        said.append("pictures stay away")
    if read_status(home) != found:
        said.append("status.json says something else")
    if {name: size for name, size in held(home).items() if _whole(home, name)} != (wanted.pictures):
        said.append("other pictures than announced")
    if waiting := pending(home.outbox):
        said.append(f"{len(waiting)} cells never leave")
    said.extend(f"left lying about: {name}" for name in _debris(home))
    return said


def _mirror(home: Home, wanted: Wanted) -> Iterator[str]:
    try:
        seq = _seen(home)
    except MirrorMissing:
        if wanted.seq:
            yield "the mirror is gone"
        return
    except MirrorDamaged:
        if not wanted.damaged:
            yield "the screen finds the mirror damaged"
        return
    if seq < wanted.seq:
        yield f"the sequence went back from {wanted.seq} to {seq}"
    mirror = open_mirror(home.mirror)
    try:
        yield from _contents(
            mirror, seq, wanted, old=wanted.beside and not home.mirror.is_symlink()
        )
    except sqlite3.Error as error:
        if not wanted.damaged:
            yield f"the mirror cannot be read: {error}"
    finally:
        mirror.close()


def _seen(home: Home) -> int:
    reader = Reader(home)
    try:
        (village,) = reader.villages() or (None,)
    finally:
        reader.close()
    return village.applied_seq if village else 0


def _contents(mirror: sqlite3.Connection, seq: int, wanted: Wanted, *, old: bool) -> Iterator[str]:
    if not old and (verdict := mirror.execute("PRAGMA integrity_check").fetchone()[0]) != "ok":
        yield f"integrity: {verdict}"
    if rows(mirror) != wanted.digests[str(seq)]:
        yield f"half a pack is shown at sequence {seq}"
    here = {name for (name,) in mirror.execute("SELECT name FROM documents")}
    if wanted.seq and set(wanted.documents) - here:
        yield "a document went away"
    if mirror.execute("SELECT count(*) FROM accounts").fetchone()[0] != ("catalogue.json" in here):
        yield "half a catalogue is shown"


def _ring(home: Home, wanted: Wanted) -> Iterator[str]:
    if not wanted.cells:
        return
    if not home.outbox.exists():
        yield "the ring is gone"
    elif lost := set(wanted.cells) - pending(home.outbox):
        yield f"{len(lost)} acknowledged cells are lost"


def pending(ring: Path) -> set[str]:
    """Return the SHA-256 of the cells that wait in a ring; none if there is no ring."""
    if not ring.exists():
        return set()
    opened = os.open(ring, os.O_RDONLY)
    try:
        slots = outbox._slots(opened)
    finally:
        os.close(opened)
    return {hashlib.sha256(slot.cell).hexdigest() for slot in slots if slot.pending}


def _whole(home: Home, name: str) -> bool:
    return hashlib.sha256((home.media / name).read_bytes()).hexdigest() == name


def _debris(home: Home) -> list[str]:
    kept = {"root.json", "timestamp.json", "snapshot.json"}
    return sorted(
        str(path.relative_to(home.root))
        for path in home.root.rglob("*")
        if path.is_file()
        and (".part" in path.name or path.name.startswith("tmp"))
        and path.name not in kept
    ) + sorted(_strangers(home))


def _strangers(home: Home) -> set[str]:
    """Return what lies in the mirror's folder and is not of the mirror that is shown."""
    live = home.mirror.resolve().name
    kept = {home.mirror.name, *(f"{live}{side}" for side in ("", "-wal", "-shm"))}
    return {path.name for path in home.mirror.parent.iterdir()} - kept
