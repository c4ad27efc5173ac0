"""Being asked to end, seen wherever a service waits. Called by sync.daemon and devices.command.

A pipe, because a signal handler may write to it at any moment; a threading.Event may not be set
by a handler that interrupts a wait on the same event. And a signal does not interrupt a system call
that has not begun, nor that of a thread which another one took it from: what waits for this pipe
sees it all the same.
"""

import os
import select
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import Final, Self

_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)
_INSIST_S: Final = 0.2
_AT_MOST_S: Final = 4.0


class Stop:
    """Asked once, for good."""

    def __init__(self) -> None:
        self._ear, self._mouth = os.pipe2(os.O_CLOEXEC | os.O_NONBLOCK)
        self.asked = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        ends = self._ear, self._mouth
        self._ear = self._mouth = -1  # numbers are given anew: nobody may write to what follows
        for end in ends:
            os.close(end)

    def ask(self) -> None:
        """Ask; every wait ends at once, also those that have not begun."""
        self.asked = True
        with suppress(OSError):  # full of the same wish, or over
            os.write(self._mouth, b".")

    def is_set(self) -> bool:
        """Whether it was asked for."""
        return self.asked

    def wait(self, seconds: float | None = None) -> bool:
        """Wait, in any thread, if need be for ever; return whether the end was asked for."""
        if self.asked:
            return True
        waiting = select.poll()  # one for each wait: it serves one thread at a time
        waiting.register(self._ear, select.POLLIN)
        return bool(waiting.poll(seconds and max(0.0, seconds * 1000))) or self.asked

    @contextmanager
    def by_signals(self, heard: Callable[[], None] = lambda: None) -> Iterator[None]:
        """Let SIGTERM and SIGINT ask; `heard` is called in the main thread and may raise there.

        A signal that comes just before a system call does not interrupt it, so the wish is
        repeated until the main thread has left this context. Handlers stay when it ends.

        A name server that does not answer keeps the C library, and with it the main thread, for
        longer than a service may take to end. Nothing is half done at any moment that a power cut
        could not come at, so after four seconds the process ends where it stands.
        """
        over = threading.Event()
        main = threading.main_thread().ident

        def handle(*_: object) -> None:
            self.ask()
            heard()

        def insist() -> None:
            while not self.wait(3600):
                pass
            end = time.monotonic() + _AT_MOST_S
            while main is not None and not over.wait(_INSIST_S):
                if time.monotonic() > end:
                    os._exit(0)
                signal.pthread_kill(main, signal.SIGTERM)

        for number in _SIGNALS:
            signal.signal(number, handle)
        before = signal.set_wakeup_fd(self._mouth, warn_on_full_buffer=False)
        second = threading.Thread(target=insist, name="insist", daemon=True)
        second.start()
        try:
            yield
        finally:
            self.ask()
            over.set()
            second.join()
            signal.set_wakeup_fd(before)
