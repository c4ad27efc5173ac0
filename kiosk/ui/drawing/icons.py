"""Icons in any colour: `image://icon/<name>/<rrggbb>`, drawn from assets/icons by file.

Registered by `app`. The software renderer has no colour overlay, so the stroke is changed in the
SVG's text before it is drawn.
"""

from pathlib import Path

from PySide6.QtCore import QBuffer, QByteArray, QSize
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtQuick import QQuickImageProvider

_DRAWN = "#0b5560"  # the colour in which the icons are drawn
_SIZE = QSize(96, 96)


class Icons(QQuickImageProvider):
    """Draws an icon at the size that QML asks for."""

    def __init__(self, folder: Path) -> None:
        super().__init__(QQuickImageProvider.ImageType.Image)
        self._folder = folder

    def requestImage(self, what: str, _size: QSize, wanted: QSize) -> QImage:
        """Return the icon, or an empty picture for a name that is not there: Qt's question."""
        name, _, colour = what.partition("/")
        try:
            text = (self._folder / f"{name}.svg").read_text()
        except OSError:
            return QImage()
        if colour:
            text = text.replace(_DRAWN, f"#{colour}")
        data = QByteArray(text.encode())
        buffer = QBuffer(data)
        reader = QImageReader(buffer, QByteArray(b"svg"))
        reader.setScaledSize(wanted if wanted.width() > 0 and wanted.height() > 0 else _SIZE)
        return reader.read()
