"""Lines of a picture set in rows, as its table has them, though it lies askew."""

from __future__ import annotations

import math
from functools import cached_property
from statistics import median
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Sequence

    from province.privacy.lines import Line, Quad

_SAME_ROW: Final = 0.6  # of a line's height between two middles
_TOUCHING: Final = 0.9  # of a line's height between two boxes
_AROUND: Final = 0.12  # of a line's height, blacked out all around
_HALF_ROW: Final = 0.75  # of a name's height, above and below its middle: the cell beside it
_LONG: Final = 3.0  # a line so much wider than high tells how the paper lies


class Cell:
    """A line, also by where it is on the paper: `left`, `right`, `middle` once it is straight."""

    def __init__(self, line: Line) -> None:
        self.line = line
        self.text = line.text
        self.left = self.right = self.middle = 0.0
        self._angle = 0.0

    def place(self, angle: float) -> None:
        """Note where it is on a paper that is turned by `angle`."""
        self._angle = angle
        along, across = _axes(angle)
        spots = [(x * along[0] + y * along[1], x * across[0] + y * across[1]) for x, y in self.quad]
        self.left, self.right = min(s for s, _ in spots), max(s for s, _ in spots)
        self.middle = sum(t for _, t in spots) / len(spots)

    @property
    def quad(self) -> Quad:
        """Its corners."""
        return self.line.quad

    @cached_property
    def height(self) -> float:
        """Its height, pixels."""
        return math.dist(self.quad[0], self.quad[3])

    @cached_property
    def width(self) -> float:
        """Its length, pixels."""
        return math.dist(self.quad[0], self.quad[1])

    def touches(self, after: Cell) -> bool:
        """Whether the next cell of the row goes on where this one ends."""
        return after.left - self.right < _TOUCHING * max(self.height, after.height)

    def part(self, start: int, end: int) -> Quad:
        """Return the corners of the characters from `start` to before `end`, and a little more."""
        places = self.line.places
        around = _AROUND * self.height / max(self.width, 1.0)
        first = (
            -around
            if start == 0
            else (places[start - 1] + places[start]) / 2
            if start < len(places)
            else 1.0
        )
        last = 1 + around if end >= len(places) else (places[end - 1] + places[end]) / 2
        a, b, c, d = self.quad
        top, low = -_AROUND, 1 + _AROUND
        return tuple(
            _within(a, b, c, d, x, y)
            for x, y in ((first, top), (last, top), (last, low), (first, low))
        )

    def beside(self, left: float, right: float) -> Quad:
        """Return the corners of the table's cell in this row between two places along the paper."""
        along, across = _axes(self._angle)
        half = self.height * _HALF_ROW
        return tuple(
            (round(x * along[0] + y * across[0], 1), round(x * along[1] + y * across[1], 1))
            for x, y in (
                (left, self.middle - half),
                (right, self.middle - half),
                (right, self.middle + half),
                (left, self.middle + half),
            )
        )


def rows(cells: Sequence[Cell]) -> list[list[Cell]]:
    """Return the cells in rows from the top, each from its left; tells each where it is."""
    long = [cell for cell in cells if cell.width > _LONG * cell.height] or list(cells)
    angle = (
        median(
            math.atan2(cell.quad[1][1] - cell.quad[0][1], cell.quad[1][0] - cell.quad[0][0])
            for cell in long
        )
        if cells
        else 0.0
    )
    for cell in cells:
        cell.place(angle)
    found: list[list[Cell]] = []
    for cell in sorted(cells, key=lambda one: one.middle):
        last = found[-1] if found else None
        if last and cell.middle - _middle(last) < _SAME_ROW * min(cell.height, _height(last)):
            last.append(cell)
        else:
            found.append([cell])
    for row in found:
        row.sort(key=lambda one: one.left)
    return found


def _middle(row: Sequence[Cell]) -> float:
    return sum(cell.middle for cell in row) / len(row)


def _height(row: Sequence[Cell]) -> float:
    return median(cell.height for cell in row)


def _axes(angle: float) -> tuple[tuple[float, float], tuple[float, float]]:
    along = (math.cos(angle), math.sin(angle))
    return along, (-along[1], along[0])


def _within(  # noqa: PLR0913, PLR0917 - four corners and a place
    a: tuple[float, float], b: tuple[float, float], c: tuple[float, float],
    d: tuple[float, float], x: float, y: float,
) -> tuple[float, float]:  # fmt: skip
    """Return the point at x of the way along a quad's text and y down from its top."""
    top = (a[0] + (b[0] - a[0]) * x, a[1] + (b[1] - a[1]) * x)
    low = (d[0] + (c[0] - d[0]) * x, d[1] + (c[1] - d[1]) * x)
    return (round(top[0] + (low[0] - top[0]) * y, 1), round(top[1] + (low[1] - top[1]) * y, 1))
