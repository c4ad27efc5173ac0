"""A report for the opener on the officer's own disk: sealed as it came, in a file."""

import base64
import json
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from province.officers.roles import OPENS_REPORTS
from province.reports import history
from province.reports.errors import NotComplete
from province.reports.models import Office, Report
from province.reports.services import bodies
from province.reports.sight import opens
from province.workbench.doors import Visit, door


@door(*OPENS_REPORTS, report=True, post=True)
def report_file(request: HttpRequest, visit: Visit, report: Report) -> HttpResponse:
    """Hand out all that is sealed of a report, and note it as opened."""
    if not opens(visit.officer, report):
        raise Http404
    try:
        body = b"".join(bodies(report))
    except NotComplete as error:
        return render(request, "office/refused.html", {"visit": visit, "says": str(error)})
    told: dict[str, Any] = {
        "v": 1,
        "name": str(report),
        "office": report.office,
        "officeName": Office.objects.get(code=report.office).name,
        "number": report.number,
        "body": _text(body),
        "photos": [_text(one.sealed) for one in report.photos.order_by("number")],
        "notes": [
            {
                "day": f"{one.day}",
                "kind": one.get_kind_display(),
                "who": one.who,
                "sealed": _text(one.sealed),
            }
            for one in report.notes.order_by("pk")
        ],
    }
    history.add(report, "taken", visit.who, visit.today)
    headers = {"Content-Disposition": f'attachment; filename="report-{report}.json"'}
    return HttpResponse(json.dumps(told), content_type="application/json", headers=headers)


def _text(data: bytes | memoryview) -> str:
    return base64.b64encode(bytes(data)).decode()
