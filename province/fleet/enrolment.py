"""One-time codes: made by the operator, typed into a new terminal, good once and for seven days.

    EnrolmentError
    ├── WrongCode     mistyped, never made, or too old
    ├── UsedCode      a terminal has it already
    └── NoSuchVillage a village that is not known, or villages of two counties

Called by the `enrol-code` command and the `enrol` view.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction

from protocol.enrolment import VERSION, Enrolment, Village, write
from province.fleet.models import EnrolmentCode
from province.publish.keyring import Keyring
from province.registry.models import Division

ALPHABET = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"  # no 0 and O, no 1 and I
LENGTH = 10  # nine random characters (45 bits) and one that finds a slip
_GOOD_FOR = timedelta(days=7)
_VILLAGE = 12
_BASE = len(ALPHABET)


class EnrolmentError(Exception):
    """A code or a village that cannot be used. Never carries the code."""


class WrongCode(EnrolmentError):
    """Mistyped, never made, or too old."""


class UsedCode(EnrolmentError):
    """A terminal has it already."""


class NoSuchVillage(EnrolmentError):
    """A village that is not known, or villages of two counties."""


def make_code(villages: Sequence[str], keyring: Keyring, today: date) -> str:
    """Return a new code for a terminal that shows these villages (one county).

    Raises:
        NoSuchVillage, KeysMissing.
    """
    known = set(Division.objects.filter(code__in=villages).values_list("code", flat=True))
    if not villages or any(one not in known or len(one) != _VILLAGE for one in villages):
        raise NoSuchVillage("没有这个村（应是十二位代码，并已导入区划）")
    if len({one[:6] for one in villages}) > 1:
        raise NoSuchVillage("一台终端只能属于一个区县")
    keyring.county(villages[0][:6])
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    code = body + check_character(body)
    EnrolmentCode.objects.create(
        digest=_digest(code, keyring), villages=list(villages), good_until=today + _GOOD_FOR
    )
    return code


def enrol(typed: str, keyring: Keyring, province: str, today: date) -> bytes:
    """Use a code up and return the terminal's provisioning (protocol.enrolment).

    Args:
        typed: the code as typed; case, blanks and dashes do not matter.
        keyring: for the county's and the villages' keys.
        province: the platform's address as the terminal shall use it.
        today: the day, in China.

    Raises:
        WrongCode, UsedCode, KeysMissing.
    """
    code = "".join(typed.upper().split()).replace("-", "")
    wrong = len(code) != LENGTH or not set(code) <= set(ALPHABET)
    if wrong or check_character(code[:-1]) != code[-1]:
        raise WrongCode("编码不对")
    with transaction.atomic():
        row = EnrolmentCode.objects.filter(digest=_digest(code, keyring)).first()
        if row is None or row.good_until < today:
            raise WrongCode("编码不对，或者过期了")
        if row.used_on is not None:
            raise UsedCode("编码已经用过")
        enrolment = _enrolment(row.villages, keyring, province)
        row.used_on = today
        row.save(update_fields=["used_on"])
    return write(enrolment)


def check_character(body: str) -> str:
    """Return the last character of a code: finds every single slip and most swaps.

    Luhn's algorithm in base 32.
    """
    total = 0
    for place, character in enumerate(reversed(body)):
        value = ALPHABET.index(character) * (2 if place % 2 == 0 else 1)
        total += value // _BASE + value % _BASE
    return ALPHABET[-total % _BASE]


def _enrolment(villages: Sequence[str], keyring: Keyring, province: str) -> Enrolment:
    names = dict(Division.objects.filter(code__in=villages).values_list("code", "name"))
    return Enrolment(
        v=VERSION,
        province=province,
        county=villages[0][:6],
        county_salt=keyring.county(villages[0][:6]).salt,
        tuf_root=_first_root(keyring.signed),
        villages=tuple(
            Village(code=one, name=names.get(one, ""), key=keyring.village(one)) for one in villages
        ),
    )


def _first_root(signed: Path) -> bytes:
    return (signed / "1.root.json").read_bytes()


def _digest(code: str, keyring: Keyring) -> bytes:
    # Keyed: a copy of the table alone cannot be searched for the codes.
    return hmac.digest(keyring.local("enrolment codes"), code.encode(), hashlib.sha256)
