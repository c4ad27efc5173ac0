"""The process that watches for cards until it has told one, and ends: what it read goes with it.

Started by `card.keeper`, as `main.py card` or `python -m kiosk.devices.card.process`; its words are
the serial ports. It stands by until it is told by a byte whether a card that was told still lies
there. It tells frames: a letter, a length, bytes. To ASK it is answered by a byte. It ends with who
started it.
"""

from __future__ import annotations

import os
import select
import struct
import sys
from functools import partial
from typing import TYPE_CHECKING, Final

from kiosk.devices import wire
from kiosk.devices.card.loop import CardLoop
from kiosk.devices.card.search import search
from kiosk.no_trace import end_with_parent, leave_no_dump

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.devices.card import Card
    from kiosk.devices.state import State

HEAD: Final = struct.Struct(">cH")
ASK: Final = b"?"  # whether a visit waits for cards
YES, NO = b"+", b"-"
STATE: Final = b"S"  # of the reader
CARD: Final = b"C"  # the line for the visit (kiosk.devices.wire): not for who passes it on
ONE_LIES, NONE_LIES = b"1", b"0"  # go
LIES: Final = 3  # exit status: the card that was told lies there still


def main(argv: Sequence[str]) -> int:
    """Watch; return the exit status."""
    leave_no_dump()
    end_with_parent()
    go = os.read(sys.stdin.fileno(), 1)
    if not go:
        return 0  # nobody needs us
    end = _End()

    def placed(card: Card | None) -> None:
        _tell(CARD, wire.card(card))
        end.reached = True

    loop = CardLoop(partial(search, argv), placed, _changed, _awaited, lying=go == ONE_LIES)
    try:
        loop.run(end)
    except BrokenPipeError:
        return 1  # nobody is there to be told
    return LIES if loop.lying else 0


class _End:
    """The loop's end: a card was told, or who started us is gone and their pipe with them."""

    reached = False

    def is_set(self) -> bool:
        return self.reached

    def wait(self, seconds: float) -> bool:
        """Rest; nobody says anything unasked, so the pipe wakes us by its end alone."""
        if not self.reached:
            self.reached = bool(select.select([sys.stdin], [], [], seconds)[0])
        return self.reached


def _changed(state: State) -> None:
    _tell(STATE, str(state).encode())


def _awaited() -> bool:
    _tell(ASK)
    return os.read(sys.stdin.fileno(), 1) == YES


def _tell(letter: bytes, told: bytes = b"") -> None:
    sys.stdout.buffer.write(HEAD.pack(letter, len(told)) + told)
    sys.stdout.buffer.flush()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
