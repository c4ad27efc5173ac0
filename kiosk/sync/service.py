"""How a service talks to the machine: a lock against a second one, and systemd's sd_notify.

Called by sync.daemon and, for the lock, by setup.
"""

import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from kiosk.config import Home
from kiosk.sync.errors import AlreadyRunning, disk_error


@contextmanager
def sole(home: Home) -> Iterator[None]:
    """Hold this terminal's sync lock; it ends with the process, however that ends.

    Raises:
        AlreadyRunning: another process holds it.
        DiskFull, DiskRefused.
    """
    try:
        home.root.mkdir(parents=True, exist_ok=True)
        lock = os.open(home.root / "sync.lock", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o640)
    except OSError as error:
        raise disk_error(error) from error
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise AlreadyRunning from None
        yield
    finally:
        os.close(lock)


def notify(state: str) -> None:
    """Tell systemd e.g. `READY=1`; without systemd nothing happens."""
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
