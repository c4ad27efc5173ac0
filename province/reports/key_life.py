"""An office's key renewed, and brought back by two custodians when nobody has it any more.

Called by the `office renew-key` and `office recover-key` commands. The head then takes the key in
the browser with the passphrase that was set here, and hands it on.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import transaction

from province.reports import custody, recovery
from province.reports.locking import lock
from province.reports.models import FormerKey, Office
from province.reports.offices import content_purpose
from province.trace import chain

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date


@transaction.atomic
def renew(office: Office, passphrase: str, today: date) -> None:
    """Put a new key in the place of an office's: what came before opens with the former one.

    Terminals seal to it once the list of offices is signed and published.

    Raises:
        SettingWrong: the passphrase is too short.
    """
    new = X25519PrivateKey.generate()
    FormerKey.objects.create(
        office=office, public=office.public, locked_private=office.locked_private,
        recovery=office.recovery, until=today,
    )  # fmt: skip
    private = new.private_bytes_raw()
    office.public = new.public_key().public_bytes_raw()
    office.locked_private = lock(private, passphrase, content_purpose(office.code))
    office.recovery = recovery.sealed(private, bytes(office.custody), office.code)
    office.save(update_fields=["public", "locked_private", "recovery"])
    chain.add(today, "key renewed", office.code, office.code)


@transaction.atomic
def recover(office: Office, passphrases: Mapping[str, str], new: str, today: date) -> int:
    """Lock an office's keys, also the former ones, with a new passphrase; return how many.

    Args:
        office: whose.
        passphrases: two custodians' names and passphrases.
        new: the passphrase from now on.
        today: the day.

    Raises:
        WrongPassphrase: not two known custodians, or one of them mistyped.
        SettingWrong: the new passphrase is too short.
    """
    custody_key = custody.keys(office, passphrases)[0]
    former = list(office.former_keys.all())
    keys: list[Office | FormerKey] = [office, *former]
    for one in keys:
        private = recovery.private_key(one, custody_key, office.code)
        one.locked_private = lock(private, new, content_purpose(office.code))
        one.save(update_fields=["locked_private"])
    chain.add(today, "key recovered", " ".join(sorted(passphrases)), office.code)
    return 1 + len(former)
