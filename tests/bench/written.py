"""Characters written by a shaky hand: stroke data of an npm package, bent and jittered.

The package `hanzi-writer-data` (medians of 9,574 characters, 1024 units to a side) is fetched by
npm into the user's cache and stays out of the tree: its licences allow measuring, we ship nothing
of it.
"""

import json
import math
import os
import random
import shutil
import subprocess
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Final

from kiosk.devices.handwriting import Point, Stroke, Strokes

PACKAGE: Final = "hanzi-writer-data@2.0.1"
SIDE: Final = 1024.0
_STEP: Final = 40.0  # units between two points of a finger's track
_TREMORS: Final = (9.0, 14.0)  # waves a character's side


@dataclass(frozen=True)
class Hand:
    """How shaky: units of the 1024 that a character is wide, and fractions."""

    name: str
    jitter: float  # each of the data's points, standard deviation
    tremor: float  # amplitude of a wave along the stroke
    scale: float  # each side of each character, standard deviation of the factor
    slant: float  # of the whole line, most, as a fraction
    drop: float  # of each character above or below the line, standard deviation


HANDS: Final = (
    Hand("steady", 12, 4, 0.04, 0.08, 20),
    Hand("shaky", 24, 10, 0.08, 0.14, 40),
    Hand("very shaky", 36, 16, 0.12, 0.20, 60),
)


def data() -> Path:
    """Return the folder of the stroke data; fetch it by npm the first time."""
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "mingjing-bench"
    folder = cache / "node_modules" / "hanzi-writer-data"
    if not folder.exists():
        npm = shutil.which("npm")
        if npm is None:
            raise SystemExit("npm is needed to fetch the stroke data")
        cache.mkdir(parents=True, exist_ok=True)
        subprocess.run(
            [npm, "install", "--prefix", cache, "--no-audit", "--no-fund", PACKAGE],
            check=True,
            stdout=subprocess.DEVNULL,
        )
    return folder


def medians(folder: Path, character: str) -> list[Stroke] | None:
    """Return a character's strokes, y down, or None where there are no data."""
    path = folder / f"{character}.json"
    if not path.exists():
        return None
    strokes = json.loads(path.read_text())["medians"]
    return [tuple((float(x), 900.0 - y) for x, y in stroke) for stroke in strokes]


def write(
    text: str, strokes: dict[str, list[Stroke]], hand: Hand, chance: random.Random
) -> Strokes:
    """Return a line as this hand writes it."""
    slant = chance.uniform(-hand.slant, hand.slant)
    found: list[Stroke] = []
    right = 0.0
    for character in text:
        wide, tall = (max(0.5, chance.gauss(1, hand.scale)) for _ in range(2))
        drop = chance.gauss(0, hand.drop)
        for stroke in strokes[character]:
            bent = [
                (x * wide + chance.gauss(0, hand.jitter), y * tall + chance.gauss(0, hand.jitter))
                for x, y in stroke
            ]
            found.append(
                tuple((right + x - slant * y, drop + y) for x, y in _tremble(bent, hand, chance))
            )
        right += SIDE * wide + chance.uniform(0.0, 0.25) * SIDE
    return tuple(found)


def _tremble(stroke: list[Point], hand: Hand, chance: random.Random) -> list[Point]:
    """Return the track of a finger along a stroke, with a tremor across it."""
    phase, waves = chance.uniform(0, 2 * math.pi), chance.uniform(*_TREMORS)
    track = [stroke[0]]
    gone = 0.0
    for (ax, ay), (bx, by) in pairwise(stroke):
        length = math.hypot(bx - ax, by - ay)
        steps = max(1, round(length / _STEP))
        for step in range(1, steps + 1):
            part = step / steps
            off = hand.tremor * math.sin(
                phase + 2 * math.pi * waves * (gone + length * part) / SIDE
            )
            across = ((by - ay) / length, (ax - bx) / length) if length else (0.0, 0.0)
            track.append(
                (ax + (bx - ax) * part + off * across[0], ay + (by - ay) * part + off * across[1])
            )
        gone += length
    return track
