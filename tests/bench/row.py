"""One line of the benchmark."""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """A measured value, the limit measured beside it, and whether the goal was met.

    `ratio` is value / limit where there is a limit; `goal` is in words; `met` None: no goal.
    """

    name: str
    value: float
    unit: str
    limit: float | None
    ratio: float | None
    goal: str
    met: bool | None


def against(name: str, value: float, unit: str, limit: float, at_most: float) -> Row:
    """Return a row that is met when value <= at_most * limit."""
    ratio = value / limit
    return Row(name, value, unit, limit, ratio, f"<= {at_most} x limit", ratio <= at_most)


def under(name: str, value: float, unit: str, most: float) -> Row:
    """Return a row that is met when value <= most."""
    return Row(name, value, unit, None, None, f"<= {most:g} {unit}", value <= most)


def at_least(name: str, value: float, unit: str, least: float) -> Row:
    """Return a row that is met when value >= least."""
    return Row(name, value, unit, None, None, f">= {least:g} {unit}", value >= least)


def seconds(work: Callable[[], object]) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def paired(runs: int, ours: Callable[[], float], limit: Callable[[], float]) -> tuple[float, float]:
    """Return the medians of two measurements taken in turn, so that drift hits both alike."""
    pairs = [(ours(), limit()) for _ in range(runs)]
    return (
        statistics.median(each[0] for each in pairs),
        statistics.median(each[1] for each in pairs),
    )
