"""Writing files so that a power cut leaves the old one or the new one, never half of one.

Called by whoever writes keys or the feed.
"""

import os
import secrets
from pathlib import Path

PUBLIC = 0o644
PRIVATE = 0o600


def write_durably(path: Path, data: bytes, mode: int = PUBLIC, *, at_once: bool = True) -> None:
    """Write `data` to `path` by temporary file, fsync and rename; makes the folder.

    Not `at_once`: whoever writes thousands makes them last by one `os.sync` before naming them.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    # A name of its own for each writer: two publishers never share a temporary file.
    temporary = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            if at_once:
                os.fsync(file.fileno())
        temporary.replace(path)
    except OSError:
        temporary.unlink(missing_ok=True)
        raise
    if at_once:
        sync_folder(path.parent)


def write_once(path: Path, data: bytes, *, at_once: bool = True) -> bool:
    """Write a file that its hash names, unless it is there; returns whether it was written."""
    if path.exists() and path.stat().st_size == len(data):
        return False
    write_durably(path, data, at_once=at_once)
    return True


def sync_folder(folder: Path) -> None:
    """Make a rename in `folder` last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
