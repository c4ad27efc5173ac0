"""One durable commit for all who wait at the same moment: each is safe, and one sync is paid.

Whoever comes while a commit runs waits for the next one, which one of them makes for all. Used by
`intake`; it knows nothing of what is committed.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from threading import Lock
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_T = TypeVar("_T")


class NotCommitted(Exception):
    """The thread that committed for all ended before it was done."""


@dataclass(slots=True, eq=False)
class _Waiting(Generic[_T]):
    one: _T
    done: bool = False
    # Not safe until known to be.
    error: Exception | None = field(default_factory=NotCommitted)


class Together(Generic[_T]):
    """Commits for the threads of one process.

    Args:
        commit: writes all it is given in one transaction, or nothing and raises. One may
            be written again, after a failure that left open whether it had come through.
    """

    def __init__(self, commit: Callable[[Sequence[_T]], None]) -> None:
        self._commit = commit
        self._waiting: list[_Waiting[_T]] = []
        self._door = Lock()  # to the list
        self._turn = Lock()  # to commit

    def add(self, one: _T) -> None:
        """Return once it is committed; raises what committing it alone raises."""
        mine = _Waiting(one)
        with self._door:
            self._waiting.append(mine)
        with self._turn:
            if not mine.done:
                with self._door:
                    all_here, self._waiting = self._waiting, []
                self._finish(all_here)
        if mine.error is not None:
            raise mine.error

    def _finish(self, waiting: Sequence[_Waiting[_T]]) -> None:
        """Commit all; if that fails, each by itself, so that nobody suffers from another's."""
        try:
            self._try(waiting)
            if waiting[0].error is not None and len(waiting) > 1:
                for each in waiting:
                    self._try([each])
        finally:
            for each in waiting:
                each.done = True

    def _try(self, waiting: Sequence[_Waiting[_T]]) -> None:
        error: Exception | None = None
        try:
            self._commit([each.one for each in waiting])
        except Exception as failed:  # noqa: BLE001 - raised again by the threads that wait
            error = failed
        for each in waiting:
            each.error = error
