"""Watches for cards, in a process of its own: finds the reader, then asks it until it may end.

A card is told once for each laying down. Most readers find a card only once until it is lifted;
others find it for as long as it lies there: both count as lying until it was missed twice, so a
card that was forgotten is not read for the next visitor.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Protocol

from kiosk.devices.card import CardUnreadable
from kiosk.devices.errors import CardLost, ReaderError
from kiosk.devices.state import ABSENT, READY, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.devices.card import Card
    from kiosk.devices.card.sam import Sam

EVERY_S: Final = 0.3  # between two looks for a card; readers ask for no less
_SEARCH_S: Final = 3.0  # between two looks for a reader
_MISSED: Final = 2  # looks without a card after which it was lifted
_TRIES: Final = 3  # at reading one card, before the visitor is told


class Stop(Protocol):
    """When to end: `threading.Event`, for one."""

    def is_set(self) -> bool:
        """Whether it is time."""
        ...

    def wait(self, timeout: float) -> bool:
        """Rest for so many seconds, or until it is time; return whether it is."""
        ...


class CardLoop:
    """The reader's life.

    Args:
        search: returns a reader, None, or raises ReaderError.
        placed: called with each card, and with None for one that could not be read.
        changed: called with each new state.
        awaited: whether anybody is there to be told of a card; else none is read.
        lying: a card that was told may lie there still.

    Attributes:
        lying: whether the card that lies there has been told.
    """

    def __init__(
        self,
        search: Callable[[], Sam | None],
        placed: Callable[[Card | None], object],
        changed: Callable[[State], object],
        awaited: Callable[[], bool],
        *,
        lying: bool = False,
    ) -> None:
        self._search = search
        self._placed = placed
        self._changed = changed
        self._awaited = awaited
        self.lying = lying
        self._state: State | None = None

    def run(self, stop: Stop) -> None:
        """Go on until `stop` is set."""
        while not stop.is_set():
            try:
                sam = self._search()
            except ReaderError as error:
                self._become(State("error", error.kind))
                sam = None
            else:
                if sam is None:
                    self._become(ABSENT)
            if sam is None:
                stop.wait(_SEARCH_S)
                continue
            self._become(READY)
            try:
                self._serve(sam, stop)
            except ReaderError as error:
                self.lying = False
                self._become(State("error", error.kind))
                stop.wait(EVERY_S)
            finally:
                sam.close()

    def _serve(self, sam: Sam, stop: Stop) -> None:
        missed = tries = 0
        while not stop.wait(EVERY_S):
            if not sam.find():
                missed += 1
                if missed >= _MISSED:
                    if tries and not self.lying:
                        self._placed(None)  # it was pulled away before it could be read
                    self.lying, tries = False, 0
                continue
            missed = 0
            if self.lying or not self._awaited():
                continue
            try:
                card = sam.card()
            except CardLost:
                tries += 1
                if tries == _TRIES:
                    self._placed(None)
                    self.lying = True
            except CardUnreadable:
                self._placed(None)
                self.lying = True
            else:
                self._placed(card)
                del card
                self.lying = True

    def _become(self, state: State) -> None:
        if state != self._state:
            self._state = state
            self._changed(state)
