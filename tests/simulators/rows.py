"""Invented rows for packs, as the province would publish them."""

from typing import Any

from protocol.pack import TABLES, Block, blocks

_NUMBERS = {"amount", "position", "bytes", "thumb_bytes", "width", "height", "people", "payments"}


def row(table: str, **values: Any) -> tuple[Any, ...]:
    """A row of `table`; what is not given is empty, or 0 for plain numbers."""
    unknown = set(values) - set(TABLES[table])
    assert not unknown, unknown
    return tuple(values.get(name, 0 if name in _NUMBERS else "") for name in TABLES[table])


def block(table: str, *rows: dict[str, Any]) -> Block:
    """One block of rows."""
    (only,) = blocks(table, [row(table, **values) for values in rows])
    return only


def facts(**values: str) -> Block:
    """A village's facts."""
    return block("facts", *({"name": name, "value": value} for name, value in values.items()))


def voucher(number: int, **values: Any) -> dict[str, Any]:
    """A voucher of 2018, one a day."""
    month, day = divmod(number, 28)
    return {
        "id": f"v{number:015d}",
        "voucher_no": f"记-{number:04d}",
        "date": f"2018-{month % 12 + 1:02d}-{day + 1:02d}",
        "direction": "expense",
        "account": "501",
        "amount": 100 * (number + 1),
        "summary": "维修",
        **values,
    }
