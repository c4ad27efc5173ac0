"""Argon2id: what makes guessing an ID number or a receipt code slow.

Called by `protocol.person` and `protocol.receipt`. It takes 64 or 128 MiB for a moment; the
terminal's ui has it done by a process of its own and hands that in as `Stretch`.
"""

from collections.abc import Callable

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

SALT_BYTES = 16
LENGTH = 32
_PASSES = 3  # of RFC 9106

# secret (ASCII), salt (SALT_BYTES), memory in KiB -> LENGTH bytes
Stretch = Callable[[str, bytes, int], bytes]


def stretch(secret: str, salt: bytes, memory_kib: int) -> bytes:
    """Return LENGTH bytes that cost `memory_kib` KiB and 0.1 s for each 64 MiB to make."""
    return Argon2id(
        salt=salt, length=LENGTH, iterations=_PASSES, lanes=1, memory_cost=memory_kib
    ).derive(secret.encode())
