"""A machine in QEMU as the screen that a twin has, with a finger on its touch panel."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import numpy as np
from PySide6.QtGui import QImage

from tests.frozen.twin import HEIGHT, WIDTH

if TYPE_CHECKING:
    import numpy.typing as npt
    from machine import Machine

SAME = 0.004  # share of the pixels: the pointer that cage draws, a minute that passed


class Panel:
    """The machine as a screen, with a finger."""

    def __init__(self, machine: Machine) -> None:
        self.machine = machine
        self._nudged = False

    def touch(self, *words: str) -> None:
        """Do by the virtual tablet what xdotool's words say."""
        for word in re.findall(r"mousemove \d+ \d+|mouse(?:down|up) 1", " ".join(words)):
            if word.startswith("mousemove"):
                x, y = map(int, word.split()[1:])
                self.machine.point(x / WIDTH, y / HEIGHT)
            else:
                self.machine.press(down="down" in word)

    def pixels(self) -> npt.NDArray[np.uint8]:
        """Take a picture by the monitor; the finger moves first, in a corner.

        Without it what changed by itself is not drawn here until the next touch: the compositor
        sends the program no frames meanwhile. Why, and whether a real panel's does, nobody knows.
        """
        self._nudged = not self._nudged
        self.machine.point(1.0, 0.99 if self._nudged else 1.0)
        image = QImage(str(self.machine.picture("now"))).convertToFormat(QImage.Format.Format_RGB32)
        rows = np.frombuffer(image.constBits(), np.uint8)
        # A copy: the image's memory goes with the image.
        return rows.reshape(HEIGHT, image.bytesPerLine() // 4, 4)[:, :WIDTH, :3].copy()

    def check(self) -> None:
        """Fail if the machine is off."""
        assert self.machine.process.poll() is None

    def close(self) -> None:
        """Pull the plug."""
        self.machine.pull()
