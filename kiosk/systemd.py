"""sd_notify without a package: how a process of the terminal tells the machine that it is well.

Called by the sync service and the ui. Without systemd nothing happens.
"""

import os
import socket
from contextlib import suppress


def notify(state: str) -> None:
    """Tell systemd e.g. `READY=1` or `WATCHDOG=1`."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address:
        return
    if address.startswith("@"):
        address = "\0" + address[1:]
    with (
        suppress(OSError),  # a deaf systemd is no reason to stop
        socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM | socket.SOCK_CLOEXEC) as wire,
    ):
        wire.sendto(state.encode(), address)


def watchdog_s() -> float:
    """Return how often to say WATCHDOG=1: half of what systemd waits, or ten minutes."""
    asked = os.environ.get("WATCHDOG_USEC", "")
    return max(1.0, int(asked) / 2_000_000) if asked.isdecimal() else 600.0
