"""Writes a set's Parquet files: whole, or the parts in which a row changed. `export` calls it.

Rows come out of the province's database into a DuckDB table and from there into files, part by
part. Where a set knows its rows by key, what came since a batch takes the place of what was there,
and the files of parts that it does not touch stay as they are.
"""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING, Final

import pyarrow as pa
from django.db import connection

from province.matching.sets import BIGINT, BOOLEAN, DATE, INTEGER, VARCHAR

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    import duckdb

    from province.matching.sets import DataSet

_CHUNK: Final = 200_000
_GROUP: Final = 20_480  # rows that are read together
_ARROW: Final = {
    BIGINT: pa.int64(),
    INTEGER: pa.int64(),
    BOOLEAN: pa.int64(),
    DATE: pa.string(),
    VARCHAR: pa.string(),
}
# That batch itself again: it may have been seen before it was all there.
_SINCE: Final = "(t.imported_in_id >= %s OR t.withdrawn_in_id >= %s)"


class Writer:
    """Writes sets of so many parts to a folder, by a DuckDB in which rows wait."""

    def __init__(self, duck: duckdb.DuckDBPyConnection, folder: Path, parts: int) -> None:
        self._duck, self._folder, self._parts = duck, folder, parts

    def whole(self, of: DataSet) -> str:
        """Write a set anew; say what is wrong with its rows, if anything is."""
        wrong = self._stage(of, of.where)
        fresh = self._fresh(of)
        for part in self._parts_of(of):
            self._copy(of, self._staged(of, part), fresh / f"{part}.parquet")
        self._swap(of, fresh)
        return wrong

    def changed(self, of: DataSet, since: int, rows: int) -> str | None:
        """Write the parts of a set anew in which a row came, changed or went since a batch.

        Args:
            of: a set whose rows have keys.
            since: the batch.
            rows: how many the set has now.

        Returns:
            What is wrong with its rows, if anything is; None if it has to be written whole.
        """
        wrong = self._stage(of, f"{of.where} AND {_SINCE}", [since, since])
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT t.key FROM {of.table} t WHERE {_SINCE}", [since, since])  # noqa: S608
            keys = pa.table({"key": pa.array([key for (key,) in cursor.fetchall()], pa.string())})
        self._duck.register("changed", keys)
        fresh = self._fresh(of)
        for part in self._parts_of(of):
            file = self._folder / of.name / f"{part}.parquet"
            old, came = f"read_parquet('{file}')", self._staged(of, part)
            if self._any(f"{old} SEMI JOIN changed USING (key)") or self._any(f"({came})"):
                stays = f"FROM {old} ANTI JOIN changed USING (key)"
                self._copy(of, f"{stays} UNION ALL {came}", fresh / file.name)
            else:
                (fresh / file.name).hardlink_to(file)
        self._duck.unregister("changed")
        if self._count(f"read_parquet('{fresh}/*.parquet')") != rows:
            return None  # a row went that no batch tells of
        self._swap(of, fresh)
        return wrong

    def _parts_of(self, of: DataSet) -> range:
        return range(self._parts if of.of_persons else 1)

    def _fresh(self, of: DataSet) -> Path:
        fresh = self._folder / f"{of.name}.new"
        shutil.rmtree(fresh, ignore_errors=True)
        fresh.mkdir(mode=0o700)
        return fresh

    def _swap(self, of: DataSet, fresh: Path) -> None:
        target = self._folder / of.name
        shutil.rmtree(target, ignore_errors=True)
        fresh.rename(target)

    def _any(self, rows: str) -> bool:
        return self._duck.execute(f"FROM {rows} LIMIT 1").fetchall() != []

    def _count(self, rows: str) -> int:
        ((count,),) = self._duck.execute(f"SELECT count(*) FROM {rows}").fetchall()  # noqa: S608
        return int(count)

    def _copy(self, of: DataSet, rows: str, file: Path) -> None:
        # By person: whoever reads some of them passes over the rest of the file.
        order = " ORDER BY person" if of.of_persons else ""
        how = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP}"
        self._duck.execute(f"COPY (FROM ({rows}){order}) TO '{file}' ({how})")

    def _staged(self, of: DataSet, part: int) -> str:
        """Return a SELECT of the rows of one part among those that wait."""
        parts = self._parts
        if not of.of_persons or parts == 1:
            return "SELECT * FROM staged"
        if of.name == "people":
            return (
                "SELECT s.* FROM staged s JOIN (SELECT household, min(person) AS head FROM staged "  # noqa: S608
                "GROUP BY household) h ON h.household = s.household "
                f"WHERE h.head % {parts} = {part}"
            )
        # Who stands in the register lies with the household, all others by their own number.
        people = f"read_parquet('{self._folder}/people/*.parquet', filename = true)"
        return (
            f"SELECT s.* FROM staged s LEFT JOIN (SELECT person, any_value(CAST("  # noqa: S608
            f"regexp_extract(filename, '([0-9]+)[.]parquet$', 1) AS INTEGER)) AS part "
            f"FROM {people} GROUP BY person) p ON p.person = s.person "
            f"WHERE coalesce(p.part, coalesce(s.person, 0) % {parts}) = {part}"
        )

    def _stage(self, of: DataSet, where: str, values: Sequence[int] = ()) -> str:
        """Copy rows from the province's database into a DuckDB table; say what is wrong with them.

        An import lets no day in that is none; who writes past it may. Such a cell becomes empty.
        """
        columns = ", ".join(f'"{c.name}" {c.type}' for c in of.columns)
        self._duck.execute(f"CREATE OR REPLACE TABLE staged ({columns})")
        casts = ", ".join(f'TRY_CAST("{c.name}" AS {c.type})' for c in of.columns)
        days = [c.name for c in of.columns if c.type == DATE]
        wrong: Counter[str] = Counter()
        schema = pa.schema([(c.name, _ARROW[c.type]) for c in of.columns])
        # As text: a column of dates would be read by the old converters of the sqlite3 module.
        sources = ", ".join(
            f"CAST({c.source} AS TEXT)" if c.type == DATE else c.source for c in of.columns
        )
        with connection.chunked_cursor() as cursor:
            cursor.execute(f"SELECT {sources} FROM {of.table} t WHERE {where}", values)  # noqa: S608
            while rows := cursor.fetchmany(_CHUNK):
                arrays = [
                    pa.array(column, type=field.type)
                    for column, field in zip(zip(*rows, strict=True), schema, strict=True)
                ]
                self._duck.register("chunk", pa.Table.from_arrays(arrays, schema=schema))
                self._duck.execute(f"INSERT INTO staged SELECT {casts} FROM chunk")  # noqa: S608
                wrong.update({day: self._no_days(day) for day in days})
                self._duck.unregister("chunk")
        return "、".join(f"有 {count} 行的 {day} 不是日期" for day, count in wrong.items() if count)

    def _no_days(self, column: str) -> int:
        """Return in how many rows of a chunk a text is no day."""
        counted = f'count("{column}") - count(TRY_CAST("{column}" AS DATE))'
        ((count,),) = self._duck.execute(f"SELECT {counted} FROM chunk").fetchall()  # noqa: S608
        return int(count)
