"""The mirror's tables: those of a pack with the village before each key, and a few of our own.

Imported by cache.writer and cache.reader only; importing it costs SQLAlchemy.
"""

from collections.abc import Sequence
from typing import Any, Final

from sqlalchemy import Column, Index, Integer, LargeBinary, MetaData, Table, Text, text
from sqlalchemy.schema import CreateIndex, CreateTable
from sqlalchemy.types import TypeEngine

from kiosk.cache.opening import SCHEMA
from protocol.pack import TABLES

_NUMBERS: Final = frozenset({
    "accepted", "agreed", "amount", "approved_budget", "budget", "bytes", "contract_amount",
    "control_price", "entitled", "estimate", "height", "paid_amount", "payments", "people",
    "position", "present", "price", "recovered", "seq", "thumb_bytes", "width",
})  # fmt: skip
BINARY: Final = frozenset({"locator", "sealed"})
# Short rows live in their key's own tree; long ones would make that tree deep.
_COMPACT: Final = frozenset({"facts", "receipts", "fundings", "totals"})

METADATA: Final = MetaData()


def _kind(column: str) -> TypeEngine[Any]:
    if column in BINARY:
        return LargeBinary()
    return Integer() if column in _NUMBERS else Text()


def _mirrored(name: str) -> Table:
    key, *others = TABLES[name]
    columns: list[Column[Any]] = [
        Column("village", Text, primary_key=True),
        Column(key, _kind(key), primary_key=True),
    ]
    for other in others:
        kind = _kind(other)
        default = text("''") if isinstance(kind, Text) else None
        columns.append(Column(other, kind, server_default=default))
    return Table(name, METADATA, *columns, sqlite_with_rowid=name not in _COMPACT)


MIRRORED: Final = {name: _mirrored(name) for name in TABLES}

VOUCHERS: Final = MIRRORED["vouchers"]
PROJECTS: Final = MIRRORED["projects"]
AFFAIRS: Final = MIRRORED["affairs"]

VILLAGES: Final = Table(
    "villages",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("position", Integer, nullable=False),
    Column("applied_seq", Integer),  # NULL: nothing yet
    Column("issued", Text, nullable=False, server_default=text("''")),
)
# offices.json, catalogue.json, replies.<county> as they were last verified
DOCUMENTS: Final = Table(
    "documents",
    METADATA,
    Column("name", Text, primary_key=True),
    Column("version", Text, nullable=False),  # SHA-256 of the data
    Column("data", LargeBinary, nullable=False),
)
PROGRAMMES: Final = Table(
    "programmes",
    METADATA,
    Column("code", Text, primary_key=True),
    *(
        Column(name, Text, nullable=False)
        for name in (
            "name", "short_name", "department", "category", "basis", "eligibility", "standard",
            "frequency", "hotline",
        )
    ),
)  # fmt: skip
ACCOUNTS: Final = Table(
    "accounts",
    METADATA,
    Column("code", Text, primary_key=True),
    Column("name", Text, nullable=False),
    Column("direction", Text, nullable=False),
    Column("group", Text, nullable=False),
)


def _index(table: str, *columns: str) -> None:
    of = MIRRORED[table]
    Index(f"{table}_{columns[-1]}", of.c.village, *(of.c[name] for name in columns))


for _table, _columns in (
    ("vouchers", ("date",)),
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
):
    _index(_table, *_columns)
# Record pages are found by their id alone, bundles by their locator.
for _table, _column in (
    ("vouchers", "id"), ("projects", "id"), ("affairs", "id"), ("bundles", "locator"),
):  # fmt: skip
    Index(f"{_table}_by_{_column}", MIRRORED[_table].c[_column])


# schema -> the tables that the next one added; a mirror is brought up to date, not fetched anew
_ADDED: Final = {1: ("outcomes",)}


def upgrade(version: int) -> tuple[str, ...]:
    """Return the SQL that brings an older mirror to SCHEMA; nothing if it cannot be brought."""
    steps = range(version, SCHEMA)
    if version <= 0 or any(step not in _ADDED for step in steps):
        return ()
    tables = [METADATA.tables[name] for step in steps for name in _ADDED[step]]
    return (*_made(tables), f"PRAGMA user_version = {SCHEMA}") if tables else ()


def statements() -> tuple[str, ...]:
    """Return the SQL that makes an empty mirror, indexes and version included."""
    return (*_made(METADATA.sorted_tables), f"PRAGMA user_version = {SCHEMA}")


def _made(tables: Sequence[Table]) -> tuple[str, ...]:
    indexes = [
        index
        for table in tables
        for index in sorted(table.indexes, key=lambda index: str(index.name))
    ]
    return (
        *(str(CreateTable(table)) for table in tables),
        *(str(CreateIndex(index)) for index in indexes),
    )
