"""The lock that keeps a second sync of the same terminal away.

Called by sync.daemon and, for the lock, by setup.
"""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager

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
