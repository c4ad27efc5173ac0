"""One's own subsidies on a telephone: number, code, page. Works without a script, keeps no cookie.

A relief worker may look for an elder on a telephone of their own, with the elder's code; the elder
is shown who did.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from protocol.idnumber import mask
from province.funds.models import Programme
from province.home import home
from province.phone.codes import Codes, TooOften, WrongCode
from province.publish import people
from province.publish.keyring import Keyring

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

_HEADERS: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; img-src 'self'; manifest-src 'self'; "
        "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "Cache-Control": "no-store",
}
_STATUSES: Final = {"paid": "已到账", "pending": "在路上", "returned": "退回了"}
_HELPER: Final = 40  # characters of a name


@csrf_exempt  # no cookie: whoever forges a request here has what it takes to make it
@require_http_methods(["GET", "HEAD", "POST"])
def mine(request: HttpRequest) -> HttpResponse:
    """Ask for a number, then for the code, then show the page."""
    codes = Codes(Keyring(home() / "keys"), timezone.now())
    posted = request.POST
    if request.method != "POST":
        return _page(request, "phone/mine.html", {})
    if "code" in posted:
        return _open(request, codes, posted.get("ticket", ""), posted["code"])
    helper = posted.get("helper", "").strip()[:_HELPER]
    try:
        ticket = codes.ask(posted.get("number", ""), helper)
    except TooOften as error:
        return _page(request, "phone/mine.html", {"says": str(error)}, 429)
    return _page(request, "phone/code.html", {"ticket": ticket})


def _open(request: HttpRequest, codes: Codes, ticket: str, code: str) -> HttpResponse:
    try:
        opened = codes.use(ticket, code)
    except WrongCode as error:
        return _page(request, "phone/code.html", {"ticket": ticket, "says": str(error)}, 422)
    bundle = people.own_page(opened.number)
    names = dict(Programme.objects.values_list("code", "name"))
    shown = {
        "name": bundle.name,
        "number": mask(opened.number),
        "payments": [
            {
                "name": names.get(one.programme, one.programme),
                "status": _STATUSES.get(one.status, one.status),
                "one": one,
            }
            for one in bundle.payments
        ],
        "signed": bundle.signed,
        "entitled": [(names.get(one.programme, ""), one.reason) for one in bundle.entitled],
        "helped": opened.helped,
    }
    return _page(request, "phone/own.html", shown)


def _page(
    request: HttpRequest, template: str, shown: dict[str, Any], status: int = 200
) -> HttpResponse:
    response = render(request, template, shown, status=status)
    for name, value in _HEADERS.items():
        response.headers[name] = value
    return response
