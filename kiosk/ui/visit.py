"""What one visit holds and how it ends. One object a process; every screen knows it.

It holds the opened bundle, the chosen village and the record being spoken about, in memory only:
the visit's end is the process's end, and the supervisor starts a fresh one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Property, QObject, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import idle
from kiosk.ui.idle import Idle
from kiosk.ui.language import ENGLISH, SOURCE
from kiosk.ui.sentences import plain
from kiosk.ui.sticks import Sticks
from kiosk.ui.trail import Trail
from kiosk.ui.voice import Voice

if TYPE_CHECKING:
    from kiosk.devices.card import Card
    from kiosk.model import VillageRow
    from kiosk.status import TechnicianStick
    from kiosk.ui.bridge import Bridge
    from kiosk.ui.card_watch import CardWatch
    from kiosk.ui.desk import Desk
    from kiosk.ui.language import Language
    from kiosk.ui.person import Person
    from kiosk.ui.slip.paper import Paper
    from kiosk.ui.trail import Screen

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

VISIT_ENDED: Final = 0  # exit status: start the next one
_SLOT: Final = "slot"  # what the end waits for: the slot rewritten, the next visit shown
_NEXT: Final = "next"
_PATIENCE_MS: Final = 3000  # a stuck disk must not keep a page on the screen


@dataclass(frozen=True, slots=True)
class About:
    """The record that a visitor wants to say something about."""

    record: str  # public id
    kind: str  # voucher | payment | project | affair
    title: str  # as shown: 滩上水塘维修款 50,000.00 元
    village: str


@QmlElement
class Visit(QObject):
    """The trail of open screens and what the visit holds."""

    trailChanged = Signal()
    largeChanged = Signal()
    languageChanged = Signal()
    endingChanged = Signal()
    problemChanged = Signal()
    secondsChanged = Signal()
    settled = Signal()  # never emitted: lint takes a property without a signal for a trap
    villageChanged = Signal()
    mirrorChanged = Signal()
    begun = Signal()  # somebody tapped, or laid a card down
    covered = Signal()  # the visitor leaves, the cover is on the screen
    slotRewritten = Signal()  # of the ring, by a report or a dummy
    over = Signal(int)  # exit status of the process

    def __init__(
        self,
        bridge: Bridge,
        cards: CardWatch,
        language: Language,
        paper: Paper,
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self.bridge = bridge
        self.language = language
        self.voice = Voice(self)
        self.voice.partBegun.connect(self.touched)  # who listens is there
        self.cards = cards
        cards.setParent(self)
        cards.placed.connect(self.card_placed)
        self.paper = paper
        paper.setParent(self)
        self.sticks = Sticks(bridge, self)
        self.sticks.judged.connect(self._stick_judged)
        self.person: Person | None = None
        self.about: About | None = None
        self._village: VillageRow | None = None
        self._trail = Trail(self)
        self.followed = False  # by another process, whose first frame the cover waits for
        self._awaited: set[str] = set()
        self._large = self._ending = self._begun = False
        self._problem = ""
        self._idle = Idle(self)
        self._idle.ranOut.connect(self.end)
        self._idle.changed.connect(self.secondsChanged)
        bridge.broke.connect(self.broke)

    # What the screens ask of it -----------------------------------------------------------------

    def open(self, name: str, *, replace: bool = False, **what: Any) -> Screen:
        """Go to a screen: `kiosk.ui.screens.<name>`, class `<Name>Screen`, `<Name>.qml`.

        Args:
            name: snake_case name of the screen.
            replace: the screen that is left is forgotten (返回 passes over it).
            what: handed to the view model's constructor.
        """
        screen = self._trail.go(name, self, replace=replace, what=what)
        self._moved()
        return screen

    @property
    def top(self) -> Screen | None:
        """The screen that the visitor sees."""
        return self._trail.top

    def shows(self, screen: object) -> bool:
        """Whether a screen is the one that the visitor sees."""
        return self._trail.top is screen

    @property
    def somebody(self) -> bool:
        """Whether anybody has tapped or laid a card down since the visit was shown."""
        return self._begun

    @property
    def village(self) -> VillageRow | None:
        """The village whose pages are read; None before there are data."""
        return self._village

    def choose_village(self, village: VillageRow | None) -> None:
        """Read another village's pages from now on."""
        if village != self._village:
            self._village = village
            self.villageChanged.emit()

    # What QML asks of it ------------------------------------------------------------------------

    @Slot()
    def back(self) -> None:
        """Leave the screen on top."""
        if self._trail.rowCount() > 1:
            self._trail.cut_to(self._trail.rowCount() - 1)
            self._moved()

    @Slot()
    def backHome(self) -> None:
        """Leave all screens but the first."""
        self._trail.cut_to(1)
        self._moved()

    @Slot()
    def touched(self) -> None:
        """Any tap or key: the visit goes on."""
        if self._ending:
            return
        if not self._begun:
            self._begun = True
            self.begun.emit()
        self._idle.touched()
        self.paper.hush()

    @Slot()
    def changeType(self) -> None:
        """Switch 大字 on or off."""
        self.set_large(not self._large)

    @Slot()
    def changeLanguage(self) -> None:
        """Switch between Chinese and English; only where no other screen holds text yet."""
        self.set_language(ENGLISH if self.language.code == SOURCE else SOURCE)

    @Slot()
    def end(self) -> None:
        """Leave: cover the screen, leave a cell in the ring like every visit, end the process."""
        if self._ending:
            return
        self._ending = True
        self._idle.stop()
        self.endingChanged.emit()
        self.voice.close()
        self.person = self.about = None
        self._awaited = {_SLOT, _NEXT} if self.followed else {_SLOT}
        QTimer.singleShot(_PATIENCE_MS, self._finish)
        self.bridge.ask(_leave_dummy, lambda _: self._left(), lambda _: self._came(_SLOT))
        self.covered.emit()

    def next_shown(self) -> None:
        """The next visit is on the screen: nothing of this one need be."""
        if self._ending:
            self._came(_NEXT)
        self.followed = False

    @Slot(object)
    def card_placed(self, card: Card) -> None:
        """Show the card's owner their money, unless somebody is writing or reads their own."""
        top = self.top
        if self._ending or self._problem or (top is not None and top.writing):
            return
        self.touched()
        self.open("subsidies", replace=self._trail.rowCount() > 1, card=card)

    @Slot(object)
    def _stick_judged(self, stick: TechnicianStick) -> None:
        """Show a technician their page, unless a visitor is in the middle of something."""
        amid = self._begun and self._trail.rowCount() > 1
        if stick.problem is not None or amid or self._ending or self._problem:
            return
        self.touched()
        self.open("technician", replace=self._trail.rowCount() > 1, trusted=True)

    @Slot()
    def broke(self) -> None:
        """Show the plain page: something of ours went wrong."""
        if self._ending:
            self._finish()
            return
        self._problem = plain()
        self.problemChanged.emit()
        self.touched()

    def set_large(self, large: bool) -> None:  # noqa: FBT001 - a switch
        """Show type 1.3 times as large, or not."""
        self._large = large
        self.largeChanged.emit()

    def set_language(self, code: str) -> None:
        """Read in another language from now on."""
        self.language.speak(code)
        self.voice.stop()
        self.voice.language = self.language.code
        self.languageChanged.emit()

    @Property(QObject, notify=settled)
    def trail(self) -> QObject:
        """The open screens, the visible one last: roles `page` and `screen`."""
        return self._trail

    @Property(int, notify=secondsChanged)
    def secondsShown(self) -> int:
        """Seconds left of the visit, once they are few enough to be shown; else 0."""
        return self._idle.shown

    @Property(bool, notify=largeChanged)
    def large(self) -> bool:
        """大字."""
        return self._large

    @Property(bool, notify=languageChanged)
    def english(self) -> bool:
        """Whether the visit is in English: then letters are typed, not Pinyin."""
        return self.language.code == ENGLISH

    @Property(bool, notify=endingChanged)
    def ending(self) -> bool:
        """The cover is on."""
        return self._ending

    @Property(str, notify=problemChanged)
    def problem(self) -> str:
        """The plain page's sentence, or empty."""
        return self._problem

    def _moved(self) -> None:
        self.voice.stop()
        top = self.top
        self._idle.allow(idle.WRITING_S if top is not None and top.writing else idle.READING_S)
        self.trailChanged.emit()

    def _left(self) -> None:
        self.slotRewritten.emit()
        self._came(_SLOT)

    def _came(self, what: str) -> None:
        self._awaited.discard(what)
        if not self._awaited:
            self._finish()

    def _finish(self) -> None:
        self.over.emit(VISIT_ENDED)


def _leave_dummy(desk: Desk) -> None:
    desk.leave_dummy()
