"""A technician's pass: opens the technician's page of a county's terminals, from a stick.

Signed by the province (protocol.signed). It names nobody and is a bearer's: who copies the file
has it until its last day, so it opens nothing but that page.
"""

from datetime import date

import msgspec

from protocol.signed import SignedBroken

VERSION = 1


class Pass(msgspec.Struct, frozen=True):
    """For which county's terminals, and until when."""

    v: int
    county: str  # six digits
    last_day: date  # in China, included


def write(of: Pass) -> bytes:
    """Encode a pass."""
    return msgspec.json.encode(of)


def read(data: bytes) -> Pass:
    """Decode and check a pass; raises SignedBroken."""
    try:
        found = msgspec.json.decode(data, type=Pass)
    except msgspec.MsgspecError as error:
        raise SignedBroken("not a technician's pass") from error
    if found.v != VERSION:
        raise SignedBroken("another version than this program's")
    return found
