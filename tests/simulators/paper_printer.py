"""A receipt printer on a pseudo terminal: reads ESC/POS, and keeps what would be on paper.

It prints what the bytes say, row by row, in bands; paper, cover, speed and cable can fail.
"""

from __future__ import annotations

import contextlib
import os
import select
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tests.simulators.pty_port import PtyPort

if TYPE_CHECKING:
    from pathlib import Path

# How they begin, and how long they are: questions, clear, start, cut, "all printed?".
_COMMANDS = {b"\x10\x04": 3, b"\x10\x14\x08": 10, b"\x1b@": 2, b"\x1dVB": 4, b"\x1dr": 3}


@dataclass
class Slip:
    """One piece of paper."""

    width: int = 0  # dots
    rows: list[bytes] = field(default_factory=list)
    cut: bool = False


class PaperPrinter(PtyPort):
    """The printer. `path` is a link to its port.

    Args:
        path: where the link is.
        answers: whether it answers questions; some printers never do.
        tells_done: whether it knows the question that is answered when all is printed.
    """

    def __init__(self, path: Path, *, answers: bool = True, tells_done: bool = True) -> None:
        super().__init__(path)
        self.answers = answers
        self.tells_done = tells_done
        self.paper_rows = 1 << 30  # left on the roll
        self.cover_open = self.low = self.broken = self.deaf = False
        self.row_s = 0.0  # seconds a row takes
        self.slips: list[Slip] = [Slip()]
        self.forgotten = 0  # bytes thrown away unprinted
        self._waiting = b""

    @property
    def printed(self) -> list[Slip]:
        return [slip for slip in self.slips if slip.cut]

    def plug_in(self) -> None:
        self._waiting = b""
        super().plug_in()

    def _run(self, ours: int) -> None:
        while not self._stop.is_set():
            if self.deaf or not select.select([ours], [], [], 0.02)[0]:
                self._stop.wait(0.01)
                continue
            with contextlib.suppress(OSError):
                self._waiting += os.read(ours, 4096)
                while self._step(ours) and not self._stop.is_set():
                    pass

    def _step(self, ours: int) -> bool:
        """Do the next command; False when it is not whole, or waits for paper."""
        got = self._waiting
        if got[:4] == b"\x1dv0\0" and len(got) >= 8:
            return self._raster(ours)
        for begins, length in _COMMANDS.items():
            if got.startswith(begins) and len(got) >= length:
                self._waiting = got[length:]
                self._do(ours, begins, got[length - 1])
                return True
        assert not got or got[0] in b"\x10\x1b\x1d", f"unknown command {got[:4].hex()}"
        return False

    def _do(self, ours: int, command: bytes, last: int) -> None:
        if command == b"\x1dVB":
            self.slips[-1].cut = True
            self.slips.append(Slip())
        elif command == b"\x10\x04" and self.answers:
            os.write(ours, bytes([self._status(last)]))
        elif command == b"\x1dr" and self.answers and self.tells_done:
            os.write(ours, b"\x03" if self.low else b"\x00")

    def _raster(self, ours: int) -> bool:
        got = self._waiting
        across = int.from_bytes(got[4:6], "little")
        high = int.from_bytes(got[6:8], "little")
        if len(got) < 8 + across * high:
            return False
        data = got[8 : 8 + across * high]
        self.slips[-1].width = across * 8
        for start in range(0, len(data), across):
            if not self.paper_rows:
                self._out_of_paper(ours, len(data) - start)
                return False
            self.paper_rows -= 1
            if self.row_s:
                time.sleep(self.row_s)
            self.slips[-1].rows.append(data[start : start + across])
        self._waiting = self._waiting[8 + across * high :]
        return True

    def _out_of_paper(self, ours: int, lost: int) -> None:
        """Until somebody puts paper in, only what is answered at once is answered."""
        self._waiting = b""
        while not self._stop.is_set() and not self.paper_rows:
            if not select.select([ours], [], [], 0.02)[0]:
                continue
            some = os.read(ours, 4096)
            at = 0
            while at < len(some):
                if some[at : at + 2] == b"\x10\x04":
                    if self.answers:
                        os.write(ours, bytes([self._status(some[at + 2])]))
                    at += 3
                elif some[at : at + 3] == b"\x10\x14\x08":
                    self.forgotten += lost
                    return
                else:
                    lost += 1
                    at += 1

    def _status(self, what: int) -> int:
        byte = 0b0001_0010
        if what == 2:
            byte |= 0b100 * self.cover_open | 0b10_0000 * (not self.paper_rows)
        elif what == 3:
            byte |= 0b1000 * self.broken
        elif what == 4:
            byte |= 0b1100 * self.low | 0b110_0000 * (not self.paper_rows)
        return byte
