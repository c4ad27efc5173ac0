"""Whether a set's files are what rules read: all there, readable, of the named columns and types.

`run` asks before a rule reads them. A folder that lay on a disk, came from a copy or was written by
another program may be anything, and a rule over half of it would find too little and not know.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pyarrow as pa
import pyarrow.parquet as pq

from province.matching.duck import bounded
from province.matching.layout import table
from province.matching.sets import BIGINT, BOOLEAN, DATE, INTEGER, SETS, VARCHAR

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from province.matching.layout import Sets

_TYPES: Final[dict[str, Callable[[pa.DataType], bool]]] = {
    BIGINT: pa.types.is_int64,
    INTEGER: pa.types.is_integer,
    BOOLEAN: pa.types.is_boolean,
    DATE: pa.types.is_date,
    VARCHAR: lambda type_: pa.types.is_string(type_) or pa.types.is_large_string(type_),
}


def fault(sets: Sets, name: str) -> str:
    """Say what is wrong with a set's files; nothing if rules may read them."""
    parts = range(sets.manifest.parts if SETS[name].of_persons else 1)
    for part in parts:
        file = sets.folder / name / f"{part}.parquet"
        if wrong := _of_file(file, name):
            return f"{name} 的文件 {file.name} {wrong}"
    if name == "people" and (twice := _twice(sets)):
        return f"{name} 里有 {twice} 个号码登记了不止一次"
    return ""


def _of_file(file: Path, name: str) -> str:
    if not file.exists():
        return "不在"
    try:
        schema = pq.read_schema(file)
    except (OSError, pa.ArrowInvalid):
        return "读不了"
    for column in SETS[name].columns:
        at = schema.get_field_index(column.name)
        if at < 0:
            return f"没有 {column.name} 列"
        if not _TYPES[column.type](schema.types[at]):
            return f"的 {column.name} 列应是 {column.type}，却是 {schema.types[at]}"
    return ""


def _twice(sets: Sets) -> int:
    """Return how many persons stand in the register more than once."""
    people = table(sets.files("people", None))
    with bounded() as duck:
        ((count,),) = duck.execute(
            f"SELECT count(person) - count(DISTINCT person) FROM {people}"  # noqa: S608 - our own paths
        ).fetchall()
    return int(count)
