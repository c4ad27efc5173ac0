import logging
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from kiosk.sync import journal


@contextmanager
def nobody_listening() -> Iterator[logging.Logger]:
    root = logging.getLogger()
    kept = root.handlers[:]
    root.handlers.clear()
    try:
        yield root
    finally:
        root.handlers[:] = kept


def _says(capsys: pytest.CaptureFixture[str]) -> str:
    with nobody_listening():
        journal.begin()
        log = logging.getLogger("mingjing.sync")
        log.warning("poll: %s", "offline")
        log.error("two\nlines")
    return capsys.readouterr().err


def test_lines_for_the_journal_carry_a_priority(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("JOURNAL_STREAM", "9:1")
    assert _says(capsys) == "<4>poll: offline\n<3>two lines\n"


def test_the_same_line_comes_once_an_hour_and_says_how_often_it_was_held_back(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    now = [0.0]
    monkeypatch.setattr("kiosk.sync.journal.time.monotonic", lambda: now[0])
    sparing = journal.Sparing()

    def passes(text: str) -> str:
        record = logging.LogRecord("n", logging.WARNING, "", 0, text, (), None)
        return record.getMessage() if sparing.filter(record) else ""

    assert passes("a") == "a"
    assert [passes("a") for _ in range(3)] == ["", "", ""]
    assert passes("b") == "b"
    now[0] = 3600.0
    assert passes("a") == "a (and 3 times before)"
    for number in range(500):
        passes(str(number))
    assert len(sparing._seen) <= 200


def test_for_a_person_lines_are_plain(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.delenv("JOURNAL_STREAM", raising=False)
    assert _says(capsys).startswith("poll: offline\n")
