"""How soon a tap is answered, on every screen, across and upright, in both sizes of type.

Every kind of control that stands on a screen is pressed: the answer is the first frame after it,
which shows it pressed. What is tapped on the way from screen to screen counts too: there it is the
first frame after finger and all that the tap sets going. As for scrolling, processor time is
counted; the clock's time stands beside it.
"""

from __future__ import annotations

import statistics
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from assets.demo import cases
from tests.bench.frame import Frame, frame
from tests.bench.row import Row, under
from tests.robots.monkey import tappable
from tests.robots.rounds import walk
from tests.robots.terminal import Visitor
from tests.simulators.demo import running

if TYPE_CHECKING:
    from pathlib import Path

WORST_MS = 100.0
_SHOWN = 5  # the slowest, in the output
_AWAY = QPoint(-50, -50)
_LEFT, _NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


@dataclass(frozen=True, slots=True)
class _Tap:
    what: str
    frame: Frame


class _Hurried(Visitor):
    """A visitor who minds how soon each tap is answered."""

    taps: list[_Tap]

    def tap(self, name: str, number: int = 0) -> None:
        """Tap as anybody does, and note the answer."""
        self.until(lambda: len(self.all(name)) > number, f"nothing named {name!r} is to be seen")
        item = self.all(name)[number]
        self.until(item.isEnabled, f"{name} cannot be tapped")
        self.bring(item)
        place = self.middle(item)
        answered = frame(self, lambda: QTest.mouseClick(self.window, _LEFT, _NONE, place))
        self.taps.append(_Tap(f"{name} tapped", answered))
        self.settle()

    def press_all(self, where: str) -> None:
        """Press one of each kind of control, and let go beside it."""
        for name in sorted({item.objectName() for item in tappable(self)}):
            there = [item for item in tappable(self) if item.objectName() == name]
            if not there:  # scrolled away by the finger that let go of another
                continue
            place = self.middle(there[0])
            pressed = frame(self, lambda at=place: self._press(at))
            self.taps.append(_Tap(f"{where}: {name} pressed", pressed))
            QTest.mouseMove(self.window, _AWAY)
            QTest.mouseRelease(self.window, _LEFT, _NONE, _AWAY)
        self.settle()

    def _press(self, place: QPoint) -> None:
        QTest.mousePress(self.window, _LEFT, _NONE, place)
        self.window.update()  # what looks pressed already is drawn once more


def answered(folder: Path) -> Row:
    """The slowest answer of all, with the usual one in the output."""
    who = cases.OLD_WOMAN
    with running(folder / "prepared", folder / "demo") as demo:
        visitor = _Hurried(demo.home, card=who.id_number, name=who.name)
        visitor.taps = []
        for screen, look in walk(visitor):
            visitor.press_all(f"{screen}, {look}")
        visitor.close()
    taps = sorted(visitor.taps, key=lambda tap: -tap.frame.cpu_ms)
    own = [tap.frame.cpu_ms for tap in taps]
    wall = [tap.frame.ms for tap in taps]
    print(
        f"{len(taps):,} taps: median {statistics.median(own):.1f} ms; by the clock on the wall, "
        f"other programs' turns included: median {statistics.median(wall):.1f} ms, "
        f"worst {max(wall):.1f} ms"
    )
    for tap in taps[:_SHOWN]:
        print(f"  {tap.frame.cpu_ms:6.1f} ms, {tap.frame.ms:6.1f} by the clock: {tap.what}")
    return under("tap", own[0], "ms", WORST_MS)
