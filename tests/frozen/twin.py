"""The program on another screen, and its twin from source offscreen: what is done to the one is
done to the other, and then both must show the same.

Over there is no robot inside. So the twin tells where things are, real taps of an X server, or of a
machine's touch panel (tests/image), go to the same places, and the pictures are compared.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from typing import TYPE_CHECKING, Any, Protocol

import numpy as np
import zxingcpp
from PySide6.QtCore import QPoint
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest

from tests.robots.terminal import OUT, Visitor

if TYPE_CHECKING:
    from pathlib import Path

    import numpy.typing as npt
    import pytest
    from PySide6.QtQuick import QQuickItem

    from kiosk.config import Home

    Pixels = npt.NDArray[np.uint8]

WIDTH, HEIGHT = 1920, 1080
_PATIENCE_S = float(os.environ.get("MINGJING_PATIENCE", "30"))
_LOOK_S = 0.1
_SAME = 0.002  # share of pixels that may differ: a blinking cursor, a minute that passed
_TO_THE_EYE = 24  # of 255
_DOWN, _UP = "mousedown 1", "mouseup 1"


class Screen(Protocol):
    """What shows the program, and a finger before it."""

    def touch(self, *words: str) -> None:
        """Do something with the pointer, in xdotool's words."""

    def pixels(self) -> Pixels:
        """Return the picture: height x width x 3, blue first."""

    def check(self) -> None:
        """Fail if nothing runs there any more."""

    def close(self) -> None:
        """Switch it off."""


def pixels(image: QImage) -> Pixels:
    """Return a picture as a screen does."""
    plain = image.convertToFormat(QImage.Format.Format_RGB32)
    rows = np.frombuffer(plain.constBits(), np.uint8).reshape(HEIGHT, plain.bytesPerLine() // 4, 4)
    return rows[:, :WIDTH, :3].copy()  # the image's memory goes with the image


def unlike(one: Pixels, other: Pixels) -> float:
    """Return the share of the pixels in which two pictures differ to the eye."""
    far = np.abs(one.astype(np.int16) - other) > _TO_THE_EYE
    return float(far.any(axis=2).mean())


def codes(screen: Screen) -> list[str]:
    """Return what a telephone reads of the QR codes on a screen."""
    grey = screen.pixels().mean(axis=2).astype(np.uint8)
    qr = zxingcpp.BarcodeFormat.QRCode  # in a code's pattern others are seen now and then
    return [found.text for found in zxingcpp.read_barcodes(grey, formats=qr)]


class Frozen:
    """The frozen program before an X server whose picture lies in a file."""

    def __init__(self, bundle: Path, home: Home, folder: Path) -> None:
        here, there = os.pipe()
        self._server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(there), "-screen", "0", f"{WIDTH}x{HEIGHT}x24",
             "-fbdir", str(folder), "-nocursor", "-nolisten", "tcp"],
            pass_fds=(there,), stderr=subprocess.DEVNULL,
        )  # fmt: skip
        os.close(there)
        with os.fdopen(here) as told:
            self.name = f":{told.readline().strip()}"
        self._picture = folder / "Xvfb_screen0"
        mine = folder / "frozen"
        shutil.copytree(home.root, mine)
        self.program = subprocess.Popen(
            [bundle / "mingjing", "ui", "--once", "--window", f"{WIDTH}x{HEIGHT}"],
            env=os.environ | {
                "DISPLAY": self.name, "QT_QPA_PLATFORM": "xcb", "MINGJING_HOME": str(mine),
                "XDG_CONFIG_HOME": str(folder / "learnt"),
            },
        )  # fmt: skip

    def touch(self, *words: str) -> None:
        """Do it with xdotool."""
        command = ["xdotool", *" ".join(words).split()]
        subprocess.run(command, env=os.environ | {"DISPLAY": self.name}, check=True)

    def pixels(self) -> Pixels:
        """Read it from the X server's file."""
        data = self._picture.read_bytes()
        head = np.frombuffer(data[:100], ">u4")
        start, wide = int(head[0] + 12 * head[19]), int(head[12])
        rows = np.frombuffer(data, np.uint8, wide * HEIGHT, start).reshape(HEIGHT, wide // 4, 4)
        return rows[:, :WIDTH, :3]

    def check(self) -> None:
        """Fail if the program ended."""
        assert self.program.poll() is None, "the frozen program ended"

    def close(self) -> None:
        """End both."""
        self.program.terminate()
        self.program.wait()
        self._server.terminate()
        self._server.wait()


class Twin(Visitor):
    """The visitor before both."""

    def __init__(
        self, screen: Screen, home: Home, monkeypatch: pytest.MonkeyPatch, most: float = _SAME
    ) -> None:
        self.screen, self._most = screen, most
        super().__init__(home, size=(WIDTH, HEIGHT))
        self._mirror(monkeypatch)
        self.compare()

    def tap(self, name: str, number: int = 0) -> None:
        super().tap(name, number)
        self.compare()

    def bring(self, item: QQuickItem) -> None:
        """Scroll nothing: the other one has no robot inside that could."""
        assert self.window.geometry().contains(self.middle(item)), "not to be seen"

    def compare(self, most: float = 0.0) -> None:
        """Wait until both show the same, but for a share of the pixels."""
        most = max(most, self._most)
        end, differs = time.monotonic() + _PATIENCE_S, 1.0
        while differs > most:
            if time.monotonic() > end:
                self.picture("twin-source")
                self.keep("twin-frozen")
                raise AssertionError(f"{100 * differs:.2f} % of the picture differs")
            QTest.qWait(int(_LOOK_S * 1000))
            self.screen.check()
            differs = unlike(self.screen.pixels(), pixels(self.picture()))

    def keep(self, name: str) -> None:
        """Keep the other screen's picture in tests/.out."""
        blue = np.ascontiguousarray(self.screen.pixels())
        image = QImage(blue.data, WIDTH, HEIGHT, 3 * WIDTH, QImage.Format.Format_BGR888)
        OUT.mkdir(exist_ok=True)
        assert image.save(str(OUT / f"{name}.png"))

    def close(self) -> None:
        self.screen.close()
        super().close()

    def _mirror(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """Let whatever the robot's finger does happen on the other screen, too."""
        for name, before, after in (
            ("mouseClick", "", f"{_DOWN} {_UP}"),
            ("mousePress", "", _DOWN),
            ("mouseMove", "", ""),
            ("mouseRelease", "", _UP),
        ):
            monkeypatch.setattr(QTest, name, self._both(getattr(QTest, name), before + after))

    def _both(self, here: Any, there: str) -> Any:
        def done(*how: Any) -> None:
            place = next(one for one in how if isinstance(one, QPoint))
            self.screen.touch(f"mousemove {place.x()} {place.y()} {there}")
            here(*how)

        return done
