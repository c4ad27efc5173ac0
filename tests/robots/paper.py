"""Reads a slip as its owner does: with a telephone, and by holding it up."""

from __future__ import annotations

from typing import TYPE_CHECKING

import zxingcpp
from PySide6.QtGui import QImage

from tests.robots.terminal import OUT

if TYPE_CHECKING:
    from tests.simulators.paper_printer import Slip


def image(slip: Slip, name: str = "") -> QImage:
    """Return the slip as it came out, black on white; with a name it is kept in tests/.out."""
    rows = b"".join(slip.rows)
    across = slip.width // 8
    picture = QImage(rows, slip.width, len(slip.rows), across, QImage.Format.Format_Mono).copy()
    picture.setColorTable([0xFFFFFFFF, 0xFF000000])
    if name:
        OUT.mkdir(exist_ok=True)
        picture.save(str(OUT / f"{name}.png"))
    return picture


def codes(slip: Slip) -> list[str]:
    """Return what a telephone reads of the slip."""
    grey = image(slip).convertToFormat(QImage.Format.Format_Grayscale8)
    data = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
    qr = zxingcpp.BarcodeFormat.QRCode  # in a code's pattern others are seen now and then
    return [found.text for found in zxingcpp.read_barcodes(data, formats=qr)]


def black(slip: Slip) -> float:
    """Return the part of the paper that is black."""
    bits = b"".join(slip.rows)
    return sum(byte.bit_count() for byte in bits) / (8 * len(bits))
