"""The window of one visit: application, fonts, QML engine, visit. Made by `app`, tour and tests."""

from __future__ import annotations

import gc
import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import shiboken6
from PySide6.QtCore import QEvent, QObject, QSocketNotifier, QTimer
from PySide6.QtQml import QQmlApplicationEngine
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.config import SETUP_SOCKET
from kiosk.devices import SOCKET
from kiosk.errors import BugError
from kiosk.systemd import notify
from kiosk.ui import screen, turn, visit  # noqa: F401 - registers the types that QML names
from kiosk.ui.application import application
from kiosk.ui.bridge import Bridge
from kiosk.ui.card_watch import CardWatch
from kiosk.ui.desk import Desk
from kiosk.ui.drawing import qr  # noqa: F401 - registers the types that QML names
from kiosk.ui.drawing.icons import Icons
from kiosk.ui.drawing.speck import Speck
from kiosk.ui.language import SOURCE, Language
from kiosk.ui.options import ASSETS
from kiosk.ui.slip.paper import Paper
from kiosk.ui.visit import Visit

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.config import Home, Settings
    from kiosk.devices.card import SimulatedReader
    from kiosk.ui.device_link import DeviceLink
    from kiosk.ui.options import Options
    from kiosk.ui.turn import Line
    from kiosk.village import VillageRow, YearFigures

    Front = tuple[VillageRow, YearFigures] | None

_QML = Path(__file__).resolve().parent / "qml"
_POLL_MS = 1000
_TOUCHES = frozenset({QEvent.Type.MouseButtonPress, QEvent.Type.TouchBegin, QEvent.Type.KeyPress})


class _Taps(QObject):
    """Tells the visit of every tap and key, wherever in the window it goes."""

    def __init__(self, of: Visit, window: QQuickWindow) -> None:
        super().__init__(of)
        self._visit = of
        self._window = window

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Look and let pass: Qt's question."""
        if event.type() in _TOUCHES:
            self._visit.touched()
            if not self._window.isActive():
                self._window.requestActivate()
        return False


