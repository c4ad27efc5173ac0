"""Draws a slip at the printer's dots: one bit a dot, black on white. Called on the paper's thread.

Eight dots are a millimetre, whatever the width of the paper.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QGuiApplication,
    QImage,
    QPainter,
    QTextLayout,
    QTextOption,
)

from kiosk.devices.printer.escpos import Raster
from kiosk.ui.drawing.qr import matrix
from kiosk.ui.slip.slips import more

if TYPE_CHECKING:
    from kiosk.ui.slip.slips import Slip, SlipLine

_MARGIN: Final = 8
_GAP: Final = 12
_SMALL: Final = 26  # dots of a line's type: 3.2 mm
_TEXT: Final = 34
_LARGE: Final = 46
_TITLE: Final = 40
_CODE: Final = 280  # dots a side, at most, with its quiet zone
_QUIET: Final = 4  # modules
_LONGEST: Final = 8000  # rows: a metre
_ROOM: Final = 5000  # rows after which no further line begins
_PRODUCT: Final = "明镜"
_WRAP: Final = QTextOption()
_WRAP.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
_BLACK: Final = QColor(Qt.GlobalColor.black)


def draw(slip: Slip, width: int) -> Raster:
    """Return the slip as a printer takes it.

    Args:
        slip: what it says.
        width: dots across the paper, a multiple of 8.
    """
    page = QImage(width, _LONGEST, QImage.Format.Format_Grayscale8)
    page.fill(Qt.GlobalColor.white)
    with QPainter(page) as painter:
        painter.setPen(_BLACK)
        height = min(_LONGEST, _Sheet(painter, width).draw(slip))
    mono = page.copy(0, 0, width, height).convertToFormat(
        QImage.Format.Format_Mono,
        Qt.ImageConversionFlag.MonoOnly | Qt.ImageConversionFlag.ThresholdDither,
    )
    across = width // 8
    line, bits = mono.bytesPerLine(), bytes(mono.constBits())
    flat = b"".join(bits[start : start + across] for start in range(0, line * height, line))
    if QColor(mono.color(1)) != _BLACK:
        flat = bytes(byte ^ 0xFF for byte in flat)
    return Raster(width, flat)


class _Sheet:
    """One slip being drawn, from the top down."""

    def __init__(self, painter: QPainter, width: int) -> None:
        self._painter = painter
        self._inner = width - 2 * _MARGIN
        self._width = width
        self._y = _GAP

    def draw(self, slip: Slip) -> int:
        """Draw all of it; return the rows it takes."""
        self._text(f"{_PRODUCT}  {slip.place}", _SMALL)
        self._rule()
        self._text(slip.title, _TITLE, bold=True)
        for line in slip.lines:
            if self._y > _ROOM:
                self._line(more())
                break
            self._line(line)
        if slip.link:
            self._code(slip.link)
        self._rule()
        self._text(slip.foot, _SMALL)
        return self._y + _GAP

    def _line(self, line: SlipLine) -> None:
        self._text(line.heading, _SMALL)
        self._text(line.text, _LARGE if line.large else _TEXT, bold=line.large)

    def _text(self, text: str, size: int, *, bold: bool = False) -> None:
        if not text:
            return
        font = QFont(QGuiApplication.font())
        font.setPixelSize(size)
        font.setBold(bold)
        font.setHintingPreference(QFont.HintingPreference.PreferFullHinting)
        layout = QTextLayout(text.replace("\n", "\u2028"), font)
        layout.setTextOption(_WRAP)
        layout.beginLayout()
        while (line := layout.createLine()).isValid():
            line.setLineWidth(self._inner)
            line.setPosition(QPointF(0, 0))
            line.draw(self._painter, QPointF(_MARGIN, self._y))
            self._y += round(line.height())
        layout.endLayout()
        self._y += _GAP // 2

    def _rule(self) -> None:
        self._painter.fillRect(_MARGIN, self._y + 2, self._inner, 2, _BLACK)
        self._y += _GAP

    def _code(self, link: str) -> None:
        dark = matrix(link)
        side = len(dark) + 2 * _QUIET
        module = max(2, min(self._inner, _CODE) // side)
        left = (self._width - module * len(dark)) // 2
        top = self._y + module * _QUIET
        for y, row in enumerate(dark):
            for x, black in enumerate(row):
                if black:
                    self._painter.fillRect(
                        left + x * module, top + y * module, module, module, _BLACK
                    )
        self._y += module * side
