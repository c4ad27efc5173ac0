"""The mirror's tables for SQLAlchemy, made of cache.layout's descriptions.

Imported by cache.reader and its queries only; importing it costs SQLAlchemy.
"""

from typing import Any, Final

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text
from sqlalchemy.types import TypeEngine

from kiosk.cache import layout

METADATA: Final = MetaData()
_KINDS: Final[dict[layout.Kind, type[TypeEngine[Any]]]] = {
    "TEXT": Text,
    "INTEGER": Integer,
    "BLOB": LargeBinary,
}


def _of(table: layout.Table) -> Table:
    columns = (
        Column(one.name, _KINDS[one.kind](), primary_key=place < table.keys)
        for place, one in enumerate(table.columns)
    )
    return Table(table.name, METADATA, *columns)


MIRRORED: Final = {table.name: _of(table) for table in layout.MIRRORED}
_OURS: Final = {table.name: _of(table) for table in layout.OURS}

VOUCHERS: Final = MIRRORED["vouchers"]
PROJECTS: Final = MIRRORED["projects"]
AFFAIRS: Final = MIRRORED["affairs"]
VILLAGES: Final = _OURS["villages"]
DOCUMENTS: Final = _OURS["documents"]
PROGRAMMES: Final = _OURS["programmes"]
ACCOUNTS: Final = _OURS["accounts"]
