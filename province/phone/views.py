"""What the phone's pages ask for: a public record, whom to seal to, answers; the courier's door.

`web.urls` names them; the pages themselves are `shell`'s. What is typed into them is sealed before
it leaves the telephone.
"""

from contextlib import suppress
from pathlib import Path
from typing import Final

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_safe

from protocol.envelope import NotOurs, from_qr
from protocol.offices import Level, NoOfficeAbove, Office, read
from province.home import home
from province.phone.records import find
from province.phone.shell import GUARD
from province.publish.keyring import Keyring
from province.publish.replies import replies
from province.publish.trust import signed_offices
from province.registry.models import Division
from province.reports.intake import take_envelope

_PAGES: Final = Path(__file__).parent / "pages"
_LEVELS: Final[tuple[Level, ...]] = ("village", "township", "county", "city")
# What was asked for is nobody's business afterwards, not even the telephone's.
_UNKEPT: Final = {**GUARD, "Cache-Control": "no-store"}


@require_safe
def record(_request: HttpRequest, record_id: str) -> HttpResponse:
    """Return a public record as JSON, 404 for whatever is not public."""
    found = find(record_id)
    if found is None:
        return HttpResponse(b"{}", status=404, content_type="application/json", headers=_UNKEPT)
    return HttpResponse(
        msgspec.json.encode(found), content_type="application/json", headers=_UNKEPT
    )


@require_safe
def offices(_request: HttpRequest, village: str) -> HttpResponse:
    """Return whom a report about people of a village is sealed to, by their level, as signed."""
    place = Division.objects.filter(code=village).first()
    signed = signed_offices(Keyring(home() / "keys"))
    if place is None or signed is None:
        return HttpResponse(b"{}", status=404, content_type="application/json", headers=_UNKEPT)
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
        return HttpResponse(b"{}", status=404, content_type="application/json", headers=_UNKEPT)
    data = replies(county, keyring)
    return HttpResponse(data, content_type="application/json", headers=_UNKEPT)


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
    return HttpResponse(data, content_type="application/json", headers=_UNKEPT)


def _plain(name: str, status: int) -> HttpResponse:
    # Kept nowhere: the phone's own history is all that remembers.
    data = (_PAGES / name).read_bytes()
    return HttpResponse(data, status=status, headers=_UNKEPT)
