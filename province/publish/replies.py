"""A county's replies.json: sealed answers among noise, so that their number says little."""

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from protocol.index import VERSION, Replies, write
from protocol.receipt import REPLY_BYTES, reply_locator
from protocol.sealing import derive
from province.publish.keyring import Keyring
from province.reports.models import Reply

_STEP = 16  # answers and noise together are a multiple of it


def replies(county: str, keyring: Keyring) -> bytes:
    """Return replies.json. The same answers give the same bytes: noise comes from a local key."""
    sealed = {
        reply_locator(bytes(reply.tag), reply.number): bytes(reply.sealed)
        for reply in Reply.objects.filter(county=county)
    }
    noise = keyring.local("noise")
    total = -(-(len(sealed) + 1) // _STEP) * _STEP
    for number in range(total - len(sealed)):
        # Numbered from the far end, so that a new answer takes the place of one noise entry.
        seed = hmac.digest(noise, f"{county} {total - number}".encode(), hashlib.sha256)
        # A real answer begins with a point of the curve: so must noise, or half of it is told.
        point = X25519PrivateKey.from_private_bytes(derive(seed, "point")).public_key()
        rest = derive(seed, "rest", REPLY_BYTES - 32)
        sealed[derive(seed, "locator", 16).hex()] = point.public_bytes_raw() + rest
    return write(Replies(v=VERSION, county=county, sealed=sealed))
