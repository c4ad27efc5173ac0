"""The visit's line to the devices' process: hears of cards and states, never waits. Qt.

Made by `window` where the environment names the socket. While nobody answers there it tries again:
the process may start after us, or be started anew.
"""

from __future__ import annotations

import contextlib
import socket
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal

from kiosk.devices import wire
from kiosk.devices.state import ABSENT, State

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.devices.card import Card, Told

_AGAIN_MS: Final = 500
_SOME: Final = 4096


class DeviceLink(QObject):
    """A CardReader (kiosk.devices.card), and the printer's state."""

    changed = Signal()
    placed = Signal(object)  # a Card
    unreadable = Signal()

    def __init__(self, path: str, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.path = path
        self._reader = self._printer = ABSENT
        self._heard = b""
        self._socket: socket.socket | None = None
        self._notifier: QSocketNotifier | None = None
        self._again = QTimer(self, interval=_AGAIN_MS, singleShot=True)
        self._again.timeout.connect(self._connect)
        self._connect()

    @property
    def reader(self) -> State:
        """The card reader's state."""
        return self._reader

    @property
    def printer(self) -> State:
        """The receipt printer's state."""
        return self._printer

    def listen(self, placed: Callable[[Card], object], unreadable: Told, changed: Told) -> None:
        """Tell of each card from now on, and when the reader's state changed."""
        self.placed.connect(placed)
        self.unreadable.connect(unreadable)
        self.changed.connect(changed)

    def close(self) -> None:
        """Hang up."""
        self._again.stop()
        self._hang_up()

    def _connect(self) -> None:
        end = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK)
        try:
            end.connect(self.path)
            end.sendall(wire.line({"watch": True}))
        except OSError:
            end.close()
            self._again.start()
            return
        self._socket = end
        self._notifier = QSocketNotifier(end.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._hear)

    def _hear(self) -> None:
        some = b""
        if self._socket is not None:
            try:
                some = self._socket.recv(_SOME)
            except BlockingIOError:
                return
            except OSError:
                some = b""
        if not some or len(self._heard) > _SOME:
            self._hang_up()
            self._take(ABSENT, ABSENT)
            self._again.start()
            return
        *lines, self._heard = (self._heard + some).split(b"\n")
        for each in lines:
            with contextlib.suppress(wire.NotUnderstood):
                self._understand(wire.read(each))

    def _understand(self, said: dict[str, object]) -> None:
        if "card" in said:
            card = wire.read_card(said["card"])
            if card is None:
                self.unreadable.emit()
            else:
                self.placed.emit(card)
        else:
            self._take(State.of(said.get("reader")), State.of(said.get("printer")))

    def _take(self, reader: State, printer: State) -> None:
        if (reader, printer) != (self._reader, self._printer):
            self._reader, self._printer = reader, printer
            self.changed.emit()

    def _hang_up(self) -> None:
        self._heard = b""
        if self._notifier is not None:
            self._notifier.setEnabled(False)
            self._notifier.deleteLater()
            self._notifier = None
        if self._socket is not None:
            self._socket.close()
            self._socket = None
