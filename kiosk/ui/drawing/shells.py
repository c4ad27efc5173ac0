"""What an item that QML made holds is let go with it. Used by the items that are drawn in Python.

Of each of them PySide 6.11 keeps a shell for ever; a picture or a code in it would stay, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable


def emptying(held: list[Any]) -> Callable[[], None]:
    """Return what to connect to `destroyed`: not a method of what is gone."""

    def let_go() -> None:
        held.clear()

    return let_go
