"""What was found and settled, and what was put right. Called by cache.reader only."""

from typing import Any

from sqlalchemy import Connection, Row, select, text

from kiosk.cache import rows
from kiosk.cache.figures import year_span
from kiosk.cache.schema import AFFAIRS, MIRRORED, PROJECTS, VOUCHERS
from kiosk.model import CorrectedRow, Found, OutcomeRow, RecordId

_OUTCOMES = MIRRORED["outcomes"]
# A record's newest correction, or its withdrawal, which is the last word on it.
_RECORDS = """
SELECT '{kind}' AS kind, r.id AS record, r.{title} AS title, {amount} AS amount,
    r.withdrawn_on AS withdrawn_on, r.withdrawn_reason AS withdrawn_reason,
    coalesce(c.happened_on, '') AS happened_on, coalesce(c.reason, '') AS reason
FROM {table} r LEFT JOIN changes c ON c.village = r.village AND c.id = (
    SELECT d.id FROM changes d WHERE d.village = r.village AND d.record = r.id
    ORDER BY d.happened_on DESC, d.id LIMIT 1)
WHERE r.village = :village AND (r.withdrawn_on >= :first AND r.withdrawn_on < :last
    AND r.withdrawn_on <> '' OR r.id IN (SELECT record FROM changes WHERE village = :village
        AND happened_on >= :first AND happened_on < :last))
"""
_CORRECTED = text(
    " UNION ALL ".join(
        _RECORDS.format(kind=kind, table=f"{kind}s", title=title, amount=amount)
        for kind, title, amount in (
            ("voucher", "summary", "r.amount"),
            ("project", "name", "NULL"),
            ("affair", "title", "NULL"),
        )
    )
)


def found(mirror: Connection, village: str, year: str) -> Found:
    """Return outcomes and corrected records of `year` (all, if empty), newest first."""
    first, last = year_span(year)
    query = (
        select(_OUTCOMES)
        .where(_OUTCOMES.c.village == village)
        .where(_OUTCOMES.c.found_on >= first, _OUTCOMES.c.found_on < last)
        .order_by(_OUTCOMES.c.settled_on.desc(), _OUTCOMES.c.found_on.desc(), _OUTCOMES.c.id)
    )
    span = {"village": village, "first": first, "last": last}
    corrected = [_corrected(row) for row in mirror.execute(_CORRECTED, span)]
    return Found(
        outcomes=tuple(
            _outcome(row, kind(mirror, row.record)) for row in mirror.execute(query).all()
        ),
        corrected=tuple(sorted(corrected, key=lambda one: (one.on, one.record), reverse=True)),
    )


def kind(mirror: Connection, record: str) -> str:
    """Return `voucher`, `project` or `affair`; empty if there is no such record."""
    for name, table in (("voucher", VOUCHERS), ("project", PROJECTS), ("affair", AFFAIRS)):
        if record and mirror.execute(select(table.c.id).where(table.c.id == record)).first():
            return name
    return ""


def _outcome(row: Row[Any], kind_of_record: str) -> OutcomeRow:
    return OutcomeRow(
        id=RecordId(row.id),
        title=row.title,
        found_on=row.found_on,
        settled_on=row.settled_on,
        settled=row.state == "settled",
        result=row.result,
        recovered=rows.fen(row.recovered),
        record=RecordId(row.record),
        kind=kind_of_record,
    )


def _corrected(row: Row[Any]) -> CorrectedRow:
    withdrawn = bool(row.withdrawn_on)
    return CorrectedRow(
        record=RecordId(row.record),
        kind=row.kind,
        title=row.title,
        amount=rows.fen(row.amount),
        on=row.withdrawn_on if withdrawn else row.happened_on,
        reason=row.withdrawn_reason if withdrawn else row.reason,
        withdrawn=withdrawn,
    )
