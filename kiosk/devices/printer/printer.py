"""The receipt printer: how it is, and one slip at a time. Called by the devices' process.

A printer that answers questions is asked before each band, so that paper that ends is noticed while
the visitor still has the screen before them. One that never answers is trusted as long as it takes
data.
"""

from __future__ import annotations

import threading
import time
from typing import TYPE_CHECKING, Final

from kiosk.devices.errors import PrinterError, PrinterGone
from kiosk.devices.printer import escpos
from kiosk.devices.printer.port import STUCK_S, PrinterPort
from kiosk.devices.state import ABSENT, READY, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.devices.printer.escpos import Raster

_ANSWER_S: Final = 0.3
_LATE_S: Final = 3.0  # where it has answered before: a busy machine hears it late
_PRINTED_S: Final = 8.0  # the longest slip at a slow printer, after its last byte was taken


class Printer:
    """One printer at one path; plugged in or not.

    Args:
        path: its device file; empty: there is none.
        stuck_s: after how many seconds without progress it is stuck.
    """

    def __init__(self, path: str, stuck_s: float = STUCK_S) -> None:
        self._path = path
        self._stuck_s = stuck_s
        self._turn = threading.Lock()
        self._low = False
        self._answers = False
        self._tells_done = True

    def look(self) -> State | None:
        """Return how the printer is; None while it prints."""
        if not self._path:
            return ABSENT
        if not self._turn.acquire(blocking=False):
            return None
        try:
            self._session(self._begin)
        except PrinterGone:
            return ABSENT
        except PrinterError as error:
            return State("error", error.kind)
        finally:
            self._turn.release()
        return State("ready", "paper_low") if self._low else READY

    def print(self, picture: Raster) -> None:
        """Print a slip and cut it; return when it is out.

        Raises:
            PrinterError: it did not come out, or not wholly; nothing of it is kept.
        """
        with self._turn:
            self._session(lambda port: self._print(port, picture))

    def _session(self, do: Callable[[PrinterPort], object]) -> None:
        port = PrinterPort(self._path, self._stuck_s)
        try:
            do(port)
        finally:
            port.close()

    def _print(self, port: PrinterPort, picture: Raster) -> None:
        self._begin(port)
        try:
            port.write(escpos.START)
            for band in escpos.bands(picture):
                if self._answers:
                    self._check(port)
                port.write(band)
            port.write(escpos.CUT)
            if self._answers:
                self._printed(port)
        except PrinterGone:
            raise
        except PrinterError:
            port.write(escpos.FORGET)
            raise

    def _begin(self, port: PrinterPort) -> None:
        """Raise what is wrong; note whether the printer answers at all."""
        self._answers = self._check(port, _LATE_S if self._answers else _ANSWER_S)

    def _check(self, port: PrinterPort, patience_s: float = _ANSWER_S) -> bool:
        """Raise what is wrong; return whether the printer answered."""
        while port.read(0):
            pass  # an answer that came too late for its question
        for what in (escpos.OFFLINE_CAUSE, escpos.FAULT, escpos.PAPER):
            byte = _answer(port, escpos.ask(what), escpos.is_answer, patience_s)
            if byte is None:
                return False
            trouble = escpos.trouble(what, byte)
            if trouble is not None:
                raise trouble
            if what == escpos.PAPER:
                self._low = escpos.paper_low(byte)
        return True

    def _printed(self, port: PrinterPort) -> None:
        """Wait until everything is on paper, looking whether something comes between."""
        port.write(escpos.DONE)
        end = time.monotonic() + (_PRINTED_S if self._tells_done else _ANSWER_S)
        asked = escpos.PAPER
        while time.monotonic() < end:
            port.write(escpos.ask(asked))
            pause = time.monotonic() + _ANSWER_S
            while (left := pause - time.monotonic()) > 0:
                for byte in port.read(left):
                    if escpos.is_done(byte):
                        return
                    trouble = escpos.trouble(asked, byte) if escpos.is_answer(byte) else None
                    if trouble is not None:
                        raise trouble
            asked = escpos.PAPER if asked == escpos.OFFLINE_CAUSE else escpos.OFFLINE_CAUSE
        self._tells_done = False  # it does not know the question: wait no more for that


def _answer(
    port: PrinterPort, question: bytes, fits: Callable[[int], bool], patience_s: float
) -> int | None:
    """Ask and return the first byte that can be the answer; None: it does not answer."""
    port.write(question)
    end = time.monotonic() + patience_s
    while (left := end - time.monotonic()) > 0:
        for byte in port.read(left):
            if fits(byte):
                return byte
    return None
