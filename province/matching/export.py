"""The province's registers as Parquet, the form in which rules read them. `run` calls it.

`<home>/match/sets/<set>/<part>.parquet` and `manifest.json`. Sets of persons are cut into parts
by household, so that a rule which looks at one household at a time can take them one by one;
others are one file, part 0. The files hold ID numbers: their folder is open to its owner alone.
Only what changed since the last export is written again.
"""

from __future__ import annotations

import shutil
from collections import Counter
from typing import TYPE_CHECKING, Final

import duckdb
import pyarrow as pa
from django.db import connection
from msgspec import structs

from province.batches.models import Batch
from province.matching.layout import Manifest, Sets, SetState, read, write_manifest
from province.matching.sets import BIGINT, BOOLEAN, DATE, INTEGER, SETS, VARCHAR

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from province.matching.sets import DataSet

ROWS_A_PART: Final = 2_000_000  # payments: what two cores and 2 GB do well
_CHUNK: Final = 200_000
_GROUP: Final = 20_480  # rows that are read together
_ARROW: Final = {
    BIGINT: pa.int64(),
    INTEGER: pa.int64(),
    BOOLEAN: pa.int64(),
    DATE: pa.string(),
    VARCHAR: pa.string(),
}


def export(folder: Path, names: Collection[str], say: Callable[[str, int, int], None]) -> Sets:
    """Bring the folder up to the province's state.

    Args:
        folder: where to; made if missing.
        names: the sets that are needed.
        say: told which set comes next, how many are done, of how many.

    Raises:
        OSError: the disk is full or read-only.
    """
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    before = read(folder).manifest
    states = {name: _state(of) for name, of in SETS.items() if name in {*names, "people"}}
    rows = states["payments"].rows if "payments" in states else 0
    parts = max(1, before.parts, -(-rows // ROWS_A_PART))
    moved = parts != before.parts or states["people"] != before.sets.get("people")
    kept = {
        name: state
        for name, state in before.sets.items()
        if name not in states and not (moved and SETS[name].of_persons)
    }
    todo = [
        SETS[name]
        for name, state in states.items()
        if state != before.sets.get(name) or (moved and SETS[name].of_persons)
    ]
    if todo:
        staging = folder / "staging.duckdb"
        staging.unlink(missing_ok=True)
        with duckdb.connect(str(staging), config={"threads": 2}) as duck:
            for done, of in enumerate(todo):
                say(of.name, done, len(todo))
                if wrong := _write(duck, folder, of, parts):
                    states[of.name] = structs.replace(states[of.name], wrong=wrong)
        staging.unlink()
    newest = Batch.objects.order_by("-id").values_list("id", flat=True).first() or 0
    return write_manifest(folder, Manifest(parts, newest, kept | states))


def _state(of: DataSet) -> SetState:
    """Ask a table how many rows it has, when they came, and how far they reach."""
    with connection.cursor() as cursor:
        newest = next((f"max({c.source})" for c in of.columns if c.name == of.newest), "''")
        if of.table.startswith("("):
            cursor.execute(f"SELECT count(*) FROM {of.table} t")  # noqa: S608
            (rows,) = cursor.fetchone()
            if not rows:
                return SetState(0, "")
            table = {"conditions": "funds_programme", "attachments": "ledger_attachment"}[of.name]
            imported, withdrawn, last = _batches(table)
            return SetState(rows, f"{rows} {imported} {withdrawn}", "", last)
        cursor.execute(f"SELECT count(*), {newest} FROM {of.table} t WHERE {of.where}")  # noqa: S608
        rows, reaches = cursor.fetchone()
    imported, withdrawn, last = _batches(of.table)
    return SetState(rows, f"{rows} {imported} {withdrawn}", str(reaches or ""), last)


def _batches(table: str) -> tuple[int, int, str]:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT max(imported_in_id), max(withdrawn_in_id) FROM {table}"  # noqa: S608
        )
        imported, withdrawn = (number or 0 for number in cursor.fetchone())
        cursor.execute(
            "SELECT max(date(imported_at)) FROM batches_batch WHERE id IN (%s, %s)",
            [imported, withdrawn],
        )
        (day,) = cursor.fetchone()
    return imported, withdrawn, str(day or "")


def _write(duck: duckdb.DuckDBPyConnection, folder: Path, of: DataSet, parts: int) -> str:
    """Write a set anew; say what is wrong with its rows, if anything is."""
    target = folder / of.name
    fresh = folder / f"{of.name}.new"
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(mode=0o700)
    wrong = _stage(duck, of)
    for part in range(parts if of.of_persons else 1):
        _copy(duck, folder, of, parts, part, fresh / f"{part}.parquet")
    duck.execute("DROP TABLE staged")
    shutil.rmtree(target, ignore_errors=True)
    fresh.rename(target)
    return wrong


def _stage(duck: duckdb.DuckDBPyConnection, of: DataSet) -> str:
    """Copy a set's rows from the province's database into a DuckDB table.

    An import lets no day in that is none; who writes past it may. Such a cell becomes empty, and
    the set is said to be wrong.
    """
    columns = ", ".join(f'"{c.name}" {c.type}' for c in of.columns)
    duck.execute(f"CREATE OR REPLACE TABLE staged ({columns})")
    casts = ", ".join(f'TRY_CAST("{c.name}" AS {c.type})' for c in of.columns)
    days = [c.name for c in of.columns if c.type == DATE]
    wrong: Counter[str] = Counter()
    schema = pa.schema([(c.name, _ARROW[c.type]) for c in of.columns])
    # As text: a column of dates would be read by the old converters of the sqlite3 module.
    sources = ", ".join(
        f"CAST({c.source} AS TEXT)" if c.type == DATE else c.source for c in of.columns
    )
    with connection.chunked_cursor() as cursor:
        cursor.execute(f"SELECT {sources} FROM {of.table} t WHERE {of.where}")  # noqa: S608
        while rows := cursor.fetchmany(_CHUNK):
            arrays = [
                pa.array(column, type=field.type)
                for column, field in zip(zip(*rows, strict=True), schema, strict=True)
            ]
            duck.register("chunk", pa.Table.from_arrays(arrays, schema=schema))
            duck.execute(f"INSERT INTO staged SELECT {casts} FROM chunk")  # noqa: S608
            wrong.update({day: _no_days(duck, day) for day in days})
            duck.unregister("chunk")
    return "、".join(f"有 {count} 行的 {day} 不是日期" for day, count in wrong.items() if count)


def _no_days(duck: duckdb.DuckDBPyConnection, column: str) -> int:
    """Return in how many rows of a chunk a text is no day."""
    counted = f'count("{column}") - count(TRY_CAST("{column}" AS DATE))'
    ((count,),) = duck.execute(f"SELECT {counted} FROM chunk").fetchall()  # noqa: S608
    return int(count)


def _copy(  # noqa: PLR0913, PLR0917 - one statement has so many places
    duck: duckdb.DuckDBPyConnection, folder: Path, of: DataSet, parts: int, part: int, path: Path
) -> None:
    if not of.of_persons or parts == 1:
        chosen = "SELECT * FROM staged"
    elif of.name == "people":
        chosen = (
            "SELECT s.* FROM staged s JOIN (SELECT household, min(person) AS head FROM staged "  # noqa: S608
            f"GROUP BY household) h ON h.household = s.household WHERE h.head % {parts} = {part}"
        )
    else:
        # Who stands in the register lies with the household, all others by their own number.
        people = f"read_parquet('{folder}/people/*.parquet', filename = true)"
        chosen = (
            f"SELECT s.* FROM staged s LEFT JOIN (SELECT person, any_value(CAST("  # noqa: S608
            f"regexp_extract(filename, '([0-9]+)[.]parquet$', 1) AS INTEGER)) AS part "
            f"FROM {people} GROUP BY person) p ON p.person = s.person "
            f"WHERE coalesce(p.part, coalesce(s.person, 0) % {parts}) = {part}"
        )
    # By person: whoever reads some of them passes over the rest of the file.
    order = " ORDER BY person" if of.of_persons else ""
    how = f"FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {_GROUP}"
    duck.execute(f"COPY ({chosen}{order}) TO '{path}' ({how})")
