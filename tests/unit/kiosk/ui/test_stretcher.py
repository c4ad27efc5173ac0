"""Numbers and codes are stretched by a process that is gone with what it was told."""

from __future__ import annotations

import os
import signal
import subprocess
import time
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from kiosk.stick import sandbox
from kiosk.ui import stretcher
from kiosk.ui.stretcher import NotStretched, Stretcher
from protocol import person, receipt
from tests.robots.supervised import memory

if TYPE_CHECKING:
    from collections.abc import Iterator

NUMBER = "439900192601070029"
OTHER = "439900194511290034"
SALT = b"salt of a county"
CODE = receipt.Receipt("647108196875903548")
SMALL_KIB = 64
PATIENCE_S = 60.0


@pytest.fixture
def own() -> Iterator[Stretcher]:
    with closing(Stretcher()) as made:
        yield made


def standing(own: Stretcher) -> int:
    own.stand_by()
    assert own.pid is not None
    return own.pid


def status(pid: int) -> dict[str, str]:
    rows = Path(f"/proc/{pid}/status").read_text().splitlines()
    return {name: value.strip() for name, value in (row.split(":", 1) for row in rows)}


def gone(pid: int) -> bool:
    return not Path(f"/proc/{pid}").exists()


def test_what_comes_out_is_the_same(own: Stretcher) -> None:
    assert person.root(NUMBER, SALT, by=own.stretch) == person.root(NUMBER, SALT)
    assert receipt.keys(CODE, by=own.stretch) == receipt.keys(CODE)


def test_it_is_gone_once_it_answered_and_the_next_one_knows_nothing(own: Stretcher) -> None:
    first = standing(own)
    own.stretch(NUMBER, SALT, SMALL_KIB)
    assert gone(first)
    second = standing(own)
    assert second != first
    own.stretch(OTHER, SALT, SMALL_KIB)
    assert gone(second)
    if os.geteuid() == 0:
        held = memory(standing(own))
        assert not [form for form in (NUMBER, OTHER) if form.encode() in held]


def test_one_that_died_while_it_stood_by_is_replaced(own: Stretcher) -> None:
    expected = own.stretch(NUMBER, SALT, SMALL_KIB)
    os.kill(standing(own), signal.SIGKILL)
    assert own.stretch(NUMBER, SALT, SMALL_KIB) == expected


def test_where_none_answers_the_visitor_is_told(
    own: Stretcher, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stretcher, "command", lambda: ["false"])
    with pytest.raises(NotStretched):
        own.stretch(NUMBER, SALT, SMALL_KIB)
    monkeypatch.setattr(stretcher, "command", lambda: ["/nowhere"])
    with pytest.raises(NotStretched):
        own.stretch(NUMBER, SALT, SMALL_KIB)


def test_nobody_asks_nobody_answers() -> None:
    process = subprocess.run(
        stretcher.command(), input=b"", capture_output=True, check=True, timeout=20
    )
    assert (process.stdout, process.stderr) == (b"", b"")


def test_it_can_do_nothing_else(own: Stretcher) -> None:
    if sandbox._library() is None:
        pytest.skip("no libseccomp here")
    pid = standing(own)
    end = time.monotonic() + PATIENCE_S
    while status(pid)["Seccomp"] != "2":
        assert time.monotonic() < end, "it does not give up what it does not need"
        time.sleep(0.01)
    assert status(pid)["NoNewPrivs"] == "1"
