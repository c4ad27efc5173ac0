"""The powers of a village that must be used in the open, from `village_powers.csv`."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path


@cache
def power_numbers() -> frozenset[int]:
    """Return the numbers of all powers."""
    with (Path(__file__).parent / "village_powers.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(int(row["no"]) for row in csv.DictReader(file))


@dataclass(frozen=True)
class Power:
    """One power: whether the village decides it together or serves one person, and its steps."""

    no: int
    group: str
    name: str
    steps: tuple[str, ...]


@cache
def powers() -> dict[int, Power]:
    """Return all powers by number."""
    with (Path(__file__).parent / "village_powers.csv").open(encoding="utf-8", newline="") as file:
        return {
            int(row["no"]): Power(
                int(row["no"]), row["group"], row["name"], tuple(row["steps"].split())
            )
            for row in csv.DictReader(file)
        }
