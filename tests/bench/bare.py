"""The least that Qt Quick can do on this machine: a bare view with one line of text."""

import sys
from pathlib import Path

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtQuick import QQuickView

from kiosk.systemd import notify


def main() -> int:
    """Show one frame and say so."""
    app = QGuiApplication(["bare"])
    view = QQuickView()
    view.frameSwapped.connect(lambda: notify("READY=1"), Qt.ConnectionType.SingleShotConnection)
    view.setSource(QUrl.fromLocalFile(str(Path(__file__).with_name("Bare.qml"))))
    view.resize(1920, 1080)
    view.show()
    return app.exec()


if __name__ == "__main__":
    sys.exit(main())
