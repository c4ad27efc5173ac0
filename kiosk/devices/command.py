"""The role `devices`: holds card reader and printer for the screen, and tells how they are.

    main.py devices                 what is plugged in, and how it is: for the technician
    main.py devices --socket FILE   stand by at a socket, for weeks; no Qt, no network

It has no log: nothing that it meets may be written down.
"""

from __future__ import annotations

import argparse
import os
import socket
import sys
import threading
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk import config, slot
from kiosk.devices import SOCKET, wire
from kiosk.devices.card.keeper import Cards
from kiosk.devices.card.search import search
from kiosk.devices.errors import ReaderError
from kiosk.devices.lasting import Lasting
from kiosk.devices.printer.printer import Printer
from kiosk.devices.server import Server
from kiosk.devices.state import ABSENT, READY, State
from kiosk.stopping import Stop
from kiosk.systemd import notify

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_LOOK_S: Final = 2.0  # between two looks at the printer
_STAYED_S: Final = 30.0  # having been here so long, we came up


def run(argv: Sequence[str]) -> int:
    """Stand by, or report; return the exit status: 1 when something plugged in does not work."""
    parser = argparse.ArgumentParser(prog="main.py devices")
    parser.add_argument("--socket", type=Path, help="stand by here for the screen")
    parser.add_argument("--attached", action="store_true", help="end when standard input ends")
    wanted = parser.parse_args(argv)
    try:
        settings = config.settings(config.home())
    except config.SettingsBroken as error:
        sys.stderr.write(f"{error}\n")
        settings = config.Settings()
    if wanted.socket is None:
        return _report(settings)
    return _stand_by(wanted.socket, settings, attached=wanted.attached)


def _stand_by(path: Path, settings: config.Settings, *, attached: bool) -> int:
    with Stop() as stop, stop.by_signals():
        printer = Printer(settings.printer)
        server = Server(path, printer)
        if settings.reader:
            _begin(Cards(settings.ports(), server).run, stop)
        _begin(_look, printer, server, Lasting(config.home()), stop)
        _begin(_give_way, stop)
        if attached:
            _begin(_until_parent_ends, stop)
        _begin(_answer, server, stop)
        notify("READY=1")
        stop.wait()  # what waits for a connection may sleep through a signal
        server.close()
    return 0


def _begin(do: Callable[..., object], *words: object) -> None:
    threading.Thread(target=do, args=words, daemon=True).start()


def _answer(server: Server, stop: Stop) -> None:
    try:
        server.run()
    finally:
        stop.ask()  # a process that answers nobody makes room for one that does


def _look(printer: Printer, server: Server, lasting: Lasting, stop: Stop) -> None:
    while not stop.is_set():
        state = printer.look()
        if state is not None:
            server.printer_changed(state)
        lasting.look(*server.states())
        stop.wait(_LOOK_S)


def _give_way(stop: Stop) -> None:
    """Say that we came up; end when another version of the program is to run."""
    home = config.home()
    while not stop.wait(_STAYED_S):
        slot.is_up(home, "devices")
        if slot.replaced(home):
            stop.ask()


def _until_parent_ends(stop: Stop) -> None:
    while os.read(sys.stdin.fileno(), 64):
        pass
    stop.ask()


def _report(settings: config.Settings) -> int:
    reader, printer = states(settings)
    sys.stdout.write(f"reader   {reader}\nprinter  {printer}\n")
    return 1 if "error" in {reader.name, printer.name} else 0


def states(settings: config.Settings) -> tuple[State, State]:
    """Return how reader and printer are: from the process that holds them, else by looking."""
    held = os.environ.get(SOCKET)
    if held:
        try:
            with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as asked:
                asked.settimeout(_LOOK_S)
                asked.connect(held)
                asked.sendall(wire.line({"state": True}))
                said = wire.read(asked.makefile("rb").readline(wire.MOST))
            return State.of(said.get("reader")), State.of(said.get("printer"))
        except (OSError, wire.NotUnderstood):
            pass  # nobody holds them: look ourselves
    return _reader(settings), Printer(settings.printer).look() or READY


def _reader(settings: config.Settings) -> State:
    if not settings.reader:
        return ABSENT
    try:
        sam = search(settings.ports())
    except ReaderError as error:
        return State("error", error.kind)
    if sam is None:
        return ABSENT
    sam.close()
    return READY


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
