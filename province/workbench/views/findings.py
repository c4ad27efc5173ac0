"""What the rules found: lists by what is asked, a page handed to an officer, what is put aside."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Q
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse

from province.matching import listing, triage
from province.matching.listing import Asked, Place
from province.matching.models import Finding, Suppression
from province.matching.sight import SEES, FindingQuerySet
from province.matching.titles import titles
from province.officers.models import Officer
from province.officers.roles import Role
from province.registry import divisions
from province.workbench.doors import Visit, door

PAGE: Final = 25
MOST: Final = 1000
TABS: Final = (
    (listing.WAITING, "待看的"),
    (listing.FREE, "没交办的"),
    (listing.LATE, "超期的"),
    (listing.ASIDE, "搁置的"),
    (listing.DECIDED, "有结论的"),
)
DECISIONS: Final = (
    (Finding.Decision.REAL.value, "属实"),
    (Finding.Decision.LAWFUL.value, "合规"),
    (Finding.Decision.DATA_ERROR.value, "数据错"),
    (Finding.Decision.KNOWN.value, "已掌握"),
)
_LONGEST: Final = 12  # digits of a division
_DAYS: Final = 15
_MOST_DAYS: Final = 365
_ASIDE: Final = 200


@door(*SEES)
def findings(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List findings by person or record, the most urgent first; page after page by key."""
    wanted = asked(request.GET)
    seen, first = narrowed(visit, wanted)
    after = Place.read(request.GET.get("after", ""))
    cases = listing.cases(seen, after, PAGE + 1, first)
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "findings",
        "cases": cases[:PAGE],
        "places": divisions.in_full({case.lead.division for case in cases}),
        "asked": wanted,
        "after": after,
        "next": str(Place.of(cases[PAGE - 1].lead)) if len(cases) > PAGE else "",
        "again": query(request.GET, "after"),
        "again_elsewhere": query(request.GET, "after", "which"),
        "count": seen.filter(first).order_by()[:MOST].count(),
        "most": MOST,
        "tabs": TABS,
        "decisions": DECISIONS,
        "titles": sorted(titles().items()),
        "officers": handlers(visit),
        "gives": bool(visit.officer.roles & {Role.INTAKE, Role.HEAD}),
        "days": _DAYS,
    }
    return render(request, "office/findings.html", shown)


@door(Role.INTAKE, Role.HEAD, post=True)
def give(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Hand the cases of one page to an officer, with a deadline."""
    to = handlers(visit).filter(user__username=request.POST.get("officer", "")).first()
    if to is None:
        raise Http404
    due_on = visit.today + timedelta(days=days(request.POST.get("days", "")))
    seen = Finding.objects.seen_by(visit.officer).standing()
    for lead in seen.filter(pk__in=request.POST.getlist("finding")[:PAGE]):
        for one in seen.filter(about=lead.about, state=Finding.State.OPEN):
            triage.assign(one.id, str(to), due_on, visit.who, visit.today)
    return redirect(f"{reverse('office:findings')}?{query(request.GET, 'after')}")


@door(*SEES)
def aside(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List what need not be shown for a while, with why and until when: what comes back first."""
    seen = Finding.objects.seen_by(visit.officer).standing().filter(quiet_until__gte=visit.today)
    shown = list(seen.order_by("quiet_until", "id")[:_ASIDE])
    why = {
        (one.rule, one.about): one
        for one in Suppression.objects.filter(until__gte=visit.today).order_by("pk")
    }
    rows = [(one, why.get((one.rule, one.about))) for one in shown]
    page = {"visit": visit, "here": "findings", "rows": rows, "more": len(rows) == _ASIDE}
    return render(request, "office/aside.html", page)


def narrowed(visit: Visit, wanted: Asked) -> tuple[FindingQuerySet, Q]:
    """Return what an officer asks for of what they see, and what `listing.cases` wants with it."""
    seen = Finding.objects.seen_by(visit.officer)
    here = replace(wanted, division=wanted.division or visit.officer.division)
    return listing.listed(seen, here, visit.today), listing.indexed(here, visit.today)


def handlers(visit: Visit) -> Any:
    """Return the officers of the same office to whom something can be handed."""
    return Officer.objects.filter(
        office=visit.officer.office_id,
        user__is_active=True,
        user__groups__name__in=[Role.HANDLER, Role.HEAD],
    ).distinct().order_by("name")  # fmt: skip


def days(text: str) -> int:
    """Return a number of days that a form names, or the usual one."""
    return min(int(text), _MOST_DAYS) if text.isdecimal() and int(text) else _DAYS


def query(given: QueryDict, *without: str) -> str:
    """Return what an address asks for, without some of it."""
    kept = given.copy()
    for name in without:
        kept.pop(name, None)
    return kept.urlencode()


def asked(given: QueryDict) -> Asked:
    """Return which findings an address asks for; what makes no sense is not asked."""
    which = given.get("which", listing.WAITING)
    division = given.get("division", "")
    rule = given.get("rule", "")
    return Asked(
        division=division if division.isdecimal() and len(division) <= _LONGEST else "",
        rule=rule if rule in titles() else "",
        which=which if which in dict(TABS) | dict(DECISIONS) else listing.WAITING,
        officer=given.get("officer", ""),
    )


def day(text: str) -> date | None:
    """Return a day that a form names; none where it names none."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
