"""The key that opens who spoke: shared among an office's custodians, any two of whom open.

A custodian holds a share of the key of now and of each one before it, in one locked piece. When a
custodian leaves, all is shared anew: reports from then on are sealed to a key of which the one who
left never had a share, and earlier ones are opened by those who hold the shares now.

Called by `offices`, `key_life`, `services` and the `office` command.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import transaction

from province.officers.models import Officer
from province.reports import recovery, shares
from province.reports.errors import SettingWrong, WrongPassphrase
from province.reports.locking import lock, unlock
from province.reports.models import Consent, Custodian, FormerCustody, FormerKey, Office
from province.trace import chain


def share_purpose(code: str, number: int) -> str:
    """Return what a custodian's shares are locked for."""
    return f"mingjing custody {code} {number}"


def hand_out(office: Office, keys: Sequence[bytes], custodians: Mapping[str, str]) -> None:
    """Share keys among custodians (name -> passphrase), the one of now first.

    Raises:
        SettingWrong: too few or too many custodians, or too short a passphrase.
    """
    if not shares.NEEDED <= len(custodians) <= shares.MOST:
        raise SettingWrong("至少需要两位保管人")
    parts = [shares.split(key, len(custodians)) for key in keys]
    office.custodians.update(number=None, locked_share=b"")
    for number, (name, passphrase) in enumerate(custodians.items(), start=1):
        held = b"".join(each[number - 1] for each in parts)
        locked = lock(held, passphrase, share_purpose(office.code, number))
        Custodian.objects.update_or_create(
            office=office, name=name, defaults={"number": number, "locked_share": locked}
        )


def keys(office: Office, passphrases: Mapping[str, str]) -> list[bytes]:
    """Join two custodians' shares (name -> passphrase): the key of now, then the former ones.

    Raises:
        WrongPassphrase: not two custodians of now, or one of them mistyped.
    """
    found = office.custodians.filter(name__in=passphrases, number__isnull=False).order_by("number")
    if len(found) < shares.NEEDED:
        raise WrongPassphrase("需要两位保管人同时输入口令")
    first, second = (
        shares.cut(
            unlock(
                bytes(one.locked_share),
                passphrases[one.name],
                share_purpose(office.code, one.number or 0),
            )
        )
        for one in found[: shares.NEEDED]
    )
    joined = [shares.join(one, other) for one, other in zip(first, second, strict=True)]
    if [_public(key) for key in joined] != _publics(office):
        raise WrongPassphrase("两份密钥合不成本机构的密钥")
    return joined


@transaction.atomic
def renew(
    office: Office, passphrases: Mapping[str, str], custodians: Mapping[str, str], today: date
) -> None:
    """Make a new key and share it among custodians, who may be others than before.

    Terminals seal to it once the list of offices is signed and published. Consents that were given
    and not used are given anew.

    Args:
        office: whose.
        passphrases: two custodians' of now.
        custodians: all from now on, name -> passphrase.
        today: the day.

    Raises:
        WrongPassphrase, SettingWrong.
    """
    former = keys(office, passphrases)
    new = X25519PrivateKey.generate()
    FormerCustody.objects.create(office=office, public=office.custody, until=today)
    office.custody = new.public_key().public_bytes_raw()
    sealed: list[Office | FormerKey] = [office, *office.former_keys.all()]
    for one in sealed:
        private = recovery.private_key(one, former[0], office.code)
        one.recovery = recovery.sealed(private, bytes(office.custody), office.code)
        one.save(update_fields=["recovery"])
    office.save(update_fields=["custody"])
    hand_out(office, [new.private_bytes_raw(), *former], custodians)
    Officer.objects.filter(custodian__office=office, custodian__number=None).update(custodian=None)
    waiting = {"request__report__office": office.code, "request__opened_on": None}
    Consent.objects.filter(**waiting).delete()
    names = " ".join(sorted(custodians))
    chain.add(today, "custodians renewed", " ".join(sorted(passphrases)), office.code, names)


def _publics(office: Office) -> list[bytes]:
    former = office.former_custody.order_by("-pk").values_list("public", flat=True)
    return [bytes(office.custody), *(bytes(public) for public in former)]


def _public(private: bytes) -> bytes:
    return X25519PrivateKey.from_private_bytes(private).public_key().public_bytes_raw()
