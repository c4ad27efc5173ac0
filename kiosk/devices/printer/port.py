"""The printer's device file: bytes there, single bytes back, and never waiting without an end."""

from __future__ import annotations

import os
import select
import time
from typing import Final

from kiosk.devices.errors import PrinterGone, PrinterStuck

_CHUNK: Final = 4096
STUCK_S: Final = 8.0  # without a byte taken: a printer that feeds 60 mm a second takes some


class PrinterPort:
    """An open device file such as /dev/usb/lp0.

    Args:
        path: the file.
        stuck_s: after how many seconds without progress a printer is stuck.

    Raises:
        PrinterGone: it is not there, or may not be opened.
    """

    def __init__(self, path: str, stuck_s: float = STUCK_S) -> None:
        self._stuck_s = stuck_s
        flags = os.O_NONBLOCK | os.O_NOCTTY | os.O_CLOEXEC
        try:
            self._file = os.open(path, os.O_RDWR | flags)
        except OSError as error:
            raise PrinterGone from error

    def write(self, data: bytes) -> None:
        """Send all of it.

        Raises:
            PrinterGone: unplugged.
            PrinterStuck: nothing more was taken for too long.
        """
        left = memoryview(data)
        end = time.monotonic() + self._stuck_s
        while left:
            if not self._ready(select.POLLOUT, end - time.monotonic()):
                raise PrinterStuck
            try:
                taken = os.write(self._file, left[:_CHUNK])
            except BlockingIOError:
                continue
            except OSError as error:
                raise PrinterGone from error
            left = left[taken:]
            end = time.monotonic() + self._stuck_s

    def read(self, patience_s: float) -> bytes:
        """Return what the printer said; nothing when the time is over.

        Raises:
            PrinterGone: unplugged.
        """
        if not self._ready(select.POLLIN, patience_s):
            return b""
        try:
            return os.read(self._file, _CHUNK)
        except BlockingIOError:
            return b""
        except OSError as error:
            raise PrinterGone from error

    def close(self) -> None:
        """Let go of it."""
        os.close(self._file)

    def _ready(self, what: int, patience_s: float) -> bool:
        poll = select.poll()
        poll.register(self._file, what)
        found = poll.poll(max(0.0, patience_s) * 1000)
        if any(events & (select.POLLHUP | select.POLLERR | select.POLLNVAL) for _, events in found):
            raise PrinterGone
        return bool(found)
