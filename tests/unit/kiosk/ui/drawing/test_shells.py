"""What an object of QML's held is let go with it, though PySide keeps its shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QPointF
from PySide6.QtGui import QImage

from kiosk.ui.drawing.pictures import Invoice
from kiosk.ui.drawing.qr import QrMatrix
from kiosk.ui.input.ink_sheet import InkSheet

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_code_a_picture_and_what_was_written_go_with_their_items(qtbot: QtBot) -> None:
    del qtbot  # only for the application
    code, picture, sheet = QrMatrix(), Invoice(), InkSheet()
    code._set_text("https://example.org/#v1")
    picture._set(QImage(8, 8, QImage.Format.Format_Grayscale8))
    sheet._strokes.append([QPointF(1, 1)])
    assert code._matrix
    for item in (code, picture, sheet):
        assert vars(item)
        shiboken6.delete(item)
        assert not vars(item)
