"""Deterministic sealing of published files: same data, same key, same bytes.

Packs, media and bundles are sealed with it. The nonce is synthetic (made from the text itself),
so publishing twice changes nothing, and no nonce can ever serve two different texts.
Called by `protocol.pack`, `protocol.person` and whoever seals media.

Layout: magic (4) | s (32) | ChaCha20-Poly1305 of the text (n + 16); the magic is authenticated.
"""

import hashlib
import hmac

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.hkdf import HKDFExpand

KEY_BYTES = 32
_MAGIC_BYTES = 4
_S_BYTES = 32
OVERHEAD = _MAGIC_BYTES + _S_BYTES + 16
_ZERO_NONCE = bytes(12)  # each message key seals exactly one text


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


def _message_key(key: bytes, s: bytes) -> bytes:
    return derive(key, f"mingjing message {s.hex()}")
