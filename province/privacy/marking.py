"""What is to be blacked out in a picture, from its lines and from what the page beside it says.

Three ways to find a person: the number's shape; a name that the page masks; and the column of a
labour sheet, whose heading says what stands below, so that a signature that nobody can read goes
as well. Called by `publish.papers`, which knows the page.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from province.privacy import numbers
from province.privacy.columns import columns
from province.privacy.marks import Mark, name_mark
from province.privacy.rows import Cell, rows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from province.privacy.lines import Line, Quad
    from province.privacy.marks import Beside

_OF_ONE: Final = re.compile("(?:收款人|领款人|领取人|签收人|收条人|今收到|借款人)[:：]?")
_STAFF: Final = frozenset(
    {"出纳", "财务", "会计", "管理员", "复核", "开票", "经办", "审核", "本人", "签字", "签章"}
)
_CHINESE: Final = re.compile(r"[\u3400-\u9fff·]{2,4}")


@dataclass(frozen=True)
class Marked:
    """What is found.

    Attributes:
        marks: to black out, from the top.
        missing: how many of the record's private people were not found in the picture.
    """

    marks: tuple[Mark, ...]
    missing: int

    @property
    def numbers(self) -> tuple[Mark, ...]:
        """Those that a person has to look at first."""
        return tuple(mark for mark in self.marks if mark.kind in numbers.WORDS)


def mark(lines: Sequence[Line], beside: Beside) -> Marked:
    """Find what is to be blacked out."""
    cells = [Cell(line) for line in lines]
    table = rows(cells)
    found: list[Mark] = []
    named: set[str] = set()
    for row in table:
        found += _numbers(row)
        for at, cell in enumerate(row):
            after = row[at + 1] if at + 1 < len(row) else None
            found += _names(cell, after, beside, named)
    found += columns(table, beside, named)
    return Marked(_once(found), len(beside.names - named))


def _numbers(row: Sequence[Cell]) -> list[Mark]:
    """Find numbers in a row; one that was torn into two boxes is put together again."""
    found = []
    group: list[Cell] = []
    for cell in (*row, None):
        if group and (cell is None or not _goes_on(group[-1], cell)):
            text = "".join(one.text for one in group)
            for number in numbers.in_picture(text):
                quads, start = [], 0
                for one in group:
                    first, last = number.start - start, number.end - start
                    if first < len(one.text) and last > 0:
                        quads.append(one.part(max(0, first), min(len(one.text), last)))
                    start += len(one.text)
                found.append(Mark(number.kind, tuple(quads), text[number.start : number.end]))
            group = []
        if cell is not None:
            group.append(cell)
    return found


def _goes_on(cell: Cell, after: Cell) -> bool:
    """Whether two boxes may hold one number: they touch, and neither is a sum of money."""
    return cell.touches(after) and "." not in cell.text + after.text


def _names(cell: Cell, after: Cell | None, beside: Beside, named: set[str]) -> list[Mark]:
    """Find names in a line: those of the record, those of the register, those after a label."""
    text = cell.text
    spans = {span for name in beside.names for span in _all(text, name)}
    named |= {name for name in beside.names if name in text}
    spans |= set(beside.within(text))
    found = [name_mark(cell, start, end) for start, end in sorted(spans)]
    label = _OF_ONE.search(text)
    if label is not None:
        end = label.end()
        if end < len(text):
            rest = _CHINESE.match(text, end)
            if rest is not None and _private(rest[0], beside):
                found.append(name_mark(cell, rest.start(), rest.end()))
        elif after is not None and _private(after.text, beside):
            found.append(name_mark(after, 0, len(after.text)))
    return found


def _private(name: str, beside: Beside) -> bool:
    return name not in _STAFF and beside.is_person(name)


def _all(text: str, name: str) -> list[tuple[int, int]]:
    return [(found.start(), found.end()) for found in re.finditer(re.escape(name), text)]


def _once(marks: Sequence[Mark]) -> tuple[Mark, ...]:
    """Leave out what was found twice, in the order of the page."""
    seen: dict[tuple[Quad, ...], Mark] = {}
    for one in marks:
        seen.setdefault(one.quads, one)
    return tuple(sorted(seen.values(), key=lambda one: (one.quads[0][0][1], one.quads[0][0][0])))
