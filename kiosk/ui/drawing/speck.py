"""A speck that every frame draws anew, though nobody sees it: so no frame is empty.

Qt's software renderer hands over a frame in which nothing changed, too, and asks to be told when it
was shown. A compositor that draws only what was damaged never answers that (cage 0.1.4, Debian
12's). Qt takes the window for hidden then and draws nothing more: what a visitor left stays in
sight until a pointer moves, and with a finger alone for ever. Made by `window`.
"""

from PySide6.QtCore import QRectF, Slot
from PySide6.QtGui import QColor
from PySide6.QtQuick import QQuickItem, QQuickWindow, QSGNode, QSGSimpleRectNode

_SOFTWARE = "software"
_CLEAR, _AS_CLEAR = QColor(0, 0, 0, 0), QColor(255, 255, 255, 0)


class Speck(QQuickItem):
    """One pixel in the window's corner; it is as clear as before after each change."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window.contentItem())
        self._node: QSGSimpleRectNode | None = None
        self.setFlag(QQuickItem.Flag.ItemHasContents)
        # Others draw on a thread of their own, and hand over whole frames.
        if QQuickWindow.sceneGraphBackend() == _SOFTWARE:
            window.afterSynchronizing.connect(self._change)

    def updatePaintNode(
        self, old: QSGNode | None, _data: QQuickItem.UpdatePaintNodeData
    ) -> QSGNode:
        """Return the pixel: Qt's question."""
        if old is None or self._node is None:
            self._node = QSGSimpleRectNode(QRectF(0, 0, 1, 1), _CLEAR)
        return self._node

    @Slot()
    def _change(self) -> None:
        """Change it within a frame that is drawn anyway: that asks for no other frame."""
        if self._node is not None:
            self._node.setColor(_AS_CLEAR if self._node.color() == _CLEAR else _CLEAR)
