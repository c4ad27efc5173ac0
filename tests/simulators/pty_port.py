"""A port with something at its other end, on a pseudo terminal: plugged in, pulled out."""

from __future__ import annotations

import os
import pty
import threading
import tty
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType


class PtyPort:
    """What the simulated devices share. `path` is a link to the port, as udev makes one.

    A device answers in `_run`, on a thread of its own, until `_stop` is set.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._stop = threading.Event()
        self._thread: threading.Thread | None = None

    def plug_in(self) -> None:
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._theirs)
        self.path.symlink_to(os.ttyname(self._theirs))
        self._stop.clear()
        self._thread = threading.Thread(target=self._run, args=(self._ours,))
        self._thread.start()

    def unplug(self) -> None:
        """The port goes: whoever has it open meets an end."""
        if self._thread is None:
            return
        self.path.unlink()
        self._stop.set()
        self._thread.join()
        self._thread = None
        os.close(self._theirs)
        os.close(self._ours)

    def __enter__(self) -> Self:
        self.plug_in()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _: object, __: TracebackType | None
    ) -> None:
        self.unplug()

    def _run(self, ours: int) -> None:
        raise NotImplementedError
