"""A chip to choose, and a row of them. Used by the screens that offer some (controls/Chips.qml)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Choice:
    """A chip."""

    key: str  # empty: all of them
    text: str
    chosen: bool


def offered(choices: Iterable[tuple[str, str]], chosen: str) -> list[Choice]:
    """Return a chip for each key and text."""
    return [Choice(key, text, key == chosen) for key, text in choices]
