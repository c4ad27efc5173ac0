"""Looks for a reader where the settings say one may be: serial ports, then the USB. No guessing.

A port that is not named is never written to: a modem or a scanner may be behind it. The usual name
is a link that udev makes for the reader (docs/devices.md).
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk.devices.card import usb_port
from kiosk.devices.card.sam import Sam
from kiosk.devices.errors import ReaderError, ReaderGone, ReaderSilent

if TYPE_CHECKING:
    from collections.abc import Sequence

_GREETING_S: Final = 0.3  # at a baud rate that may be wrong


def search(ports: Sequence[str]) -> Sam | None:
    """Return a reader that answered, or None where nothing is plugged in.

    Args:
        ports: paths of serial ports.

    Raises:
        ReaderError: something is plugged in that does not work.
    """
    trouble: ReaderError | None = None
    for path in ports:
        if not Path(path).exists():
            continue
        try:
            return _serial(path)
        except ReaderError as error:
            trouble = error
    if usb_port.plugged_in():
        try:
            return greeted(Sam(usb_port.UsbPort()))
        except ReaderError as error:
            trouble = error
    if trouble is not None:
        raise trouble
    return None


def greeted(sam: Sam) -> Sam:
    """Return a reader that says it is well; else let go of it and raise what is wrong."""
    try:
        sam.greet()
    except ReaderError:
        sam.close()
        raise
    return sam


def _serial(path: str) -> Sam:
    from kiosk.devices.card.serial_port import BAUD, SerialPort  # noqa: PLC0415 - where there is a port

    trouble: ReaderError = ReaderGone()
    for baud in BAUD:
        try:
            return greeted(Sam(SerialPort(path, baud), _GREETING_S))
        except ReaderGone:
            raise
        except ReaderError as error:
            # What a wrong rate makes of an answer is noise, or nothing; a fault is an answer.
            trouble = error
            if not isinstance(error, ReaderSilent) and error.kind != "noisy":
                break
    raise trouble
