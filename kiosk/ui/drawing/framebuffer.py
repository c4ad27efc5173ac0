"""The kernel's frame buffer: what stands on the panel while no compositor has it.

Called by `breakdown` alone. Sizes in pixels; linux/fb.h says what stands where.
"""

import fcntl
import os
import struct
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple, Self

from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

DEVICE: Final = Path("/dev/fb0")
_VARIABLE, _FIXED = 0x4600, 0x4602  # FBIOGET_VSCREENINFO, FBIOGET_FSCREENINFO
_PAN: Final = 0x4606  # FBIOPAN_DISPLAY
_VARIABLE_BYTES, _FIXED_BYTES = 160, 80
_LINE_LENGTH_AT = 48
_FORMATS: Final = {32: QImage.Format.Format_RGB32, 16: QImage.Format.Format_RGB16}

Rows = list[tuple[int, bytes]]  # each row's place in the file, in bytes, and its pixels


class Shape(NamedTuple):
    """How a frame buffer lies in its file."""

    width: int
    height: int
    x: int  # of the part that is seen
    y: int
    bits: int  # of a pixel
    line: int  # bytes from one row to the next


class NoFrameBuffer(OSError):
    """There is none, or none that we know how to fill."""


def shape_of(variable: bytes, fixed: bytes) -> Shape:
    """Read the kernel's two answers.

    Raises:
        NoFrameBuffer: neither 16 nor 32 bits a pixel.
    """
    width, height, _, _, x, y, bits = struct.unpack_from("=7I", variable)
    if bits not in _FORMATS:
        raise NoFrameBuffer(f"{bits} bits a pixel")
    return Shape(width, height, x, y, bits, *struct.unpack_from("=I", fixed, _LINE_LENGTH_AT))


class FrameBuffer:
    """An open one; close it, or use it as a context."""

    def __init__(self, device: Path = DEVICE) -> None:
        """Open it; raises OSError where there is none."""
        self._file = os.open(device, os.O_RDWR | os.O_CLOEXEC)
        try:
            self._variable = fcntl.ioctl(self._file, _VARIABLE, bytes(_VARIABLE_BYTES))
            fixed = fcntl.ioctl(self._file, _FIXED, bytes(_FIXED_BYTES))
            self.shape = shape_of(self._variable, fixed)
        except OSError:
            os.close(self._file)
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._file)

    def show(self, picture: Rows) -> None:
        """Put there what `rows` made of a picture."""
        for place, row in picture:
            os.pwrite(self._file, row, place)
        # Else it lies there unseen (virtio_gpu). Refused while a compositor has the panel.
        with suppress(OSError):
            fcntl.ioctl(self._file, _PAN, self._variable)


def rows(picture: QImage, shape: Shape) -> Rows:
    """Return a picture as it is to stand there."""
    whole = picture.copy(QRect(0, 0, shape.width, shape.height))
    plain = whole.convertToFormat(_FORMATS[shape.bits])
    pixels, wide = bytes(plain.constBits()), plain.bytesPerLine()
    first, length = shape.x * shape.bits // 8, shape.width * shape.bits // 8
    return [
        ((shape.y + row) * shape.line + first, pixels[row * wide : row * wide + length])
        for row in range(shape.height)
    ]
