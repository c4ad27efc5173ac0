"""A visit's line to the devices' process, without a window."""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING, Any

from kiosk.devices import wire

if TYPE_CHECKING:
    from tests.simulators.devices import Devices


class Watcher:
    """Hears what a visit would hear."""

    def __init__(self, devices: Devices) -> None:
        self._socket = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self._socket.settimeout(60)
        self._socket.connect(str(devices.socket))
        self._socket.sendall(wire.line({"watch": True}))
        self._lines = self._socket.makefile("rb")

    def next(self) -> dict[str, Any]:
        """Return the next message; an empty one when the line has ended."""
        line = self._lines.readline()
        return json.loads(line) if line else {}

    def until(self, **said: object) -> None:
        """Wait for a message that says this."""
        while not said.items() <= (heard := self.next()).items():
            assert heard, "the line ended"

    def card(self) -> list[str] | None:
        """Wait for a card; return number, name and kind, or None for one that could not be read."""
        while "card" not in (heard := self.next()):
            assert heard, "the line ended"
        card: list[str] | None = heard["card"]
        return card

    def close(self) -> None:
        """Hang up."""
        self._lines.close()
        self._socket.close()
