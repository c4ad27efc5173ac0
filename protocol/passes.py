"""What the province signs onto a stick, so that terminals take it (protocol.signed).

A technician's pass opens the technician's page of a county's terminals; a carrier's lets the feed
in and cells out. Each names nobody and is a bearer's: who copies the file has it until its last
day.
"""

from datetime import date
from typing import TypeVar

import msgspec

from protocol.signed import SignedBroken

VERSION = 1


class Carrier(msgspec.Struct, frozen=True):
    """The province wrote this stick."""

    v: int
    last_day: date  # in China, included


class Pass(Carrier, frozen=True):
    """And a technician bears it, for one county's terminals."""

    county: str  # six digits


_T = TypeVar("_T", bound=Carrier)


def write(of: Carrier) -> bytes:
    """Encode what is to be signed."""
    return msgspec.json.encode(of)


def read(data: bytes, kind: type[_T]) -> _T:
    """Decode and check what was signed; raises SignedBroken."""
    try:
        found = msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise SignedBroken(f"not a {kind.__name__}") from error
    if found.v != VERSION:
        raise SignedBroken("another version than this program's")
    return found
