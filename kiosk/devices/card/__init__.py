"""The ID card reader as the screen sees it, and one that needs no hardware.

`kiosk.ui.device_link` is the reader of a real terminal: it hears of cards from the process that
holds the reader. Of a card only its number and its name are ever known to us.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal, Protocol

from kiosk.devices.errors import DeviceError
from kiosk.devices.state import READY, State

Kind = Literal["resident", "foreigner", "hk_mo_tw"]
Told = Callable[[], object]


@dataclass(frozen=True, slots=True)
class Card:
    """What is read of a card; neither number nor name is ever printed by accident."""

    number: str = field(repr=False)  # 18 characters; 15 for a foreigner's permit
    name: str = field(repr=False)
    kind: Kind = "resident"


class CardReader(Protocol):
    """A reader of ID cards."""

    @property
    def reader(self) -> State:
        """Whether there is one, and whether it works."""
        ...

    def listen(self, placed: Callable[[Card], object], unreadable: Told, changed: Told) -> None:
        """Tell from now on, in the GUI thread, of each card that is laid down.

        Args:
            placed: called once for each laying down of a card that could be read.
            unreadable: called once for each that could not.
            changed: called when `reader` changed.
        """
        ...


class SimulatedReader:
    """A reader for the demo and the tests: `place` lays a card down.

    Args:
        mine: the card that `place` lays down when it is not given another.
    """

    reader = READY

    def __init__(self, mine: Card | None = None) -> None:
        self._mine = mine
        self._placed: Callable[[Card], object] | None = None

    def listen(self, placed: Callable[[Card], object], unreadable: Told, changed: Told) -> None:
        """Tell of each card that `place` lays down."""
        del unreadable, changed  # it always works
        self._placed = placed

    def place(self, card: Card | None = None) -> None:
        """Lay a card on the reader: the given one, or one's own."""
        which = card or self._mine
        if which is not None and self._placed is not None:
            self._placed(which)


class CardUnreadable(DeviceError):
    """What the reader gave is no ID card's number."""

    key = "card_unreadable"


class CardForeign(DeviceError):
    """A foreigner's permit: its number is on no list of this terminal."""

    key = "card_foreign"
