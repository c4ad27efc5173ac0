"""Records that villagers say are wrong: the office asks, the data desk of the place answers."""

from typing import Any

from django.db.models import Case, When
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from province.officers.roles import Role
from province.registry import divisions
from province.reports import correcting
from province.reports.errors import OfficeError
from province.reports.models import Correction, Report
from province.reports.sight import opens
from province.workbench.doors import Visit, door

_MOST = 100


@door(Role.CLERK)
def corrections(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List what is asked, what waits first."""
    return _list(request, visit)


@door(Role.CLERK, post=True)
def correction(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Answer one, once."""
    waiting = correcting.seen_by(visit.officer).filter(state=Correction.State.OPEN)
    one = get_object_or_404(waiting, pk=number)
    posted = request.POST
    try:
        correcting.answer(
            one, visit.who, visit.today, state=posted.get("state", ""),
            words=posted.get("answer", ""),
        )  # fmt: skip
    except OfficeError as error:
        return _list(request, visit, says=str(error))
    return redirect("office:corrections")


@door(Role.INTAKE, Role.HANDLER, Role.HEAD, report=True, post=True)
def ask(request: HttpRequest, visit: Visit, report: Report) -> HttpResponse:
    """Ask the data desk about a record, in the office's own words."""
    if not opens(visit.officer, report):
        raise Http404
    posted = request.POST
    try:
        correcting.ask(
            report, visit.who, visit.today, village=posted.get("village", "").strip(),
            record=posted.get("record", "").strip(), says=posted.get("says", ""),
        )  # fmt: skip
    except OfficeError as error:
        return render(request, "office/asked.html", _asked(visit, report, str(error)), status=422)
    return render(request, "office/asked.html", _asked(visit, report, ""))


def _asked(visit: Visit, report: Report, says: str) -> dict[str, Any]:
    return {"visit": visit, "here": "inbox", "report": report, "says": says}


def _list(request: HttpRequest, visit: Visit, says: str = "") -> HttpResponse:
    waits = Case(When(state=Correction.State.OPEN, then=0), default=1)
    found = list(correcting.seen_by(visit.officer).order_by(waits, "-pk")[:_MOST])
    codes = {one.village for one in found}
    names = divisions.in_full(codes)
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "data",
        "says": says,
        "rows": [(one, names[one.village]) for one in found],
        "most": correcting.MOST,
    }
    return render(request, "office/corrections.html", shown, status=422 if says else 200)
