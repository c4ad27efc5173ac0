"""在这里写: what is said, about whom, and if wanted by whom; sealed and left before the receipt.

Opened by speak. What is typed lives in this view model and in the text field only, and is cleared
when the screen is left.
"""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.errors import KnownError
from kiosk.ui.choice import Choice, offered
from kiosk.ui.input import ink_sheet, pen  # noqa: F401 - registers what HandPanel names, opened from here only
from kiosk.ui.list_model import ListModel
from kiosk.ui.phrases import KINDS, LEVELS, ROOM_BYTES, handed_in, phrases
from kiosk.ui.report import Words, take
from kiosk.ui.screen import ScreenModel
from kiosk.ui.sentences import sentence
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from kiosk.ui.desk import Desk
    from kiosk.ui.report import Taken
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_NOBODY: Final = mark("write", "这台机器上还不能写。请打电话，或者用手机写。")
_TROUBLES: Final = {
    "too_much": mark("write", "写得太长了，请删掉一些再交。"),
    "no_offices": _NOBODY,
}


class TooMuch(KnownError):
    """What was written does not fit four envelopes."""

    key = "too_much"


class NoOffices(KnownError):
    """Nobody is listed any more who could open it."""

    key = "no_offices"


@QmlElement
class WriteScreen(ScreenModel):
    """Holds what the visitor writes until it is sealed; then forgets it."""

    writing = True

    chosen = Signal()
    wordsReplaced = Signal(str)  # a ready phrase changed the text: the field shows this
    wordsChanged = Signal()
    told = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("write", "在这里写"))
        about = visit.about
        self._about, self._record = (about.title, about.record) if about else ("", "")
        self._record_kind = about.kind if about else ""
        self._village = about.village if about else visit.village.code if visit.village else ""
        self._words = self._name = self._telephone = self._trouble = ""
        self._openers: dict[str, str] = {}
        self._kinds = self._choices(
            offered(((key, translate("phrases", text)) for key, text in KINDS), "ask")
        )
        self._levels = self._choices([])
        self._phrases = self._choices([])
        self._offer_phrases()
        self.ask(partial(_openers, village=self._village), self._opened)

    @Slot(str)
    def chooseKind(self, key: str) -> None:
        """Say what it is: a question, a mistake, a proposal, a complaint."""
        _choose(self._kinds, key)
        self._offer_phrases()

    @Slot(str)
    def chooseLevel(self, key: str) -> None:
        """Say whose people it is about: that decides which office opens it."""
        _choose(self._levels, key)
        self.chosen.emit()

    @Slot(str)
    def tapPhrase(self, phrase: str) -> None:
        """Put a ready phrase at the end of the text, or take it out again."""
        spaced = phrase + (" " if self.visit.english else "")
        if phrase in self._words:
            text = self._words.replace(spaced if spaced in self._words else phrase, "", 1)
        else:
            text = self._words + spaced
        self.setWords(text)
        self.wordsReplaced.emit(text)

    @Slot(str)
    def setWords(self, text: str) -> None:
        """Take what stands in the text field."""
        if text == self._words:
            return
        self._words = text
        self._mark_phrases()
        self.wordsChanged.emit()
        self._tell("")

    @Slot(str)
    def setName(self, name: str) -> None:
        """Take the name, which may stay empty."""
        self._name = name.strip()

    @Slot(str)
    def setTelephone(self, telephone: str) -> None:
        """Take the telephone number, which may stay empty."""
        self._telephone = telephone.strip()

    @Slot()
    def send(self) -> None:
        """Seal and leave it; the receipt comes when it is safe on the disk."""
        if self.busy:
            return
        if not self._words.strip():
            self._tell(translate("write", "还没有写。点几句现成的话也行。"))
            return
        if self._left_bytes() < 0:
            self._tell(translate("write", _TROUBLES["too_much"]))
            return
        level = next(level for level, _ in LEVELS if level == _chosen(self._levels))
        said = Words(
            self._village,
            self._record,
            _chosen(self._kinds),
            handed_in(self._words.strip()),
            level,
            self._name,
            self._telephone,
        )
        self.ask(partial(_seal, said=said), self._taken, failed=self._refused)

    def guidance(self) -> str:
        """Return how it goes, for the voice: never what was written."""
        return translate(
            "write",
            "先点是什么事，再点几句现成的话，也可以自己写。"
            "名字和电话可以不写。写好了，点“交上去”。",
        )

    def close(self) -> None:
        """Forget everything that was written."""
        self._words = self._name = self._telephone = ""
        self.wordsReplaced.emit("")
        super().close()

    @Property(str, notify=chosen)
    def about(self) -> str:
        """The record's line, or empty."""
        return self._about

    @Property(QObject, notify=chosen)
    def kinds(self) -> QObject:
        """问一问, 改个错, 提意见, 反映问题."""
        return self._kinds

    @Property(QObject, notify=chosen)
    def levels(self) -> QObject:
        """Whose people it may be about."""
        return self._levels

    @Property(QObject, notify=chosen)
    def phrases(self) -> QObject:
        """Ready phrases; the chosen ones stand in the text."""
        return self._phrases

    @Property(str, notify=chosen)
    def opener(self) -> str:
        """Who will be able to open it, as a sentence; empty until the offices were read."""
        office = self._openers.get(_chosen(self._levels), "")
        return (
            translate("write", "交了马上加密，只有{office}能打开。").format(office=office)
            if office
            else ""
        )

    @Property(str, notify=wordsChanged)
    def room(self) -> str:
        """How much more may be written, in plain words."""
        left = self._left_bytes() // 2
        return (
            translate("write", "还能写约 {left:,} 个字").format(left=left)
            if left >= 0
            else translate("write", "多了约 {over:,} 个字，请删掉一些").format(over=-left)
        )

    @Property(str, notify=told)
    def trouble(self) -> str:
        """Why it could not be sent, or empty."""
        return self._trouble

    def _choices(self, rows: list[Choice]) -> ListModel[Choice]:
        model: ListModel[Choice] = ListModel(Choice, self)
        model.replace(rows)
        return model

    def _offer_phrases(self) -> None:
        marked = phrases(self._record_kind, _chosen(self._kinds))
        said = [translate("phrases", each) for each in marked]
        self._phrases.replace([Choice(text, text, text in self._words) for text in said])

    def _mark_phrases(self) -> None:
        marked = [replace(row, chosen=row.text in self._words) for row in self._phrases.rows]
        if tuple(marked) != self._phrases.rows:
            self._phrases.replace(marked)

    def _left_bytes(self) -> int:
        return ROOM_BYTES - len(handed_in(self._words).encode("gb18030", errors="replace"))

    def _opened(self, openers: dict[str, str]) -> None:
        self._openers = openers
        rows = [(key, translate("phrases", text)) for key, text in LEVELS if key in openers]
        self._levels.replace(offered(rows, rows[0][0] if rows else ""))
        if not rows:
            self.say(translate("write", _NOBODY))
        self.chosen.emit()

    def _taken(self, taken: Taken) -> None:
        if taken.kept:
            self.visit.slotRewritten.emit()
        self.visit.open("receipt", replace=True, taken=taken)

    def _refused(self, error: KnownError) -> None:
        own = _TROUBLES.get(error.key)
        self._tell(translate("write", own) if own else sentence(error))

    def _tell(self, trouble: str) -> None:
        if trouble != self._trouble:
            self._trouble = trouble
            self.told.emit()


