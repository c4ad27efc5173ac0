from __future__ import annotations

from datetime import date

import pytest

from province.officers.roles import Role
from province.reports.life import State
from province.reports.models import Report
from province.reports.reminding import remind
from tests.simulators import offices as made
from tests.simulators.offices import TODAY

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def offices() -> None:
    made.offices()


def due(report: Report) -> list[str]:
    return [entry.what for entry in report.history.order_by("pk")]


def test_reminded_two_working_days_before_and_once() -> None:
    report = made.report(1)  # due on the 9th, a Monday
    assert remind(date(2026, 3, 4)).soon == 0
    assert remind(date(2026, 3, 5)).soon == 1
    assert remind(date(2026, 3, 5)).soon == 0
    assert due(report) == ["reminded"]


def test_when_it_is_late_the_office_above_is_told_and_no_other() -> None:
    report = made.report(1)
    hidden = made.report(2, hidden=True)
    assert remind(date(2026, 3, 9)).late == 0
    assert remind(date(2026, 3, 10)).late == 2
    assert remind(date(2026, 3, 11)).late == 0
    assert due(report)[-1] == "escalated"
    above = made.officer("city", Role.HEAD, office="4399-jw")
    beside = made.officer("side", Role.HEAD, office="439901-jw")
    below = made.officer("town", Role.HEAD, office="439900001-jw")
    intake = made.officer("desk", Role.INTAKE, office="4399-jw")
    assert list(Report.objects.late_below(above)) == [report]
    assert hidden not in Report.objects.late_below(above)
    for other in (beside, below, intake):
        assert not Report.objects.late_below(other).exists()
    assert report not in Report.objects.seen_by(above)


def test_what_has_ended_is_nobodys_worry_and_what_has_no_calendar_is_counted() -> None:
    made.report(1, State.TOLD)
    lost = made.report(2, State.CLOSED)
    lost.calendar_ends = 2027
    lost.save()
    done = remind(TODAY)
    assert (done.soon, done.late, done.calendar_ends) == (0, 0, 1)
