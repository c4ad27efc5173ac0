"""Somebody who taps everywhere, quickly and without sense: a child, a sleeve, a cat.

Used by the everyday suite for a few hundred taps and by scripts/monkey for ten thousand.
"""

from __future__ import annotations

import random
from collections import deque
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from kiosk.devices.card import Card
from tests.robots.terminal import LANDSCAPE, PORTRAIT, Visitor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from PySide6.QtQuick import QQuickItem

    from kiosk import config

_KEPT: Final = 25  # steps that are told when something is wrong
_LEFT: Final = Qt.MouseButton.LeftButton
_NONE: Final = Qt.KeyboardModifier.NoModifier
_KEYS: Final = (
    Qt.Key.Key_Tab, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Return, Qt.Key.Key_Space,
    Qt.Key.Key_Escape, Qt.Key.Key_Backspace, Qt.Key.Key_7, Qt.Key.Key_X,
)  # fmt: skip
# What leads away from any screen; one of them must be there, or the screen is the first one.
_WAYS_HOME: Final = ("go_back", "leave", "leave_receipt", "leave_plain_page")


class Lost(AssertionError):
    """The monkey found something wrong; says what it did before."""


class Monkey:
    """One visitor after the other at one terminal.

    Args:
        home: the terminal's folder.
        seed: the same seed chooses the same steps, as far as the screens come alike.
        cards: (ID number, name) of cards that are laid down now and then.
    """

    def __init__(self, home: config.Home, seed: int, cards: Sequence[tuple[str, str]]) -> None:
        self._dice = random.Random(seed)
        self._home = home
        self._cards = [Card(*card) for card in cards]
        self._steps: deque[str] = deque(maxlen=_KEPT)
        self.visitor: Visitor | None = None
        self.visits = self.taps = 0
        self.seen: set[str] = set()  # names of screens

    def play(self, taps: int, complaints: Sequence[str] = ()) -> None:
        """Tap so many times.

        Args:
            taps: how many.
            complaints: whoever hears something bad puts it here.

        Raises:
            Lost: a screen without a way home, the plain page, a page that never comes, a complaint.
        """
        end = self.taps + taps
        while self.taps < end:
            try:
                self._step()
                assert not complaints, complaints[0]
            except AssertionError as error:
                said = "\n  ".join(self._steps)
                raise Lost(f"{error}; the last steps were\n  {said}") from error

    def leave(self) -> None:
        """Go away in the middle of whatever it is."""
        if self.visitor is not None:
            self.visitor.close()
            self.visitor = None

    def _step(self) -> None:
        visitor = self.visitor or self._begin()
        self.taps += 1
        self._dice.choices(
            (self._tap, self._tap_anywhere, self._drag, self._key, self._card, self._rest),
            (78, 8, 6, 4, 2, 2),
        )[0](visitor)
        if self._dice.random() < 0.5:  # else the next tap comes at once
            self._look(visitor)
        if visitor.terminal.visit.ending:
            visitor.until(lambda: visitor.terminal._status is not None, "the visit does not end")
            self.leave()

    def _begin(self) -> Visitor:
        self.visits += 1
        size = self._dice.choice((LANDSCAPE, PORTRAIT))
        large = self._dice.random() < 0.3
        self._note(f"a visit: {size} {large}")
        self.visitor = Visitor(self._home, size=size, large=large)
        return self.visitor

    def _tap(self, visitor: Visitor) -> None:
        there = tappable(visitor)
        if not there:
            self._tap_anywhere(visitor)
            return
        # By name first, or long lists and keyboards would have all taps.
        name = self._dice.choice(sorted({item.objectName() for item in there}))
        if name == "leave" and self._dice.random() < 0.7:
            return
        item = self._dice.choice([each for each in there if each.objectName() == name])
        self._note(f"tap {name}")
        QTest.mouseClick(visitor.window, _LEFT, _NONE, visitor.middle(item))

    def _tap_anywhere(self, visitor: Visitor) -> None:
        place = self._place(visitor)
        self._note(f"tap at {place.x()} {place.y()}")
        QTest.mouseClick(visitor.window, _LEFT, _NONE, place)

    def _drag(self, visitor: Visitor) -> None:
        begin, end = self._place(visitor), self._place(visitor)
        self._note(f"drag {begin.x()} {begin.y()} to {end.x()} {end.y()}")
        QTest.mousePress(visitor.window, _LEFT, _NONE, begin)
        for part in range(1, 6):
            QTest.mouseMove(visitor.window, begin + (end - begin) * part / 5)
        QTest.mouseRelease(visitor.window, _LEFT, _NONE, end)

    def _key(self, visitor: Visitor) -> None:
        key = self._dice.choice(_KEYS)
        self._note(f"key {key.name}")
        QTest.keyClick(visitor.window, key)

    def _card(self, visitor: Visitor) -> None:
        self._note("a card")
        visitor.terminal.visit.card_placed(self._dice.choice(self._cards))

    def _rest(self, visitor: Visitor) -> None:
        seconds = self._dice.choice((1, 45, 59, 200))
        self._note(f"rest {seconds} s")
        visit = visitor.terminal.visit
        for _ in range(seconds):
            if visit.somebody and not visit.ending:
                visit._idle.second_passed()

    def _look(self, visitor: Visitor) -> None:
        visit = visitor.terminal.visit
        if visit.ending:
            return
        visitor.settle()
        if visit.problem:
            raise AssertionError("the plain page came")
        page = visit.trail.rows[-1].page
        self.seen.add(page)
        if page in {"Home", "Attract"} or visit.ending:
            return
        ways = {item.objectName() for item in tappable(visitor)}
        if not ways & set(_WAYS_HOME):
            raise AssertionError(f"no way home from {page}: {sorted(ways)}")

    def _place(self, visitor: Visitor) -> QPoint:
        window = visitor.window
        return QPoint(self._dice.randrange(window.width()), self._dice.randrange(window.height()))

    def _note(self, what: str) -> None:
        top = self.visitor.terminal.visit.top if self.visitor else None
        self._steps.append(f"{type(top).__name__ if top else ''}: {what}")


def tappable(visitor: Visitor) -> list[QQuickItem]:
    """Return what can be tapped and is whole enough in the window to be."""
    width, height = visitor.window.width(), visitor.window.height()
    return [
        item
        for item in visitor.items()
        if item.objectName()
        and item.isEnabled()
        and item.metaObject().indexOfSignal("tapped()") >= 0
        and 0 <= (at := visitor.middle(item)).x() < width
        and 0 <= at.y() < height
    ]
