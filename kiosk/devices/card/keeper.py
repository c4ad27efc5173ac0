"""Keeps a process that watches for cards, in a thread of the devices' process; passes on its word.

That one lives for weeks, and what Python has read stays in its memory: so a card is read by a
process that ends when it has told (`card.process`). What is passed on here is nobody's text: bytes
that are overwritten as soon as the visit has them.
"""

from __future__ import annotations

from contextlib import suppress
from typing import IO, TYPE_CHECKING, Final

from kiosk import child
from kiosk.devices.card.process import ASK, CARD, HEAD, LIES, LYING, NO, STATE, YES
from kiosk.devices.state import State

if TYPE_CHECKING:
    import subprocess
    import threading
    from collections.abc import Sequence

    from kiosk.devices.server import Server

_AGAIN_S: Final = 3.0  # after a process that could not be started, or broke
_NO_PROCESS: Final = State("error", "no_process")


class Cards:
    """The process that stands by, one after the other.

    Args:
        ports: paths of serial ports where a reader may be.
        server: who tells the visit.
    """

    def __init__(self, ports: Sequence[str], server: Server) -> None:
        self._ports = ports
        self._server = server

    def run(self, stop: threading.Event) -> None:
        """Go on until `stop` is set; the process ends with ours."""
        lying = False
        while not stop.is_set():
            words = [LYING, *self._ports] if lying else self._ports
            told = False
            with suppress(OSError):
                process = child.piped(child.command("card", "kiosk.devices.card.process", *words))
                told = self._hear(process)
                process.communicate()
                lying = process.returncode == LIES
            if not told:
                self._server.reader_changed(_NO_PROCESS)
                stop.wait(_AGAIN_S)

    def _hear(self, process: subprocess.Popen[bytes]) -> bool:
        """Do what the process asks until it ends; return whether it has told a card."""
        assert process.stdin is not None  # noqa: S101 - made as pipes
        assert process.stdout is not None  # noqa: S101
        while head := _exactly(process.stdout, HEAD.size):
            letter, length = HEAD.unpack(head)
            told = _exactly(process.stdout, length)
            if letter == ASK:
                with suppress(OSError):
                    process.stdin.write(YES if self._server.awaited() else NO)
            elif letter == STATE:
                self._server.reader_changed(State.of(told.decode("ascii", "replace")))
            elif letter == CARD:
                self._server.placed(told)
                told[:] = bytes(length)
                return True
        return False


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
