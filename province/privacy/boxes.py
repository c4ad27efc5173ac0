"""From a map of "here is writing" to the slanted boxes of its lines. Called by `reading`.

The detection model gives the likelihood of text for each point; neighbouring likely points are a
line. Its box is the narrowest one of any slant, made a little larger: the model marks the middle
of the characters only.
"""

import math
from collections import defaultdict
from collections.abc import Iterator
from typing import Final

import numpy as np
from numpy.typing import NDArray

from province.privacy.lines import Quad

Map = NDArray[np.float32]  # (height, width), likelihood of text

_LIKELY: Final = 0.3
_SURE: Final = 0.5  # mean likelihood within a line
_GROWN: Final = 1.6  # area by length of the rim, times this, is added on all sides
_LEAST: Final = 3.0  # pixels: narrower is a speck
_MOST: Final = 1000  # lines of one picture
_UPRIGHT: Final = 1.5  # this much higher than wide is a column


def boxes(likely: Map) -> list[Quad]:
    """Return the boxes of a map's lines, from the top."""
    found = []
    for points in _islands(likely > _LIKELY):
        rows, columns = points[:, 1], points[:, 0]
        if len(points) < _LEAST or likely[rows, columns].mean() < _SURE:
            continue
        box = _box(points.astype(np.float64))
        if box is not None:
            found.append(box)
    found.sort(key=lambda quad: (quad[0][1], quad[0][0]))
    return found[:_MOST]


def _islands(inside: NDArray[np.bool_]) -> Iterator[NDArray[np.int64]]:
    """Yield the (x, y) of the points of each island, neighbours in eight directions."""
    edges = np.diff(np.pad(inside, ((0, 0), (1, 1))).astype(np.int8), axis=1)
    rows, starts = np.nonzero(edges == 1)
    ends = np.nonzero(edges == -1)[1]
    above = list(range(len(rows)))  # union-find over the runs

    def root(run: int) -> int:
        while above[run] != run:
            above[run] = above[above[run]]
            run = above[run]
        return run

    first = np.searchsorted(rows, np.arange(inside.shape[0] + 1))
    for row in range(1, inside.shape[0]):
        over, here = int(first[row - 1]), int(first[row])
        last_over, last = here, int(first[row + 1])
        while over < last_over and here < last:
            if starts[over] <= ends[here] and starts[here] <= ends[over]:
                above[root(here)] = root(over)
            if ends[over] < ends[here]:
                over += 1
            else:
                here += 1
    members: dict[int, list[int]] = defaultdict(list)
    for run in range(len(rows)):
        members[root(run)].append(run)
    for runs in members.values():
        yield np.concatenate(
            [
                np.stack(
                    [
                        np.arange(starts[run], ends[run]),
                        np.full(ends[run] - starts[run], rows[run]),
                    ],
                    axis=1,
                )
                for run in runs
            ]
        )


def _box(points: NDArray[np.float64]) -> Quad | None:
    best: tuple[float, float, NDArray[np.float64], NDArray[np.float64]] | None = None
    hull = _hull(points)
    sides = np.diff(np.vstack([hull, hull[:1]]), axis=0)
    for angle in {0.0, *(math.atan2(y, x) % (math.pi / 2) for x, y in sides)}:
        along = np.array([math.cos(angle), math.sin(angle)])
        across = np.array([-along[1], along[0]])
        spread = np.stack([hull @ along, hull @ across], axis=1)
        low, high = spread.min(axis=0), spread.max(axis=0) + 1
        area = float(np.prod(high - low))
        if best is None or area < best[0]:
            best = (area, angle, low, high)
    if best is None:
        return None
    area, angle, low, high = best
    wide, tall = high - low
    if min(wide, tall) < _LEAST:
        return None
    grown = area * _GROWN / (2 * (wide + tall))
    low, high = low - grown, high + grown
    along = np.array([math.cos(angle), math.sin(angle)])
    across = np.array([-along[1], along[0]])
    corners = [
        tuple((along * x + across * y).tolist())
        for x, y in ((low[0], low[1]), (high[0], low[1]), (high[0], high[1]), (low[0], high[1]))
    ]
    if angle > math.pi / 4:  # counted from the other axis: turn so that the first side runs right
        corners = [corners[3], *corners[:3]]
        wide, tall = tall, wide
    if tall > wide * _UPRIGHT:  # a column: read from its top, turned left
        corners = [*corners[1:], corners[0]]
    return tuple(corners)


def _hull(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Return the corners of the points' convex hull."""
    ordered = sorted({(x, y) for x, y in points.tolist()})
    if len(ordered) < 3:  # noqa: PLR2004 - a line has no inside
        return np.array(ordered)
    half: list[list[tuple[float, float]]] = []
    for way in (ordered, reversed(ordered)):
        chain: list[tuple[float, float]] = []
        for point in way:
            while len(chain) > 1 and _turn(chain[-2], chain[-1], point) <= 0:
                chain.pop()
            chain.append(point)
        half.append(chain[:-1])
    return np.array(half[0] + half[1])


def _turn(a: tuple[float, float], b: tuple[float, float], c: tuple[float, float]) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
