"""The devices' process as a child of the screen's supervisor, where no service runs it already.

It lives across the visits: what lies on the reader when one ends must not be read for the next.
"""

from __future__ import annotations

import os
import subprocess
from typing import TYPE_CHECKING, Final

from kiosk import child
from kiosk.devices import SOCKET

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_PATIENCE_S: Final = 3.0


class Attached:
    """Keeps the process alive. It ends with us, however we end: its standard input is a pipe.

    Args:
        folder: a private folder for the socket.
    """

    def __init__(self, folder: Path) -> None:
        self._socket = folder / "devices"
        self._process: subprocess.Popen[bytes] | None = None

    def environment(self) -> Mapping[str, str]:
        """Start it unless it runs, or a service has it; return what a visit needs to know."""
        if os.environ.get(SOCKET):
            return {}
        if self._process is None or self._process.poll() is not None:
            self.end()
            words = ("--socket", os.fspath(self._socket), "--attached")
            command = child.command("devices", "kiosk.devices.command", *words)
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE)
        return {SOCKET: os.fspath(self._socket)}

    def end(self) -> None:
        """End it now."""
        if self._process is not None and self._process.stdin is not None:
            self._process.stdin.close()
            try:
                self._process.wait(_PATIENCE_S)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
