"""A visit's time: 60 s to read, 180 s to write, a tap gives all of it again, no clock that runs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from kiosk.ui.idle import READING_S, WARNING_S, WRITING_S, Idle

if TYPE_CHECKING:
    from collections.abc import Iterator

    from pytestqt.qtbot import QtBot


@pytest.fixture
def idle(qtbot: QtBot) -> Iterator[Idle]:
    del qtbot
    counting = Idle()
    yield counting
    counting.stop()


def pass_by(idle: Idle, seconds: int) -> None:
    for _ in range(seconds):
        idle.second_passed()


def ends_after(idle: Idle) -> int:
    ended: list[bool] = []
    idle.ranOut.connect(lambda: ended.append(True))
    idle.touched()
    for second in range(1, 1000):
        idle.second_passed()
        if ended:
            return second
    raise AssertionError("it never ends")


def test_the_times_are_those_of_the_design() -> None:
    assert (READING_S, WRITING_S, WARNING_S) == (60, 180, 20)


@pytest.mark.parametrize("seconds", [READING_S, WRITING_S])
def test_a_visit_ends_when_its_time_has_passed(idle: Idle, seconds: int) -> None:
    idle.allow(seconds)
    assert ends_after(idle) == seconds


def test_no_seconds_run_before_the_last_twenty(idle: Idle) -> None:
    idle.touched()
    pass_by(idle, READING_S - WARNING_S - 1)
    assert idle.shown == 0
    pass_by(idle, 1)
    assert idle.shown == WARNING_S


def test_one_tap_adds_the_same_again(idle: Idle) -> None:
    idle.touched()
    pass_by(idle, READING_S - 1)
    assert idle.shown == 1
    idle.touched()
    assert idle.shown == 0
    assert ends_after(idle) == READING_S


def test_who_goes_on_to_write_has_the_longer_time(idle: Idle) -> None:
    idle.touched()
    pass_by(idle, READING_S - 5)
    idle.allow(WRITING_S)
    pass_by(idle, READING_S)
    assert idle.shown == 0


def test_before_the_first_tap_nothing_runs(idle: Idle) -> None:
    idle.allow(WRITING_S)
    assert not idle._timer.isActive()
