"""An office's private key sealed to its custodians, so that two of them can bring it back.

HPKE as everywhere (docs/formats.md), info `01 01 "mingjing recovery " office`. What is sealed never
leaves the server; only the custody key opens it, and that exists in shares. Called by `offices`,
`custody` and `key_life`.
"""

from typing import TYPE_CHECKING, Final

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from province.reports.errors import WrongPassphrase

if TYPE_CHECKING:
    from province.reports.models import FormerKey, Office

_SUITE: Final = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)


def sealed(private: bytes, custody: bytes, office: str) -> bytes:
    """Seal an office's 32-byte private key to its custody key."""
    public = X25519PublicKey.from_public_bytes(custody)
    text: bytes = _SUITE.encrypt(private, public, info=_info(office))
    return text


def private_key(one: "Office | FormerKey", custody_private: bytes, office: str) -> bytes:
    """Return the private key that lies sealed beside an office's key of now or before.

    Raises:
        WrongPassphrase: altered, sealed to other custodians, or another office's.
    """
    key = X25519PrivateKey.from_private_bytes(custody_private)
    try:
        private: bytes = _SUITE.decrypt(bytes(one.recovery), key, info=_info(office))
    except (InvalidTag, ValueError):
        raise WrongPassphrase("保管人的份额打不开这把钥匙") from None
    found = X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
    if found != bytes(one.public):
        raise WrongPassphrase("找回的不是本机关的钥匙")
    return private


def _info(office: str) -> bytes:
    return b"\x01\x01" + f"mingjing recovery {office}".encode()
