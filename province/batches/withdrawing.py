"""`withdrawals.csv`: rows taken back, which stay to be shown struck through. For the import."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.utils import timezone

from province.batches import storage
from province.batches.errors import BadRow, BadValue
from province.batches.loader import foreign
from province.batches.models import Change
from province.batches.outcome import Counts
from province.batches.shape import RowReader, join_key
from province.batches.tables import TABLES, WITHDRAWALS

if TYPE_CHECKING:
    from province.batches.loader import Desk
    from province.batches.shape import Table
    from province.batches.sheets import Sheet
    from province.batches.values import Value


def withdraw(desk: Desk, sheet: Sheet, counts: dict[str, Counts]) -> None:
    """Withdraw the rows that a sheet names, counting in its own entry and in each file's.

    Raises:
        BadFile: the file is refused whole; the caller rolls back.
    """
    reader = RowReader(WITHDRAWALS, sheet.header, desk.source)
    own = counts[WITHDRAWALS.file]
    own.ignored_columns = reader.ignored_columns
    for line, cells in sheet.rows:
        own.read += 1
        try:
            row = reader.read_cells(cells)
            table = _table(str(row["file"]))
            if _withdraw_row(desk, table, str(row["key"]), str(row["reason"])):
                own.accepted += 1
                counts.setdefault(table.file, Counts()).withdrawn += 1
            else:
                own.unchanged += 1
        except BadRow as error:
            own.rejected += 1
            desk.rejects.add(WITHDRAWALS.file, line, error, secret=False)
        desk.progress.at(WITHDRAWALS.file, own.read)


def _table(file: str) -> Table:
    table = TABLES.get(file.lower().removesuffix(".csv"))
    if table is None:
        raise BadRow("file", file, "没有这种文件")
    return table


def _withdraw_row(desk: Desk, table: Table, written: str, reason: str) -> bool:
    """Withdraw one row; return False if it already was."""
    key = _key(table, written)
    row = storage.fetch(table, [key]).get(key)
    if row is None:
        raise BadRow("key", written, f"{table.file} 里没有这一行")
    if row.withdrawn_on is not None:
        return False
    if desk.handing.brought_by not in {"", row.brought_by}:
        raise foreign(table, key)
    batch, today = desk.handing.id(), timezone.localdate()
    storage.change(
        table,
        key,
        row,
        kind=Change.Kind.WITHDRAWN,
        happened_on=today,
        reason=reason,
        batch_id=batch,
    ).save()
    storage.write(table, {key: storage.withdrawn(row, batch, today, reason)}, {key})
    return True


def _key(table: Table, written: str) -> str:
    """Return the key as it is stored: each part read as its column is, so 15 digits become 18."""
    texts = written.split("|")
    columns = table.key_columns()
    if len(texts) != len(columns):
        raise BadRow("key", written, f"应是 {'|'.join(table.key)}")
    parts: list[Value] = []
    for column, text in zip(columns, texts, strict=True):
        try:
            parts.append(column.kind.read(text.strip()))
        except BadValue as error:
            raise BadRow("key", written, f"{column.name}：{error.reason}") from None
    return join_key(table, parts)
