"""The touch test: nine points one after the other, and how far each touch was off.

Used by the technician's page; no Qt.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Final

POINTS: Final = tuple((x, y) for y in (0.06, 0.5, 0.94) for x in (0.06, 0.5, 0.94))
"""Where they are, as parts of the screen's width and height."""

OFF_MM: Final = 6.0  # further off, a finger on a target of 15 mm may miss it


@dataclass(frozen=True, slots=True)
class Touched:
    """The touches so far, in millimetres from their points; None: that point cannot be touched."""

    offsets: tuple[float | None, ...] = ()

    @property
    def at(self) -> int:
        """The point that is to be touched now; as many as there are: it is over."""
        return len(self.offsets)

    @property
    def over(self) -> bool:
        """Whether all points had their turn."""
        return self.at >= len(POINTS)

    def touch(self, dx_mm: float, dy_mm: float) -> Touched:
        """Return it with one touch more."""
        return self if self.over else Touched((*self.offsets, hypot(dx_mm, dy_mm)))

    def skip(self) -> Touched:
        """Return it with a point that cannot be touched."""
        return self if self.over else Touched((*self.offsets, None))

    @property
    def dead(self) -> tuple[int, ...]:
        """The numbers of the points that could not be touched, from 1."""
        return tuple(n for n, off in enumerate(self.offsets, start=1) if off is None)

    @property
    def off(self) -> tuple[int, ...]:
        """The numbers of the points whose touch was too far off, from 1."""
        return tuple(
            n for n, off in enumerate(self.offsets, start=1) if off is not None and off > OFF_MM
        )

    @property
    def worst_mm(self) -> float:
        """The largest offset."""
        return max((off for off in self.offsets if off is not None), default=0.0)
