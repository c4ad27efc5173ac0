"""Envelopes: a report sealed twice, always 860 bytes, and cells of four of them.

The inner layer is for the office (content) and its custodians (identity); the outer one is for
the intake, which learns only real-or-dummy, the lookup tag and the office. The ui seals, the
intake opens the outer layer, the office's officer the inner one.

Envelope: version (1) | suite (1) | HPKE enc (32) | ciphertext of 810 bytes + 16.
Outer text: kind (1) | part * 16 + parts (1) | tag (16) | office (12) | body (780).
The bodies of all parts, joined: content sealed to the office | identity sealed to the custodians.
Content: reply key (32) | codec (1) | length (2) | village, about, kind and words | zeros.
"""

import base64
import secrets
import zlib
from collections.abc import Iterable, Sequence
from functools import lru_cache

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from protocol.offices import CODE_BYTES, Office
from protocol.receipt import TAG_BYTES

ENVELOPE_BYTES = 860
PARTS_MOST = 4
CELL_BYTES = ENVELOPE_BYTES * PARTS_MOST
VERSION = 1
SUITE = 1  # X25519, HKDF-SHA256, ChaCha20-Poly1305; 2 is kept free for SM2, SM3, SM4
_CLEAR = bytes((VERSION, SUITE))
_HPKE_OVERHEAD = 48
_HEAD = 2 + TAG_BYTES + CODE_BYTES
_BODY = ENVELOPE_BYTES - len(_CLEAR) - _HPKE_OVERHEAD - _HEAD
_IDENTITY = 96
_SEALED_IDENTITY = _IDENTITY + _HPKE_OVERHEAD
_DUMMY, _REAL = 0, 1
_PLAIN, _DEFLATED = 0, 1
_CONTENT_HEAD = 32 + 1 + 2
_SEPARATOR = "\x1f"
_MAX_WORDS = 64 * 1024  # what a report may inflate to

_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


class EnvelopeError(ValueError):
    """An envelope that cannot be made or opened. Never carries what is inside."""


class TooLong(EnvelopeError):
    """The report does not fit into four envelopes, or the identity not into its block."""


class NotOurs(EnvelopeError):
    """Of another length, version or suite, altered, or sealed to another key."""


class Content(msgspec.Struct, frozen=True):
    """What the office reads."""

    reply_key: bytes  # 32 bytes
    village: str
    about: str  # public id of a record, or empty
    kind: str  # ask | correct | suggest | report
    words: str


class Identity(msgspec.Struct, frozen=True):
    """Who is speaking, if they said so; opened only by two custodians together."""

    name: str = ""
    telephone: str = ""
    id_number: str = ""


class Outer(msgspec.Struct, frozen=True):
    """What the intake learns of a real envelope."""

    part: int  # from 0
    parts: int
    tag: bytes
    office: str
    body: bytes


