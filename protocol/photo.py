"""Photos that go with a report from a telephone: sealed twice as envelopes are, of one length.

The phone's page seals, the intake opens the outer layer, the office's officer the inner one.

Parcel: version (1) | suite (1) | HPKE to the intake.
Outer text: number (1) | tag (16) | office (12) | HPKE to the office.
Inner text: length (4) | JPEG | zeros.
"""

from collections.abc import Iterable

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from protocol.envelope import SUITE, VERSION, NotOurs, TooLong
from protocol.offices import CODE_BYTES
from protocol.receipt import TAG_BYTES

PHOTO_BYTES = 131_072
MOST = 3  # a report
_CLEAR = bytes((VERSION, SUITE))
_OVERHEAD = 48
_HEAD = 1 + TAG_BYTES + CODE_BYTES
_INNER = PHOTO_BYTES - len(_CLEAR) - _OVERHEAD - _HEAD
_ROOM = _INNER - _OVERHEAD
_LENGTH = 4
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


class Parcel(msgspec.Struct, frozen=True):
    """What the intake learns of a photo."""

    number: int  # from 0
    tag: bytes
    office: str
    sealed: bytes


def seal_photo(jpeg: bytes, parcel: Parcel, public: bytes, intake_public: bytes) -> bytes:
    """Seal a JPEG (`parcel.sealed` is not read) to an office's key and the intake's.

    Raises:
        TooLong: it is larger than a parcel.
    """
    if len(jpeg) > _ROOM - _LENGTH:
        raise TooLong("the photo is too large")
    inner = seal_inner(jpeg, parcel.office, public)
    code = parcel.office.encode().ljust(CODE_BYTES, b"\0")
    outer = bytes((parcel.number,)) + parcel.tag + code + inner
    return _CLEAR + _seal(outer, intake_public, "photo outer ")


def seal_inner(jpeg: bytes, office: str, public: bytes) -> bytes:
    """Seal a JPEG that fits a parcel to an office's key alone: what the office keeps."""
    plain = (len(jpeg).to_bytes(_LENGTH, "big") + jpeg).ljust(_ROOM, b"\0")
    return _seal(plain, public, f"photo {office}")


def open_parcel(data: bytes, intake_private: Iterable[bytes]) -> Parcel:
    """Open the outer layer with the first of the intake's keys that fits; raises NotOurs."""
    if len(data) != PHOTO_BYTES or data[:2] != _CLEAR:
        raise NotOurs("not a photo of this version")
    for private in intake_private:
        try:
            text = _open(data[2:], private, "photo outer ")
        except NotOurs:
            continue
        code = text[1 + TAG_BYTES : _HEAD].rstrip(b"\0")
        if text[0] >= MOST or not (code.isascii() and code.decode().isprintable()):
            raise NotOurs("an outer layer without sense")
        tag = text[1 : 1 + TAG_BYTES]
        return Parcel(number=text[0], tag=tag, office=code.decode("ascii"), sealed=text[_HEAD:])
    raise NotOurs("no key opens it")


def open_photo(sealed: bytes, office: str, private: bytes) -> bytes:
    """Return the JPEG; raises NotOurs."""
    plain = _open(sealed, private, f"photo {office}")
    length = int.from_bytes(plain[:_LENGTH], "big")
    if length > len(plain) - _LENGTH:
        raise NotOurs("a photo without sense")
    return plain[_LENGTH : _LENGTH + length]


def _info(purpose: str) -> bytes:
    return _CLEAR + f"mingjing {purpose}".encode()


def _seal(text: bytes, public: bytes, purpose: str) -> bytes:
    key = X25519PublicKey.from_public_bytes(public)
    sealed: bytes = _SUITE.encrypt(text, key, info=_info(purpose))
    return sealed


def _open(sealed: bytes, private: bytes, purpose: str) -> bytes:
    key = X25519PrivateKey.from_private_bytes(private)
    try:
        text: bytes = _SUITE.decrypt(sealed, key, info=_info(purpose))
    except (InvalidTag, ValueError):
        raise NotOurs("altered, or for another key") from None
    return text
