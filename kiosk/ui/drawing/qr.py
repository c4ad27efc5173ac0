"""A QR code on the screen: whole pixels a module, four modules of quiet zone, nothing smoothed.

Used by the QML control of the same name. The encoder is imported when the first code is drawn.
"""

from functools import lru_cache

from PySide6.QtCore import Property, QPointF, Signal
from PySide6.QtGui import QColor, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui.drawing.shells import let_go

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_Matrix = tuple[tuple[bool, ...], ...]
_QUIET = 4  # modules, as ISO/IEC 18004 asks


@QmlElement
class QrMatrix(QQuickPaintedItem):
    """Draws `text` as large as fits; `modules` is its side in modules, quiet zone included."""

    textChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAntialiasing(False)
        self._text = ""
        self._matrix: _Matrix = ()
        let_go(self)

    def _get_text(self) -> str:
        return self._text

    def _set_text(self, text: str) -> None:
        if text != self._text:
            self._text, self._matrix = text, matrix(text) if text else ()
            self.textChanged.emit()
            self.update()

    text = Property(str, _get_text, _set_text, notify=textChanged)

    @Property(int, notify=textChanged)
    def modules(self) -> int:
        """Modules a side with the quiet zone; 0 while there is nothing to draw."""
        return len(self._matrix) + 2 * _QUIET if self._matrix else 0

    def paint(self, painter: QPainter) -> None:
        """Draw it: Qt's question."""
        painter.fillRect(self.boundingRect(), QColor("white"))
        shown = self._matrix
        if not shown:
            return
        side = int(min(self.width(), self.height()))
        module = max(1, side // (len(shown) + 2 * _QUIET))
        edge = (side - module * len(shown)) // 2
        black = QColor("black")
        origin = QPointF((self.width() - side) // 2, (self.height() - side) // 2)
        for y, line in enumerate(shown):
            for x, dark in enumerate(line):
                if dark:
                    left, top = origin.x() + edge + x * module, origin.y() + edge + y * module
                    painter.fillRect(int(left), int(top), module, module, black)


@lru_cache(maxsize=4)  # a courier's code takes a third of a second: the worker makes it first
def matrix(text: str) -> _Matrix:
    """Return the code's modules, dark is True, without the quiet zone; error correction M."""
    from qrcode.constants import ERROR_CORRECT_M  # noqa: PLC0415 - after the first frame
    from qrcode.main import QRCode  # noqa: PLC0415

    code = QRCode(error_correction=ERROR_CORRECT_M, border=0)
    code.add_data(text)
    code.make(fit=True)
    return tuple(tuple(bool(cell) for cell in row) for row in code.get_matrix())
