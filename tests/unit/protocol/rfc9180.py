"""RFC 9180 base mode written out from the text: a second reader of our envelopes.

Forty lines over plain X25519, HMAC and ChaCha20-Poly1305. The tests hold it against the published
vectors, and then hold our envelopes against it.
"""

import hashlib
import hmac

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import ChaCha20Poly1305

KEM_SUITE = b"KEM" + (0x20).to_bytes(2, "big")
SUITE = b"HPKE" + b"".join(n.to_bytes(2, "big") for n in (0x20, 1, 3))


def extract(salt: bytes, label: bytes, ikm: bytes, suite: bytes) -> bytes:
    return hmac.digest(salt or bytes(32), b"HPKE-v1" + suite + label + ikm, hashlib.sha256)


def expand(prk: bytes, label: bytes, info: bytes, length: int, suite: bytes) -> bytes:
    labelled = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    out, block = b"", b""
    for counter in range(1, -(-length // 32) + 1):
        block = hmac.digest(prk, block + labelled + bytes((counter,)), hashlib.sha256)
        out += block
    return out[:length]


def shared_secret(enc: bytes, private: bytes) -> bytes:
    mine = X25519PrivateKey.from_private_bytes(private)
    dh = mine.exchange(X25519PublicKey.from_public_bytes(enc))
    prk = extract(b"", b"eae_prk", dh, KEM_SUITE)
    context = enc + mine.public_key().public_bytes_raw()
    return expand(prk, b"shared_secret", context, 32, KEM_SUITE)


def key_and_nonce(secret: bytes, info: bytes) -> tuple[bytes, bytes]:
    context = b"\0" + extract(b"", b"psk_id_hash", b"", SUITE)
    context += extract(b"", b"info_hash", info, SUITE)
    prk = extract(secret, b"secret", b"", SUITE)
    return (
        expand(prk, b"key", context, 32, SUITE),
        expand(prk, b"base_nonce", context, 12, SUITE),
    )


def open_base(
    enc: bytes, ciphertext: bytes, private: bytes, info: bytes, aad: bytes = b""
) -> bytes:
    key, nonce = key_and_nonce(shared_secret(enc, private), info)
    return ChaCha20Poly1305(key).decrypt(nonce, ciphertext, aad)
