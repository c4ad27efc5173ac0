"""The discipline offices: their public keys and whom each one answers for.

`offices.json` is signed by an offline role with threshold 2, so that nobody who runs the server
can slip in a key of their own. The ui seals to what stands here; the province checks against it.
"""

from typing import Literal

import msgspec

VERSION = 1
CODE_BYTES = 12

Level = Literal["village", "township", "county", "city", "province"]
_RANK: dict[Level, int] = {"village": 0, "township": 1, "county": 2, "city": 3, "province": 4}


class OfficesBroken(ValueError):
    """Not a list of offices that this program can use."""


class NoOfficeAbove(LookupError):
    """No listed office is above the level that a report is about."""


class Office(msgspec.Struct, frozen=True):
    """One office. Keys are 32-byte X25519 public keys."""

    code: str  # at most 12 ASCII characters
    name: str
    level: Level
    division: str
    public: bytes  # content blocks are sealed to it
    custody: bytes  # identity blocks are sealed to it; its private half is shared 2 of n
    head: str = ""
    telephone: str = ""
    hours: str = ""


class IntakeKey(msgspec.Struct, frozen=True):
    """A key of the platform's intake; old ones open for 400 days."""

    id: str
    public: bytes
    since: str


class Offices(msgspec.Struct, frozen=True):
    """The whole list. The newest intake key is last."""

    v: int
    intake: tuple[IntakeKey, ...]
    offices: tuple[Office, ...]

    def above(self, village: str, about: Level = "village") -> Office:
        """Return the lowest office over `village` that stands above the level `about`.

        Raises:
            NoOfficeAbove: the list has none.
        """
        over = [
            office
            for office in self.offices
            if village.startswith(office.division) and _RANK[office.level] > _RANK[about]
        ]
        if not over:
            raise NoOfficeAbove(about)
        return min(over, key=lambda office: _RANK[office.level])

    def find(self, code: str) -> Office | None:
        """Return the office with this code, or None."""
        return next((office for office in self.offices if office.code == code), None)


def read(data: bytes) -> Offices:
    """Decode and check offices.json.

    Raises:
        OfficesBroken: not of its form, no intake key, a key or code of a wrong length.
    """
    try:
        offices = msgspec.json.decode(data, type=Offices)
    except msgspec.MsgspecError as error:
        raise OfficesBroken("not a list of offices") from error
    keys = [key.public for key in offices.intake]
    keys += [key for office in offices.offices for key in (office.public, office.custody)]
    if offices.v != VERSION or not offices.intake or any(len(key) != 32 for key in keys):  # noqa: PLR2004 - X25519
        raise OfficesBroken("a list of offices without usable keys")
    if any(not o.code.isascii() or len(o.code) > CODE_BYTES for o in offices.offices):
        raise OfficesBroken("an office code that does not fit an envelope")
    return offices


def write(offices: Offices) -> bytes:
    """Encode offices.json; equal lists give equal bytes."""
    return msgspec.json.encode(offices, order="deterministic")
