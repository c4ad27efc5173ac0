"""When the screen tells systemd that it is well."""

from __future__ import annotations

import socket
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from tests.robots.terminal import Visitor


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
    visitor.until(lambda: not visitor.window.isExposed())
    while systemd():
        pass
    looks: list[int] = []
    visitor.terminal._poll.timeout.connect(lambda: looks.append(1))  # after what it says there
    visitor.until(lambda: len(looks) == 2)
    assert not systemd()
    visitor.window.show()
    visitor.until(systemd)
