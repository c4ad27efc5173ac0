"""Starts visit after visit, each a process of its own with a fresh place for what Qt would learn.

Called by `app` without --once. It imports no Qt: it stands by for weeks.
"""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from types import FrameType
from typing import Final

_CLOSED: Final = 64
_TOO_SOON_S: Final = 3.0  # a visit shorter than this that failed is a fault, not a visit
_REST_MOST_S: Final = 30.0


def run(argv: Sequence[str]) -> int:
    """Keep a visit on the screen until the window is closed or we are told to stop."""
    visit: subprocess.Popen[bytes] | None = None

    def stop(_number: int, _frame: FrameType | None) -> None:
        if visit is not None:
            visit.terminate()
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    rest = 0.0
    with tempfile.TemporaryDirectory(prefix="visits-") as visits:
        while True:
            with tempfile.TemporaryDirectory(prefix="visit-") as learnt:
                # `visits` outlives a visit and holds no more than how many numbers were wrong.
                environment = os.environ | {"XDG_CONFIG_HOME": learnt, "MINGJING_VISITS": visits}
                began = time.monotonic()
                visit = subprocess.Popen(command(argv), env=environment)
                status = visit.wait()
            if status == _CLOSED:
                return 0
            failed = status != 0 and time.monotonic() - began < _TOO_SOON_S
            rest = min(max(1.0, rest * 2), _REST_MOST_S) if failed else 0.0
            time.sleep(rest)


def command(argv: Sequence[str]) -> list[str]:
    """Return the command of one visit, from source or frozen."""
    if getattr(sys, "frozen", False):
        return [sys.executable, "ui", "--once", *argv]
    return [sys.executable, "-m", "kiosk.ui.app", "--once", *argv]
