"""A county's list of cells that came on sticks: digests among noise. `publication` signs it."""

import hashlib
import hmac
from datetime import date, timedelta

from protocol import carried
from province.carrier.models import Carried
from province.publish.keyring import Keyring

_KEPT = timedelta(days=400)  # a hall may see its next stick late; what is forgotten comes again


def received(county: str, keyring: Keyring) -> bytes | None:
    """Return received.json, None where no stick ever came. The same cells give the same bytes."""
    digests = {
        bytes(digest)
        for digest in Carried.objects.filter(county=county).values_list("digest", flat=True)
    }
    if not digests:
        return None
    noise = keyring.local("noise of sticks")
    total = -(-(len(digests) + 1) // carried.STEP) * carried.STEP
    number = total
    while len(digests) < total:
        # Numbered from the far end, so that a new cell takes the place of one noise entry.
        text = f"{county} {number}".encode()
        digests.add(hmac.digest(noise, text, hashlib.sha256)[: carried.DIGEST_BYTES])
        number -= 1
    return carried.write(county, digests)


def forget(today: date) -> int:
    """Delete what is older than 400 days; return how many."""
    return Carried.objects.filter(day__lt=today - _KEPT).delete()[0]
