"""A visit with a visitor inside, and the supervisor that starts such visits, as processes.

    python -m tests.robots.driven                  the supervisor
    python -m tests.robots.driven --once           one visit, as the supervisor starts it

The product is the real one. Each visit's robot hangs on the socket named by MINGJING_ROBOT and
does there what `tests.robots.supervised` asks: one JSON line each way.
"""

from __future__ import annotations

import json
import os
import random
import socket
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QSocketNotifier
from PySide6.QtGui import QGuiApplication

from kiosk.devices.card import Card
from kiosk.ui import app, supervisor, window
from tests.robots.money import MyMoney
from tests.robots.speaking import Speaking
from tests.robots.terminal import Visitor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from kiosk.ui.turn import Line


class Inside(Visitor):
    """The visitor in a visit that was started by the supervisor."""

    def __init__(self, terminal: window.Terminal) -> None:
        self.terminal = terminal
        self.window = terminal.window
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(os.environ["MINGJING_ROBOT"])
        self._cut = b""
        self._ears = QSocketNotifier(self._line.fileno(), QSocketNotifier.Type.Read, terminal.visit)
        self._ears.activated.connect(self._hear)
        self._answer({"pid": os.getpid(), "shown": time.monotonic()})

    def leave(self, name: str = "leave") -> float:
        """Tap 退出; return when."""
        now = time.monotonic()
        self._answer(now)
        self.tap(name)
        return now

    def run_out(self) -> None:
        """Let the visitor's time pass."""
        while not self.terminal.visit.ending:
            self.terminal.visit._idle.second_passed()

    def write(self, kind: str, *phrases: str, name: str = "", telephone: str = "") -> str:
        """From 说一说: write and send; return the receipt's code."""
        Speaking(self).write(kind, *phrases, name=name, telephone=telephone)
        self.expect("收好了")
        return self.text("receipt_code")

    def copy_code(self) -> None:
        """On the receipt: show that the code was copied."""
        Speaking(self).copy()

    def look_up(self, number: str) -> None:
        """From home: look for the money of a number typed in."""
        MyMoney(self).look_up(number)

    def lay_card(self, number: str, name: str) -> None:
        """Lay a card on the reader."""
        self.terminal.visit.card_placed(Card(number, name))
        self.settle()

    def pinyin(self, letters: str) -> str:
        """On the page to write: type on the keyboard; return what stands there then."""
        Speaking(self).pinyin(letters)
        self.until(lambda: bool(self.text("write_words")))
        return self.text("write_words")

    def copy(self, text: str) -> None:
        """Put a text on the clipboard."""
        QGuiApplication.clipboard().setText(text)

    def pasted(self) -> str:
        """Return what lies on the clipboard."""
        return QGuiApplication.clipboard().text()

    def live(self, seed: int) -> str:
        """From home: do one of the things that people do; return which."""
        # Late: it knows people by number and name, and this process's memory is searched for those.
        from tests.endurance import habits

        return habits.live(self, seed)

    def once(self, what: str) -> None:
        """From home: do one of them, by its name."""
        from tests.endurance import habits

        habits.home(self)
        getattr(habits, what)(self, random.Random(1))

    def stay(self) -> None:
        """Never let the time run out, however long one looks at a page."""
        self.terminal.visit._idle._timer.timeout.disconnect()

    def go_home(self) -> None:
        """Back to the first screen, and on with the same visit."""
        from tests.endurance import habits

        habits.home(self)

    def state(self) -> dict[str, object]:
        """Return what a visitor may have changed."""
        visit = self.terminal.visit
        return {
            "large": visit.large,
            "language": visit.language.code,
            "volume": visit.voice.volume,
            "screens": len(visit.trail.rows),
            "person": visit.person is not None or visit.about is not None,
        }

    def _hear(self) -> None:
        self._ears.setEnabled(False)
        came = self._line.recv(65536)
        if not came:
            return
        *asked, self._cut = (self._cut + came).split(b"\n")
        for line in asked:
            wish = json.loads(line)
            if wish["do"] == "leave":
                self.leave(*wish["with"])
                continue
            try:
                answer = getattr(self, wish["do"])(*wish["with"], **wish["named"])
            except Exception as error:  # noqa: BLE001 - who asked would wait in vain
                self._answer({"failed": f"{type(error).__name__}: {error}"})
            else:
                self._answer(answer)
        self._ears.setEnabled(True)

    def _answer(self, what: object) -> None:
        self._line.sendall(json.dumps(what).encode() + b"\n")


class Driven(window.Terminal):
    """The terminal, with a visitor in it as soon as it is shown."""

    def take_turns(self, line: Line) -> None:
        super().take_turns(line)
        self.on_first_frame(self._let_in)

    def _let_in(self) -> None:
        self.robot = Inside(self)


def command(argv: Sequence[str]) -> list[str]:
    return [sys.executable, "-m", "tests.robots.driven", "--once", *argv]


def main(argv: Sequence[str]) -> int:
    if "--once" not in argv:
        return supervisor.run(argv, command)
    window.Terminal = Driven  # type: ignore[misc]
    return app.main(argv)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
