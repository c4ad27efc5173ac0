from __future__ import annotations

from datetime import date

import pytest

from province.reports import clock


def test_a_term_skips_weekends_and_holidays_and_counts_make_up_days() -> None:
    # 2018: the new year of the moon from 15 to 21 February; 11 and 24 February were worked.
    assert clock.after_working_days(date(2018, 2, 9), 5) == date(2018, 2, 22)
    assert clock.is_workday(date(2018, 2, 24))
    assert not clock.is_workday(date(2018, 2, 19))


def test_the_day_of_the_event_does_not_count() -> None:
    assert clock.after_working_days(date(2026, 3, 2), 1) == date(2026, 3, 3)
    assert clock.after_working_days(date(2026, 3, 6), 1) == date(2026, 3, 9)


def test_past_the_last_published_year_nothing_is_guessed() -> None:
    with pytest.raises(clock.CalendarEnds) as ends:
        clock.after_working_days(date(2026, 12, 28), 15)
    assert ends.value.year == 2027


def test_a_month_ends_on_the_same_day_or_the_months_last_or_the_next_workday() -> None:
    assert clock.after_months(date(2026, 3, 2), 1) == date(2026, 4, 2)
    assert clock.after_months(date(2018, 1, 31), 1) == date(2018, 2, 28)
    assert clock.after_months(date(2018, 9, 1), 1) == date(2018, 10, 8)


def test_what_is_left_is_counted_both_ways() -> None:
    today = date(2026, 3, 2)
    assert clock.working_days_until(today, date(2026, 3, 6)) == 4
    assert clock.working_days_until(today, today) == 0
    assert clock.working_days_until(today, date(2026, 2, 27)) < 0
