"""Labour sheets as villages photograph them, drawn: people's names, numbers, signatures, and where.

Everybody on them is made up. The same seed draws the same sheet.
"""

from __future__ import annotations

import io
import math
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, Final

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from assets.demo.people import GIVEN_MEN, SURNAMES
from protocol.idnumber import check_character

if TYPE_CHECKING:
    from collections.abc import Sequence

Box = tuple[float, float, float, float]
Quad = tuple[tuple[float, float], ...]
SIZE: Final = (1400, 1000)
_FONT: Final = Path("assets/fonts/MingjingSans-Regular.otf")
_COLUMNS: Final = (70, 150, 300, 640, 790, 960, 1330)
ID, PHONE, ACCOUNT = "id", "phone", "account"


@dataclass(frozen=True)
class Look:
    """How a sheet was photographed.

    Attributes:
        tilt: degrees that the paper lies askew.
        blur: radius, pixels.
        scale: of 1400 × 1000 pixels.
        quality: of the JPEG.
        noise: how much of the picture is grain, 0 to 1.
        grouped: ID numbers written in groups, as by hand.
        headed: whether the columns of numbers say what they hold.
        turned: degrees that the whole picture is turned, 0, 90, 180 or 270, to the left.
    """

    tilt: float = 0.0
    blur: float = 0.0
    scale: float = 1.0
    quality: int = 85
    noise: float = 0.0
    grouped: bool = False
    headed: bool = True
    turned: int = 0

    def place(self, box: Box) -> Quad:
        """Return where a box of the flat sheet lies in the photograph."""
        left, top, right, low = box
        corners = ((left, top), (right, top), (right, low), (left, low))
        return tuple(self._point(x, y) for x, y in corners)

    def _point(self, x: float, y: float) -> tuple[float, float]:
        angle = math.radians(self.tilt)
        wide, high = SIZE
        x, y = x * math.cos(angle) - y * math.sin(angle), x * math.sin(angle) + y * math.cos(angle)
        for _ in range(self.turned // 90):
            x, y, wide, high = y, wide - x, high, wide
        return x * self.scale, y * self.scale


@dataclass
class Drawn:
    """A sheet: the picture, where each number is, and where each name is, by what it says."""

    image: Image.Image
    numbers: list[tuple[str, str, Box]] = field(default_factory=list)
    names: list[tuple[str, Box]] = field(default_factory=list)


def number(rng: Random) -> str:
    """Return an invented ID number."""
    born = f"{rng.randint(1940, 1999)}{rng.randint(1, 12):02d}{rng.randint(1, 28):02d}"
    first = f"439900{born}{rng.randint(1, 999):03d}"
    return first + check_character(first)


def phone(rng: Random) -> str:
    """Return an invented mobile number."""
    return f"1{rng.choice('3578')}{rng.randint(0, 10**9 - 1):09d}"


def account(rng: Random) -> str:
    """Return an invented bank account of nineteen digits."""
    return f"6230{rng.randint(0, 10**15 - 1):015d}"


def sheet(seed: int, look: Look | None = None, names: Sequence[str] = ()) -> Drawn:
    """Draw a sheet of eight people, or of those named."""
    look, rng = look or Look(), Random(seed)
    people = names or [rng.choice(SURNAMES) + rng.choice(GIVEN_MEN.split()) for _ in range(8)]
    paper = Image.new("RGB", SIZE, (246, 244, 236))
    drawn = Drawn(paper)
    pen = ImageDraw.Draw(paper)
    kind = rng.choice((PHONE, ACCOUNT))
    pen.text((700, 60), "某村用工领款单", fill="black", font=_font(46), anchor="mm")
    pen.text((70, 120), "事由：清理水沟用工  2018 年 3 月 12 日", fill="black", font=_font(28))
    heads = ("序号", "姓名", "身份证号", "金额（元）", "电话" if kind == PHONE else "账号", "签字")
    if not look.headed:
        heads = ("序号", "姓名", "备注", "金额（元）", "其他", "签字")
    bottom = 180 + 70 * (len(people) + 2)
    for row in range(len(people) + 3):
        pen.line((70, 180 + 70 * row, 1330, 180 + 70 * row), fill="black", width=2)
    for x in _COLUMNS:
        pen.line((x, 180, x, bottom), fill="black", width=2)
    for at, words in enumerate(heads):
        _cell(pen, at, 0, words)
    for row, name in enumerate(people, start=1):
        id_number = number(rng)
        other = phone(rng) if kind == PHONE else account(rng)
        written = f"{id_number[:6]} {id_number[6:14]} {id_number[14:]}"
        _cell(pen, 0, row, str(row))
        drawn.names.append((name, _cell(pen, 1, row, name)))
        shown = written if look.grouped else id_number
        drawn.numbers.append((ID, id_number, _cell(pen, 2, row, shown)))
        _cell(pen, 3, row, f"{rng.randint(60, 400)}.00")
        drawn.numbers.append((kind, other, _cell(pen, 4, row, other, 26 if kind == PHONE else 17)))
        drawn.names.append((name, _cell(pen, 5, row, name, 34)))
    _cell(pen, 1, len(people) + 1, "合计")
    return _photographed(drawn, look, rng)


def _cell(pen: ImageDraw.ImageDraw, column: int, row: int, words: str, size: int = 28) -> Box:
    at = ((_COLUMNS[column] + _COLUMNS[column + 1]) / 2, 180 + 70 * row + 35)
    pen.text(at, words, fill=(30, 30, 40), font=_font(size), anchor="mm")
    left, top, right, low = pen.textbbox(at, words, font=_font(size), anchor="mm")
    return (left, top, right, low)


def _font(size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(_FONT, size, layout_engine=ImageFont.Layout.BASIC)


def _photographed(drawn: Drawn, look: Look, rng: Random) -> Drawn:
    image = drawn.image
    if look.tilt:
        image = image.rotate(
            -look.tilt, Image.Resampling.BICUBIC, fillcolor=(120, 110, 100), center=(0, 0)
        )
    if look.blur:
        image = image.filter(ImageFilter.GaussianBlur(look.blur))
    if look.noise:
        grain = Image.frombytes("L", (700, 500), rng.randbytes(700 * 500)).resize(SIZE)
        image = Image.blend(image, Image.merge("RGB", (grain, grain, grain)), look.noise)
    if look.turned:
        image = image.rotate(look.turned, expand=True)
    if look.scale != 1:
        image = image.resize(tuple(round(side * look.scale) for side in image.size))
    data = io.BytesIO()
    image.save(data, "JPEG", quality=look.quality)
    image = Image.open(data).convert("RGB")
    return Drawn(image, drawn.numbers, drawn.names)
