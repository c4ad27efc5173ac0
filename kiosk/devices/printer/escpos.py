"""The few ESC/POS commands that a slip needs: a bitmap, a cut, and how the printer is. Pure.

Called by `printer`. Everything is drawn by us, so no code page and no font of a printer matters.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kiosk.devices.errors import CoverOpen, PaperOut, PrinterFaulty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.devices.errors import PrinterError

START: Final = b"\x1b@"
CUT: Final = b"\x1dV\x42\x00"  # feed to the cutter, cut
# Throw away what was not printed: else it comes out when somebody puts paper in.
FORGET: Final = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
DONE: Final = b"\x1dr\x01"  # answered when everything before it has been printed
BAND: Final = 128  # rows sent between two looks at the printer

OFFLINE_CAUSE: Final = 2
FAULT: Final = 3
PAPER: Final = 4
_ANSWER: Final = 0b0001_0010

DOTS: Final = {58: 384, 80: 576}  # paper in millimetres to dots across


@dataclass(frozen=True, slots=True)
class Raster:
    """A picture of one bit a dot, 1 is black, each row in whole bytes, leftmost dot first."""

    width: int  # dots, a multiple of 8
    rows: bytes = field(repr=False)

    @property
    def height(self) -> int:
        """Rows."""
        return len(self.rows) * 8 // self.width


def bands(picture: Raster) -> Iterator[bytes]:
    """Return the commands that print a picture, a band of rows each."""
    across = picture.width // 8
    for first in range(0, picture.height, BAND):
        rows = picture.rows[first * across : (first + BAND) * across]
        high = len(rows) // across
        yield b"\x1dv0\0" + across.to_bytes(2, "little") + high.to_bytes(2, "little") + rows


def ask(what: int) -> bytes:
    """Return the question that a printer answers at once, by one byte, whatever it is doing."""
    return bytes((0x10, 0x04, what))


def is_answer(byte: int) -> bool:
    """Whether a byte is an answer to `ask`: bits 1 and 4 are 1, bits 0 and 7 are 0."""
    return byte & 0b1001_0011 == _ANSWER


def is_done(byte: int) -> bool:
    """Whether a byte is the answer to DONE: bits 4 and 7 are 0."""
    return byte & 0b1001_0000 == 0


def trouble(what: int, byte: int) -> PrinterError | None:
    """Return what an answer complains of, if anything."""
    if what == OFFLINE_CAUSE:
        if byte & 0b0000_0100:
            return CoverOpen()
        if byte & 0b0010_0000:
            return PaperOut()
    if what == PAPER and byte & 0b0110_0000:
        return PaperOut()
    if what == FAULT and byte & 0b0110_1100:
        return PrinterFaulty()
    return None


def paper_low(byte: int) -> bool:
    """Whether the answer to PAPER says that the roll is near its end."""
    return bool(byte & 0b0000_1100)
