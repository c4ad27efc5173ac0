"""Sums that tell of nobody, in one publication or between two of them.

A figure changes by what at least three people newly have, together: a *block*. What fewer people
newly have waits: where a place has a block of its own already, until it is three of them; where it
has none, in the next place above, with what waits in its neighbours. Every change is in one block,
for ever. So each figure, of any place and day, is a sum of blocks; and in any sum or difference of
figures, the block that came last holds three people's new amounts that are in no other. Pure;
called by `sums`.

Who only drops out newly has nothing, and waits with the others' block: else three who came and two
of them who left would tell of the third. Once nobody is left, nothing is shown.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Final

from protocol.division import LENGTHS

FEWEST: Final = 3
"""People that a change must cover before it is shown: fewer, and a neighbour knows who."""


@dataclass(frozen=True)
class Amount:
    """What is summed: people (who is in two groups counts twice), how often, and fen."""

    people: int = 0
    times: int = 0
    fen: int = 0

    def __add__(self, other: "Amount") -> "Amount":
        return Amount(self.people + other.people, self.times + other.times, self.fen + other.fen)

    def __sub__(self, other: "Amount") -> "Amount":
        return self + Amount(-other.people, -other.times, -other.fen)


NOTHING: Final = Amount()
_NOBODY: Final[frozenset[str]] = frozenset()


@dataclass(frozen=True)
class Change:
    """What waits to be shown.

    Attributes:
        fresh: who newly has something, by any name that tells people apart.
        gone: who has nothing any more.
        by: what it changes.
    """

    fresh: frozenset[str] = _NOBODY
    gone: frozenset[str] = _NOBODY
    by: Amount = NOTHING

    def __bool__(self) -> bool:
        return bool(self.fresh or self.gone)

    def then(self, later: "Change") -> "Change":
        """Return both: whoever came and went since has nothing."""
        return Change(
            (self.fresh - later.gone) | later.fresh,
            (self.gone - later.fresh) | later.gone,
            self.by + later.by,
        )


@dataclass(frozen=True)
class Group:
    """A figure of a place.

    Attributes:
        shown: what is shown, of the place and all that lie in it.
        own: the blocks in it that are not of places below.
        waits: what is not shown yet.
        higher: whether something of it counts in a place above.
    """

    shown: Amount = NOTHING
    own: Amount = NOTHING
    waits: Change = Change()
    higher: bool = False

    @property
    def lacks(self) -> bool:
        """Whether something that is not shown belongs here."""
        return self.higher or bool(self.waits)


def changed(one: Group, change: Change) -> Group:
    """Return a smallest place's figure after a change."""
    return _settled(replace(one, waits=one.waits.then(change)))


def joined(one: Group, below: Iterable[Group]) -> tuple[Group, list[Group]]:
    """Return a place's figure over those of the places below, and what is left of these.

    Those that have no block of their own hand up what waits in them.
    """
    left = []
    for part in below:
        if part.own == NOTHING and part.waits:
            one = replace(one, waits=one.waits.then(part.waits))
            left.append(replace(part, waits=Change(), higher=True))
        else:
            left.append(part)
    shown = sum((part.shown for part in left), one.own)
    return _settled(replace(one, shown=shown)), left


def above(place: str) -> str:
    """Return the code of the place above, empty for a province's."""
    shorter = [length for length in LENGTHS if length < len(place)]
    return place[: shorter[-1]] if shorter else ""


def _settled(one: Group) -> Group:
    own = one.own + one.waits.by
    nobody_left = bool(one.waits) and own == NOTHING
    if len(one.waits.fresh) < FEWEST and not nobody_left:
        return one
    return replace(one, shown=one.shown + one.waits.by, own=own, waits=Change())
