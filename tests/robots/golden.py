"""Each screen as it looked when somebody looked at it, small; and what is different now.

Compared by blocks of 4 mm: letters drawn a shade otherwise pass, something moved, missing or of
another colour does not. What every visit has anew (receipt codes, QR codes, what the machine says
of itself) is covered in both. Renewed by scripts/goldens --renew.
"""

from __future__ import annotations

import os
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from pathlib import Path
from typing import TYPE_CHECKING, Final

import msgspec
import numpy as np
from PIL import Image

from kiosk import status
from tests.robots.terminal import OUT

if TYPE_CHECKING:
    from collections.abc import Iterator

    from kiosk.config import Home
    from tests.robots.scene import Scene

FOLDER: Final = Path(__file__).resolve().parents[1] / "golden"
RENEWED: Final = "MINGJING_GOLDENS"  # in the environment, as `renew`: keep instead of compare
_SMALLER: Final = 4
_BLOCK: Final = 4  # of the small picture's pixels: 16 of the screen's
_ANOTHER: Final = 24  # of 255, on a block's average: what is no longer the same
_COLOURS: Final = 128  # chosen so that rare ones stay: a block is at most 10 beside itself
_COVER: Final = (128, 128, 128)
_COVERED: Final = {
    "receipt_code", "qr_code", "courier_code", "diagnostics", "machine_state",
}  # fmt: skip
_CHINA: Final = timezone(timedelta(hours=8))


@contextmanager
def looked_at_eight_forty(home: Home) -> Iterator[None]:
    """Let the terminal say that it last looked for news today at 08:40, whenever that is."""
    before = home.status.read_bytes()
    then = datetime.now(_CHINA).replace(hour=8, minute=40, second=0, microsecond=0)
    told = msgspec.structs.replace(status.read(home), last_contact=then.isoformat())
    home.status.write_bytes(msgspec.json.encode(told))
    yield
    home.status.write_bytes(before)


def differs(scene: Scene, name: str) -> str:
    """Return where to see what is different, or nothing. On renewal: keep how it looks."""
    now = _small(scene)
    kept = FOLDER / f"{name}.png"
    if os.environ.get(RENEWED) == "renew":
        FOLDER.mkdir(exist_ok=True)
        if not kept.exists() or blocks_apart(now, read(kept)).any():
            image = Image.fromarray(now).quantize(
                _COLOURS, Image.Quantize.MAXCOVERAGE, dither=Image.Dither.NONE
            )
            image.save(kept, optimize=True)
        return ""
    if not kept.exists():
        return f"{kept} is not there"
    then = read(kept)
    another = blocks_apart(now, then)
    if not another.any():
        return ""
    return f"{another.sum()} blocks, see {_drawn(now, then, another, name)}"


def _small(scene: Scene) -> np.ndarray:
    """Return the scene's picture with its covers, a quarter as wide."""
    picture = scene.picture
    rows = np.frombuffer(picture.constBits(), np.uint8)
    shown = rows.reshape(picture.height(), -1, 4)[:, : picture.width(), 2::-1].copy()
    for item in scene.all:
        if item.objectName() in _COVERED:
            at = item.mapRectToScene(item.boundingRect()).toAlignedRect()
            left, top = max(0, at.left()), max(0, at.top())
            shown[top : max(0, at.bottom() + 1), left : max(0, at.right() + 1)] = _COVER
    return _averaged(shown, _SMALLER).round().astype(np.uint8)


def _averaged(shown: np.ndarray, side: int) -> np.ndarray:
    height, width = (length // side for length in shown.shape[:2])
    cut = shown[: height * side, : width * side].reshape(height, side, width, side, 3)
    return cut.mean(axis=(1, 3), dtype=np.float32)


def blocks_apart(now: np.ndarray, then: np.ndarray) -> np.ndarray:
    """Return which blocks are no longer the same."""
    if now.shape != then.shape:
        return np.ones((1, 1), bool)
    apart = np.abs(_averaged(now, _BLOCK) - _averaged(then, _BLOCK))
    return apart.max(axis=2) > _ANOTHER


def read(path: Path) -> np.ndarray:
    """Return a kept picture: height, width, red-green-blue."""
    with Image.open(path) as image:
        return np.asarray(image.convert("RGB"))


def _drawn(now: np.ndarray, then: np.ndarray, another: np.ndarray, name: str) -> Path:
    """Keep a picture: as it was, as it is, and in red where it differs."""
    marked = now.copy()
    where = another.repeat(_BLOCK, axis=0).repeat(_BLOCK, axis=1)
    height, width = (min(pair) for pair in zip(where.shape, marked.shape[:2], strict=True))
    marked[:height, :width][where[:height, :width]] = (220, 0, 0)
    sides = [Image.fromarray(each) for each in (then, now, marked)]
    beside = Image.new(
        "RGB", (sum(each.width for each in sides), max(each.height for each in sides))
    )
    left = 0
    for each in sides:
        beside.paste(each, (left, 0))
        left += each.width
    OUT.mkdir(exist_ok=True)
    path = OUT / f"golden-{name}.png"
    beside.save(path)
    return path
