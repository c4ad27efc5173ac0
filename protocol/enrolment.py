"""What a terminal is told once, when it is set up: where its feed is and what opens it.

The technician brings a code, typed or in an invitation (a file). The terminal makes a key and
sends its public half with the code; the province answers with the enrolment, which the terminal
keeps as `terminal.json` (0640). Invitation and enrolment are signed (protocol.signed), so whoever
has compared the root's fingerprint may believe both.
"""

import base64
import hashlib
from typing import TypeVar

import msgspec
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from protocol.code import ALPHABET
from protocol.signed import SignedBroken

VERSION = 1
_FINGERPRINT_DIGITS = 12
_GROUP = 4
_ID_CHARACTERS = 8
_SPOKEN = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567", ALPHABET)
_FINGERPRINT_SALT = b"mingjing root of feed"


class EnrolmentBroken(SignedBroken):
    """Not an enrolment, an invitation or a request that this program can use."""


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
    terminal: str = ""  # name of the key that it was made for


class Invitation(msgspec.Struct, frozen=True):
    """A code with what else the technician would have to type."""

    v: int
    province: str
    code: str
    tuf_root: bytes
    villages: tuple[str, ...]  # names, to be read before saying yes


class Request(msgspec.Struct, frozen=True):
    """What a terminal sends with its signature: the code and its public key (32 bytes)."""

    code: str
    public: bytes


_T = TypeVar("_T", Enrolment, Invitation)


def read(data: bytes) -> Enrolment:
    """Decode and check an enrolment; raises EnrolmentBroken."""
    enrolment = _decode(data, Enrolment)
    if not enrolment.villages:
        raise EnrolmentBroken("an enrolment without villages")
    return enrolment


def read_invitation(data: bytes) -> Invitation:
    """Decode and check an invitation; raises EnrolmentBroken."""
    return _decode(data, Invitation)


def write(enrolment: Enrolment | Invitation) -> bytes:
    """Encode an enrolment or an invitation."""
    return msgspec.json.encode(enrolment)


def terminal_name(public: bytes) -> str:
    """Return the name of a terminal's public key: eight characters that can be read out."""
    digest = hashlib.sha256(b"mingjing terminal\n" + public).digest()
    return base64.b32encode(digest).decode()[:_ID_CHARACTERS].translate(_SPOKEN)


def fingerprint(tuf_root: bytes) -> str:
    """Return twelve digits of a feed's root, which technician and county compare by telephone.

    Twelve digits alone could be met by trying keys; each try costs an Argon2id (64 MiB), so that
    a second root with the same digits costs about 3,000 years of one core.
    """
    stretch = Argon2id(
        salt=_FINGERPRINT_SALT, length=16, iterations=3, lanes=1, memory_cost=64 * 1024
    )
    number = int.from_bytes(stretch.derive(hashlib.sha256(tuf_root).digest()), "big")
    digits = str(number % 10**_FINGERPRINT_DIGITS).zfill(_FINGERPRINT_DIGITS)
    return " ".join(digits[at : at + _GROUP] for at in range(0, _FINGERPRINT_DIGITS, _GROUP))


def _decode(data: bytes, kind: type[_T]) -> _T:
    try:
        found = msgspec.json.decode(data, type=kind)
    except msgspec.MsgspecError as error:
        raise EnrolmentBroken(f"not an {kind.__name__}") from error
    if found.v != VERSION:
        raise EnrolmentBroken("another version than this program's")
    return found
