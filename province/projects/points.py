"""The 35 points at which a project goes wrong, from `risk_points.csv`, and what a light is."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from datetime import date


COLOURS: Final = ("yellow", "orange", "red")


@dataclass(frozen=True)
class Point:
    """One point: its stage and the colour that a breach has."""

    no: int
    stage: str
    code: str
    name: str
    colour: str


@dataclass(frozen=True)
class Breach:
    """A point that is not kept: since when, and in plain words why. `due`: it will be, on `on`."""

    on: date
    words: str
    due: bool = False


@dataclass(frozen=True)
class Limits:
    """Where the law or the county draws a line. Money in fen."""

    approval: int = 400_000_000  # below it, a lower office approves
    village_approval: int = 5_000_000  # from it on, the four discussions
    village_review: int = 20_000_000  # below it, a village's work needs neither review nor audit
    works: int = 400_000_000
    goods: int = 200_000_000
    services: int = 100_000_000
    village_change: int = 5_000_000
    township_change: int = 20_000_000
    county_change: int = 100_000_000

    def tender(self, category: str) -> int:
        """Return from which amount on a contract must be tendered."""
        return {"goods": self.goods, "services": self.services}.get(category, self.works)


Check = "Callable[[Dossier, date, Limits], Breach | None]"


@cache
def points() -> dict[int, Point]:
    """Return all points by number."""
    path = Path(__file__).parent / "risk_points.csv"
    with path.open(encoding="utf-8", newline="") as file:
        return {
            int(row["no"]): Point(
                int(row["no"]), row["stage"], row["code"], row["name"], row["colour_rule"]
            )
            for row in csv.DictReader(file)
        }
