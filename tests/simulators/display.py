"""An X server, black where no window is, and somebody before it who never blinks."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

_STARE = """
import select
from PySide6.QtGui import QGuiApplication
application = QGuiApplication([])
screen = application.primaryScreen()
looked = black = 0
while not looked or not select.select([0], [], [], 0)[0]:
    spot = screen.grabWindow(0, 900, 1000, 16, 16).toImage().pixelColor(8, 8)
    looked, black = looked + 1, black + (spot.lightness() < 40)
    if looked == 1:
        print("staring", flush=True)
print(looked, black)
"""


@contextmanager
def display() -> Iterator[str]:
    """Run an X server of 1920x1080; yield the environment's DISPLAY."""
    here, there = os.pipe()
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", str(there), "-screen", "0", "1920x1080x24", "-nolisten", "tcp"],
        pass_fds=(there,),
        stderr=subprocess.DEVNULL,
    )
    os.close(there)
    try:
        with os.fdopen(here) as told:
            yield f":{told.readline().strip()}"
    finally:
        server.terminate()
        server.wait()


class Stare:
    """Looks at one spot of the screen all the time, from a process of its own."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-c", _STARE],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self._process.stdout is not None
        assert self._process.stdout.readline() == "staring\n"

    def seen(self) -> tuple[int, int]:
        """Stop; return how often it looked, and how often no window was there."""
        looked, black = self._process.communicate("enough")[0].split()
        return int(looked), int(black)
