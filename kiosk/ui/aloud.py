"""What is read aloud of a page: the words that stand there, in reading order. Called by `window`.

It goes by what is on the screen, not by the view models, so that it stays right when a page
changes: `Words` say their text, everything tappable its name, and whoever sets `spoken` says that,
or with "" nothing. Of a list the rows in view are read. Where people report, the loudspeaker says
only the view model's own `guidance`: whoever is reported may stand beside the screen.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterator

    from PySide6.QtQuick import QQuickItem

    from kiosk.ui.trail import Screen

_SENTENCES: Final = re.compile(r"[^。！？!?\n]+[。！？!?]*")


def page(root: QQuickItem, top: Screen | None) -> list[str]:
    """Return the sentences of the page under `root`, that shows the screen `top`."""
    if top is None:
        return []
    guidance = top.guidance()
    texts = _texts(root) if guidance is None else [guidance]
    return [
        sentence.strip()
        for text in (top.title, *texts)
        for sentence in _SENTENCES.findall(text)
        if sentence.strip()
    ]


def _texts(item: QQuickItem) -> Iterator[str]:
    if not item.isVisible():
        return
    said = item.property("spoken")
    if isinstance(said, str):
        if said:
            yield said
        return
    children = item.childItems()
    if item.inherits("QQuickItemView"):
        children = [each for row in children for each in _in_view(item, row)]
    for child in children:
        yield from _texts(child)


def _in_view(view: QQuickItem, content: QQuickItem) -> list[QQuickItem]:
    """Return a list's rows from top to bottom, as far as they are in view."""
    rows = [
        (top, row)
        for row in content.childItems()
        if (top := row.mapToItem(view, 0, 0).y()) < view.height() and top + row.height() > 0
    ]
    return [row for _, row in sorted(rows, key=lambda each: each[0])]
