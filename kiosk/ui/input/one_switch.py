"""Working the screen with one key: a short press steps on, a long one presses what is framed.

For people who can move one finger, a knee or a breath: such switches speak as a keyboard's space
bar. Where something is to be written, a long press begins `rows`: the steps go over the rows of
keys, and from a long press on over the keys of that row. On where settings.json says
`one_switch`; made by `window`.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.input.finger import Finger
from kiosk.ui.input.rows import Row, around, is_field, rows

HOLD_MS: Final = 1000


class OneSwitch(QObject):
    """Turns space, held long or not, into steps and taps."""

    def __init__(self, window: QQuickWindow, frame: QQuickItem) -> None:
        super().__init__(window)
        self._window = window
        self._finger = Finger(window)
        self._frame = frame  # `switch_frame`, put around what a long press takes
        self._held = QTimer(self, interval=HOLD_MS, singleShot=True)
        self._held.timeout.connect(self._press)
        self._row: int | None = None  # None: the focus is what is framed
        self._key: int | None = None  # of the row; None: the row is framed
        self._first: QQuickItem | None = None  # of the row that is framed
        window.activeFocusItemChanged.connect(self._look)
        window.afterAnimating.connect(self._follow)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the switch's own space bar, let everything else pass: Qt's question."""
        if (
            not isinstance(event, QKeyEvent)
            or event.key() != Qt.Key.Key_Space
            or not event.spontaneous()  # the space key of the keyboard on the screen
        ):
            return False
        if not event.isAutoRepeat():
            if event.type() == QEvent.Type.KeyPress:
                self._held.start()
            elif event.type() == QEvent.Type.KeyRelease and self._held.isActive():
                self._held.stop()
                self._step()
        return True

    def _step(self) -> None:
        """Go on to what is next; past a row's last key to the row again."""
        if self._row is None:
            self._send(Qt.Key.Key_Tab)
        else:
            row = self._framed()
            if self._key is None:
                self._row += 1
                self._first = None
            else:
                self._key += 1
                if self._key >= len(row):
                    self._key = None
            self._follow()

    @Slot()
    def _press(self) -> None:
        """Press what is framed, or go into it."""
        if self._row is None:
            if is_field(self._window.activeFocusItem()):
                self._begin()
                self._follow()
            else:
                self._send(Qt.Key.Key_Return)
            return
        row = self._framed()
        if self._key is None and len(row) > 1:
            self._key = 0
        elif row:
            self._finger.touch(row[min(self._key or 0, len(row) - 1)])
            if self._row is not None:
                self._begin()
        self._follow()

    @Slot()
    def _look(self) -> None:
        """Nothing is written any more: the focus leads again."""
        if not is_field(self._window.activeFocusItem()):
            self._row = self._key = self._first = None
            self._follow()

    @Slot()
    def _follow(self) -> None:
        """Put the frame where it belongs: keys come and go below it."""
        row = self._framed() if self._row is not None else []
        self._frame.setVisible(bool(row))
        if row:
            key = self._key
            place = around(row if key is None else [row[min(key, len(row) - 1)]])
            self._frame.setPosition(place.topLeft())
            self._frame.setSize(place.size())

    def _begin(self) -> None:
        self._row, self._key, self._first = 0, None, None

    def _framed(self) -> Row:
        """Return the row that is framed or gone into: the same one where others come above it."""
        there = rows(self._window)
        if not there:
            return []
        same = [number for number, row in enumerate(there) if self._first in row]
        self._row = same[0] if same else (self._row or 0) % len(there)
        self._first = there[self._row][0]
        return there[self._row]

    def _send(self, key: Qt.Key) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(self._window, event)
