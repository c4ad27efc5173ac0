"""A picture of every screen, for whoever has no display: `python -m kiosk.ui.tour DIR --card N`.

Called by `scripts/run --tour`. It goes through the real window and the real mirror, and leaves a
real report in the outbox: it belongs to a demo terminal only.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
import time
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kiosk import config
from kiosk.cache.front import front
from kiosk.ui.app import environment
from kiosk.ui.input.finger import Finger
from kiosk.ui.options import Options

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from kiosk.ui.desk import Desk
    from kiosk.ui.visit import Visit
    from kiosk.ui.window import Terminal

LOOKS: Final = {
    "landscape": Options((1920, 1080)),
    "portrait": Options((1080, 1920)),
    "landscape-large": Options((1920, 1080), large=True),
    "portrait-large": Options((1080, 1920), large=True),
    "landscape-english": Options((1920, 1080), language="en"),
    "portrait-english": Options((1080, 1920), language="en"),
}
_PATIENCE_S: Final = 30.0
_DRAWN_S: Final = 0.2  # a page is laid out and drawn by then


class Guide:
    """Leads through one window and takes the pictures."""

    def __init__(self, terminal: Terminal, folder: Path, look: str) -> None:
        self._terminal = terminal
        self.finger = Finger(terminal.window, self.wait)
        self._prefix = f"{folder}/{look}-"
        self.taken = 0

    @property
    def visit(self) -> Visit:
        """The visit that is led."""
        return self._terminal.visit

    def picture(self, name: str) -> None:
        """Wait until the page is there, and keep a picture of it."""
        self.wait()
        self.taken += self._terminal.window.grabWindow().save(f"{self._prefix}{name}.png")

    def wait(self) -> None:
        """Let the window work until no question is open and the page is drawn."""
        end = time.monotonic() + _PATIENCE_S
        drawn = time.monotonic() + _DRAWN_S
        while time.monotonic() < drawn:
            self._terminal.application.processEvents()
            time.sleep(0.005)
            top = self.visit.top
            if top is not None and top.busy and time.monotonic() < end:
                drawn = time.monotonic() + _DRAWN_S

    def until(self, holds: Callable[[], object]) -> bool:
        """Let the window work until something holds; return whether it did."""
        end = time.monotonic() + _PATIENCE_S
        while not holds() and time.monotonic() < end:
            self._terminal.application.processEvents()
            time.sleep(0.005)
        return bool(holds())

    def find(self, question: Callable[[Desk], str]) -> str:
        """Return what the mirror answers."""
        found: list[str] = []
        self.visit.bridge.ask(question, found.append, lambda _: found.append(""))
        self.until(lambda: found)
        return found[0] if found else ""


def main(argv: Sequence[str]) -> int:
    """Write the pictures; return the exit status: 1 without data to show."""
    parser = argparse.ArgumentParser(prog="kiosk.ui.tour", description="每个画面一张图")
    parser.add_argument("folder", type=Path)
    parser.add_argument("--card", default="", help="whose money is shown (18 characters)")
    parser.add_argument("--name", default="")
    parser.add_argument("--receipt", default="", help="whose answer is shown (18 digits)")
    parser.add_argument("--look", action="append", choices=LOOKS, help="only this; may be repeated")
    wanted = parser.parse_args(argv)
    environment()
    learnt = tempfile.TemporaryDirectory()  # the keyboard keeps files there: not in a home
    os.environ["XDG_CONFIG_HOME"] = learnt.name
    from kiosk.ui.tour_rooms import Shown, walk  # noqa: PLC0415 - Qt reads the environment first
    from kiosk.ui.window import Terminal  # noqa: PLC0415

    home = config.home()
    first = front(home)
    if first is None:
        sys.stderr.write("这台机器上还没有数据。\n")
        return 1
    wanted.folder.mkdir(parents=True, exist_ok=True)
    taken = 0
    for look in wanted.look or LOOKS:
        shown = replace(LOOKS[look], card=wanted.card, name=wanted.name)
        terminal = Terminal(home, config.settings(home), shown, first)
        guide = Guide(terminal, wanted.folder, look)
        walk(guide, Shown(first[0], wanted.card, wanted.receipt))
        terminal.close()
        taken += guide.taken
        sys.stderr.write(f"{look}：{guide.taken} 张\n")
    learnt.cleanup()
    return 0 if taken else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
