"""Fetches a whole system, piece by piece, for the service that may write it to a slot.

    program/system/<number>/proof/   what vouches for it (update.vouched)
    program/system/<number>/<hash>   the pieces, packed; what came is kept over any cut

Called by update.look.
"""

import os
import shutil
from pathlib import Path
from typing import NamedTuple

from kiosk import running
from kiosk.config import Home
from kiosk.files import sync_folder, write_whole
from kiosk.slot import is_newer
from kiosk.sync.fetching import fetch
from kiosk.sync.trust import Trusted
from kiosk.update import folder, vouched
from kiosk.update.errors import NotVouched
from kiosk.update.install import Source, room
from protocol import index, release, system


class Here(NamedTuple):
    """The terminal, and the whole system that it runs; no number: not of our image."""

    home: Home
    running: str
    terminal: str  # its name


def take(
    here: Here, root: bytes, trusted: Trusted, offered: release.Rollout, source: Source
) -> release.Number | str:
    """Bring all pieces of the system that is offered here; return its number, or nothing.

    Raises:
        SyncError: Offline, ServerRefused, FeedBroken, DiskFull, DiskRefused; what came is kept.
        UpdateError: NotVouched, BadManifest.
        OSError: the disk refuses.
    """
    place = here.home.program / "system"
    number = _wanted(here, offered)
    for old in place.glob("*"):
        if old.name != number:
            shutil.rmtree(old)
    if number is None:
        return ""
    manifest = trusted.read(system.system_path(number))
    if manifest is None:
        raise NotVouched("nobody signed this system")
    proof = vouched.gather(here.home.program / "feed" / index.METADATA, manifest)
    mine = place / number
    for name, data in proof.items():
        write_whole(mine / "proof" / name, data, folder.PLAIN)
    sync_folder(mine / "proof")
    wanted = vouched.follow_system(mine / "proof", root, number)
    missing = [piece for piece in wanted.pieces if not _here(mine, piece)]
    room(here.home.program, sum(piece.bytes for piece in missing))
    for piece in missing:
        _bring(mine, piece, source)
    sync_folder(mine)
    return number


def _wanted(here: Here, offered: release.Rollout) -> release.Number | None:
    """Never an older one, never one that was gone back from, none without our image."""
    number = release.Number(offered.system)
    if not here.running or not is_newer(number, here.running):
        return None
    if number in running.rejected(here.home) or not offered.system_is_for(here.terminal):
        return None
    return number


def _here(mine: Path, piece: system.Piece) -> bool:
    try:
        return (mine / piece.sha256).stat().st_size == piece.bytes
    except OSError:
        return False


def _bring(mine: Path, piece: system.Piece, source: Source) -> None:
    part = mine / f".{piece.sha256}"
    fetch(source.transport, f"{source.base}{piece.sha256}", part, piece.sha256, piece.bytes)
    part.chmod(folder.PLAIN)
    with part.open("rb+") as written:
        os.fsync(written.fileno())
    part.rename(mine / piece.sha256)
