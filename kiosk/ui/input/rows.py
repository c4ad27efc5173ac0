"""What can be tapped, in rows as it lies on the screen. Used by `one_switch` while one writes.

The keys of the keyboard on the screen take no focus: the field has it, or nothing could be typed.
So they are found where they lie, as a finger finds them.
"""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtQuick import QQuickItem, QQuickWindow

from kiosk.ui.input.finger import seen_in

Row = list[QQuickItem]

_FIELDS: Final = ("QQuickTextInput", "QQuickTextEdit")


def rows(window: QQuickWindow) -> list[Row]:
    """Return what can be tapped: the panel's rows from above, then the page's, nearest first."""
    keyboard = window.findChild(QQuickItem, "keyboard")
    edge = float(keyboard.property("edge")) if isinstance(keyboard, QQuickItem) else 0.0
    found = [each for each in seen_in(window.contentItem()) if _tappable(each) and shown(each)]
    panel = [each for each in found if _place(each).top() >= edge]
    page = [each for each in found if _place(each).top() < edge]
    return _in_rows(panel) + _in_rows(page)[::-1]


def around(items: Row) -> QRectF:
    """Return the place in the window that holds all of them, pixels."""
    place = QRectF()
    for each in items:
        place = place.united(_place(each))
    return place


def is_field(item: QQuickItem | None) -> bool:
    """Whether one writes in it."""
    return item is not None and any(item.inherits(kind) for kind in _FIELDS)


def shown(item: QQuickItem) -> bool:
    """Whether an item's middle is not scrolled out of sight."""
    middle = _place(item).center()
    above = item.parentItem()
    while above is not None:
        if above.clip() and not _place(above).contains(middle):
            return False
        above = above.parentItem()
    return True


def _in_rows(items: Row) -> list[Row]:
    found: list[Row] = []
    for each in sorted(items, key=lambda item: _place(item).center().y()):
        if found and _place(each).center().y() < _place(found[-1][0]).bottom():
            found[-1].append(each)
        else:
            found.append([each])
    return [sorted(row, key=lambda item: _place(item).left()) for row in found]


def _tappable(item: QQuickItem) -> bool:
    """A control of ours, a field, or a key (`OneKey`)."""
    stop = item.property("activeFocusOnTab") or item.property("says") is not None
    return bool(stop) and item.isEnabled() and item.opacity() > 0


def _place(item: QQuickItem) -> QRectF:
    return QRectF(item.mapToScene(QPointF(0, 0)), item.size())
