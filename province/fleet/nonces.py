"""Nonces without a table: a time of ours and a keyed digest, for one terminal and a short while.

A heartbeat is fresh if its nonce is younger than the last one used up. Whoever recorded an old
request, or held one back, has an older one. Called by `heartbeats`.
"""

import base64
import hashlib
import hmac

LIFE_US = 40 * 60 * 1_000_000  # longer than the rhythm of beats, so that most need one request
_TIME_BYTES = 8
_DIGEST_BYTES = 16


def nonce(key: bytes, terminal: str, now_us: int) -> str:
    """Return a nonce for a terminal; `now_us` is our clock in microseconds."""
    stamp = now_us.to_bytes(_TIME_BYTES, "big")
    return base64.urlsafe_b64encode(stamp + _digest(key, terminal, stamp)).decode()


def given_at(key: bytes, terminal: str, text: str, now_us: int) -> int | None:
    """Return when a nonce of this terminal was given; None if it is not ours or too old."""
    try:
        data = base64.urlsafe_b64decode(text.encode())
    except ValueError:
        return None
    stamp, digest = data[:_TIME_BYTES], data[_TIME_BYTES:]
    if not hmac.compare_digest(digest, _digest(key, terminal, stamp)):
        return None
    at = int.from_bytes(stamp, "big")
    return at if now_us - LIFE_US <= at <= now_us else None


def _digest(key: bytes, terminal: str, stamp: bytes) -> bytes:
    text = terminal.encode() + stamp
    return hmac.digest(key, text, hashlib.sha256)[:_DIGEST_BYTES]
