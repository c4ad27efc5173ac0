"""The steps that a project can take, from `steps.csv`. The import checks against them."""

from __future__ import annotations

import csv
from functools import cache
from pathlib import Path


@cache
def step_ids() -> frozenset[str]:
    """Return the ids of all steps."""
    with (Path(__file__).parent / "steps.csv").open(encoding="utf-8", newline="") as file:
        return frozenset(row["step"] for row in csv.DictReader(file))


@cache
def step_names() -> dict[str, str]:
    """Return the steps' Chinese names by their ids."""
    with (Path(__file__).parent / "steps.csv").open(encoding="utf-8", newline="") as file:
        return {row["step"]: row["name"] for row in csv.DictReader(file)}
