"""Notices a technician's stick, by what sync says of it in status.json. Owned by `visit`.

What was plugged in before this visit opens nothing: the first answer only tells what that was.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from kiosk.status import TechnicianStick
    from kiosk.ui.bridge import Bridge
    from kiosk.ui.desk import Desk


class Sticks(QObject):
    """`judged` is emitted once for each technician's stick, with a kiosk.status.TechnicianStick."""

    judged = Signal(object)

    def __init__(self, bridge: Bridge, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bridge = bridge
        self.known = False  # what was plugged in before is known
        self._last: TechnicianStick | None = None

    def look(self) -> None:
        """Ask again; called every second."""
        self._bridge.ask(last, self._looked, lambda _: None)

    def _looked(self, found: TechnicianStick | None) -> None:
        new = self.known and found is not None and found != self._last
        self.known, self._last = True, found
        if new:
            self.judged.emit(found)


def last(desk: Desk) -> TechnicianStick | None:
    """Return the stick that was judged last; on the worker."""
    from kiosk import status  # noqa: PLC0415 - after the first frame

    return status.read(desk.home).technician
