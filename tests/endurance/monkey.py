"""scripts/monkey [--taps N] [--seed N] [--page FILE]: a monkey before the demo's terminal.

Writes its figures into their part of the page. Ends with 1 at the first screen without a way home,
plain page or warning of Qt, and says what was tapped before; a crash ends it by itself, with where
each thread stood.
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
from tests.endurance import figures
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
    words.add_argument("--page", type=Path, help="write the figures there: docs/endurance.md")
    asked = words.parse_args()
    print(f"seed {asked.seed}", flush=True)
    standing = os.environ.get("MINGJING_DEMO")
    with tempfile.TemporaryDirectory(prefix="mingjing-monkey-") as folder:
        root = Path(folder)
        with running(Path(standing) if standing else root / "prepared", root / "demo") as demo:
            monkey = Monkey(demo.home, asked.seed, _CARDS)
            said: list[str] = []
            wrong = _play(monkey, asked.taps, said)
    told = (
        f"Seed {asked.seed}: {monkey.taps:,} taps, drags, keys, cards and rests in "
        f"{monkey.visits:,} visits, on {len(monkey.seen)} kinds of screen "
        f"({', '.join(sorted(monkey.seen))}). Warnings of Qt: {len(said)}. "
        f"{wrong or 'No crash, no plain page, and a way home from every screen.'}\n"
    )
    print(told)
    if asked.page:
        figures.put(asked.page, figures.MONKEY, told)
    return int(bool(wrong))


def _play(monkey: Monkey, taps: int, said: list[str]) -> str:
    """Play; return what was wrong, or nothing."""

    def heard(kind: QtMsgType, _context: object, words: str | None) -> None:
        if kind in _BAD and _EXPECTED not in str(words):
            said.append(f"Qt says: {words}")

    qInstallMessageHandler(heard)
    began = time.monotonic()
    try:
        while monkey.taps < taps:
            monkey.play(min(_PART, taps - monkey.taps), said)
            print(
                f"{monkey.taps} taps, {monkey.visits} visits, {len(monkey.seen)} screens, "
                f"{_resident():.0f} MB, {time.monotonic() - began:.0f} s",
                flush=True,
            )
    except Lost as lost:
        return str(lost)
    finally:
        monkey.leave()
    return ""


def _resident() -> float:
    status = Path("/proc/self/status").read_text()
    (line,) = (line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024


if __name__ == "__main__":
    sys.exit(main())
