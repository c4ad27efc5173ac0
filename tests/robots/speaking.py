"""说一说, 在这里写, the receipt, 查回复."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest

from tests.simulators.hand import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tests.robots.terminal import Visitor

KINDS: Final = ("问一问", "改个错", "提意见", "反映问题")


class Speaking:
    """What a visitor does who has something to say."""

    def __init__(self, visitor: Visitor) -> None:
        self.visitor = visitor

    def write(self, kind: str, *phrases: str, name: str = "", telephone: str = "") -> None:
        """From 说一说: write by ready phrases and send."""
        self.visitor.tap("start_writing")
        self.visitor.tap("choose_kind", KINDS.index(kind))
        for phrase in phrases:
            offered = [item.property("text") for item in self.visitor.all("tap_phrase")]
            self.visitor.tap("tap_phrase", offered.index(phrase))
        for field, text in (("write_name", name), ("write_telephone", telephone)):
            if text:
                self.visitor.all(f"{field}_input")[0].setProperty("text", text)
        self.visitor.tap("send_report")

    def sheet(self) -> None:
        """In 在这里写: bring the sheet for the finger up."""
        self.visitor.tap("write_words")
        if self.visitor.all("switch_to_hand"):
            self.visitor.tap("switch_to_hand")
        self.visitor.until(lambda: bool(self.visitor.all("hand_sheet")), "no sheet came")

    def keys(self, *, chinese: bool = True) -> None:
        """In 在这里写: bring the keyboard up, with Pinyin or with plain letters."""
        self.visitor.tap("write_words")
        if self.visitor.all("switch_to_pinyin"):
            self.visitor.tap("switch_to_pinyin")
        self.visitor.until(lambda: bool(self.visitor.all("type_q")), "no keyboard came")
        if bool(self.visitor.all("shift_letters")) is chinese:
            self.visitor.tap("switch_language")

    def pinyin(self, letters: str, word: str = "") -> None:
        """Tap Pinyin on the keyboard, and the word (else the first) among those that come."""
        if not self.visitor.all("type_q"):
            self.keys()
        for letter in letters:
            self.visitor.tap(f"type_{letter}")
        self.visitor.until(lambda: bool(self.words), "no word came")
        while word and word not in self.words:
            assert self.visitor.all("turn_words_on")[0].isEnabled(), "no such word"
            self.visitor.tap("turn_words_on")
        self.visitor.tap("choose_word", self.words.index(word) if word else 0)

    @property
    def words(self) -> list[str]:
        """The words that are offered for the Pinyin, as far as they are to be seen."""
        return [str(item.property("display")) for item in self.visitor.all("choose_word")]

    def by_hand(self, lines: Sequence[str], *, field: str = "write_words") -> None:
        """In 在这里写: write each line with the finger and put it into the text."""
        self.visitor.tap(field)
        for line in lines:
            self.draw(line)
            self.visitor.until(lambda line=line: self.read == line, f"not read: {line}")
            self.visitor.tap("put_words")

    def draw(self, line: str) -> None:
        """Write a line with the finger."""
        self.visitor.until(lambda: bool(self.visitor.all("hand_sheet")), "no sheet came")
        self.visitor.settle()
        sheet = self.visitor.all("hand_sheet")[0]
        side = min(sheet.height() * 0.7, sheet.width() * 0.8 / len(line))
        top = (sheet.height() - side) / 2
        left, none = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
        for stroke in written(line):
            track = [
                sheet.mapToScene(QPointF(side * (0.1 + x), top + side * y)).toPoint()
                for x, y in stroke
            ]
            QTest.mousePress(self.visitor.window, left, none, track[0])
            for place in track:
                QTest.mouseMove(self.visitor.window, place)
            QTest.mouseRelease(self.visitor.window, left, none, track[-1])

    @property
    def read(self) -> str:
        """What was read of the sheet."""
        return "".join(item.property("text") for item in self.visitor.all("choose_letter"))

    @property
    def code(self) -> str:
        """The receipt code on the screen, 18 digits."""
        return self.visitor.text("receipt_code").replace(" ", "")

    def copy(self) -> str:
        """Copy the code and show that it was copied; return it."""
        code = self.code
        self.visitor.tap("confirm_copied")
        self.visitor.type(code[-4:])
        self.visitor.expect("抄对了，谢谢您")
        return code

    def ask_for_answers(self, code: str) -> None:
        """From home: look for the answers to a receipt."""
        self.visitor.tap("open_replies")
        self.visitor.type(code)
        self.visitor.tap("search_answers")
