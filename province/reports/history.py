"""A report's history: lines that are only added, each bound to the one before, and to the trace."""

import hashlib
from datetime import date

from province.reports.models import Entry, Report
from province.trace import chain


def add(report: Report, what: str, who: str, today: date, note: str = "") -> None:
    """Add a line. `note` holds a reason or a target, never words of the report.

    Must run inside a transaction.
    """
    before = Entry.objects.filter(report=report).order_by("-pk").first()
    link = _link("" if before is None else before.link, (f"{today}", what, who, note))
    Entry.objects.create(report=report, day=today, what=what, who=who, note=note, link=link)
    chain.add(today, f"report {what}", who, str(report), link)


def unbroken(report: Report) -> bool:
    """Return whether no line was altered, taken out or put between."""
    link = ""
    for line in Entry.objects.filter(report=report).order_by("pk"):
        link = _link(link, (f"{line.day}", line.what, line.who, line.note))
        if link != line.link:
            return False
    return True


def _link(before: str, fields: tuple[str, ...]) -> str:
    return hashlib.sha256("\x1f".join((before, *fields)).encode()).hexdigest()
