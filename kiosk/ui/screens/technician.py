"""The technician's page: how the machine is, a touch test, the panel's size. No personal data.

Opened by home after five taps on the logo, and asks for the PIN of settings.json; without one it
stays shut. A technician's stick that sync believed opens it without, here or through the visit
with `trusted=True`; why one did not is said here alone. It is the only screen that writes
settings.json.
"""

from __future__ import annotations

import os
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk import config, pin
from kiosk.errors import KnownError
from kiosk.ui import sticks
from kiosk.ui.input.touch_test import TouchTest
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.tries import Tries
from kiosk.ui.words import translate

if TYPE_CHECKING:
    from kiosk.condition import Condition, Mark
    from kiosk.status import Problem, TechnicianStick
    from kiosk.ui.desk import Desk
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_AGAIN_MS: Final = 5_000
_RECENT: Final = timedelta(hours=1)  # a stick that was refused longer ago is another day's
_NARROWEST_MM, _WIDEST_MM = 150.0, 2_000.0


class NotSaved(KnownError):
    """The settings could not be written."""

    key = "not_saved"


@dataclass(frozen=True, slots=True)
class StateLine:
    """One sentence about the machine."""

    text: str
    mark: Mark


@dataclass(frozen=True, slots=True)
class _Kept:
    """What the way in asks the disk."""

    settings: config.Settings
    refused: Problem | None  # why the stick that was just plugged in opens nothing


