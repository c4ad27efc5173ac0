"""Two samples, and whether they may come from one source. Stated beside the numbers it gives.

KS is the two-sample Kolmogorov-Smirnov test with its asymptotic critical value; ties make it
careful. Chi-square compares counts in classes (Wilson-Hilferty for its tail). Both at a level of
1 in 10,000, so that a suite of every day cries wolf about once in 30 years.
"""

import math
from collections import Counter
from collections.abc import Hashable, Iterable, Sequence
from typing import Final

import numpy as np

LEVEL: Final = 1e-4


def ks_distance(one: Sequence[float], other: Sequence[float]) -> float:
    """Return the largest distance between the two distribution functions."""
    a, b = np.sort(one), np.sort(other)
    places = np.concatenate([a, b])
    below_a = np.searchsorted(a, places, side="right") / len(a)
    below_b = np.searchsorted(b, places, side="right") / len(b)
    return float(np.abs(below_a - below_b).max())


def ks_bound(n: int, m: int) -> float:
    """Return the distance beyond which two samples of these sizes differ, at LEVEL."""
    return math.sqrt(-math.log(LEVEL / 2) / 2) * math.sqrt((n + m) / (n * m))


def differ(one: Sequence[float], other: Sequence[float]) -> bool:
    """Return whether KS tells the samples apart."""
    return ks_distance(one, other) > ks_bound(len(one), len(other))


def power(sample: Sequence[float], shift: float, seed: int, tries: int = 200) -> float:
    """Return how often KS finds `shift` between two samples drawn from this one's values."""
    dice = np.random.default_rng(seed)
    values = np.asarray(sample)
    found = [
        differ(dice.choice(values, len(values)), dice.choice(values, len(values)) + shift)
        for _ in range(tries)
    ]
    return sum(found) / tries


def counts_differ(one: Iterable[Hashable], other: Iterable[Hashable]) -> bool:
    """Return whether chi-square tells apart how often each class occurs in two samples."""
    a, b = Counter(one), Counter(other)
    n, m = a.total(), b.total()
    classes = [kind for kind in a | b if a[kind] + b[kind] >= 10]
    if len(classes) < 2:
        return False
    total = sum(
        (math.sqrt(m / n) * a[kind] - math.sqrt(n / m) * b[kind]) ** 2 / (a[kind] + b[kind])
        for kind in classes
    )
    free = len(classes) - 1
    # Wilson-Hilferty: the cube root of chi-square over its freedom is nearly normal.
    z = ((total / free) ** (1 / 3) - (1 - 2 / (9 * free))) / math.sqrt(2 / (9 * free))
    return 0.5 * math.erfc(z / math.sqrt(2)) < LEVEL
