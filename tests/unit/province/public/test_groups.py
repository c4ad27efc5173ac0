"""No sum, and no difference of sums of any days, tells of fewer than three people. Pure arithmetic.

The attack is linear algebra: amounts are unknowns, and every figure of every place and day is a
sum of them. Nobody may come upon a sum of one person's or two people's alone.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from itertools import combinations
from typing import Final

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from province.public.groups import (
    FEWEST,
    LENGTHS,
    NOTHING,
    Amount,
    Change,
    Group,
    above,
    changed,
    joined,
)

VILLAGES: Final = [
    f"43{city}01{town}{village}"
    for city in ("01", "02")
    for town in ("001", "002")
    for village in ("001", "002")
]
Unknown = tuple[str, int]
"""Whose amount it is, and which one of theirs."""


class Fen(Counter[Unknown]):
    """Money as a sum of unknown amounts: how often each is in it."""

    def __add__(self, other: object) -> Fen:  # type: ignore[override]
        found = Fen(self)
        found.update(other if isinstance(other, Fen) else {})
        return found

    __radd__ = __add__

    def __neg__(self) -> Fen:  # type: ignore[override]
        return Fen({one: -times for one, times in self.items()})

    def __eq__(self, other: object) -> bool:
        return not any((self + (-other if isinstance(other, Fen) else Fen())).values())

    __hash__ = None  # type: ignore[assignment]


@dataclass
class Province:
    """What is published of places, and who has what in which village."""

    groups: dict[str, Group] = field(default_factory=lambda: defaultdict(Group))
    has: dict[tuple[str, str], Unknown] = field(default_factory=dict)
    made: int = 0

    def change(self, village: str, paid: str, dropped: str = "") -> None:
        """Let people of a village have other amounts, or none any more."""
        gone = {who for who in set(dropped) - set(paid) if (village, who) in self.has}
        by = Amount(fen=Fen())  # type: ignore[arg-type]
        for who in sorted(gone.union(paid)):
            old = self.has.pop((village, who), None)
            if old is not None:
                by += Amount(-1, -1, Fen({old: -1}))  # type: ignore[arg-type]
            if who in paid:
                self.made += 1
                new = self.has[village, who] = who, self.made
                by += Amount(1, 1, Fen({new: 1}))  # type: ignore[arg-type]
        if paid or gone:
            change = Change(frozenset(paid), frozenset(gone), by)
            self.groups[village] = changed(self.groups[village], change)

    def publish(self) -> list[Fen]:
        """Add up; return all money that everybody can read of."""
        for length in reversed(LENGTHS[:-1]):
            for place in sorted({code[:length] for code in self.groups if len(code) > length}):
                below = [code for code in self.groups if above(code) == place]
                here, left = joined(self.groups[place], [self.groups[code] for code in below])
                self.groups |= dict(zip(below, left, strict=True)) | {place: here}
        return [one.shown.fen for one in self.groups.values() if one.shown != NOTHING]  # type: ignore[misc]


def told(figures: list[Fen]) -> list[tuple[str, ...]]:
    """Return pairs of people of whom some sum of figures tells, and of nobody else."""
    unknowns = sorted({one for fen in figures for one, times in fen.items() if times})
    rows = np.array([[fen[one] for one in unknowns] for fen in figures], dtype=float)
    if not unknowns:
        return []
    whose = np.array([who for who, _ in unknowns])
    rank = np.linalg.matrix_rank(rows)
    people = sorted(set(whose))
    return [
        pair
        for pair in combinations([*people, ""], 2)
        if np.linalg.matrix_rank(rows[:, ~np.isin(whose, pair)]) < rank
    ]


_PEOPLE: Final = st.text("abcdefg", max_size=5)
_STEP: Final = st.tuples(st.sampled_from(VILLAGES[:5]), _PEOPLE, _PEOPLE, st.booleans())


@settings(deadline=None)
@given(st.lists(_STEP, max_size=12))
def test_no_figures_of_any_days_tell_of_one_or_two(steps: list[tuple[str, str, str, bool]]) -> None:
    province, figures = Province(), []
    for village, paid, dropped, now in steps:
        # Whoever lives in several villages has the same name there.
        province.change(village, paid, dropped)
        if now:
            figures += province.publish()
    assert told(figures + province.publish()) == []


def test_the_attack_finds_who_came_where_figures_follow_at_once() -> None:
    first = Fen({("a", 1): 1, ("b", 2): 1, ("c", 3): 1})
    assert ("d", "") in told([first, first + Fen({("d", 4): 1})])
    left = [Fen({("z", 4): 1}), Fen({("z", 4): 1, **first})]
    assert ("z", "") in told(left)


def test_what_three_came_to_is_shown_and_one_more_waits_for_two_others() -> None:
    province, village = Province(), VILLAGES[0]
    seen = []
    for paid in ("abc", "d", "e", "f"):
        province.change(village, paid)
        province.publish()
        seen.append([province.groups[code].shown.people for code in (village, "43")])
        assert province.groups[village].lacks is (paid in {"d", "e"})
    assert seen == [[3, 3], [3, 3], [3, 3], [6, 6]]


def test_who_is_too_few_counts_higher_with_the_neighbours() -> None:
    province = Province()
    province.change(VILLAGES[0], "ab")
    province.change(VILLAGES[1], "b")  # the same person
    assert province.publish() == []
    province.change(VILLAGES[2], "c")
    province.publish()
    shown = {code for code, one in province.groups.items() if one.shown != NOTHING}
    assert shown == {"43"}  # where the first ones waited
    assert province.groups["43"].shown.people == 4
    assert province.groups[VILLAGES[0]].lacks


def test_where_nobody_is_left_nothing_is_shown() -> None:
    province, village = Province(), VILLAGES[0]
    province.change(village, "abcd")
    province.publish()
    province.change(village, "", "abc")
    province.publish()
    assert province.groups[village].shown.people == 4  # the fourth would be left alone
    province.change(village, "", "d")
    assert province.publish() == []
    assert not province.groups[village].lacks


@given(st.dictionaries(st.sampled_from(VILLAGES), st.integers(0, 5), min_size=1))
def test_of_a_first_publication_the_province_leaves_out_fewer_than_three(
    people: dict[str, int],
) -> None:
    province = Province()
    for at, (village, count) in enumerate(people.items()):
        province.change(village, "".join(chr(0x4E00 + 5 * at + n) for n in range(count)))
    province.publish()
    top = province.groups["43"]
    assert sum(people.values()) - top.shown.people == len(top.waits.fresh) < FEWEST
