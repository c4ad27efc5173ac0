"""The phone's pages: a public record in big type, and the courier's door. `web.urls` names them."""

from pathlib import Path
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from protocol.envelope import NotOurs, from_qr
from province.home import home
from province.phone.records import find
from province.publish.keyring import Keyring
from province.reports.intake import take_envelope

_PAGES: Final = Path(__file__).parent / "pages"
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
}
_GUARD: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self'; "
        "base-uri 'none'; form-action 'none'; frame-ancestors 'none'"
    ),
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
}


@require_safe
def page(_request: HttpRequest, name: str) -> HttpResponse:
    """Return one of the static files of 用手机看这一笔."""
    path = _PAGES / name
    return HttpResponse(path.read_bytes(), content_type=_TYPES[path.suffix], headers=_GUARD)


@require_safe
def record(_request: HttpRequest, record_id: str) -> HttpResponse:
    """Return a public record as JSON, 404 for whatever is not public."""
    found = find(record_id)
    if found is None:
        return HttpResponse(b"{}", status=404, content_type="application/json", headers=_GUARD)
    return HttpResponse(msgspec.json.encode(found), content_type="application/json", headers=_GUARD)


@require_GET
def courier(_request: HttpRequest, envelope: str) -> HttpResponse:
    """Take a sealed envelope that a phone brings by opening its link; again is the same."""
    try:
        sealed = from_qr(envelope)
    except NotOurs:
        return _plain("not-whole.html", 400)
    take_envelope(sealed, Keyring(home() / "keys").intake_private(), timezone.localdate())
    return _plain("delivered.html", 200)


def _plain(name: str, status: int) -> HttpResponse:
    # Kept nowhere: the phone's own history is all that remembers.
    headers = {**_GUARD, "Cache-Control": "no-store"}
    data = (_PAGES / name).read_bytes()
    return HttpResponse(data, status=status, content_type=_TYPES[".html"], headers=headers)
