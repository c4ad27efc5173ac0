"""The province's registers as Parquet, the form in which rules read them. `run` calls it.

`<home>/match/sets/<set>/<part>.parquet` and `manifest.json`. Sets of persons are cut into parts
by household, so that a rule which looks at one household at a time can take them one by one;
others are one file, part 0. The files hold ID numbers: their folder is open to its owner alone.
Only sets that changed since the last export are written again, and of those whose rows have keys
only the parts in which one did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import duckdb
from django.db import connection
from msgspec import structs

from province.batches.models import Batch
from province.matching.layout import Manifest, Sets, SetState, read, write_manifest
from province.matching.sets import SETS
from province.matching.writer import Writer

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

    from province.matching.sets import DataSet

ROWS_A_PART: Final = 2_000_000  # payments: what two cores and 2 GB do well


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
                last = None if moved else before.sets.get(of.name)
                wrong = _write(Writer(duck, folder, parts), of, last, states[of.name].rows)
                states[of.name] = structs.replace(states[of.name], wrong=wrong)
        staging.unlink()
    newest = Batch.objects.order_by("-id").values_list("id", flat=True).first() or 0
    return write_manifest(folder, Manifest(parts, newest, kept | states))


def _state(of: DataSet) -> SetState:
    """Ask a table how many rows it has, when they came, and how far they reach."""
    with connection.cursor() as cursor:
        newest = next((f"max({c.source})" for c in of.columns if c.name == of.newest), "''")
        cursor.execute(f"SELECT count(*), {newest} FROM {of.table} t WHERE {of.where}")  # noqa: S608
        rows, reaches = cursor.fetchone()
    imported, withdrawn, last = _batches(of.told_by)
    content = f"{rows} {imported} {withdrawn}"
    return SetState(rows, content, str(reaches or ""), last, max(imported, withdrawn))


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


def _write(writer: Writer, of: DataSet, last: SetState | None, rows: int) -> str:
    """Write a set, by its changes where that is enough; say what is wrong with its rows.

    Args:
        writer: to where.
        of: the set.
        last: how it stood in the files that are there, if they may stay.
        rows: how many it has now.
    """
    if last is not None and last.batch and not last.wrong and of.keyed:
        wrong = writer.changed(of, last.batch, rows)
        if wrong is not None:
            return wrong
    return writer.whole(of)
