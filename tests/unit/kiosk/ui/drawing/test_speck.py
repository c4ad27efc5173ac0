"""What the software renderer hands to the compositor, as it says itself."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QLoggingCategory, QMessageLogContext, QtMsgType, qInstallMessageHandler
from PySide6.QtQuick import QQuickView
from PySide6.QtTest import QTest

from kiosk.ui.drawing.speck import Speck
from kiosk.ui.window import application

RENDERER = "qt.scenegraph.softwarecontext.renderer"
EMPTY, PIXEL = "render QRegion(null)", "render QRegion(0,0 1x1)"
REST_MS = 200


@pytest.fixture
def said() -> Iterator[list[str]]:
    """Each frame as the renderer tells of it: what is handed over."""
    lines: list[str] = []

    def heard(_kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        lines.append(words)

    before = qInstallMessageHandler(heard)
    QLoggingCategory.setFilterRules(f"{RENDERER}=true")
    yield lines
    QLoggingCategory.setFilterRules("")
    qInstallMessageHandler(before)


@pytest.fixture
def window() -> Iterator[QQuickView]:
    application()
    view = QQuickView()
    view.resize(400, 300)
    yield view
    view.close()


def _updated(window: QQuickView, said: list[str]) -> str:
    """Have a frame drawn in which nothing changed; return what is handed over."""
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    _frame(window, said)
    while said:  # what the first one asked for, too
        said.clear()
        QTest.qWait(REST_MS)
    _frame(window, said)
    QTest.qWait(REST_MS)
    (line,) = said  # and no frame asks for another
    return line


def _frame(window: QQuickView, said: list[str]) -> None:
    window.update()
    while not said:
        QTest.qWait(1)


def test_a_frame_in_which_nothing_changed_is_handed_over_empty(
    window: QQuickView, said: list[str]
) -> None:
    assert _updated(window, said).startswith(EMPTY)


def test_with_the_speck_it_is_not(window: QQuickView, said: list[str]) -> None:
    speck = Speck(window)
    for _ in range(3):
        assert _updated(window, said).startswith(PIXEL)
    assert speck.window() is window


def test_the_speck_is_not_to_be_seen(window: QQuickView) -> None:
    window.setColor("white")
    speck = Speck(window)
    window.show()
    assert QTest.qWaitForWindowExposed(window)
    for _ in range(3):
        assert window.grabWindow().pixelColor(0, 0).name() == "#ffffff"
    assert speck.isVisible()
