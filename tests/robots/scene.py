"""What stands on the screen, in millimetres: texts, what can be touched, what is named.

Everything is computed from the living scene and its picture; nothing is known of the screens.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF
from PySide6.QtGui import QAccessible, QColor, QFont, QFontMetricsF, QImage
from PySide6.QtQml import QQmlProperty

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtQuick import QQuickItem

    from tests.robots.terminal import Visitor

_TEXTS = ("QQuickText", "QQuickTextInput", "QQuickTextEdit")
_SLACK = 1.5  # pixels that rounding may take
_FAR = 1e6
_LARGE = 1.3
_ENDS = ("。", "？", "！", ".", "?", "!")
_HIDDEN = {"tap_logo"}  # the technician's: not for visitors
_PROMISES = {"kept", "receipt_code", "promise", "opener"}
_ABOVE, _BELOW = 0.2, 0.04  # of the type's size: no letter of our font reaches there


@dataclass(frozen=True)
class Written:
    """A text as it is drawn."""

    item: QQuickItem
    text: str
    place: QRectF  # of the letters, in the window, whether or not scrolled out of sight
    seen: QRectF  # the part of it that no list cuts off
    type_px: float
    faint: float  # opacity


@dataclass(frozen=True)
class Touch:
    """Something that answers a finger."""

    item: QQuickItem
    name: str
    place: QRectF  # in the window, whether or not scrolled out of sight
    seen: QRectF  # the part of it that no list cuts off
    enabled: bool


class Scene:
    """The screen as it is now."""

    def __init__(self, visitor: Visitor) -> None:
        self.window = visitor.window
        self.all = visitor.items()
        self.per_mm = max(self.window.width(), self.window.height()) / visitor.panel_mm
        self.large = bool(visitor.terminal.visit.property("large"))

    @cached_property
    def picture(self) -> QImage:
        """The window's picture."""
        return self.window.grabWindow().convertToFormat(QImage.Format.Format_RGB32)

    @cached_property
    def texts(self) -> list[Written]:
        """Every text that says something."""
        written = [_written(item) for item in self.all if _says(item)]
        return [each for each in written if not _kept_aside(each.item, each.seen)]

    @cached_property
    def touches(self) -> list[Touch]:
        """Everything that can be touched."""
        found = []
        for item in self.all:
            if item.inherits("QQuickMouseArea"):
                parent = item.parentItem()
                if not parent.property("name"):
                    continue  # a cover that swallows taps
                found.append(_touch(parent, item))
            elif item.inherits("QQuickTextInput") or item.inherits("QQuickTextEdit"):
                found.append(_touch(item, item))
        return [
            each
            for each in found
            if not each.place.isEmpty() and not _kept_aside(each.item, each.seen)
        ]

    # What is wrong ------------------------------------------------------------------------------

    def small_type(self) -> list[str]:
        """Return texts under 6 mm, and sentences (a page's body) under 7; 大字: 1.3 times that."""
        found = []
        for each in self.texts:
            least = (7 if each.text.endswith(_ENDS) else 6) * (_LARGE if self.large else 1)
            if each.type_px < least * self.per_mm - _SLACK / 2:
                found.append(f"{each.type_px / self.per_mm:.1f} mm: {each.text!r}")
        return found

    def scrolled_away(self) -> list[str]:
        """Return promises that do not stand there whole: nobody looks for them by turning pages."""
        return [
            each.text
            for each in self.texts
            if each.item.objectName() in _PROMISES and each.seen.height() < each.place.height() - 1
        ]

    def small_touches(self) -> list[str]:
        """Return what is under 15 mm, either way."""
        least = 15 * self.per_mm - _SLACK
        return [
            f"{each.name}: {_mm(each.place, self.per_mm)}"
            for each in self.touches
            if min(each.place.width(), each.place.height()) < least
        ]

    def close_touches(self) -> list[str]:
        """Return pairs less than 3 mm apart; one within the other is meant."""
        least = 3 * self.per_mm - _SLACK
        found = []
        for number, one in enumerate(self.touches):
            for other in self.touches[number + 1 :]:
                together = _list_of(one.item) is _list_of(other.item)
                here, there = (one.place, other.place) if together else (one.seen, other.seen)
                if here.isEmpty() or there.isEmpty():
                    continue
                nested = here.contains(there) or there.contains(here)
                if not nested and here.adjusted(-least, -least, least, least).intersects(there):
                    found.append(f"{one.name} and {other.name}")
        return found

    def cut(self) -> list[str]:
        """Return texts that do not fit where they stand."""
        window = QRectF(0, 0, self.window.width(), self.window.height())
        found = []
        for each in self.texts:
            rows = _list_of(each.item)
            around = each.item.parentItem()
            scrolled = aside = False
            inside = [(window, "the window")] if rows is None else []
            while around is not None:
                place = _in_window(around)
                if not place.isEmpty() and (around.clip() or _holds(around)):
                    scrolled = scrolled or around.inherits("QQuickFlickable")
                    if scrolled:
                        place.setTop(-_FAR)
                        place.setBottom(_FAR)
                    if around.inherits("QQuickFlickable") and _wide(around):
                        aside = True
                    if aside:
                        place.setLeft(-_FAR)
                        place.setRight(_FAR)
                    inside.append((place, around.objectName() or around.metaObject().className()))
                around = around.parentItem()
            found += [
                f"{each.text!r} leaves {name}"
                for place, name in inside
                if not place.adjusted(-_SLACK, -_SLACK, _SLACK, _SLACK).contains(each.place)
            ]
            if each.item.property("truncated"):
                found.append(f"{each.text!r} is cut")
        return found

    def broken(self) -> list[str]:
        """Return words of letters that do not fit on a line and go on in the next."""
        found = []
        for each in self.texts:
            font = each.item.property("font")
            if not isinstance(font, QFont) or each.item.property("lineCount") in (None, 1):
                continue
            letters = QFontMetricsF(font)
            found += [
                f"{word!r} of {each.text!r}"
                for word in re.findall(r"[A-Za-z'-]{2,}", each.text)
                if letters.horizontalAdvance(word) > each.item.width() + _SLACK
            ]
        return found

    def overlapping(self) -> list[str]:
        """Return texts that stand upon one another."""
        found = []
        for number, one in enumerate(self.texts):
            for other in self.texts[number + 1 :]:
                both = one.seen.intersected(other.seen)
                if min(both.width(), both.height()) > 2 * _SLACK:
                    found.append(f"{one.text!r} and {other.text!r}")
        return found

    def faint(self) -> list[str]:
        """Return texts whose colour against what lies behind them is under 7:1."""
        found = []
        for each in self.texts:
            if each.faint < 1 or each.seen.height() < each.place.height() / 2:
                continue  # switched off, or scrolled away
            ink = each.item.property("color")
            behind = self._behind(each.seen)
            if isinstance(ink, QColor) and behind is not None and contrast(ink, behind) < 7:
                found.append(f"{contrast(ink, behind):.1f}: {each.text!r}")
        return found

    def unreached(self) -> list[str]:
        """Return what answers a finger but no key: Tab never comes there."""
        # Asked of each item: PySide keeps what nextItemInFocusChain() returns beyond its life.
        return [
            each.name
            for each in self.touches
            if each.enabled and not each.item.activeFocusOnTab() and each.name not in _HIDDEN
        ]

    def nameless(self) -> list[str]:
        """Return what can be touched and has no name, or no name of an object."""
        found = []
        for each in self.touches:
            told = QAccessible.queryAccessibleInterface(each.item)
            name = told.text(QAccessible.Text.Name) if told is not None else ""
            if not name or not each.name:
                found.append(f"{each.name or each.item}: {name!r}")
        return found

    def _behind(self, place: QRectF) -> QColor | None:
        shape = place.toRect().intersected(self.picture.rect())
        if shape.isEmpty():
            return None
        part = self.picture.copy(shape)
        half = part.scaled(max(1, part.width() // 2), max(1, part.height() // 2))
        seen = Counter(memoryview(half.constBits()).cast("I"))
        return QColor.fromRgb(seen.most_common(1)[0][0])


def contrast(one: QColor, other: QColor) -> float:
    """Return the ratio of WCAG 2, 1 to 21."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: QColor) -> float:
    parts = (
        value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4
        for value in (colour.redF(), colour.greenF(), colour.blueF())
    )
    return sum(part * weight for part, weight in zip(parts, (0.2126, 0.7152, 0.0722), strict=True))


def _says(item: QQuickItem) -> bool:
    return any(item.inherits(kind) for kind in _TEXTS) and bool(
        str(item.property("text") or "").strip()
    )


def _written(item: QQuickItem) -> Written:
    fitted = QQmlProperty.read(item, "fontInfo.pixelSize")  # a field has none, and fits nothing
    size = float(fitted or QQmlProperty.read(item, "font.pixelSize"))
    letters = item.boundingRect().adjusted(0, _ABOVE * size, 0, -_below(item) - _BELOW * size)
    place = item.mapRectToScene(letters)
    opacity = 1.0
    around: QQuickItem | None = item
    while around is not None:
        opacity *= around.opacity()
        around = around.parentItem()
    return Written(item, str(item.property("text")), place, _seen(item, place), size, opacity)


def _touch(item: QQuickItem, area: QQuickItem) -> Touch:
    place = _in_window(area)
    return Touch(item, item.objectName(), place, _seen(area, place), area.isEnabled())


def _seen(item: QQuickItem, place: QRectF) -> QRectF:
    """Return what no list around an item cuts off of a place."""
    seen = QRectF(place)
    around = item.parentItem()
    while around is not None:
        if around.clip():
            seen = seen.intersected(_in_window(around))
        around = around.parentItem()
    return seen


def _kept_aside(item: QQuickItem, seen: QRectF) -> bool:
    """Whether something is a row that a list has out of sight, and places before it shows it."""
    rows = _list_of(item)
    return seen.isEmpty() and rows is not None and rows.inherits("QQuickListView")


def _wide(rows: QQuickItem) -> bool:
    return float(rows.property("contentWidth")) > rows.width() + 1


def _below(item: QQuickItem) -> float:
    """Return the pixels of line spacing below the last line, where no letter stands."""
    lines, spacing = item.property("lineCount"), item.property("lineHeight")
    if not lines or not spacing or spacing <= 1:
        return 0.0
    return float(item.boundingRect().height() / lines * (1 - 1 / spacing))


def _in_window(item: QQuickItem) -> QRectF:
    return item.mapRectToScene(QRectF(0, 0, item.width(), item.height()))


def _holds(item: QQuickItem) -> bool:
    """Whether something is a surface that words must stay upon: a card, a button."""
    if item.inherits("QQuickRectangle"):
        return True
    return any(child.inherits("QQuickMouseArea") for child in item.childItems())


def _list_of(item: QQuickItem) -> QQuickItem | None:
    around = item.parentItem()
    while around is not None and not around.inherits("QQuickFlickable"):
        around = around.parentItem()
    return around


def _mm(place: QRectF, per_mm: float) -> str:
    return f"{place.width() / per_mm:.1f} x {place.height() / per_mm:.1f} mm"


def walk(scene: Scene) -> Iterator[str]:
    """Yield the names that a screen reader finds in the window's tree."""
    waiting = [QAccessible.queryAccessibleInterface(scene.window)]
    while waiting:
        told = waiting.pop()
        if told is None or not told.isValid():
            continue
        name = told.text(QAccessible.Text.Name)
        if name:
            yield name
        waiting += [told.child(number) for number in range(told.childCount())]
