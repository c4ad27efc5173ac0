"""Notices when a card is laid on the reader. Made by `window`, listened to by visit and screens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

if TYPE_CHECKING:
    from kiosk.devices.card import CardReader, SimulatedReader


class CardWatch(QObject):
    """Emits `placed` once for each laying down of a card."""

    placed = Signal(object)  # a Card; one without a number could not be read
    changed = Signal()  # a reader came or went

    def __init__(self, reader: CardReader | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        if reader is not None:
            reader.listen(self.placed.emit, self._unreadable, self.changed.emit)

    @property
    def present(self) -> bool:
        """Whether this terminal has a reader that works."""
        return self._reader is not None and self._reader.reader.name == "ready"

    @property
    def simulated(self) -> bool:
        """Whether a tap may stand for laying down the card."""
        return self._simulator() is not None

    def tap(self) -> None:
        """Lay the simulated card down anew."""
        simulator = self._simulator()
        if simulator is not None:
            simulator.place()

    def _simulator(self) -> SimulatedReader | None:
        if self._reader is None:
            return None
        from kiosk.devices.card import SimulatedReader  # noqa: PLC0415 - where there is a reader

        return self._reader if isinstance(self._reader, SimulatedReader) else None

    def _unreadable(self) -> None:
        from kiosk.devices.card import Card  # noqa: PLC0415 - likewise

        self.placed.emit(Card("", ""))
