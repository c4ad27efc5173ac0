"""The service as it runs in a village: under the real systemd, with its watchdog and journal."""

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from kiosk.config import Home
from tests.simulators.machine import Machine, booted, possible
from tests.simulators.province import Province
from tests.simulators.rows import block, voucher
from tests.simulators.web import Site

ROOT = Path(__file__).resolve().parents[4]
NAME = "sync.service"
UNIT = """[Unit]
DefaultDependencies=no
[Service]
Type=notify
Environment=MINGJING_HOME={home}
WorkingDirectory={root}
ExecStart={python} main.py sync --daemon
Restart=always
RestartSec=0
WatchdogSec=3
TimeoutStopSec=10
LogRateLimitIntervalSec=60
LogRateLimitBurst=100
"""
pytestmark = [
    pytest.mark.skipif(not possible(), reason="no systemd can run here"),
    pytest.mark.usefixtures("province"),
]


@pytest.fixture
def machine(home: Home, tmp_path: Path) -> Iterator[Machine]:
    home.settings.write_text('{"poll_s": 1}')
    unit = UNIT.format(home=home.root, root=ROOT, python=sys.executable)
    with booted(tmp_path / "machine", NAME, unit) as made:
        yield made


def until(true: Callable[[], object], most_s: float = 40.0) -> None:
    end = time.monotonic() + most_s
    while not true():
        assert time.monotonic() < end, "it did not come"
        time.sleep(0.1)


def stopped_in(machine: Machine) -> float:
    began = time.monotonic()
    machine.systemctl("stop", NAME)
    assert machine.show(NAME, "Result") == "success"
    return time.monotonic() - began


def test_it_is_watched_and_comes_back(machine: Machine, site: Site, province: Province) -> None:
    machine.systemctl("start", NAME)  # returns when it said READY=1
    until(lambda: "数据是新的" in machine.show(NAME, "StatusText"))

    first = machine.main_pid(NAME)
    os.kill(first, signal.SIGKILL)
    until(lambda: machine.show(NAME, "NRestarts") == "1")
    until(lambda: machine.show(NAME, "ActiveState") == "active")

    os.kill(machine.main_pid(NAME), signal.SIGSTOP)  # frozen: the loop says nothing more
    until(lambda: machine.show(NAME, "NRestarts") == "2")
    until(lambda: machine.show(NAME, "ActiveState") == "active")
    said = " ".join(str(line.get("MESSAGE")) for line in machine.journal(NAME))
    assert "Watchdog timeout" in said

    site.status = 500
    until(lambda: "现在答不上来" in machine.show(NAME, "StatusText"))
    until(
        lambda: [one for one in machine.journal(NAME) if one["MESSAGE"] == "poll: server_refused"]
    )
    lines = [one for one in machine.journal(NAME) if one["MESSAGE"] == "poll: server_refused"]
    assert [one["PRIORITY"] for one in lines] == ["4"]
    assert stopped_in(machine) < 5

    site.status = 0
    province.delta(block("vouchers", voucher(80)))
    province.publish()
    site.stall = "/packs/"
    machine.systemctl("start", NAME)
    assert site.stalled.wait(40)
    assert stopped_in(machine) < 5
    assert machine.show(NAME, "NRestarts") == "0"  # it was not started again
