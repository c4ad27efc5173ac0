"""A visit's line to the supervisor: whose turn it is. Each end is held by `app` and `supervisor`.

One word a line. The supervisor says `show` (make the visit, it is its turn) and `go` (the next one
is on the screen). A visit says `begun` (somebody tapped), `kept` (its slot of the ring is
rewritten), `leaving` (the cover is on) and `shown` (its first frame is there).
"""

import os
import socket
from typing import Final

DESCRIPTOR: Final = "MINGJING_TURN"  # environment: the number of our end of the line
SHOW: Final = "show"
GO: Final = "go"
BEGUN: Final = "begun"
KEPT: Final = "kept"
LEAVING: Final = "leaving"
SHOWN: Final = "shown"


class Line:
    """One end of the line; words arrive whole."""

    def __init__(self, end: socket.socket) -> None:
        self._end = end
        self._cut = b""

    @property
    def number(self) -> int:
        """The descriptor to wait at."""
        return self._end.fileno()

    def say(self, word: str) -> None:
        """Say a word; if nobody is there any more, nobody hears it."""
        try:
            self._end.sendall(f"{word}\n".encode())
        except OSError:
            return

    def hear(self) -> list[str] | None:
        """Return the words that came, waiting for some; None when the other side is gone."""
        try:
            came = self._end.recv(4096)
        except OSError:
            came = b""
        if not came:
            return None
        *words, self._cut = (self._cut + came).split(b"\n")
        return [word.decode() for word in words]

    def close(self) -> None:
        """Hang up."""
        self._end.close()


def mine() -> Line | None:
    """Return this visit's line, or None where no supervisor started it."""
    number = os.environ.pop(DESCRIPTOR, "")
    if not number.isdecimal():
        return None
    end = socket.socket(fileno=int(number))
    end.set_inheritable(False)  # what a visit starts has no business here
    return Line(end)


def wait(line: Line) -> bool:
    """Wait until it is this visit's turn; False when the supervisor is gone."""
    while (words := line.hear()) is not None:
        if SHOW in words:
            return True
    return False
