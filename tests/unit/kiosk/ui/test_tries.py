import os
import time
from pathlib import Path

import pytest

from kiosk.ui.tries import FREE, Tries


@pytest.fixture(autouse=True)
def now(monkeypatch: pytest.MonkeyPatch) -> float:
    """Let no time pass."""
    moment = time.time()
    monkeypatch.setattr(time, "time", lambda: moment)
    return moment


def missed(tries: Tries, times: int) -> Tries:
    for _ in range(times):
        tries.missed()
    return tries


def test_the_first_misses_cost_nothing(tmp_path: Path) -> None:
    assert missed(Tries(str(tmp_path)), FREE - 1).wait_s == 0


def test_then_each_miss_costs_twice_as_much_up_to_a_minute(tmp_path: Path) -> None:
    tries = missed(Tries(str(tmp_path)), FREE - 1)
    waits = []
    for _ in range(5):
        tries.missed()
        waits.append(tries.wait_s)
    assert waits == [10, 20, 40, 60, 60]


def test_the_next_visit_knows_of_the_misses_but_of_no_number(tmp_path: Path, now: float) -> None:
    missed(Tries(str(tmp_path)), FREE + 1)
    os.utime(tmp_path / "misses", (now, now))
    assert Tries(str(tmp_path)).wait_s == 20
    assert [file.read_bytes() for file in tmp_path.iterdir()] == [b"......"]


def test_misses_are_forgotten_after_a_while(tmp_path: Path, now: float) -> None:
    missed(Tries(str(tmp_path)), FREE + 3)
    long_ago = now - 3600
    os.utime(tmp_path / "misses", (long_ago, long_ago))
    assert Tries(str(tmp_path)).wait_s == 0


def test_a_folder_that_cannot_be_written_still_counts_within_the_visit(tmp_path: Path) -> None:
    tries = missed(Tries(str(tmp_path / "gone")), FREE)
    assert tries.wait_s == 10
    assert missed(Tries(""), FREE).wait_s == 10