def seal_report(
    content: Content, identity: Identity, tag: bytes, office: Office, intake_public: bytes
) -> tuple[bytes, ...]:
    """Seal a report into one to four envelopes.

    Raises:
        TooLong: about 1,500 Chinese characters fit.
    """
    words = _packed(content)
    parts = -(-(len(words) + 2 * _HPKE_OVERHEAD + _IDENTITY) // _BODY)
    if parts > PARTS_MOST:
        raise TooLong("the report is too long")
    room = parts * _BODY - _SEALED_IDENTITY - _HPKE_OVERHEAD
    inner = _seal(words.ljust(room, b"\0"), office.public, _info("content", office.code))
    inner += _seal(_packed_identity(identity), office.custody, _info("identity", office.code))
    return tuple(
        _envelope(
            bytes((_REAL, part * 16 + parts))
            + tag
            + office.code.encode().ljust(CODE_BYTES, b"\0")
            + inner[part * _BODY : (part + 1) * _BODY],
            intake_public,
        )
        for part in range(parts)
    )


def dummy(intake_public: bytes) -> bytes:
    """Return an envelope that only the intake can tell from a real one."""
    filling = secrets.token_bytes(_HEAD + _BODY - 1)
    return _envelope(bytes((_DUMMY,)) + filling, intake_public)


def cell(envelopes: Sequence[bytes], intake_public: bytes) -> bytes:
    """Return four envelopes as 3,440 bytes; dummies fill what the report leaves."""
    filled = [*envelopes, *(dummy(intake_public) for _ in range(PARTS_MOST - len(envelopes)))]
    secrets.SystemRandom().shuffle(filled)
    return b"".join(filled)


def cut(cell_bytes: bytes) -> tuple[bytes, ...]:
    """Return a cell's four envelopes; raises NotOurs at a wrong length."""
    if len(cell_bytes) != CELL_BYTES:
        raise NotOurs("a cell has another length")
    return tuple(
        cell_bytes[start : start + ENVELOPE_BYTES] for start in range(0, CELL_BYTES, ENVELOPE_BYTES)
    )


def open_outer(envelope: bytes, intake_private: Iterable[bytes]) -> Outer | None:
    """Open the outer layer with the first of the intake's keys that fits; None is a dummy.

    Raises:
        NotOurs: no key opens it, or what is inside has no sense.
    """
    if len(envelope) != ENVELOPE_BYTES or envelope[:2] != _CLEAR:
        raise NotOurs("not an envelope of this version")
    for private in intake_private:
        try:
            text = _open(envelope[2:], _intake_key(private), _info("outer"))
        except NotOurs:
            continue
        if text[0] == _DUMMY:
            return None
        part, parts = divmod(text[1], 16)
        if text[0] != _REAL or not part < parts <= PARTS_MOST:
            raise NotOurs("an outer layer without sense")
        tag, code = text[2 : 2 + TAG_BYTES], text[2 + TAG_BYTES : _HEAD]
        try:
            office = code.rstrip(b"\0").decode("ascii")
        except UnicodeDecodeError:
            raise NotOurs("an outer layer without sense") from None
        if not office.isprintable():
            raise NotOurs("an outer layer without sense")
        return Outer(part=part, parts=parts, tag=tag, office=office, body=text[_HEAD:])
    raise NotOurs("no key opens it")


def open_content(bodies: Sequence[bytes], office: str, private: bytes) -> Content:
    """Open the content of a whole report (the bodies of all its parts, in order).

    Raises:
        NotOurs: altered, incomplete, or for another office.
    """
    inner = b"".join(bodies)
    plain = _open(inner[:-_SEALED_IDENTITY], _key(private), _info("content", office))
    return _unpacked(plain)


def open_identity(bodies: Sequence[bytes], office: str, custody: bytes) -> Identity:
    """Open the identity block with the custodians' joined key; raises NotOurs."""
    inner = b"".join(bodies)
    plain = _open(inner[-_SEALED_IDENTITY:], _key(custody), _info("identity", office))
    fields = plain.rstrip(b"\0").decode("gb18030").split(_SEPARATOR)
    return Identity(*fields) if len(fields) == len(Identity.__struct_fields__) else Identity()


def to_qr(envelope: bytes) -> str:
    """Return an envelope as upper-case base32: the QR code's dense alphanumeric mode."""
    return base64.b32encode(envelope).decode().rstrip("=")


def from_qr(text: str) -> bytes:
    """Read `to_qr` back; raises NotOurs."""
    try:
        envelope = base64.b32decode(text.upper() + "=" * (-len(text) % 8))
    except ValueError:
        raise NotOurs("not base32") from None
    if len(envelope) != ENVELOPE_BYTES:
        raise NotOurs("not an envelope")
    return envelope


def _envelope(outer_text: bytes, intake_public: bytes) -> bytes:
    return _CLEAR + _seal(outer_text, intake_public, _info("outer"))


def _info(purpose: str, office: str = "") -> bytes:
    """Bind version, suite, layer and office to the ciphertext."""
    return _CLEAR + f"mingjing {purpose} {office}".encode()


def _seal(text: bytes, public: bytes, info: bytes) -> bytes:
    sealed: bytes = _SUITE.encrypt(text, X25519PublicKey.from_public_bytes(public), info=info)
    return sealed


def _open(sealed: bytes, private: X25519PrivateKey, info: bytes) -> bytes:
    try:
        text: bytes = _SUITE.decrypt(sealed, private, info=info)
    except (InvalidTag, ValueError):
        raise NotOurs("altered, or for another key") from None
    return text


def _key(private: bytes) -> X25519PrivateKey:
    try:
        return X25519PrivateKey.from_private_bytes(private)
    except ValueError:
        raise NotOurs("not a key") from None


# The intake's keys open every envelope that comes: making one ready costs more than opening.
_intake_key = lru_cache(maxsize=32)(_key)


def _packed(content: Content) -> bytes:
    fields = (content.village, content.about, content.kind, content.words)
    text = _SEPARATOR.join(field.replace(_SEPARATOR, " ") for field in fields)
    # GB18030 spends two bytes on most Chinese characters where UTF-8 spends three.
    plain = text.encode("gb18030", errors="replace")
    deflated = zlib.compress(plain, 9, wbits=-15)
    codec, packed = (_DEFLATED, deflated) if len(deflated) < len(plain) else (_PLAIN, plain)
    if len(packed) > 0xFFFF:  # noqa: PLR2004 - two bytes of length
        raise TooLong("the report is too long")
    return content.reply_key + bytes((codec,)) + len(packed).to_bytes(2, "big") + packed


def _unpacked(plain: bytes) -> Content:
    codec, length = plain[32], int.from_bytes(plain[33:_CONTENT_HEAD], "big")
    packed = plain[_CONTENT_HEAD : _CONTENT_HEAD + length]
    try:
        if codec == _DEFLATED:
            packed = zlib.decompressobj(wbits=-15).decompress(packed, _MAX_WORDS)
        village, about, kind, words = packed.decode("gb18030").split(_SEPARATOR)
    except (zlib.error, ValueError):
        raise NotOurs("a content that cannot be read") from None
    return Content(reply_key=plain[:32], village=village, about=about, kind=kind, words=words)


def _packed_identity(identity: Identity) -> bytes:
    fields = (identity.name, identity.telephone, identity.id_number)
    packed = _SEPARATOR.join(fields).encode("gb18030", errors="replace")
    if len(packed) > _IDENTITY:
        raise TooLong("name and telephone are too long")
    return packed.ljust(_IDENTITY, b"\0")
