"""A department's own system pushes a batch: signed, fresh, once, and found by `watch`."""

from __future__ import annotations

import base64
import io
import os
import time
import zipfile
from typing import TYPE_CHECKING, Any

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from protocol.enrolment import terminal_name
from protocol.signature import HEARTBEAT, PUSH, digest_of, sign_digest
from province.batches import pushing, watch
from province.batches.models import PushKey
from province.funds.models import Payment
from province.trace.models import Line
from tests.unit.province.publish.conftest import FARMER, NEAR, Desk, desk
from tests.unit.province.workbench.test_bringing import HEAD

if TYPE_CHECKING:
    from django.http import HttpResponse
    from django.test import Client

__all__ = ["desk"]
ZIP = "application/zip"


class System:
    """A department's system with its key."""

    def __init__(self, client: Client) -> None:
        self.client = client
        self.private = Ed25519PrivateKey.generate()
        self.public = self.private.public_key().public_bytes_raw()
        self.name = terminal_name(self.public)
        self.nonce = ""

    def push(
        self, body: bytes, *, kind: str = ZIP, tag: str = PUSH, sent: bytes | None = None
    ) -> HttpResponse:
        digest = digest_of(body)
        signed = sign_digest(
            self.private, digest, kind, key_id=self.name, nonce=self.nonce, tag=tag
        )
        answer = self.client.post(
            "/push", body if sent is None else sent, content_type=kind, headers=signed
        )
        if answer.status_code == 401:
            self.nonce = answer.json()["nonce"]
        return answer


@pytest.fixture
def system(client: Client, desk: Desk, settings: Any) -> System:
    assert desk
    settings.SECRET_KEY = "for tests alone"
    client.defaults["HTTP_HOST"] = "127.0.0.1"
    made = System(client)
    assert pushing.push_key(["D1", base64.b64encode(made.public).decode()]) == 0
    return made


def batch() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        row = f"D1,9,P1,{FARMER},赵小满,{NEAR},300.00,2018-08-04,paid\n"
        archive.writestr("payments.csv", f"{HEAD}{row}")
    return data.getvalue()


def test_from_the_departments_system_into_the_database(system: System, desk: Desk) -> None:
    body = batch()
    assert system.push(body).status_code == 401
    assert system.push(body).status_code == 202
    room = desk.place / "home" / "pushed"
    (kept,) = (room / "D1").iterdir()
    assert kept.read_bytes() == body
    assert kept.stat().st_mode & 0o077 == 0
    (told,) = watch.look(room, time.time() + 60)
    assert told.endswith(": taken")
    assert Payment.objects.get(payment_no="9").brought_by == "D1"
    assert Line.objects.get(what="pushed").about == "D1"
    # The same request again, or another with its nonce: used up.
    assert system.push(body).status_code == 401
    assert len(list((room / "D1" / "taken").iterdir())) == 1


def test_what_is_not_signed_so_is_not_even_read(system: System, desk: Desk) -> None:
    body = batch()
    system.push(body)
    assert system.client.post("/push", body, content_type=ZIP).status_code == 400
    assert system.client.get("/push").status_code == 405
    assert system.push(body, tag=HEARTBEAT).status_code == 403
    assert system.push(body, kind="text/csv").status_code == 400
    assert system.push(body, sent=body[:-1]).status_code == 400
    stranger = System(system.client)
    assert stranger.push(body).status_code == 403
    stranger.name = system.name
    assert stranger.push(body).status_code == 403
    room = desk.place / "home" / "pushed" / "D1"
    assert list(room.iterdir()) == []
    assert PushKey.objects.get().last_us == 0
    assert system.push(body).status_code == 202  # the nonce was not used up by any of these


def test_what_a_cut_push_left_goes_with_the_next(system: System, desk: Desk) -> None:
    room = desk.place / "home" / "pushed" / "D1"
    room.mkdir(parents=True)
    old, coming = room / ".part-old", room / ".part-coming"
    for part in (old, coming):
        part.write_bytes(b"half a batch")
    long_ago = time.time() - 2 * 3600
    os.utime(old, (long_ago, long_ago))
    body = batch()
    system.push(body)
    assert system.push(body).status_code == 202
    assert not old.exists()
    assert coming.exists()  # another push, which still comes


def test_keys_are_registered_and_revoked(system: System, capsys: Any) -> None:
    good = base64.b64encode(b"k" * 32).decode()
    for words, status in (
        (["D1", "short"], 2), (["NOBODY", good], 2), ([], 64), (["--revoke", "nothing"], 2),
        (["D1", base64.b64encode(system.public).decode()], 2), (["--revoke", system.name], 0),
    ):  # fmt: skip
        assert pushing.push_key(words) == status, words
    assert system.push(batch()).status_code == 403
    assert "没有这个部门" in capsys.readouterr().err
    assert Line.objects.filter(what="push key revoked").count() == 1
