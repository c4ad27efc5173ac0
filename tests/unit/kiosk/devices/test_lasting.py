from pathlib import Path

import pytest

from kiosk import health
from kiosk.config import Home
from kiosk.devices.lasting import Lasting, word
from kiosk.devices.state import ABSENT, READY, State


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (ABSENT, "missing"),
        (READY, "ok"),
        (State("ready", "paper_low"), "ok"),
        (State("error", "not_licensed"), "broken"),
        (State("error", "stuck"), "broken"),
        (State("error", "paper_out"), "ok"),
        (State("error", "cover_open"), "ok"),
    ],
)
def test_only_what_is_broken_is_told_as_broken(state: State, said: str) -> None:
    assert word(state) == said
    assert State.of(str(state)) == state


def test_a_state_is_told_once_it_has_lasted(tmp_path: Path) -> None:
    lasting, home = Lasting(Home(tmp_path)), Home(tmp_path)
    health.tell(home, voice="ok")
    for _ in range(4):
        lasting.look(READY, ABSENT)
    lasting.look(State("error", "silent"), ABSENT)
    assert health.read(home) == health.Health(voice="ok")
    for _ in range(5):
        lasting.look(READY, ABSENT)
    assert health.read(home) == health.Health("ok", "missing", "ok")


def test_a_disk_that_takes_nothing_stops_no_device(tmp_path: Path) -> None:
    lasting = Lasting(Home(tmp_path / "nowhere"))
    for _ in range(6):
        lasting.look(READY, READY)


def test_words_of_another_version_count_as_absent() -> None:
    assert State.of(None) == State.of("asleep") == ABSENT
