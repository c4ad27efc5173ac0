"""Taking envelopes in: the outer layer is opened, dummies vanish, real ones are kept by the day.

Called by `arrivals` after a cell was answered, by the courier's view and by `carry-in`. What a disk
learns is in which day a report came.
"""

from __future__ import annotations

import os
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from django.db import transaction
from django.db.models import Max

from protocol.envelope import NotOurs, Outer, cut, open_outer
from protocol.photo import open_parcel
from province import sql
from province.reports.life import State
from province.reports.models import Photo, Report
from province.reports.together import Together

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

_LANES: Final = 16
_ROUND: Final = """
    INSERT INTO reports_round (day, lane, cells) VALUES (%s, %s, %s)
    ON CONFLICT (day, lane) DO UPDATE SET cells = reports_round.cells + %s"""
# Two statements for a whole batch: through the ORM it cost several times the processor. What came
# is numbered on from its office's last, each report once, those that are here already left out.
_NEW_REPORTS: Final = """
    WITH came (nth, tag, office, parts, day) AS (VALUES {rows}),
    once AS (SELECT *, row_number() OVER (PARTITION BY tag, office ORDER BY nth) AS copy FROM came),
    new AS (
        SELECT * FROM once WHERE copy = 1 AND NOT EXISTS (
            SELECT 1 FROM reports_report r WHERE r.tag = once.tag AND r.office = once.office
        )
    )
    INSERT INTO reports_report
        (tag, office, number, parts, received_on, state, place, matter, escalated, hidden)
    SELECT tag, office,
        COALESCE((SELECT MAX(number) FROM reports_report r WHERE r.office = new.office), 0)
            + row_number() OVER (PARTITION BY office ORDER BY nth),
        parts, day, %s, '', '', FALSE, FALSE
    FROM new"""
_NEW_PARTS: Final = """
    WITH came (tag, office, parts, part, body) AS (VALUES {rows})
    INSERT INTO reports_part (report_id, part, body)
    SELECT r.id, came.part, came.body FROM came JOIN reports_report r
        ON r.tag = came.tag AND r.office = came.office AND r.parts = came.parts
    WHERE TRUE ON CONFLICT DO NOTHING"""
_FIVE: Final = "(%s, %s, %s, %s, %s)"


@dataclass(frozen=True, slots=True)
class _Arrival:
    """What one cell or one courier's envelope brought: often nothing."""

    day: date
    real: tuple[Outer, ...]


def take_cell(cell: bytes, intake_private: Sequence[bytes], today: date) -> None:
    """Take a terminal's four envelopes.

    Args:
        cell: exactly `protocol.envelope.CELL_BYTES`.
        intake_private: the intake's keys, newest first.
        today: the day, in China.

    Raises:
        NotOurs: of another length. Envelopes that no key opens are dropped without a word.
    """
    _take(cut(cell), intake_private, today)


def take_cells(cells: Sequence[tuple[date, bytes]], intake_private: Sequence[bytes]) -> None:
    """Take terminals' cells of these days, in the transaction that runs; raises as `take_cell`."""
    _commit([_arrival(cut(cell), intake_private, day) for day, cell in cells])


def take_envelope(envelope: bytes, intake_private: Sequence[bytes], today: date) -> None:
    """Take one envelope that a phone brought; twice is once."""
    _take((envelope,), intake_private, today)


def take_photo(parcel: bytes, intake_private: Sequence[bytes]) -> None:
    """Keep a photo of a report that is here; twice is once, and one of no report is dropped.

    Raises:
        NotOurs: it cannot be opened.
    """
    opened = open_parcel(parcel, intake_private)
    with transaction.atomic():
        report = Report.objects.filter(tag=opened.tag, office=opened.office).first()
        if report is not None:
            Photo.objects.get_or_create(
                report=report, number=opened.number, defaults={"sealed": opened.sealed}
            )


def _take(envelopes: Sequence[bytes], intake_private: Sequence[bytes], today: date) -> None:
    _together.add(_arrival(envelopes, intake_private, today))


def _arrival(envelopes: Sequence[bytes], intake_private: Sequence[bytes], today: date) -> _Arrival:
    opened = (_opened(one, intake_private) for one in envelopes)
    return _Arrival(today, tuple(outer for outer in opened if outer is not None))


def _commit(arrivals: Sequence[_Arrival]) -> None:
    real = [(outer, each.day) for each in arrivals for outer in each.real]
    statements = [*_count(Counter(each.day for each in arrivals)), *_keep(real)]
    # The same report may come by two roads at once.
    sql.at_once(statements, "reports" if real else "")


_together: Final = Together(_commit)


def _count(cells: Counter[date]) -> Iterator[tuple[str, list[Any]]]:
    """Count cells in. Each process has a lane: on one row for all they would queue for its lock."""
    lane = os.getpid() % _LANES
    for day, many in sorted(cells.items()):
        yield _ROUND, [day, lane, many, many]


def _keep(real: Sequence[tuple[Outer, date]]) -> Iterator[tuple[str, list[Any]]]:
    """Store parts; the same part again changes nothing, one that contradicts others is dropped."""
    if not real:
        return
    reports: list[Any] = [
        value
        for nth, (outer, day) in enumerate(real)
        for value in (nth, outer.tag, outer.office, outer.parts, day)
    ]
    parts: list[Any] = [
        value
        for outer, _ in real
        for value in (outer.tag, outer.office, outer.parts, outer.part, outer.body)
    ]
    rows = ", ".join([_FIVE] * len(real))
    yield _NEW_REPORTS.format(rows=rows), [*reports, State.RECEIVED.value]
    yield _NEW_PARTS.format(rows=rows), parts


def next_number(office: str) -> int:
    """Return the number that an office's next report bears. Must run inside a transaction."""
    sql.turn("reports")
    last = Report.objects.filter(office=office).aggregate(last=Max("number"))["last"]
    return (last or 0) + 1


def _opened(envelope: bytes, intake_private: Sequence[bytes]) -> Outer | None:
    try:
        return open_outer(envelope, intake_private)
    except NotOurs:
        return None
