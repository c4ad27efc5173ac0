"""The columns of a labour sheet: a heading says what stands below it. Called by `marking`.

So a signature goes that nobody can read, and a number whose digits were read as anything. Rows of
officials stay.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from province.privacy import numbers
from province.privacy.marks import CELL, SIGNATURE, Beside, Mark, name_mark

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

    from province.privacy.rows import Cell

_NAMES: Final = re.compile("姓名|户主|领款人$|领取人$|农户|工人")
_SIGNED: Final = re.compile("签字|签名|签章|签收|盖章|手印|指印")
_NUMBERS: Final = re.compile("身份证|证件号|电话|手机|联系方式|账号|帐号|卡号|账户|帐户")
_END: Final = re.compile("合计|总计|大写|审核|审批|经手|负责|会计|出纳|制表|备注：")
_ENOUGH: Final = 3  # a name of so many characters may be read with one wrong


def columns(table: Sequence[Sequence[Cell]], beside: Beside, named: set[str]) -> Iterator[Mark]:
    """Black out what stands below names, signatures and numbers, row by row.

    Args:
        table: the picture's rows.
        beside: what the page says.
        named: the record's people who were found; grows.
    """
    head = next((row for row in table if any(_NAMES.search(cell.text) for cell in row)), None)
    if head is None or len(head) < 2:  # noqa: PLR2004 - a heading alone heads no table
        return
    names = next(at for at, cell in enumerate(head) if _NAMES.search(cell.text))
    for row in table[table.index(head) + 1 :]:
        if any(_END.search(cell.text) for cell in row):
            return
        under = [_heading(cell, head) for cell in row]
        name = next((cell for cell, at in zip(row, under, strict=True) if at == names), None)
        if name is not None:
            if name.text in beside.officials:
                continue
            named |= _like(name.text, beside.names - named)
            if not name.text.isdigit():
                yield name_mark(name, 0, len(name.text))
        for at in range(len(head)):
            if at != names:
                here = [cell for cell, of in zip(row, under, strict=True) if of == at]
                yield from _cell(head, at, name, here)


def _cell(head: Sequence[Cell], at: int, name: Cell | None, here: Sequence[Cell]) -> Iterator[Mark]:
    """Black out one cell of the table, if its heading says so."""
    signed = _SIGNED.search(head[at].text) is not None
    if not signed and not _NUMBERS.search(head[at].text):
        return
    quads = [cell.part(0, len(cell.text)) for cell in here]
    if name is not None:
        # Whatever stands there, read or not: the whole cell beside the name.
        quads.append(name.beside(*_bounds(head, at)))
    if quads:
        kind = SIGNATURE if signed else numbers.NUMBER if here else CELL
        yield Mark(kind, tuple(quads), "".join(cell.text for cell in here))


def _bounds(head: Sequence[Cell], at: int) -> tuple[float, float]:
    """Return from where to where a heading's column goes.

    Half-way to its neighbours, from edge to edge or from middle to middle, whichever is more: a
    narrow column's numbers are wider than its heading.
    """
    here = head[at]
    before = head[at - 1] if at else None
    after = head[at + 1] if at + 1 < len(head) else None
    left = here.left if before is None else max(before.right, _between(before, here, min))
    right = here.right + here.left - left
    if after is not None:
        right = min(after.left, _between(here, after, max))
    return left, right


def _between(one: Cell, other: Cell, which: Callable[[float, float], float]) -> float:
    edges = (one.right + other.left) / 2
    return which(edges, (one.left + one.right + other.left + other.right) / 4)


def _heading(cell: Cell, head: Sequence[Cell]) -> int:
    """Return the heading that a cell stands under: the nearest by the gap, then by the middle."""
    gaps = [
        (
            max(0.0, one.left - cell.right, cell.left - one.right),
            abs(one.left + one.right - cell.left - cell.right),
        )
        for one in head
    ]
    return gaps.index(min(gaps))


def _like(read: str, names: Collection[str]) -> set[str]:
    """Return the name that was read, also with one character wrong."""
    if read in names:
        return {read}
    close = {
        name
        for name in names
        if len(name) == len(read) >= _ENOUGH
        and sum(a != b for a, b in zip(name, read, strict=True)) == 1
    }
    return close if len(close) == 1 else set()
