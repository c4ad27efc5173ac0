"""Bundles: what one person may read of themselves, found and opened by their ID number.

The province seals them, the terminal's ui opens them; between the two there is neither a number
nor a name. `root` costs about a tenth of a second on purpose: it is friction, not a wall (who
knows a birth date needs a thousand guesses; who holds the list of numbers needs none).
"""

from typing import NewType

import msgspec

from protocol.idnumber import mask_name
from protocol.sealing import SealBroken, derive, seal, unseal
from protocol.stretching import Stretch, stretch

MAGIC = b"MJB1"
LOCATOR_BYTES = 16
_STEP = 256  # bundles are padded to multiples of it: a length should not count payments
_MEMORY_KIB = 64 * 1024

# Shown only with the card itself or a one-time code: a typed number is no proof of a person.
CARD_ONLY = frozenset({"health", "disability", "family"})

Root = NewType("Root", bytes)


class BundleBroken(ValueError):
    """The bundle does not open with this key or is not of its form."""


class Payment(msgspec.Struct, frozen=True):
    """One payment of a programme to the person; money in fen."""

    id: str
    programme: str  # code, in the catalogue
    category: str
    amount: int
    paid_on: str
    period: str  # YYYY-MM it is for
    status: str  # paid | pending | returned
    bank: str = ""
    account_tail: str = ""  # last four digits at most
    account_name: str = ""
    quantity: str = ""
    grade: str = ""
    remark: str = ""
    withdrawn_on: str = ""
    withdrawn_reason: str = ""


class Listing(msgspec.Struct, frozen=True):
    """A list the person is on (dibao, disabled, ...)."""

    name: str
    grade: str
    since: str
    until: str


class Signed(msgspec.Struct, frozen=True):
    """A voucher's line that names the person as having received money ("in my name")."""

    village: str
    voucher: str  # id of the voucher
    line: str
    date: str
    summary: str
    amount: int
    handler: str
    approver: str


class Entitlement(msgspec.Struct, frozen=True):
    """A benefit whose conditions the person meets and that no payment shows."""

    programme: str
    reason: str


class Bundle(msgspec.Struct, frozen=True):
    """All that a person may read of themselves."""

    v: int
    name: str
    village: str
    payments: tuple[Payment, ...] = ()
    lists: tuple[Listing, ...] = ()
    signed: tuple[Signed, ...] = ()
    entitled: tuple[Entitlement, ...] = ()

    def for_typed_number(self) -> "Bundle":
        """Return what a typed number may show: masked names, no sensitive programme, no list."""
        return Bundle(
            v=self.v,
            name=mask_name(self.name),
            village=self.village,
            payments=tuple(
                msgspec.structs.replace(p, account_name=mask_name(p.account_name))
                for p in self.payments
                if p.category not in CARD_ONLY
            ),
        )


def root(id_number: str, county_salt: bytes, by: Stretch = stretch) -> Root:
    """Stretch an 18-character ID number (Argon2id, 64 MiB, about 0.1 s)."""
    return Root(by(id_number, county_salt, _MEMORY_KIB))


def locate(person: Root, village_key: bytes) -> tuple[bytes, bytes]:
    """Return (locator, key) of a person's bundle in one village: 16 and 32 bytes."""
    both = derive(derive(village_key, "mingjing bundles"), f"mingjing person {person.hex()}", 48)
    return both[:LOCATOR_BYTES], both[LOCATOR_BYTES:]


def write(bundle: Bundle, key: bytes) -> bytes:
    """Seal a bundle with the key from `locate`; equal bundles give equal bytes."""
    text = msgspec.json.encode(bundle)
    return seal(key, MAGIC, text + b" " * (-len(text) % _STEP))


def read(sealed: bytes, key: bytes) -> Bundle:
    """Open a bundle.

    Raises:
        BundleBroken: another key, altered, or not of its form.
    """
    try:
        return msgspec.json.decode(unseal(key, MAGIC, sealed), type=Bundle)
    except (SealBroken, msgspec.MsgspecError) as error:
        raise BundleBroken(type(error).__name__) from None
