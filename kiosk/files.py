"""Small files that are whole or not there, whatever happens to the power.

Called by setup, sync and whoever keeps a state beside the mirror. Imports nothing of ours.
"""

import os
from pathlib import Path


def write_whole(path: Path, data: bytes, mode: int = 0o640) -> None:
    """Replace a small file by another, so that a reader sees either one whole. Raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        # From its first byte on open to no more than it may be in the end.
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, mode), "wb") as file:
            os.fchmod(file.fileno(), mode)
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    finally:
        part.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Make what was renamed in a folder outlive a power cut. Raises OSError."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
