"""Writes the mirror. Called by kiosk.sync only, by one process at a time.

Every change is one transaction that is on the disk when it returns (WAL, synchronous=FULL).
A pack's rows and `applied_seq` move together or not at all. The mirror is disposable: what is
found damaged at opening, or of a schema that cannot be brought up to date, is made anew. As long
as the screen can still read the old one, the new one grows beside it (cache.beside).
"""

import hashlib
import os
import sqlite3
from base64 import b64decode
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from kiosk.cache import beside, figures
from kiosk.cache.errors import BaseNeeded, OldPack
from kiosk.cache.layout import BINARY, OURS, statements, upgrade
from kiosk.cache.opening import SCHEMA
from kiosk.config import Home
from kiosk.model import VillageRow
from protocol.enrolment import Village
from protocol.index import CATALOGUE, Catalogue
from protocol.pack import TABLES, Block, Pack
from protocol.unpacking import Stream

_BUSY_S = 30.0
_WAL_BYTES = 4 * 1024 * 1024  # to which the log shrinks after a large pack
_FOLDER_MODE = 0o2770  # the ui's group makes -shm beside the file, and stays the group
_FILE_MODE = 0o660


class Writer:
    """The only writer of one terminal's mirror; `rebuilt` says that it had to start anew.

    `shown` are the villages that the screen still reads from the old one while the new one grows
    beside it; `take_over` ends that. `doubted`: a query met damage, whatever a check may find.

    Raises OSError and sqlite3.Error as they come; sync knows a full disk from a broken one.
    """

    def __init__(self, home: Home, *, doubted: bool = False) -> None:
        self._home = home
        home.mirror.parent.mkdir(parents=True, exist_ok=True)
        home.mirror.parent.chmod(_FOLDER_MODE)
        self.rebuilt = home.mirror.exists() and (doubted or not _is_sound(home.mirror))
        self.shown = beside.shown(home) if self.rebuilt else ()
        if self.shown and not beside.has_room(home):
            self.shown = ()
        self._path = self._found()
        self._mirror = _open(self._path)

    def _found(self) -> Path:
        """Return the file to write, the live one or one beside it; clear away all others."""
        home = self._home
        if self.shown:
            built = beside.begun(home)
            if built is not None and _is_sound(built):
                return built
            if built is not None:
                beside.delete(built)
            return beside.fresh(home)
        if self.rebuilt:
            beside.drop(home)
        beside.clear(home)
        return beside.live(home)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file; the WAL is folded into it."""
        self._mirror.close()

    def floor(self, village: str) -> int | None:
        """Return the sequence below which nothing of a village is taken; None: anything is."""
        seen = [row.applied_seq for row in self.shown if row.code == village]
        here = self.applied(village)
        return max(seen if here is None else [*seen, here], default=None)

    def take_over(self) -> None:
        """Let the screen read what was built beside the old mirror, which goes. Raises OSError."""
        if self.shown:
            beside.put_in_place(self._home, self._path)
            here = {row.code for row in self.villages() if row.issued}
            self.rebuilt = not here.issuperset(row.code for row in self.shown)
            self.shown = ()

    def enrol(self, villages: Sequence[Village]) -> None:
        """Make the mirror hold exactly these villages, in this order; others' rows go."""
        with self._transaction() as mirror:
            for (code,) in mirror.execute("SELECT code FROM villages").fetchall():
                if code not in {village.code for village in villages}:
                    _forget(mirror, code)
                    mirror.execute("DELETE FROM villages WHERE code = ?", (code,))
            mirror.executemany(
                "INSERT INTO villages (code, name, position) VALUES (?, ?, ?) ON CONFLICT (code)"
                " DO UPDATE SET name = excluded.name, position = excluded.position",
                [(village.code, village.name, n) for n, village in enumerate(villages)],
            )

    def applied(self, village: str) -> int | None:
        """Return the sequence a village stands at; None before its first pack."""
        row = self._mirror.execute(
            "SELECT applied_seq FROM villages WHERE code = ?", (village,)
        ).fetchone()
        return None if row is None else row[0]

    def villages(self) -> tuple[VillageRow, ...]:
        """Return how far each village is."""
        return figures.villages(self._mirror)

    def apply(self, pack: Pack | Stream, beat: Callable[[], None] = lambda: None) -> None:
        """Take a pack's rows and its sequence in one transaction.

        `beat` is called between blocks of rows; what it raises undoes the whole pack.

        Raises:
            OldPack: its sequence is not above what stands here.
            BaseNeeded: it does not begin where the mirror stands.
            PackBroken: a Stream has a block that is none.
        """
        with self._transaction() as mirror:
            applied = self.applied(pack.village)
            if applied is not None and pack.seq <= applied:
                raise OldPack
            if pack.since is None:
                _forget(mirror, pack.village)
            elif pack.since != applied:
                raise BaseNeeded
            for block in pack.blocks:
                beat()
                _apply_block(mirror, pack.village, block)
            mirror.execute(
                "INSERT INTO villages (code, name, position, applied_seq, issued)"
                " VALUES (?1, ?1, 0, ?2, ?3) ON CONFLICT (code)"
                " DO UPDATE SET applied_seq = excluded.applied_seq, issued = excluded.issued",
                (pack.village, pack.seq, pack.issued),
            )

    def put_document(self, name: str, data: bytes) -> bool:
        """Keep one of the feed's small files; return whether it was news."""
        with self._transaction() as mirror:
            return _put_document(mirror, name, data)

    def put_catalogue(self, catalogue: Catalogue, data: bytes) -> bool:
        """Keep the catalogue and its tables together; return whether it was news."""
        with self._transaction() as mirror:
            if not _put_document(mirror, CATALOGUE, data):
                return False
            for table, rows in (
                ("programmes", catalogue.programmes),
                ("accounts", catalogue.accounts),
            ):
                mirror.execute(f"DELETE FROM {table}")  # noqa: S608 - one of two names
                _insert(mirror, table, (_fields(row) for row in rows))
            return True

    def document(self, name: str) -> bytes | None:
        """Return a kept file, or None."""
        row = self._mirror.execute("SELECT data FROM documents WHERE name = ?", (name,)).fetchone()
        return None if row is None else row[0]

    def pictures(self) -> Iterator[tuple[str, int]]:
        """Yield (sha256, bytes) of all thumbnails, newest first, then of all originals likewise."""
        for name, size in (("thumb_sha256", "thumb_bytes"), ("sha256", "bytes")):
            yield from self._mirror.execute(
                f"SELECT a.{name}, a.{size} FROM attachments a"  # noqa: S608 - our own names
                " LEFT JOIN vouchers v ON v.village = a.village AND v.id = a.owner"
                " LEFT JOIN affairs f ON f.village = a.village AND f.id = a.owner"
                " LEFT JOIN projects p ON p.village = a.village AND p.id = a.owner"
                f" WHERE a.{name} <> ''"
                " ORDER BY coalesce(v.date, f.published_on, p.starts_on, '') DESC, a.owner,"
                " a.position, a.id"
            )

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        self._mirror.execute("BEGIN IMMEDIATE")
        try:
            yield self._mirror
            self._mirror.execute("COMMIT")
        except BaseException:
            # A full disk may have rolled it back already.
            if self._mirror.in_transaction:
                self._mirror.execute("ROLLBACK")
            raise


