import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import structs

from kiosk import slot, systemd
from kiosk.cache import media
from kiosk.config import Home
from kiosk.sync import daemon as module
from kiosk.sync.daemon import Daemon
from kiosk.sync.errors import AlreadyRunning, NotEnrolled, Stopped
from kiosk.sync.status import Status, problem, read, sentence
from tests.simulators.province import Province
from tests.simulators.rows import block
from tests.simulators.web import Site

ROOT = Path(__file__).parents[4]


def test_two_cannot_run(home: Home) -> None:
    with Daemon(home), pytest.raises(AlreadyRunning):
        Daemon(home).__enter__()
    with Daemon(home):
        pass


def test_a_terminal_that_is_not_enrolled(tmp_path: Path) -> None:
    home = Home(tmp_path)
    for _ in range(2):  # the lock was let go
        with pytest.raises(NotEnrolled):
            Daemon(home).__enter__()


def test_systemd_hears_ready_and_sigterm_ends_it(home: Home, site: Site, tmp_path: Path) -> None:
    ear = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
    with ear:
        ear.bind(str(tmp_path / "notify"))
        ear.settimeout(60)
        environment = os.environ | {
            "MINGJING_HOME": str(home.root),
            "NOTIFY_SOCKET": str(tmp_path / "notify"),
            "WATCHDOG_USEC": "2000000",
        }
        process = subprocess.Popen(
            [sys.executable, "main.py", "sync"], cwd=ROOT, env=environment, stderr=subprocess.PIPE
        )
        try:
            assert ear.recv(100) == b"READY=1"
            heard = 0
            while heard < 2:  # at rest after the first poll
                heard = heard + 1 if ear.recv(100) == b"WATCHDOG=1" else 0
            while not read(home).last_contact:
                ear.recv(100)
            process.send_signal(signal.SIGTERM)
            _, spoken = process.communicate(timeout=60)
        finally:
            process.kill()
            process.wait()
    assert process.returncode == 0
    assert spoken == b""
    assert read(home).problem is None
    assert site.asked


def test_abstract_sockets_and_a_deaf_systemd(monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(f"\0mingjing-test-{os.getpid()}")
        monkeypatch.setenv("NOTIFY_SOCKET", f"@mingjing-test-{os.getpid()}")
        systemd.notify("READY=1")
        assert ear.recv(100) == b"READY=1"
    systemd.notify("READY=1")
    monkeypatch.delenv("NOTIFY_SOCKET")
    systemd.notify("READY=1")


def test_waits_grow_with_failures_and_are_never_all_alike(home: Home) -> None:
    daemon = Daemon(home)
    assert 700 < daemon._until_next(0) < 1100
    assert 90 < daemon._until_next(1) < 150
    assert 700 < daemon._until_next(99) < 1100
    assert len({daemon._until_next(0) for _ in range(20)}) > 10


def test_a_status_that_is_none(tmp_path: Path) -> None:
    home = Home(tmp_path)
    assert read(home) == Status()
    home.status.write_bytes(b"{")
    assert read(home) == Status()
    assert sentence("something else")


@contextmanager
def _ear(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[socket.socket]:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.settimeout(60)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        yield ear


@pytest.fixture
def _signals() -> Iterator[None]:
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.usefixtures("_signals")
def test_polls_and_deliveries_go_on_whatever_they_meet(
    home: Home, site: Site, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr("kiosk.sync.daemon._FIRST_ROUND_S", (0.0, 0.0))
    monkeypatch.setattr("kiosk.sync.daemon.ROUND_S", 0.001)
    monkeypatch.setattr("kiosk.sync.daemon._RETRY_S", 0.001)
    polls = [RuntimeError("三塘村"), None, RuntimeError("http://x"), None]
    rounds = [RuntimeError("a cell"), None]

    def poll_then(*given: object) -> Status:
        if not polls:
            daemon.stop()
            raise Stopped
        if error := polls.pop(0):
            raise error
        found = real_poll(*given)  # type: ignore[arg-type]
        return found if found.problem else structs.replace(found, problem=problem(Stopped()))

    def round_then(*_: object) -> int:
        if rounds and (error := rounds.pop(0)):
            raise error
        return 1

    real_poll = module.poll
    monkeypatch.setattr(module, "poll", poll_then)
    monkeypatch.setattr(module, "deliver_round", round_then)
    with Daemon(home) as daemon:
        daemon._intake = bytes(32)
        daemon.run()
        daemon._deliver_hourly()  # asked to stop: ends at once
    assert not polls
    assert site.asked
    assert "poll failed: RuntimeError" in caplog.messages
    assert "三塘村" not in caplog.text
    assert "http://x" not in caplog.text


@pytest.mark.usefixtures("_signals")
def test_sigterm_stops_a_download_in_its_middle(
    home: Home, province: Province, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name, size = province.picture(bytes(1_000_000))
    province.delta(block("attachments", {"id": "a", "sha256": name, "bytes": size}))
    province.publish()
    with _ear(tmp_path, monkeypatch) as ear, Daemon(home) as daemon:
        beaten = 0

        def beat() -> None:
            nonlocal beaten
            beaten += 1
            part = media.part_path(home, name)
            if part.exists() and part.stat().st_size:
                os.kill(os.getpid(), signal.SIGTERM)
            daemon._beat()

        daemon._transport._beat = beat
        daemon.run()
        assert beaten
        assert 0 < media.part_path(home, name).stat().st_size < size
        assert ear.recv(100) == b"READY=1"


def test_it_says_that_it_came_up_though_its_first_look_still_goes_on(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(slot.VARIABLE, "0.2.0")
    slot.begins(home, "sync", "0.2.0")
    with Daemon(home) as daemon:
        daemon.once(rounds=0)
        assert not slot.started(home, "sync").up  # by hand: nobody counted a start
        daemon._came_up_at = 0.0
        daemon._beaten = 0.0
        daemon.once(rounds=0)
    assert slot.started(home, "sync") == slot.Started("0.2.0", 0, up=True)
