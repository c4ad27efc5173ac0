"""scripts/monkey [--taps N] [--seed N]: a monkey before the window of the demo's terminal.

Ends with 1 at the first screen without a way home, plain page or warning of Qt, and says what was
tapped before; a crash ends it by itself, with the last steps in the file that it names.
"""

from __future__ import annotations

import argparse
import os
import random
import sys
import tempfile
import time
from pathlib import Path

from PySide6.QtCore import QtMsgType, qInstallMessageHandler

from assets.demo import cases
from tests.robots.monkey import Lost, Monkey
from tests.simulators.demo import running

_PART = 50  # taps between two lines of progress
_CARDS = (cases.OLD_WOMAN[:2], cases.UNPAID_WORKER[:2], ("439900198001010015", "无此人"))
_EXPECTED = "creating directory for user dictionary"  # each visit's place for Pinyin is new

_BAD = (QtMsgType.QtWarningMsg, QtMsgType.QtCriticalMsg, QtMsgType.QtFatalMsg)


def main() -> int:
    """Return 0 when nothing was wrong."""
    words = argparse.ArgumentParser(prog="scripts/monkey")
    words.add_argument("--taps", type=int, default=10_000)
    words.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**9))
    asked = words.parse_args()
    print(f"seed {asked.seed}", flush=True)
    standing = os.environ.get("MINGJING_DEMO")
    with tempfile.TemporaryDirectory(prefix="mingjing-monkey-") as folder:
        root = Path(folder)
        with running(Path(standing) if standing else root / "prepared", root / "demo") as demo:
            return _play(Monkey(demo.home, asked.seed, _CARDS), asked.taps)


def _play(monkey: Monkey, taps: int) -> int:
    said: list[str] = []

    def heard(kind: QtMsgType, _context: object, words: str | None) -> None:
        if kind in _BAD and _EXPECTED not in str(words):
            said.append(f"Qt says: {words}")

    qInstallMessageHandler(heard)
    time.monotonic()
    while monkey.taps < taps:
        try:
            monkey.play(min(_PART, taps - monkey.taps), said)
        except Lost:
            return 1
    monkey.leave()
    return 0


def _resident() -> float:
    status = Path("/proc/self/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
