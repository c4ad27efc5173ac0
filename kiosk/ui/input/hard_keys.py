"""A real keyboard's letters go to the keys on the screen while those make characters of them.

Qt's keyboard on the screen reads Pinyin only from its own keys: a real key ends what is being
spelt. So a letter taps its key there, the space bar and the digits the words that are offered, as
on any computer. Who types beside the sheet for the finger gets the keys. Made by `window`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QKeyEvent

from kiosk.ui.input.finger import Finger
from kiosk.ui.input.rows import is_field, shown

if TYPE_CHECKING:
    from PySide6.QtQuick import QQuickWindow

_LETTERS: Final = frozenset("abcdefghijklmnopqrstuvwxyz")
_SIGNS: Final = {",": "type_，", ".": "type_。", "?": "type_？"}
_WHILE_SPELLING: Final = {
    Qt.Key.Key_Backspace: "erase_key",
    Qt.Key.Key_PageDown: "turn_words_on",
    Qt.Key.Key_PageUp: "turn_words_back",
}
_PLAIN: Final = (Qt.KeyboardModifier.NoModifier, Qt.KeyboardModifier.KeypadModifier)
_MOST: Final = 20  # letters that wait for the keys to come


class HardKeys(QObject):
    """Takes the keys that spell, lets all others pass."""

    def __init__(self, window: QQuickWindow) -> None:
        super().__init__(window)
        self._window = window
        self._finger = Finger(window)
        self._waiting: list[str] = []  # names of keys, typed before the keyboard stood there
        self._down: set[int] = set()  # taken keys: the field must not hear that one goes up either
        window.frameSwapped.connect(self._catch_up)
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what spells: Qt's question."""
        if not isinstance(event, QKeyEvent) or not event.spontaneous():
            return False  # the keyboard on the screen sends keys too
        key = event.key()
        if event.type() == QEvent.Type.KeyRelease:
            taken = key in self._down
            if not event.isAutoRepeat():
                self._down.discard(key)
            return taken
        if (
            event.type() == QEvent.Type.KeyPress
            and event.modifiers() in _PLAIN
            and is_field(self._window.activeFocusItem())
            and self._take(event)
        ):
            self._down.add(key)
            return True
        return False

    def _take(self, event: QKeyEvent) -> bool:
        text = event.text()
        if self._waiting or self._finger.sees("hand_sheet"):
            return self._wait(text)
        if not self._finger.sees("words_offered"):
            return False
        if text in _LETTERS:
            return self._finger.tap(f"type_{text}")
        if text in _SIGNS:
            return self._finger.tap(_SIGNS[text])
        field = self._window.activeFocusItem()
        # Words are offered also where nothing is being spelt: what may follow.
        return bool(field and field.property("preeditText")) and self._choose(event)

    def _wait(self, text: str) -> bool:
        """Bring the keys, for a letter; what is typed until they are there is not lost."""
        if text in _LETTERS and len(self._waiting) < _MOST:
            self._waiting.append(f"type_{text}")
            self._finger.tap("switch_to_pinyin")
        return bool(self._waiting)

    def _choose(self, event: QKeyEvent) -> bool:
        """Take a word by the space bar or its place, or turn to others."""
        text = event.text()
        if text == " " or (text.isascii() and text.isdecimal() and text != "0"):
            place = 0 if text == " " else int(text) - 1
            found = [word for word in self._finger.sees("choose_word") if shown(word)]
            offered = sorted(found, key=lambda word: word.x())  # a list has its rows in no order
            if place < len(offered):
                self._finger.touch(offered[place])
            return True
        return self._finger.tap(_WHILE_SPELLING.get(Qt.Key(event.key()), ""))

    @Slot()
    def _catch_up(self) -> None:
        """Type what waited for the keys."""
        while self._waiting and self._finger.tap(self._waiting[0]):
            del self._waiting[0]
