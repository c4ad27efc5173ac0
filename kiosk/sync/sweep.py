"""Clears away what a power cut left half made. Called by sync.daemon when it holds the lock.

A part of a pack or a picture stays: it is resumed. Everything else half made would only pile up
until the disk is full.
"""

from pathlib import Path

from kiosk.cache import outbox
from kiosk.config import Home
from kiosk.sync.errors import disk_error


def begun(home: Home) -> None:
    """Delete other runs' temporary files. Raises DiskRefused."""
    try:
        for path in (
            *home.root.glob("*.part"),
            *home.feed.glob("*.part"),
            *(home.feed / "metadata").glob("tmp*"),  # python-tuf's
        ):
            path.unlink(missing_ok=True)
        outbox.sweep(home)
    except OSError as error:
        raise disk_error(error) from error


def applied(packs: Path) -> None:
    """Delete parts of packs in `packs` that no index asks for any more. Raises DiskRefused."""
    try:
        for path in packs.glob("*.part"):
            path.unlink(missing_ok=True)
    except OSError as error:
        raise disk_error(error) from error
