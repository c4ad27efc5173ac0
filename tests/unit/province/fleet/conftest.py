"""A province with keys and one village, and terminals that speak to its real views."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
from django.test import Client
from django.utils import timezone

from kiosk import identity
from kiosk.config import Home
from kiosk.setup.enrol import Offer, enrol
from kiosk.sync import heartbeat
from kiosk.sync.status import Status
from province.batches.models import Batch
from province.fleet.enrolment import make_code
from province.home import VARIABLE
from province.publish import trust
from province.publish.keyring import Keyring
from province.registry.models import Division

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import datetime
    from pathlib import Path

VILLAGE = "439900001001"


class Door:
    """A terminal's transport that ends in Django's views, without a socket."""

    def __init__(self) -> None:
        self.client = Client()
        self.sent: list[tuple[bytes, dict[str, str]]] = []
        self.codes: list[int] = []
        self.lose = 0  # answers that do not arrive

    def get(self, url: str, *, start: int = 0) -> Any:
        raise NotImplementedError

    def post(
        self, url: str, body: bytes, *, kind: str, most: int, headers: Mapping[str, str]
    ) -> tuple[int, bytes]:
        from kiosk.sync.errors import Offline

        assert most
        self.sent.append((body, dict(headers)))
        path = url.removeprefix("http://testserver")
        reply = self.client.post(path, body, content_type=kind, headers=dict(headers))
        self.codes.append(reply.status_code)
        if self.lose:
            self.lose -= 1
            raise Offline
        return reply.status_code, reply.content

    def again(self, number: int) -> int:
        """Send a recorded beat once more, as somebody on the line could."""
        body, headers = self.sent[number]
        reply = self.client.post(
            "/heartbeat", body, content_type="application/json", headers=headers
        )
        return reply.status_code


@dataclass
class Terminal:
    """A terminal's own folder and code, against those views."""

    home: Home
    door: Door = field(default_factory=Door)

    def join(self, code: str, *, again: bool = False) -> str:
        found = enrol(self.home, self.door, Offer("http://testserver/", code), again=again)
        return found.terminal

    def beat(self, clock: datetime | None = None) -> str:
        moment = heartbeat.Moment(Status(disk_free=10**9), clock or timezone.now(), 900)
        return heartbeat.beat(self.home, "http://testserver/", self.door, moment)

    def steps(self) -> identity.Steps:
        return identity.steps(self.home)


@pytest.fixture
def keyring(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, settings: Any, db: None) -> Keyring:
    assert db is None
    settings.ALLOWED_HOSTS = ["testserver"]
    place = tmp_path / "province"
    monkeypatch.setenv(VARIABLE, str(place))
    made = Keyring(place / "keys")
    made.make((VILLAGE[:6],), "2026-01-01")
    trust.sign_top(made, timezone.now().replace(microsecond=0))
    batch = Batch.objects.create(digest="0")
    for code, name in ((VILLAGE[:6], "示例县"), (VILLAGE[:9], "清水镇"), (VILLAGE, "三塘村")):
        Division.objects.create(code=code, key=code, name=name, imported_in=batch)
    return made


@pytest.fixture
def code(keyring: Keyring) -> str:
    return make_code([VILLAGE], keyring, timezone.localdate())


@pytest.fixture
def terminal(tmp_path: Path) -> Terminal:
    return Terminal(Home(tmp_path / "terminal"))


@pytest.fixture
def joined(terminal: Terminal, code: str) -> Terminal:
    terminal.join(code)
    return terminal


def plain(body: bytes) -> dict[str, Any]:
    """A heartbeat as it went over the line."""
    found: dict[str, Any] = msgspec.json.decode(body)
    return found
