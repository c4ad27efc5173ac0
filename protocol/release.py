"""The terminal's program as the province publishes it: what a version is made of, who takes it.

A version's manifest is a TUF target that two offline keys sign; its files are fetched by their
hashes from the feed's folder SOFTWARE. The rollout is signed online: whoever runs the server may
choose among versions that were signed, and stop them, but can make none.
Written by `province.software`, read by `kiosk.update`.
"""

import hashlib
import re
from pathlib import PurePosixPath
from typing import Literal, NewType, TypeVar

import msgspec

from protocol.index import Sha256

VERSION = 1
SOFTWARE = "software"  # folder of the feed; a file is named by its SHA-256
SOFTWARE_ROLE = "software"  # signed by two offline keys
ROLLOUT = "rollout.json"
ROLLOUT_ROLE = "rollout"  # signed online
PROGRAM = "mingjing"  # the file that is started
EVERYBODY = 100  # percent
_NUMBER = re.compile(r"(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})\.(0|[1-9][0-9]{0,4})")
_FILES_MOST = 20_000
_BYTES_MOST = 2 * 1024**3

Number = NewType("Number", str)  # a version's number, e.g. 1.4.0
_T = TypeVar("_T", bound="Versioned")


class ReleaseBroken(ValueError):
    """Not a manifest, a rollout or a version's number that this program can use."""


class Versioned(msgspec.Struct, frozen=True):
    """A manifest or a rollout: `v` is VERSION."""

    v: int


class File(msgspec.Struct, frozen=True):
    """A file of the program's folder; `path` with slashes, below it."""

    path: str
    sha256: Sha256
    bytes: int
    executable: bool = False


class Link(msgspec.Struct, frozen=True):
    """A symbolic link of the program's folder to another place in it, from where it lies."""

    path: str
    to: str


class Release(Versioned, frozen=True):
    """A version: its folder has exactly these files and links."""

    number: Number
    files: tuple[File, ...]
    links: tuple[Link, ...] = ()


class Rollout(Versioned, frozen=True):
    """What terminals may take: a version (empty: none), and how many of a hundred take it."""

    number: Number | Literal[""] = ""
    percent: int = 0
    system: Number | Literal[""] = ""  # the whole system of the machine, likewise
    system_percent: int = 0

    def is_for(self, terminal: str) -> bool:
        """Whether a terminal of this name is among them; one that is at 1 % is so at 10 %, too."""
        return _drawn("rollout", self.number, terminal) < self.percent

    def system_is_for(self, terminal: str) -> bool:
        """Whether it is among those that take the system."""
        return _drawn("system", self.system, terminal) < self.system_percent


def release_path(number: Number) -> str:
    """Return the target path of a version's manifest."""
    return f"{SOFTWARE}/{number}.json"


def order(number: str) -> tuple[int, ...]:
    """Return what versions are compared by; raises ReleaseBroken."""
    found = _NUMBER.fullmatch(number)
    if found is None:
        raise ReleaseBroken("a version is three numbers with dots between")
    return tuple(map(int, found.groups()))


def numbered(text: str) -> Number:
    """Return a version's number; raises ReleaseBroken."""
    order(text)
    return Number(text)


def read(data: bytes, number: Number) -> Release:
    """Decode and check a version's manifest.

    Raises:
        ReleaseBroken: not of its form, another version's, or with a path that leads out of it.
    """
    found = decode(data, Release)
    if found.number != number:
        raise ReleaseBroken("another version's manifest")
    if len(found.files) > _FILES_MOST or sum(file.bytes for file in found.files) > _BYTES_MOST:
        raise ReleaseBroken("larger than any program of ours")
    if not any(file.path == PROGRAM and file.executable for file in found.files):
        raise ReleaseBroken("no program in it")
    _check_paths(found)
    return found


def read_rollout(data: bytes) -> Rollout:
    """Decode a rollout; raises ReleaseBroken."""
    found = decode(data, Rollout)
    for number in (found.number, found.system):
        if number:
            order(number)
    return found


def decode(data: bytes, kind: type[_T]) -> _T:
    """Decode a manifest or a rollout of this form; raises ReleaseBroken."""
    try:
        value = msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise ReleaseBroken(f"not a {kind.__name__}") from error
    if value.v != VERSION:
        raise ReleaseBroken("a form that this program does not know")
    return value


def write(value: Versioned) -> bytes:
    """Encode a manifest or a rollout; equal values give equal bytes."""
    return msgspec.json.encode(value, order="deterministic")


def _drawn(what: str, number: str, terminal: str) -> int:
    if not number:
        return EVERYBODY
    text = f"mingjing {what}\n{number}\n{terminal}".encode()
    return int.from_bytes(hashlib.sha256(text).digest()[:8], "big") % EVERYBODY


def _check_paths(found: Release) -> None:
    places = [*(file.path for file in found.files), *(link.path for link in found.links)]
    taken = set(places)
    if len(taken) != len(places):
        raise ReleaseBroken("two things at one place")
    for place in places:
        if not _inside(place) or any(str(above) in taken for above in PurePosixPath(place).parents):
            raise ReleaseBroken("a path that leads elsewhere")
    for file in found.files:
        if not re.fullmatch(r"[0-9a-f]{64}", file.sha256) or file.bytes < 0:
            raise ReleaseBroken("a file without a hash")
    for link in found.links:
        if not _leads_inside(link):
            raise ReleaseBroken("a link that leads elsewhere")


def _inside(path: str) -> bool:
    plain = PurePosixPath(path)
    whole = str(plain) == path and not plain.is_absolute() and "\0" not in path
    return whole and path != "." and ".." not in plain.parts


def _leads_inside(link: Link) -> bool:
    """Follow a link's text by its letters: never above the folder, at no moment."""
    depth = len(PurePosixPath(link.path).parts) - 1
    to = PurePosixPath(link.to)
    if to.is_absolute() or not to.parts or "\0" in link.to:
        return False
    for part in to.parts:
        depth += -1 if part == ".." else 1
        if depth < 0:
            return False
    return True
