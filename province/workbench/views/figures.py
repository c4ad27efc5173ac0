"""How many, how they stand, how late: counts by office, for heads and auditors. Nothing else."""

from collections import Counter
from datetime import date
from typing import Any, Final

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from province.officers.models import Officer
from province.officers.roles import Role
from province.reports.life import LABELS, WAITING, State
from province.reports.models import IdentityRequest, Office, Report
from province.workbench.counts import Counts, above_counties
from province.workbench.doors import Visit, door

_COLUMNS: Final = ("all", "waiting", "late", "refused")
_MATTERS: Final = {**dict(Report.Matter.choices), "": "没有登记"}


@door(Role.HEAD, Role.AUDITOR)
def figures(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Count the reports that the officer may see: once through the index."""
    seen = Report.objects.seen_by(visit.officer)
    groups, kept = COUNTS.of(str(visit.officer.pk), visit.today)
    offices: dict[str, Counter[str]] = {}
    states: Counter[str] = Counter()
    matters: Counter[str] = Counter()
    for office, state, matter, count, overdue in groups:
        states[state] += count
        matters[matter] += count
        row = offices.setdefault(office, Counter())
        row["all"] += count
        row["refused"] += count if state == State.NOT_ACCEPTED else 0
        if state in WAITING:
            row["waiting"] += count
            row["late"] += overdue
    names = dict(Office.objects.filter(code__in=offices).values_list("code", "name"))
    opened = IdentityRequest.objects.filter(opened_on__isnull=False, report__in=seen)
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "figures",
        "offices": [
            {"office": code, "name": names[code], **{key: row[key] for key in _COLUMNS}}
            for code, row in sorted(offices.items())
        ],
        "states": [
            (label, states[key.value]) for key, label in LABELS.items() if states[key.value]
        ],
        "matters": [(label, matters[key]) for key, label in _MATTERS.items() if matters[key]],
        "kept": kept,
        "looked": opened.count(),
        "no_calendar": seen.filter(state__in=WAITING, calendar_ends__isnull=False).count(),
    }
    return render(request, "office/figures.html", shown)


def _groups(officer: str, day: date) -> list[tuple[str, str, str, int, int]]:
    """Count by office, state and matter, how many and how many late."""
    seen = Report.objects.seen_by(Officer.objects.get(pk=officer))
    late = Count("due_on", filter=Q(due_on__lt=day))
    groups = seen.order_by().values_list("office", "state", "matter")
    return list(groups.annotate(count=Count("*"), late=late))


# Kept for each officer: nobody else sees the same reports. A head's are those of one office.
COUNTS: Final = Counts(
    "figures",
    _groups,
    many=lambda groups: sum(group[3] for group in groups),
    whose=lambda: (str(officer.pk) for officer in above_counties(Role.AUDITOR)),
)
