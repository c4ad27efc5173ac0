"""No sum and no difference of published sums tells of fewer than three people. Pure arithmetic."""

from __future__ import annotations

from collections import defaultdict

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from province.public.groups import FEWEST, LENGTHS, Group, above, first, joined

VILLAGES = [
    f"43{city}{county}{town}{village}"
    for city in ("01", "02")
    for county in ("01", "02")
    for town in ("001", "002")
    for village in ("001", "002")
]


def shown(people: dict[str, int]) -> dict[str, tuple[Group, frozenset[str]]]:
    """Return each place's group by the code, with who is counted in what is shown of it.

    Whoever is counted is found by asking which one payment of 1 fen more changes.
    """

    def sums(more: str = "") -> dict[str, Group]:
        found: dict[str, Group] = {}
        at = 0
        for village, count in people.items():
            who = [f"{village} {number}" for number in range(count)]
            found[village] = first(frozenset(who), count, sum(100 + (one == more) for one in who))
            at += count
        for length in reversed(LENGTHS[:-1]):
            below: dict[str, list[Group]] = defaultdict(list)
            for code, group in found.items():
                if above(code) == code[:length] and len(code) > length:
                    below[code[:length]].append(group)
            found |= {code: joined(groups) for code, groups in below.items()}
        return found

    plain = sums()
    everybody = [f"{village} {n}" for village, count in people.items() for n in range(count)]
    counted: dict[str, set[str]] = defaultdict(set)
    for one in everybody:
        for code, group in sums(one).items():
            if group.amount_fen != plain[code].amount_fen:
                counted[code].add(one)
    return {code: (group, frozenset(counted[code])) for code, group in plain.items()}


@given(st.dictionaries(st.sampled_from(VILLAGES), st.integers(0, 5), min_size=1))
def test_nobodys_money_follows_from_all_that_is_shown(people: dict[str, int]) -> None:
    groups = shown(people)
    everybody = sorted(set().union(*(who for _, who in groups.values())))
    if not everybody:
        return
    rows = [[one in who for one in everybody] for _, who in groups.values() if who]
    known = np.array(rows, dtype=float)
    rank = np.linalg.matrix_rank(known)
    for at in range(len(everybody)):
        for other in range(at, len(everybody)):
            target = np.zeros((1, len(everybody)))
            target[0, [at, other]] = 1
            assert np.linalg.matrix_rank(np.vstack([known, target])) > rank


@given(st.dictionaries(st.sampled_from(VILLAGES), st.integers(0, 5), min_size=1))
def test_the_province_leaves_out_fewer_than_three(people: dict[str, int]) -> None:
    top, who = shown(people)["43"]
    assert top.amount_fen == 100 * len(who)
    assert sum(people.values()) - len(who) == len(top.rest) < FEWEST


def test_who_is_in_two_villages_is_one_person() -> None:
    one, two = frozenset({"a", "b"}), frozenset({"b"})
    assert joined([first(one, 2, 200), first(two, 1, 100)]) == Group(
        rest=one, rest_times=3, rest_fen=300
    )
    assert joined([first(one, 2, 200), first(frozenset({"c"}), 1, 100)]) == Group(3, 3, 300)
