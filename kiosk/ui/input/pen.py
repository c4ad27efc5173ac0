"""Handwriting on the screen: strokes go to the reader's process, characters to choose come back.

Made by the QML control HandPanel when it is first opened; the process starts then, and ends with
the visit. A newer reading makes an older one stale; while one is on its way, the newest waits.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Property, QObject, Qt, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.devices.handwriting import Guess, HandwritingGone, HandwritingReader, Strokes
from kiosk.devices.handwriting.reader import ReaderProcess
from kiosk.ui.drawing.shells import let_go
from kiosk.ui.list_model import ListModel
from kiosk.ui.sentences import sentence

if TYPE_CHECKING:
    from collections.abc import Sequence

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_SURE: Final = 0.9
_TRIES: Final = 2


@dataclass(frozen=True, slots=True)
class Letter:
    """One character that was read."""

    text: str = field(repr=False)
    doubtful: bool
    chosen: bool  # its alternatives are offered


@dataclass(frozen=True, slots=True)
class Other:
    """One that may be meant instead."""

    text: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class _Answer:
    number: int
    guesses: tuple[Guess, ...] | None  # None: the reader is gone


@QmlElement
class Pen(QObject):
    """What is written, as it is read."""

    lettersChanged = Signal()
    toldChanged = Signal()
    _answered = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._reader: HandwritingReader = ReaderProcess()
        # One thread: start and readings in the order they were asked for.
        self._worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="pen")
        self._guesses: list[Guess] = []
        self._letters: ListModel[Letter] = ListModel(Letter, self)
        self._others: ListModel[Other] = ListModel(Other, self)
        self._chosen = -1
        self._number = 0
        self._working = False
        self._next: tuple[Strokes, float] | None = None
        self._trouble = ""
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self.destroyed.connect(_closing(self._reader, self._worker))
        let_go(self)
        self._ask((), 1.0)

    @Slot(list, float)
    def read(self, strokes: Sequence[Any], height: float) -> None:
        """Read what stands on the sheet; height in the strokes' unit."""
        found = tuple(tuple((float(x), float(y)) for x, y in stroke) for stroke in strokes)
        if not found:
            self.clear()
        elif self._working:
            self._next = found, height
        else:
            self._ask(found, height)

    @Slot(int)
    def choose(self, place: int) -> None:
        """Offer what a character may be instead."""
        self._chosen = place
        self._show()

    @Slot(str)
    def take(self, text: str) -> None:
        """Put another character in the chosen one's place."""
        if 0 <= self._chosen < len(self._guesses):
            was = self._guesses[self._chosen]
            others = (was.text, *(other for other in was.others if other != text))
            self._guesses[self._chosen] = Guess(text, 1.0, others)
            self._show()

    @Slot()
    def clear(self) -> None:
        """Forget what was read."""
        self._number += 1
        self._next = None
        self._guesses = []
        self._chosen = -1
        self._show()

    @Property(str, notify=lettersChanged)
    def text(self) -> str:
        """What was read, with what was chosen."""
        return "".join(guess.text for guess in self._guesses)

    @Property(QObject, notify=lettersChanged)
    def letters(self) -> QObject:
        """The characters of the line."""
        return self._letters

    @Property(QObject, notify=lettersChanged)
    def others(self) -> QObject:
        """What the chosen character may be instead."""
        return self._others

    @Property(str, notify=toldChanged)
    def trouble(self) -> str:
        """Why nothing is read, or empty."""
        return self._trouble

    def _ask(self, strokes: Strokes, height: float) -> None:
        self._number += 1
        self._working = True
        self._worker.submit(self._work, self._number, strokes, height)

    def _work(self, number: int, strokes: Strokes, height: float) -> None:
        guesses: tuple[Guess, ...] | None = None
        # A reader that died since the last line is had again before anybody notices.
        for _ in range(_TRIES):
            try:
                self._reader.start()
                guesses = self._reader.read(strokes, height)
                break
            except HandwritingGone:
                continue
        self._answered.emit(_Answer(number, guesses))

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        self._working = False
        trouble = sentence(HandwritingGone()) if answer.guesses is None else ""
        if trouble != self._trouble:
            self._trouble = trouble
            self.toldChanged.emit()
        if self._next is not None:
            strokes, height = self._next
            self._next = None
            self._ask(strokes, height)
        if answer.guesses and answer.number >= self._number - self._working:
            self._guesses = list(answer.guesses)
            sureness = [guess.sureness for guess in self._guesses]
            least = min(sureness)
            self._chosen = sureness.index(least) if least < _SURE else -1
            self._show()

    def _show(self) -> None:
        self._letters.replace(
            [
                Letter(guess.text, guess.sureness < _SURE, number == self._chosen)
                for number, guess in enumerate(self._guesses)
            ]
        )
        there = 0 <= self._chosen < len(self._guesses)
        others = self._guesses[self._chosen].others if there else ()
        self._others.replace([Other(text) for text in others])
        self.lettersChanged.emit()


def _closing(reader: HandwritingReader, worker: ThreadPoolExecutor) -> Any:
    """Return what ends the process when the panel goes: not a method of what is gone."""

    def close() -> None:
        worker.shutdown(wait=True, cancel_futures=True)
        reader.close()

    return close
