from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

import pytest

from province.batches import schedules
from province.batches.models import Schedule
from province.batches.tables import TABLES, TITLES
from province.reports.commands import remind
from province.trace.models import Line

from .conftest import base, payments

if TYPE_CHECKING:
    from collections.abc import Callable

    from .conftest import Result

    Importer = Callable[..., Result]

SINCE = date(2026, 1, 1)


def stands(every: int, today: date, came: date | None = None, day: int = 10) -> tuple[str, int]:
    one = Schedule(department="D1", table="payments", every=every, day=day, since=SINCE)
    one.came_on = came
    found = schedules.stands(one, today)
    return str(found.due_on), found.late


@pytest.mark.parametrize(
    ("every", "today", "came", "expected"),
    [
        (1, date(2026, 11, 9), None, ("2026-10-10", 30)),
        (1, date(2026, 11, 9), date(2026, 10, 3), ("2026-11-10", 0)),
        (1, date(2026, 11, 10), date(2026, 10, 3), ("2026-11-10", 0)),
        (1, date(2026, 11, 10), date(2026, 9, 3), ("2026-10-10", 31)),
        (1, date(2026, 11, 10), date(2026, 11, 3), ("2026-12-10", 0)),
        (1, date(2026, 11, 11), date(2026, 10, 31), ("2026-11-10", 1)),
        (1, date(2026, 11, 11), date(2026, 11, 1), ("2026-12-10", 0)),
        (1, date(2027, 1, 5), date(2026, 12, 9), ("2027-01-10", 0)),
        (3, date(2026, 12, 31), date(2026, 10, 2), ("2027-01-10", 0)),
        (3, date(2026, 12, 31), date(2026, 9, 30), ("2026-10-10", 82)),
        (6, date(2026, 7, 11), date(2026, 1, 5), ("2026-07-10", 1)),
        (12, date(2026, 7, 11), date(2026, 1, 5), ("2027-01-10", 0)),
        (12, date(2026, 1, 11), None, ("2026-01-10", 1)),
    ],
)
def test_a_period_is_due_on_a_day_of_the_month_after_it(
    every: int, today: date, came: date | None, expected: tuple[str, int]
) -> None:
    assert stands(every, today, came) == expected


def test_what_was_due_before_it_was_written_down_is_not_late() -> None:
    assert stands(1, date(2026, 1, 9)) == ("2026-01-10", 0)
    assert stands(12, date(2026, 1, 5), day=4) == ("2026-01-04", 1)


def test_an_import_by_the_department_counts_and_no_other(bring: Importer) -> None:
    bring(base())
    for table in ("payments", "people"):
        schedules.keep("D1", table, "1", "10", SINCE)
    bring(base() | {"payments.csv": payments()})
    bring(base() | {"payments.csv": payments()}, "--as", "D2")
    assert not Schedule.objects.exclude(came_on=None).exists()
    bring({"payments.csv": payments()}, "--as", "D1")
    assert [str(one) for one in Schedule.objects.exclude(came_on=None)] == ["D1 payments"]


@pytest.mark.parametrize(
    ("table", "every", "day"),
    [("nothing", "1", "10"), ("payments", "2", "10"), ("payments", "1", "29"),
     ("payments", "1", "0"), ("payments", "1", "x"), ("payments", "", "")],
)  # fmt: skip
def test_what_cannot_be_a_schedule_is_refused(table: str, every: str, day: str) -> None:
    with pytest.raises(schedules.NoSchedule):
        schedules.keep("D1", table, every, day, SINCE)


def test_who_is_late_is_said_each_day_and_traced_once(capsys: pytest.CaptureFixture[str]) -> None:
    schedules.keep("D1", "payments", "1", "10", SINCE)
    for day in (11, 12):
        (one,) = schedules.remind(date(2026, 2, day))
        assert one.late == day - 10
    assert [(line.what, line.about, line.note) for line in Line.objects.all()] == [
        ("data late", "D1 payments", "2026-02-10")
    ]
    assert remind([]) == 0
    assert "D1 payments" in capsys.readouterr().out


def test_every_table_has_a_name_that_clerks_use() -> None:
    assert list(TITLES) == list(TABLES)
