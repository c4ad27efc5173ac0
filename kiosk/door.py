"""The socket of a service of this machine: it appears when it answers, and never open to all."""

import os
import socket
from pathlib import Path


def opened(path: Path) -> socket.socket:
    """Listen at a path, for the service's own user and group. Raises OSError."""
    made = path.with_suffix(".new")
    made.unlink(missing_ok=True)
    door = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        door.bind(os.fspath(made))
        made.chmod(0o660)
        door.listen(8)
        made.rename(path)
    except OSError:
        door.close()
        raise
    return door
