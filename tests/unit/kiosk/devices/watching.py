"""Runs the reader's loop as the devices' process does, and waits for what it tells."""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Self

from kiosk.devices.card.loop import CardLoop

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.devices.card import Card
    from kiosk.devices.card.sam import Sam
    from kiosk.devices.state import State

PATIENCE_S = 60.0


def until(holds: Callable[[], object], otherwise: str = "waited in vain") -> None:
    end = time.monotonic() + PATIENCE_S
    while not holds():
        assert time.monotonic() < end, otherwise
        time.sleep(0.005)


class Watching:
    """The loop on a thread; `told` are the cards, None for one that could not be read."""

    def __init__(self, search: Callable[[], Sam | None]) -> None:
        self.told: list[Card | None] = []
        self.states: list[State] = []
        self.awaited = True
        self._stop = threading.Event()
        loop = CardLoop(search, self.told.append, self.states.append, lambda: self.awaited)
        self._thread = threading.Thread(target=loop.run, args=(self._stop,))

    def __enter__(self) -> Self:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._stop.set()
        self._thread.join()

    def until_state(self, said: str) -> None:
        until(
            lambda: self.states and str(self.states[-1]) == said,
            f"not {said}: {[str(each) for each in self.states]}",
        )
