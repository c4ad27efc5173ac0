"""One file of a batch brought into its table, in chunks. The import calls it in a transaction.

Rows that name an earlier row of their own file (a parent, a reversed voucher) wait until that
row has come; those whose row never comes are refused at the end.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import islice
from operator import itemgetter
from typing import TYPE_CHECKING, Final

import msgspec
from django.utils import timezone

from province import sql
from province.batches import column_names, storage
from province.batches.errors import BadRow
from province.batches.models import Change
from province.batches.shape import RowReader
from province.batches.storage import Stored
from province.batches.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence
    from collections.abc import Set as AbstractSet

    from province.batches.outcome import Counts, Progress, Rejects
    from province.batches.shape import Reference, Row, Table
    from province.batches.sheets import Sheet
    from province.batches.source import Source
    from province.batches.storage import Handing, Keys
    from province.batches.values import Value

_CHUNK_ROWS: Final = 5000


@dataclass(frozen=True)
class Desk:
    """What every file of an import shares."""

    source: Source
    handing: Handing
    keys: Keys
    rejects: Rejects
    progress: Progress


class _Read(msgspec.Struct, frozen=True):
    line: int
    key: str
    row: Row


def load(desk: Desk, table: Table, sheet: Sheet, counts: Counts) -> None:
    """Bring a sheet's rows into its table, counting what became of each.

    Raises:
        BadFile: the file is refused whole; the caller rolls back.
    """
    sql.check_at_once()
    header = column_names.translated(sheet.header, desk.handing.brought_by, table.name)
    reader = RowReader(table, header, desk.source)
    counts.ignored_columns = reader.ignored_columns
    loader = _Loader(desk, table, counts)
    for chunk in _ahead(_chunks(reader, sheet)):
        loader.take(chunk)
        desk.progress.at(table.file, counts.read)
    loader.finish()


@dataclass(slots=True)
class _Chunk:
    """Some rows as read, and those that cannot be."""

    many: int = 0
    reads: list[_Read] = field(default_factory=list)
    refused: list[tuple[int, BadRow]] = field(default_factory=list)


class _Loader:
    def __init__(self, desk: Desk, table: Table, counts: Counts) -> None:
        self._desk = desk
        self._table = table
        self._counts = counts
        self._waiting: list[_Read] = []
        self._values = itemgetter(*table.fields)  # a tuple: no table has a single field
        self._today = timezone.localdate()
        self._outward = [ref for ref in table.references if ref.to != table.name]
        self._inward = [ref for ref in table.references if ref.to == table.name]

    def take(self, chunk: _Chunk) -> None:
        """Check one chunk against the database, and write it."""
        self._counts.read += chunk.many
        for line, error in chunk.refused:
            self._refuse(line, error)
        self._store(list(self._with_known_references(chunk.reads)))

    def finish(self) -> None:
        """Bring the rows that waited for others of their file; refuse those still without."""
        while self._waiting:
            waiting, self._waiting = self._waiting, []
            for start in range(0, len(waiting), _CHUNK_ROWS):
                self._store(waiting[start : start + _CHUNK_ROWS])
            if len(self._waiting) == len(waiting):
                break
        for read in self._waiting:
            missing = self._missing_inward(read, ())
            if missing is not None:
                self._refuse(read.line, missing)
        self._waiting = []

    def _refuse(self, line: int, error: BadRow) -> None:
        self._counts.rejected += 1
        secret = any(c.name == error.column and c.kind.secret for c in self._table.columns)
        self._desk.rejects.add(self._table.file, line, error, secret=secret)

    def _with_known_references(self, reads: Sequence[_Read]) -> Iterator[_Read]:
        unknown = {ref: self._unknown(ref, reads) for ref in self._outward}
        if not any(unknown.values()):
            yield from reads
            return
        for read in reads:
            for ref in self._outward:
                value = read.row[ref.field]
                if value in unknown[ref]:
                    self._refuse(read.line, _unknown(ref.column, str(value), ref.to))
                    break
            else:
                yield read

    def _unknown(self, ref: Reference, reads: Sequence[_Read]) -> AbstractSet[Value]:
        """Return what a reference names that is not there."""
        named = {read.row[ref.field] for read in reads}
        asked = {str(value) for value in named if value}
        return asked - self._desk.keys.existing(TABLES[ref.to], asked)

    def _missing_inward(self, read: _Read, here: Container[str]) -> BadRow | None:
        for ref in self._inward:
            value = read.row[ref.field]
            if value and value not in here and not self._exists(str(value)):
                return _unknown(ref.column, str(value), ref.to)
        return None

    def _exists(self, key: str) -> bool:
        return bool(self._desk.keys.existing(self._table, {key}))

    def _store(self, reads: Sequence[_Read]) -> None:
        before = storage.fetch(self._table, [read.key for read in reads])
        now = dict(before)
        for read in reads:
            if self._inward and self._missing_inward(read, now) is not None:
                self._waiting.append(read)
                continue
            self._place(read, now)
        changed = {key: row for key, row in now.items() if row is not before.get(key)}
        # A row that a file changed and changed back has not changed.
        for key, old in before.items():
            if key in changed and storage.same_content(old, changed[key]):
                del changed[key]
        if changed:
            self._write(before, changed)

    def _place(self, read: _Read, now: dict[str, Stored]) -> None:
        handing, counts = self._desk.handing, self._counts
        new = self._values(read.row)
        old = now.get(read.key)
        if old is not None and old.values == new and not self._comes_back(old):
            counts.unchanged += 1
            return
        if old is not None and handing.brought_by not in {"", old.brought_by}:
            self._refuse(read.line, foreign(self._table, read.key))
            return
        if old is None:
            counts.accepted += 1
        else:
            counts.replaced += 1
        owner = handing.brought_by if old is None else old.brought_by
        now[read.key] = Stored(new, owner, handing.id(), None, None)

    def _comes_back(self, old: Stored) -> bool:
        """Whether an identical row revives a withdrawn one.

        Not in the batch that brought or withdrew it: importing that again changes nothing.
        """
        handing = self._desk.handing
        return old.withdrawn_on is not None and not (
            handing.is_same(old.withdrawn_in) or handing.is_same(old.imported_in)
        )

    def _write(self, before: dict[str, Stored], changed: dict[str, Stored]) -> None:
        batch = self._desk.handing.id()
        Change.objects.bulk_create(
            storage.change(
                self._table,
                key,
                before[key],
                kind=Change.Kind.REPLACED,
                happened_on=self._today,
                batch_id=batch,
            )
            # A row that this very batch brought and brings again otherwise was never seen.
            for key in changed
            if key in before and not self._desk.handing.is_same(before[key].imported_in)
        )
        storage.write(self._table, changed, before)


def foreign(table: Table, key: str) -> BadRow:
    """Return the refusal of a row that another department brought."""
    return BadRow("|".join(table.key), key, "这一行是别的部门报的，只有它能改")


def _unknown(column: str, value: str, table: str) -> BadRow:
    return BadRow(column, value.partition("|")[0], f"{table}.csv 里没有这个编号")


def _chunks(reader: RowReader, sheet: Sheet) -> Iterator[_Chunk]:
    while lines := list(islice(sheet.rows, _CHUNK_ROWS)):
        chunk = _Chunk(len(lines))
        for line, cells in lines:
            try:
                chunk.reads.append(_Read(line, *reader.read(cells)))
            except BadRow as error:
                chunk.refused.append((line, error))
        yield chunk


def _ahead(chunks: Iterator[_Chunk]) -> Iterator[_Chunk]:
    """Read the next chunk while the database takes the one before; never more than that."""
    with ThreadPoolExecutor(1, "reading") as reading:
        coming = reading.submit(next, chunks, None)
        while (chunk := coming.result()) is not None:
            coming = reading.submit(next, chunks, None)
            yield chunk
