"""The technician's PIN, kept as an scrypt hash. Called by set-up's command and the ui's worker.

Six to twelve digits: who copies the disk may try them all in hours, so it guards no secret, only
the screen's settings; who stands before the screen is slowed by `kiosk.ui.tries`.
"""

import hashlib
import hmac
import secrets
from typing import Final

SHORTEST: Final = 6
LONGEST: Final = 12
_LOG_N, _R, _P = 15, 8, 1  # 32 MiB, about a tenth of a second
_SALT_BYTES: Final = 16
_HASH_BYTES: Final = 32
_LARGEST_LOG_N: Final = 17  # what a settings.json may ask of the machine
_PARTS: Final = 6


class NoPin(ValueError):
    """Not six to twelve plain digits."""


def hashed(pin: str) -> str:
    """Return what settings.json keeps: `scrypt$15$8$1$salt$hash`. Raises NoPin."""
    if not (pin.isascii() and pin.isdecimal() and SHORTEST <= len(pin) <= LONGEST):
        raise NoPin
    salt = secrets.token_bytes(_SALT_BYTES)
    made = _scrypt(pin, salt, _LOG_N, _R, _P)
    return f"scrypt${_LOG_N}${_R}${_P}${salt.hex()}${made.hex()}"


def fits(pin: str, kept: str) -> bool:
    """Return whether this is the PIN; False for a hash that makes no sense."""
    parts = kept.split("$")
    if len(parts) != _PARTS or parts[0] != "scrypt":
        return False
    try:
        log_n, r, p = (int(part) for part in parts[1:4])
        salt, wanted = (bytes.fromhex(part) for part in parts[4:])
        if not 1 <= log_n <= _LARGEST_LOG_N:
            return False
        return hmac.compare_digest(_scrypt(pin, salt, log_n, r, p), wanted)
    except (ValueError, OverflowError):
        return False


def _scrypt(pin: str, salt: bytes, log_n: int, r: int, p: int) -> bytes:
    most = 256 * r << log_n  # twice what the rounds need
    return hashlib.scrypt(
        pin.encode(), salt=salt, n=1 << log_n, r=r, p=p, maxmem=most, dklen=_HASH_BYTES
    )
