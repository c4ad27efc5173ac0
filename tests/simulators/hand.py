"""A hand that writes a few characters, drawn by ourselves: each stroke from corner to corner."""

from itertools import pairwise
from typing import Final

Track = list[tuple[float, float]]

# In a square of side 1, y down.
_STROKES: Final[dict[str, list[Track]]] = {
    "一": [[(0.05, 0.52), (0.95, 0.48)]],
    "二": [[(0.2, 0.25), (0.8, 0.22)], [(0.05, 0.8), (0.95, 0.78)]],
    "三": [[(0.15, 0.15), (0.85, 0.13)], [(0.22, 0.5), (0.78, 0.48)], [(0.05, 0.88), (0.95, 0.86)]],
    "十": [[(0.05, 0.42), (0.95, 0.4)], [(0.5, 0.05), (0.5, 0.95)]],
    "人": [[(0.5, 0.05), (0.45, 0.35), (0.08, 0.95)], [(0.46, 0.36), (0.65, 0.7), (0.95, 0.95)]],
    "大": [
        [(0.08, 0.35), (0.92, 0.33)],
        [(0.5, 0.04), (0.45, 0.4), (0.08, 0.95)],
        [(0.48, 0.36), (0.65, 0.7), (0.94, 0.95)],
    ],
    "工": [[(0.15, 0.15), (0.85, 0.13)], [(0.5, 0.14), (0.5, 0.86)], [(0.05, 0.88), (0.95, 0.86)]],
    "王": [
        [(0.12, 0.1), (0.88, 0.08)],
        [(0.5, 0.09), (0.5, 0.9)],
        [(0.17, 0.48), (0.83, 0.46)],
        [(0.05, 0.92), (0.95, 0.9)],
    ],
}
_STEPS: Final = 12
_APART: Final = 1.15


def written(line: str) -> list[Track]:
    """Return the strokes of a line; each character's square is 1.15 further right."""
    return [
        _points([(x + number * _APART, y) for x, y in stroke])
        for number, character in enumerate(line)
        for stroke in _STROKES[character]
    ]


def _points(corners: Track) -> Track:
    found = [corners[0]]
    for (ax, ay), (bx, by) in pairwise(corners):
        found += [
            (ax + (bx - ax) * step / _STEPS, ay + (by - ay) * step / _STEPS)
            for step in range(1, _STEPS + 1)
        ]
    return found
