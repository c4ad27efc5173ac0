"""The terminals of an operator's division: how fresh each is; codes and technicians' sticks."""

from typing import Any, Final

from django.core.paginator import Paginator
from django.db.models import Count, Q, QuerySet
from django.db.models.fields.json import KT
from django.db.models.functions import Substr
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from protocol.carried import TECHNICIAN_FILE
from protocol.division import LENGTHS
from protocol.heartbeat import SEALED
from province.fleet import logs, roll
from province.fleet.enrolment import EnrolmentError, make_code
from province.fleet.models import EnrolmentCode
from province.fleet.technicians import DAYS, make_pass
from province.home import home
from province.officers.roles import Role
from province.publish.errors import PublishError
from province.publish.keyring import Keyring
from province.registry.models import Division
from province.trace import chain
from province.workbench.doors import Visit, door

_LITTLE_MB: Final = 1024  # of free disk
PAGE: Final = 50


@door(Role.OPERATOR)
def terminals(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List the terminals, the longest silent first, and how each part of the division stands."""
    return _page(request, visit)


@door(Role.OPERATOR, post=True)
def code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make a one-time code for villages of the operator's division; it is shown this once."""
    villages = request.POST.get("villages", "").replace(",", " ").replace("，", " ").split()
    if not villages or not all(one.startswith(visit.officer.division) for one in villages):
        return _page(request, visit, says="请写您辖区里的村代码，十二位，几个村用空格隔开")
    replaces = request.POST.get("replaces", "").strip()
    if replaces and not _mine(visit).filter(name=replaces).exists():
        return _page(request, visit, says="没有这台终端")
    try:
        made = make_code(villages, Keyring(home() / "keys"), visit.today, replaces)
    except (EnrolmentError, PublishError) as error:
        return _page(request, visit, says=str(error))
    chain.add(visit.today, "enrolment code", visit.who, " ".join(villages))
    return _page(request, visit, made=made)


@door(Role.OPERATOR, post=True)
def technician(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Hand out a technician's pass for the terminals of a county of the operator's division."""
    county = request.POST.get("county", "").strip()
    if not county.startswith(visit.officer.division):
        return _page(request, visit, says="请写您辖区里的县，六位代码")
    try:
        made = make_pass(county, visit.today, Keyring(home() / "keys"))
    except (EnrolmentError, PublishError) as error:
        return _page(request, visit, says=str(error))
    chain.add(visit.today, "technician pass", visit.who, county)
    headers = {"Content-Disposition": f'attachment; filename="{TECHNICIAN_FILE}"'}
    return HttpResponse(made, content_type="application/json", headers=headers)


@door(Role.OPERATOR)
def log(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """Show the log of a terminal of the operator's division, if it was asked for."""
    _one_of_mine(visit, name)
    shown = {
        "visit": visit,
        "here": "terminals",
        "name": name,
        "log": logs.shown(name, timezone.now()),
        "days": logs.DAYS,
    }
    return render(request, "office/terminal-log.html", shown)


@door(Role.OPERATOR, post=True)
def ask_log(request: HttpRequest, visit: Visit, name: str) -> HttpResponse:
    """Ask a terminal for its log; its next heartbeat is told."""
    del request
    _one_of_mine(visit, name)
    logs.forget(timezone.now())
    logs.ask(name, timezone.now())
    chain.add(visit.today, "terminal log", visit.who, name)
    return redirect("office:terminal-log", name)


def _one_of_mine(visit: Visit, name: str) -> None:
    if not _mine(visit).filter(name=name).exists():
        raise Http404


def _mine(visit: Visit) -> QuerySet[Any]:
    return roll.below(visit.officer.division, timezone.now(), roll.SILENT_AFTER)


def _page(request: HttpRequest, visit: Visit, says: str = "", made: str = "") -> HttpResponse:
    mine = _mine(visit)
    pages = Paginator(mine, PAGE)
    page = pages.get_page(request.GET.get("page"))
    versions = mine.order_by().values_list(KT("told__version")).annotate(Count("pk"))
    waiting = EnrolmentCode.objects.filter(used_on=None, good_until__gte=visit.today)
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "terminals",
        "says": says,
        "made": made,
        "page": page,
        "terminals": [
            {
                "one": entry,
                "version": entry.told.get("version", ""),
                "disk": entry.told.get("disk_free_mb"),
                "little": entry.told.get("disk_free_mb", _LITTLE_MB) < _LITTLE_MB,
                "date": next(
                    (str(each.get("data_date", "")) for each in entry.told.get("villages", ())), ""
                ),
            }
            for entry in roll.entries(page.object_list)
        ],
        "parts": _parts(visit.officer.division, mine),
        "versions": sorted((version or "没有说", count) for version, count in versions),
        "waiting": waiting.filter(villages__0__startswith=visit.officer.division).count(),
        "pass_days": DAYS,
        "open": mine.exclude(told__seal=SEALED).count(),
    }
    return render(request, "office/terminals.html", shown, status=422 if says else 200)


def _parts(division: str, mine: QuerySet[Any]) -> list[dict[str, Any]]:
    """Count the terminals of each division one level down, and those that are silent."""
    length = next((each for each in LENGTHS if each > len(division)), LENGTHS[-1])
    counted = (
        mine.order_by()
        .values(code=Substr(KT("villages__0"), 1, length))
        .annotate(all=Count("pk"), quiet=Count("pk", filter=Q(silent=True)))
    )
    rows = list(counted)
    known = Division.objects.filter(code__in=[row["code"] for row in rows])
    names = dict(known.values_list("code", "name"))
    for row in rows:
        row["name"] = names.get(row["code"], row["code"])
    return sorted(rows, key=lambda row: (-row["quiet"], row["name"]))
