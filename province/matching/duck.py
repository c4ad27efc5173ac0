"""Rules run by DuckDB over Parquet, within a bound of memory. `run` and the bench call it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from functools import cache
from typing import TYPE_CHECKING, Final

import duckdb

from province.matching.layout import table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date
    from pathlib import Path

    from province.matching.layout import Sets
    from province.matching.rule import Rule

MEMORY: Final = "1400MB"  # what DuckDB may hold; the rest of 2 GB is ours and the libraries'


def bounded(**settings: str | bool) -> duckdb.DuckDBPyConnection:
    """Return a DuckDB of its own that keeps to two processors and to our memory."""
    found = duckdb.connect(":memory:", config=dict(settings))
    found.execute(f"SET threads = {min(2, os.cpu_count() or 1)}")
    found.execute(f"SET memory_limit = '{MEMORY}'")
    return found


class Duck:
    """One DuckDB. Answers go to Parquet files, one a part.

    Args:
        spill: a folder for what does not fit into memory.
    """

    name = "duckdb"

    def __init__(self, spill: Path) -> None:
        spill.mkdir(mode=0o700, parents=True, exist_ok=True)
        self.connection = bounded(temp_directory=str(spill), preserve_insertion_order=False)

    def close(self) -> None:
        """Let go of it."""
        self.connection.close()

    def open(self, sets: Sets, names: Iterable[str], part: int | None) -> None:
        """Make the sets of one part (or of all) readable by their names."""
        for name in names:
            files = table(sets.files(name, part))
            self.connection.execute(f'CREATE OR REPLACE TEMP VIEW "{name}" AS FROM {files}')

    def answer(self, rule: Rule, as_of: date, sets: Sets, part: int | None, into: Path) -> None:
        """Run a rule over one part, or over all, and write what it finds.

        Raises:
            duckdb.Error: out of disk for what spills.
        """
        self.open(sets, rule.sets, part)
        sql = rule.compiled(as_of, "duckdb")
        self.connection.execute(f"COPY ({sql}) TO '{into}' (FORMAT parquet)")


@contextmanager
def rows_of(files: Iterable[Path], where: str = "true") -> Iterator[duckdb.DuckDBPyConnection]:
    """Yield a DuckDB whose pending result is the rows of answer files that meet a condition."""
    with _reader().cursor() as connection:
        connection.execute(f"FROM {table(files)} WHERE {where}")
        yield connection


@cache
def _reader() -> duckdb.DuckDBPyConnection:
    """Return a DuckDB for reading answers; one for all, for a new one costs more than most."""
    return duckdb.connect(":memory:", config={"threads": 1})
