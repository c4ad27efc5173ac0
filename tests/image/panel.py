"""A machine in QEMU as the screen that a twin has, with a finger on its touch panel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from PySide6.QtGui import QImage

from tests.frozen.twin import HEIGHT, WIDTH, pixels

if TYPE_CHECKING:
    from machine import Machine

    from tests.frozen.twin import Pixels

SAME = 0.004  # share of the pixels: the pointer that cage draws, a minute that passed


class Panel:
    """The machine as a screen, with a finger."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine

    def touch(self, *words: str) -> None:
        """Do by the virtual tablet what xdotool's words say."""
        for word in re.findall(r"mousemove \d+ \d+|mouse(?:down|up) 1", " ".join(words)):
            if word.startswith("mousemove"):
                x, y = map(int, word.split()[1:])
                self.machine.point(x / WIDTH, y / HEIGHT)
            else:
                self.machine.press(down="down" in word)

    def pixels(self) -> Pixels:
        """Take a picture by the monitor."""
        return pixels(QImage(str(self.machine.picture("now"))))

    def check(self) -> None:
        """Fail if the machine is off."""
        assert self.machine.process.poll() is None

    def close(self) -> None:
        """Pull the plug."""
        self.machine.pull()
