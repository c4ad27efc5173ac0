"""One look of the service for whole systems: judge the one on trial, write the one that is here.

Between any two steps the power may go: the image that runs is never touched, and the other slot has
no image until it was written and read back whole. Called by system.command.
"""

import hashlib
import os
import subprocess
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import IO, Literal, NamedTuple

import zstandard

from kiosk import gone_back, running
from kiosk.config import Home
from kiosk.slot import is_newer
from kiosk.system.loader import Loader
from kiosk.update import vouched
from kiosk.update.errors import SlotBroken
from protocol import system
from protocol.release import Number

Verdict = Literal["none", "wait", "good", "again"]


class Slot(NamedTuple):
    """The two devices of a slot."""

    root: Path
    hashes: Path


class Ground(NamedTuple):
    """What a look works on."""

    home: Home
    loader: Loader
    running: Number
    other: Slot  # the one that does not run
    anchor: bytes  # the root.json in which trust begins


class Shown(NamedTuple):
    """What the machine has shown since it was booted."""

    drawn: bool  # the screen is up
    synced: bool  # a look at the feed went well
    long: bool  # it was up long enough for a screen


def settle(ground: Ground, shown: Shown) -> Verdict:
    """Keep the system on trial, or say that it is to be tried again; remember what failed.

    Raises:
        SlotBroken, OSError: the next look does it.
    """
    verdict: Verdict = "none"
    for image in ground.loader.images():
        if image.number != ground.running:
            if image.left == 0 and is_newer(image.number, ground.running):
                # Remembered before it goes: a system that failed is never taken again.
                gone_back.remember(ground.home.system, image.number)
                ground.loader.remove(image)
        elif image.left is not None:
            if shown.drawn and shown.synced:
                ground.loader.keep(image)
                verdict = "good"
            else:
                verdict = "again" if shown.long and not shown.drawn else "wait"
    return verdict


def write(ground: Ground, begins: Callable[[Number], None] = lambda _: None) -> Number | None:
    """Write the system that kiosk.update brought, if there is a newer one; return its number.

    `begins` is told the number before anything is written.

    Raises:
        UpdateError: NotVouched, BadManifest.
        SlotBroken, OSError.
    """
    found = _brought(ground)
    if found is None:
        return None
    place = ground.home.program / "system" / found
    wanted = vouched.follow_system(place / "proof", ground.anchor, found)
    if not all((place / piece.sha256).exists() for piece in wanted.pieces):
        return None  # still on its way
    images = ground.loader.images()
    if any(image.number == found and image.left != 0 for image in images):
        return None  # written before; it waits to be started
    begins(found)
    for image in images:
        if image.number != ground.running:
            ground.loader.remove(image)
    for device, pieces in ((ground.other.root, wanted.root), (ground.other.hashes, wanted.hashes)):
        with device.open("rb+") as out:
            _unpack(place, pieces, out)
    _hold(ground.other, wanted.root_hash)
    with tempfile.NamedTemporaryFile() as out:
        _unpack(place, wanted.boot, out)
        ground.loader.add(found, Path(out.name))
    return found


def _brought(ground: Ground) -> Number | None:
    known = running.rejected(ground.home)
    for each in (ground.home.program / "system").glob("*"):
        newer = is_newer(each.name, ground.running)
        if newer and each.name not in known:
            return Number(each.name)
    return None


def _unpack(place: Path, pieces: Iterable[system.Piece], out: IO[bytes]) -> None:
    """Write the pieces one behind the other; each is held to its hash as it is read."""
    unpacker = zstandard.ZstdDecompressor()
    for piece in pieces:
        packed = (place / piece.sha256).read_bytes()
        if hashlib.sha256(packed).hexdigest() != piece.sha256:
            (place / piece.sha256).unlink()  # fetched anew by the next look for updates
            raise SlotBroken("a piece is not what it was")
        try:
            out.write(unpacker.decompress(packed, max_output_size=system.PIECE))
        except zstandard.ZstdError as error:
            raise SlotBroken("a piece that cannot be unpacked") from error
    out.flush()
    os.fsync(out.fileno())


def _hold(slot: Slot, root_hash: str) -> None:
    """Read all of a slot back, block by block, by its root hash; raises SlotBroken."""
    command = ["/usr/sbin/veritysetup", "verify", str(slot.root), str(slot.hashes), root_hash]
    try:
        subprocess.run(command, capture_output=True, check=True, timeout=3600)
    except (OSError, subprocess.SubprocessError) as error:
        raise SlotBroken("what was written does not read back") from error
