"""Working days: when something is due, by the published calendar of holidays and make-up days.

Past the calendar's last year nothing is guessed: CalendarEnds says which year is missing.
Pure; `handling` asks.
"""

import calendar
from datetime import date, timedelta
from functools import lru_cache
from typing import Final

import chinese_calendar

_ONE: Final = timedelta(days=1)


class CalendarEnds(LookupError):
    """The holidays of a year that the deadline needs are not published here.

    Attributes:
        year: the first year that is missing.
    """

    def __init__(self, year: int) -> None:
        super().__init__(f"no holidays of {year} are known")
        self.year = year


@lru_cache(maxsize=4096)
def is_workday(day: date) -> bool:
    """Tell whether offices work on a day; raises CalendarEnds."""
    try:
        return bool(chinese_calendar.is_workday(day))
    except NotImplementedError as error:
        raise CalendarEnds(day.year) from error


def after_working_days(start: date, days: int) -> date:
    """Return the day that ends a term: the day of the event does not count.

    Raises:
        CalendarEnds.
    """
    day = start
    while days:
        day += _ONE
        days -= is_workday(day)
    return day


def after_months(start: date, months: int) -> date:
    """Return the same day some months on, or the month's last; if nobody works, the next workday.

    Raises:
        CalendarEnds.
    """
    day = months_on(start, months)
    while not is_workday(day):
        day += _ONE
    return day


def months_on(start: date, months: int) -> date:
    """Return the same day some months on, or back below zero; or the month's last."""
    years, month = divmod(start.month - 1 + months, 12)
    year = start.year + years
    last = calendar.monthrange(year, month + 1)[1]
    return date(year, month + 1, min(start.day, last))


def working_days_until(today: date, due: date) -> int:
    """Return how many working days are left, today not counted; negative once it has passed.

    Raises:
        CalendarEnds.
    """
    first, last = sorted((today, due))
    count = sum(is_workday(first + _ONE * n) for n in range(1, (last - first).days + 1))
    return count if due >= today else -count
