"""SIGTERM ends the service within five seconds, whatever it is doing."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from msgspec import structs

from kiosk.cache.reader import Reader
from kiosk.config import Home
from kiosk.model import LedgerFilter
from kiosk.stopping import Stop
from kiosk.sync.daemon import Daemon
from protocol import enrolment
from tests.simulators.province import VILLAGE, Province
from tests.simulators.rows import block, voucher
from tests.simulators.web import Site

pytestmark = pytest.mark.alone
MOST_S = 5.0
ROOT = Path(__file__).resolve().parents[4]


@pytest.fixture(autouse=True)
def _signals() -> Iterator[None]:
    kept = {number: signal.getsignal(number) for number in (signal.SIGTERM, signal.SIGINT)}
    yield
    for number, handler in kept.items():
        signal.signal(number, handler)


@contextmanager
def _terminated_once(event: threading.Event) -> Iterator[list[float]]:
    """Send SIGTERM when `event` comes; the list gets the moment."""
    at: list[float] = []

    def kill() -> None:
        event.wait()
        at.append(time.monotonic())
        os.kill(os.getpid(), signal.SIGTERM)

    thread = threading.Thread(target=kill)
    thread.start()
    try:
        yield at
    finally:
        thread.join()


def _run(home: Home, event: threading.Event) -> float:
    with Daemon(home) as daemon, _terminated_once(event) as at:
        daemon.run()
    return time.monotonic() - at[0]


@pytest.mark.parametrize("where", ["timestamp.json", "/packs/", "/heartbeat"])
@pytest.mark.usefixtures("province", "known")
def test_in_an_answer_that_has_stalled(home: Home, site: Site, where: str) -> None:
    site.stall = where
    assert _run(home, site.stalled) < MOST_S


@pytest.mark.usefixtures("province")
def test_with_a_cell_on_a_dead_line(
    home: Home, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kiosk.sync.daemon._FIRST_ROUND_S", (0.0, 0.0))
    with Daemon(home) as daemon:
        daemon.once(rounds=0)
        site.stall = "/cells"
        with _terminated_once(site.stalled) as at:
            daemon.run()
        assert time.monotonic() - at[0] < MOST_S


def test_while_a_pack_goes_in(home: Home, province: Province, reader: Reader) -> None:
    with Daemon(home) as daemon:
        daemon.once(rounds=0)
    province.delta(*(block("vouchers", voucher(n, summary="改过")) for n in range(20)))
    province.publish()
    with Daemon(home) as daemon:
        usual, killed = daemon._beat, []

        def beat() -> None:
            if daemon._mirror._mirror.in_transaction and not killed:
                killed.append(time.monotonic())
                os.kill(os.getpid(), signal.SIGTERM)
            usual()

        daemon._beat = beat  # type: ignore[method-assign]
        daemon.run()
        assert time.monotonic() - killed[0] < MOST_S
    page = reader.vouchers(VILLAGE, LedgerFilter(), 0, 20)
    assert {row.summary for row in page.rows} == {"维修"}
    assert reader.villages()[0].applied_seq == 1


@pytest.mark.parametrize("settings", ["{}", '{"rate_kb_s": 1}'])
@pytest.mark.usefixtures("province")
def test_at_rest_and_in_a_slowed_download(home: Home, settings: str) -> None:
    (home.root / "settings.json").write_text(settings)
    reached = threading.Event()
    with Daemon(home) as daemon:
        usual = daemon._stop.wait

        def wait(seconds: float) -> bool:
            if threading.current_thread() is threading.main_thread():
                reached.set()
            return usual(seconds)

        daemon._stop.wait = wait  # type: ignore[method-assign]
        with _terminated_once(reached) as at:
            daemon.run()
        assert time.monotonic() - at[0] < MOST_S


def test_being_asked_twice_and_after_the_end() -> None:
    with Stop() as stop:
        assert not stop.wait(0)
        for _ in range(70_000):  # more than a pipe holds
            stop.ask()
        assert stop.wait(3600)
    stop.ask()
    assert stop.wait(3600)


_NO_NAMES = """
import os, pathlib, signal, socket, subprocess, sys, threading, time
subprocess.run(["ip", "link", "set", "lo", "up"], check=True)
home = pathlib.Path(sys.argv[1])
(home / "resolv.conf").write_text("nameserver 127.0.0.1\\n")
subprocess.run(["mount", "--bind", home / "resolv.conf", "/etc/resolv.conf"], check=True)
names = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
names.bind(("127.0.0.1", 53))
def kill():
    names.recv(512)  # somebody asks; nobody answers
    at.append(time.monotonic())
    os.kill(os.getpid(), signal.SIGTERM)
at = []
threading.Thread(target=kill, daemon=True).start()
leave = os._exit
def ended(code):
    print("ended", time.monotonic() - at[0], code, flush=True)
    leave(code)
os._exit = ended
from kiosk.config import Home
from kiosk.sync.daemon import Daemon
with Daemon(Home(home)) as daemon:
    daemon.run()
ended(0)
"""


def test_while_no_name_server_answers(home: Home, province: Province) -> None:
    """The C library waits ten seconds for one, and no signal reaches it."""
    told = structs.replace(province.enrolment(), province="http://no-answer.example/")
    home.enrolment.write_bytes(enrolment.write(told))
    order = ("unshare", "--net", "--mount", "--map-root-user", sys.executable, "-c", _NO_NAMES)
    if subprocess.run((*order[:4], "true"), check=False).returncode:
        pytest.skip("this machine lets nobody have a network of their own")
    done = subprocess.run(
        (*order, home.root), cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )
    word, seconds, code = done.stdout.split()
    assert (word, code) == ("ended", "0"), done.stderr
    assert float(seconds) < MOST_S
