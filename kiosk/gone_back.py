"""Which versions or systems were gone back from, for ever: a list of numbers in a folder.

Written by kiosk.update and kiosk.system, each in its own folder; read by all.
"""

import json
from pathlib import Path
from typing import Final

from kiosk.files import sync_folder, write_whole
from protocol.release import order

_FILE: Final = "rejected.json"


def read(folder: Path) -> tuple[str, ...]:
    """Return the numbers; none where the file makes no sense."""
    try:
        found = json.loads((folder / _FILE).read_bytes())
    except (OSError, ValueError):
        return ()
    return tuple(str(one) for one in found) if isinstance(found, list) else ()


def remember(folder: Path, number: str) -> None:
    """Add one, on the disk before anything else happens; raises OSError."""
    known = sorted({*read(folder), number}, key=order)
    write_whole(folder / _FILE, json.dumps(known).encode(), 0o644)
    sync_folder(folder)
