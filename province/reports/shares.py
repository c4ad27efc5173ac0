"""Splitting an office's custody key among custodians, so that any two can open an identity.

Shamir's scheme over GF(256) with the field of AES: each byte of the secret is a line's value at 0,
each share the line's value at the custodian's place. One share alone says nothing about the
secret. Pure; called by `custody`.
"""

import secrets
from typing import NewType

Share = NewType("Share", bytes)
"""The place (1 byte, from 1) and as many bytes as the secret has."""

NEEDED = 2
MOST = 255
LENGTH = 33  # of a share of a key
_FIELD = 0x11B


class SharesDoNotFit(ValueError):
    """The same share twice, or shares of different lengths."""


def split(secret: bytes, among: int) -> tuple[Share, ...]:
    """Split a secret among 2 to 255 custodians; any two shares give it back.

    Raises:
        ValueError: too few or too many custodians.
    """
    if not NEEDED <= among <= MOST:
        raise ValueError(f"{NEEDED} to {MOST} custodians are needed")
    slopes = secrets.token_bytes(len(secret))
    return tuple(
        Share(
            bytes((place,))
            + bytes(byte ^ _times(slope, place) for byte, slope in zip(secret, slopes, strict=True))
        )
        for place in range(1, among + 1)
    )


def join(first: Share, second: Share) -> bytes:
    """Give the secret back; shares of different secrets give nonsense, which the caller must check.

    Raises:
        SharesDoNotFit: twice the same place, or different lengths.
    """
    a, b = first[0], second[0]
    if a == b or not a or not b or len(first) != len(second):
        raise SharesDoNotFit("two different shares of one key are needed")
    # Lagrange at 0; in this field minus is plus.
    weight_a, weight_b = _over(b, a ^ b), _over(a, a ^ b)
    return bytes(
        _times(weight_a, y_a) ^ _times(weight_b, y_b)
        for y_a, y_b in zip(first[1:], second[1:], strict=True)
    )


def cut(held: bytes) -> tuple[Share, ...]:
    """Cut what a custodian holds into shares, one of each key of 32 bytes."""
    return tuple(Share(held[at : at + LENGTH]) for at in range(0, len(held), LENGTH))


def _times(a: int, b: int) -> int:
    """Multiply in GF(256), the same steps whatever the bits are."""
    product = 0
    for bit in range(8):
        product ^= a * (b >> bit & 1)
        a = (a << 1) ^ _FIELD * (a >> 7)
    return product


def _over(a: int, b: int) -> int:
    """Divide: b to the 254th power is its inverse."""
    inverse = 1
    for _ in range(254):
        inverse = _times(inverse, b)
    return _times(a, inverse)
