"""The feed's small signed files: a village's index, the catalogue, a county's replies.

Written by `province.publish`, read by `kiosk.sync`. Each is a TUF target; packs and media are
fetched by the hashes that stand in them (media hashes stand in the packs' `attachments`).
"""

from typing import NewType, TypeVar

import msgspec

VERSION = 1
PACKS = "packs"  # folder of the feed; a file is named by its SHA-256
MEDIA = "media"
METADATA = "metadata"
TARGETS = "targets"
CATALOGUE = "catalogue.json"
OFFICES = "offices.json"
OFFICES_ROLE = "offices"  # signed by two offline keys

Sha256 = NewType("Sha256", str)  # 64 hex digits
_T = TypeVar("_T", "VillageIndex", "Catalogue", "Replies")


class FeedFileBroken(ValueError):
    """A file of the feed that is not of its form, or says it is another village's."""


class PackRef(msgspec.Struct, frozen=True):
    """One pack file: the sequence it leads to, its hash, its size in bytes."""

    seq: int
    sha256: Sha256
    bytes: int


class VillageIndex(msgspec.Struct, frozen=True):
    """What a village's mirror must hold. `deltas` go from base.seq + 1 to seq without a gap."""

    v: int
    village: str
    seq: int
    issued: str  # ISO 8601 with zone
    base: PackRef
    deltas: tuple[PackRef, ...] = ()

    def chain(self, applied: int | None) -> tuple[PackRef, ...]:
        """Return the packs to apply, in order, for a mirror at sequence `applied` (None: empty)."""
        if applied is not None and applied >= self.base.seq:
            return tuple(delta for delta in self.deltas if delta.seq > applied)
        return (self.base, *self.deltas)


class Programme(msgspec.Struct, frozen=True):
    """A livelihood fund as the villager reads it."""

    code: str
    name: str
    short_name: str
    department: str  # name of the paying department
    category: str
    basis: str
    eligibility: str
    standard: str
    frequency: str
    hotline: str


class Account(msgspec.Struct, frozen=True):
    """A ledger category; `group` is the villager's word for it."""

    code: str
    name: str
    direction: str  # income | expense
    group: str


class Catalogue(msgspec.Struct, frozen=True):
    """What all villages share."""

    v: int
    programmes: tuple[Programme, ...]
    accounts: tuple[Account, ...]
    steps: dict[str, str]  # project step -> its Chinese name
    phone_page: str  # https address that record QR codes lead to, without the fragment
    helplines: dict[str, str] = {}  # division -> whom to call when a terminal is broken

    def helpline(self, village: str) -> str:
        """Return the number for a village's terminals, the nearest division's; empty: none."""
        over = [division for division in self.helplines if village.startswith(division)]
        return self.helplines[max(over, key=len)] if over else ""


class Replies(msgspec.Struct, frozen=True):
    """A county's sealed answers: locator (hex) -> sealed reply (base64). Some are noise."""

    v: int
    county: str
    sealed: dict[str, bytes]


def index_path(village: str) -> str:
    """Return a village's target path, e.g. `439900/439900001001.json`."""
    return f"{village[:6]}/{village}.json"


def replies_path(county: str) -> str:
    """Return a county's replies' target path."""
    return f"{county}/replies.json"


def read_index(data: bytes, village: str) -> VillageIndex:
    """Decode and check an index.

    Raises:
        FeedFileBroken: not of its form, another village's, or with a gap in its deltas.
    """
    index = _decode(data, VillageIndex)
    wanted = range(index.base.seq + 1, index.seq + 1)
    if index.village != village or [delta.seq for delta in index.deltas] != list(wanted):
        raise FeedFileBroken("an index that does not fit")
    return index


def read_catalogue(data: bytes) -> Catalogue:
    """Decode the catalogue; raises FeedFileBroken."""
    return _decode(data, Catalogue)


def read_replies(data: bytes) -> Replies:
    """Decode a county's replies; raises FeedFileBroken."""
    return _decode(data, Replies)


def write(value: VillageIndex | Catalogue | Replies) -> bytes:
    """Encode one of the feed's files; equal values give equal bytes."""
    return msgspec.json.encode(value, order="deterministic")


def _decode(data: bytes, kind: type[_T]) -> _T:
    try:
        value = msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise FeedFileBroken(f"not a {kind.__name__}") from error
    if value.v != VERSION:
        raise FeedFileBroken("a version that this program does not know")
    return value
