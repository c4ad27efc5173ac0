"""When the supervisor makes way for another version of the program."""

import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from kiosk import slot
from kiosk.config import Home
from kiosk.ui import supervisor
from tests.unit.kiosk.devices.watching import until

ROOT = Path(__file__).resolve().parents[4]
_VISIT = """
import os, socket, sys, time
line = socket.socket(fileno=int(os.environ["MINGJING_TURN"]))
line.recv(64)
for word in sys.argv[2:]:
    line.sendall(word.encode() + b"\\n")
if "begun" in sys.argv:
    time.sleep(0.3)
    open(sys.argv[1], "w").close()
    sys.exit(64)
line.recv(64)
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Home]:
    found = Home(tmp_path)
    (found.program / "versions").mkdir(parents=True)
    (found.program / "current").symlink_to("versions/0.3.0")
    monkeypatch.setenv("MINGJING_HOME", str(tmp_path))
    monkeypatch.setenv(slot.VARIABLE, "0.2.0")
    monkeypatch.setenv(slot.WANTED, "0.2.0")
    monkeypatch.setattr(supervisor, "_STAYED_S", 0.0)
    before = signal.getsignal(signal.SIGTERM)
    yield found
    signal.signal(signal.SIGTERM, before)


def _run(home: Home, *words: str) -> bool:
    """Run visits that say these words; return whether one ended of its own."""
    left = home.root / "left"

    def command(_: Sequence[str]) -> list[str]:
        return [sys.executable, "-c", _VISIT, str(left), *words]

    assert supervisor.run([], command) == 0
    return left.exists()


def test_an_unvisited_screen_makes_way_and_says_that_it_was_up(home: Home) -> None:
    assert not _run(home, "shown")
    assert slot.started(home, "ui") == slot.Started("0.2.0", 0, up=True)


def test_nobody_is_sent_away(home: Home) -> None:
    assert _run(home, "begun", "shown")


def test_visits_that_never_come_to_the_screen_end_it(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(supervisor, "_REST_MOST_S", 0.1)
    begun = home.root / "begun"

    def command(_: Sequence[str]) -> list[str]:
        with begun.open("a") as file:
            file.write(".")
        return [sys.executable, "-c", "raise SystemExit(1)"]

    assert supervisor.run([], command) == 1
    assert begun.read_text() == ".."
    assert not slot.started(home, "ui").up


def test_what_was_noted_of_failed_starts_is_forgotten_once_it_stayed(
    home: Home, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("RUNTIME_DIRECTORY", str(home.root))
    for name in ("failed", "broken", "no-screen"):
        (home.root / name).touch()
    assert not _run(home, "shown")
    assert not any((home.root / name).exists() for name in ("failed", "broken", "no-screen"))


_OTHERS_SIGNAL = """
import signal, sys, threading, time
from kiosk.ui import supervisor
threading.Thread(target=time.sleep, args=(60,), daemon=True).start()  # the signal comes to this one
signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGTERM})
supervisor._STUCK_S = 60.0
visit = "import os, socket, sys;"
visit += "line = socket.socket(fileno=int(os.environ['MINGJING_TURN']));"
visit += "line.recv(64); open(sys.argv[1], 'w').close(); line.recv(64)"
sys.exit(supervisor.run([], lambda _: [sys.executable, "-c", visit, sys.argv[1]]))
"""


def test_it_ends_by_a_signal_that_interrupts_nothing(tmp_path: Path) -> None:
    """One that comes just before it waits for events."""
    shown = tmp_path / "shown"
    process = subprocess.Popen([sys.executable, "-c", _OTHERS_SIGNAL, str(shown)], cwd=ROOT)
    try:
        until(shown.exists)
        process.terminate()
        assert process.wait(30) == 0
    finally:
        process.kill()
        process.wait()
