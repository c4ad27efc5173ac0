"""How each paper looks: paper, ink, ruled lines, a round seal. Used by `pictures`.

Everything is drawn with the bundled font and Pillow's own layout, so that a machine's fonts
change nothing.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date as date_
from functools import cache
from pathlib import Path
from random import Random
from typing import Final, NamedTuple

from PIL import Image, ImageDraw, ImageFilter, ImageFont

from assets.demo import cases
from assets.demo.people import GIVEN_MEN, SURNAMES
from protocol.money import capital, format_yuan

SIZE: Final = (1000, 720)
RED, INK, GREY, PEN = (166, 30, 38), (34, 34, 38), (110, 104, 98), (26, 38, 92)
PAPER_TONE: Final = 246
FONTS: Final = Path(__file__).parents[1] / "fonts"
EDGE: Final = 40
Colour = tuple[int, int, int]


@dataclass(frozen=True)
class Paper:
    """One picture to draw.

    Attributes:
        kind: `receipt`, `invoice`, `labour` or `accepted`: a drawing of `sheets`.
        owner: what it is attached to, as the standard writes it.
        fen: the sum on it.
        lines: names and fen of a labour sheet, or the signers of an acceptance.
    """

    kind: str
    village: str
    owner: str
    file: str
    caption: str
    number: str
    date: str
    summary: str
    payee: str
    fen: int
    lines: tuple[tuple[str, int], ...] = ()
    visibility: str = "public"

    @property
    def place(self) -> str:
        """The village's name."""
        return cases.VILLAGES[self.village]

    @property
    def day(self) -> str:
        """The date as papers write it."""
        day = date_.fromisoformat(self.date)
        return f"{day.year} 年 {day.month} 月 {day.day} 日"


class Sheet(NamedTuple):
    """A blank paper and the pen for it."""

    image: Image.Image
    pen: ImageDraw.ImageDraw
    rng: Random