def _choose(model: ListModel[Choice], key: str) -> None:
    model.replace([replace(row, chosen=row.key == key) for row in model.rows])


def _chosen(model: ListModel[Choice]) -> str:
    return next((row.key for row in model.rows if row.chosen), "")


def _openers(desk: Desk, *, village: str) -> dict[str, str]:
    """Return the opening office's name for each level that has one; on the worker."""
    from protocol.offices import NoOfficeAbove  # noqa: PLC0415 - after the first frame

    listed = desk.reader.offices()
    openers: dict[str, str] = {}
    if listed is None or not listed.intake or not village:
        return openers
    for level, _ in LEVELS:
        try:
            openers[level] = listed.above(village, level).name
        except NoOfficeAbove:
            continue
    return openers


def _seal(desk: Desk, *, said: Words) -> Taken:
    """Seal and leave a report; on the worker. Draws the courier's codes too, which takes a while.

    Raises:
        TooMuch: it does not fit.
        NoOffices: the list of offices is gone.
        MirrorError: the mirror cannot be read any more.
        NotStretched: see `report.take`.
    """
    from kiosk.ui.drawing import qr  # noqa: PLC0415 - after the first frame
    from protocol.envelope import TooLong  # noqa: PLC0415
    from protocol.offices import NoOfficeAbove  # noqa: PLC0415

    listed = desk.reader.offices()
    if listed is None:
        raise NoOffices
    try:
        taken = take(desk, listed, desk.reader.phone_page(), said)
    except TooLong as error:
        raise TooMuch from error
    except NoOfficeAbove as error:
        raise NoOffices from error
    desk.report_left = taken.kept
    for link in taken.links:
        qr.matrix(link)
    return taken
