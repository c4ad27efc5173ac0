"""Receipt codes: sixteen random digits and two check digits, kept nowhere.

Whoever holds the code, and nobody else, can find and read the answer: Argon2id makes of it the
lookup tag (which the intake sees) and the reply key (whose private half nobody sees).
Called by the ui, which shows and reads codes; the office only ever meets what is derived.
"""

import secrets
from typing import NewType

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from protocol.sealing import derive
from protocol.stretching import Stretch, stretch

Receipt = NewType("Receipt", str)  # 18 digits

DIGITS = 18
TAG_BYTES = 16
REPLY_BYTES = 700  # every sealed reply, whatever it says
_REPLY_OVERHEAD = 48
_SALT = b"mingjing receipt"  # fixed: the code alone must do, at any terminal
_MEMORY_KIB = 128 * 1024
_SUITE = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
_INFO = b"mingjing reply v1"


class ReceiptError(ValueError):
    """A code that cannot be one. Never carries the code."""


class WrongLength(ReceiptError):
    """Not eighteen digits."""


class WrongCheckDigits(ReceiptError):
    """Eighteen digits of which at least one is mistyped."""


class ReplyTooLong(ValueError):
    """An answer that does not fit one sealed reply; cut it into several."""


class ReplyBroken(ValueError):
    """A sealed reply that this receipt does not open."""


class Reply(msgspec.Struct, frozen=True):
    """What the reporter reads: a plain-words status, the office's words, the day."""

    status: str  # received | working | forwarded | closed | more
    text: str
    on: str  # YYYY-MM-DD
    office: str  # its name


class Keys(msgspec.Struct, frozen=True):
    """What a receipt unlocks."""

    tag: bytes  # 16 bytes, public to the intake
    seed: bytes  # 32 bytes, the reply key's private half

    def public(self) -> bytes:
        """Return the 32-byte public key that offices seal answers to."""
        return X25519PrivateKey.from_private_bytes(self.seed).public_key().public_bytes_raw()


def new() -> Receipt:
    """Return a fresh code."""
    body = f"{secrets.randbelow(10**16):016d}"
    return Receipt(body + _check_digits(body))


def parse(text: str) -> Receipt:
    """Read a typed code; blanks and dashes are ignored.

    Raises:
        WrongLength, WrongCheckDigits.
    """
    digits = "".join(c for c in text if c not in " -\u3000")
    if len(digits) != DIGITS or not (digits.isascii() and digits.isdigit()):
        raise WrongLength("eighteen digits are needed")
    if _check_digits(digits[:16]) != digits[16:]:
        raise WrongCheckDigits("a digit is wrong")
    return Receipt(digits)


def spaced(receipt: Receipt) -> str:
    """Return the code as people copy it: 4-4-4-4-2."""
    return " ".join(receipt[i : i + 4] for i in range(0, DIGITS, 4))


def keys(receipt: Receipt, by: Stretch = stretch) -> Keys:
    """Stretch a code (Argon2id, 128 MiB, about half a second)."""
    both = by(receipt, _SALT, _MEMORY_KIB)
    return Keys(derive(both, "mingjing tag", TAG_BYTES), derive(both, "mingjing reply key"))


def reply_locator(tag: bytes, number: int) -> str:
    """Return the name (32 hex digits) of a report's reply `number` (from 0) in replies.json."""
    return derive(tag + bytes(16), f"mingjing reply {number}", 16).hex()


def seal_reply(reply: Reply, public: bytes) -> bytes:
    """Seal an answer to a reporter: always REPLY_BYTES long.

    Raises:
        ReplyTooLong: the text does not fit (about 190 Chinese characters do).
    """
    text = msgspec.json.encode(reply)
    room = REPLY_BYTES - _REPLY_OVERHEAD
    if len(text) > room:
        raise ReplyTooLong(f"{len(text) - room} bytes too many")
    sealed: bytes = _SUITE.encrypt(
        text.ljust(room), X25519PublicKey.from_public_bytes(public), info=_INFO
    )
    return sealed


def open_reply(sealed: bytes, unlocked: Keys) -> Reply:
    """Open an answer; raises ReplyBroken."""
    private = X25519PrivateKey.from_private_bytes(unlocked.seed)
    try:
        return msgspec.json.decode(_SUITE.decrypt(sealed, private, info=_INFO), type=Reply)
    except (InvalidTag, ValueError, msgspec.MsgspecError) as error:
        raise ReplyBroken(type(error).__name__) from None


def _check_digits(body: str) -> str:
    """ISO 7064 MOD 97-10 over sixteen digits."""
    return f"{98 - int(body) * 100 % 97:02d}"
