"""The devices' process as the supervisor's child."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from typing import TYPE_CHECKING

from kiosk.devices import SOCKET
from kiosk.devices.attached import Attached
from tests.simulators.devices import ROOT
from tests.unit.kiosk.devices.watching import until

if TYPE_CHECKING:
    from pathlib import Path

    import pytest

_PARENT = """
import pathlib, sys, time
from kiosk.devices.attached import Attached
attached = Attached(pathlib.Path(sys.argv[1]))
attached.environment()
print(attached._process.pid, flush=True)
time.sleep(60)
"""

_OTHERS_SIGNAL = """
import signal, sys, threading, time
from kiosk.devices import command
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()  # the signal comes to this one
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
sys.exit(command.run(["--socket", sys.argv[1]]))
"""


def alive(process: int) -> bool:
    try:
        with open(f"/proc/{process}/stat") as stat:  # noqa: PTH123
            return stat.read().rpartition(")")[2].split()[0] != "Z"
    except FileNotFoundError:
        return False


def test_it_is_started_once_and_anew_when_it_ended(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv(SOCKET, raising=False)
    attached = Attached(tmp_path)
    try:
        path = tmp_path / "devices"
        assert attached.environment() == {SOCKET: str(path)}
        first = attached._process
        assert first is not None
        until(path.exists)
        attached.environment()
        assert attached._process is first
        first.kill()
        first.wait()
        attached.environment()
        assert attached._process is not first
    finally:
        attached.end()
    assert attached._process is not None
    assert attached._process.returncode is not None


def test_a_service_that_holds_the_devices_is_left_to_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv(SOCKET, "/run/somewhere")
    attached = Attached(tmp_path)
    assert attached.environment() == {}
    assert attached._process is None
    attached.end()


def test_it_ends_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    environment = {name: value for name, value in os.environ.items() if name != SOCKET}
    parent = subprocess.Popen(
        [sys.executable, "-c", _PARENT, str(tmp_path)],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert parent.stdout is not None
    child = int(parent.stdout.readline())
    until((tmp_path / "devices").exists)
    parent.send_signal(signal.SIGKILL)
    parent.wait()
    parent.stdout.close()
    until(lambda: not alive(child), "it outlived its parent")


def test_it_ends_by_a_signal_that_interrupts_nothing(tmp_path: Path) -> None:
    """One that comes just before the main thread waits, or comes to another thread."""
    path = tmp_path / "devices"
    process = subprocess.Popen([sys.executable, "-c", _OTHERS_SIGNAL, str(path)], cwd=ROOT)
    try:
        until(path.exists)
        time.sleep(0.5)  # it waits by now; if not, this shows less
        process.terminate()
        assert process.wait(60) == 0
    finally:
        process.kill()
        process.wait()
    assert not path.exists()
