"""What was drawn is let go with its item, though PySide keeps the item's shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtGui import QImage

from kiosk.ui.drawing.pictures import Invoice
from kiosk.ui.drawing.qr import QrMatrix

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot


def test_a_code_and_a_picture_go_with_their_items(qtbot: QtBot) -> None:
    del qtbot  # only for the application
    code, picture = QrMatrix(), Invoice()
    code._set_text("https://example.org/#v1")
    picture._set(QImage(8, 8, QImage.Format.Format_Grayscale8))
    assert code.modules > 0
    for item in (code, picture):
        assert item._shown != []
        shiboken6.delete(item)
        assert item._shown == []
