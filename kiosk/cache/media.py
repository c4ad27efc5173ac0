"""Sealed pictures on disk, named by the SHA-256 of the sealed file.

The ui calls `picture`, sync the rest. A picture is opened in memory only; nothing unsealed is
ever written.
"""

import hashlib
import os
from collections.abc import Iterator
from pathlib import Path

from kiosk.cache.errors import PictureBroken, PictureNotHere
from kiosk.config import Home
from protocol.sealing import SealBroken, unseal

MAGIC = b"MJM1"
_NAME = 64


def is_here(home: Home, sha256: str) -> bool:
    """Return whether the sealed file has arrived."""
    return bool(sha256) and _path(home, sha256).is_file()


def picture(home: Home, village_key: bytes, sha256: str) -> bytes:
    """Return a picture's plain bytes (JPEG, PNG, WebP or PDF).

    Raises:
        PictureNotHere: not arrived, or evicted.
        PictureBroken: another village's, or altered on the disk (then deleted, to come again).
    """
    path = _path(home, sha256)
    try:
        sealed = path.read_bytes()
    except OSError as error:
        raise PictureNotHere from error
    if hashlib.sha256(sealed).hexdigest() != sha256:
        _discard(path)
        raise PictureBroken
    try:
        return unseal(village_key, MAGIC, sealed)
    except SealBroken as error:
        raise PictureBroken from error  # whole, but another village's


def store(home: Home, sealed: bytes) -> str:
    """Keep a sealed picture durably; return its name. Raises OSError (disk full)."""
    name = hashlib.sha256(sealed).hexdigest()
    part = part_path(home, name)
    part.parent.mkdir(parents=True, exist_ok=True)
    part.write_bytes(sealed)
    adopt(home, name)
    return name


def part_path(home: Home, sha256: str) -> Path:
    """Return where a picture is gathered while it arrives."""
    return _path(home, sha256).with_suffix(".part")


def adopt(home: Home, sha256: str) -> None:
    """Turn a fully arrived, checked part into the picture. Raises OSError."""
    part = part_path(home, sha256)
    with part.open("rb") as file:
        os.fsync(file.fileno())
    part.chmod(0o640)
    part.replace(_path(home, sha256))


def missing(home: Home, wanted: dict[bytes, int], *, prune: bool) -> dict[bytes, int]:
    """Return those of `wanted` (SHA-256 -> bytes) that are not here; it is used up.

    `prune` deletes pictures and parts that are not wanted; nothing is deleted else. Raises OSError.
    """
    for name, entry in _files(home):
        stem, _, part = name.partition(".")
        digest = _digest(stem)
        size = wanted.get(digest)
        if size is None:
            if prune:
                _discard(Path(entry))
        elif not part and entry.stat().st_size == size:
            del wanted[digest]
            _discard(part_path(home, stem))  # one may lie there that came to nothing
    return wanted


def _files(home: Home) -> Iterator[tuple[str, os.DirEntry[str]]]:
    try:
        with os.scandir(home.media) as entries:
            yield from ((entry.name, entry) for entry in entries)
    except FileNotFoundError:
        return


def _digest(stem: str) -> bytes:
    try:
        return bytes.fromhex(stem)
    except ValueError:
        return b""  # of no picture


def _path(home: Home, sha256: str) -> Path:
    # A name comes from a signed pack, but a path is no place for trust.
    if len(sha256) != _NAME or not sha256.isalnum():
        raise PictureNotHere
    return home.media / sha256


def _discard(path: Path) -> None:
    try:
        path.unlink(missing_ok=True)
    except OSError:  # the ui may not write here; sync's own check finds it
        return
