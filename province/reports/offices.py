"""Making an office: its key, its custodians' shares, its line in offices.json.

Called by the `office create` and `keys sign-offices` commands.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.db import IntegrityError, transaction

from protocol import division as divisions
from protocol import offices as wire
from province.publish.keyring import Keyring
from province.reports import custody, recovery
from province.reports.errors import NoSuchOffice, OfficeExists, SettingWrong
from province.reports.locking import lock, unlock
from province.reports.models import Office


@dataclass(frozen=True)
class Draft:
    """What an office says of itself."""

    code: str
    name: str
    division: str
    level: str
    head: str = ""
    telephone: str = ""
    hours: str = ""


def create(draft: Draft, passphrase: str, custodians: Mapping[str, str]) -> Office:
    """Make an office with fresh keys.

    Args:
        draft: its public side.
        passphrase: locks the private key of the content.
        custodians: name -> passphrase; any two of them open an identity.

    Raises:
        OfficeExists, SettingWrong.
    """
    _check(draft)
    content, identities = X25519PrivateKey.generate(), X25519PrivateKey.generate()
    try:
        with transaction.atomic():
            office = Office.objects.create(
                code=draft.code,
                name=draft.name,
                level=draft.level,
                division=draft.division,
                head=draft.head,
                telephone=draft.telephone,
                hours=draft.hours,
                public=content.public_key().public_bytes_raw(),
                locked_private=lock(
                    content.private_bytes_raw(), passphrase, content_purpose(draft.code)
                ),
                custody=identities.public_key().public_bytes_raw(),
                recovery=recovery.sealed(
                    content.private_bytes_raw(),
                    identities.public_key().public_bytes_raw(),
                    draft.code,
                ),
            )
            custody.hand_out(office, [identities.private_bytes_raw()], custodians)
    except IntegrityError:
        raise OfficeExists(f"机构代码 {draft.code} 已存在") from None
    return office


def find(code: str) -> Office:
    """Return the office; raises NoSuchOffice."""
    office = Office.objects.filter(code=code).first()
    if office is None:
        raise NoSuchOffice(f"没有代码为 {code} 的机构")
    return office


def private_key(office: Office, passphrase: str) -> bytes:
    """Return the 32-byte key that opens contents; raises WrongPassphrase."""
    return unlock(bytes(office.locked_private), passphrase, content_purpose(office.code))


def offices_file(keyring: Keyring) -> bytes:
    """Return offices.json as the database has it, for the offline keys to sign."""
    return wire.write(
        wire.Offices(
            v=wire.VERSION,
            intake=keyring.intake_public(),
            offices=tuple(
                public_side(office) for office in Office.objects.order_by("division", "code")
            ),
        )
    )


def public_side(office: Office) -> wire.Office:
    """Return an office as terminals see it."""
    return wire.Office(
        code=office.code,
        name=office.name,
        level=office.level,  # type: ignore[arg-type] # checked when it was created
        division=office.division,
        public=bytes(office.public),
        custody=bytes(office.custody),
        head=office.head,
        telephone=office.telephone,
        hours=office.hours,
    )


def _check(draft: Draft) -> None:
    if not draft.code.isascii() or not 0 < len(draft.code) <= wire.CODE_BYTES:
        raise SettingWrong(f"机构代码应是 1 到 {wire.CODE_BYTES} 个英文字母或数字")
    try:
        level = divisions.level(divisions.parse(draft.division))
    except divisions.DivisionError:
        raise SettingWrong("区划代码应是 2、4、6、9 或 12 位数字") from None
    if level != draft.level:
        raise SettingWrong("区划代码的位数与层级不符")


def content_purpose(code: str) -> str:
    """Return what an office's private key is locked for."""
    return f"mingjing office {code}"
