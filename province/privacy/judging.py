"""What becomes of a picture: from what was read, the page beside it, and a clerk's decision."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from province.privacy.lines import unpacked
from province.privacy.marking import Marked, mark
from province.privacy.marks import WORDS, Beside, Mark
from province.privacy.models import Look, Ruling

if TYPE_CHECKING:
    from province.privacy.lines import Quad


@dataclass(frozen=True)
class Judged:
    """What becomes of a picture.

    Attributes:
        state: whether it is published, waits or is held.
        marks: all that was found.
        black: what is blacked out when it is published.
        why: what a person has to look at, in plain words.
    """

    state: Look.State
    marks: tuple[Mark, ...] = ()
    black: tuple[Quad, ...] = ()
    why: str = ""


def judge(look: Look, beside: Beside, ruling: Ruling | None) -> Judged:
    """Say what becomes of a picture now."""
    if not look.readable:
        found = Marked((), 0)
        why = "文件要人看过"
    else:
        found = mark(unpacked(bytes(look.lines)), beside)
        why = _why(found, unclear=look.unclear)
    if ruling is not None:
        cleared = set(ruling.cleared)
        kept = [quad for one in found.marks if mark_id(one) not in cleared for quad in one.quads]
        black = (*kept, *(_rectangle(*one) for one in ruling.added))
        state = Look.State.SHOWN if ruling.shown else Look.State.HELD
        return Judged(state, found.marks, black, why)
    black = tuple(quad for one in found.marks for quad in one.quads)
    if why:
        return Judged(Look.State.WAITING, found.marks, black, why)
    state = Look.State.MASKED if found.marks else Look.State.CLEAR
    return Judged(state, found.marks, black)


def mark_id(one: Mark) -> str:
    """Return a mark's name: the same place and kind have the same."""
    return hashlib.sha256(f"{one.kind} {one.quads}".encode()).hexdigest()[:16]


def _why(found: Marked, *, unclear: bool) -> str:
    kinds = list(dict.fromkeys(WORDS[one.kind] for one in found.numbers))
    if unclear:
        kinds.append("看不清，认不全")
    if found.missing:
        kinds.append(f"有 {found.missing} 个名字没有认出来")
    return "、".join(kinds)


def _rectangle(left: float, top: float, right: float, bottom: float) -> Quad:
    return ((left, top), (right, top), (right, bottom), (left, bottom))
