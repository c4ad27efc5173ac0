"""When the screen tells systemd that it is well."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest
from PySide6.QtTest import QTest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.robots.terminal import Visitor

LOOK_MS = 1500  # it says so each second


@pytest.fixture
def systemd(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], bool]]:
    """Whether systemd hears that the screen is well."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ear:
        ear.bind(str(tmp_path / "notify"))
        ear.settimeout(0)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))

        def hears() -> bool:
            try:
                return ear.recv(100) == b"WATCHDOG=1"
            except BlockingIOError:
                return False

        yield hears


def test_a_screen_that_is_drawn_and_not_shown_is_not_well(
    visit: Callable[..., Visitor], systemd: Callable[[], bool]
) -> None:
    visitor = visit()
    visitor.until(systemd)
    visitor.window.hide()
    while systemd():
        pass
    QTest.qWait(LOOK_MS)
    assert not systemd()
    visitor.window.show()
    visitor.until(systemd)
