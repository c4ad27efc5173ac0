"""When departments should hand in which table, and who is late.

A period's table is due on a day of the month after it, and has come when the department handed it
in during that month or later. Called by the import, the workbench, and `remind`.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from django.db import transaction

from province.batches.models import Schedule
from province.batches.tables import TABLES
from province.trace import chain

if TYPE_CHECKING:
    from collections.abc import Collection

LAST_DAY: Final = 28  # every month has it
WHO: Final = "clock"


class NoSchedule(ValueError):
    """It cannot be one; the message says so to the clerk."""


@dataclass(frozen=True)
class Standing:
    """How a schedule stands today.

    Attributes:
        due_on: by when the table is awaited; in the past if it is late.
        late: by how many days, 0 if it is not.
    """

    schedule: Schedule
    due_on: date
    late: int


def keep(department: str, table: str, every: str, day: str, today: date) -> Schedule:
    """Write down when a department hands in a table; raises NoSchedule."""
    if table not in TABLES or every not in map(str, Schedule.Every.values):
        raise NoSchedule("请选表和多久送一次")
    if not day.isdecimal() or not 1 <= int(day[:3]) <= LAST_DAY:
        raise NoSchedule(f"几号以前，应是 1 到 {LAST_DAY}")
    rhythm = {"every": int(every), "day": int(day), "since": today, "reminded_of": None}
    kept, _ = Schedule.objects.update_or_create(department=department, table=table, defaults=rhythm)
    return kept


def came(department: str, table: str, today: date) -> None:
    """Note that a department handed a table in; inside the import's transaction."""
    Schedule.objects.filter(department=department, table=table).update(came_on=today)


def standing(departments: Collection[str], today: date) -> list[Standing]:
    """Return how the schedules of these departments stand, the latest first."""
    found = Schedule.objects.filter(department__in=departments)
    made = [stands(one, today) for one in found.order_by("department", "table")]
    return sorted(made, key=lambda one: -one.late)


def stands(one: Schedule, today: date) -> Standing:
    """Return how a schedule stands."""
    due = _due(one, today.year, today.month)
    if due >= today:
        due = _due(one, due.year, due.month - one.every)
    if due >= one.since and not _has_come(one, due):
        return Standing(one, due, (today - due).days)
    ahead = _due(one, due.year, due.month + one.every)
    if _has_come(one, ahead):
        ahead = _due(one, ahead.year, ahead.month + one.every)
    return Standing(one, ahead, 0)


def _has_come(one: Schedule, due: date) -> bool:
    return one.came_on is not None and one.came_on >= due.replace(day=1)


def remind(today: date) -> list[Standing]:
    """Trace who is late, once for each day that something was due; return all that are late."""
    everybody = Schedule.objects.values_list("department", flat=True)
    late = [one for one in standing(set(everybody), today) if one.late]
    for one in late:
        if one.schedule.reminded_of == one.due_on:
            continue
        with transaction.atomic():
            one.schedule.reminded_of = one.due_on
            one.schedule.save(update_fields=["reminded_of"])
            chain.add(today, "data late", WHO, str(one.schedule), f"{one.due_on}")
    return late


def _due(one: Schedule, year: int, month: int) -> date:
    """Return the last due day that a month or one before it has."""
    at = year * 12 + month - 1
    at -= (at % 12) % one.every
    return date(at // 12, at % 12 + 1, one.day)
