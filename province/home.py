"""Where the platform keeps its files on disk. Settings, import and publish ask here.

db/     the database
feed/   what is published
media/  original attachments, named by the SHA-256 of their content
keys/   secrets
match/  what rules read, as Parquet; it holds ID numbers
pushed/  batches that departments' systems pushed, for `watch`; they hold ID numbers
uploads/  files that clerks brought, by a number of ours; they hold ID numbers
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

VARIABLE: Final = "MINGJING_PROVINCE_HOME"
_ROOMS: Final = ("db", "feed", "media", "keys", "match", "pushed")


def location() -> Path:
    """Return the folder that `MINGJING_PROVINCE_HOME` names, or the default; nothing is made."""
    named = os.environ.get(VARIABLE)
    return Path(named) if named else Path.home() / ".local" / "share" / "mingjing-province"


def home() -> Path:
    """Return the folder, made with its rooms where missing, open to its owner alone (0700).

    Raises:
        OSError: the disk is full, read-only or somebody else's.
    """
    root = location()
    for folder in (root, *(root / room for room in _ROOMS)):
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    return root
