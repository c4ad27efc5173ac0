"""Sums that tell of nobody: groups of fewer than three people are counted one place higher.

Whatever is published is a sum of groups that are each three people or more, so no difference of
published figures is smaller than such a group. A village's group that is too small joins those of
its neighbours in the township's sum, then in the county's, and so on; below, it is only said that
there is a rest. Pure; called by `sums`.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from protocol.division import LENGTHS

FEWEST: Final = 3
"""People that a sum must cover before it is shown: fewer, and a neighbour knows who."""


@dataclass(frozen=True)
class Group:
    """What is shown of a place, and the rest that is not shown there.

    Attributes:
        people: of the groups that are shown; who is in two of them counts twice.
        times: how often.
        amount_fen: fen.
        rest: who is in the rest, by any name that tells people apart; fewer than FEWEST.
        rest_times: likewise.
        rest_fen: likewise.
    """

    people: int = 0
    times: int = 0
    amount_fen: int = 0
    rest: frozenset[str] = frozenset()
    rest_times: int = 0
    rest_fen: int = 0


def first(people: frozenset[str], times: int, amount_fen: int) -> Group:
    """Return the group of a smallest place: shown, or all of it rest."""
    return _settled(Group(rest=people, rest_times=times, rest_fen=amount_fen))


def joined(below: Iterable[Group]) -> Group:
    """Return the sum of the places below: their rests together are shown if they are enough."""
    parts = list(below)
    return _settled(
        Group(
            sum(one.people for one in parts),
            sum(one.times for one in parts),
            sum(one.amount_fen for one in parts),
            frozenset().union(*(one.rest for one in parts)),
            sum(one.rest_times for one in parts),
            sum(one.rest_fen for one in parts),
        )
    )


def above(place: str) -> str:
    """Return the code of the place above, empty for a province's."""
    shorter = [length for length in LENGTHS if length < len(place)]
    return place[: shorter[-1]] if shorter else ""


def _settled(one: Group) -> Group:
    if len(one.rest) < FEWEST:
        return one
    return Group(
        one.people + len(one.rest), one.times + one.rest_times, one.amount_fen + one.rest_fen
    )
