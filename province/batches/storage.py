"""Rows of an imported table in the database: looked up and written in bulk. The loader calls it.

Plain SQL made from the models: the ORM would cost ten times the time for a million payments.
"""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any, Final

import msgspec
from django.db import connection
from django.utils import timezone

from province import sql
from province.batches.models import Batch, Change
from province.batches.shape import JSON
from province.batches.values import json_object
from province.trace import chain

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Mapping, Sequence

    from province.batches.shape import Table
    from province.batches.values import Value

_KNOWN_KEYS_KEPT: Final = 500_000


class Stored(msgspec.Struct, frozen=True, gc=False):
    """A row as it stands: its values in the order of `Table.fields`, and what it remembers."""

    values: tuple[Value, ...]
    brought_by: str
    imported_in: int
    withdrawn_on: date | None
    withdrawn_in: int | None
    withdrawn_reason: str = ""


class Handing:
    """The batch being imported; it gets its row in the database only when it changes something."""

    def __init__(self, digest: str, brought_by: str) -> None:
        self.brought_by = brought_by
        self._digest = digest
        self._id: int | None = None
        self.look_up()

    def look_up(self) -> None:
        """Ask whether it was imported before; to be called again after a rollback."""
        found = Batch.objects.filter(digest=self._digest, brought_by=self.brought_by)
        self._id = found.values_list("id", flat=True).first()

    def is_same(self, batch: int | None) -> bool:
        """Return whether that batch is this one, from now or from an earlier import of it."""
        return batch is not None and batch == self._id

    def id(self) -> int:
        """Return its id, made at need; call inside the file's transaction."""
        if self._id is None:
            self._id = Batch.objects.create(digest=self._digest, brought_by=self.brought_by).pk
            who = self.brought_by or "operator"
            chain.add(timezone.localdate(), "batch came", who, f"batch {self._id}", self._digest)
        return self._id


class Keys:
    """Which keys exist, remembered while a batch runs."""

    def __init__(self) -> None:
        self._known: dict[str, set[str]] = {}

    def existing(self, table: Table, keys: Iterable[str]) -> set[str]:
        """Return those of the keys that the table has, withdrawn ones among them."""
        asked = set(keys)
        known = self._known.setdefault(table.name, set())
        if asked - known:
            if len(known) > _KNOWN_KEYS_KEPT:
                known.clear()
            with connection.cursor() as cursor:
                cursor.execute(
                    f"SELECT key FROM {_name(table)} "  # noqa: S608 - names from our own models
                    f"WHERE key IN ({sql.listed()})",
                    [json.dumps(sorted(asked))],
                )
                found = {key for (key,) in cursor.fetchall()}
            known |= found
            return found
        return asked

    def forget(self) -> None:
        """Forget everything, after a transaction was rolled back."""
        self._known.clear()


def fetch(table: Table, keys: Sequence[str]) -> dict[str, Stored]:
    """Return the stored rows with these keys, in one query."""
    columns = ", ".join(f'"{name}"' for name in table.fields)
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT key, brought_by, imported_in_id, withdrawn_on, withdrawn_in_id, "  # noqa: S608
            f"withdrawn_reason, {columns} FROM {_name(table)} "
            f"WHERE key IN ({sql.listed()})",
            [json.dumps(keys)],
        )
        # PostgreSQL keeps JSON in an order of its own: the same content must be the same text.
        objects = {column.into for column in table.columns if column.kind is JSON}
        read = [json_object if name in objects else None for name in table.fields]
        return {
            key: Stored(
                _as_written(rest, read) if objects else tuple(rest),
                owner,
                batch,
                on,
                withdrawn_in,
                reason,
            )
            for key, owner, batch, on, withdrawn_in, reason, *rest in cursor.fetchall()
        }


def write(table: Table, rows: Mapping[str, Stored], there: Container[str]) -> None:
    """Insert rows, or put them in the place of those that are `there` with the same key."""
    names = (
        "key",
        "brought_by",
        "imported_in_id",
        "withdrawn_on",
        "withdrawn_in_id",
        "withdrawn_reason",
        *table.fields,
    )
    columns = ", ".join(f'"{name}"' for name in names)
    updates = ", ".join(f'"{name}" = excluded."{name}"' for name in names[1:])
    clash = f"ON CONFLICT (key) DO UPDATE SET {updates}"
    new: list[Sequence[object]] = []
    old: list[Sequence[object]] = []
    for key, row in rows.items():
        values = (
            key,
            row.brought_by,
            row.imported_in,
            row.withdrawn_on,
            row.withdrawn_in,
            row.withdrawn_reason,
            *row.values,
        )
        (old if key in there else new).append(values)
    with connection.cursor() as cursor:
        sql.write_rows(cursor, _name(table), columns, new)
        sql.write_rows(cursor, _name(table), columns, old, clash)


def change(table: Table, key: str, old: Stored, **what: Any) -> Change:
    """Return the record, not yet saved, of what a row was before it changed."""
    columns = dict(zip(table.fields, map(_plain, old.values), strict=True))
    if old.withdrawn_on is not None:
        columns["withdrawn_on"] = old.withdrawn_on.isoformat()
        columns["withdrawn_reason"] = old.withdrawn_reason
    return Change(table=table.name, key=key, old=columns, **what)


def same_content(one: Stored, other: Stored) -> bool:
    """Return whether two states of a row show the public the same."""
    return one.values == other.values and one.withdrawn_on == other.withdrawn_on


def withdrawn(row: Stored, batch: int, on: date, reason: str) -> Stored:
    """Return the row as withdrawn by a batch."""
    return msgspec.structs.replace(
        row, withdrawn_on=on, withdrawn_in=batch, withdrawn_reason=reason
    )


def _as_written(
    row: Sequence[Value], read: Sequence[Callable[[str], str] | None]
) -> tuple[Value, ...]:
    return tuple(
        as_text(str(value)) if as_text and value is not None else value
        for value, as_text in zip(row, read, strict=True)
    )


def _plain(value: Value) -> Value:
    return value.isoformat() if isinstance(value, date) else value


def _name(table: Table) -> str:
    return f'"{table.model._meta.db_table}"'  # noqa: SLF001 - Django's own way to ask
