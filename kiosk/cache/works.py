"""Questions about projects. Called by cache.reader only, inside its transaction."""

from typing import Any

from sqlalchemy import Connection, Row, and_, select, text

from kiosk.cache import ledger, rows
from kiosk.cache.figures import PROJECT_DAY, TOP_PROJECT, year_span
from kiosk.cache.schema import AFFAIRS, DOCUMENTS, MIRRORED, PROJECTS
from kiosk.config import Home
from kiosk.model import BidRow, EventRow, Fen, ProjectDetail, ProjectRow, RecordId, VillageCode
from protocol import index

_EVENTS = MIRRORED["events"]
_BIDS = MIRRORED["bids"]
_LIST = text(f"""
SELECT p.*, {PROJECT_DAY} AS day FROM projects p
WHERE p.village = :village AND p.withdrawn_on = '' AND {TOP_PROJECT}
    AND ({PROJECT_DAY} >= :first AND {PROJECT_DAY} < :last)
ORDER BY day DESC, p.code
""")  # noqa: S608 - only our own constants


def projects(mirror: Connection, village: str, year: str) -> tuple[ProjectRow, ...]:
    """Return the projects (not their parts) that began in `year`, newest first."""
    first, last = year_span(year)
    found = mirror.execute(_LIST, {"village": village, "first": first, "last": last})
    return tuple(_project(row) for row in found)


def project(mirror: Connection, home: Home, record_id: str) -> ProjectDetail | None:
    """Return a project with everything that hangs on it, or None."""
    row = mirror.execute(select(PROJECTS).where(PROJECTS.c.id == record_id)).first()
    if row is None:
        return None
    village = VillageCode(row.village)
    parts = (
        select(PROJECTS)
        .where(
            PROJECTS.c.village == village,
            PROJECTS.c.parent.in_((row.id, row.code)),
            PROJECTS.c.id != record_id,
        )
        .order_by(PROJECTS.c.code)
    )
    bids = (
        select(_BIDS)
        .where(_BIDS.c.village == village, _BIDS.c.project == record_id)
        .order_by(_BIDS.c.rank == "", _BIDS.c.rank, _BIDS.c.price)
    )
    return ProjectDetail(
        row=_project(row),
        events=_events(mirror, village, record_id),
        parts=tuple(_project(part) for part in mirror.execute(parts)),
        bids=tuple(_bid(bid) for bid in mirror.execute(bids)),
        vouchers=ledger.of_project(mirror, village, record_id),
        pictures=rows.pictures(mirror, home, village, record_id),
    )


def decided(mirror: Connection, affair: str) -> RecordId | None:
    """Return the project that an affair decides: one of its steps names the affair's number."""
    query = (
        select(_EVENTS.c.project)
        .join(
            AFFAIRS,
            and_(AFFAIRS.c.village == _EVENTS.c.village, AFFAIRS.c.no == _EVENTS.c.document),
        )
        .where(AFFAIRS.c.id == affair, AFFAIRS.c.no != "")
        .order_by(_EVENTS.c.seq)
    )
    found = mirror.execute(query.limit(1)).scalar()
    return RecordId(found) if found else None


def _events(mirror: Connection, village: str, record_id: str) -> tuple[EventRow, ...]:
    names = _step_names(mirror)
    query = (
        select(_EVENTS)
        .where(_EVENTS.c.village == village, _EVENTS.c.project == record_id)
        .order_by(_EVENTS.c.seq, _EVENTS.c.happened_on, _EVENTS.c.id)
    )
    return tuple(
        EventRow(
            step=row.step,
            step_name=names.get(row.step, row.step),
            happened_on=row.happened_on,
            amount=rows.fen(row.amount),
            actor=row.actor,
            document=row.document,
            present=rows.count(row.present),
            entitled=rows.count(row.entitled),
            agreed=rows.count(row.agreed),
            detail=row.detail,
        )
        for row in mirror.execute(query)
    )


def _step_names(mirror: Connection) -> dict[str, str]:
    data = mirror.execute(
        select(DOCUMENTS.c.data).where(DOCUMENTS.c.name == index.CATALOGUE)
    ).scalar()
    if data is None:
        return {}
    try:
        return index.read_catalogue(data).steps
    except index.FeedFileBroken:
        return {}  # the steps' own words will do


def _project(row: Row[Any]) -> ProjectRow:
    return ProjectRow(
        id=RecordId(row.id),
        code=row.code,
        parent=row.parent,
        kind=row.kind,
        name=row.name,
        place=row.place,
        owner=row.owner,
        contractor=row.contractor,
        estimate=rows.fen(row.estimate),
        budget=rows.fen(row.budget),
        approved_budget=rows.fen(row.approved_budget),
        contract_amount=rows.fen(row.contract_amount),
        paid_amount=rows.fen(row.paid_amount),
        tender_method=row.tender_method,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        accepted_on=row.accepted_on,
        withdrawn_on=row.withdrawn_on,
        withdrawn_reason=row.withdrawn_reason,
    )


def _bid(row: Row[Any]) -> BidRow:
    return BidRow(
        bidder=row.bidder,
        price=rows.fen(row.price) or Fen(0),
        control_price=rows.fen(row.control_price),
        valid=row.valid,
        reason=row.reason,
        rank=rows.words(row.rank),
    )
