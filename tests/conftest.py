"""Windows are drawn offscreen by the processor, wherever the tests are started from."""

import os
import tempfile

import pytest

os.environ["QT_QPA_PLATFORM"] = "offscreen"
os.environ["QT_QUICK_BACKEND"] = "software"
_LEARNT = (
    tempfile.TemporaryDirectory()
)  # what Qt's keyboard would keep: a fresh place, as a visit's
os.environ["XDG_CONFIG_HOME"] = _LEARNT.name


@pytest.fixture(scope="session")
def qapp_cls() -> type:
    """Return the application class of the terminal: one process can have one kind only."""
    from PySide6.QtGui import QGuiApplication

    return QGuiApplication
