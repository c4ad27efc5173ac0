"""Reads a picture's lines by the PP-OCRv4 models of the wheel `rapidocr-onnxruntime`.

The models are run by onnxruntime and numpy alone; the wheel's own program, which would bring
OpenCV, is never imported. Half a second a picture, so only the job (`publish.looking`) calls it.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib.util import find_spec
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import numpy as np
import onnxruntime  # type: ignore[import-untyped]
from PIL import Image

from province.privacy.boxes import boxes
from province.privacy.lines import Line, Quad

if TYPE_CHECKING:
    from numpy.typing import NDArray

_WHEEL: Final = "rapidocr_onnxruntime"
_FINDS: Final = "models/ch_PP-OCRv4_det_infer.onnx"
_READS: Final = "models/ch_PP-OCRv4_rec_infer.onnx"
_TURNS: Final = "models/ch_ppocr_mobile_v2.0_cls_infer.onnx"
_SHORTEST: Final = 736  # pixels: smaller pictures are made this large to find lines in them
_LONGEST: Final = 6000  # nor larger: a strip a few pixels narrow would fill the memory
_STEP: Final = 32  # the finder's sizes are multiples of this
_LINE: Final = 48  # pixels: the height of lines that the reader wants
_NARROWEST, _WIDEST = 320, 3200
_BATCH: Final = 6
_UNSURE: Final = 0.3  # a character below this is not believed
_TURNED: Final = 0.9
_UNREAD: Final = 1 / 4  # of the lines that were found: more, and the picture is unclear
_EDGES_AT: Final = 1400  # pixels of the longer side, at which edges are looked at
_SHARPEST: Final = 99.5  # percent: edges are few on paper
_EDGE: Final = 7  # of 255; sheets blurred so far that lines are lost have 6 and less, others 9
_FATAL: Final = 4


class ReadingGone(RuntimeError):
    """The models are not there or cannot be loaded."""


class Reading(NamedTuple):
    """What a picture says.

    Attributes:
        lines: from the top.
        unclear: out of focus, or writing is there that could not be read: more may stand there.
    """

    lines: list[Line]
    unclear: bool


@dataclass(frozen=True)
class _Part:
    quad: Quad
    line: Image.Image


class Reader:
    """The models in memory.

    Args:
        threads: processors it may take.

    Raises:
        ReadingGone.
    """

    def __init__(self, threads: int = 1) -> None:
        self._finds = _session(_FINDS, threads)
        self._reads = _session(_READS, threads)
        self._turns = _session(_TURNS, threads)
        listed = self._reads.get_modelmeta().custom_metadata_map["character"]
        # The first class is "nothing new here", the last a space.
        self._characters = ("", *listed.splitlines(), "")

    def read(self, picture: Image.Image) -> Reading:
        """Read an upright RGB picture."""
        parts = [_Part(quad, _cut(picture, quad)) for quad in self._boxes(picture)]
        lines = self._lines(parts) if parts else []
        dim = len(parts) - len(lines) > _UNREAD * len(parts)
        return Reading(lines, unclear=dim or not sharp(picture))

    def _lines(self, parts: list[_Part]) -> list[Line]:
        """Return what the parts say, from the top; nothing for one that cannot be read."""
        if self._upside_down(parts):
            parts = [
                _Part((*part.quad[2:], *part.quad[:2]), part.line.rotate(180)) for part in parts
            ]
        order = sorted(range(len(parts)), key=lambda at: parts[at].line.width)
        lines: dict[int, Line] = {}
        for start in range(0, len(order), _BATCH):
            some = order[start : start + _BATCH]
            for at, read in zip(some, self._texts([parts[at].line for at in some]), strict=True):
                if read[0]:
                    lines[at] = Line(read[0], parts[at].quad, read[1])
        return [lines[at] for at in sorted(lines)]

    def _boxes(self, picture: Image.Image) -> list[Quad]:
        wide, high = looked_at(picture.size)
        seen = picture.resize((wide, high), Image.Resampling.BILINEAR)
        (likely,) = self._finds.run(None, {self._finds.get_inputs()[0].name: _batch([seen])})
        x, y = picture.width / wide, picture.height / high
        return [
            tuple((round(cx * x, 1), round(cy * y, 1)) for cx, cy in quad)
            for quad in boxes(likely[0, 0])
        ]

    def _upside_down(self, parts: list[_Part]) -> bool:
        """Whether most of the longer lines stand on their heads."""
        longest = sorted(parts, key=lambda part: -part.line.width)[:_BATCH]
        tiles = [
            _fill(part.line.crop((0, 0, min(part.line.width, 192), _LINE)), 192) for part in longest
        ]
        (likely,) = self._turns.run(None, {self._turns.get_inputs()[0].name: np.stack(tiles)})
        return bool((likely[:, 1] > _TURNED).mean() > 1 / 2)

    def _texts(self, lines: list[Image.Image]) -> list[tuple[str, tuple[float, ...]]]:
        wide = max(_NARROWEST, *(line.width for line in lines))
        batch = np.stack([_fill(line, wide) for line in lines])
        (likely,) = self._reads.run(None, {self._reads.get_inputs()[0].name: batch})
        return [self._text(one, line.width / wide) for one, line in zip(likely, lines, strict=True)]

    def _text(self, likely: NDArray[np.float32], part: float) -> tuple[str, tuple[float, ...]]:
        """Return a line's characters and their middles; `part` of the strips show the line."""
        best, strips = likely.argmax(axis=1), len(likely) * part
        text, places, strip = "", [], 0
        for number, run in groupby(best.tolist()):
            first, strip = strip, strip + len(list(run))
            character = self._characters[number]
            if character.strip() and likely[first:strip, number].max() >= _UNSURE:
                text += character
                places += [round(min(1.0, (first + strip) / 2 / strips), 4)] * len(character)
        return text, tuple(places)


def sharp(picture: Image.Image) -> bool:
    """Tell whether anything in a picture has edges: out of focus, or of one colour, nothing has."""
    scale = _EDGES_AT / max(picture.size)
    size = (max(3, round(picture.width * scale)), max(3, round(picture.height * scale)))
    grey = np.asarray(picture.convert("L").resize(size), dtype=np.float32)
    middle = 4 * grey[1:-1, 1:-1]
    around = grey[:-2, 1:-1] + grey[2:, 1:-1] + grey[1:-1, :-2] + grey[1:-1, 2:]
    return bool(np.percentile(np.abs(middle - around), _SHARPEST) >= _EDGE)


def looked_at(size: tuple[int, int]) -> tuple[int, int]:
    """Return how large, in pixels, a picture of this size is made to find its lines."""
    scale = max(1.0, min(_SHORTEST / min(size), _LONGEST / max(size)))
    wide, high = (max(_STEP, round(side * scale / _STEP) * _STEP) for side in size)
    return wide, high


def _cut(picture: Image.Image, quad: Quad) -> Image.Image:
    """Return the line within a quad, upright, 48 pixels high."""
    (ax, ay), (bx, by), _, (dx, dy) = quad
    wide = float(np.hypot(bx - ax, by - ay))
    high = float(np.hypot(dx - ax, dy - ay))
    width = int(np.clip(round(wide * _LINE / max(high, 1.0)), 8, _WIDEST))
    corners = (*quad[0], *quad[3], *quad[2], *quad[1])  # as Pillow wants them: left side first
    return picture.transform(
        (width, _LINE), Image.Transform.QUAD, corners, Image.Resampling.BICUBIC
    )


def _fill(line: Image.Image, wide: int) -> NDArray[np.float32]:
    """Return a line as the models want it, with room at its right that is neither ink nor paper."""
    (one,) = _batch([line])
    return np.pad(one, ((0, 0), (0, 0), (0, wide - line.width)))


def _batch(pictures: list[Image.Image]) -> NDArray[np.float32]:
    """Return (pictures, BGR, height, width), -1 black to 1 white."""
    arrays = [np.asarray(picture, dtype=np.float32)[:, :, ::-1] for picture in pictures]
    return np.ascontiguousarray(np.stack(arrays).transpose(0, 3, 1, 2) / 127.5 - 1)


def _session(name: str, threads: int) -> Any:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    options.add_session_config_entry("session.intra_op.allow_spinning", "0")
    options.enable_cpu_mem_arena = False  # keeps the largest picture's memory otherwise
    options.log_severity_level = _FATAL
    spec = find_spec(_WHEEL)  # looks, does not import
    if spec is None or not spec.submodule_search_locations:
        raise ReadingGone(_WHEEL)
    path = Path(next(iter(spec.submodule_search_locations))) / name
    try:
        return onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime's own errors share no base of ours
        raise ReadingGone(name) from error
