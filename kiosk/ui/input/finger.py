"""A finger on the window: taps what has a name, writes on the sheet.

It goes where a visitor's touch goes, as mouse events of the window, so that what it opens is what
a visitor would see. Used by the tour, and by what works keys for those who cannot touch.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

_STEPS: Final = 12  # of the finger between two corners of a stroke
_LEFT: Final = Qt.MouseButton.LeftButton
_NONE: Final = Qt.KeyboardModifier.NoModifier

Corners = Sequence[tuple[float, float]]


class Finger:
    """Touches one window."""

    def __init__(self, window: QQuickWindow, work: Callable[[], None] = lambda: None) -> None:
        self._window = window
        self._work = work  # lets the window draw

    def sees(self, name: str) -> list[QQuickItem]:
        """Return the visible items of this name, in the order of the page."""
        return [item for item in seen_in(self._window.contentItem()) if item.objectName() == name]

    def tap(self, name: str) -> bool:
        """Tap the first visible item of this name; return whether there was one."""
        found = self.sees(name)
        if found:
            self.touch(found[0])
        return bool(found)

    def touch(self, item: QQuickItem) -> None:
        """Tap an item."""
        self._touch([item.mapToScene(item.boundingRect().center())])

    def draw(self, name: str, strokes: Sequence[Corners]) -> None:
        """Write on an item; strokes in units of three quarters of its height, y down."""
        for sheet in self.sees(name)[:1]:
            side = sheet.height() * 0.75
            edge = sheet.height() * 0.12
            for stroke in strokes:
                self._touch(
                    [
                        sheet.mapToScene(QPointF(edge + x * side, edge + y * side))
                        for x, y in _points(stroke)
                    ]
                )

    def _touch(self, track: Sequence[QPointF]) -> None:
        self._send(QEvent.Type.MouseButtonPress, track[0], _LEFT)
        for place in track[1:]:
            self._send(QEvent.Type.MouseMove, place, _LEFT)
        self._send(QEvent.Type.MouseButtonRelease, track[-1], Qt.MouseButton.NoButton)
        self._work()

    def _send(self, kind: QEvent.Type, place: QPointF, held: Qt.MouseButton) -> None:
        button = Qt.MouseButton.NoButton if kind == QEvent.Type.MouseMove else _LEFT
        away = self._window.mapToGlobal(place)
        event = QMouseEvent(kind, place, place, away, button, held, _NONE)
        QCoreApplication.sendEvent(self._window, event)


def _points(corners: Corners) -> list[tuple[float, float]]:
    found = [corners[0]]
    for (ax, ay), (bx, by) in pairwise(corners):
        found += [
            (ax + (bx - ax) * step / _STEPS, ay + (by - ay) * step / _STEPS)
            for step in range(1, _STEPS + 1)
        ]
    return found


def seen_in(item: QQuickItem) -> Iterator[QQuickItem]:
    """Go over an item and all that is to be seen in it, in the order of the page."""
    # PySide may hold a wrapper of something that lay at the same address before: look again.
    if not isinstance(item, QQuickItem) or not item.isVisible():
        return
    yield item
    for child in item.childItems():
        yield from seen_in(child)
