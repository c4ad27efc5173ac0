"""By when: the deadline of each state, by the rules of a division.

What stands in DEFAULTS holds where no division says otherwise (`Term`, longest division first).
Sources: 《纪检监察机关处理检举控告工作规则》(2020), articles on acceptance, on telling the reporter
and on deciding what to do. How long things are kept, ten or thirty years:
《机关文件材料归档范围和文书档案保管期限规定》(2006).
"""

from datetime import date
from typing import Final

from province.reports import clock
from province.reports.life import State
from province.reports.models import Office, Report, Term

DEFAULTS: Final = {
    "accept-lower": 5,  # working days: townships and counties accept or forward
    "accept": 15,  # working days: cities and the province; the reporter is told
    "decide": 1,  # months from acceptance: what is to be done
    "tell": 15,  # working days from closing: the result is told
    "recheck": 15,  # working days
    "keep": 120,  # months from the last step: then what a report says is taken away
}
KEEP_LEAST: Final = 24
"""Months: whatever a division says. Copies on paper can be delivered for 400 days."""
_LOWER: Final = frozenset({"village", "township", "county"})
_NAMES: Final = {
    State.RECEIVED: "accept",
    State.REGISTERED: "accept",
    State.ACCEPTED: "decide",
    State.ASSIGNED: "decide",
    State.CLOSED: "tell",
    State.OBJECTED: "recheck",
}


def days(division: str, name: str) -> int:
    """Return how long a division gives: working days, or months for `decide` and `keep`."""
    prefixes = [division[:length] for length in range(len(division) + 1)]
    found = Term.objects.filter(division__in=prefixes, name=name)
    longest = max(found, key=lambda term: len(term.division), default=None)
    return DEFAULTS[name] if longest is None else longest.days


def due(state: State, office: Office, since: date) -> date | None:
    """Return by when a report must leave this state; None: no rule says.

    Raises:
        CalendarEnds.
    """
    name = _NAMES.get(state)
    if name is None:
        return None
    if name == "accept" and office.level in _LOWER:
        name = "accept-lower"
    length = days(office.division, name)
    if name == "decide":
        return clock.after_months(since, length)
    return clock.after_working_days(since, length)


def set_due(report: Report, office: Office, since: date) -> None:
    """Put the deadline of its state on a report, or the year that the calendar lacks; unsaved."""
    report.calendar_ends = None
    try:
        report.due_on = due(State(report.state), office, since)
    except clock.CalendarEnds as ends:
        report.due_on, report.calendar_ends = None, ends.year


def settle(office: Office) -> None:
    """Give newly arrived reports of an office their deadline.

    Not done at the cells' door: what a real cell costs there must not be more than it has to be.
    """
    fresh = Report.objects.filter(
        office=office.code, state=State.RECEIVED, due_on=None, calendar_ends=None
    )
    # By the day: all that came on one day have one deadline, be they ten thousand.
    for day in list(fresh.order_by().values_list("received_on", flat=True).distinct()):
        one = Report(state=State.RECEIVED)
        set_due(one, office, day)
        same = fresh.filter(received_on=day)
        same.update(due_on=one.due_on, calendar_ends=one.calendar_ends)
