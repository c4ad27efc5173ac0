"""Holds a version's folder to its manifest: every file, nothing more, nothing less.

Called by update.launch before it starts a version, and by update.install.
"""

import hashlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from kiosk.update.errors import Damaged
from protocol import release

_READ: Final = 1024 * 1024
EXECUTABLE: Final = 0o755
PLAIN: Final = 0o644


def check(folder: Path, wanted: release.Release) -> None:
    """Read every byte of a version; raises Damaged."""
    try:
        if set(_places(folder)) != {
            *(file.path for file in wanted.files),
            *(link.path for link in wanted.links),
        }:
            raise Damaged("files are missing, or too many")
        for file in wanted.files:
            if not holds(folder / file.path, file):
                raise Damaged(file.path)
        for link in wanted.links:
            if str((folder / link.path).readlink()) != link.to:
                raise Damaged(link.path)
    except OSError as error:
        raise Damaged(type(error).__name__) from error


def holds(path: Path, wanted: release.File) -> bool:
    """Return whether a plain file with this content and these rights is there. Raises OSError."""
    try:
        state = path.lstat()
    except FileNotFoundError:
        return False
    if not stat.S_ISREG(state.st_mode) or state.st_size != wanted.bytes:
        return False
    if stat.S_IMODE(state.st_mode) != (EXECUTABLE if wanted.executable else PLAIN):
        return False
    return sha256(path) == wanted.sha256


def sha256(path: Path) -> str:
    """Return the hash of a file, piece by piece. Raises OSError."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(_READ):
            digest.update(piece)
    return digest.hexdigest()


def _places(folder: Path) -> Iterator[str]:
    def refuse(error: OSError) -> None:
        raise error

    for at, folders, names in os.walk(folder, onerror=refuse):
        here = Path(at)
        linked = [name for name in folders if (here / name).is_symlink()]
        yield from ((here / name).relative_to(folder).as_posix() for name in (*names, *linked))
