"""What waits, what is late, and search by what officers put down."""

from datetime import date
from typing import Final

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.functional import cached_property

from province.officers.roles import Role
from province.reports import terms
from province.reports.life import LABELS, WAITING, State
from province.reports.models import Report
from province.workbench.doors import EVERYBODY, Visit, door

PAGE: Final = 25
MOST: Final = 5000
SEES_REPORTS: Final = (Role.INTAKE, Role.HANDLER, Role.CUSTODIAN, Role.HEAD, Role.AUDITOR)


class Pages(Paginator):  # type: ignore[type-arg] # generic in the stubs alone
    """Pages of a list that may be very long: it is counted so far as somebody may turn."""

    @cached_property
    def count(self) -> int:
        """Return how many there are, at most MOST."""
        found = self.object_list
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
    if visit.officer.office is not None:
        terms.settle(visit.officer.office)
    found = Report.objects.seen_by(visit.officer)
    asked = request.GET
    if visit.officer.office is None and not asked.get("office"):
        # Whoever looks at many offices chooses one: a province's list is nobody's day's work.
        return redirect("office:figures")
    which = asked.get("which", "waiting")
    if which == "waiting":
        found = found.filter(state__in=WAITING)
    elif which == "late":
        found = found.filter(state__in=WAITING, due_on__lt=visit.today)
    elif which in State._value2member_map_:
        found = found.filter(state=which)
    if asked.get("office"):
        found = found.filter(office=asked["office"])
    if asked.get("number", "").isdigit():
        found = found.filter(number=int(asked["number"]))
    if asked.get("place", "").isdigit():
        found = found.filter(place__startswith=asked["place"])
    if asked.get("matter") in Report.Matter.values:
        found = found.filter(matter=asked["matter"])
    for name, rule in (("since", "received_on__gte"), ("until", "received_on__lte")):
        if day := _day(asked.get(name, "")):
            found = found.filter(**{rule: day})
    pages = Pages(found.order_by(F("due_on").asc(nulls_last=True), "office", "number"), PAGE)
    asked_again = asked.copy()
    asked_again.pop("page", None)
    shown = {
        "visit": visit,
        "here": "inbox",
        "page": pages.get_page(asked.get("page")),
        "which": which,
        "asked": asked,
        "again": asked_again.urlencode(),
        "most": MOST,
        "states": [(state.value, label) for state, label in LABELS.items()],
        "matters": Report.Matter.choices,
        "late_below": Report.objects.late_below(visit.officer).order_by("office", "number")[:PAGE],
        "many_offices": Role.AUDITOR in visit.officer.roles,
    }
    return render(request, "office/inbox.html", shown)


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
