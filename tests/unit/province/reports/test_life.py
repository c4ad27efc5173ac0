from __future__ import annotations

import itertools

import pytest

from province.officers.roles import OPENS_REPORTS, Role
from province.reports.life import LABELS, MOVES, WAITING, State, open_to

ENDS = {State.ARCHIVED, State.PASSED_UP}


def test_every_state_has_a_label_and_can_be_reached_and_left() -> None:
    assert set(LABELS) == set(State)
    reached = {move.after for move in MOVES.values()} | {State.RECEIVED, None}
    assert reached >= set(State)
    assert {state for move in MOVES.values() if move.after for state in move.before} >= (
        set(State) - ENDS
    )


def test_only_those_who_may_read_take_steps() -> None:
    for move in MOVES.values():
        assert move.roles <= OPENS_REPORTS, move.name


@pytest.mark.parametrize(("state", "role"), list(itertools.product(State, Role)))
def test_nobody_is_offered_a_step_of_another_role_or_state(state: State, role: Role) -> None:
    for move in open_to(state, frozenset({role})):
        assert role in move.roles
        assert state in move.before


def test_what_the_reporter_is_promised_comes_with_words_for_them() -> None:
    for name in ("register", "accept", "forward", "pass_up", "refuse", "repeat", "tell", "recheck"):
        assert MOVES[name].tells
        assert MOVES[name].says


def test_what_waits_has_somebody_who_can_move_it() -> None:
    for state in WAITING:
        assert any(open_to(state, frozenset({role})) for role in Role), state
