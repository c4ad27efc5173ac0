"""The process's one QGuiApplication, with our font. Called by `window` and `breakdown`."""

from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from kiosk.ui.options import ASSETS


def application() -> QGuiApplication:
    """Return the process's application, with our font."""
    there = QGuiApplication.instance()
    app = there if isinstance(there, QGuiApplication) else QGuiApplication(["mingjing"])
    families = [
        family
        for file in sorted((ASSETS / "fonts").glob("*.otf"), reverse=True)
        for family in QFontDatabase.applicationFontFamilies(
            QFontDatabase.addApplicationFont(str(file))
        )
    ]
    if families:
        app.setFont(QFont(families[0]))
    return app
