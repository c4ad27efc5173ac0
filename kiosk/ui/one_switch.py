"""Working the screen with one key: a short press steps on, a long one presses what is framed.

For people who can move one finger, a knee or a breath: such switches speak as a keyboard's space
bar. On where settings.json says `one_switch`; made by `window`.
"""

from typing import Final

from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent

HOLD_MS: Final = 1000


class OneSwitch(QObject):
    """Turns space, held long or not, into Enter or Tab."""

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._window = parent
        self._held = QTimer(self, interval=HOLD_MS, singleShot=True)
        self._held.timeout.connect(self._press)
        parent.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take the space bar, let everything else pass: Qt's question."""
        if not isinstance(event, QKeyEvent) or event.key() != Qt.Key.Key_Space:
            return False
        if not event.isAutoRepeat():
            if event.type() == QEvent.Type.KeyPress:
                self._held.start()
            elif event.type() == QEvent.Type.KeyRelease and self._held.isActive():
                self._held.stop()
                self._send(Qt.Key.Key_Tab)
        return True

    def _press(self) -> None:
        self._send(Qt.Key.Key_Return)

    def _send(self, key: Qt.Key) -> None:
        for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
            event = QKeyEvent(kind, key, Qt.KeyboardModifier.NoModifier)
            QCoreApplication.sendEvent(self._window, event)
