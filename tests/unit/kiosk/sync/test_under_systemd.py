"""The service as it runs in a village: under the real systemd, with its watchdog and journal."""

import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from kiosk.config import Home
from kiosk.sync import status
from protocol.carried import CARRIER_FILE
from tests.simulators import fat_stick
from tests.simulators.machine import ROOT, Machine, booted, possible, shipped, until
from tests.simulators.province import Province
from tests.simulators.rows import block, voucher
from tests.simulators.web import Site

NAME = "sync.service"
SCREEN = "ui.service"
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
# One that takes the device it was started for, and one that tries another.
STICKS = (("kiosk-stick", "/dev/%I"), ("greedy", "/dev/loop-control"))
pytestmark = [
    pytest.mark.skipif(not possible(), reason="no systemd can run here"),
    pytest.mark.usefixtures("province"),
]


@pytest.fixture
def machine(home: Home, tmp_path: Path) -> Iterator[Machine]:
    home.settings.write_text('{"poll_s": 1}')
    unit = UNIT.format(home=home.root, root=ROOT, python=sys.executable)
    own = {NAME: unit, SCREEN: _screen(home)}
    own |= {f"{name}@.service": _stick(home, device) for name, device in STICKS}
    with booted(tmp_path / "machine", own) as made:
        yield made


def _screen(home: Home) -> str:
    """The screen's unit as shipped, but drawn without a panel, and watched more closely."""
    return (
        shipped(".kiosk-ui", home.root)
        .replace("/usr/bin/cage -- ", "")
        .replace("QT_QPA_PLATFORM=wayland", "QT_QPA_PLATFORM=offscreen")
        .replace("WatchdogSec=20", "WatchdogSec=5")
    )


def _stick(home: Home, device: str) -> str:
    return (
        shipped("@.kiosk-stick", home.root)
        .replace("--from /dev/%I", f"--from {device}")
        .replace("kiosk-sync.service", NAME)
    )


@pytest.fixture
def plugged(site: Site, province: Province, tmp_path: Path) -> Iterator[Path]:
    """A stick with the feed, as a device of the kernel's."""
    for name, data in site.files.items():
        path = tmp_path / "feed" / "mingjing" / name.lstrip("/")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    (tmp_path / "feed" / CARRIER_FILE).write_bytes(province.carrier(date.max))
    image = fat_stick.make(tmp_path / "stick.img")
    fat_stick.put(image, tmp_path / "feed")
    order = ("losetup", "--show", "-f", str(image))
    device = subprocess.run(order, check=True, capture_output=True, text=True).stdout.strip()
    yield Path(device)
    subprocess.run(("losetup", "-d", device), check=True)


def _comes_back(machine: Machine, instead_of: int, unit: str = NAME) -> int:
    """Wait for another process of a unit that is ready; return its number."""
    until(lambda: machine.main_pid(unit) not in {0, instead_of}, 60)
    until(lambda: machine.show(unit, "ActiveState") == "active", 60)
    return machine.main_pid(unit)


def stopped_in(machine: Machine) -> float:
    began = time.monotonic()
    machine.systemctl("stop", NAME)
    assert machine.show(NAME, "Result") == "success"
    return time.monotonic() - began


@pytest.mark.alone
def test_it_is_watched_and_comes_back(machine: Machine, site: Site, province: Province) -> None:
    machine.systemctl("start", NAME)  # returns when it said READY=1
    until(lambda: "数据是新的" in machine.show(NAME, "StatusText"))

    first = machine.main_pid(NAME)
    machine.systemctl("kill", "--signal=KILL", NAME)
    another = _comes_back(machine, first)

    machine.freeze(NAME)  # the loop says nothing more
    _comes_back(machine, another)
    said = " ".join(str(line.get("MESSAGE")) for line in machine.journal(NAME))
    assert "Watchdog timeout" in said

    site.status = 500
    until(lambda: "现在答不上来" in machine.show(NAME, "StatusText"))
    until(
        lambda: [one for one in machine.journal(NAME) if one["MESSAGE"] == "poll: server_refused"]
    )
    lines = [one for one in machine.journal(NAME) if one["MESSAGE"] == "poll: server_refused"]
    assert {one["PRIORITY"] for one in lines} == {"4"}
    assert stopped_in(machine) < 5

    site.status = 0
    province.delta(block("vouchers", voucher(80)))
    province.publish()
    site.stall = "/packs/"
    machine.systemctl("start", NAME)
    assert site.stalled.wait(40)
    assert stopped_in(machine) < 5
    assert machine.show(NAME, "NRestarts") == "0"  # it was not started again


def test_a_stick_is_read_by_a_unit_that_reaches_nothing_else(
    machine: Machine, home: Home, plugged: Path
) -> None:
    machine.systemctl("start", NAME)
    until(lambda: "数据是新的" in machine.show(NAME, "StatusText"))
    machine.systemctl("start", f"kiosk-stick@{plugged.name}.service")
    found = status.read(home)
    assert (found.problem, found.guard) == (None, None)  # Landlock and seccomp hold in it
    said = [str(line["MESSAGE"]) for line in machine.journal(f"kiosk-stick@{plugged.name}.service")]
    assert any("第 1 号" in line for line in said)
    until(lambda: machine.show(NAME, "ActiveState") == "active")  # it rested, and goes on
    with pytest.raises(subprocess.CalledProcessError):
        machine.systemctl("start", f"greedy@{plugged.name}.service")
    said = [str(line["MESSAGE"]) for line in machine.journal(f"greedy@{plugged.name}.service")]
    assert any("U 盘不能用" in line for line in said)


def test_screen_and_sync_live_without_each_other_and_a_frozen_screen_comes_back(
    machine: Machine,
) -> None:
    machine.systemctl("start", NAME, SCREEN)  # returns when both said READY=1
    sync, screen = machine.main_pid(NAME), machine.main_pid(SCREEN)
    machine.systemctl("kill", "--signal=STOP", SCREEN)  # all of it: nothing draws any more
    _comes_back(machine, screen, SCREEN)
    said = " ".join(str(line.get("MESSAGE")) for line in machine.journal(SCREEN))
    assert "Watchdog timeout" in said
    assert machine.main_pid(NAME) == sync  # which took no notice

    machine.systemctl("stop", NAME)
    assert machine.show(SCREEN, "ActiveState") == "active"
    machine.systemctl("start", NAME)
    machine.systemctl("stop", SCREEN)
    assert machine.show(NAME, "ActiveState") == "active"
