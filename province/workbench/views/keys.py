"""Officers' own keys, and handing an office's key from one to another. All of it sealed."""

import base64
import binascii
import hashlib
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from province.home import home
from province.officers.models import Grant, Officer
from province.officers.roles import OPENS_REPORTS, Role
from province.publish.keyring import Keyring
from province.reports.models import Office
from province.reports.offices import content_purpose
from province.software import opener
from province.trace import chain
from province.workbench.doors import EVERYBODY, Visit, door

KEY: Final = 32
_LOCKED: Final = 16 + 12 + KEY + 16
_SEALED: Final = 48 + KEY


def purpose(officer: Officer) -> str:
    """Return what an officer's key is locked for; `officers.commands` locks for the same."""
    return f"mingjing officer {officer}"


def fingerprint(public: bytes) -> str:
    """Return twelve digits that two officers compare before a key is handed over."""
    number = int.from_bytes(hashlib.sha256(public).digest()[:8], "big") % 10**12
    digits = f"{number:012d}"
    return " ".join(digits[at : at + 4] for at in range(0, 12, 4))


@door(*EVERYBODY)
def ring(_request: HttpRequest, visit: Visit) -> HttpResponse:
    """Return the officer's keys, locked."""
    officer = visit.officer
    grants = Grant.objects.filter(officer=officer).order_by("pk")
    return JsonResponse(
        {
            "locked": _text(officer.locked_private),
            "purpose": purpose(officer),
            "grants": [
                {"office": g.office_id, "public": _text(g.public), "sealed": _text(g.sealed)}
                for g in grants
            ],
        }
    )


@door(*EVERYBODY)
def key(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Show the officer's key, and those of colleagues who wait for the office's."""
    return _page(request, visit)


@door(*EVERYBODY, post=True)
def new_key(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep a key that the officer's browser made; a second one needs new grants."""
    public, locked = _bytes(request, "public"), _bytes(request, "locked")
    if len(public) != KEY or len(locked) != _LOCKED:
        return _page(request, visit, says="钥匙没有做好，请再试一次")
    officer = visit.officer
    officer.public, officer.locked_private = public, locked
    officer.save(update_fields=["public", "locked_private"])
    Grant.objects.filter(officer=officer).delete()
    chain.add(visit.today, "key made", visit.who, str(officer), fingerprint(public))
    return redirect("office:key")


@door(*OPENS_REPORTS, post=True)
def found(request: HttpRequest, visit: Visit) -> HttpResponse:
    """Keep the office's key for the head who took it with its first passphrase."""
    officer = visit.officer
    if Role.HEAD not in officer.roles:
        raise Http404
    return _give(request, visit, officer)


@door(*OPENS_REPORTS, post=True)
def grant(request: HttpRequest, visit: Visit, to: int) -> HttpResponse:
    """Hand the office's key to a colleague."""
    if not _held(visit.officer):
        raise Http404
    colleague = _colleagues(visit).filter(pk=to).exclude(public=b"").first()
    if colleague is None:
        raise Http404
    return _give(request, visit, colleague)


@door(Role.HEAD, post=True)
def withdraw(_request: HttpRequest, visit: Visit, to: int) -> HttpResponse:
    """Take a colleague's copy of the office's key off the server."""
    gone, _ = Grant.objects.filter(officer__in=_colleagues(visit), officer=to).delete()
    if not gone:
        raise Http404
    chain.add(visit.today, "key withdrawn", visit.who, str(Officer.objects.get(pk=to)))
    return redirect("office:key")


def _give(request: HttpRequest, visit: Visit, officer: Officer) -> HttpResponse:
    office, sealed = visit.officer.office, _bytes(request, "sealed")
    public = _bytes(request, "public")
    if office is None or len(sealed) != _SEALED or public not in _keys(office):
        return _page(request, visit, says="钥匙没有交成，请再试一次")
    Grant.objects.update_or_create(
        officer=officer,
        office=office,
        public=public,
        defaults={"sealed": sealed, "given_by": visit.who, "day": visit.today},
    )
    chain.add(visit.today, "key given", visit.who, str(officer), office.code)
    return redirect("office:key")


def _keys(office: Office) -> dict[bytes, bytes]:
    """Return the office's keys, locked, by their public halves, the one of today first."""
    former = office.former_keys.order_by("-pk").values_list("public", "locked_private")
    return {bytes(office.public): bytes(office.locked_private)} | {
        bytes(public): bytes(locked) for public, locked in former
    }


def _held(officer: Officer) -> set[bytes]:
    held = Grant.objects.filter(officer=officer, office=officer.office_id)
    return {bytes(public) for public in held.values_list("public", flat=True)}


def _colleagues(visit: Visit) -> Any:
    return Officer.objects.filter(
        office=visit.officer.office_id,
        office__isnull=False,
        user__is_active=True,
        user__groups__name__in=[role.value for role in OPENS_REPORTS],
    ).distinct()


def _page(request: HttpRequest, visit: Visit, says: str = "") -> HttpResponse:
    officer, office = visit.officer, visit.officer.office
    held = _held(officer)
    keys = _keys(office) if office is not None else {}
    newest = next(iter(keys), b"")
    reads = bool(officer.roles & OPENS_REPORTS) and office is not None
    shown: dict[str, Any] = {
        "visit": visit,
        "here": "key",
        "says": says,
        "purpose": purpose(officer),
        "public": _text(officer.public),
        "digits": fingerprint(bytes(officer.public)) if officer.public else "",
        "mine": newest in held,
        "reads": reads,
        "opener": opener.PAGE,
        "opener_signed": opener.is_signed(Keyring(home() / "keys")),
    }
    if office is not None and reads and Role.HEAD in officer.roles:
        shown["founding"] = [
            {
                "public": _text(public),
                "locked": _text(locked),
                "purpose": content_purpose(office.code),
                "former": public != newest,
            }
            for public, locked in keys.items()
            if public not in held
        ]
    if held:
        shown["colleagues"] = [
            {
                "officer": one,
                "public": _text(one.public),
                "digits": fingerprint(bytes(one.public)) if one.public else "",
                "has": bool(_held(one)),
                "lacks": [
                    {"public": _text(public), "former": public != newest}
                    for public in keys
                    if public in held and public not in _held(one)
                ],
            }
            for one in _colleagues(visit).exclude(pk=officer.pk).order_by("name")
        ]
    return render(request, "office/key.html", shown, status=422 if says else 200)


def _text(data: bytes | memoryview) -> str:
    return base64.b64encode(bytes(data)).decode()


def _bytes(request: HttpRequest, name: str) -> bytes:
    try:
        return base64.b64decode(request.POST.get(name, ""), validate=True)
    except binascii.Error:
        return b""
