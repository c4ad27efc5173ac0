"""The mirror's tables as plain descriptions, and the SQL that makes them.

Those of a pack with the village before each key, and a few of our own. cache.writer makes the
mirror from them; cache.schema says the same to SQLAlchemy, whose import a small service is spared.
"""

from collections.abc import Sequence
from typing import Final, Literal, NamedTuple

from kiosk.cache.opening import READ_FROM, SAID, SCHEMA
from protocol.pack import TABLES

Kind = Literal["TEXT", "INTEGER", "BLOB"]

_NUMBERS: Final = frozenset({
    "accepted", "agreed", "amount", "approved_budget", "budget", "bytes", "contract_amount",
    "control_price", "entitled", "estimate", "height", "paid_amount", "payments", "people",
    "position", "present", "price", "recovered", "seq", "thumb_bytes", "width",
})  # fmt: skip
BINARY: Final = frozenset({"locator", "sealed"})
# Short rows live in their key's own tree; long ones would make that tree deep.
_COMPACT: Final = frozenset({"facts", "receipts", "fundings", "totals"})


class Column(NamedTuple):
    """One column; `default` is an SQL literal, empty for none."""

    name: str
    kind: Kind
    needed: bool = False  # NOT NULL
    default: str = ""


class Table(NamedTuple):
    """A table; its first `keys` columns are the primary key."""

    name: str
    columns: tuple[Column, ...]
    keys: int = 1
    compact: bool = False  # WITHOUT ROWID


class Index(NamedTuple):
    """An index over columns of a table."""

    name: str
    table: str
    columns: tuple[str, ...]


def _kind(column: str) -> Kind:
    if column in BINARY:
        return "BLOB"
    return "INTEGER" if column in _NUMBERS else "TEXT"


def _mirrored(name: str) -> Table:
    key, *others = TABLES[name]
    columns = [Column("village", "TEXT", needed=True), Column(key, _kind(key), needed=True)]
    for other in others:
        kind = _kind(other)
        columns.append(Column(other, kind, default="''" if kind == "TEXT" else ""))
    return Table(name, tuple(columns), keys=2, compact=name in _COMPACT)


def _texts(*names: str) -> tuple[Column, ...]:
    return tuple(Column(name, "TEXT", needed=True) for name in names)


MIRRORED: Final = tuple(_mirrored(name) for name in TABLES)
OURS: Final = (
    Table(
        "villages",
        (
            *_texts("code", "name"),
            Column("position", "INTEGER", needed=True),
            Column("applied_seq", "INTEGER"),  # NULL: nothing yet
            Column("issued", "TEXT", needed=True, default="''"),
        ),
    ),
    # offices.json, catalogue.json, replies.<county> as they were last verified; the version is
    # the SHA-256 of the data
    Table("documents", (*_texts("name", "version"), Column("data", "BLOB", needed=True))),
    Table(
        "programmes",
        _texts(
            "code", "name", "short_name", "department", "category", "basis", "eligibility",
            "standard", "frequency", "hotline",
        ),
    ),
    Table("accounts", _texts("code", "name", "direction", "group")),
)  # fmt: skip
INDEXES: Final = (
    *(
        Index(f"{table}_{columns[-1]}", table, ("village", *columns))
        for table, columns in (
            ("vouchers", ("date", "voucher_no")),
            ("vouchers", ("amount",)),
            ("vouchers", ("project",)),
            ("receipts", ("voucher",)),
            ("attachments", ("owner",)),
            ("events", ("project",)),
            ("bids", ("project",)),
            ("projects", ("parent",)),
            ("projects", ("code",)),
            ("affairs", ("kind", "published_on")),
            ("changes", ("record",)),
            ("totals", ("year",)),
        )
    ),
    # Record pages are found by their id alone, bundles by their locator.
    *(
        Index(f"{table}_by_{column}", table, (column,))
        for table, column in (
            ("vouchers", "id"), ("projects", "id"), ("affairs", "id"), ("bundles", "locator"),
        )
    ),
)  # fmt: skip


# schema -> the tables that the next one added; a mirror is brought up to date, not fetched anew
_ADDED: Final = {1: ("outcomes",)}
_SAYS: Final = tuple(
    f"PRAGMA {name} = {number}" for name, number in zip(SAID, (SCHEMA, READ_FROM), strict=True)
)


def upgrade(version: int) -> tuple[str, ...]:
    """Return the SQL that brings an older mirror to SCHEMA; nothing if it cannot be brought."""
    steps = range(version, SCHEMA)
    if version <= 0 or any(step not in _ADDED for step in steps):
        return ()
    added = {name for step in steps for name in _ADDED[step]}
    tables = [table for table in (*MIRRORED, *OURS) if table.name in added]
    return (*_made(tables), *_SAYS) if tables else ()


def statements() -> tuple[str, ...]:
    """Return the SQL that makes an empty mirror, indexes and version included."""
    return (*_made((*MIRRORED, *OURS)), *_SAYS)


def _made(tables: Sequence[Table]) -> tuple[str, ...]:
    names = {table.name for table in tables}
    return (
        *map(_table, tables),
        *(
            f"CREATE INDEX {index.name} ON {index.table} ({_names(index.columns)})"
            for index in INDEXES
            if index.table in names
        ),
    )


def _table(table: Table) -> str:
    columns = ", ".join(
        f'"{one.name}" {one.kind}'
        + (" NOT NULL" if one.needed else "")
        + (f" DEFAULT {one.default}" if one.default else "")
        for one in table.columns
    )
    key = _names([one.name for one in table.columns[: table.keys]])
    compact = " WITHOUT ROWID" if table.compact else ""
    return f"CREATE TABLE {table.name} ({columns}, PRIMARY KEY ({key})){compact}"


def _names(columns: Sequence[str]) -> str:
    return ", ".join(f'"{name}"' for name in columns)
