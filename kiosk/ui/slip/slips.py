"""What a slip of paper says: plain lines and a code. Made by the screens' view models; no Qt.

Every slip has the same head, the same foot and the same look, whatever page it is of: who sees
somebody leave with one learns nothing from it. Names are masked as on the screen.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from kiosk.ui import words
from kiosk.ui.words import mark, translate

if TYPE_CHECKING:
    from collections.abc import Iterable

    from kiosk.ui.telling.facts import Fact
    from kiosk.village import VillageRow

_ROWS: Final = 20  # of a list
_LONGEST: Final = 600  # characters of one line: 30 cm of paper
# What a row of a list is about, and what it says of it, in the order of reading.
_HEADINGS: Final = ("heading", "title", "name", "status")
_TEXTS: Final = ("figure", "sum", "badge", "day", "line", "text", "note", "reason", "standard")
_TEXTS_BELOW: Final = ("ask", "bring", "origin")
_TO_DO: Final = (
    mark("slips", "查自己的补贴：带上身份证"),
    mark("slips", "看村里的账：钱从哪来、花到哪去"),
    mark("slips", "看村里的事：工程、决议、名单"),
    mark("slips", "问一问、改个错、提意见"),
    mark("slips", "查回复：输入编号"),
)


@dataclass(frozen=True, slots=True)
class SlipLine:
    """One line: what it says and, small and before it, of what; a large one stands out."""

    text: str = field(repr=False)
    heading: str = field(default="", repr=False)
    large: bool = False


@dataclass(frozen=True, slots=True)
class Slip:
    """One slip, head to foot."""

    place: str
    title: str = field(repr=False)
    lines: tuple[SlipLine, ...] = field(repr=False)
    link: str = field(default="", repr=False)
    foot: str = ""


def line(text: object, heading: object = "", *, large: bool = False) -> SlipLine:
    """Return a line; to a type checker, a view model's Qt properties are objects."""
    said = str(text)
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}……"
    return SlipLine(said, str(heading), large)


def slip(
    village: VillageRow | None, title: object, lines: Iterable[SlipLine], link: str = ""
) -> Slip:
    """Return a page's slip; empty lines are left out."""
    said = tuple(each for each in lines if each.text)
    place = f"{village.town} {village.name}".strip() if village else ""
    fresh = words.data_to(village.data_date) if village else ""
    return Slip(place, str(title), said, link, fresh)


def of_the_terminal(village: VillageRow | None, code: str = "") -> Slip:
    """Return what a page without a slip of its own prints: what one can do at a terminal.

    Args:
        village: whose terminal it is.
        code: a receipt code, which so looks like one thing among others.
    """
    lines = [*(line(translate("slips", each)) for each in _TO_DO), line(code, large=True)]
    return slip(village, translate("slips", "村里的机器上可以"), lines)


def of_facts(lines: Iterable[Fact]) -> list[SlipLine]:
    """Return a page's lines as a slip has them."""
    return [line(each.text, each.heading) for each in lines]


def of_rows(rows: Iterable[object]) -> list[SlipLine]:
    """Return the first rows of a screen's list, whatever their fields."""
    found: list[SlipLine] = []
    for row in rows:
        if len(found) == _ROWS:
            found.append(more())
            break
        heading = " ".join(_said(row, _HEADINGS))
        text = "  ".join(_said(row, _TEXTS))
        below = "\n".join([text, *_said(row, _TEXTS_BELOW)]).strip()
        found.append(line(below, heading) if below else line(heading))
    return found


def more() -> SlipLine:
    """Return the line that says that there is more than the paper holds."""
    return line(translate("slips", "后面还有，请在屏幕上看。"))


def _said(row: object, fields: Iterable[str]) -> list[str]:
    return [value for name in fields if (value := str(getattr(row, name, "")))]
