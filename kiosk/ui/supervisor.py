"""Starts visit after visit, each a process of its own with a fresh place for what Qt would learn.

Called by `app` without --once. It imports no Qt: it stands by for weeks. When somebody has begun
a visit it starts the next process, which loads its program and waits, knowing nothing; when the
visitor leaves, that one shows itself above the cover of the old one, and only then the old one
goes: no desktop is to be seen in between.
"""

import os
import selectors
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Final, NoReturn

from kiosk import child
from kiosk.devices.attached import Attached
from kiosk.ui import turn

_CLOSED: Final = 64
_TOO_SOON_S: Final = 3.0  # a visit shorter than this that failed is a fault, not a visit
_REST_MOST_S: Final = 30.0
_STUCK_S: Final = 5.0  # a process that was told to go and has not gone
_STAYED_S: Final = 30.0  # a screen that was there so long came up
_IN_VAIN: Final = 2  # visits that never came to the screen: whoever started us begins anew
_NOTED: Final = ("failed", "broken")  # of starts that failed, by the unit (wrapper/screen-ended)

Command = Callable[[Sequence[str]], list[str]]


class _Visit:
    """One process: it waits, is shown, and leaves."""

    def __init__(self, command: list[str], visits: str, devices: Mapping[str, str]) -> None:
        # In memory, and gone with the visit: what the input method would learn.
        self.learnt = tempfile.TemporaryDirectory(prefix="visit-", dir=_memory())
        ours, theirs = socket.socketpair()
        environment = os.environ | {
            **devices,
            "XDG_CONFIG_HOME": self.learnt.name,
            "XDG_DATA_HOME": self.learnt.name,
            "XDG_STATE_HOME": self.learnt.name,
            "MINGJING_VISITS": visits,
            turn.DESCRIPTOR: str(theirs.fileno()),
        }
        self.process = subprocess.Popen(command, env=environment, pass_fds=(theirs.fileno(),))
        theirs.close()
        self.line = turn.Line(ours)
        self.began = 0.0  # when it was shown; 0: it waits
        self.said: set[str] = set()

    def show(self) -> None:
        """It is this one's turn."""
        if not self.began:
            self.began = time.monotonic()
            self.line.say(turn.SHOW)

    def end(self) -> int:
        """Wait for the process, by force if need be; return its exit status."""
        try:
            status = self.process.wait(_STUCK_S)
        except subprocess.TimeoutExpired:
            self.process.kill()
            status = self.process.wait()
        self.line.close()
        with suppress(OSError):
            self.learnt.cleanup()
        return status


