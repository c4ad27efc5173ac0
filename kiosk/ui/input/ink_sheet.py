"""The sheet that a finger writes on: takes touches, draws them as ink, gives the strokes.

Used by the QML control HandPanel. Strokes live here only, until they are cleared.
"""

from PySide6.QtCore import Property, QPointF, QRectF, Qt, Signal, Slot
from PySide6.QtGui import QColor, QMouseEvent, QPainter, QPen
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui.drawing.shells import let_go

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_MOST_POINTS = 20_000  # of a sheet: a hand that rests on it must not fill the memory


@QmlElement
class InkSheet(QQuickPaintedItem):
    """Draws what is written; `written` after each stroke, or when one was taken back."""

    written = Signal()
    inkChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self.setAcceptedMouseButtons(Qt.MouseButton.LeftButton)
        self.setAntialiasing(True)
        self._strokes: list[list[QPointF]] = []
        self._pen = 6.0
        self._color = QColor(Qt.GlobalColor.black)
        self._points = 0
        let_go(self)

    def _get_pen(self) -> float:
        return self._pen

    def _set_pen(self, width: float) -> None:
        self._pen = width
        self.inkChanged.emit()

    def _get_color(self) -> QColor:
        return self._color

    def _set_color(self, color: QColor) -> None:
        self._color = color
        self.inkChanged.emit()

    pen = Property(float, _get_pen, _set_pen, notify=inkChanged)
    color = Property(QColor, _get_color, _set_color, notify=inkChanged)

    @Property(bool, notify=inkChanged)
    def blank(self) -> bool:
        """Nothing is written."""
        return not self._strokes

    @Property("QVariantList", notify=inkChanged)  # type: ignore[arg-type]
    def strokes(self) -> list[list[tuple[float, float]]]:
        """The strokes, each a list of (x, y), pixels."""
        return [[(at.x(), at.y()) for at in stroke] for stroke in self._strokes]

    @Slot()
    def undo(self) -> None:
        """Take the last stroke away."""
        if self._strokes:
            self._points -= len(self._strokes.pop())
            self._tell()

    @Slot()
    def clear(self) -> None:
        """Wipe the sheet; nothing is told to be read."""
        self._strokes.clear()
        self._points = 0
        self.update()
        self.inkChanged.emit()

    @Slot()
    def again(self) -> None:
        """Ask for what stands there to be read once more."""
        self._tell()

    def paint(self, painter: QPainter) -> None:
        """Draw the ink: Qt's question."""
        ink = Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin
        painter.setPen(QPen(self._color, self._pen, *ink))
        for stroke in self._strokes:
            if len(stroke) == 1:
                painter.drawPoint(stroke[0])
            else:
                painter.drawPolyline(stroke)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Begin a stroke: Qt's question."""
        if self._points >= _MOST_POINTS:
            event.ignore()
            return
        # The list around must not take the finger for a scroll.
        self.setKeepMouseGrab(True)
        self._strokes.append([event.position()])
        self._points += 1
        self._renew(event.position(), event.position())
        self.inkChanged.emit()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """Go on with it: Qt's question."""
        if not self._strokes or self._points >= _MOST_POINTS:
            return
        stroke, here = self._strokes[-1], event.position()
        if here != stroke[-1]:
            self._renew(stroke[-1], here)
            stroke.append(here)
            self._points += 1

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        """End it: Qt's question."""
        self._tell()

    def _tell(self) -> None:
        self.update()
        self.inkChanged.emit()
        self.written.emit()

    def _renew(self, first: QPointF, last: QPointF) -> None:
        edge = self._pen + 2
        around = QRectF(first, last).normalized().adjusted(-edge, -edge, edge, edge)
        self.update(around.toAlignedRect())
