"""What SQLite and PostgreSQL say differently, in one place: JSON, and taking turns.

Used where SQL is written by hand, for bulk work; everything else goes through the ORM.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from django.db import connection

from province.dsn import on_postgresql

if TYPE_CHECKING:
    from collections.abc import Sequence


def listed() -> str:
    """Return a SELECT of the texts in one parameter, a JSON list: any number of keys at once."""
    if on_postgresql():
        return "SELECT jsonb_array_elements_text(%s::jsonb)"
    return "SELECT value FROM json_each(%s)"


def field(column: str, name: str) -> str:
    """Return a field of a JSON column as text."""
    if on_postgresql():
        return f"({column} ->> '{name}')"
    return f"json_extract({column}, '$.{name}')"


def fields(column: str) -> str:
    """Return a table `j` of a JSON column's fields: `key` and `value`, as text."""
    if on_postgresql():
        return f"jsonb_each_text({column}) AS j"
    return f"json_each({column}) AS j"


def entries(column: str, name: str) -> str:
    """Return a table `j` of what the list in a field holds: `value`; none if it is no list."""
    if on_postgresql():
        found = f"{column} -> '{name}'"
        return (
            f"jsonb_array_elements_text(CASE jsonb_typeof({found}) WHEN 'array' THEN {found} "
            "ELSE '[]' END) AS j(value)"
        )
    found = f"{column}, '$.{name}'"
    return (
        f"json_each(CASE json_type({found}) WHEN 'array' THEN json_extract({found}) "
        "ELSE '[]' END) AS j"
    )


def write_rows(
    cursor: Any, table: str, columns: str, rows: Sequence[Sequence[object]], clash: str = ""
) -> None:
    """Insert many rows by the fastest way there is; `clash` says what to do with those there.

    PostgreSQL takes them by COPY, where rows may clash into a table that ends with the
    transaction: a statement a row would cost several times as much.
    """
    if not rows:
        return
    if not on_postgresql():
        places = ", ".join(["%s"] * (columns.count(",") + 1))
        cursor.executemany(
            f"INSERT INTO {table} ({columns}) VALUES ({places}) {clash}",  # noqa: S608
            rows,
        )
    elif not clash:
        _copy(cursor, table, columns, rows)
    else:
        cursor.execute(
            f"CREATE TEMPORARY TABLE coming ON COMMIT DROP AS SELECT {columns} FROM {table} "  # noqa: S608
            "WITH NO DATA"
        )
        _copy(cursor, "coming", columns, rows)
        cursor.execute(
            f"INSERT INTO {table} ({columns}) SELECT {columns} FROM coming {clash}"  # noqa: S608
        )
        cursor.execute("DROP TABLE coming")


def _copy(cursor: Any, table: str, columns: str, rows: Sequence[Sequence[object]]) -> None:
    with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
        for row in rows:
            copy.write_row(row)


def check_at_once() -> None:
    """Have references checked with each statement of this transaction, not all at its end.

    A million rows would else wait in memory for a check that nothing else is done beside.
    """
    if on_postgresql():
        with connection.cursor() as cursor:
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")


def turn(of: str) -> None:
    """Wait until nobody else counts on what `of` names; the turn ends with the transaction.

    For numbers that follow one another without a gap. SQLite has one writer at a time anyway.
    """
    if on_postgresql():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [of])
