"""The phone's pages: a public record in big type, 说一说, 查回复, and the courier's door.

`web.urls` names them. What is typed into them is sealed before it leaves the telephone.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from protocol.envelope import NotOurs, from_qr
from protocol.offices import Level, NoOfficeAbove, Office, read
from province.home import home
from province.phone.records import find
from province.publish.keyring import Keyring
from province.publish.replies import replies
from province.publish.trust import signed_offices
from province.registry.models import Division
from province.reports.intake import take_envelope
from province.workbench.static_files import FILES

_PAGES: Final = Path(__file__).parent / "pages"
_TYPES: Final = {
    ".html": "text/html; charset=utf-8",
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".json": "application/manifest+json",
}
_LEVELS: Final[tuple[Level, ...]] = ("village", "township", "county", "city")
# WebAssembly is what stretches the receipt's code; nothing is evaluated.
_GUARD: Final = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; "
        "connect-src 'self'; manifest-src 'self'; "
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


@require_safe
def script(_request: HttpRequest) -> HttpResponse:
    """Return what seals and opens on the telephone; scripts/bundle makes it."""
    file = FILES["phone.js"]
    return HttpResponse(file.data, content_type=file.content_type, headers=_GUARD)


@require_safe
def offices(_request: HttpRequest, village: str) -> HttpResponse:
    """Return whom a report about people of a village is sealed to, by their level, as signed."""
    place = Division.objects.filter(code=village).first()
    signed = signed_offices(Keyring(home() / "keys"))
    if place is None or signed is None:
        return HttpResponse(b"{}", status=404, content_type="application/json", headers=_GUARD)
    listed = read(signed)
    found: dict[str, Office] = {}
    for level in _LEVELS:
        with suppress(NoOfficeAbove):
            found[level] = listed.above(village, level)
    told = {"name": place.name, "intake": listed.intake[-1].public, "offices": found}
    return _json(told)


@require_safe
def answers(_request: HttpRequest, county: str) -> HttpResponse:
    """Return all sealed answers of a county, noise among them: nobody asks for one alone."""
    keyring = Keyring(home() / "keys")
    if county not in keyring.counties():
        return HttpResponse(b"{}", status=404, content_type="application/json", headers=_GUARD)
    data = replies(county, keyring)
    return HttpResponse(data, content_type="application/json", headers=_GUARD)


@require_safe
def asking(request: HttpRequest) -> HttpResponse:
    """Return the page that reads answers, with the counties that there are."""
    counties = Keyring(home() / "keys").counties()
    names = dict(Division.objects.filter(code__in=counties).values_list("code", "name"))
    shown = {"counties": [(code, names.get(code, code)) for code in counties]}
    response = render(request, "phone/answers.html", shown)
    for name, value in _GUARD.items():
        response.headers[name] = value
    return response


@require_GET
def courier(_request: HttpRequest, envelope: str) -> HttpResponse:
    """Take a sealed envelope that a phone brings by opening its link; again is the same."""
    try:
        sealed = from_qr(envelope)
    except NotOurs:
        return _plain("not-whole.html", 400)
    take_envelope(sealed, Keyring(home() / "keys").intake_private(), timezone.localdate())
    return _plain("delivered.html", 200)


def _json(told: object) -> HttpResponse:
    data = msgspec.json.encode(told)
    return HttpResponse(data, content_type="application/json", headers=_GUARD)


def _plain(name: str, status: int) -> HttpResponse:
    # Kept nowhere: the phone's own history is all that remembers.
    headers = {**_GUARD, "Cache-Control": "no-store"}
    data = (_PAGES / name).read_bytes()
    return HttpResponse(data, status=status, content_type=_TYPES[".html"], headers=headers)
