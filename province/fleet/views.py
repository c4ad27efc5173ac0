"""The door for new terminals. `web.urls` names it."""

from urllib.parse import urlsplit

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from province.fleet.enrolment import UsedCode, WrongCode, enrol
from province.home import home
from province.publish.address import chosen
from province.publish.keyring import Keyring

_MOST_BYTES = 200


class _Wish(msgspec.Struct):
    code: str


@require_POST
def enrolment(request: HttpRequest) -> HttpResponse:
    """Give a terminal its provisioning for a code: 200, 400 no JSON, 403 wrong, 410 used."""
    body = request.body
    if len(body) > _MOST_BYTES:
        return HttpResponse(status=400)
    try:
        wish = msgspec.json.decode(body, type=_Wish)
    except msgspec.MsgspecError:
        return HttpResponse(status=400)
    place = home()
    province = _as_reached(request, chosen(place))
    try:
        answer = enrol(wish.code, Keyring(place / "keys"), province, timezone.localdate())
    except WrongCode:
        return HttpResponse(status=403)
    except UsedCode:
        return HttpResponse(status=410)
    return HttpResponse(
        answer, content_type="application/json", headers={"Cache-Control": "no-store"}
    )


def _as_reached(request: HttpRequest, public: str | None) -> str:
    """Return the address by which this terminal reaches us: the one that it used.

    Behind a proxy that ends TLS only the public address knows its scheme.
    """
    here = request.build_absolute_uri("/")
    same = public is not None and urlsplit(public).netloc == urlsplit(here).netloc
    return public if same and public else here
