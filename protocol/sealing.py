"""Deterministic sealing of published files: same data, same key, same bytes.

Packs, media and bundles are sealed with it. The nonce is synthetic (made from the text itself),
so publishing twice changes nothing, and no nonce can ever serve two different texts.
Called by `protocol.pack`, `protocol.person` and whoever seals media.

Layout: magic (4) | s (32) | ChaCha20-Poly1305 of the text (n + 16); the magic is authenticated.
"""

import hashlib
import hmac
import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers import Cipher, CipherContext, algorithms
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand
from cryptography.hazmat.primitives.poly1305 import Poly1305

KEY_BYTES = 32
_MAGIC_BYTES = 4
_S_BYTES = 32
_TAG_BYTES = 16
OVERHEAD = _MAGIC_BYTES + _S_BYTES + _TAG_BYTES
_ZERO_NONCE = bytes(12)  # each message key seals exactly one text
_PIECE = 64 * 1024


class SealBroken(ValueError):
    """The file is cut, altered, of another kind, or sealed with another key."""


def derive(key: bytes, purpose: str, length: int = KEY_BYTES) -> bytes:
    """Return `length` bytes for one named purpose from a 32-byte key (HKDF-Expand, SHA-256)."""
    return HKDFExpand(algorithm=hashes.SHA256(), length=length, info=purpose.encode()).derive(key)


def village_key(county_key: bytes, village: str) -> bytes:
    """Return the 32-byte key of a village; the province derives it from the county's key."""
    return derive(county_key, f"mingjing village {village}")


def seal(key: bytes, magic: bytes, text: bytes) -> bytes:
    """Seal `text` (bytes) with a 32-byte key; `magic` (4 bytes) names the kind of file."""
    s = hmac.digest(derive(key, "mingjing synthetic nonce"), magic + text, hashlib.sha256)
    return magic + s + ChaCha20Poly1305(_message_key(key, s)).encrypt(_ZERO_NONCE, text, magic)


def unseal(key: bytes, magic: bytes, sealed: bytes) -> bytes:
    """Open what `seal` made.

    Raises:
        SealBroken: whatever is wrong with it; nothing of the text is returned.
    """
    if len(sealed) < OVERHEAD or sealed[:_MAGIC_BYTES] != magic:
        raise SealBroken("not a sealed file of this kind")
    s = sealed[_MAGIC_BYTES : _MAGIC_BYTES + _S_BYTES]
    cipher = ChaCha20Poly1305(_message_key(key, s))
    try:
        # A view: a pack is megabytes, and a terminal has few to spare.
        return cipher.decrypt(_ZERO_NONCE, memoryview(sealed)[_MAGIC_BYTES + _S_BYTES :], magic)
    except InvalidTag:
        raise SealBroken("altered, or sealed with another key") from None


def unseal_pieces(key: bytes, magic: bytes, sealed: BinaryIO) -> Iterator[bytes]:
    """Yield the text of a sealed file in pieces of at most 64 KiB; `sealed` can seek.

    It is read twice: nothing of the text is given away before the whole of it was authenticated.

    Raises:
        SealBroken: before the first piece, whatever is wrong with it.
        OSError: of the file.
    """
    length = sealed.seek(0, os.SEEK_END) - OVERHEAD
    sealed.seek(0)
    head = sealed.read(_MAGIC_BYTES + _S_BYTES)
    if length < 0 or head[:_MAGIC_BYTES] != magic:
        raise SealBroken("not a sealed file of this kind")
    message_key = _message_key(key, head[_MAGIC_BYTES:])
    _authenticate(message_key, magic, sealed, length)
    sealed.seek(len(head))
    # RFC 8439, 2.8: block 0 of the key stream made the one-time key, the text begins with block 1.
    text = _key_stream(message_key, first_block=1)
    yield from map(text.update, _pieces(sealed, length))


def _authenticate(message_key: bytes, magic: bytes, sealed: BinaryIO, length: int) -> None:
    tag = Poly1305(_key_stream(message_key, first_block=0).update(bytes(32)))
    tag.update(magic.ljust(16, b"\0"))
    for piece in _pieces(sealed, length):
        tag.update(piece)
    tag.update(bytes(-length % 16) + struct.pack("<QQ", len(magic), length))
    try:
        tag.verify(sealed.read(_TAG_BYTES))
    except InvalidSignature:
        raise SealBroken("altered, or sealed with another key") from None


def _key_stream(message_key: bytes, *, first_block: int) -> CipherContext:
    nonce = struct.pack("<I", first_block) + _ZERO_NONCE
    return Cipher(algorithms.ChaCha20(message_key, nonce), mode=None).encryptor()


def _pieces(sealed: BinaryIO, length: int) -> Iterator[bytes]:
    while length:
        piece = sealed.read(min(_PIECE, length))
        if not piece:
            raise SealBroken("cut while it was read")
        length -= len(piece)
        yield piece


def _message_key(key: bytes, s: bytes) -> bytes:
    return derive(key, f"mingjing message {s.hex()}")
