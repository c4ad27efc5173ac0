"""What a screen has asked the mirror and still waits for. One for each screen, made by `screen`."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.errors import KnownError
    from kiosk.ui.bridge import Bridge
    from kiosk.ui.desk import Desk

_T = TypeVar("_T")


class Questions:
    """Open questions by their names; `changed` is called when there are more or fewer."""

    def __init__(self, bridge: Bridge, changed: Callable[[], object]) -> None:
        self._bridge = bridge
        self._changed = changed
        self._asked: dict[str, int] = {}

    @property
    def any(self) -> bool:
        """Whether one is on its way."""
        return bool(self._asked)

    def ask(
        self,
        what: str,
        work: Callable[[Desk], _T],
        done: Callable[[_T], object],
        failed: Callable[[KnownError], object],
    ) -> None:
        """Ask; a newer question of the same name makes this one stale."""
        self._drop(what)

        def arrived(value: _T) -> None:
            self._answered(what)
            done(value)

        def refused(error: KnownError) -> None:
            self._answered(what)
            failed(error)

        self._asked[what] = self._bridge.ask(work, arrived, refused)
        self._changed()

    def forget(self, what: str) -> None:
        """Take no interest in an answer any more."""
        self._drop(what)
        self._changed()

    def close(self) -> None:
        """Answers on their way find nobody."""
        for what in tuple(self._asked):
            self._drop(what)

    def _answered(self, what: str) -> None:
        self._asked.pop(what, None)
        self._changed()

    def _drop(self, what: str) -> None:
        number = self._asked.pop(what, None)
        if number is not None:
            self._bridge.drop(number)
