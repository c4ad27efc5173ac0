"""What a terminal is told once, when it is set up: where its feed is and what opens it.

The province's enrolment answers with it; the terminal keeps it as `terminal.json` (0640).
"""

import hashlib

import msgspec

VERSION = 1


class EnrolmentBroken(ValueError):
    """Not an enrolment that this program can use."""


class Village(msgspec.Struct, frozen=True):
    """A village whose pages this terminal shows."""

    code: str
    name: str
    key: bytes  # 32 bytes: opens packs, media and, with an ID number, a bundle


class Enrolment(msgspec.Struct, frozen=True):
    """A terminal's whole provisioning."""

    v: int
    province: str  # base address, e.g. https://example.cn/
    county: str
    county_salt: bytes  # 16 bytes
    tuf_root: bytes  # the feed's first root.json: all trust starts here
    villages: tuple[Village, ...]


def read(data: bytes) -> Enrolment:
    """Decode and check an enrolment; raises EnrolmentBroken."""
    try:
        enrolment = msgspec.json.decode(data, type=Enrolment)
    except msgspec.MsgspecError as error:
        raise EnrolmentBroken("not an enrolment") from error
    if enrolment.v != VERSION or not enrolment.villages:
        raise EnrolmentBroken("an enrolment of another version, or without villages")
    return enrolment


def write(enrolment: Enrolment) -> bytes:
    """Encode an enrolment."""
    return msgspec.json.encode(enrolment)


def fingerprint(enrolment: Enrolment) -> str:
    """Return six digits of the feed's root, which technician and county compare by telephone."""
    return str(int(hashlib.sha256(enrolment.tuf_root).hexdigest(), 16))[:6]