@QmlElement
class TechnicianScreen(ScreenModel):
    """Shut until the PIN fits; then the state, read again every few seconds."""

    writing = True  # a technician needs time, and a card laid down for trial opens nothing

    shown = Signal()

    def __init__(self, visit: Visit, *, trusted: bool = False) -> None:
        super().__init__(visit, translate("technician", "技术员"))
        self.rename(translate("technician", "技术员"), "")
        self._open = False
        self._trusted = trusted
        self._settings: config.Settings | None = None
        self._typed = ""
        self._trouble = ""
        self._tries = Tries.of_this_terminal("pin")
        self._panel_mm = 0.0
        self._saved = ""
        self._card = False
        self._touches = TouchTest(self)
        self._line = ""
        self._states: ListModel[StateLine] = ListModel(StateLine, self)
        self._wait = QTimer(self, interval=1000)
        self._wait.timeout.connect(self._waited)
        self._again = QTimer(self, interval=_AGAIN_MS)
        self._again.timeout.connect(self.look)
        visit.cards.placed.connect(self._card_seen)
        visit.sticks.judged.connect(self._stick_judged)
        self.ask(_kept, self._read, failed=self._unreadable)

    # The PIN ------------------------------------------------------------------------------------

    @Slot(str)
    def type(self, digit: str) -> None:
        """Append a digit."""
        if len(self._typed) < pin.LONGEST:
            self._typed += digit
            self._trouble = ""
            self.shown.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._typed = self._typed[:-1]
        self.shown.emit()

    @Slot()
    def enter(self) -> None:
        """Try the PIN; wrong ones are slowed."""
        if self._settings is None or self._tries.wait_s or self.busy or not self._typed:
            return
        typed, self._typed = self._typed, ""
        self.shown.emit()
        kept = self._settings.technician_pin
        self.ask(partial(_fits, typed=typed, kept=kept), self._tried)

    # The page -----------------------------------------------------------------------------------

    @Slot()
    def look(self) -> None:
        """Read the state again."""
        if self._open:
            self.ask(_condition, self._show, what="state", failed=lambda _: None)

    @Slot()
    def openNetwork(self) -> None:
        """Choose a Wi-Fi or telephone network."""
        if self._open:
            self.visit.open("network")

    @Slot(float)
    def widen(self, millimetres: float) -> None:
        """Take the panel for wider, or with a negative number for narrower."""
        if self._open:
            self._panel_mm = min(_WIDEST_MM, max(_NARROWEST_MM, self._panel_mm + millimetres))
            self._saved = ""
            self.shown.emit()

    @Slot()
    def save(self) -> None:
        """Keep the panel's size."""
        if self._open and not self.busy:
            self.ask(partial(_save, panel_mm=self._panel_mm), self._kept, failed=self._not_kept)

    @Property(bool, notify=shown)
    def open(self) -> bool:
        """Whether the PIN was right."""
        return self._open

    @Property(bool, notify=shown)
    def joinsNetworks(self) -> bool:
        """Whether the network service stands by on this machine."""
        return bool(os.environ.get(config.NETWORK_SOCKET))

    @Property(str, notify=shown)
    def dots(self) -> str:
        """One dot for each digit."""
        return "●" * len(self._typed)

    @Property(str, notify=shown)
    def trouble(self) -> str:
        """What was wrong with the PIN, and how long the next try waits."""
        wait = self._tries.wait_s
        if wait:
            return translate("technician", "密码不对，过 {seconds} 秒再试。").format(seconds=wait)
        return self._trouble

    @Property(QObject, notify=shown)
    def states(self) -> QObject:
        """The sentences about the machine."""
        return self._states

    @Property(str, notify=shown)
    def line(self) -> str:
        """All of them in one line, for a telephone."""
        return self._line

    @Property(float, notify=shown)
    def panelMm(self) -> float:
        """What the panel's longer side is taken for, millimetres."""
        return self._panel_mm

    @Property(str, notify=shown)
    def saved(self) -> str:
        """What came of saving, or empty."""
        return self._saved

    @Property(TouchTest, constant=True)
    def touches(self) -> TouchTest:
        """The touch test."""
        return self._touches

    @Property(str, notify=shown)
    def cardTrial(self) -> str:
        """Whether the reader gives a card; never whose. Empty where there is no reader."""
        if not self.visit.cards.present:
            return ""
        if self._card:
            return translate("technician", "读卡器读到一张卡。")
        return translate("technician", "放一张身份证试试读卡器，内容不显示。")

    def _read(self, found: _Kept) -> None:
        self._settings = found.settings
        self._panel_mm = found.settings.panel_mm
        if self._trusted:
            self._let_in()
        elif not found.settings.technician_pin:
            self.say(translate("technician", "还没有设密码。请插技术员 U 盘，或者运行 pin 命令。"))
        elif self._tries.wait_s:
            self._wait.start()
        if found.refused is not None and not self._open:
            self._refuse(found.refused)
        self.shown.emit()

    @Slot(object)
    def _stick_judged(self, stick: TechnicianStick) -> None:
        if stick.problem is not None:
            self._refuse(stick.problem)
        elif not self._open:
            self._trusted = True
            if self._settings is not None:
                self.say("")
                self._let_in()

    def _refuse(self, problem: Problem) -> None:
        self._trouble = translate("status", problem.sentence)
        if self.sentence:
            self.say(self._trouble)
        self.shown.emit()

    def _unreadable(self, error: KnownError) -> None:
        del error
        self.say(translate("technician", "settings.json 写得不对，这一页打不开。"))

    def _tried(self, fits: bool) -> None:  # noqa: FBT001 - the worker's answer
        if fits:
            self._let_in()
            return
        self._tries.missed()
        self._trouble = translate("technician", "密码不对，再试一次。")
        if self._tries.wait_s:
            self._wait.start()
        self.shown.emit()

    @Slot()
    def _waited(self) -> None:
        if not self._tries.wait_s:
            self._wait.stop()
            self._trouble = ""
        self.shown.emit()

    def _let_in(self) -> None:
        self._open = True
        self._again.start()
        self.shown.emit()
        self.look()

    def _show(self, found: Condition) -> None:
        self._states.replace([StateLine(each.text, each.mark) for each in found.said(translate)])
        self._line = found.line()
        self.shown.emit()

    def _kept(self, found: config.Settings) -> None:
        self._settings = found
        self._saved = translate("technician", "存好了，下一个人来就按新的尺寸。")
        self.shown.emit()

    def _not_kept(self, error: KnownError) -> None:
        del error
        self._saved = translate("technician", "没有存成，磁盘不让写。")
        self.shown.emit()

    @Slot(object)
    def _card_seen(self, card: object) -> None:
        del card  # that there was one is all
        self._card = True
        self.shown.emit()


def _kept(desk: Desk) -> _Kept:
    settings, stick = config.settings(desk.home), sticks.last(desk)
    if stick is None or datetime.now(UTC) - datetime.fromisoformat(stick.at) > _RECENT:
        return _Kept(settings, None)
    return _Kept(settings, stick.problem)


def _fits(desk: Desk, *, typed: str, kept: str) -> bool:
    del desk
    return pin.fits(typed, kept)


def _condition(desk: Desk) -> Condition:
    from kiosk import condition  # noqa: PLC0415 - after the first frame

    return condition.read(desk.home, datetime.now(UTC))


def _save(desk: Desk, *, panel_mm: float) -> config.Settings:
    wanted = replace(config.settings(desk.home), panel_mm=round(panel_mm, 1))
    try:
        config.save(desk.home, wanted)
    except OSError as error:
        raise NotSaved from error
    return wanted
