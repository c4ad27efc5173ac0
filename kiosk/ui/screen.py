"""What every screen's view model is: a title, a question to the mirror, a plain sentence.

Subclasses live in `kiosk.ui.screens`, are made by `Visit.open` and closed by `Visit.back`. What
`trail.Screen` asks of them is here.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.questions import Questions
from kiosk.ui.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Callable

    from kiosk.errors import KnownError
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_T = TypeVar("_T")


@QmlElement
class ScreenModel(QObject):
    """Base of the view models. `writing` screens give a visitor 180 s instead of 60."""

    writing = False

    titleChanged = Signal()
    sentenceChanged = Signal()
    busyChanged = Signal()
    speakableChanged = Signal()
    paperChanged = Signal()

    def __init__(self, visit: Visit, title: str) -> None:
        super().__init__(visit)
        self.visit = visit
        self._title = title
        self._note = words.data_to(visit.village.data_date) if visit.village else ""
        self._sentence = ""
        self._pending = Questions(visit.bridge, self.busyChanged.emit)
        self._glances = Questions(visit.bridge, lambda: None)
        visit.voice.presentChanged.connect(self.speakableChanged)
        visit.paper.changed.connect(self.paperChanged)

    def ask(
        self,
        work: Callable[[Desk], _T],
        done: Callable[[_T], object],
        *,
        what: str = "page",
        failed: Callable[[KnownError], object] | None = None,
    ) -> None:
        """Ask the mirror; `done` gets frozen data on this thread, unless the screen is gone.

        Args:
            work: runs on the worker thread; touches nothing of the screen.
            done: runs here with what `work` returned.
            what: a newer question of the same name makes this one stale.
            failed: what to do with a KnownError; by default its sentence is shown.
        """
        self._pending.ask(what, work, done, failed or self.known)

    def glance(
        self,
        work: Callable[[Desk], _T],
        done: Callable[[_T], object],
        failed: Callable[[KnownError], object],
    ) -> None:
        """Ask what nobody waits for, so that nothing says so; one at a time."""
        if not self._glances.any:
            self._glances.ask("glance", work, done, failed)

    def forget(self, what: str) -> None:
        """Take no interest in the answer to a question any more."""
        self._pending.forget(what)

    def known(self, error: KnownError) -> None:
        """Show the sentence of an error instead of the page."""
        self.say(sentence(error))

    def say(self, text: str) -> None:
        """Show a plain sentence instead of the page; an empty one shows the page again."""
        self._sentence = text
        self.sentenceChanged.emit()

    def rename(self, title: str, note: str | None = None) -> None:
        """Change the top bar's title, and the small text beside it."""
        self._title = title
        if note is not None:
            self._note = note
        self.titleChanged.emit()

    def guidance(self) -> str | None:
        """Return all that may be read aloud here besides the title; None: what stands there.

        Where people write nothing is, unless the screen says what: somebody may listen.
        """
        return "" if self.writing else None

    def slip(self) -> Slip:
        """Return what 打印 prints of this page; without anything of its own, of the terminal.

        Every page can be printed: a page without 打印 would show from afar what one does there.
        """
        from kiosk.ui.slip import slips  # noqa: PLC0415 - when somebody prints

        return slips.of_the_terminal(self.visit.village)

    def close(self) -> None:
        """The visitor left the screen: answers on their way find nobody."""
        self._pending.close()
        self._glances.close()

    @Slot()
    def back(self) -> None:
        """返回."""
        self.visit.back()

    @Slot()
    def leave(self) -> None:
        """退出."""
        self.visit.end()

    @Slot()
    def changeType(self) -> None:
        """大字."""
        self.visit.changeType()

    @Slot()
    def readAloud(self) -> None:
        """读给我听."""
        self.visit.voice.read()

    @Property(bool, notify=speakableChanged)
    def speakable(self) -> bool:
        """Whether this terminal can read a page aloud."""
        return bool(self.visit.voice.present)

    @Slot()
    def printPage(self) -> None:
        """打印."""
        self.visit.paper.print(self.slip())

    @Property(bool, notify=paperChanged)
    def printable(self) -> bool:
        """Whether a printer is there."""
        return self.visit.paper.present

    @Property(str, notify=paperChanged)
    def paperSays(self) -> str:
        """What becomes of the slip that was asked for, or empty."""
        return self.visit.paper.sentence

    @Property(str, notify=titleChanged)
    def title(self) -> str:
        """The top bar's title."""
        return self._title

    @Property(str, notify=titleChanged)
    def note(self) -> str:
        """The small text beside the title: the date of the data, unless the screen knows better."""
        return self._note

    @Property(str, notify=sentenceChanged)
    def sentence(self) -> str:
        """What stands in place of the page, or empty."""
        return self._sentence

    @Property(bool, notify=busyChanged)
    def busy(self) -> bool:
        """A question is on its way."""
        return self._pending.any
