"""One frame of the real window: how long from a move to what is drawn of it."""

from __future__ import annotations

import time
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.robots.terminal import Visitor

_PATIENCE_S = 20.0


@dataclass(frozen=True, slots=True)
class Frame:
    """By the clock, and in processor time of all our threads, which others cannot lengthen."""

    ms: float
    cpu_ms: float


def frame(visitor: Visitor, move: Callable[[], object]) -> Frame:
    """Do something and draw one frame; return how long both took."""
    swapped: list[float] = []
    window = visitor.window
    window.frameSwapped.connect(lambda: swapped.append(time.perf_counter()))
    visitor.terminal.visit.touched()  # a reader's taps: the visit does not run out
    taken = time.process_time()
    began = time.perf_counter()
    move()
    while not swapped:
        # Waiting must not burn the processor time that is counted; the visit's clock ends any wait.
        visitor.terminal.application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        # As in a running program, where rows that have left are deleted before the next event.
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        assert time.perf_counter() < began + _PATIENCE_S, "nothing was drawn"
    window.frameSwapped.disconnect()
    taken = time.process_time() - taken
    return Frame((swapped[0] - began) * 1000, taken * 1000)
