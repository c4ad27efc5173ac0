"""The visitor before the real window: taps at what is to be seen, reads what stands there."""

from __future__ import annotations

import os
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import zxingcpp
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtQuick import QQuickItem
from PySide6.QtTest import QTest

from kiosk.ui.app import environment

environment()  # before Qt's input method is loaded

from kiosk import config  # noqa: E402
from kiosk.cache.front import front  # noqa: E402
from kiosk.errors import KnownError  # noqa: E402
from kiosk.ui.options import Options  # noqa: E402
from kiosk.ui.window import Terminal  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

LANDSCAPE = (1920, 1080)
PORTRAIT = (1080, 1920)
# More where the machine is busy with other things for hours.
PATIENCE_S = float(os.environ.get("MINGJING_PATIENCE", "20"))
_LOOK_MS = 5
_FRAME_S = 1.0
OUT = Path(__file__).resolve().parents[1] / ".out"


class Visitor:
    """One visit at one terminal. Close it when the visit is over."""

    def __init__(  # noqa: PLR0913 - how a terminal may be set up
        self,
        home: config.Home,
        *,
        size: tuple[int, int] = LANDSCAPE,
        large: bool = False,
        card: str = "",
        name: str = "",
        language: str = "",
        settings: config.Settings | None = None,
    ) -> None:
        try:
            first = front(home)
        except KnownError:
            first = None
        options = Options(size, large, card, name, language)
        settings = settings or config.settings(home)
        self.panel_mm = settings.panel_mm
        self.terminal = Terminal(home, settings, options, first)
        self.window = self.terminal.window
        self.closed = False
        self.home = home
        self.until(self.window.isExposed)
        self.settle()

    # What a visitor does ------------------------------------------------------------------------

    def tap(self, name: str, number: int = 0) -> None:
        """Tap the middle of the `number`th visible item of this name; scroll to it first."""
        self.until(lambda: len(self.all(name)) > number, f"nothing named {name!r} is to be seen")
        item = self.all(name)[number]
        self.until(item.isEnabled, f"{name} cannot be tapped")
        self.bring(item)
        QTest.mouseClick(
            self.window,
            Qt.MouseButton.LeftButton,
            Qt.KeyboardModifier.NoModifier,
            self.middle(item),
        )
        self.settle()

    def type(self, digits: str) -> None:
        """Tap digits on the pad."""
        for digit in digits:
            self.tap(f"type_{digit}")

    def bring(self, item: QQuickItem) -> None:
        """Turn pages until the item's middle is in its scrolled area."""
        list_, inside = _scrolled(item)
        if list_ is None or inside is None:
            return
        y = item.mapToItem(inside, 0, 0).y()
        origin = float(list_.property("originY") or 0.0)
        most = max(origin, origin + list_.property("contentHeight") - list_.height())
        wanted = y + item.height() / 2 - list_.height() / 2
        list_.setProperty("contentY", min(most, max(origin, wanted)))
        QTest.qWait(1)

    def turn(self, size: tuple[int, int], *, large: bool) -> None:
        """Set the panel upright or across, with another size of type."""
        self.window.resize(*size)
        self.terminal.visit.set_large(large)
        self.until(lambda: (self.window.width(), self.window.height()) == size)
        self.settle()

    # What a visitor sees ------------------------------------------------------------------------

    def items(self) -> list[QQuickItem]:
        """Return everything that is to be seen."""
        return list(_visible(self.window.contentItem()))

    def within(self, item: QQuickItem) -> list[QQuickItem]:
        """Return an item and everything in it that is to be seen."""
        return list(_visible(item))

    def all(self, name: str) -> list[QQuickItem]:
        """Return the visible items of this name, in the order of the page."""
        return [item for item in _visible(self.window.contentItem()) if item.objectName() == name]

    def text(self, name: str, number: int = 0) -> str:
        """Return what an item says."""
        self.until(lambda: len(self.all(name)) > number, f"nothing named {name!r} is to be seen")
        return str(self.all(name)[number].property("text"))

    def texts(self) -> list[str]:
        """Return every text that is to be seen, also below the fold."""
        found = (item.property("text") for item in _visible(self.window.contentItem()))
        return [text for text in found if isinstance(text, str) and text]

    def sees(self, words: str) -> bool:
        """Whether some text holds these words."""
        return any(words in text for text in self.texts())

    def expect(self, *words: str) -> None:
        """Wait until all the words stand on the page."""
        for each in words:
            self.until(lambda each=each: self.sees(each), f"not to be seen: {each}")

    def picture(self, name: str = "") -> QImage:
        """Return the screen as it is; with a name it is kept in tests/.out."""
        self.settle()
        image = self.window.grabWindow()
        if name:
            OUT.mkdir(exist_ok=True)
            image.save(str(OUT / f"{name}.png"))
        return image

    def codes(self) -> list[str]:
        """Return what a telephone reads of the QR codes on the screen."""
        grey = self.picture().convertToFormat(QImage.Format.Format_Grayscale8)
        data = memoryview(grey.constBits()).cast("B", (grey.height(), grey.bytesPerLine()))
        qr = zxingcpp.BarcodeFormat.QRCode  # in a code's pattern others are seen now and then
        return [found.text for found in zxingcpp.read_barcodes(data, formats=qr)]

    # Waiting ------------------------------------------------------------------------------------

    def settle(self) -> None:
        """Wait until no question to the mirror is on its way and the page is drawn."""
        QTest.qWait(1)
        self.until(lambda: (top := self.terminal.visit.top) is None or not top.busy)
        self._drawn()

    def _drawn(self) -> None:
        """Wait for a frame: until then new items lie one upon the other, and a tap hits any."""
        frames: list[bool] = []

        def swapped() -> None:
            frames.append(True)

        self.window.frameSwapped.connect(swapped)
        began = time.monotonic()
        while not frames and time.monotonic() < began + self._patience():
            self.window.update()  # requestUpdate() draws nothing where nothing changed
            QTest.qWait(_LOOK_MS)
        self.window.frameSwapped.disconnect(swapped)

    def _patience(self) -> float:
        """Return how long a frame may take; a window that is on its way out draws no more."""
        gone = self.terminal.visit.ending or not self.window.isExposed()
        return _FRAME_S if gone else PATIENCE_S

    def until(self, holds: Callable[[], bool], otherwise: str = "waited in vain") -> None:
        """Wait until something holds."""
        end = time.monotonic() + PATIENCE_S
        while not holds():
            if time.monotonic() > end:
                raise AssertionError(otherwise)
            QTest.qWait(_LOOK_MS)

    def middle(self, item: QQuickItem) -> QPoint:
        """Return an item's middle in the window."""
        return item.mapToScene(item.boundingRect().center()).toPoint()

    def close(self) -> None:
        """Go away; going twice is going once."""
        if not self.closed:
            self.closed = True
            self.terminal.close()


@contextmanager
def visits(home: config.Home) -> Iterator[Callable[..., Visitor]]:
    """Begin visits at one terminal; they end with the block."""
    open_: list[Visitor] = []

    def begin(**how: object) -> Visitor:
        open_.append(Visitor(home, **how))  # type: ignore[arg-type]
        return open_[-1]

    yield begin
    for visitor in open_:
        visitor.close()


def _visible(item: QQuickItem) -> Iterator[QQuickItem]:
    # PySide may hold a wrapper of something that lay at the same address before: look again.
    if not isinstance(item, QQuickItem) or not item.isVisible():
        return
    yield item
    for child in item.childItems():
        yield from _visible(child)


def _scrolled(item: QQuickItem) -> tuple[QQuickItem | None, QQuickItem | None]:
    """Return the Flickable around an item and its content item."""
    above = item.parentItem()
    inside = None
    while above is not None:
        if above.inherits("QQuickFlickable"):
            return above, inside
        inside, above = above, above.parentItem()
    return None, None
