"""A visitor who works the terminal with one switch: short to step on, long to press."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtTest import QTest

from kiosk.ui.input.one_switch import OneSwitch

if TYPE_CHECKING:
    from tests.robots.terminal import Visitor

_MOST: Final = 90  # steps until one comes somewhere


class Switch:
    """The space bar and nothing else."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor
        held = visitor.window.findChild(OneSwitch)
        assert isinstance(held, OneSwitch)
        self._held = held._held

    def step(self) -> None:
        """Press shortly."""
        QTest.keyClick(self.visitor.window, Qt.Key.Key_Space)
        self.visitor.settle()

    def hold(self) -> None:
        """Press until it counts."""
        QTest.keyPress(self.visitor.window, Qt.Key.Key_Space)
        self.visitor.until(lambda: not self._held.isActive())
        QTest.keyRelease(self.visitor.window, Qt.Key.Key_Space)
        self.visitor.settle()

    def press(self, name: str, number: int = 0) -> None:
        """Step to the `number`th of a name on the page, and press it."""
        for _ in range(_MOST):
            wanted = self.visitor.all(name)
            if len(wanted) > number and self.visitor.window.activeFocusItem() == wanted[number]:
                self.hold()
                return
            self.step()
        raise AssertionError(f"{name} is not reached by steps")

    def key(self, name: str, number: int = 0) -> None:
        """While writing: step to the row of a key, go into it, step to the key and press it."""
        self.visitor.until(lambda: len(self.visitor.all(name)) > number, f"no {name} came")
        for alone in (False, True):
            self.reach(name, number, alone=alone)
            self.hold()
            if not alone and not self._frame_is_there(name):
                return  # it was alone in its row

    def reach(self, name: str, number: int = 0, *, alone: bool = False) -> None:
        """While writing: step until a key is framed, alone or with its row."""
        for _ in range(_MOST):
            if self.frames(name, number, alone=alone):
                return
            self.step()
        raise AssertionError(f"{name} is not reached by steps")

    def _frame_is_there(self, name: str) -> bool:
        return bool(self.visitor.all("switch_frame")) and bool(self.visitor.all(name))

    def frames(self, name: str, number: int = 0, *, alone: bool = False) -> bool:
        """Whether the frame is around a key, alone or with its row."""
        item = self.visitor.all(name)[number]
        (frame,) = self.visitor.all("switch_frame")
        here, there = (each.mapRectToScene(each.boundingRect()) for each in (frame, item))
        if alone:
            return here.center() == there.center() and here.size() == there.size()
        return here.adjusted(-1, -1, 1, 1).contains(QRectF(there))
