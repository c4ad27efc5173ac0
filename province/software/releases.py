"""Brings a version or a system in: its files into the feed, its manifest to the two offline keys.

Called by the `software` command. Files are written before anything names them.
"""

import hashlib
import json
import os
import stat
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime
from pathlib import Path
from typing import Final

import zstandard

from protocol import release, system
from protocol.index import Sha256
from province.publish.files import sync_folder, write_once
from province.publish.keyring import Keyring
from province.publish.trust import sign_release
from province.software.errors import NotAProgram, VersionExists
from province.software.models import System, Version

_LEVEL: Final = 12


def bring_in(
    feed: Path, keyring: Keyring, number: release.Number, folder: Path, now: datetime
) -> release.Release:
    """Add a frozen program's folder as a version; return its manifest.

    Raises:
        NotAProgram, VersionExists, KeysMissing, KeyUnreadable, OSError.
    """
    if Version.objects.filter(number=number).exists():
        raise VersionExists(f"{number} 已经有了，请换一个版本号")
    _same_number(number, folder / "share" / "bill.cdx.json")
    found = _manifest(number, folder)
    text = release.write(found)
    try:
        release.read(text, number)
    except release.ReleaseBroken as error:
        raise NotAProgram(f"这个文件夹不是终端的程序：{error}") from error
    room = feed / release.SOFTWARE
    for file in found.files:
        write_once(room / file.sha256, (folder / file.path).read_bytes(), at_once=False)
    os.sync()  # all of them last before anything leads to them
    sync_folder(room)
    sign_release(keyring, release.release_path(number), text, now)
    size = sum(file.bytes for file in found.files)
    Version.objects.create(number=number, added_at=now, size=size)
    return found


def bring_in_system(
    feed: Path, keyring: Keyring, number: release.Number, folder: Path, now: datetime
) -> system.System:
    """Add what `installer/image/build` left as a whole system; return its manifest.

    Raises:
        NotAProgram, VersionExists, KeysMissing, KeyUnreadable, OSError.
    """
    if System.objects.filter(number=number).exists():
        raise VersionExists(f"系统 {number} 已经有了，请换一个版本号")
    room = feed / release.SOFTWARE
    root, hashes, boot = (
        tuple(_pieces(folder / name, room)) for name in ("root.img", "hash.img", "boot.efi")
    )
    told = (folder / "root-hash").read_text(encoding="ascii").strip()
    found = system.System(release.VERSION, number, told, root, hashes, boot)
    text = release.write(found)
    try:
        system.read(text, number)
    except release.ReleaseBroken as error:
        raise NotAProgram(f"这个文件夹不是终端的系统：{error}") from error
    os.sync()
    sync_folder(room)
    sign_release(keyring, system.system_path(number), text, now)
    size = sum(piece.bytes for piece in found.pieces)
    System.objects.create(number=number, added_at=now, size=size)
    return found


def _pieces(part: Path, room: Path) -> Iterator[system.Piece]:
    """Pack a part piece by piece into the feed; the same bytes give the same pieces."""
    with part.open("rb") as file, ThreadPoolExecutor(os.cpu_count()) as pool:

        def packed(at: int) -> bytes:
            piece = os.pread(file.fileno(), system.PIECE, at)
            return zstandard.ZstdCompressor(level=_LEVEL).compress(piece)

        for piece in pool.map(packed, range(0, part.stat().st_size, system.PIECE)):
            name = Sha256(hashlib.sha256(piece).hexdigest())
            write_once(room / name, piece, at_once=False)
            yield system.Piece(name, len(piece))


def _same_number(number: release.Number, bill: Path) -> None:
    """Refuse a number that the program would contradict in every heartbeat."""
    if bill.exists():
        said = json.loads(bill.read_bytes())["metadata"]["component"]["version"]
        if said != number:
            raise NotAProgram(f"这个程序说自己是 {said}，不是 {number}")


def _manifest(number: release.Number, folder: Path) -> release.Release:
    files, links = [], []
    for path in sorted(_inside(folder)):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            links.append(release.Link(name, str(path.readlink())))
            continue
        data = path.read_bytes()
        digest = Sha256(hashlib.sha256(data).hexdigest())
        executable = bool(path.stat().st_mode & stat.S_IXUSR)
        files.append(release.File(name, digest, len(data), executable))
    return release.Release(release.VERSION, number, tuple(files), tuple(links))


def _inside(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        for name in (*names, *(name for name in folders if (Path(at) / name).is_symlink())):
            path = Path(at) / name
            if not path.is_symlink() and not path.is_file():
                raise NotAProgram("文件夹里有既不是文件也不是链接的东西")
            yield path
