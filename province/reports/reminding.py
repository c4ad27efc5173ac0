"""Reminders and escalation, once a day by a timer (`python -m province remind`).

Two working days before a deadline the office is reminded; once it has passed, the office above is
told, which sees number, state and deadline and nothing of the report. Both go to the trace, once.
"""

from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db import transaction

from province.reports import arrivals, clock, history, terms
from province.reports.life import WAITING
from province.reports.models import Office, Report

WHO: Final = "clock"
DAYS_BEFORE: Final = 2


@dataclass(frozen=True)
class Reminded:
    """How many reports were reminded of, went up, and have no deadline for want of a calendar."""

    soon: int
    late: int
    calendar_ends: int


@transaction.atomic
def remind(today: date) -> Reminded:
    """Go through everything that waits; a second time on the same day changes nothing."""
    arrivals.sort()
    for office in Office.objects.order_by("code"):
        terms.settle(office)
    waiting = Report.objects.filter(state__in=WAITING)
    soon = late = 0
    for report in waiting.filter(due_on__lt=today, escalated=False).order_by("pk"):
        report.escalated = True
        report.save(update_fields=["escalated"])
        history.add(report, "escalated", WHO, today, f"{report.due_on}")
        late += 1
    for report in waiting.filter(due_on__gte=today).order_by("due_on", "pk"):
        if not _soon(today, report.due_on):
            continue
        if report.history.filter(what="reminded", note=f"{report.due_on}").exists():
            continue
        history.add(report, "reminded", WHO, today, f"{report.due_on}")
        soon += 1
    return Reminded(soon, late, waiting.filter(calendar_ends__isnull=False).count())


def _soon(today: date, due: date | None) -> bool:
    if due is None:
        return False
    try:
        return clock.working_days_until(today, due) <= DAYS_BEFORE
    except clock.CalendarEnds:
        return False
