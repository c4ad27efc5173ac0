"""A power is used well step by step; whatever is missing, out of order or without votes shows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from province.affairs.powers import powers
from province.affairs.procedure import Taken, Use, gaps
from province.projects.limits import standard

if TYPE_CHECKING:
    from province.projects.points import Limits

TODAY = date(2018, 11, 20)


def day(after: int) -> date:
    return date(2018, 1, 1) + timedelta(days=after)


GOOD = (
    Taken("branch_proposes", day(0)),
    Taken("committees_discuss", day(7), 7, 7, 7),
    Taken("party_members_review", day(15), 20, 30, 15),
    Taken("villagers_decide", day(28), 40, 45, 38),
    Taken("decision_published", day(29), days=7),
    Taken("result_published", day(60), days=7),
)
SERVICE = (
    Taken("application", day(0)), Taken("review", day(5)), Taken("public_list", day(8), days=7),
    Taken("decision", day(16)), Taken("result", day(20)),
)  # fmt: skip


def told(
    *taken: Taken,
    power: int = 1,
    fen: int | None = None,
    today: date = TODAY,
    limits: Limits = standard(),  # noqa: B008 - the same for ever
) -> list[tuple[str, str]]:
    use = Use(powers()[power], taken, fen, day(0))
    return [(gap.step, gap.what) for gap in gaps(use, today, limits)]


def without(step: str, of: tuple[Taken, ...] = GOOD) -> tuple[Taken, ...]:
    return tuple(one for one in of if one.step != step)


def instead(new: Taken, of: tuple[Taken, ...] = GOOD) -> tuple[Taken, ...]:
    return (*without(new.step, of), new)


@pytest.mark.parametrize("power", [no for no, one in powers().items() if one.group == "collective"])
def test_done_well_nothing_shows(power: int) -> None:
    assert told(*GOOD, power=power) == []


def test_where_the_lines_are_is_the_countys() -> None:
    longer = replace(standard(), public_days=10, village_approval=1_000_000)
    assert told(*GOOD, limits=longer) == [
        ("decision_published", "short"),
        ("result_published", "short"),
    ]
    few = (Taken("committees_discuss", day(0)), Taken("result_published", day(9), days=7))
    assert told(*few, fen=3_000_000) == []
    assert told(*few, fen=3_000_000, limits=longer) != []


@pytest.mark.parametrize("power", [no for no, one in powers().items() if one.group == "service"])
def test_a_service_done_well_shows_nothing(power: int) -> None:
    assert told(*SERVICE, power=power) == []


@pytest.mark.parametrize("step", [one.step for one in GOOD])
def test_a_step_left_out_shows(step: str) -> None:
    assert told(*without(step)) == [(step, "missing")]


@pytest.mark.parametrize("step", [one.step for one in SERVICE])
def test_a_services_step_left_out_shows(step: str) -> None:
    assert (step, "missing") in told(*without(step, SERVICE), power=21)


@pytest.mark.parametrize(
    ("wrong", "what"),
    [
        (Taken("party_members_review", day(15), 19, 30, 19), "quorum"),
        (Taken("party_members_review", day(15), 20, 30, 10), "majority"),
        (Taken("villagers_decide", day(28), 22, 45, 20), "quorum"),
        (Taken("villagers_decide", day(28), 40, 45, 20), "majority"),
        (Taken("decision_published", day(29), days=6), "short"),
        (Taken("villagers_decide", day(14), 40, 45, 38), "early"),
    ],
)
def test_quorum_majority_days_and_order(wrong: Taken, what: str) -> None:
    assert told(*instead(wrong)) == [(wrong.step, what)]


def test_there_is_time_to_publish() -> None:
    decided = without("result_published", without("decision_published"))
    assert told(*decided, today=day(40)) == []
    assert ("decision_published", "missing") in told(*decided, today=day(50))


def test_small_works_need_the_committees_and_a_publication() -> None:
    small = (
        Taken("committees_discuss", day(7), 7, 7, 7),
        Taken("contract_signed", day(12)),
        Taken("start", day(20)),
        Taken("result_published", day(60)),
    )
    assert told(*small, power=4, fen=4_999_900) == []
    assert told(*small[1:], power=4, fen=4_999_900) == [("committees_discuss", "missing")]
    large = told(*small, power=4, fen=5_000_000)
    assert ("villagers_decide", "missing") in large
    assert ("tender_published", "missing") in large


def test_a_decision_that_tells_nothing_lacks_everything() -> None:
    assert len(told()) == 6
