"""Which terminal speaks: HTTP message signatures (RFC 9421) by its Ed25519 key.

The terminal signs heartbeats and its enrolment with it, the province checks them. Cells are never
signed. Fresh is what carries a nonce that the server gave: no clock is asked, so there is neither
`created` nor `expires`. The path is not covered, because a proxy may move it; the tag says what a
signature is for.
"""

import base64
import hashlib
import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

HEARTBEAT = "mingjing-heartbeat"
ENROL = "mingjing-enrol"
PUSH = "mingjing-push"
LOG = "mingjing-log"
_LABEL = "mingjing"
KIND = "application/json"  # of what terminals sign
_METHOD = "POST"
_COVERED = ("@method", "content-type", "content-digest")
# One form only: what we never write, we need not understand.
_INPUT = re.compile(
    rf'{_LABEL}=(\("@method" "content-type" "content-digest"\);keyid="([A-Z0-9]{{8}})"'
    r';nonce="([A-Za-z0-9_-]{0,200})";alg="ed25519";tag="([a-z-]{1,40})")'
)
_SIGNATURE = re.compile(rf"{_LABEL}=:([A-Za-z0-9+/]{{86}}==):")


class NotSigned(ValueError):
    """No signature of our form, another body than was signed, or by another key."""


class Claim(NamedTuple):
    """What a request says of its signer, not yet checked."""

    key_id: str
    nonce: str
    tag: str
    base: bytes
    signature: bytes


def sign(
    private: Ed25519PrivateKey, body: bytes, *, key_id: str, nonce: str, tag: str
) -> dict[str, str]:
    """Return the headers that sign a POST of `body`, of the media type KIND."""
    return sign_digest(private, digest_of(body), KIND, key_id=key_id, nonce=nonce, tag=tag)


def sign_digest(  # noqa: PLR0913 - what is signed, and for what
    private: Ed25519PrivateKey, digest: str, kind: str, *, key_id: str, nonce: str, tag: str
) -> dict[str, str]:
    """Return the headers that sign a POST of a body of this digest and media type."""
    covered = " ".join(f'"{name}"' for name in _COVERED)
    how = f'({covered});keyid="{key_id}";nonce="{nonce}";alg="ed25519";tag="{tag}"'
    signature = private.sign(_base(kind, digest, how))
    return {
        "Content-Digest": digest,
        "Signature-Input": f"{_LABEL}={how}",
        "Signature": f"{_LABEL}=:{base64.b64encode(signature).decode()}:",
    }


def claim(headers: Mapping[str, str], body: bytes) -> Claim:
    """Read what a POST says of its signer; its body is the one that was signed, if it was.

    Args:
        headers: their names in any case, if the mapping minds none; else as `sign` writes them.
        body: as it arrived.

    Raises:
        NotSigned: not of our form, or the digest is another body's.
    """
    return claim_of(headers, digest_of(body))


def claim_of(headers: Mapping[str, str], digest: str) -> Claim:
    """Read what a POST says of its signer, as `claim`, where the body has yet to be read.

    Args:
        headers: as for `claim`.
        digest: the body's Content-Digest, to which the caller holds the body.

    Raises:
        NotSigned: not of our form, or the digest is another body's.
    """
    given = _INPUT.fullmatch(headers.get("Signature-Input", ""))
    signature = _SIGNATURE.fullmatch(headers.get("Signature", ""))
    if given is None or signature is None or headers.get("Content-Digest") != digest:
        raise NotSigned("no signature of ours")
    how, key_id, nonce, tag = given.groups()
    base = _base(headers.get("Content-Type", ""), digest, how)
    return Claim(key_id, nonce, tag, base, base64.b64decode(signature[1]))


def check(of: Claim, public: bytes, tag: str) -> None:
    """Hold a claim to a 32-byte public key and to its purpose; raises NotSigned."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(of.signature, of.base)
    except (InvalidSignature, ValueError):
        raise NotSigned("another key, or altered") from None
    if of.tag != tag:
        raise NotSigned("signed for something else")


def signature_base(components: Sequence[tuple[str, str]], parameters: str) -> bytes:
    """Return what is signed (RFC 9421, section 2.5)."""
    lines = [f'"{name}": {value}' for name, value in components]
    return "\n".join([*lines, f'"@signature-params": {parameters}']).encode()


def _base(kind: str, digest: str, how: str) -> bytes:
    values = (_METHOD, kind, digest)
    return signature_base(list(zip(_COVERED, values, strict=True)), how)


def digest_of(body: bytes) -> str:
    """Return the body's Content-Digest (RFC 9530)."""
    return content_digest(hashlib.sha256(body).digest())


def content_digest(sha256: bytes) -> str:
    """Return the Content-Digest of a body with this SHA-256."""
    return f"sha-256=:{base64.b64encode(sha256).decode()}:"
