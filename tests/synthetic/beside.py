"""Provinces side by side: a province that is there, several times over, with codes of their own.

To see how the rules grow without waiting for as many lives. Each copy has other division codes,
persons, accounts and record keys; the catalogue (programmes, conditions, accounts) is one for all.
Labels are not copied: precision is for the province that was made.
"""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Final

import msgspec
import polars as pl

from province.matching import layout
from province.matching.layout import Manifest, Sets
from province.matching.sets import BIGINT, SETS
from tests.synthetic.book import WHOLE_SETS, save

_PROVINCE: Final = 10**15  # what one more in the first two digits adds to a person
_PERSONS: Final = frozenset({"person", "guardian", "relative"})
_PLACES: Final = frozenset({"village", "division", "household", "from_division", "to_division"})
_KEYS: Final = frozenset(
    {"key", "no", "code", "voucher", "sha256", "invoice_no", "allotment_no", "project"}
)


def copies(
    folder: Path, of: Sets, times: int, say: Callable[[int, int], None] = lambda *_: None
) -> Sets:
    """Write a folder that holds a province `times` over.

    Args:
        folder: where to.
        of: the province; copy 0 is itself.
        times: how many; the provinces' codes follow each other.
        say: told how many parts are done, of how many.
    """
    folder.mkdir(parents=True, exist_ok=True)
    parts = of.manifest.parts
    for number in range(times):
        for part in range(parts):
            say(number * parts + part, times * parts)
            for name in SETS:
                if name not in WHOLE_SETS or number == part == 0:
                    _copy(of, name, part, number, folder)
    states = {
        name: state if name in WHOLE_SETS else _state(state, times)
        for name, state in of.manifest.sets.items()
    }
    return layout.write_manifest(folder, Manifest(times * parts, 1, states))


def _copy(of: Sets, name: str, part: int, number: int, folder: Path) -> None:
    source = of.folder / name / f"{part}.parquet"
    target = folder / name / f"{number * of.manifest.parts + part}.parquet"
    target.parent.mkdir(exist_ok=True)
    if number == 0:
        shutil.copyfile(source, target)
        return
    columns = [_other(name, column.name, column.type, number) for column in SETS[name].columns]
    save(pl.read_parquet(source).with_columns(columns), target)


def _other(table: str, name: str, type_: str, number: int) -> pl.Expr:
    """Return a column as it is in another province."""
    column = pl.col(name)
    if type_ == BIGINT and name in _PERSONS:
        return column + number * _PROVINCE
    if name in _PLACES:
        province = column.str.slice(0, 2).cast(pl.Int64) + number
        return province.cast(pl.String) + column.str.slice(2)
    if name in _KEYS or (name == "account" and table != "vouchers"):
        return pl.when(column == "").then(column).otherwise(column + f"/{number}").alias(name)
    return column


def _state(state: layout.SetState, times: int) -> layout.SetState:
    return msgspec.structs.replace(
        state, rows=state.rows * times, content=f"{state.content} x {times}"
    )
