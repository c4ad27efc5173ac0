"""Invoices and receipts on the screen. The worker unseals and decodes, the item only draws.

No image provider: Qt would ask it on a thread of its own, and that thread and the GUI thread could
wait for each other for ever. Nothing unsealed ever reaches a disk.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Property, QRectF, Signal
from PySide6.QtGui import QImage, QImageReader, QPainter
from PySide6.QtQml import QmlElement
from PySide6.QtQuick import QQuickItem, QQuickPaintedItem

from kiosk.ui.drawing.shells import let_go

if TYPE_CHECKING:
    from kiosk.ui.desk import Desk

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_MOST_MB = 64  # of one decoded picture: an invoice is never larger


def unsealed(desk: Desk, *, village: str, sha256: str) -> QImage:
    """Open and decode a picture of a village; on the worker.

    Raises:
        PictureNotHere, PictureBroken, NotEnrolled.
    """
    from kiosk.cache import errors, media  # noqa: PLC0415 - cryptography, after the first frame

    plain = media.picture(desk.home, desk.village_key(village), sha256)
    QImageReader.setAllocationLimit(_MOST_MB)
    image = QImage.fromData(plain)
    if image.isNull():
        raise errors.PictureBroken
    return image


@QmlElement
class Invoice(QQuickPaintedItem):
    """Draws a QImage as large as fits, in the middle; an empty one draws nothing."""

    imageChanged = Signal()

    def __init__(self, parent: QQuickItem | None = None) -> None:
        super().__init__(parent)
        self._image = QImage()
        let_go(self)

    def _get(self) -> Any:
        return self._image

    def _set(self, image: Any) -> None:
        self._image = image if isinstance(image, QImage) else QImage()
        self.imageChanged.emit()
        self.update()

    image = Property(QImage, _get, _set, notify=imageChanged)

    def paint(self, painter: QPainter) -> None:
        """Draw it: Qt's question."""
        image = self._image
        if image.isNull():
            return
        part = min(self.width() / image.width(), self.height() / image.height())
        width, height = image.width() * part, image.height() * part
        left, top = (self.width() - width) / 2, (self.height() - height) / 2
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        painter.drawImage(QRectF(left, top, width, height), image)
