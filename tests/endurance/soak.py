"""scripts/soak [--minutes N] [--samples FILE] [--page FILE]: does memory grow with use?

Two terminals of the demo: at one a visit follows the other, at the other the visitor never goes.
After each thing done the resident memory of supervisor, visits and handwriting is noted.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import sys
import tempfile
import time
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from kiosk.cache import outbox
from kiosk.config import Home
from tests.endurance import figures
from tests.robots.supervised import Remote, Supervised
from tests.simulators.demo import running

if TYPE_CHECKING:
    from types import FrameType

_HANDWRITING = b"kiosk.devices.handwriting.process"
_TOLD_EVERY_S = 60.0


class Soak:
    """One run.

    Args:
        folder: for the two terminals.
        mirror: the folder of a terminal that has data.
        samples: where each is written as a line of JSON, at once.
    """

    def __init__(self, folder: Path, mirror: Path, samples: Path) -> None:
        self._file = samples.open("w")
        self._began = time.monotonic()
        self._homes = [Home(folder / name / "terminal") for name in ("come", "stay")]
        for home in self._homes:
            shutil.copytree(mirror, home.root)
            outbox.make(home)
        self._coming, self._staying = (Supervised(h, h.root.parent) for h in self._homes)
        self._guest = self._coming.visit()
        self._resident = self._staying.visit()
        self._resident.do("stay")
        self._number = 0
        self.troubles: list[str] = []

    def round(self) -> None:
        """Do one thing at each terminal, and note what it costs."""
        self._number += 1
        self._coming_and_going()
        self._never_going()
        for home in self._homes:
            while (due := outbox.next_cell(home)) is not None:  # as sync delivers them
                outbox.delivered(home, due)

    def close(self) -> None:
        """End the terminals."""
        self._file.close()
        self._coming.close()
        self._staying.close()

    def _coming_and_going(self) -> None:
        guest = self._guest
        what = self._live(guest, self._number)
        self._note("supervisor", self._coming.process.pid)
        with suppress(FileNotFoundError):  # its time ran out while it waited for something
            self._note("visit", guest.pid, what)
            self._note_handwriting(guest.pid)
        with suppress(AssertionError, BrokenPipeError):
            guest.do("run_out")
        self._guest = self._coming.visit()

    def _never_going(self) -> None:
        what = self._live(self._resident, -self._number)
        self._resident.do("go_home")
        self._note("long_visit", self._resident.pid, what)
        self._note_handwriting(self._resident.pid)

    def _live(self, visit: Remote, seed: int) -> str:
        try:
            return str(visit.do("live", seed))
        except AssertionError as error:
            self.troubles.append(f"{seed}: {error}")
            print(f"round {self._number}: {error}", flush=True)
            return "trouble"

    def _note_handwriting(self, visit: int) -> None:
        listed = Path(f"/proc/{visit}/task/{visit}/children").read_text()
        for child in map(int, listed.split()):
            with suppress(OSError):
                if _HANDWRITING in Path(f"/proc/{child}/cmdline").read_bytes():
                    self._note("handwriting", child)

    def _note(self, of: str, pid: int, what: str = "") -> None:
        status = Path(f"/proc/{pid}/status").read_text()
        found = dict(row.split(":", 1) for row in status.splitlines())
        if "VmRSS" not in found:  # it has ended, and its supervisor has not buried it yet
            return
        held, most = (int(found[name].split()[0]) / 1024 for name in ("VmRSS", "VmHWM"))
        sample = figures.Sample(time.monotonic() - self._began, of, held, most, what)
        self._file.write(json.dumps(sample) + "\n")
        self._file.flush()


def main() -> int:
    """Return 1 when memory grows or something could not be done."""
    words = argparse.ArgumentParser(prog="scripts/soak")
    words.add_argument("--minutes", type=float, default=120)
    words.add_argument("--samples", type=Path, default=Path(tempfile.gettempdir()) / "soak.jsonl")
    words.add_argument("--page", type=Path, help="write the figures there: docs/endurance.md")
    words.add_argument("--again", action="store_true", help="only read the samples once more")
    asked = words.parse_args()
    troubles = [] if asked.again else _run(asked.minutes * 60, asked.samples)
    found = figures.read(asked.samples)
    print(figures.table(found))
    if asked.page:
        figures.put(asked.page, figures.SOAK, figures.soaked(found))
    return int(bool(troubles) or any(row.grows for row in figures.rows(found)))


def _run(seconds: float, samples: Path) -> list[str]:
    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise KeyboardInterrupt

    signal.signal(signal.SIGTERM, stop)
    standing = os.environ.get("MINGJING_DEMO")
    with tempfile.TemporaryDirectory(prefix="soak-") as folder:
        root = Path(folder)
        with running(Path(standing) if standing else root / "prepared", root / "demo") as demo:
            soak = Soak(root, demo.home.root, samples)
        began = told = time.monotonic()
        try:
            while time.monotonic() - began < seconds:
                soak.round()
                if time.monotonic() - told > _TOLD_EVERY_S:
                    told = time.monotonic()
                    print(figures.table(figures.read(samples)), flush=True)
        except KeyboardInterrupt:
            print("stopped early", flush=True)
        finally:
            soak.close()
    return soak.troubles


if __name__ == "__main__":
    sys.exit(main())
