"""An office's private key sealed to its custodians, so that two of them can bring it back.

HPKE as everywhere (docs/formats.md), info `01 01 "mingjing recovery " office`. What is sealed never
leaves the server; only the custody key opens it, and that exists in shares. Called by `offices` and
`key_life`.
"""

from typing import Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

_SUITE: Final = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


class CannotRecover(ValueError):
    """Altered, or sealed to other custodians."""


def sealed(private: bytes, custody: bytes, office: str) -> bytes:
    """Seal an office's 32-byte private key to its custody key."""
    public = X25519PublicKey.from_public_bytes(custody)
    text: bytes = _SUITE.encrypt(private, public, info=_info(office))
    return text


def opened(text: bytes, custody_private: bytes, office: str) -> bytes:
    """Return the private key; raises CannotRecover."""
    key = X25519PrivateKey.from_private_bytes(custody_private)
    try:
        private: bytes = _SUITE.decrypt(text, key, info=_info(office))
    except (InvalidTag, ValueError):
        raise CannotRecover("altered, or for other custodians") from None
    return private


def _info(office: str) -> bytes:
    return b"\x01\x01" + f"mingjing recovery {office}".encode()
