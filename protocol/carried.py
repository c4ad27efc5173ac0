"""Cells that travel on sticks, and how a terminal learns that they arrived.

A terminal copies its whole ring onto a stick: always 64 cells, waiting or not, real or not, in
random order. The province takes them and publishes, for each county, digests of what it took,
among noise; a terminal frees the cells whose digests it finds. Real and dummy cells are listed
alike, so the list tells nothing of reports.
"""

import hashlib

import msgspec

VERSION = 1
FEED_FOLDER = ("mingjing", "feed")
INVITATION_FILE = "mingjing-setup.json"  # on a stick for set-up (protocol.enrolment)
TECHNICIAN_FILE = "mingjing-technician.json"  # on a technician's (protocol.passes)
CARRIER_FILE = "mingjing-carrier.json"  # on any that the province wrote (likewise)
CELLS_FOLDER = ("mingjing", "cells")
SUFFIX = ".cells"
CELLS = 64  # in one file
DIGEST_BYTES = 8
STEP = 4096  # digests and noise together are a multiple of it


class CarriedBroken(ValueError):
    """Not a list of digests that this program can use."""


class Received(msgspec.Struct, frozen=True):
    """A county's list; `digests` are joined, sorted, DIGEST_BYTES each."""

    v: int
    county: str
    digests: bytes


def received_path(county: str) -> str:
    """Return the list's target path."""
    return f"{county}/received.json"


def digest(cell: bytes) -> bytes:
    """Return what a cell is listed by."""
    return hashlib.sha256(b"mingjing received\n" + cell).digest()[:DIGEST_BYTES]


def write(county: str, digests: set[bytes]) -> bytes:
    """Encode a list; equal sets give equal bytes."""
    joined = b"".join(sorted(digests))
    return msgspec.json.encode(Received(VERSION, county, joined), order="deterministic")


def read(data: bytes, county: str) -> frozenset[bytes]:
    """Decode and check a county's list; raises CarriedBroken."""
    try:
        found = msgspec.json.decode(data, type=Received)
    except msgspec.MsgspecError as error:
        raise CarriedBroken("not a list of digests") from error
    whole = len(found.digests) % DIGEST_BYTES == 0
    if found.v != VERSION or found.county != county or not whole:
        raise CarriedBroken("another county's, another version, or cut")
    starts = range(0, len(found.digests), DIGEST_BYTES)
    return frozenset(found.digests[at : at + DIGEST_BYTES] for at in starts)
