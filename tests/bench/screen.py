"""The window: from the start of the process to its first frame with data, and what it holds."""

import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from assets.demo.stage import ROOT, Stage
from tests.batches import small
from tests.bench.row import Row, against, paired, under
from tests.endurance import habits
from tests.robots.supervised import Supervised
from tests.simulators.demo import running

RUNS = 7
PATIENCE_S = 30.0
RESTING_MB = 160
PEAK_MB = 300
SETTLE_S = 3.0
BARE = [sys.executable, "-m", "tests.bench.bare"]
VISIT = [sys.executable, "-m", "kiosk.ui.app", "--once", "--window", "1920x1080"]


def first_frame(folder: Path) -> Row:
    """The home screen with its figures, against a bare QQuickView with one text."""
    environment = _terminal(folder)
    for command in (VISIT, BARE):  # once unmeasured: caches of Qt and of the disk
        _start(command, environment)
    ours, bare = paired(RUNS, lambda: _start(VISIT, environment), lambda: _start(BARE, environment))
    return against("first_frame", ours * 1000, "ms", bare * 1000, 1.5)


def memory(folder: Path) -> Row:
    """Resident memory of the window at rest, a few seconds after its first frame."""
    held: list[float] = []

    def look(pid: int) -> None:
        time.sleep(SETTLE_S)
        held.append(_mb(pid, "VmRSS"))

    _start(VISIT, _terminal(folder), look)
    return under("ui_memory", held[0], "MB", RESTING_MB)


def peak(folder: Path) -> Row:
    """The most that a visit ever held in which everything was done once that people do."""
    with running(folder / "prepared", folder / "demo") as demo:
        stage = Supervised(demo.home, folder)
        try:
            visit = stage.visit()
            visit.do("stay")
            for what in habits.ALL:
                visit.do("once", what.__name__)
                print(
                    f"{what.__name__}: holds {_mb(visit.pid, 'VmRSS'):.0f} MB, "
                    f"at most until now {_mb(visit.pid, 'VmHWM'):.0f} MB"
                )
            return under("ui_peak", _mb(visit.pid, "VmHWM"), "MB", PEAK_MB)
        finally:
            stage.close()


def _mb(process: int, what: str) -> float:
    status = Path(f"/proc/{process}/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith(what))
    return int(line.split()[1]) / 1024


def _terminal(folder: Path) -> dict[str, str]:
    stage = Stage(folder / "stage")
    stage.prepare(small.write(folder / "batch"), [small.OFFICE])
    with stage.serving() as address:
        stage.set_up(address, [small.VILLAGE])
        stage.terminal("sync", "--once")
    return stage.environment() | {
        "QT_QPA_PLATFORM": "offscreen",
        "QT_QUICK_BACKEND": "software",
        "XDG_CONFIG_HOME": str(folder / "config"),
    }


def _start(command: Sequence[str], environment: dict[str, str], then: object = None) -> float:
    """Start a window, wait for its READY=1, end it; return seconds from start to frame."""
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "ready")  # noqa: PTH118 - a socket's name is text
        with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as wire:
            wire.bind(path)
            wire.settimeout(PATIENCE_S)
            began = time.monotonic()
            child = subprocess.Popen(command, cwd=ROOT, env=environment | {"NOTIFY_SOCKET": path})
            try:
                wire.recv(64)
                took = time.monotonic() - began
                if callable(then):
                    then(child.pid)
            finally:
                child.terminate()
                child.wait()
    return took
