"""Who spoke: asked for on the report's page, agreed to by custodians, opened by the asker."""

import base64

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from province.officers.roles import Role
from province.reports import identity
from province.reports.custody import share_purpose
from province.reports.errors import OfficeError
from province.reports.life import IDENTITY_BECAUSE
from province.reports.models import IdentityRequest, Report
from province.reports.services import bodies
from province.reports.sight import opens
from province.workbench.doors import Visit, door
from province.workbench.views.keys import fingerprint


@door(Role.HANDLER, Role.HEAD, report=True, post=True)
def ask(request: HttpRequest, visit: Visit, report: Report) -> HttpResponse:
    """Ask the custodians to open who spoke."""
    if not opens(visit.officer, report):
        raise Http404
    try:
        identity.ask(report, visit.officer, request.POST.get("because", ""), visit.today)
    except OfficeError as error:
        return render(request, "office/refused.html", {"visit": visit, "says": str(error)})
    return redirect("office:case", report.office, report.number)


@door(Role.HANDLER, Role.HEAD, report=True, post=True)
def show(request: HttpRequest, visit: Visit, report: Report) -> HttpResponse:
    """Hand out the sealed identity and the two sealed shares, to the one who asked."""
    asked = identity.waiting(report, visit.officer)
    if asked is None or not opens(visit.officer, report):
        raise Http404
    try:
        sealed = identity.take(asked, visit.today)
        body = base64.b64encode(b"".join(bodies(report))).decode()
    except OfficeError as error:
        return render(request, "office/says.html", {"says": str(error)})
    shown = {
        "report": report,
        "body": body,
        "shares": " ".join(base64.b64encode(share).decode() for share in sealed),
    }
    return render(request, "office/identity.html", shown)


@door(Role.CUSTODIAN)
def consents(request: HttpRequest, visit: Visit) -> HttpResponse:
    """List what a custodian is asked to agree to."""
    return _page(request, visit)


@door(Role.CUSTODIAN, post=True)
def consent(request: HttpRequest, visit: Visit, number: int) -> HttpResponse:
    """Take a custodian's share for one request."""
    custodian = visit.officer.custodian
    asked = IdentityRequest.objects.filter(pk=number, report__hidden=False).first()
    if custodian is None or asked is None or asked.report.office != custodian.office_id:
        raise Http404
    try:
        sealed = base64.b64decode(request.POST.get("sealed", ""), validate=True)
        identity.consent(asked, visit.officer, sealed, visit.today)
    except ValueError:
        return _page(request, visit, says="没有封好，请再试一次")
    except OfficeError as error:
        return _page(request, visit, says=str(error))
    return redirect("office:consents")


def _page(request: HttpRequest, visit: Visit, says: str = "") -> HttpResponse:
    custodian = visit.officer.custodian
    shown = {
        "visit": visit,
        "here": "consents",
        "says": says,
        "custodian": custodian,
        "asked": [
            {
                "request": one,
                "because": IDENTITY_BECAUSE[one.because],
                "to": base64.b64encode(bytes(one.asked_by.public)).decode(),
                "digits": fingerprint(bytes(one.asked_by.public)),
            }
            for one in (identity.to_agree(custodian) if custodian else ())
        ],
    }
    if custodian is not None:
        shown["locked"] = base64.b64encode(bytes(custodian.locked_share)).decode()
        shown["purpose"] = share_purpose(custodian.office_id, custodian.number or 0)
    return render(request, "office/consents.html", shown, status=422 if says else 200)
