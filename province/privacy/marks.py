"""Parts of a picture to black out, and what the page beside it says."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from province.privacy import numbers

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from province.privacy.lines import Quad
    from province.privacy.rows import Cell

NAME, SIGNATURE, CELL = "name", "signature", "cell"
WORDS: Final = {**numbers.WORDS, NAME: "姓名", SIGNATURE: "签名", CELL: "没有读出字的格子"}


@dataclass(frozen=True)
class Mark:
    """A part of the picture to black out.

    Attributes:
        kind: `name`, `signature`, `cell` (black though nothing was read) or a kind of `numbers`.
        quads: what is black, pixels of the picture.
        text: what was read there; it may be a number of somebody.
    """

    kind: str
    quads: tuple[Quad, ...]
    text: str


@dataclass(frozen=True)
class Beside:
    """What the page beside the picture says.

    Attributes:
        names: private people who signed or were paid by the record: all must be found.
        officials: who stands in full.
        within: where private names stand in free words.
        is_person: whether a word is a private person's name.
    """

    names: frozenset[str]
    officials: frozenset[str]
    within: Callable[[str], Sequence[tuple[int, int]]]
    is_person: Callable[[str], bool]


def name_mark(cell: Cell, start: int, end: int) -> Mark:
    """Black out a name but for its first character, as pages show a star."""
    return Mark(NAME, (cell.part(start + 1, end),), cell.text[start:end])
