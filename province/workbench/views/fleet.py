"""The terminals of an operator's division: how fresh each is, which are silent."""

from datetime import timedelta
from typing import Final

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from province.fleet import roll
from province.fleet.models import Terminal
from province.officers.roles import Role
from province.workbench.doors import Visit, door

SILENT_AFTER: Final = timedelta(hours=26)


@door(Role.OPERATOR)
def terminals(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List the terminals, the longest silent first."""
    division = visit.officer.division
    mine = {one.name for one in Terminal.objects.all() if one.villages[0].startswith(division)}
    entries = roll.entries(timezone.now(), SILENT_AFTER)
    shown = {
        "visit": visit,
        "here": "terminals",
        "terminals": [entry for entry in entries if entry.name in mine],
    }
    return render(request, "office/terminals.html", shown)