def _apply_block(mirror: sqlite3.Connection, village: str, block: Block) -> None:
    key = TABLES[block.table][0]
    if block.delete:
        keys: Iterable[Any] = map(b64decode, block.delete) if key in BINARY else block.delete
        mirror.executemany(
            f"DELETE FROM {block.table} WHERE village = ? AND {key} = ?",  # noqa: S608 - checked names
            ((village, one) for one in keys),
        )
    if not block.data:
        return
    columns = [
        list(map(b64decode, values)) if name in BINARY else values
        for name, values in zip(block.columns, block.data, strict=True)
    ]
    names = ", ".join(("village", *block.columns))
    marks = ", ".join("?" * (len(columns) + 1))
    mirror.executemany(
        f"INSERT OR REPLACE INTO {block.table} ({names}) VALUES ({marks})",  # noqa: S608 - checked names
        zip([village] * len(columns[0]), *columns, strict=True),
    )


def _forget(mirror: sqlite3.Connection, village: str) -> None:
    for table in TABLES:
        mirror.execute(f"DELETE FROM {table} WHERE village = ?", (village,))  # noqa: S608 - our names


def _put_document(mirror: sqlite3.Connection, name: str, data: bytes) -> bool:
    version = hashlib.sha256(data).hexdigest()
    changed = mirror.execute(
        "INSERT INTO documents (name, version, data) VALUES (?, ?, ?) ON CONFLICT (name) DO UPDATE"
        " SET version = excluded.version, data = excluded.data WHERE version <> excluded.version",
        (name, version, data),
    )
    return changed.rowcount > 0


def _fields(row: Any) -> tuple[str, ...]:
    return tuple(getattr(row, name) for name in row.__struct_fields__)


def _insert(mirror: sqlite3.Connection, table: str, rows: Iterable[tuple[str, ...]]) -> None:
    marks = ", ".join("?" * next(len(one.columns) for one in OURS if one.name == table))
    mirror.executemany(f"INSERT OR REPLACE INTO {table} VALUES ({marks})", rows)  # noqa: S608 - our names


def _open(path: Path) -> sqlite3.Connection:
    mirror = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)
    try:
        mirror.execute("PRAGMA journal_mode = WAL")
        mirror.execute("PRAGMA synchronous = FULL")
        mirror.execute(f"PRAGMA journal_size_limit = {_WAL_BYTES}")
        (version,) = mirror.execute("PRAGMA user_version").fetchone()
        if version != SCHEMA:
            mirror.execute("BEGIN IMMEDIATE")
            for statement in upgrade(version) or statements():
                mirror.execute(statement)
            mirror.execute("COMMIT")
        for side in beside.SIDES:
            there = path.with_name(path.name + side)
            # The screen made it where the screen came first, with the rights of the file itself.
            if there.exists() and there.stat().st_uid == os.geteuid():
                there.chmod(_FILE_MODE)
    except BaseException:
        mirror.close()
        raise
    return mirror


def _is_sound(path: Path) -> bool:
    """Return whether an existing file is a whole mirror of this program's schema."""
    mirror = sqlite3.connect(path, timeout=_BUSY_S, isolation_level=None)
    try:
        (version,) = mirror.execute("PRAGMA user_version").fetchone()
        (tables,) = mirror.execute("SELECT count(*) FROM sqlite_master").fetchone()
        (verdict,) = mirror.execute("PRAGMA quick_check(1)").fetchone()
    except sqlite3.OperationalError:
        raise  # a full disk or a missing right is no damage
    except sqlite3.DatabaseError:
        return False
    finally:
        mirror.close()
    known = version == SCHEMA or upgrade(version) or (version == 0 and tables == 0)
    return bool(verdict == "ok" and known)
