"""A record that a villager says is wrong, looked up by the data desk of its place.

The office asks in its own words; the desk answers there. Neither learns more than that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from django.db import transaction

from protocol.division import DivisionError, parse
from province.officers.roles import Role
from province.reports.errors import SettingWrong
from province.reports.models import Correction, Report
from province.trace import chain

if TYPE_CHECKING:
    from datetime import date

    from django.db.models import QuerySet

    from province.officers.models import Officer

MOST: Final = 500  # characters
_VILLAGE: Final = 12


def seen_by(officer: Officer) -> QuerySet[Correction]:
    """Return the questions for a clerk's own division: the one place that says so."""
    if Role.CLERK not in officer.roles:
        return Correction.objects.none()
    return Correction.objects.filter(
        village__gte=officer.division, village__lt=f"{officer.division}:"
    )


@transaction.atomic
def ask(  # noqa: PLR0913 - what is asked, by whom
    report: Report, who: str, today: date, *, village: str, record: str, says: str
) -> None:
    """Ask the data desk of a village's place; raises SettingWrong."""
    try:
        village = parse(village)
    except DivisionError:
        village = ""
    if len(village) != _VILLAGE:
        raise SettingWrong("村的代码应是 12 位数字")
    if not says.strip() or len(says) > MOST:
        raise SettingWrong(f"请写明哪里不对，最多 {MOST} 个字")
    made = Correction.objects.create(
        report=report, village=village, record=record[:100], says=says.strip(), asked_by=who,
        asked_on=today,
    )  # fmt: skip
    chain.add(today, "correction asked", who, str(made), village)


@transaction.atomic
def answer(one: Correction, who: str, today: date, *, state: str, words: str) -> None:
    """Say what the desk found; raises SettingWrong."""
    if state not in {Correction.State.FIXED, Correction.State.RIGHT} or len(words) > MOST:
        raise SettingWrong("请选核对的结果")
    one.state, one.answer = Correction.State(state), words.strip()
    one.answered_by, one.answered_on = who, today
    one.save()
    chain.add(today, "correction answered", who, str(one), state)
