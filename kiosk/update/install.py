"""Makes a version's folder: what is here already is linked or copied, the rest is fetched.

Everything happens in a folder beside, file by file, each checked and on the disk before the next;
a cut at any moment leaves whole files there, and the next time goes on from them. Only a whole
folder gets a version's name. Called by update.look.
"""

import os
import shutil
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Final, NamedTuple

from kiosk.files import sync_folder, write_whole
from kiosk.sync.errors import DiskFull, disk_error
from kiosk.sync.fetching import fetch
from kiosk.sync.transport import Carrier
from kiosk.update import folder
from kiosk.update.errors import Damaged
from protocol import release

RESERVE: Final = 256 * 1024 * 1024  # bytes left to mirror and reports, whatever is offered


class Source(NamedTuple):
    """Where files come from: folders on this machine first, then the feed at `base`."""

    transport: Carrier
    base: str  # ends in a slash
    here: tuple[Path, ...] = ()


def install(
    program: Path,
    wanted: release.Release,
    proof: dict[str, bytes],
    source: Source,
    told: Callable[[int, int], None] = lambda _done, _all: None,
) -> None:
    """Make `program/versions/<number>` and its proof; does nothing where both are whole.

    Args:
        program: the folder of versions.
        wanted: the version's manifest, verified.
        proof: files of update.vouched.
        source: where its files come from.
        told: hears how many files of how many are there.

    Raises:
        SyncError: Offline, ServerRefused, FeedBroken, DiskFull, DiskRefused; what came is kept.
        UpdateError: Damaged, what was written does not read back.
    """
    target = program / "versions" / wanted.number
    try:
        for name, data in proof.items():
            write_whole(program / "proofs" / wanted.number / name, data, folder.PLAIN)
        sync_folder(program / "proofs" / wanted.number)
        with suppress(Damaged):
            folder.check(target, wanted)
            return
        part = target.with_name(f".{wanted.number}.part")
        # A damaged folder of this version gives what it has, and goes.
        here = (target, *source.here)
        known = {file.sha256: each for each in reversed(here) for file in _of(each, wanted)}
        for done, file in enumerate(wanted.files):
            told(done, len(wanted.files))
            _place(part, file, source, known.get(file.sha256))
        _finish(part, wanted)
        folder.check(part, wanted)
        if target.exists():
            shutil.rmtree(target)
        part.rename(target)
        sync_folder(target.parent)
        shutil.rmtree(program / "parts", ignore_errors=True)
    except OSError as error:
        raise disk_error(error) from error


def room(program: Path, need: int) -> None:
    """Refuse what would leave mirror and reports no room; raises DiskFull."""
    if shutil.disk_usage(program).free < need + RESERVE:
        raise DiskFull


def forget(program: Path, keep: Iterable[str]) -> None:
    """Delete all versions but those named, and what was left half. Raises OSError."""
    kept = set(keep)
    for room in ("versions", "proofs"):
        for each in (program / room).glob("*"):
            if each.name not in kept:
                shutil.rmtree(each)


def linked(program: Path, name: str, number: str | None) -> None:
    """Let `program/<name>` lead to a version, or to none, in one step. Raises OSError."""
    link = program / name
    if number is None:
        link.unlink(missing_ok=True)
    else:
        fresh = link.with_name(f"{name}.new")
        fresh.unlink(missing_ok=True)
        fresh.symlink_to(Path("versions") / number)
        fresh.replace(link)
    sync_folder(program)


def _of(place: Path, wanted: release.Release) -> list[release.File]:
    """Return the files of a version that this folder may have: same path, same size."""
    found = []
    for file in wanted.files:
        with suppress(OSError):
            if (place / file.path).stat().st_size == file.bytes:
                found.append(file)
    return found


def _place(part: Path, file: release.File, source: Source, known: Path | None) -> None:
    place = part / file.path
    if folder.holds(place, file):
        return
    place.parent.mkdir(parents=True, exist_ok=True)
    place.unlink(missing_ok=True)
    parts = part.parent.parent / "parts"
    fresh = parts / file.sha256
    ours = None if known is None else known / file.path
    if not file.bytes:
        parts.mkdir(parents=True, exist_ok=True)
        fresh.touch()  # nobody needs to be asked for nothing
    elif ours is None or not _same(ours, file):
        fetch(source.transport, f"{source.base}{file.sha256}", fresh, file.sha256, file.bytes)
    elif folder.holds(ours, file) and _hard_linked(ours, place):
        return
    else:
        parts.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ours, fresh)
    fresh.chmod(folder.EXECUTABLE if file.executable else folder.PLAIN)
    with fresh.open("rb") as written:
        os.fsync(written.fileno())
    fresh.rename(place)


def _same(path: Path, file: release.File) -> bool:
    try:
        return folder.sha256(path) == file.sha256
    except OSError:
        return False


def _hard_linked(ours: Path, place: Path) -> bool:
    try:
        place.hardlink_to(ours)
    except OSError:  # another disk: the system's own program
        return False
    return True


def _finish(part: Path, wanted: release.Release) -> None:
    """Make the links, drop what does not belong, and bring all folders to the disk."""
    for link in wanted.links:
        place = part / link.path
        place.parent.mkdir(parents=True, exist_ok=True)
        place.unlink(missing_ok=True)
        place.symlink_to(link.to)
    meant = {
        *(part / file.path for file in wanted.files),
        *(part / one.path for one in wanted.links),
    }
    folders = []
    for at, inner, names in os.walk(part, topdown=False):
        here = Path(at)
        for name in (*names, *(name for name in inner if (here / name).is_symlink())):
            if here / name not in meant:
                (here / name).unlink()
        folders.append(here)
    for each in folders:
        sync_folder(each)
