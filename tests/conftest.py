"""Windows are drawn offscreen by the processor, wherever the tests are started from."""

import os

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Return the application class of the terminal: one process can have one kind only."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication
