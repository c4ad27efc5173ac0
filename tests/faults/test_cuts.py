"""A part of scripts/faults for every day: each kind of fault, spread over the round's points."""

import pytest

from tests.faults import play
from tests.faults.rounds import Theatre
from tests.faults.shim import Action
from tests.faults.stage import Stage

CUTS_EVERY = 15
OTHERS = 3  # points of each other kind


def test_killed_anywhere_a_round_loses_nothing(house: Theatre, stage: Stage) -> None:
    scene = stage.scenes["news"]
    points = range(3, house.points(scene, Action.CUT), CUTS_EVERY)
    row = play.cut(house, scene, Action.CUT, points)
    assert row.points >= len(points) - 1
    assert row.failed == {}


@pytest.mark.parametrize("action", [action for action in play.WORDS if action is not Action.CUT])
def test_what_fails_anywhere_is_named_and_made_good(
    house: Theatre, stage: Stage, action: Action
) -> None:
    scene = stage.scenes["rebase"]
    most = house.points(scene, action)
    row = play.cut(house, scene, action, range(1, most, max(1, most // OTHERS)))
    assert row.points
    assert row.failed == {}


def test_killed_while_a_second_mirror_grows_the_screen_shows_a_whole_one(
    house: Theatre, stage: Stage
) -> None:
    scene = stage.scenes["beside"]
    points = range(5, house.points(scene, Action.CUT), 2 * CUTS_EVERY)
    row = play.cut(house, scene, Action.CUT, points)
    assert row.points >= len(points) - 1
    assert row.failed == {}


@pytest.mark.parametrize("name", ["news", "damaged", "beside"])
def test_the_power_goes(house: Theatre, stage: Stage, name: str) -> None:
    rows = play.power(house, stage.scenes[name], every=61)
    assert sum(row.points for row in rows) > 5
    assert [row for row in rows if row.failed] == []
