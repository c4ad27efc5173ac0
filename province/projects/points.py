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
    """Where the law or the county draws a line; `limits` says from where.

    Amounts are in fen, the others in the unit that `limits.toml` names.
    """

    approval: int  # below it, a lower office approves
    village_approval: int  # from it on, the four discussions
    village_review: int  # below it, a village's work needs neither review nor audit
    works: int
    goods: int
    services: int
    village_change: int
    township_change: int
    county_change: int
    split_days: int  # two approvals so close may be one
    twice_days: int
    over_estimate: int  # percent
    review_cut: int  # percent
    contracts_days: int
    tender_days: int
    bidders: int
    sign_days: int
    performance: int  # percent
    quality: int  # percent
    change: int  # percent
    low_bid: int  # percent
    ahead: int  # percentage points
    idle_days: int
    signers: int
    settlement_cut: int  # percent
    settlement_days: int
    audit_days: int
    rectify_days: int
    warn_days: int
    public_days: int  # of a village's decision, result or list
    publish_days: int
    result_days: int

    def tender(self, category: str) -> int:
        """Return from which amount on a contract must be tendered."""
        return {"goods": self.goods, "services": self.services}.get(category, self.works)


USES: Final = {
    2: ("approval", "village_approval", "split_days"),
    4: ("twice_days",),
    6: ("over_estimate",),
    10: ("village_review", "review_cut"),
    11: ("works", "goods", "services"),
    12: ("works", "goods", "services", "contracts_days"),
    13: ("works", "goods", "services"),
    14: ("tender_days",),
    16: ("bidders",),
    17: ("bidders",),
    18: ("bidders",),
    21: ("sign_days",),
    23: ("performance", "quality"),
    24: ("village_change", "township_change", "county_change"),
    25: ("change",),
    27: ("low_bid", "change"),
    28: ("ahead",),
    31: ("idle_days", "warn_days"),
    32: ("signers",),
    33: ("settlement_cut", "settlement_days", "warn_days"),
    34: ("village_review", "audit_days", "warn_days"),
    35: ("rectify_days", "warn_days"),
}
"""Which limits a point is judged by."""
POWERS: Final = ("village_approval", "public_days", "publish_days", "result_days")
"""Which limits the use of a village's power is judged by."""

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
