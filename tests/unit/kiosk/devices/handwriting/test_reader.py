"""The real process with the real model: reads, is killed, reads again, ends with who asked."""

import os
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from kiosk.devices.handwriting import HandwritingGone, Strokes
from kiosk.devices.handwriting.reader import ReaderProcess
from tests.simulators.hand import written


@pytest.fixture
def reader() -> Iterator[ReaderProcess]:
    found = ReaderProcess()
    yield found
    found.close()


def strokes(line: str) -> Strokes:
    return tuple(tuple(stroke) for stroke in written(line))


@pytest.mark.parametrize("line", ["大", "人", "一", "十", "王大人", "三十二人"])
def test_a_line_is_read(reader: ReaderProcess, line: str) -> None:
    reader.start()
    guesses = reader.read(strokes(line), 1.4)
    assert "".join(guess.text for guess in guesses) == line
    assert all(len(guess.others) == 5 for guess in guesses)
    assert all(guess.text not in guess.others for guess in guesses)


def test_a_killed_reader_is_noticed_and_can_be_had_again(reader: ReaderProcess) -> None:
    reader.start()
    first = reader.pid
    assert first is not None
    os.kill(first, signal.SIGKILL)
    with pytest.raises(HandwritingGone):
        reader.read(strokes("大"), 1.4)
    reader.start()
    assert reader.pid not in {None, first}
    assert reader.read(strokes("大"), 1.4)[0].text == "大"


def test_it_ends_when_nobody_asks_any_more(reader: ReaderProcess) -> None:
    reader.start()
    pid = reader.pid
    reader.close()
    assert not Path(f"/proc/{pid}").exists()


def test_nothing_of_a_guess_is_printed(reader: ReaderProcess) -> None:
    reader.start()
    assert "大" not in repr(reader.read(strokes("大"), 1.4))


def test_an_empty_sheet_says_nothing(reader: ReaderProcess) -> None:
    assert reader.read((), 1.0) == ()
