"""The touch test: nine points one after the other, and how far each touch was off.

A part of the technician's page.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import hypot
from typing import Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.words import translate

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

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


@QmlElement
class TouchTest(QObject):
    """The test as the page shows it: whether it runs, where the point is, and what came of it."""

    changed = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._touched: Touched | None = None

    @Slot()
    def begin(self) -> None:
        """Show the first of the nine points."""
        self._renew(Touched())

    @Slot(float, float)
    def touch(self, dx_mm: float, dy_mm: float) -> None:
        """A touch, so far from the point that is shown."""
        if self._touched is not None:
            self._renew(self._touched.touch(dx_mm, dy_mm))

    @Slot()
    def skip(self) -> None:
        """This point cannot be touched."""
        if self._touched is not None:
            self._renew(self._touched.skip())

    @Property(bool, notify=changed)
    def running(self) -> bool:
        """Whether the points are on the screen."""
        return self._touched is not None and not self._touched.over

    @Property(float, notify=changed)
    def pointX(self) -> float:
        """Where the point is, as a part of the screen's width."""
        return POINTS[self._point][0]

    @Property(float, notify=changed)
    def pointY(self) -> float:
        """Where the point is, as a part of the screen's height."""
        return POINTS[self._point][1]

    @Property(str, notify=changed)
    def number(self) -> str:
        """Which of the nine it is."""
        return translate("technician", "第 {n} 个，一共 {all} 个。点圆圈的正中。").format(
            n=self._point + 1, all=len(POINTS)
        )

    @Property(str, notify=changed)
    def outcome(self) -> str:
        """How it went, or that it was not made."""
        done = self._touched
        if done is None or not done.over:
            return translate("technician", "触摸还没有试过。")
        if done.dead:
            return translate("technician", "点不到的：第 {which} 个。").format(
                which=_numbers(done.dead)
            )
        if done.off:
            return translate(
                "technician", "偏得多的：第 {which} 个，最多偏 {mm:.0f} 毫米。"
            ).format(which=_numbers(done.off), mm=done.worst_mm)
        return translate("technician", "九个点都好，最多偏 {mm:.0f} 毫米。").format(
            mm=done.worst_mm
        )

    @property
    def _point(self) -> int:
        return min(self._touched.at if self._touched else 0, len(POINTS) - 1)

    def _renew(self, touched: Touched) -> None:
        self._touched = touched
        self.changed.emit()


def _numbers(points: tuple[int, ...]) -> str:
    return translate("technician", "、").join(str(n) for n in points)
