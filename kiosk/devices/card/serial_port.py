"""A reader at a serial port, by pyserial. Opened by `search`."""

from __future__ import annotations

from typing import Final

import serial

from kiosk.devices.errors import ReaderGone

BAUD: Final = (115200, 57600, 38400, 19200, 9600)  # what GA 467 knows; the first is usual


class SerialPort:
    """An open serial port, 8N1, ours alone.

    Args:
        path: the device file.
        baud: one of BAUD.

    Raises:
        ReaderGone: the port is not there, is not ours, or is in use.
    """

    def __init__(self, path: str, baud: int = BAUD[0]) -> None:
        try:
            self._port = serial.Serial(path, baud, timeout=0, write_timeout=1.0, exclusive=True)
        except (OSError, ValueError) as error:  # SerialException is an OSError
            raise ReaderGone from error

    def write(self, data: bytes) -> None:
        """Send all of it."""
        try:
            self._port.write(data)
        except OSError as error:
            raise ReaderGone from error

    def read(self, patience_s: float) -> bytes:
        """Return what came, at least a byte; nothing when the time is over."""
        try:
            self._port.timeout = patience_s
            some = self._port.read(1)
            return some + self._port.read(self._port.in_waiting) if some else b""
        except (OSError, TypeError) as error:  # pyserial: TypeError when closed while waiting
            raise ReaderGone from error

    def drop(self) -> None:
        """Forget what came and was not read."""
        try:
            self._port.reset_input_buffer()
        except OSError as error:
            raise ReaderGone from error
        except Exception as error:
            # termios.error, which is no OSError, when the port has just gone.
            raise ReaderGone from error

    def close(self) -> None:
        """Let go of the port."""
        try:
            self._port.close()
        except OSError:
            return  # it is gone: nothing is left to close
