"""What waits, what is late, and search by what officers put down."""

from datetime import date
from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.functional import cached_property

from province.fleet import roll
from province.officers.roles import Role
from province.registry import divisions
from province.reports import arrivals, terms
from province.reports.life import LABELS, WAITING, State
from province.reports.models import Report
from province.reports.sight import ReportQuerySet
from province.workbench.doors import EVERYBODY, Visit, door

PAGE: Final = 25
MOST: Final = 5000
_LONGEST: Final = 9  # digits of a number
_SILENT: Final = 5  # terminals that are named
SEES_REPORTS: Final = (Role.INTAKE, Role.HANDLER, Role.CUSTODIAN, Role.HEAD, Role.AUDITOR)


class Pages(Paginator):  # type: ignore[type-arg] # generic in the stubs alone
    """Pages of a list that may be very long: it is counted so far as somebody may turn."""

    @cached_property
    def count(self) -> int:
        """Return how many there are, at most MOST."""
        found: Any = self.object_list
        return len(found) if isinstance(found, list) else found.order_by()[:MOST].count()


@door(*EVERYBODY)
def front(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """Send each to where their work is."""
    roles = visit.officer.roles
    if roles == {Role.OPERATOR}:
        return redirect("office:terminals")
    if roles == {Role.CLERK}:
        return redirect("office:departments")
    if roles & {Role.INTAKE, Role.HANDLER, Role.HEAD, Role.AUDITOR}:
        return redirect("office:inbox")
    if Role.CUSTODIAN in roles:
        return redirect("office:consents")
    return redirect("office:key")


@door(*SEES_REPORTS)
def inbox(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List reports: those that wait first, the most urgent on top."""
    arrivals.sort()
    if visit.officer.office is not None:
        terms.settle(visit.officer.office)
    asked = request.GET
    if visit.officer.office is None and not asked.get("office"):
        # Whoever looks at many offices chooses one: a province's list is nobody's day's work.
        return redirect("office:figures")
    found, which = _asked_for(Report.objects.seen_by(visit.officer), asked, visit.today)
    pages = Pages(found.order_by(F("due_on").asc(nulls_last=True), "office", "number"), PAGE)
    page = pages.get_page(asked.get("page"))
    asked_again = asked.copy()
    asked_again.pop("page", None)
    shown = {
        "visit": visit,
        "here": "inbox",
        "page": page,
        "places": divisions.in_full({report.place for report in page if report.place}),
        "which": which,
        "asked": asked,
        "again": asked_again.urlencode(),
        "most": MOST,
        "states": [(state.value, label) for state, label in LABELS.items()],
        "matters": Report.Matter.choices,
        "late_below": Report.objects.late_below(visit.officer).order_by("office", "number")[:PAGE],
        "many_offices": Role.AUDITOR in visit.officer.roles,
        **_silence(visit),
    }
    return render(request, "office/inbox.html", shown)


def _silence(visit: Visit) -> dict[str, Any]:
    """Tell an office which villages' terminals say nothing: somebody may want it so."""
    if visit.officer.office is None or not visit.officer.roles & {Role.INTAKE, Role.HEAD}:
        return {}
    found = roll.below(visit.officer.division, timezone.now(), roll.SILENT_AFTER)
    silent = found.filter(silent=True)
    return {"silent": silent.count(), "longest_silent": roll.entries(silent[:_SILENT])}


def _asked_for(found: ReportQuerySet, asked: QueryDict, today: date) -> tuple[ReportQuerySet, str]:
    """Narrow what is seen to what was asked for; also return which list it is."""
    which = asked.get("which", "waiting")
    rules: dict[str, object] = {}
    if which in {"waiting", "late"}:
        rules["state__in"] = WAITING
    if which == "late":
        rules["due_on__lt"] = today
    if which in set(State):
        rules["state"] = which
    if asked.get("office"):
        rules["office"] = asked["office"]
    if (number := asked.get("number", "")).isdecimal() and len(number) <= _LONGEST:
        rules["number"] = int(number)
    if (place := asked.get("place", "")).isdecimal():
        rules["place__startswith"] = place
    if (matter := asked.get("matter")) in Report.Matter.values:
        rules["matter"] = matter
    for name, rule in (("since", "received_on__gte"), ("until", "received_on__lte")):
        if day := _day(asked.get(name, "")):
            rules[rule] = day
    return found.filter(**rules), which


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
