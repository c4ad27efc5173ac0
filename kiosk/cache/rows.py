"""Rows of the mirror into the frozen rows of kiosk.model. Called by cache.reader's queries only."""

from typing import Any

import msgspec
from sqlalchemy import Connection, Row, select

from kiosk.cache import media
from kiosk.cache.schema import MIRRORED
from kiosk.config import Home
from kiosk.model import (
    AffairRow,
    ChangeRow,
    Fen,
    PictureRow,
    ProgrammeRow,
    RecordId,
    VillageCode,
)


def fen(value: Any) -> Fen | None:
    """Return an amount; None where the pack says nothing (NULL or empty)."""
    return Fen(value) if isinstance(value, int) else None


def count(value: Any) -> int | None:
    """Return a number of people; None where the pack says nothing."""
    return value if isinstance(value, int) else None


def words(value: Any) -> str:
    """Return a text, whatever JSON type the pack gave it."""
    return "" if value is None else str(value)


def affair(row: Row[Any]) -> AffairRow:
    """Build an affair."""
    return AffairRow(
        id=RecordId(row.id),
        kind=row.kind,
        title=row.title,
        body=row.body,
        published_on=row.published_on,
        withdrawn_on=row.withdrawn_on,
        withdrawn_reason=row.withdrawn_reason,
        detail=row.detail,
    )


def programme(row: Row[Any]) -> ProgrammeRow:
    """Build a livelihood fund."""
    return ProgrammeRow(**row._asdict())


def pictures(
    mirror: Connection, home: Home, village: VillageCode, owner: str
) -> tuple[PictureRow, ...]:
    """Return an owner's pictures in order, each with whether its files are here."""
    table = MIRRORED["attachments"]
    query = (
        select(table)
        .where(table.c.village == village, table.c.owner == owner)
        .order_by(table.c.position, table.c.id)
    )
    return tuple(
        PictureRow(
            id=row.id,
            caption=row.caption,
            kind=row.kind,
            sha256=row.sha256,
            thumb_sha256=row.thumb_sha256,
            width=row.width or 0,
            height=row.height or 0,
            here=media.is_here(home, row.sha256),
            thumb_here=media.is_here(home, row.thumb_sha256),
        )
        for row in mirror.execute(query)
    )


def changes(mirror: Connection, village: VillageCode, record: str) -> tuple[ChangeRow, ...]:
    """Return what stood there before, newest first."""
    table = MIRRORED["changes"]
    query = (
        select(table)
        .where(table.c.village == village, table.c.record == record)
        .order_by(table.c.happened_on.desc(), table.c.id)
    )
    return tuple(
        ChangeRow(happened_on=row.happened_on, reason=row.reason, was=_was(row.was))
        for row in mirror.execute(query)
    )


def _was(packed: str) -> dict[str, str]:
    try:
        before = msgspec.json.decode(packed, type=dict[str, Any])
    except msgspec.MsgspecError:
        return {"": packed}
    return {name: words(value) for name, value in before.items()}
