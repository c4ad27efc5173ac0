"""Signs what technicians carry (protocol.signed), by the key of the feed's timestamp."""

from protocol import signed
from province.publish.keyring import ONLINE, Keyring


def sign(kind: signed.Kind, text: bytes, keyring: Keyring) -> bytes:
    """Return a signed file. Raises KeysMissing."""
    signature = keyring.signer(ONLINE).sign(signed.to_sign(kind, text)).signature
    return signed.write(text, bytes.fromhex(signature))
