"""What a changed batch touches: its persons and their households. `run` asks it.

A rule that looks at one household at a time needs to run again only for these; every other rule
runs again as a whole.
"""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING

import duckdb
from django.db import connection

from province import sql
from province.matching.layout import Manifest, Sets, SetState
from province.matching.sets import SETS

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path


def persons_since(batch: int, names: Iterable[str]) -> list[int] | None:
    """Return the persons whose rows in these sets came, changed or went after a batch.

    None: rows of a set that is not by person changed, so nobody can tell whom it touches.
    """
    found: set[int] = set()
    for name in names:
        of = SETS[name]
        if not of.of_persons:
            table = {"conditions": "funds_programme", "attachments": "ledger_attachment"}.get(
                name, of.table
            )
            if _any(table, batch):
                return None
            continue
        (person,) = (column.source for column in of.columns if column.name == "person")
        with connection.cursor() as cursor:
            cursor.execute(
                f"SELECT DISTINCT {person} FROM {of.table} t "  # noqa: S608
                "WHERE t.imported_in_id > %s OR t.withdrawn_in_id > %s",
                [batch, batch],
            )
            found |= {number for (number,) in cursor.fetchall() if number}
            cursor.execute(
                f"SELECT DISTINCT CAST(substr({sql.field('old', 'id_number')},1,17) AS BIGINT) "  # noqa: S608
                'FROM batches_change WHERE batch_id > %s AND "table" = %s',
                [batch, of.changes or name],
            )
            found |= {number for (number,) in cursor.fetchall() if number}
    return sorted(found)


def subset(sets: Sets, persons: list[int], names: Iterable[str], folder: Path) -> Sets:
    """Write the rows of these persons' households to a folder of their own.

    Returns:
        The sets there; `households(…)` tells who is in them.
    """
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(mode=0o700, parents=True)
    states: dict[str, SetState] = {}
    with duckdb.connect(":memory:", config={"threads": 2, "memory_limit": "1400MB"}) as duck:
        duck.execute("CREATE TABLE touched (person BIGINT)")
        duck.execute("INSERT INTO touched SELECT unnest(?)", [persons])
        people = ", ".join(f"'{file}'" for file in sets.files("people", None))
        duck.execute(
            f"CREATE TABLE homes AS SELECT DISTINCT household FROM read_parquet([{people}]) "  # noqa: S608
            "WHERE person IN (SELECT person FROM touched)"
        )
        duck.execute(
            "INSERT INTO touched SELECT person FROM "  # noqa: S608
            f"read_parquet([{people}]) WHERE household IN (SELECT household FROM homes)"
        )
        duck.execute("CREATE TABLE all_touched AS SELECT DISTINCT person FROM touched")
        duck.execute(f"COPY all_touched TO '{folder}/touched.parquet' (FORMAT parquet)")
        for name in names:
            target = folder / name
            states[name] = sets.manifest.sets[name]
            if not SETS[name].of_persons:
                target.symlink_to(sets.folder.resolve() / name)
                continue
            target.mkdir()
            files = ", ".join(f"'{file}'" for file in sets.files(name, None))
            duck.execute(
                f"COPY (SELECT s.* FROM read_parquet([{files}]) s "  # noqa: S608
                "WHERE s.person IN (SELECT person FROM all_touched)) "
                f"TO '{target}/0.parquet' (FORMAT parquet)"
            )
    return Sets(folder, Manifest(1, sets.manifest.batch, states))


def households(of: Sets) -> list[int]:
    """Return everybody whose rows a subset holds."""
    with duckdb.connect(":memory:") as duck:
        rows = duck.execute(
            f"SELECT person FROM '{of.folder}/touched.parquet' ORDER BY person"  # noqa: S608
        ).fetchall()
    return [person for (person,) in rows]


def _any(table: str, batch: int) -> bool:
    with connection.cursor() as cursor:
        cursor.execute(
            f"SELECT EXISTS (SELECT 1 FROM {table} "  # noqa: S608
            "WHERE imported_in_id > %s OR withdrawn_in_id > %s)",
            [batch, batch],
        )
        return bool(cursor.fetchone()[0])
