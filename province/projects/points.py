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
    """Where the law or the county draws a line, in fen; `limits` says from where."""

    approval: int  # below it, a lower office approves
    village_approval: int  # from it on, the four discussions
    village_review: int  # below it, a village's work needs neither review nor audit
    works: int
    goods: int
    services: int
    village_change: int
    township_change: int
    county_change: int

    def tender(self, category: str) -> int:
        """Return from which amount on a contract must be tendered."""
        return {"goods": self.goods, "services": self.services}.get(category, self.works)


USES: Final = {
    2: ("approval", "village_approval"),
    10: ("village_review",),
    11: ("works", "goods", "services"),
    12: ("works", "goods", "services"),
    13: ("works", "goods", "services"),
    24: ("village_change", "township_change", "county_change"),
    34: ("village_review",),
}
"""Which limits a point is judged by."""

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