class Terminal:
    """Everything of one visit. Keep it alive as long as the window."""

    def __init__(self, home: Home, settings: Settings, options: Options, first: Front) -> None:
        self.application = application()
        self.devices = _devices(os.environ.get(SOCKET, ""))
        self.reader = _simulated(options)
        paper = Paper(self.devices, settings.paper_mm)
        self.bridge = Bridge(Desk(home))
        self.language = Language(ASSETS / "translations")
        self.visit = Visit(
            self.bridge, CardWatch(self.reader or self.devices), self.language, paper
        )
        self.visit.set_large(options.large or settings.large)
        self.visit.set_language(options.language or settings.language)
        self.visit.over.connect(self._over)
        self._status: int | None = None
        if first is not None:
            self.visit.choose_village(first[0])
        if os.environ.get(SETUP_SOCKET) and not home.enrolment.exists():
            self.visit.open("set_up")
        else:
            self.visit.open("home", figures=first[1] if first else None)
        self._seen = 0
        self._poll = QTimer(self.visit, interval=_POLL_MS)
        self._poll.timeout.connect(self._look)
        self.engine = QQmlApplicationEngine()
        self.engine.addImportPath(str(_QML))
        self.engine.addImageProvider("icon", Icons(ASSETS / "icons"))
        self.engine.setInitialProperties(
            {
                "visit": self.visit,
                "voice": self.visit.voice,
                "panelMm": settings.panel_mm,
                "oneSwitch": settings.one_switch,
                "size": list(options.size) if options.size else [],
            }
        )
        self.visit.languageChanged.connect(self.engine.retranslate)
        self.engine.loadFromModule("Kiosk", "Main")
        windows = self.engine.rootObjects()
        if not windows or not isinstance(windows[0], QQuickWindow):
            raise BugError("the main window does not load")
        self.window: QQuickWindow = windows[0]
        self._speck = Speck(self.window)
        self.visit.voice.page = self._page
        self._one_switch = settings.one_switch
        self._told: list[Callable[[], None]] = []
        self.window.frameSwapped.connect(self._drawn)

    def on_first_frame(self, told: Callable[[], None]) -> None:
        """Call `told` once, when the first frame is on the screen, before anything else begins."""
        self._told.append(told)

    def last_as_loaded(self) -> None:
        """Spare the garbage collector what was loaded, as soon as the worker has loaded too.

        It lasts as long as the visit; looking through all of it would hold up a frame.
        """

        def loaded(_: object) -> None:
            gc.freeze()
            gc.enable()

        def ask() -> None:
            self.bridge.ask(lambda desk: desk.reader.data_version(), loaded, loaded)

        QTimer.singleShot(0, self.bridge, ask)  # behind what begins with the first frame

    def take_turns(self, line: Line) -> None:
        """Tell the supervisor how the visit goes, and end only when the next one is shown."""
        here = self.visit
        here.followed = True
        for signal, word in (
            (here.begun, turn.BEGUN),
            (here.slotRewritten, turn.KEPT),
            (here.covered, turn.LEAVING),
        ):
            signal.connect(partial(line.say, word))
        self.on_first_frame(partial(line.say, turn.SHOWN))

        def heard() -> None:
            words = line.hear()
            if words is None or turn.GO in words:
                self._listener.setEnabled(False)
                here.next_shown()

        self._listener = QSocketNotifier(line.number, QSocketNotifier.Type.Read, here)
        self._listener.activated.connect(heard)

    def run(self) -> int | None:
        """Show the window until the visit ends; return its exit status, None if just closed."""
        self.application.exec()
        return self._status

    def close(self) -> None:
        """Take the window down within a living process: for tests and the tour."""
        self._poll.stop()
        self.visit.voice.close()
        self.bridge.close()
        self.visit.paper.close()
        if self.devices is not None:
            self.devices.close()
        # In this order, and here: left to the garbage collector, timers would end on any thread.
        for each in (self.engine, self.visit, self.bridge):
            shiboken6.delete(each)
        self.language.speak(SOURCE)

    def _over(self, status: int) -> None:
        self._status = status
        self.application.quit()

    def _drawn(self) -> None:
        self.window.frameSwapped.disconnect(self._drawn)
        for told in self._told:
            told()
        self._begin()

    def _begin(self) -> None:
        # Nothing here is loaded before: the first frame does not wait for it.
        from kiosk.ui.input.hard_keys import HardKeys  # noqa: PLC0415

        HardKeys(self.window)
        frame = self.window.findChild(QQuickItem, "switch_frame")
        if self._one_switch and isinstance(frame, QQuickItem):
            from kiosk.ui.input.one_switch import OneSwitch  # noqa: PLC0415

            OneSwitch(self.window, frame)
        self.window.installEventFilter(_Taps(self.visit, self.window))
        # An X server without a window manager gives nobody the keys who did not ask for them once
        # shown; without them the input method stays away.
        self.window.requestActivate()
        # Not before: what the worker imports would hold the first frame up.
        self._poll.start()
        self.visit.voice.look()
        self.visit.mirrorChanged.emit()
        self.bridge.ask(lambda desk: desk.stretcher.stand_by(), lambda _: None, lambda _: None)

    def _page(self) -> list[str]:
        """Return what the voice reads of the page that is open."""
        from kiosk.ui import aloud  # noqa: PLC0415 - when somebody wants to hear

        screens = self.window.findChild(QQuickItem, "screens")
        return aloud.page(screens, self.visit.top) if isinstance(screens, QQuickItem) else []

    def _look(self) -> None:
        # From this thread, and only while the compositor takes what is drawn: where either stands
        # still, systemd begins anew.
        if self.window.isExposed():
            notify("WATCHDOG=1")
        self.bridge.ask(lambda desk: desk.reader.data_version(), self._looked, lambda _: None)
        self.visit.sticks.look()

    def _looked(self, version: int) -> None:
        if version != self._seen and self._seen:
            self.visit.mirrorChanged.emit()
        self._seen = version


def _devices(socket: str) -> DeviceLink | None:
    if not socket:
        return None
    from kiosk.ui.device_link import DeviceLink  # noqa: PLC0415 - where there are devices

    return DeviceLink(socket)


def _simulated(options: Options) -> SimulatedReader | None:
    if not options.card:
        return None
    from kiosk.devices.card import Card, SimulatedReader  # noqa: PLC0415 - in the demo

    return SimulatedReader(Card(options.card, options.name))


def warm_up() -> None:
    """Load what the first screen needs, before there is a visit to show it."""
    application()
    from kiosk.ui.input import hard_keys  # noqa: F401, PLC0415 - not for who only loads the window
    from kiosk.ui.screens import home  # noqa: F401, PLC0415
