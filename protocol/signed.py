"""Small files that the province hands to a technician, signed by the key of its feed's timestamp.

Enrolment and invitation (protocol.enrolment), a technician's pass and a carrier's
(protocol.passes). Each kind is signed for its own purpose: none can stand in another's place, nor
in that of metadata.
"""

from typing import Final, Literal

import msgspec
from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

Kind = Literal["Enrolment", "Invitation", "Pass", "Carrier"]
_PURPOSE: Final[dict[Kind, bytes]] = {
    "Enrolment": b"mingjing enrolment 1\n",
    "Invitation": b"mingjing invitation 1\n",
    "Pass": b"mingjing technician 1\n",
    "Carrier": b"mingjing carrier 1\n",
}


class SignedBroken(ValueError):
    """Not of this form, altered, or signed by somebody else."""


class Signed(msgspec.Struct, frozen=True):
    """An encoded text and the province's signature (64 bytes) over it."""

    text: bytes
    signature: bytes


def to_sign(kind: Kind, text: bytes) -> bytes:
    """Return what the province signs: its feed's metadata never begin so."""
    return _PURPOSE[kind] + text


def write(text: bytes, signature: bytes) -> bytes:
    """Encode a signed file."""
    return msgspec.json.encode(Signed(text, signature))


def read(data: bytes) -> Signed:
    """Decode a signed file; its signature is not checked. Raises SignedBroken."""
    try:
        return msgspec.json.decode(data, type=Signed)
    except msgspec.MsgspecError as error:
        raise SignedBroken("not a signed file") from error


def unseal(data: bytes, kind: Kind, keys: list[bytes]) -> bytes:
    """Return the text of a signed file that one of the 32-byte public `keys` vouches for.

    Raises:
        SignedBroken: not of this form, altered, or signed by somebody else.
    """
    signed = read(data)
    for key in keys:
        try:
            Ed25519PublicKey.from_public_bytes(key).verify(
                signed.signature, to_sign(kind, signed.text)
            )
        except (InvalidSignature, ValueError):
            continue
        return signed.text
    raise SignedBroken("not signed by whom its root names")
