"""What SQLite and PostgreSQL say differently, in one place: JSON, and taking turns.

Used where SQL is written by hand, for bulk work; everything else goes through the ORM.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.db import connection, transaction

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


TURN: Final = "SELECT pg_advisory_xact_lock(hashtext(%s))"


def turn(of: str) -> None:
    """Wait until nobody else counts on what `of` names; the turn ends with the transaction.

    For numbers that follow one another without a gap. SQLite has one writer at a time anyway.
    """
    if on_postgresql():
        with connection.cursor() as cursor:
            cursor.execute(TURN, [of])


def lazily() -> None:
    """Let this transaction be lost with the machine, whole: what it does is done again then."""
    if on_postgresql():
        with connection.cursor() as cursor:
            cursor.execute("SET LOCAL synchronous_commit TO OFF")


def at_once(statements: Sequence[tuple[str, Sequence[Any]]], turn_of: str = "") -> None:
    """Run statements in one transaction of their own, all or none of them.

    PostgreSQL gets them in one message: a thread that has to wait for the interpreter after each
    answer would keep all who wait for the turn waiting.

    Args:
        statements: SQL and its parameters; what they answer is not looked at.
        turn_of: what they count on, as `turn` names it.
    """
    if on_postgresql() and turn_of:
        statements = [(TURN, [turn_of]), *statements]
    if on_postgresql() and not connection.in_atomic_block:
        with connection.cursor() as cursor:
            cursor.execute(
                "; ".join(text for text, _ in statements),
                [value for _, values in statements for value in values],
            )
        return
    with transaction.atomic(), connection.cursor() as cursor:
        for text, values in statements:
            cursor.execute(text, values)
