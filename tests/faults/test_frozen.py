"""A sync that stands still in the middle of its work: the screen reads, a report can be left."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from kiosk.cache import outbox
from kiosk.cache.errors import OutboxUnusable
from kiosk.config import Home
from protocol.envelope import CELL_BYTES
from tests.faults import checks, shim
from tests.faults.rounds import ROOT
from tests.faults.stage import Stage
from tests.simulators.web import Site

PROGRAM = """
import sys
from pathlib import Path
from tests.faults.shim import Action, Calls, Shim
from kiosk.config import Home
from kiosk.sync.daemon import Daemon
Shim().arm(sys.argv[1], Action.STOP, Calls.WRITE, int(sys.argv[2]))
with Daemon(Home(Path(sys.argv[1]))) as daemon:
    daemon.once(rounds=2)
"""


@pytest.mark.alone
@pytest.mark.parametrize("point", [20, 27, 35, 44, 52])
def test_the_screen_reads_while_sync_is_frozen(
    stage: Stage, stage_site: Site, tmp_path: Path, point: int
) -> None:
    scene = stage.scenes["news"]
    stage_site.files = scene.files
    home = Home(Path(shutil.copytree(scene.before, tmp_path / "terminal", symlinks=True)))
    sync = subprocess.Popen(
        (sys.executable, "-c", PROGRAM, str(home.root), str(point)),
        cwd=ROOT,
        env={**os.environ, "LD_PRELOAD": str(shim.build(tmp_path))},
    )
    try:
        _, how = os.waitpid(sync.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(how)
        began = time.monotonic()
        assert checks.left(home, scene.wanted) == []
        outbox.leave(home, b"r" * CELL_BYTES)
        assert time.monotonic() - began < 2
    finally:
        sync.send_signal(signal.SIGCONT)
        sync.wait()
    assert sync.returncode == 0
    assert checks.recovered(home, scene.wanted) == []


def test_a_ring_held_by_somebody_frozen_is_said_and_not_waited_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(outbox, "_PATIENCE_S", 0.1)
    home = Home(tmp_path)
    with outbox._locked(home), pytest.raises(OutboxUnusable):
        outbox.leave(home, b"r" * CELL_BYTES)
    outbox.leave(home, b"r" * CELL_BYTES)
