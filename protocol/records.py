"""Public ids of records, and the addresses that QR codes carry.

The same record has the same short id in the feed, on the screen, in a QR code and on the phone.
"""

import base64
import hashlib

LINK_MOST = 100  # characters of a record's link: a small QR code that an old phone reads


def public_id(kind: str, *key: str) -> str:
    """Return 16 characters (80 bits) that name a record for ever; `kind` e.g. `voucher`."""
    digest = hashlib.sha256("\x1f".join((kind, *key)).encode()).digest()
    return base64.b32encode(digest[:10]).decode().lower()


def record_link(phone_page: str, record: str) -> str:
    """Return the link of a record's QR; the id is in the fragment, which no server sees.

    Raises:
        ValueError: the province's address is too long for a small QR code.
    """
    link = f"{phone_page}#{record}"
    if len(link) > LINK_MOST:
        raise ValueError("the phone page's address is too long")
    return link


def courier_link(phone_page: str, envelope_qr: str) -> str:
    """Return the link that delivers one envelope by being opened (upper case: QR alphanumeric)."""
    scheme, _, rest = phone_page.partition("://")
    return f"{scheme}://{rest.partition('/')[0]}/C/{envelope_qr}".upper()
