"""The one way from the screen to the disk: questions to a single worker thread, numbered answers.

Screens use it through `ScreenModel.ask`. The GUI thread never waits; an answer comes back by a
queued signal as frozen data, and one that nobody waits for any more is dropped.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from kiosk.errors import KnownError

if TYPE_CHECKING:
    from collections.abc import Callable
    from concurrent.futures import ThreadPoolExecutor

    from kiosk.ui.desk import Desk

_T = TypeVar("_T")
_LOG = logging.getLogger(__name__)


class _Answer(NamedTuple):
    number: int
    value: Any = None
    known: KnownError | None = None
    bug: str = ""


class _Waiting(NamedTuple):
    done: Callable[[Any], object]
    failed: Callable[[KnownError], object]


class Bridge(QObject):
    """Owns the worker thread and the desk at which it works."""

    broke = Signal()
    _answered = Signal(object)

    def __init__(self, desk: Desk, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._worker: ThreadPoolExecutor | None = None
        self._waiting: dict[int, _Waiting] = {}
        self._last = 0
        self._answered.connect(self._deliver)  # it comes from another thread: queued

    def ask(
        self,
        work: Callable[[Desk], _T],
        done: Callable[[_T], object],
        failed: Callable[[KnownError], object],
    ) -> int:
        """Run `work` on the worker, then `done` or `failed` here; return the question's number."""
        self._last += 1
        self._waiting[self._last] = _Waiting(done, failed)
        if self._worker is None:
            from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415 - after the first frame

            self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="mirror")
        self._worker.submit(self._work, self._last, work)
        return self._last

    def drop(self, number: int) -> None:
        """Take no interest in an answer any more."""
        self._waiting.pop(number, None)

    def close(self) -> None:
        """Let the running question end, forget the others, let go of the mirror."""
        self._waiting.clear()
        if self._worker is not None:
            self._worker.shutdown(wait=True, cancel_futures=True)
        self._desk.close()

    def _work(self, number: int, work: Callable[[Desk], Any]) -> None:
        if number not in self._waiting:
            return
        try:
            answer = _Answer(number, work(self._desk))
        except KnownError as error:
            answer = _Answer(number, known=error)
        except Exception as error:  # noqa: BLE001 - the ui's edge: a bug becomes the plain page
            answer = _Answer(number, bug=type(error).__name__)
        self._answered.emit(answer)

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        waiting = self._waiting.pop(answer.number, None)
        if answer.bug:
            # Never the message or the trace: they may hold what a visitor typed.
            _LOG.error("a question to the mirror ended with %s", answer.bug)
            self.broke.emit()
        elif waiting is None:
            return
        elif answer.known is not None:
            waiting.failed(answer.known)
        else:
            waiting.done(answer.value)
