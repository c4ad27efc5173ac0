"""Answers the screen at a socket file: who watches is told of cards, who asks gets a slip printed.

One thread a connection; there are never more than a few. The newest watcher alone is told of cards:
it is the visit that stands before the screen. Nothing is kept for one that comes later.
"""

from __future__ import annotations

import contextlib
import socket
import threading
from typing import TYPE_CHECKING, Final

from kiosk import door
from kiosk.devices import wire
from kiosk.devices.errors import PrinterError
from kiosk.devices.state import ABSENT

if TYPE_CHECKING:
    from pathlib import Path

    from kiosk.devices.printer.printer import Printer
    from kiosk.devices.state import State

_PATIENCE_S: Final = 5.0  # for a line, once a connection stands


class Server:
    """The socket, and what is known of the devices.

    Args:
        path: the socket's file; whoever may enter its folder may ask.
        printer: the printer.
    """

    def __init__(self, path: Path, printer: Printer) -> None:
        self._path = path
        self._printer = printer
        self._states: dict[str, State] = {"reader": ABSENT, "printer": ABSENT}
        self._lock = threading.Lock()
        self._watcher: socket.socket | None = None
        self._socket = door.opened(path)

    def run(self) -> None:
        """Answer until `close` is called."""
        while True:
            try:
                connection, _ = self._socket.accept()
            except OSError:
                return  # closed
            threading.Thread(target=self._serve, args=(connection,), daemon=True).start()

    def close(self) -> None:
        """End `run`; the socket's file goes too."""
        self._path.unlink(missing_ok=True)
        with contextlib.suppress(OSError):
            self._socket.shutdown(socket.SHUT_RDWR)
        self._socket.close()

    def states(self) -> tuple[State, State]:
        """Return how reader and printer are."""
        return self._states["reader"], self._states["printer"]

    def awaited(self) -> bool:
        """Whether a visit watches."""
        return self._watcher is not None

    def placed(self, line: bytearray) -> None:
        """Tell the visit of a card, by a line of `wire.card` that nobody here reads."""
        self._tell(line)

    def reader_changed(self, state: State) -> None:
        """Tell of the reader's new state."""
        self._changed("reader", state)

    def printer_changed(self, state: State) -> None:
        """Tell of the printer's new state, if it is new."""
        self._changed("printer", state)

    def _changed(self, which: str, state: State) -> None:
        if self._states[which] != state:
            self._states[which] = state
            self._tell(wire.states(**self._states))

    def _tell(self, line: bytes | bytearray) -> None:
        with self._lock:
            watcher = self._watcher
            if watcher is None:
                return
            try:
                watcher.sendall(line)
            except OSError:
                self._watcher = None

    def _serve(self, connection: socket.socket) -> None:
        with connection, contextlib.suppress(OSError, wire.NotUnderstood):
            connection.settimeout(_PATIENCE_S)
            with connection.makefile("rb") as lines:
                said = wire.read(lines.readline(wire.MOST))
            if "watch" in said:
                self._watch(connection)
            elif "print" in said:
                connection.sendall(wire.line({"printed": self._print(said["print"])}))
            elif "state" in said:
                connection.sendall(wire.states(**self._states))

    def _watch(self, connection: socket.socket) -> None:
        with self._lock:
            before, self._watcher = self._watcher, connection
            connection.sendall(wire.states(**self._states))
        if before is not None:
            with contextlib.suppress(OSError):
                before.shutdown(socket.SHUT_RDWR)
        connection.settimeout(None)
        with contextlib.suppress(OSError):
            while connection.recv(64):
                pass  # it has nothing to say; an end of file is its end
        with self._lock:
            if self._watcher is connection:
                self._watcher = None

    def _print(self, picture: object) -> str:
        try:
            self._printer.print(wire.read_picture(picture))
        except PrinterError as error:
            return error.key
        return wire.OK
