"""Who is told what, on which connection."""

import json
from datetime import UTC, datetime
from pathlib import Path

import msgspec
import pytest

from kiosk import identity, slot
from kiosk.config import Home
from kiosk.sync import heartbeat
from kiosk.sync.daemon import Daemon
from kiosk.sync.errors import DiskRefused, Offline, ServerRefused
from kiosk.sync.http import HttpTransport
from kiosk.sync.status import Status, read
from protocol import enrolment
from tests.simulators.province import Province
from tests.simulators.web import Site

NOW = datetime(2026, 2, 1, tzinfo=UTC)


@pytest.fixture
def home(home: Home, province: Province) -> Home:
    us = identity.candidate(home)
    told = province.enrolment(terminal=us.name)
    home.enrolment.write_bytes(enrolment.write(told))
    return home  # the daemon itself ends what setup began


def _beat(home: Home, site: Site) -> str:
    with HttpTransport() as transport:
        moment = heartbeat.Moment(Status(), NOW, 900)
        return heartbeat.beat(home, site.address, transport, moment)


def test_the_daemon_tells_how_it_is(home: Home, site: Site) -> None:
    with Daemon(home) as daemon:
        assert daemon.once().standing is None
        daemon.once()  # not due yet
    (body,) = site.beats
    told = json.loads(body)
    assert [stand["seq"] for stand in told["villages"]] == [1]
    assert told["villages"][0]["data_date"] == "2018-11-20"


def test_cells_carry_no_identity_and_travel_alone(home: Home, site: Site) -> None:
    with Daemon(home) as daemon:
        daemon.once(rounds=4)
    us = identity.load(home)
    by_path = {
        path: {port for other, port in site.doors if other == path} for path, _ in site.doors
    }
    assert len(by_path["/cells"]) == 4  # a connection each
    assert not by_path["/cells"] & by_path["/heartbeat"]
    pairs = zip(site.doors, site.headers, strict=True)
    for (path, _), headers in pairs:
        if path == "/cells":
            assert not [name for name in headers if name.startswith(("Signature", "Content-Dig"))]
            assert us.name not in str(headers)
    for cell in site.cells:
        for mark in (us.name.encode(), us.public, identity.steps(home).last):
            assert mark not in cell


@pytest.mark.parametrize(("code", "key"), [(409, "identity_copied"), (403, "identity_refused")])
def test_a_terminal_that_is_not_believed_goes_on_showing_its_data(
    home: Home, site: Site, code: int, key: str
) -> None:
    with Daemon(home) as daemon:
        daemon.once()
        daemon._next_heartbeat = 0.0
        site.answers["/heartbeat"] = code
        found = daemon.once()
        assert found.problem is None
        assert found.standing is not None
        assert found.standing.key == key
        assert "电话" in found.standing.sentence
        assert daemon.once().standing == found.standing  # still said between beats
        assert read(home).standing == found.standing
        site.answers.clear()
        daemon._next_heartbeat = 0.0
        assert daemon.once().standing is None


def test_without_a_key_nothing_is_sent(home: Home, site: Site) -> None:
    assert _beat(home, site) == "no_identity"
    assert not site.headers


def test_answers_that_are_none_keep_the_step(home: Home, site: Site) -> None:
    identity.settle(home, identity.candidate(home).name)
    site.status = 500
    with pytest.raises(ServerRefused):
        _beat(home, site)
    site.status, site.page = 401, b"<html>"
    with pytest.raises(Offline):
        _beat(home, site)
    pending = identity.steps(home).pending
    site.status, site.page = 401, b'{"nonce":"x"}'
    with pytest.raises(ServerRefused):
        _beat(home, site)
    site.status, site.page = 0, b""
    assert _beat(home, site) == ""
    assert msgspec.json.decode(site.beats[-1])["step"]
    assert identity.steps(home).last == pending


def test_a_disk_that_refuses_the_step(home: Home, site: Site) -> None:
    identity.settle(home, identity.candidate(home).name)
    (home.identity.parent / "steps.json").mkdir()
    with pytest.raises(DiskRefused):
        _beat(home, site)
    assert not site.headers
    heartbeat.begin(home)


def test_starts_of_the_machine_are_told_apart_from_the_services(
    home: Home, site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity.settle(home, identity.candidate(home).name)
    for boot in ("first", "second"):  # a folder under /run goes with each boot
        run = tmp_path / boot
        run.mkdir()
        monkeypatch.setenv("RUNTIME_DIRECTORY", str(run))
        for _ in range(3):
            heartbeat.begin(home)
    assert _beat(home, site) == ""
    told = json.loads(site.beats[-1])
    assert (told["starts"], told["boots"]) == (6, 2)


def test_it_tells_whether_the_screen_comes_up(
    home: Home, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity.settle(home, identity.candidate(home).name)

    def screen() -> str:
        _beat(home, site)
        return str(json.loads(site.beats[-1])["screen"])

    assert screen() == "unknown"
    monkeypatch.setenv(slot.VARIABLE, slot.SYSTEM)
    slot.is_up(home, "ui")
    assert screen() == "ok"
    home.no_screen.touch()
    assert screen() == "broken"


def test_it_tells_what_runs_and_what_was_gone_back_from(
    home: Home, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    identity.settle(home, identity.candidate(home).name)
    (home.program / "versions").mkdir(parents=True)
    (home.program / "current").symlink_to("versions/0.3.0")
    (home.program / "rejected.json").write_text('["0.2.0"]')
    monkeypatch.setenv(slot.VARIABLE, "0.3.0")
    _beat(home, site)
    assert json.loads(site.beats[-1])["slot"] == "0.3.0"
    assert json.loads(site.beats[-1])["rejected"] == ["0.2.0"]
    for _ in range(slot.FAILED_STARTS):  # told before the service for updates has judged it
        slot.begins(home, "ui", "0.3.0")
    slot.begins(home, "ui", slot.SYSTEM)
    _beat(home, site)
    assert json.loads(site.beats[-1])["rejected"] == ["0.2.0", "0.3.0"]
