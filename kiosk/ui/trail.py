"""The trail of open screens, the visible one last. Owned by `visit`; QML shows it.

What a screen is for the trail stands here, so that neither visit nor trail knows the screens'
base: that one knows them.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Protocol

from kiosk.ui.list_model import ListModel

if TYPE_CHECKING:
    from PySide6.QtCore import QObject


class Screen(Protocol):
    """An open screen (`screen.ScreenModel` and its subclasses)."""

    writing: bool  # one writes here: more time, and nothing is read aloud by itself
    title: str
    busy: bool

    def guidance(self) -> str | None:
        """Return all that may be read aloud here; None: what stands there."""
        ...

    def close(self) -> None:
        """The visitor left it."""
        ...

    def deleteLater(self) -> None:
        """Qt's own."""
        ...


@dataclass(frozen=True, slots=True)
class Step:
    """One open screen: the QML file's name and its view model."""

    page: str
    screen: Screen


class Trail(ListModel[Step]):
    """Grows by `go`, shrinks by `cut_to`."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(Step, parent)

    @property
    def top(self) -> Screen | None:
        """The screen that the visitor sees."""
        step = self.last
        return step.screen if step is not None else None

    def go(self, to: str, visit: QObject, *, replace: bool, what: dict[str, Any]) -> Screen:
        """Make the screen `to` and put it on top; with `replace` in the place of the one there."""
        module = importlib.import_module(f"kiosk.ui.screens.{to}")
        camel = "".join(part.capitalize() for part in to.split("_"))
        screen: Screen = getattr(module, f"{camel}Screen")(visit, **what)
        if replace:
            self.cut_to(self.rowCount() - 1)
        self.append([Step(camel, screen)])
        return screen

    def cut_to(self, length: int) -> None:
        """Leave all screens but the first `length`."""
        gone = self.rows[length:]
        self.cut(length)
        for step in gone:
            step.screen.close()
            step.screen.deleteLater()
