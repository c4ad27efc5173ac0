"""The doors of cells and of photos. `web.urls` names it."""

from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from protocol.envelope import CELL_BYTES, NotOurs
from protocol.photo import PHOTO_BYTES
from province.home import location
from province.publish.keyring import Keyring
from province.reports import arrivals
from province.reports.intake import take_photo


@require_POST
def cells(request: HttpRequest) -> HttpResponse:
    """Take a cell: 204 once it is durable, the same for real and dummy; 400 at a wrong size."""
    if request.META.get("CONTENT_LENGTH") != str(CELL_BYTES):
        return HttpResponse(status=400)
    body = request.body
    if len(body) != CELL_BYTES:
        return HttpResponse(status=400)
    arrivals.keep(body, timezone.localdate())
    return HttpResponse(status=204)


@require_POST
def photos(request: HttpRequest) -> HttpResponse:
    """Take a photo that a telephone sealed: 204, also for one of no report; 400 for no photo."""
    if request.META.get("CONTENT_LENGTH") != str(PHOTO_BYTES):
        return HttpResponse(status=400)
    arrivals.sort()  # its report came a moment ago
    try:
        take_photo(request.body, Keyring(location() / "keys").intake_private())
    except NotOurs:
        return HttpResponse(status=400)
    return HttpResponse(status=204)
