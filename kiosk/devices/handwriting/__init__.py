"""Handwriting: strokes of a finger go in, the characters of a line come out.

    reader.ReaderProcess   what the screen uses: starts `process`, asks it, notices when it is gone
    process                the other process: `model`, fed by `ink`, understood by `guesses`
    wire                   what goes over the two pipes between them

Nobody here writes a stroke or a character to a disk or a log.
"""

from dataclasses import dataclass, field
from typing import Protocol

from kiosk.errors import KnownError

Point = tuple[float, float]  # x to the right, y down, in any one unit
Stroke = tuple[Point, ...]  # one touch of the finger, in the order of time
Strokes = tuple[Stroke, ...]


@dataclass(frozen=True, slots=True)
class Guess:
    """One character of a line; nothing of it is printed by accident."""

    text: str = field(repr=False)
    sureness: float  # 0 to 1
    others: tuple[str, ...] = field(repr=False)  # what it may be instead, the likeliest first


class HandwritingReader(Protocol):
    """Something that reads a line of handwriting."""

    def start(self) -> None:
        """Get ready; may take a second. Does nothing if ready already.

        Raises:
            HandwritingGone: it cannot be had on this machine.
        """
        ...

    def read(self, strokes: Strokes, height: float) -> tuple[Guess, ...]:
        """Return the line's characters, left to right.

        Args:
            strokes: what was drawn, unit as `height`.
            height: of the area that was written in: tells a dash from a long character.

        Raises:
            HandwritingGone: the reader died or does not answer.
        """
        ...

    def close(self) -> None:
        """Let go of it and of all it was told."""
        ...


class HandwritingGone(KnownError):
    """Handwriting cannot be read now; Pinyin can still be written."""

    key = "handwriting_gone"
