"""Secrets locked with a passphrase: an office's private key, a custodian's share.

Layout: salt (16) | nonce (12) | ChaCha20-Poly1305 of the secret. The key is Argon2id of the
passphrase (256 MiB, about half a second): whoever steals the database has to guess slowly.
"""

import secrets

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from province.reports.errors import SettingWrong, WrongPassphrase

SHORTEST = 8  # characters
_SALT, _NONCE = 16, 12
_MEMORY = 256 * 1024  # KiB


def lock(secret: bytes, passphrase: str, purpose: str) -> bytes:
    """Lock a secret; `purpose` must be the same when it is unlocked.

    Raises:
        SettingWrong: the passphrase is too short.
    """
    if len(passphrase) < SHORTEST:
        raise SettingWrong(f"口令至少 {SHORTEST} 个字符")
    salt, nonce = secrets.token_bytes(_SALT), secrets.token_bytes(_NONCE)
    cipher = ChaCha20Poly1305(_key(passphrase, salt))
    return salt + nonce + cipher.encrypt(nonce, secret, purpose.encode())


def unlock(locked: bytes, passphrase: str, purpose: str) -> bytes:
    """Give the secret back.

    Raises:
        WrongPassphrase: wrong, or the locked bytes are altered or of another purpose.
    """
    salt, nonce = locked[:_SALT], locked[_SALT : _SALT + _NONCE]
    cipher = ChaCha20Poly1305(_key(passphrase, salt))
    try:
        return cipher.decrypt(nonce, locked[_SALT + _NONCE :], purpose.encode())
    except InvalidTag:
        raise WrongPassphrase("口令不对") from None


def _key(passphrase: str, salt: bytes) -> bytes:
    return Argon2id(salt=salt, length=32, iterations=3, lanes=1, memory_cost=_MEMORY).derive(
        passphrase.encode()
    )
