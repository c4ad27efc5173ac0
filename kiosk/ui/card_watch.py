"""Notices when a card is laid on the reader. Made by `window`, listened to by the visit.

It looks a few times a second; drivers answer at once with what lies there.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from kiosk.devices.card import Card, CardReader, SimulatedReader

_EVERY_MS: Final = 300


class CardWatch(QObject):
    """Emits `placed` once for each laying down of a card."""

    placed = Signal(object)  # a Card

    def __init__(self, reader: CardReader | None, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader = reader
        self._there: Card | None = None
        if reader is not None:
            timer = QTimer(self, interval=_EVERY_MS)
            timer.timeout.connect(self.look)
            timer.start()

    @property
    def present(self) -> bool:
        """Whether this terminal has a reader."""
        return self._reader is not None

    @property
    def simulated(self) -> bool:
        """Whether a tap may stand for laying down the card."""
        return isinstance(self._reader, SimulatedReader)

    def tap(self) -> None:
        """Lay the simulated card down anew."""
        if isinstance(self._reader, SimulatedReader):
            self._there = None
            self._reader.place()
            self.look()

    def look(self) -> None:
        """Look at the reader now."""
        card = self._reader.card() if self._reader is not None else None
        if card is not None and card != self._there:
            self.placed.emit(card)
        self._there = card
