"""The terminals of an operator's division: how fresh each is; codes for new ones."""

from collections import defaultdict
from typing import Any, Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from province.fleet import roll
from province.fleet.enrolment import EnrolmentError, make_code
from province.fleet.models import EnrolmentCode, Terminal
from province.home import home
from province.officers.roles import Role
from province.publish.errors import PublishError
from province.publish.keyring import Keyring
from province.registry.models import Division
from province.trace import chain
from province.workbench.doors import Visit, door

_LITTLE_MB: Final = 1024  # of free disk
_TOWN: Final = 9


@door(Role.OPERATOR)
def terminals(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List the terminals, the longest silent first, and how each town's stand."""
    return _page(request, visit)


@door(Role.OPERATOR, post=True)
def code(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Make a one-time code for villages of the operator's division; it is shown this once."""
    villages = request.POST.get("villages", "").replace(",", " ").replace("，", " ").split()
    if not villages or not all(one.startswith(visit.officer.division) for one in villages):
        return _page(request, visit, says="请写您辖区里的村代码，十二位，几个村用空格隔开")
    replaces = request.POST.get("replaces", "").strip()
    mine = {one.name for one in _mine(visit)}
    if replaces and replaces not in mine:
        return _page(request, visit, says="没有这台终端")
    try:
        made = make_code(villages, Keyring(home() / "keys"), visit.today, replaces)
    except (EnrolmentError, PublishError) as error:
        return _page(request, visit, says=str(error))
    chain.add(visit.today, "enrolment code", visit.who, " ".join(villages))
    return _page(request, visit, made=made)


def _mine(visit: Visit) -> list[Terminal]:
    division = visit.officer.division
    return [one for one in Terminal.objects.all() if one.villages[0].startswith(division)]


def _page(request: HttpRequest, visit: Visit, says: str = "", made: str = "") -> HttpResponse:
    mine = {one.name: one for one in _mine(visit)}
    entries = [
        entry for entry in roll.entries(timezone.now(), roll.SILENT_AFTER) if entry.name in mine
    ]
    versions: dict[str, int] = defaultdict(int)
    for entry in entries:
        versions[str(entry.told.get("version", "没有说"))] += 1
    waiting = EnrolmentCode.objects.filter(used_on=None, good_until__gte=visit.today)
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "terminals",
        "says": says,
        "made": made,
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
            for entry in entries
        ],
        "towns": _towns(entries, mine),
        "versions": sorted(versions.items()),
        "waiting": sum(
            each[0].startswith(visit.officer.division)
            for each in waiting.values_list("villages", flat=True)
        ),
    }
    return render(request, "office/terminals.html", shown, status=422 if says else 200)


def _towns(entries: list[roll.Entry], mine: dict[str, Terminal]) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for entry in entries:
        town = mine[entry.name].villages[0][:_TOWN]
        row = rows.setdefault(town, {"name": town, "all": 0, "silent": 0})
        row["all"] += 1
        row["silent"] += entry.silent_since is not None
    names = dict(Division.objects.filter(code__in=rows).values_list("code", "name"))
    for row in rows.values():
        row["name"] = names.get(row["name"], row["name"])
    return sorted(rows.values(), key=lambda row: (-row["silent"], row["name"]))
