"""查我的补贴: eighteen digits by a large pad, and kindly what is wrong with them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Property, QTimer, Signal, Slot
from PySide6.QtQml import QmlElement

from kiosk.ui.person import Nobody, Person, look_up
from kiosk.ui.screen import ScreenModel
from kiosk.ui.sentences import sentence
from kiosk.ui.tries import Tries
from kiosk.ui.words import mark, translate
from protocol import idnumber

if TYPE_CHECKING:
    from kiosk.errors import KnownError
    from kiosk.ui.visit import Visit

QML_IMPORT_NAME = "Kiosk.Models"
QML_IMPORT_MAJOR_VERSION = 1

_FULL: Final = 18
_GROUPS: Final = ((0, 6), (6, 10), (10, 14), (14, 18))  # area, year, month and day, the rest
_WRONG: Final[dict[type[idnumber.IdNumberError], str]] = {
    idnumber.NotDigits: mark("enter_number", "身份证号只有数字，最后一位可能是 X。请再看一看。"),
    idnumber.ImpossibleDate: mark(
        "enter_number", "中间的出生年月日不对，没有这一天。请对着身份证再看一看。"
    ),
    idnumber.FutureDate: mark("enter_number", "中间的出生年月日还没有到。请对着身份证再看一看。"),
    idnumber.WrongCheckCharacter: mark(
        "enter_number", "有一位输错了。请对着身份证，一位一位再看一遍。"
    ),
}


@QmlElement
class EnterNumberScreen(ScreenModel):
    """Holds what is typed until it is looked up; then forgets it."""

    typed = Signal()

    def __init__(self, visit: Visit) -> None:
        super().__init__(visit, translate("enter_number", "查我的补贴"))
        self._number = ""
        self._trouble = ""
        self._tries = Tries.of_this_terminal()
        visit.cards.changed.connect(self.typed)
        self._wait = QTimer(self, interval=1000)
        self._wait.timeout.connect(self._waited)
        if self._tries.wait_s:
            self._wait.start()

    @Slot(str)
    def type(self, character: str) -> None:
        """Append a digit or the X."""
        if len(self._number) < _FULL:
            self._number += character
            self._trouble = ""
            self.typed.emit()

    @Slot()
    def erase(self) -> None:
        """Take the last character back."""
        self._number = self._number[:-1]
        self._trouble = ""
        self.typed.emit()

    @Slot()
    def eraseAll(self) -> None:
        """Start again."""
        self._number = self._trouble = ""
        self.typed.emit()

    @Slot()
    def search(self) -> None:
        """Look the number up."""
        if self._tries.wait_s or self.busy:
            return
        try:
            number = idnumber.parse(self._number)
        except idnumber.WrongLength as error:
            missing = _FULL - error.got
            short = translate("enter_number", "还差 {missing} 位。身份证号一共 18 位。")
            nothing = translate("enter_number", "请先输入号码。")
            self._tell(short.format(missing=missing) if error.got else nothing)
            return
        except idnumber.IdNumberError as error:
            self._tell(translate("enter_number", _WRONG[type(error)]))
            return
        self.ask(partial(look_up, number=number, by_card=False), self._found, failed=self._refused)

    def close(self) -> None:
        """Forget the number."""
        self._number = ""
        super().close()

    @Property(str, notify=typed)
    def number(self) -> str:
        """What is typed, in groups as people read it aloud."""
        return " ".join(self._number[a:b] for a, b in _GROUPS if self._number[a:b])

    @Property(str, notify=typed)
    def progress(self) -> str:
        """How many characters there are and may be."""
        text = translate("enter_number", "一共 18 位，已输入 {count} 位。最后一位可能是 X。")
        return text.format(count=len(self._number))

    @Property(str, notify=typed)
    def trouble(self) -> str:
        """What is wrong, or empty."""
        seconds = self._tries.wait_s
        if seconds:
            text = translate("enter_number", "查不到的次数多了，请等 {seconds} 秒再查。")
            faster = translate("enter_number", "刷身份证不用等。")
            return text.format(seconds=seconds) + (faster if self.visit.cards.present else "")
        return self._trouble

    @Property(bool, notify=typed)
    def ready(self) -> bool:
        """Whether 查询 may be pressed."""
        return bool(self._number) and not self._tries.wait_s

    @Property(str, notify=typed)
    def cardHint(self) -> str:
        """That a card saves typing, where there is a reader."""
        if not self.visit.cards.present:
            return ""
        return translate("enter_number", "有身份证的话不用输：把身份证平放在读卡处就行。")

    def _found(self, person: Person) -> None:
        self.visit.person = person
        self.visit.open("subsidies", replace=True)

    def _refused(self, error: KnownError) -> None:
        if isinstance(error, Nobody):
            self._tries.missed()
            if self._tries.wait_s:
                self._wait.start()
        self._tell(sentence(error))

    def _tell(self, trouble: str) -> None:
        self._trouble = trouble
        self.typed.emit()

    @Slot()
    def _waited(self) -> None:
        if not self._tries.wait_s:
            self._wait.stop()
        self.typed.emit()
