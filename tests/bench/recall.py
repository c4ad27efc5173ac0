"""`scripts/privacy [--sheets N]`: how many numbers on drawn labour sheets go black, and how soon.

A number counts as hidden when at least 95 % of it is black. Everything is drawn; a telephone's
picture of a real sheet is harder.
"""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy as np
from PIL import Image, ImageDraw

from province.privacy.marking import mark
from province.privacy.marks import SIGNATURE, Beside
from province.privacy.reading import Reader
from tests.simulators.labour import ACCOUNT, ID, PHONE, Look, sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from province.privacy.lines import Quad

LOOKS: Final = {
    "flat": Look(),
    "askew by 2°": Look(tilt=2),
    "askew by 5°": Look(tilt=5),
    "soft (blur 2)": Look(blur=2),
    "very soft (blur 3)": Look(blur=3),
    "out of focus (blur 5)": Look(blur=5),
    "grainy (30 %)": Look(noise=0.3),
    "JPEG quality 20": Look(quality=20),
    "1,000 pixels wide": Look(scale=1000 / 1400),
    "700 pixels wide": Look(scale=0.5),
    "500 pixels wide": Look(scale=500 / 1400),
    "350 pixels wide": Look(scale=0.25),
    "numbers in groups": Look(grouped=True),
    "columns without headings": Look(headed=False),
    "the same, askew, soft, 1,000 wide": Look(headed=False, tilt=3, blur=1.5, scale=1000 / 1400),
    "upside down": Look(turned=180),
    "lying on its side": Look(turned=90),
}
_HIDDEN: Final = 0.95


@dataclass
class Tally:
    """Hidden and all."""

    hidden: int = 0
    all: int = 0

    def add(self, *, hidden: bool) -> None:
        self.hidden += hidden
        self.all += 1

    def __str__(self) -> str:
        return f"{self.hidden} of {self.all}" if self.all else "–"


def main() -> int:
    """Print the table."""
    parser = argparse.ArgumentParser(prog="scripts/privacy", description=__doc__)
    parser.add_argument("--sheets", type=int, default=10, help="of each kind")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--only", default="", help="sheets whose name holds this")
    options = parser.parse_args()
    reader = Reader(options.threads)
    print("| sheet | ID numbers | telephones | accounts | signatures | seconds a picture |")
    print("| --- | --- | --- | --- | --- | --- |")
    for words, look in ((name, one) for name, one in LOOKS.items() if options.only in name):
        tallies = {kind: Tally() for kind in (ID, PHONE, ACCOUNT, SIGNATURE)}
        took = sorted(_one(reader, seed, look, tallies) for seed in range(options.sheets))
        told = " | ".join(str(one) for one in tallies.values())
        print(f"| {words} | {told} | {took[len(took) // 2]:.2f} |", flush=True)
    print(f"\nload average {os.getloadavg()[0]:.1f}, {options.threads} thread")
    return 0


def _one(reader: Reader, seed: int, look: Look, tallies: dict[str, Tally]) -> float:
    drawn = sheet(seed, look)
    names = frozenset(name for name, _ in drawn.names)
    start = time.perf_counter()
    lines = reader.read(drawn.image).lines
    took = time.perf_counter() - start
    beside = Beside(names, frozenset(), lambda _: (), lambda _: False)
    black = _mask(drawn.image.size, (q for m in mark(lines, beside).marks for q in m.quads))
    for kind, _, box in drawn.numbers:
        tallies[kind].add(hidden=_covered(black, look.place(box)))
    for _, box in drawn.names[1::2]:
        tallies[SIGNATURE].add(hidden=_covered(black, look.place(box)))
    return took


def _mask(size: tuple[int, int], quads: Iterable[Quad]) -> Image.Image:
    mask = Image.new("1", size)
    pen = ImageDraw.Draw(mask)
    for quad in quads:
        pen.polygon(list(quad), fill=1)
    return mask


def _covered(black: Image.Image, quad: Quad) -> bool:
    inside = np.asarray(_mask(black.size, [quad]))
    return bool(np.asarray(black)[inside].mean() >= _HIDDEN)


if __name__ == "__main__":
    raise SystemExit(main())
