"""The machine of life.py, beside its twin from source, and the province that both belong to.

Whenever its plug is pulled, what it had not flushed is lost by chance (writes.py).
"""

import contextlib
import os
import random
import re
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

import pytest
from machine import STARTED, Machine
from writes import apply

from assets.demo import cases
from assets.demo.stage import Stage
from kiosk.config import Home
from kiosk.ui import breakdown
from kiosk.ui.application import application
from tests.frozen.twin import HEIGHT, WIDTH, Twin, pixels
from tests.image.panel import SAME, Panel
from tests.robots.terminal import Visitor

LIMIT_S: Final = 900  # without KVM, on a machine that others may use


class NotShown(Exception):
    """What a chapter was to show was not to be seen."""


def shown(holds: object, otherwise: str) -> None:
    """Raise NotShown where it does not hold."""
    if not holds:
        raise NotShown(otherwise)


def number_of(system: Path) -> str:
    """Return the number of a system by its folder's name."""
    return system.name.removeprefix("system-")


class Life:
    """The machine that all chapters are about, its twin from source, and their province."""

    def __init__(self, out: Path, cuts: int, seed: int) -> None:
        self.out, self.began, self.cuts = out, time.monotonic(), cuts
        self.dice = random.Random(seed)  # noqa: S311 - no secret
        self.disk, self.writes = out / "machine/disk.raw", out / "machine/writes"
        self.clock = ""  # what its clock will say when it is switched on; empty: the truth
        self.root = ""  # of the system that ran last, by its hash
        self.systems = sorted(out.glob("disk/system-9.*"))
        self.offered = set[str]()  # their numbers
        self.hall = Stage(out / "hall", say=lambda _: None)
        self.pictures = out / "pictures"
        self.pictures.mkdir(exist_ok=True)
        self.home = Home(out / "twin")
        self._application = application()  # in the main thread, for the twin and for this
        self.notice = pixels(breakdown.picture(WIDTH, HEIGHT, breakdown.Told()))
        self.machine: Machine | None = None

    @property
    def on(self) -> Machine:
        """The machine, switched on."""
        if self.machine is None:
            self.disk.parent.mkdir(exist_ok=True)
            if not self.disk.exists():
                subprocess.run(["cp", "--sparse=always", self.out / "disk/mingjing.raw", self.disk],
                               check=True)  # fmt: skip
            (self.disk.parent / "disk.qcow2").unlink(missing_ok=True)
            self.writes.write_bytes(b"")
            self.machine = Machine(
                self.disk, self.disk.parent, "secure", writes=self.writes, clock=self.clock
            )
        return self.machine

    def say(self, words: str) -> None:
        """Print a line with the time."""
        print(f"{time.monotonic() - self.began:7.1f} s  {words}\n", end="", flush=True)

    def hears(self, mark: str, limit_s: float = LIMIT_S) -> None:
        """Wait for words on the serial port; fail without them."""
        shown(self.on.hears(mark, limit_s), f"did not say: {mark}")

    def keep(self, name: str) -> None:
        """Keep the machine's screen as a picture."""
        shutil.copyfile(self.on.picture("now"), self.pictures / f"{name}.png")

    def starts(self) -> None:
        """Switch it on, wait for the first frame, say how long it took."""
        began = time.monotonic()
        machine = self.on
        self.hears(STARTED)
        self.root = re.findall(r"mingjing.root=([0-9a-f]+)", machine.said())[-1]
        load = os.getloadavg()[0]
        took = time.monotonic() - began
        self.say(f"first frame {took:.0f} s after the switch, {machine.processor_s():.0f} s of"
                 f" processor (load {load:.1f}); {self.data()}")  # fmt: skip

    def data(self) -> str:
        """Return what the machine said of its data."""
        found = re.findall(r"data on the disk: (\w+)", self.on.said())
        return f"data on the disk: {found[-1] if found else '?'}"

    def pull(self) -> str:
        """Pull the plug; say what became of what was written."""
        if self.machine is None:
            return ""
        self.machine.pull()
        self.machine = None
        cut = apply(self.writes, self.disk, self.dice)
        return f"{cut.kept} writes on the disk; of {cut.unflushed} not flushed, {cut.lost} lost"

    def publish(self) -> None:
        """Let the province publish something new."""
        no = f"2019-{time.time_ns() // 10**9 % 10**6:06}"
        self.hall.province("outcome", "add", cases.COUNTY, no, "--kind", "subsidy",
                           "--found-on", "2019-01-01")  # fmt: skip
        self.hall.province("publish")

    @contextlib.contextmanager
    def twin(self, same: float = SAME) -> Iterator[Twin]:
        """Have the twin show what the machine shows, and do what is done to it.

        A machine that nobody touched for a while shows what it is for: a touch beside everything
        brings its page.
        """
        self.on.tap(0.01, 0.5)
        with pytest.MonkeyPatch.context() as patch:
            twin = Twin(Panel(self.on), self.home, patch, same)
            try:
                yield twin
            finally:
                Visitor.close(twin)
