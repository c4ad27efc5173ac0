"""Tells sync how the devices are (kiosk.health), once a state has lasted.

What a heartbeat carries must not show that somebody printed or laid down a card: a roll that came
to its end and a cover left open are the village's own news, and a passing trouble is nobody's.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from kiosk import health

if TYPE_CHECKING:
    from kiosk.config import Home
    from kiosk.devices.state import State

_LOOKS: Final = 5  # that a word must hold
_BY_USE: Final = frozenset({"paper_out", "cover_open"})


def word(state: State) -> health.State:
    """Return a device's state as the heartbeat says it."""
    if state.name == "absent":
        return "missing"
    return "broken" if state.name == "error" and state.kind not in _BY_USE else "ok"


class Lasting:
    """Counts looks; writes when both words have held for long enough."""

    def __init__(self, home: Home) -> None:
        self._home = home
        self._words: tuple[health.State, health.State] | None = None
        self._held = 0

    def look(self, reader: State, printer: State) -> None:
        """Take one look's states."""
        words = word(reader), word(printer)
        self._held = self._held + 1 if words == self._words else 1
        self._words = words
        if self._held == _LOOKS:
            with suppress(OSError):  # a full disk is sync's to report
                health.tell(self._home, reader=words[0], printer=words[1])