@cache
def _font(size: int, weight: str = "Regular") -> ImageFont.FreeTypeFont:
    path = FONTS / f"MingjingSans-{weight}.otf"
    return ImageFont.truetype(path, size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _grain() -> Image.Image:
    """Return paper with a fine grain, made once in a process."""
    noise = Image.frombytes("L", (125, 90), Random(1).randbytes(125 * 90))
    noise = noise.resize(SIZE, Image.Resampling.BICUBIC).filter(ImageFilter.GaussianBlur(1))
    tone = noise.point(lambda value: PAPER_TONE - 3 + value * 5 // 255)
    return Image.merge("RGB", (tone, tone.point(lambda v: v - 2), tone.point(lambda v: v - 11)))


def _blank(seed: str) -> Sheet:
    image = _grain().copy()
    return Sheet(image, ImageDraw.Draw(image), Random(seed))


def _text(  # noqa: PLR0913 - where and how
    sheet: Sheet, x: int, y: int, words: str, *, size: int = 30, colour: Colour = INK,
    bold: bool = False, middle: bool = False,
) -> None:  # fmt: skip
    sheet.pen.text(
        (x, y), words, fill=colour, font=_font(size, "Bold" if bold else "Regular"),
        anchor="mt" if middle else "lt",
    )  # fmt: skip


def _seal(sheet: Sheet, x: int, y: int, words: str, below: str) -> None:
    """Press a round seal: a ring, the words along it, a star; slightly turned and worn."""
    side = 230
    stamp = Image.new("L", (side, side), 0)
    pen = ImageDraw.Draw(stamp)
    centre = side // 2
    pen.ellipse((8, 8, side - 8, side - 8), outline=255, width=6)
    step = min(28, 250 // max(1, len(words) - 1))
    for place, sign in enumerate(words):
        angle = (place - (len(words) - 1) / 2) * step
        tile = Image.new("L", (44, 44), 0)
        ImageDraw.Draw(tile).text((22, 22), sign, fill=255, font=_font(25, "Bold"), anchor="mm")
        tile = tile.rotate(-angle, Image.Resampling.BICUBIC)
        radius = centre - 36
        at_x = centre + radius * math.sin(math.radians(angle)) - 22
        at_y = centre - radius * math.cos(math.radians(angle)) - 22
        stamp.paste(255, (round(at_x), round(at_y)), tile)
    corners = [
        (
            centre + (32 if corner % 2 == 0 else 13) * math.sin(math.pi * corner / 5),
            centre - (32 if corner % 2 == 0 else 13) * math.cos(math.pi * corner / 5),
        )
        for corner in range(10)
    ]
    pen.polygon(corners, fill=255)
    pen.text((centre, side - 58), below, fill=255, font=_font(21, "Bold"), anchor="mm")
    worn = Image.frombytes("L", (58, 58), sheet.rng.randbytes(58 * 58)).resize((side, side))
    stamp = Image.composite(stamp, Image.new("L", stamp.size, 0), worn.point(_wear))
    stamp = stamp.rotate(sheet.rng.randint(-14, 14), Image.Resampling.BICUBIC)
    sheet.image.paste(RED, (x, y), stamp.point(lambda value: value * 205 // 255))


def _wear(value: int) -> int:
    return 255 if value > 26 else 90  # noqa: PLR2004 - a tenth of the seal took no ink


def _signature(sheet: Sheet, x: int, y: int, name: str, size: int = 34) -> None:
    """Write a name by hand: slanted, uneven, in blue ink."""
    for place, sign in enumerate(name):
        tile = Image.new("L", (size * 2, size * 2), 0)
        ImageDraw.Draw(tile).text((size, size), sign, fill=255, font=_font(size), anchor="mm")
        tile = tile.rotate(sheet.rng.randint(-12, 9), Image.Resampling.BICUBIC)
        slant = sheet.rng.uniform(0.12, 0.3)
        tile = tile.transform(
            tile.size, Image.Transform.AFFINE, (1, slant, -slant * size, 0, 1, 0),
            Image.Resampling.BICUBIC,
        )  # fmt: skip
        at = (x + round(place * size * 0.92) - size // 2, y - size // 2 + sheet.rng.randint(-4, 4))
        sheet.image.paste(PEN, at, tile)


def _fit(words: str, most: int) -> str:
    return words if len(words) <= most else words[: most - 1] + "…"


def receipt(paper: Paper) -> Image.Image:
    """Draw 收款收据: who paid, what for, the sum in capitals, a seal."""
    sheet = _blank(f"receipt {paper.place} {paper.number}")
    sheet.pen.rectangle((EDGE, EDGE, SIZE[0] - EDGE, SIZE[1] - EDGE), outline=RED, width=3)
    _text(sheet, 500, 74, "收 款 收 据", size=54, colour=RED, bold=True, middle=True)
    sheet.pen.line((330, 142, 670, 142), fill=RED, width=2)
    _text(sheet, 730, 100, f"№ {paper.number}", size=28, colour=RED)
    given = "捐款" in paper.summary  # then the village is the one who takes the money
    village = f"{paper.place}村民委员会"
    for row, (label, words) in enumerate((
        ("交款单位", _fit(paper.payee, 22) if given else village),
        ("事　　由", _fit(paper.summary, 22)),
        ("金额（大写）", capital(paper.fen)),
        ("金额（小写）", f"￥{format_yuan(paper.fen)}"),
        ("收款单位", village if given else _fit(paper.payee, 22)),
    )):  # fmt: skip
        y = 180 + row * 80
        _text(sheet, 90, y, f"{label}：", size=32, colour=RED)
        _text(sheet, 310, y - 1, words, size=34)
        sheet.pen.line((304, y + 46, 900, y + 46), fill=(206, 150, 146), width=1)
    _text(sheet, 90, 606, paper.day, size=32)
    _text(sheet, 420, 608, "收款人：", size=28, colour=RED)
    _signature(sheet, 540, 606, sheet.rng.choice(SURNAMES) + sheet.rng.choice(GIVEN_MEN.split()))
    _seal(sheet, 690, 440, paper.payee[-11:], "财务专用章")
    return sheet.image


def invoice(paper: Paper) -> Image.Image:
    """Draw an invoice with one line of goods or work, and the seller's seal."""
    sheet = _blank(f"invoice {paper.place} {paper.number}")
    pen, brown = sheet.pen, (138, 84, 44)
    _text(sheet, 380, 52, "示例省增值税普通发票", size=44, colour=brown, bold=True, middle=True)
    pen.line((180, 112, 580, 112), fill=brown, width=3)
    pen.line((180, 118, 580, 118), fill=brown, width=1)
    _text(sheet, 672, 62, f"№ {paper.number}", size=30, colour=(28, 42, 110))
    _text(sheet, 672, 108, f"开票日期：{paper.day}", size=22, colour=brown)
    pen.rectangle((EDGE, 150, SIZE[0] - EDGE, 640), outline=brown, width=2)
    for y in (230, 290, 480, 550):
        pen.line((EDGE, y, SIZE[0] - EDGE, y), fill=brown, width=1)
    for x in (470, 570, 680, 810):
        pen.line((x, 230, x, 480), fill=brown, width=1)
    _text(sheet, 60, 176, "购 买 方：", size=28, colour=brown)
    _text(sheet, 200, 174, f"{paper.place}村民委员会", size=30)
    columns = (
        ("货物或应税劳务名称", 255),
        ("单位", 520),
        ("数量", 625),
        ("单价", 745),
        ("金额", 885),
    )
    for words, x in columns:
        _text(sheet, x, 246, words, size=26, colour=brown, middle=True)
    _text(sheet, 60, 316, _fit(paper.summary, 15), size=27)
    _text(sheet, 520, 316, "项", size=27, middle=True)
    _text(sheet, 625, 316, "1", size=27, middle=True)
    for x in (745, 885):
        _text(sheet, x, 318, format_yuan(paper.fen), size=25, middle=True)
    _text(sheet, 60, 500, "价税合计（大写）", size=26, colour=brown)
    _text(sheet, 290, 498, capital(paper.fen), size=30)
    _text(sheet, 690, 500, f"（小写）￥{format_yuan(paper.fen)}", size=26)
    _text(sheet, 60, 582, "销 售 方：", size=28, colour=brown)
    _text(sheet, 200, 580, _fit(paper.payee, 18), size=30)
    _text(sheet, 60, 660, "收款人：出纳　　复核：财务　　开票人：管理员", size=24, colour=GREY)
    _seal(sheet, 710, 420, paper.payee[-11:], "发票专用章")
    return sheet.image


def labour(paper: Paper) -> Image.Image:
    """Draw 领款单: names, days, sums, and a signature beside each."""
    sheet = _blank(f"labour {paper.place} {paper.number}")
    pen = sheet.pen
    _text(sheet, 500, 46, f"{paper.place}用工领款单", size=46, bold=True, middle=True)
    _text(sheet, 60, 120, f"事由：{_fit(paper.summary, 16)}", size=29)
    _text(sheet, 680, 120, paper.day, size=29)
    height = min(66, 380 // (len(paper.lines) + 1))
    bottom = 170 + height * (len(paper.lines) + 2)
    for row in range(len(paper.lines) + 3):
        pen.line((60, 170 + row * height, 940, 170 + row * height), fill=INK, width=2)
    for x in (60, 150, 350, 480, 660, 940):
        pen.line((x, 170, x, bottom), fill=INK, width=2)
    middle = (105, 250, 415, 570, 800)
    for words, x in zip(("序号", "姓名", "天数", "金额（元）", "领款人签字"), middle, strict=True):
        _text(sheet, x, 170 + height // 2 - 14, words, size=27, bold=True, middle=True)
    for row, (name, share) in enumerate(paper.lines, start=1):
        y = 170 + row * height + height // 2 - 14
        days = max(1, share // 10_000)
        for words, x in zip((str(row), name, str(days), format_yuan(share)), middle, strict=False):
            _text(sheet, x, y, words, size=27, middle=True)
        _signature(sheet, 740, y - 4, name, 32)
    y = 170 + (len(paper.lines) + 1) * height + height // 2 - 14
    _text(sheet, 250, y, "合计", size=27, bold=True, middle=True)
    _text(sheet, 570, y, format_yuan(paper.fen), size=27, bold=True, middle=True)
    _text(sheet, 80, bottom + 26, f"金额（大写）：{capital(paper.fen)}", size=29)
    _seal(sheet, 700, min(470, bottom - 60), f"{paper.place}村民委员会", "财务专用章")
    return sheet.image


def accepted(paper: Paper) -> Image.Image:
    """Draw 竣工验收单 of a work."""
    sheet = _blank(f"accepted {paper.place} {paper.number}")
    sheet.pen.rectangle((EDGE, 130, SIZE[0] - EDGE, SIZE[1] - EDGE), outline=INK, width=2)
    _text(sheet, 500, 52, "村级工程竣工验收单", size=46, bold=True, middle=True)
    for row, (label, words) in enumerate((
        ("工程名称", paper.summary),
        ("建设单位", f"{paper.place}村民委员会"),
        ("施工单位", paper.payee),
        ("工程造价", f"{format_yuan(paper.fen)} 元"),
        ("验收意见", "按合同完成，质量合格，同意验收。"),
        ("验收日期", paper.day),
    )):  # fmt: skip
        y = 150 + row * 88
        _text(sheet, 70, y + 22, label, size=30, bold=True)
        _text(sheet, 260, y + 20, _fit(words, 22), size=32)
        sheet.pen.line((EDGE, y + 78, SIZE[0] - EDGE, y + 78), fill=INK, width=1)
    sheet.pen.line((230, 130, 230, SIZE[1] - EDGE), fill=INK, width=1)
    _seal(sheet, 690, 440, f"{paper.place}村民委员会", "验收专用章")
    return sheet.image


DRAWN: Final[dict[str, Callable[..., Image.Image]]] = {
    "receipt": receipt,
    "invoice": invoice,
    "labour": labour,
    "accepted": accepted,
}
