"""Taking envelopes in: the outer layer is opened, dummies vanish, real ones are kept by the day.

Called by the `cells` and courier views. A real and a dummy cell cost the same openings, one durable
commit and the same answer; what a disk learns is in which day a report came.
"""

from collections.abc import Sequence
from datetime import date

from django.db import connection, transaction
from django.db.models import Max

from protocol.envelope import NotOurs, Outer, cut, open_outer
from protocol.photo import open_parcel
from province import sql
from province.reports.models import Part, Photo, Report


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
    real = [outer for one in envelopes if (outer := _opened(one, intake_private)) is not None]
    with transaction.atomic():
        _count(today)
        for outer in real:
            keep(outer, today)


def _count(today: date) -> None:
    """Count the cell in; whoever is first on a day makes the day's row, in one statement."""
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO reports_round (day, cells) VALUES (%s, 1) "
            "ON CONFLICT (day) DO UPDATE SET cells = reports_round.cells + 1",
            [today],
        )


def keep(outer: Outer, today: date) -> Report | None:
    """Store one part; the same part again changes nothing. None: it contradicts earlier parts.

    Must run inside a transaction.
    """
    sql.turn("reports")  # the same report may come by two roads at once
    report = Report.objects.filter(tag=outer.tag, office=outer.office).first()
    if report is None:
        report = Report.objects.create(
            tag=outer.tag,
            office=outer.office,
            number=next_number(outer.office),
            parts=outer.parts,
            received_on=today,
        )
    if report.parts != outer.parts:
        return None
    Part.objects.get_or_create(report=report, part=outer.part, defaults={"body": outer.body})
    return report


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
