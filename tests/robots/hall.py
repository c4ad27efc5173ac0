"""The village hall's screen when nobody is there, its help, and the technician's page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from kiosk.ui.screens.attract import AttractScreen
from kiosk.ui.screens.home import HomeScreen

if TYPE_CHECKING:
    from tests.robots.terminal import Visitor


class Hall:
    """What one sees and does there without looking anything up."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def minute_passes(self) -> None:
        """On home: nobody has touched the screen for a minute."""
        top = self.visitor.terminal.visit.trail.rows[0].screen
        assert isinstance(top, HomeScreen)
        top.rest()
        self.visitor.settle()

    @property
    def resting(self) -> bool:
        """Whether the loop is shown."""
        return isinstance(self.visitor.terminal.visit.top, AttractScreen)

    def loop(self) -> list[str]:
        """In the loop: every text of every page, once round."""
        top = self.visitor.terminal.visit.top
        assert isinstance(top, AttractScreen)
        said: list[str] = []
        for _ in range(len(top._pages)):
            said += self.visitor.texts()
            top.turn()
            self.visitor.settle()
        return said

    def tap_logo(self, times: int) -> None:
        """On home, one tap quickly after the other."""
        visitor = self.visitor
        (logo,) = visitor.all("tap_logo")
        for _ in range(times):
            QTest.mouseClick(
                visitor.window,
                Qt.MouseButton.LeftButton,
                Qt.KeyboardModifier.NoModifier,
                visitor.middle(logo),
            )
        visitor.settle()

    def enter_pin(self, pin: str) -> None:
        """On the technician's page: type it and go in."""
        self.visitor.type(pin)
        self.visitor.tap("enter_pin")

    def touch_points(self) -> None:
        """In the touch test: touch all that are left."""
        while self.visitor.all("touch_point"):
            self.visitor.tap("touch_point")

    def states(self) -> list[str]:
        """On the technician's page: the sentences about the machine."""
        return [str(item.property("text")) for item in self.visitor.all("machine_state")]
