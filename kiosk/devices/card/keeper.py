"""Keeps a process that watches for cards, in a thread of the devices' process; passes on its word.

That one lives for weeks, and what Python has read stays in its memory: so a card is read by a
process that ends when it has told (`card.process`). What is passed on here is nobody's text: bytes
that are overwritten as soon as the visit has them. Where there is a reader the next process stands
by: whoever lays down the next card at once is not overlooked.
"""

from __future__ import annotations

from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final

from kiosk import child
from kiosk.devices.card.process import ASK, CARD, HEAD, LIES, NO, NONE_LIES, ONE_LIES, STATE, YES
from kiosk.devices.state import READY, State

if TYPE_CHECKING:
    import subprocess
    from collections.abc import Sequence

    from kiosk.devices.server import Server
    from kiosk.stopping import Stop

_AGAIN_S: Final = 3.0  # after a process that could not be started, or broke
_NO_PROCESS: Final = State("error", "no_process")


class Cards:
    """The process that watches, one after the other.

    Args:
        ports: paths of serial ports where a reader may be.
        server: who tells the visit.
    """

    def __init__(self, ports: Sequence[str], server: Server) -> None:
        self._command = child.command("card", "kiosk.devices.card.process", *ports)
        self._server = server
        self._next: subprocess.Popen[bytes] | None = None

    def run(self, stop: Stop) -> None:
        """Go on until `stop` is set; the processes end with ours."""
        lying = False
        while not stop.is_set():
            told = False
            with suppress(OSError):
                process, self._next = self._next or child.piped(self._command), None
                _stdin(process).write(ONE_LIES if lying else NONE_LIES)
                told = self._hear(process)
                process.communicate()
                lying = process.returncode == LIES
            if not told:
                self._server.reader_changed(_NO_PROCESS)
                stop.wait(_AGAIN_S)

    def _hear(self, process: subprocess.Popen[bytes]) -> bool:
        """Do what the process asks until it ends; return whether it has told a card."""
        assert process.stdout is not None  # noqa: S101 - made as a pipe
        while head := _exactly(process.stdout, HEAD.size):
            letter, length = HEAD.unpack(head)
            told = _exactly(process.stdout, length)
            if letter == ASK:
                _stdin(process).write(YES if self._server.awaited() else NO)
            elif letter == STATE:
                self._become(State.of(told.decode("ascii", "replace")))
            elif letter == CARD:
                self._server.placed(told)
                told[:] = bytes(length)
                return True
        return False

    def _become(self, state: State) -> None:
        self._server.reader_changed(state)
        if state == READY and self._next is None:
            self._next = child.piped(self._command)


def _stdin(process: subprocess.Popen[bytes]) -> IO[bytes]:
    assert process.stdin is not None  # noqa: S101 - made as a pipe
    return process.stdin


def _exactly(pipe: IO[bytes], length: int) -> bytearray:
    """Read so much, without a copy that would stay behind; less is nothing."""
    data = bytearray(length)
    view, at = memoryview(data), 0
    while at < length:
        got: int = pipe.readinto(view[at:])  # type: ignore[attr-defined]
        if not got:
            view.release()
            data[:] = bytes(length)
            return bytearray()
        at += got
    view.release()
    return data
