"""A second mirror beside the first, while the first is damaged but can still be shown.

`mirror.db` is a file, or a link to `mirror-<random>.db` in the same folder. What is built anew has
such a name of its own, so that its -wal is never taken for the other's; when it is whole, a new
link is renamed over `mirror.db`: who opens it finds the one or the other. Called by cache.writer;
paths are resolved by cache.opening, too.
"""

import secrets
import shutil
import sqlite3
from contextlib import suppress
from pathlib import Path
from typing import Final

from kiosk.cache import figures
from kiosk.cache.errors import MirrorError
from kiosk.cache.opening import open_mirror
from kiosk.config import Home
from kiosk.files import sync_folder
from kiosk.model import VillageRow

SIDES: Final = ("", "-wal", "-shm", "-journal")
_SPARE: Final = 64 * 1024 * 1024  # bytes of disk that stay free for everything else
_LINK: Final = "mirror.db.part"


def live(home: Home) -> Path:
    """Return the file that the screen reads."""
    return home.mirror.resolve()


def fresh(home: Home) -> Path:
    """Return a name that was never used."""
    return home.mirror.with_name(f"mirror-{secrets.token_hex(4)}.db")


def begun(home: Home) -> Path | None:
    """Return what an earlier run left half built, or None."""
    there = live(home)
    found = [path for path in home.mirror.parent.glob("mirror-*.db") if path.resolve() != there]
    return max(found, key=lambda path: path.stat().st_mtime, default=None)


def shown(home: Home) -> tuple[VillageRow, ...]:
    """Return the villages of which the live mirror still shows something; none if it cannot."""
    try:
        mirror = open_mirror(home.mirror)
    except MirrorError:
        return ()
    try:
        return tuple(row for row in figures.villages(mirror) if row.issued)
    except sqlite3.Error:
        return ()
    finally:
        mirror.close()


def has_room(home: Home) -> bool:
    """Return whether the disk can hold a second mirror as large as the first."""
    there = live(home)
    sizes = (path.stat().st_size for path in _files(there) if path.exists())
    built = begun(home)
    spent = built.stat().st_size if built else 0
    return shutil.disk_usage(there.parent).free + spent >= sum(sizes) + _SPARE


def put_in_place(home: Home, built: Path) -> None:
    """Make `built` the live mirror, durably, and delete the old one. Raises OSError."""
    folder = home.mirror.parent
    sync_folder(folder)
    link = folder / _LINK
    link.unlink(missing_ok=True)
    link.symlink_to(built.name)
    link.replace(home.mirror)
    sync_folder(folder)
    clear(home)


def drop(home: Home) -> None:
    """Delete the live mirror: there is no room, or it shows nothing. Raises OSError."""
    there = live(home)
    home.mirror.unlink(missing_ok=True)
    delete(there)
    sync_folder(home.mirror.parent)


def delete(mirror: Path) -> None:
    """Delete a mirror's files. Raises OSError."""
    for path in _files(mirror):
        path.unlink(missing_ok=True)


def clear(home: Home) -> None:
    """Delete whatever in the folder is not of the live mirror; what cannot be deleted stays."""
    kept = {home.mirror, *_files(live(home))}
    with suppress(OSError):
        for path in home.mirror.parent.iterdir():
            if path not in kept and not path.is_dir():
                path.unlink(missing_ok=True)


def _files(mirror: Path) -> list[Path]:
    return [mirror.with_name(mirror.name + side) for side in SIDES]
