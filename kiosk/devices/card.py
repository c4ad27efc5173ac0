"""The ID card reader as the screen sees it, and one that needs no hardware.

The ui polls `card`; a driver answers at once with what lies on the reader now.
"""

from dataclasses import dataclass, field
from typing import Protocol

from kiosk.errors import KnownError


@dataclass(frozen=True, slots=True)
class Card:
    """What is read of a card; neither field is ever printed by accident."""

    number: str = field(repr=False)  # 18 characters
    name: str = field(repr=False)


class CardReader(Protocol):
    """A reader of ID cards."""

    def card(self) -> Card | None:
        """Return the card that lies there now, or None."""
        ...


class SimulatedReader:
    """A reader for the demo and the tests: `place` lays the card down, `lift` takes it away.

    Args:
        mine: the card that `place` lays down when it is not given another.
    """

    def __init__(self, mine: Card | None = None) -> None:
        self._mine = mine
        self._there: Card | None = None

    def place(self, card: Card | None = None) -> None:
        """Lay a card on the reader: the given one, or one's own."""
        self._there = card or self._mine

    def lift(self) -> None:
        """Take the card away."""
        self._there = None

    def card(self) -> Card | None:
        """Return the card that lies there now, or None."""
        return self._there


class CardUnreadable(KnownError):
    """What the reader gave is no ID card's number."""

    key = "card_unreadable"