class _Stage:
    """The visit on the screen, and the one that waits behind."""

    def __init__(
        self, argv: Sequence[str], command: Command, visits: str, signals: socket.socket
    ) -> None:
        self._argv = argv
        self._command = command
        self._visits = visits
        self._devices = Attached(Path(visits))
        self._events = selectors.DefaultSelector()
        self._events.register(signals, selectors.EVENT_READ)
        self._rest = 0.0
        self._in_vain = 0  # visits, one after the other, that ended without having been shown
        self._told_to_go = 0.0  # when the visit on the screen was; 0: it was not
        self.next: _Visit | None = None
        self.now = self._start()
        self.now.show()

    def run(self) -> int:
        """Keep a visit on the screen until the window is closed."""
        while True:
            for key, _ in self._events.select(_STUCK_S):
                visit: _Visit | None = key.data
                if visit is None:
                    continue  # a signal, whose handler ends us
                words = visit.line.hear()
                if words is not None:
                    self._heard(visit, words)
                elif visit is self.next:
                    self._forget(visit)
                    self.next = None
                elif visit is self.now and (status := self._over()) is not None:
                    return status
            if self._told_to_go and time.monotonic() - self._told_to_go > _STUCK_S:
                self.now.process.kill()
            if self._give_way():
                return 0

    def _give_way(self) -> bool:
        """Say that we came up; whether to end, unvisited, because another version is to run."""
        stayed = turn.SHOWN in self.now.said and time.monotonic() - self.now.began > _STAYED_S
        if not stayed:
            return False
        from kiosk import config, slot  # noqa: PLC0415 - the first frame does not wait for it

        home = config.home()
        slot.is_up(home, "ui")
        with suppress(OSError):
            home.no_screen.unlink(missing_ok=True)
        if noted := os.environ.get("RUNTIME_DIRECTORY"):
            for name in _NOTED:
                (Path(noted) / name).unlink(missing_ok=True)
        return turn.BEGUN not in self.now.said and slot.replaced(home)

    def close(self) -> None:
        """End what was started."""
        for visit in (self.next, self.now):
            if visit is not None:
                visit.process.kill()
                visit.end()
        self._devices.end()

    def _heard(self, visit: _Visit, words: list[str]) -> None:
        visit.said.update(words)
        if visit is self.now and turn.BEGUN in words and self.next is None:
            self.next = self._start()
        if visit is self.now and turn.LEAVING in words:
            self.next = self.next or self._start()
            self.next.show()
        if turn.SHOWN in words and visit is self.next:
            self.now.line.say(turn.GO)
            self._told_to_go = time.monotonic()

    def _over(self) -> int | None:
        """The visit on the screen has gone: see to its slot, and let the next one come.

        Returns the status to end with, if no other is to come.
        """
        gone = self.now
        status = self._forget(gone)
        if status == _CLOSED:
            return 0
        self._in_vain = 0 if turn.SHOWN in gone.said else self._in_vain + 1
        if turn.BEGUN in gone.said and turn.KEPT not in gone.said:
            # It broke off. Every visit rewrites a slot of the ring, or those that do would show.
            subprocess.run([*self._command(self._argv), "--leave-cell"], check=False)
        if self._in_vain == _IN_VAIN:
            sys.stderr.write("<3>ui: no visit comes to the screen\n")
            return 1
        failed = status != 0 and time.monotonic() - gone.began < _TOO_SOON_S
        self._rest = min(max(1.0, self._rest * 2), _REST_MOST_S) if failed else 0.0
        time.sleep(self._rest)
        self.now, self.next = self.next or self._start(), None
        self.now.show()
        self._told_to_go = 0.0
        if turn.BEGUN in self.now.said:
            self.next = self._start()
        return None

    def _start(self) -> _Visit:
        visit = _Visit(self._command(self._argv), self._visits, self._devices.environment())
        self._events.register(visit.line.number, selectors.EVENT_READ, visit)
        return visit

    def _forget(self, visit: _Visit) -> int:
        self._events.unregister(visit.line.number)
        return visit.end()


def command(argv: Sequence[str]) -> list[str]:
    """Return the command of one visit."""
    return child.command("ui", "kiosk.ui.app", "--once", *argv)


def run(argv: Sequence[str], start: Command = command) -> int:
    """Keep a visit on the screen until the window is closed or we are told to stop.

    Returns 1 where none comes to the screen: another start may have more luck.

    Args:
        argv: options of the ui, handed on to every visit.
        start: makes of them the command that starts a visit.
    """

    def stop(_number: int, _frame: FrameType | None) -> NoReturn:
        raise SystemExit(0)

    signal.signal(signal.SIGTERM, stop)
    ear, mouth = socket.socketpair()
    mouth.settimeout(0)
    # `visits` outlives a visit and holds no more than how many numbers were wrong.
    with ear, mouth, tempfile.TemporaryDirectory(prefix="visits-", dir=_memory()) as visits:
        # One that comes just before the wait for events would be slept through.
        before = signal.set_wakeup_fd(mouth.fileno())
        stage = _Stage(argv, start, visits, ear)
        try:
            return stage.run()
        finally:
            stage.close()
            signal.set_wakeup_fd(before)


def _memory() -> str | None:
    """Return a folder that is no disk, if there is one."""
    for place in (os.environ.get("XDG_RUNTIME_DIR", ""), "/dev/shm"):  # noqa: S108 - a tmpfs is meant
        if place and Path(place).is_dir() and os.access(place, os.W_OK):
            return place
    return None
