"""Draws strokes as a line of ink, as the recognition model wants to see it. Called by `model`.

A line of text 48 pixels high: black on white, the pen about 2.4 pixels wide, edges soft.
"""

from typing import Final

import numpy as np
from numpy.typing import NDArray

from kiosk.devices.handwriting import Strokes

Image = NDArray[np.float32]  # (height, width), 1.0 paper, 0.0 ink
Track = NDArray[np.float64]  # (points, 2), pixels

HEIGHT: Final = 48
_MARGIN: Final = 5.0  # pixels of paper above, below and at both ends
_PEN: Final = 1.2  # half the pen's width, pixels
_WIDTH_MOST: Final = 1600  # pixels: a line of some forty characters
_OF_AREA: Final = 0.5  # a line lower than this part of the area is low characters: 一
_FLATTEST: Final = 0.05
_STEADY: Final = 1.5  # pixels: shakes along a stroke shorter than this are evened out
_LEAST_POINTS: Final = 3
# Pixels around a piece of line: columns, rows.
_WINDOW: Final = (
    np.arange(int(2 * (_PEN + 1) + 3))[None, :],
    np.arange(int(2 * (_PEN + 1) + 3))[:, None],
)


def draw(strokes: Strokes, height: float) -> Image:
    """Return the picture of a line.

    Args:
        strokes: at least one with at least one point.
        height: of the area that was written in, in the strokes' unit, above 0.
    """
    points = np.array([point for stroke in strokes for point in stroke], dtype=np.float32)
    low, high = points.min(axis=0), points.max(axis=0)
    wide, tall = (float(side) for side in high - low)
    # One flat character must not be blown up to the height of a whole one.
    size = max(tall, min(wide, height * _OF_AREA), height * _FLATTEST)
    scale = (HEIGHT - 2 * _MARGIN) / size
    scale = min(scale, (_WIDTH_MOST - 2 * _MARGIN) / max(wide, 1e-6))
    width = round(wide * scale + 2 * _MARGIN)
    middle = (float(low[1]) + float(high[1])) / 2
    image = np.ones((HEIGHT, max(width, HEIGHT)), dtype=np.float32)
    left = _MARGIN + (image.shape[1] - width) / 2
    shift = np.array([left - low[0] * scale, HEIGHT / 2 - middle * scale])
    tracks = [
        _close(_steadied(np.array(stroke, dtype=np.float64).reshape(-1, 2) * scale + shift))
        for stroke in strokes
        if stroke
    ]
    _ink(
        image,
        np.concatenate([track[:-1] if len(track) > 1 else track for track in tracks]),
        np.concatenate([track[1:] if len(track) > 1 else track for track in tracks]),
    )
    return image


def _steadied(track: Track) -> Track:
    """Return a stroke, pixels, without the tremor of the hand; its ends stay where they are."""
    along = np.concatenate([[0.0], np.hypot(*np.diff(track, axis=0).T).cumsum()])
    reach = int(3 * _STEADY) + 1
    if len(track) < _LEAST_POINTS or along[-1] <= 2 * reach:
        return track
    places = np.linspace(0, along[-1], round(along[-1]) + 1)
    even = np.stack([np.interp(places, along, track[:, axis]) for axis in (0, 1)], axis=1)
    before = 2 * even[0] - even[reach:0:-1]
    after = 2 * even[-1] - even[-2 : -reach - 2 : -1]
    weights = np.exp(-(np.arange(-reach, reach + 1) ** 2) / (2 * _STEADY**2))
    longer = np.concatenate([before, even, after])
    steady = [np.convolve(longer[:, axis], weights / weights.sum(), "valid") for axis in (0, 1)]
    return np.stack(steady, axis=1)


def _close(track: Track) -> Track:
    """Return a stroke, pixels, with further points, so that no two are more than a pixel apart."""
    if len(track) == 1:
        return track
    lengths = np.hypot(*np.diff(track, axis=0).T)
    parts = np.maximum(1, np.ceil(lengths)).astype(int)
    first = np.repeat(np.arange(len(parts)), parts)
    part = np.arange(len(first)) - np.repeat(parts.cumsum() - parts, parts)
    along = (part / parts[first])[:, None]
    return np.concatenate([track[first] * (1 - along) + track[first + 1] * along, track[-1:]])


def _ink(image: Image, begins: Track, ends: Track) -> None:
    """Draw short pieces of line, pixels, all at once; a piece without length is a dot.

    Each piece is at most a pixel long, so a small window around it holds all of its ink.
    """
    reach = _PEN + 1
    corner = np.floor(np.minimum(begins, ends) - reach).astype(int)
    x, y = (corner[:, axis, None, None] + _WINDOW[axis] for axis in (0, 1))
    (ax, ay), (bx, by) = ((end[:, 0, None, None], end[:, 1, None, None]) for end in (begins, ends))
    dx, dy = bx - ax, by - ay
    length = dx * dx + dy * dy
    across, down = x + 0.5 - ax, y + 0.5 - ay
    along = np.clip((across * dx + down * dy) / np.where(length > 0, length, 1), 0, 1)
    away = np.hypot(across - along * dx, down - along * dy)
    paper = np.clip(away - _PEN + 0.5, 0, 1).astype(np.float32)
    inside = (x >= 0) & (y >= 0) & (x < image.shape[1]) & (y < image.shape[0]) & (paper < 1)
    x, y = np.broadcast_arrays(x, y)
    np.minimum.at(image, (y[inside], x[inside]), paper[inside])
