"""What SQLite and PostgreSQL say differently, in one place: JSON, and taking turns.

Used where SQL is written by hand, for bulk work; everything else goes through the ORM.
"""

from __future__ import annotations

from django.db import connection

from province.dsn import on_postgresql


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


def turn(of: str) -> None:
    """Wait until nobody else counts on what `of` names; the turn ends with the transaction.

    For numbers that follow one another without a gap. SQLite has one writer at a time anyway.
    """
    if on_postgresql():
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [of])
