"""Batches that a department's own system pushes over HTTPS, signed by its key (RFC 9421).

    POST /push   Content-Type application/zip or that of .xlsx, Content-Digest, Signature-Input,
                 Signature (tag mingjing-push)
    202 taken in; 400 not signed, or another body; 401 not fresh: {"nonce": ...} for the next try;
    403 no such key; 413 too large

The signature is checked before the body is read. What was pushed lies in the home's `pushed/`, in
its department's folder, where `watch` finds it; an older batch can never be pushed again, because
its nonce is used up.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
import os
import sys
import tempfile
import time
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from protocol.enrolment import terminal_name
from protocol.signature import PUSH, NotSigned, check, claim_of, content_digest
from province.batches.models import PushKey
from province.fleet.nonces import given_at, nonce
from province.home import home
from province.publish.files import sync_folder
from province.publish.keyring import Keyring
from province.registry.models import Department
from province.trace import chain

if TYPE_CHECKING:
    from collections.abc import Sequence

MOST_BYTES: Final = 8 * 2**30
_PIECE: Final = 2**20
_KINDS: Final = {
    "application/zip": ".zip",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet": ".xlsx",
}
_MICROSECONDS: Final = 1_000_000
_KEY_BYTES: Final = 32
_LEFT_S: Final = 3600  # nothing came for so long: the server ended in the middle
_PART: Final = ".part-"
_USAGE, _REFUSED = 64, 2


def push_key(argv: Sequence[str]) -> int:
    """Register a department's public key (base64 of 32 bytes), or revoke one by its name."""
    match list(argv):
        case ["--revoke", name]:
            with transaction.atomic():
                found = PushKey.objects.filter(name=name, revoked_on=None)
                if not found.update(revoked_on=timezone.localdate()):
                    sys.stderr.write("没有这个钥匙\n")
                    return _REFUSED
                chain.add(timezone.localdate(), "push key revoked", "command", name)
            return 0
        case [code, text]:
            return _register(code, text)
    sys.stderr.write("usage: python -m province push-key DEPARTMENT KEY | --revoke NAME\n")
    return _USAGE


@transaction.atomic
def _register(code: str, text: str) -> int:
    try:
        public = base64.b64decode(text, validate=True)
    except binascii.Error:
        public = b""
    if len(public) != _KEY_BYTES:
        sys.stderr.write("公钥应是 32 个字节的 base64\n")
        return _REFUSED
    if not Department.objects.filter(code=code, withdrawn_on=None).exists():
        sys.stderr.write("没有这个部门\n")
        return _REFUSED
    name, today = terminal_name(public), timezone.localdate()
    if PushKey.objects.filter(name=name).exists():
        sys.stderr.write("这个钥匙已经有了\n")
        return _REFUSED
    PushKey.objects.create(name=name, department=code, public=public, since=today)
    chain.add(today, "push key", "command", code, name)
    sys.stdout.write(f"{name}\n")
    return 0


@csrf_exempt
@require_POST
def push(request: HttpRequest) -> HttpResponse:
    """Take a batch in."""
    kind = _KINDS.get(request.headers.get("Content-Type", ""))
    digest = request.headers.get("Content-Digest", "")
    try:
        said = claim_of(request.headers, digest)
    except NotSigned:
        return HttpResponse(status=400)
    known = PushKey.objects.filter(name=said.key_id, revoked_on=None).first()
    if known is None or kind is None:
        return HttpResponse(status=403 if known is None else 400)
    try:
        check(said, bytes(known.public), PUSH)
    except NotSigned:
        return HttpResponse(status=403)
    now = int(timezone.now().timestamp() * _MICROSECONDS)
    secret = Keyring(home() / "keys").local("push nonces")
    given = given_at(secret, known.name, said.nonce, now)
    if given is None or given <= known.last_us:
        return JsonResponse({"nonce": nonce(secret, known.name, now)}, status=401)
    if int(request.headers.get("Content-Length") or 0) > MOST_BYTES:
        return HttpResponse(status=413)
    return _keep(request, known, kind, digest, given)


def _keep(request: HttpRequest, key: PushKey, kind: str, digest: str, given: int) -> HttpResponse:
    room = home() / "pushed" / key.department
    room.mkdir(parents=True, exist_ok=True, mode=0o700)
    _sweep(room)
    # With a dot first it waits: nobody imports half a batch.
    descriptor, unfinished = tempfile.mkstemp(dir=room, prefix=_PART)
    try:
        content, size = hashlib.sha256(), 0
        with os.fdopen(descriptor, "wb") as file:
            while piece := request.read(_PIECE):
                size += len(piece)
                if size > MOST_BYTES:
                    return HttpResponse(status=413)
                content.update(piece)
                file.write(piece)
            file.flush()
            os.fsync(file.fileno())
        if content_digest(content.digest()) != digest:
            return HttpResponse(status=400)
        return _named(Path(unfinished), room, key, kind, given)
    finally:
        Path(unfinished).unlink(missing_ok=True)


def _sweep(room: Path) -> None:
    """Take away what a cut push left behind: it holds ID numbers, and up to 8 GB."""
    last = time.time() - _LEFT_S
    for part in room.glob(f"{_PART}*"):
        if part.stat().st_mtime < last:
            part.unlink(missing_ok=True)


@transaction.atomic
def _named(unfinished: Path, room: Path, key: PushKey, kind: str, given: int) -> HttpResponse:
    """Use the nonce up and give the batch its name: once, whoever else pushes the same."""
    fresh = PushKey.objects.filter(name=key.name, last_us__lt=given, revoked_on=None)
    if not fresh.update(last_us=given):
        return HttpResponse(status=403)
    at = datetime.fromtimestamp(given / _MICROSECONDS, tz=timezone.get_current_timezone())
    name = f"{at:%Y%m%d-%H%M%S}-{given % _MICROSECONDS:06d}{kind}"
    unfinished.rename(room / name)
    sync_folder(room)  # 202 is a promise
    chain.add(timezone.localdate(), "pushed", key.name, key.department, name)
    return HttpResponse(status=202)
