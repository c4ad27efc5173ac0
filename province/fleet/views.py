"""The door for new terminals. `web.urls` names it."""

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
    province = chosen(place) or request.build_absolute_uri("/")
    try:
        answer = enrol(wish.code, Keyring(place / "keys"), province, timezone.localdate())
    except WrongCode:
        return HttpResponse(status=403)
    except UsedCode:
        return HttpResponse(status=410)
    return HttpResponse(
        answer, content_type="application/json", headers={"Cache-Control": "no-store"}
    )
