"""When a visit ends by itself: 60 s after the last tap, 180 s where people write.

Owned by `visit`. Nothing counts visibly before the last 20 seconds: a running clock hurries old
people. Before the first tap nothing runs, because there is nothing to clear.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

READING_S: Final = 60
WRITING_S: Final = 180
WARNING_S: Final = 20


class Idle(QObject):
    """Counts seconds down from the last tap; `ranOut` when they are over."""

    changed = Signal()
    ranOut = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._whole = READING_S
        self._left = 0
        self._timer = QTimer(self, interval=1000)
        self._timer.timeout.connect(self.second_passed)

    def allow(self, seconds: int) -> None:
        """Change how long a visitor may rest on this screen; counting starts anew if it ran."""
        self._whole = seconds
        if self._timer.isActive():
            self.touched()

    def touched(self) -> None:
        """A tap: the same time again."""
        self._left = self._whole
        self._timer.start()
        self.changed.emit()

    def stop(self) -> None:
        """The visit is over, or has not begun."""
        self._timer.stop()
        self._left = 0
        self.changed.emit()

    def second_passed(self) -> None:
        """One second less; called by the timer, and by tests that do not want to wait."""
        self._left -= 1
        if self._left <= WARNING_S:
            self.changed.emit()
        if self._left <= 0:
            self._timer.stop()
            self.ranOut.emit()

    @property
    def shown(self) -> int:
        """Seconds left, once they are few enough to be shown; else 0."""
        return self._left if 0 < self._left <= WARNING_S else 0
