"""One file of a batch brought into its table, in chunks. The import calls it in a transaction.

Rows that name an earlier row of their own file (a parent, a reversed voucher) wait until that
row has come; those whose row never comes are refused at the end.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, Final

from django.utils import timezone

from province.batches import column_names, storage
from province.batches.errors import BadRow
from province.batches.models import Change
from province.batches.shape import RowReader
from province.batches.storage import Stored
from province.batches.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Sequence

    from province.batches.outcome import Counts, Progress, Rejects
    from province.batches.shape import Row, Table
    from province.batches.sheets import Sheet
    from province.batches.source import Source
    from province.batches.storage import Handing, Keys

_CHUNK_ROWS: Final = 2000


@dataclass(frozen=True)
class Desk:
    """What every file of an import shares."""

    source: Source
    handing: Handing
    keys: Keys
    rejects: Rejects
    progress: Progress


@dataclass(frozen=True, slots=True)
class _Read:
    line: int
    key: str
    row: Row


def load(desk: Desk, table: Table, sheet: Sheet, counts: Counts) -> None:
    """Bring a sheet's rows into its table, counting what became of each.

    Raises:
        BadFile: the file is refused whole; the caller rolls back.
    """
    header = column_names.translated(sheet.header, desk.handing.brought_by, table.name)
    reader = RowReader(table, header, desk.source)
    counts.ignored_columns = reader.ignored_columns
    loader = _Loader(desk, table, counts)
    for chunk in _chunks(sheet.rows):
        loader.take(chunk, reader)
        desk.progress.at(table.file, counts.read)
    loader.finish()


class _Loader:
    def __init__(self, desk: Desk, table: Table, counts: Counts) -> None:
        self._desk = desk
        self._table = table
        self._counts = counts
        self._waiting: list[_Read] = []
        self._today = timezone.localdate()
        self._outward = [ref for ref in table.references if ref.to != table.name]
        self._inward = [ref for ref in table.references if ref.to == table.name]

    def take(self, chunk: Sequence[tuple[int, Sequence[str]]], reader: RowReader) -> None:
        """Read, check and write one chunk."""
        reads: list[_Read] = []
        for line, cells in chunk:
            self._counts.read += 1
            try:
                reads.append(_Read(line, *reader.read(cells)))
            except BadRow as error:
                self._refuse(line, error)
        self._store(list(self._with_known_references(reads)))

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

    def _with_known_references(self, reads: Iterable[_Read]) -> Iterator[_Read]:
        reads = list(reads)
        known = {
            ref: self._desk.keys.existing(
                TABLES[ref.to], {str(r.row[ref.field]) for r in reads if r.row[ref.field]}
            )
            for ref in self._outward
        }
        for read in reads:
            for ref in self._outward:
                value = read.row[ref.field]
                if value and value not in known[ref]:
                    self._refuse(read.line, _unknown(ref.column, str(value), ref.to))
                    break
            else:
                yield read

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
        new = tuple(read.row[name] for name in self._table.fields)
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
        storage.write(self._table, changed)


def foreign(table: Table, key: str) -> BadRow:
    """Return the refusal of a row that another department brought."""
    return BadRow("|".join(table.key), key, "这一行是别的部门报的，只有它能改")


def _unknown(column: str, value: str, table: str) -> BadRow:
    return BadRow(column, value.partition("|")[0], f"{table}.csv 里没有这个编号")


def _chunks(
    rows: Iterator[tuple[int, Sequence[str]]],
) -> Iterator[list[tuple[int, Sequence[str]]]]:
    while chunk := list(islice(rows, _CHUNK_ROWS)):
        yield chunk
