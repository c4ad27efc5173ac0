"""Making officers and their keys; second factors; retiring. For the `officer` command.

Keys made here pass through this machine: for the first officer of an office and for the demo. All
others make theirs in the browser and get the office's from a colleague.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from django.contrib.auth.models import Group, User
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from django_otp.plugins.otp_static.models import StaticDevice, StaticToken

from protocol import division as divisions
from province.officers.models import Grant, Officer
from province.officers.roles import AT_AN_OFFICE, Role
from province.registry.models import Department
from province.reports import offices
from province.reports.errors import OfficeExists, SettingWrong
from province.reports.locking import lock
from province.reports.models import Custodian, Office
from province.trace import chain

_SUITE: Final = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.CHACHA20_POLY1305)
_ONCE: Final = "once"


class NoSuchOfficer(SettingWrong):
    """No account by this name."""


@dataclass(frozen=True)
class Draft:
    """What an officer is.

    Attributes:
        account: the name for logging in; letters and digits.
        name: as colleagues know them.
        roles: at least one.
        office: its code, or empty for a data clerk, an operator, an auditor without one.
        division: what they answer for; empty: the office's.
        custodian: whose share of the office's custody key they hold, or empty.
        department: code of the one for which an accountant keeps books, and for no other.
    """

    account: str
    name: str
    roles: Sequence[Role]
    office: str = ""
    division: str = ""
    custodian: str = ""
    department: str = ""


@transaction.atomic
def create(draft: Draft, password: str, today: date) -> Officer:
    """Make an account; raises SettingWrong, OfficeExists (the account), NoSuchOffice."""
    if not draft.account.isascii() or not draft.account.isalnum():
        raise SettingWrong("账号只用英文字母和数字")
    if User.objects.filter(username=draft.account).exists():
        raise OfficeExists(f"账号 {draft.account} 已有")
    office = offices.find(draft.office) if draft.office else None
    if office is None and AT_AN_OFFICE.intersection(draft.roles):
        raise SettingWrong("这个岗位要说明在哪个机关（--office）")
    division = draft.division or (office.division if office else "")
    try:
        divisions.parse(division)
    except divisions.DivisionError:
        raise SettingWrong("区划代码应是 2、4、6、9 或 12 位数字") from None
    if (Role.ACCOUNTANT in draft.roles) != bool(draft.department):
        raise SettingWrong("村账的岗位要说明给哪个部门记账（--department），别的岗位不要")
    if draft.department and not _keeps_books(draft.department, division):
        raise SettingWrong("这个部门不在本级或上级")
    user = User(username=draft.account)
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise SettingWrong("；".join(error.messages)) from None
    user.set_password(password)
    user.save()
    user.groups.set(Group.objects.filter(name__in=[role.value for role in draft.roles]))
    officer = Officer.objects.create(
        user=user,
        name=draft.name,
        division=division,
        office=office,
        custodian=_custodian(office, draft.custodian),
        department=draft.department,
    )
    roles = "、".join(sorted(role.value for role in draft.roles))
    chain.add(today, "officer made", "command", draft.account, f"{division} {roles}")
    return officer


@transaction.atomic
def make_key(officer: Officer, passphrase: str, today: date, office_passphrase: str = "") -> None:
    """Make an officer's key; with the office's passphrase also hand the office's key over.

    Raises:
        SettingWrong, WrongPassphrase.
    """
    key = X25519PrivateKey.generate()
    officer.public = key.public_key().public_bytes_raw()
    officer.locked_private = lock(
        key.private_bytes_raw(), passphrase, f"mingjing officer {officer}"
    )
    officer.save(update_fields=["public", "locked_private"])
    chain.add(today, "key made", "command", str(officer))
    office = officer.office
    if not office_passphrase or office is None:
        return
    private = offices.private_key(office, office_passphrase)
    info = f"mingjing grant {office.code}".encode()
    Grant.objects.create(
        officer=officer,
        office=office,
        public=office.public,
        sealed=_SUITE.encrypt(private, key.public_key(), info=info),
        given_by="command",
        day=today,
    )
    chain.add(today, "key given", "command", str(officer), office.code)


@transaction.atomic
def codes(officer: Officer, many: int, today: date) -> list[str]:
    """Return codes that stand in for the phone, each good once; noted in the trace."""
    device, _ = StaticDevice.objects.get_or_create(user=officer.user, name=_ONCE)
    made = [StaticToken.random_token() for _ in range(many)]
    StaticToken.objects.bulk_create(StaticToken(device=device, token=token) for token in made)
    chain.add(today, "codes given", "command", str(officer), str(many))
    return made


@transaction.atomic
def retire(officer: Officer, today: date, who: str = "command") -> None:
    """Close an account and take its copies of office keys off the server."""
    officer.user.is_active = False
    officer.user.save(update_fields=["is_active"])
    officer.grants.all().delete()
    chain.add(today, "officer retired", who, str(officer))


def find(account: str) -> Officer:
    """Return the officer; raises NoSuchOfficer."""
    found = Officer.objects.select_related("user", "office").filter(user__username=account).first()
    if found is None:
        raise NoSuchOfficer(f"没有账号 {account}")
    return found


def _keeps_books(code: str, division: str) -> bool:
    """Tell whether a department is one of a division or of what lies above it."""
    found = (
        Department.objects.filter(code=code, withdrawn_on=None).select_related("division").first()
    )
    return found is not None and division.startswith(found.division.code)


def _custodian(office: Office | None, name: str) -> Custodian | None:
    if not name:
        return None
    found = Custodian.objects.filter(office=office, name=name).first() if office else None
    if found is None:
        raise SettingWrong(f"这个机关没有叫“{name}”的保管人")
    return found
