"""By when departments hand in what, written down by a data clerk."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from province.batches import schedules
from province.batches.models import Schedule
from province.batches.tables import TABLES
from province.officers.roles import Role
from province.trace import chain
from province.workbench.doors import Visit, door
from province.workbench.views.data import own


@door(Role.CLERK)
def plan(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show what is written down."""
    return _page(request, visit)


@door(Role.CLERK, post=True)
def keep(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Write down when a department hands in a table, or forget it."""
    posted = request.POST
    department = own(visit).filter(code=posted.get("department", "")).first()
    if department is None:
        return _page(request, visit, says="请选部门")
    if "forget" in posted:
        kept = Schedule.objects.filter(department=department.code, table=posted["forget"])
        if kept.delete()[0]:
            about = f"{department.code} {posted['forget']}"
            chain.add(visit.today, "schedule removed", visit.who, about)
        return redirect("office:schedules")
    table, every, day = (posted.get(name, "").strip() for name in ("table", "every", "day"))
    try:
        one = schedules.keep(department.code, table, every, day, visit.today)
    except schedules.NoSchedule as error:
        return _page(request, visit, says=str(error))
    rhythm = f"{one.get_every_display()} {one.day} 日前"
    chain.add(visit.today, "schedule kept", visit.who, str(one), rhythm)
    return redirect("office:schedules")


def _page(request: HttpRequest, visit: Visit, says: str = "") -> HttpResponse:
    names = dict(own(visit).order_by("name").values_list("code", "name"))
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "data",
        "says": says,
        "departments": names.items(),
        "tables": list(TABLES),
        "rhythms": Schedule.Every.choices,
        "last_day": schedules.LAST_DAY,
        "kept": [
            (names[one.schedule.department], one) for one in schedules.standing(names, visit.today)
        ],
    }
    return render(request, "office/schedules.html", shown, status=422 if says else 200)
