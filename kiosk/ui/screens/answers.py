"""查回复: eighteen digits by the pad, then what the office answered. Reads the mirror only.

Opened by home. The code is turned into keys on the worker and forgotten; no request leaves the
terminal, so nobody learns that somebody looked.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QObject, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui import words
from kiosk.ui.list_model import ListModel
from kiosk.ui.screen import ScreenModel
from kiosk.ui.sentences import sentence
from kiosk.ui.slip.slips import line, slip
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from kiosk.errors import KnownError
    from kiosk.ui.desk import Desk
    from kiosk.ui.slip.slips import Slip
    from kiosk.ui.visit import Visit
    from protocol import receipt

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_FULL: Final = 18
_STATUS: Final = {
    "received": (mark("answers", "已收到"), "plain"),
    "working": (mark("answers", "正在办"), "wait"),
    "forwarded": (mark("answers", "转给别的部门了"), "wait"),
    "closed": (mark("answers", "办完了"), "good"),
    "more": (mark("answers", "请您补充"), "wait"),
}
_WRONG: Final = mark("answers", "有一位抄错了。请对着编号，一位一位再看一遍。")
_NONE: Final = mark(
    "answers", "还没有回复。\n送到和打开都要几天，过几天再来看。\n别的机器上也能查，编号不会变。"
)


@dataclass(frozen=True, slots=True)
class Answer:
    """One answer of an office, as it is shown."""

    status: str
    tone: str  # good | wait | plain
    text: str = field(repr=False)
    origin: str  # the office and the day
    day: str


@dataclass(frozen=True, slots=True)
class _Found:
    right: bool  # the check digits fit
    answers: tuple[Answer, ...] = ()


@QmlElement
class AnswersScreen(ScreenModel):
    """Holds the code until it is looked up, then the answers until the screen is left."""

    writing = True

    typed = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("answers", "查回复"))
        self._code = self._trouble = self._none = ""
        self._answers: ListModel[Answer] = ListModel(Answer, self)

    def slip(self) -> Slip:
        """What came, under a heading like any other; who wrote it stays off the paper."""
        lines = [line(each.text, each.day) for each in self._answers.rows]
        title = translate("answers", "在机器上查到的")
        return slip(self.visit.village, title, lines) if lines else super().slip()

    @Slot(str)
    def type(self, digit: str) -> None:
        """Append a digit."""
        if len(self._code) < _FULL and not self.busy:
            self._code += digit
            self._tell("")

    @Slot()
    def erase(self) -> None:
        """Take the last digit back."""
        self._code = self._code[:-1]
        self._tell("")

    @Slot()
    def eraseAll(self) -> None:
        """Start again."""
        self._code = ""
        self._tell("")

    @Slot()
    def search(self) -> None:
        """Look for answers."""
        if self.busy:
            return
        missing = _FULL - len(self._code)
        if missing:
            self._tell(
                translate("answers", "还差 {missing} 位。编号一共 18 位。").format(missing=missing)
                if self._code
                else translate("answers", "请先输入编号。")
            )
            return
        self.ask(partial(_look, code=self._code), self._found, failed=self._refused)

    @Slot()
    def searchAnother(self) -> None:
        """Go back to the pad."""
        self._forget()
        self.rename(translate("answers", "查回复"))
        self.typed.emit()

    def guidance(self) -> str:
        """Return how it goes, for the voice: neither the code nor an answer."""
        return translate("answers", "请点数字，输入十八位的查询编号，再点查询。")

    def close(self) -> None:
        """Forget code and answers."""
        self._forget()
        super().close()

    @Property(str, notify=typed)
    def code(self) -> str:
        """What is typed, in groups of four."""
        return " ".join(self._code[start : start + 4] for start in range(0, len(self._code), 4))

    @Property(str, notify=typed)
    def progress(self) -> str:
        """How many digits there are."""
        return translate("answers", "一共 18 位，已输入 {count} 位。").format(count=len(self._code))

    @Property(str, notify=typed)
    def trouble(self) -> str:
        """What is wrong, or empty."""
        return self._trouble

    @Property(bool, notify=typed)
    def found(self) -> bool:
        """Whether the answers are shown instead of the pad."""
        return self._answers.rowCount() > 0 or self._none != ""

    @Property(str, notify=typed)
    def none(self) -> str:
        """That there is no answer yet, or empty."""
        return self._none

    @Property(QObject, notify=typed)
    def answers(self) -> QObject:
        """What came, the newest first."""
        return self._answers

    def _found(self, found: _Found) -> None:
        if not found.right:
            self._tell(translate("answers", _WRONG))
            return
        self._code = ""
        self._none = "" if found.answers else translate("answers", _NONE)
        self._answers.replace(found.answers)
        self.rename(translate("answers", "回复"))
        self._tell("")

    def _refused(self, error: KnownError) -> None:
        self._tell(sentence(error))

    def _forget(self) -> None:
        self._code = self._trouble = self._none = ""
        self._answers.replace(())

    def _tell(self, trouble: str) -> None:
        self._trouble = trouble
        self.typed.emit()


def _look(desk: Desk, *, code: str) -> _Found:
    """Read a code's answers from the mirror; on the worker, about half a second.

    Raises:
        MirrorError, NotEnrolled, NotStretched.
    """
    from protocol import receipt  # noqa: PLC0415 - cryptography

    try:
        parsed = receipt.parse(code)
    except receipt.ReceiptError:
        return _Found(right=False)
    unlocked = receipt.keys(parsed, by=desk.stretcher.stretch)
    county = desk.enrolment.county
    answers: list[Answer] = []
    while True:
        sealed = desk.reader.reply(county, receipt.reply_locator(unlocked.tag, len(answers)))
        if sealed is None:
            return _Found(right=True, answers=tuple(reversed(answers)))
        try:
            answers.append(_shown(receipt.open_reply(sealed, unlocked)))
        except receipt.ReplyBroken:
            answers.append(
                Answer(
                    translate("answers", "打不开"),
                    "wait",
                    translate("answers", "这一条坏了，请打电话问一问。"),
                    "",
                    "",
                )
            )


def _shown(reply: receipt.Reply) -> Answer:
    status, tone = _STATUS.get(reply.status, (mark("answers", "有回复"), "plain"))
    day = words.day(reply.on, year=True)
    said = words.listed((reply.office, day))
    return Answer(translate("answers", status), tone, reply.text, said, day)
