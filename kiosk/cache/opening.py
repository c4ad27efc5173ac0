"""Opens the mirror for reading, whoever we are and whatever state its writer left it in.

Called by cache.front and cache.reader. A database in WAL mode needs its -wal and -shm files:
where the folder is ours they are made, on a read-only disk the file is read as it lies. The path
may be a link to a file that was built beside it (cache.beside).
"""

import sqlite3
from pathlib import Path
from urllib.parse import quote

from kiosk.cache.errors import MirrorDamaged, MirrorError, MirrorFromTheFuture, MirrorMissing

SCHEMA = 2
# The oldest program, by its own schema, that can read a mirror of this one. Always below SCHEMA: a
# version that is gone back from leaves its mirror to the one before, which reads it until it has
# made its own. So what is not wanted any more goes one schema later than its last reader.
READ_FROM = 1
SAID = ("user_version", "application_id")  # where the file says its SCHEMA and its READ_FROM
_BUSY_S = 5.0


def open_mirror(path: Path) -> sqlite3.Connection:
    """Return a connection that cannot write; transactions are the caller's (autocommit).

    Raises:
        MirrorMissing, MirrorDamaged, MirrorFromTheFuture.
    """
    there = path.resolve()
    try:
        return _open_file(there)
    except MirrorError:
        if path.resolve() == there:
            raise
    return _open_file(path.resolve())  # sync has just put a new one in its place


def _open_file(path: Path) -> sqlite3.Connection:
    if not path.is_file():
        raise MirrorMissing
    modes = ["mode=rw", "mode=ro"]
    if not _pending_wal(path):
        # Only when nobody can be writing: an immutable file is read without looking at the WAL.
        modes.append("immutable=1")
    failure: Exception | None = None
    for mode in modes:
        try:
            return _opened(path, mode)
        except sqlite3.OperationalError as error:
            failure = error
        except sqlite3.DatabaseError as error:
            raise MirrorDamaged from error
    raise MirrorDamaged from failure


def as_mirror_error(error: sqlite3.Error) -> MirrorError:
    """Return what a failed query means to those above."""
    missing = "no such table" in str(error)
    return MirrorMissing() if missing else MirrorDamaged(type(error).__name__)


def _pending_wal(path: Path) -> bool:
    try:
        return path.with_name(path.name + "-wal").stat().st_size > 0
    except FileNotFoundError:
        return False


def _opened(path: Path, mode: str) -> sqlite3.Connection:
    address = f"file:{quote(str(path))}?{mode}"
    connection = sqlite3.connect(
        address, uri=True, timeout=_BUSY_S, isolation_level=None, check_same_thread=False
    )
    try:
        connection.execute("PRAGMA query_only = 1")
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        _check_version(*(connection.execute(f"PRAGMA {name}").fetchone()[0] for name in SAID))
    except BaseException:
        connection.close()
        raise
    return connection


def _check_version(version: int, read_from: int) -> None:
    if version > SCHEMA and not 0 < read_from <= SCHEMA:
        raise MirrorFromTheFuture
    if version < SCHEMA:
        raise MirrorMissing  # of an older program, or still empty: sync makes it anew
