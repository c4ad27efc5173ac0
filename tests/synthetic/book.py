"""Where rows and labels of one part gather, and how they become Parquet. No knowledge of lives."""

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import polars as pl

from province.matching.sets import BIGINT, BOOLEAN, DATE, INTEGER, SETS, VARCHAR

_TYPES = {
    BIGINT: pl.Int64, INTEGER: pl.Int32, BOOLEAN: pl.Boolean, DATE: pl.Date, VARCHAR: pl.String,
}  # fmt: skip
WHOLE_SETS = ("programmes", "conditions", "accounts")


def text(value: str, like: Any) -> np.ndarray[Any, Any]:
    """Return the same text as often as `like` has rows."""
    return np.full(len(like), value)


def _days(values: Any) -> Any:
    """Return days as days: a lone NaT has no unit of its own."""
    array = np.asarray(values)
    return array.astype("datetime64[D]") if array.dtype.kind == "M" else values


def save(rows: pl.DataFrame, file: Path) -> None:
    """Write a set's rows in groups as the export writes them."""
    rows.write_parquet(file, compression="zstd", compression_level=1, row_group_size=20_480)


class Book:
    """Rows by set, labels by rule, of one part."""

    def __init__(self, part: int) -> None:
        self.part = part
        self._frames: dict[str, list[pl.DataFrame]] = defaultdict(list)
        self._labels: list[pl.DataFrame] = []

    def add(self, table: str, **columns: Any) -> None:
        """Add rows, a column an array; columns left out are empty."""
        self.frame(table, pl.DataFrame({name: _days(of) for name, of in columns.items()}))

    def frame(self, table: str, frame: pl.DataFrame) -> None:
        """Add rows as a frame."""
        size = frame.height
        columns = []
        for column in SETS[table].columns:
            if column.name in frame.columns:
                columns.append(frame[column.name].cast(_TYPES[column.type]))
            else:
                empty = "" if column.type == VARCHAR else None
                columns.append(
                    pl.Series(column.name, [empty], _TYPES[column.type]).new_from_index(0, size)
                )
        self._frames[table].append(pl.DataFrame(columns))

    def label(self, rule: str, keys: Any) -> None:
        """Say that these are wrong in truth."""
        series = pl.Series("key", np.asarray(keys).astype(str)).cast(pl.String)
        self._labels.append(
            pl.DataFrame({"rule": pl.Series([rule]).new_from_index(0, len(series)), "key": series})
        )

    def count(self, table: str) -> int:
        """Return how often rows were added to a set."""
        return len(self._frames[table])

    def rows(self, table: str) -> pl.DataFrame:
        """Return the rows of a set, as far as they are written."""
        return pl.concat(self._frames[table])

    def last(self, table: str, number: int) -> pl.DataFrame:
        """Return the rows of a set whose key's number is this or a later one."""
        whole = self.rows(table)
        after = pl.col("key").str.split("|").list.last().cast(pl.Int64) >= number
        return whole.filter(after)

    def write(self, folder: Path) -> dict[str, int]:
        """Write all sets and labels of this part; return the rows of each set."""
        rows = {}
        for name in SETS:
            if name in WHOLE_SETS and self.part:
                continue
            (folder / name).mkdir(parents=True, exist_ok=True)
            schema = {c.name: _TYPES[c.type] for c in SETS[name].columns}
            whole = self.rows(name) if self.count(name) else pl.DataFrame(schema=schema)
            if SETS[name].of_persons:  # as the export lays them
                whole = whole.sort("person", maintain_order=True)
            save(whole, folder / name / f"{self.part}.parquet")
            rows[name] = whole.height
        (folder / "labels").mkdir(exist_ok=True)
        labels = pl.concat(self._labels).unique(maintain_order=True)
        labels.write_parquet(folder / "labels" / f"{self.part}.parquet")
        return rows
