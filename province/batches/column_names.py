"""What a department calls the standard's columns, kept so that its files need no renaming.

Called by `loader` at each file, and by the workbench, where clerks write it down.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from province.batches import values
from province.batches.models import ColumnName
from province.batches.tables import TABLES

if TYPE_CHECKING:
    from collections.abc import Sequence


class NoSuchColumn(ValueError):
    """The standard has no such table or column; the message says so to the clerk."""


def translated(header: Sequence[str], department: str, table: str) -> list[str]:
    """Return a header with the department's own names replaced; the others as they are."""
    known = dict(
        ColumnName.objects.filter(department=department, table=table).values_list("theirs", "ours")
    )
    return [known.get(folded(name), name) for name in header] if known else list(header)


def keep(department: str, table: str, theirs: str, ours: str) -> ColumnName:
    """Keep what a department calls a column; a second name for the same word replaces the first.

    Raises:
        NoSuchColumn.
    """
    found = TABLES.get(table)
    if found is None or ours not in {column.name for column in found.columns}:
        raise NoSuchColumn("标准里没有这张表或这一列")
    if not folded(theirs):
        raise NoSuchColumn("请写部门自己的列名")
    kept, _ = ColumnName.objects.update_or_create(
        department=department, table=table, theirs=folded(theirs), defaults={"ours": ours}
    )
    return kept


def folded(name: str) -> str:
    """Return a column's name as headers are compared."""
    return values.fold(name.strip()).lower()
