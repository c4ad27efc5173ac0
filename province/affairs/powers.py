"""The powers of a village that must be used in the open, from `village_powers.csv`."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


@cache
def power_numbers() -> frozenset[int]:
    """Return the numbers of all powers."""
    with (Path(__file__).parent / "village_powers.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(int(row["no"]) for row in csv.DictReader(file))
