"""The doors for terminals that say who they are. `web.urls` names them."""

from urllib.parse import urlsplit

import msgspec
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.views.decorators.http import require_POST

from protocol import heartbeat as beats
from protocol import log as protocol_log
from protocol.enrolment import Request, terminal_name
from protocol.signature import ENROL, NotSigned, check, claim
from province.fleet import heartbeats, logs
from province.fleet.enrolment import UsedCode, WrongCode, enrol
from province.home import home
from province.publish.address import chosen
from province.publish.keyring import Keyring

_WISH_MOST = 200


@require_POST
def enrolment(request: HttpRequest) -> HttpResponse:
    """Give a terminal its provisioning: 200, 400 not signed, 403 wrong code, 410 used code."""
    body = request.body
    if len(body) > _WISH_MOST:
        return HttpResponse(status=400)
    try:
        wish = msgspec.json.decode(body, type=Request)
        said = claim(request.headers, body)
        check(said, wish.public, ENROL)
    except (msgspec.MsgspecError, NotSigned):
        return HttpResponse(status=400)
    if said.key_id != terminal_name(wish.public):
        return HttpResponse(status=400)
    place = home()
    province = _as_reached(request, chosen(place))
    try:
        answer = enrol(wish, Keyring(place / "keys"), province, timezone.localdate())
    except WrongCode:
        return HttpResponse(status=403)
    except UsedCode:
        return HttpResponse(status=410)
    return _json(200, answer)


@require_POST
def heartbeat(request: HttpRequest) -> HttpResponse:
    """Take a heartbeat: 200, 400 no beat, 401 not fresh, 403 not known or revoked, 409 copied.

    200 and 401 bring the nonce for the next one.
    """
    body = request.body
    if len(body) > beats.MOST_BYTES:
        return HttpResponse(status=400)
    try:
        beat, said = beats.read(body), claim(request.headers, body)
    except (beats.HeartbeatBroken, NotSigned):
        return HttpResponse(status=400)
    key = Keyring(home() / "keys").local("heartbeat nonces")
    try:
        fresh = heartbeats.take(said, beat, key, timezone.now())
    except heartbeats.Stale as error:
        return _json(401, beats.write(beats.Answer(error.nonce)))
    except heartbeats.Copied:
        return HttpResponse(status=409)
    except heartbeats.BeatRefused:
        return HttpResponse(status=403)
    wants = logs.wanted(said.key_id, timezone.now())
    return _json(200, beats.write(beats.Answer(fresh, wants)))


@require_POST
def log(request: HttpRequest) -> HttpResponse:
    """Take a log that was asked for: 200, 400 no log, 401 not fresh, 403 not known or not asked."""
    body = request.body
    if len(body) > protocol_log.MOST_BYTES:
        return HttpResponse(status=400)
    try:
        found, said = protocol_log.read(body), claim(request.headers, body)
    except (protocol_log.LogBroken, NotSigned):
        return HttpResponse(status=400)
    key = Keyring(home() / "keys").local("heartbeat nonces")
    try:
        logs.take(said, found, key, timezone.now())
    except heartbeats.Stale as error:
        return _json(401, beats.write(beats.Answer(error.nonce)))
    except heartbeats.BeatRefused:
        return HttpResponse(status=403)
    return HttpResponse(status=200)


def _json(status: int, body: bytes) -> HttpResponse:
    return HttpResponse(
        body,
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )


def _as_reached(request: HttpRequest, public: str | None) -> str:
    """Return the address by which this terminal reaches us: the one that it used.

    Behind a proxy that ends TLS only the public address knows its scheme.
    """
    here = request.build_absolute_uri("/")
    same = public is not None and urlsplit(public).netloc == urlsplit(here).netloc
    return public if same and public else here
