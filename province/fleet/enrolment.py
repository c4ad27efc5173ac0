"""One-time codes: made by the operator, typed into a new terminal, good once and for seven days.

    EnrolmentError
    ├── WrongCode     mistyped, never made, or too old
    ├── UsedCode      a terminal has it already
    ├── NoSuchVillage a village that is not known, or villages of two counties
    ├── NoSuchTerminal
    └── NoSuchCounty  (technicians)

Called by the `enrol-code` command and the `enrol` view.
"""

import hashlib
import hmac
import secrets
from collections.abc import Sequence
from datetime import date, timedelta
from pathlib import Path

from django.db import transaction
from django.db.models import F

from protocol.code import ALPHABET, LENGTH, CodeMistyped, check_character, tidy
from protocol.enrolment import (
    VERSION,
    Enrolment,
    Invitation,
    Request,
    Village,
    terminal_name,
    write,
)
from province.fleet.models import EnrolmentCode, Terminal
from province.fleet.signing import sign
from province.publish.keyring import ONLINE, Keyring
from province.registry import divisions
from province.registry.models import Division

_GOOD_FOR = timedelta(days=7)
_VILLAGE = 12


class EnrolmentError(Exception):
    """A code or a village that cannot be used. Never carries the code."""


class WrongCode(EnrolmentError):
    """Mistyped, never made, or too old."""


class UsedCode(EnrolmentError):
    """A terminal has it already."""


class NoSuchVillage(EnrolmentError):
    """A village that is not known, or villages of two counties."""


class NoSuchTerminal(EnrolmentError):
    """No terminal has this name."""


def make_code(villages: Sequence[str], keyring: Keyring, today: date, replaces: str = "") -> str:
    """Return a new code for a terminal that shows these villages (one county).

    Args:
        villages: codes of twelve digits, the first one's page is shown first.
        keyring: must have the county's keys.
        today: the day, in China.
        replaces: the name of a terminal that is revoked when the code is used, or empty.

    Raises:
        NoSuchVillage, NoSuchTerminal, KeysMissing.
    """
    known = set(Division.objects.filter(code__in=villages).values_list("code", flat=True))
    if not villages or any(one not in known or len(one) != _VILLAGE for one in villages):
        raise NoSuchVillage("没有这个村（应是十二位代码，并已导入区划）")
    if len({one[:6] for one in villages}) > 1:
        raise NoSuchVillage("一台终端只能属于一个区县")
    if replaces and not Terminal.objects.filter(name=replaces).exists():
        raise NoSuchTerminal("没有这台终端")
    keyring.county(villages[0][:6])
    body = "".join(secrets.choice(ALPHABET) for _ in range(LENGTH - 1))
    code = body + check_character(body)
    EnrolmentCode.objects.create(
        digest=_digest(code, keyring),
        villages=list(villages),
        good_until=today + _GOOD_FOR,
        replaces=replaces,
    )
    return code


def invitation(code: str, villages: Sequence[str], keyring: Keyring, province: str) -> bytes:
    """Return a code as a signed file that a technician carries. Raises KeysMissing."""
    names = divisions.names(villages)
    invited = Invitation(
        v=VERSION,
        province=province,
        code=code,
        tuf_root=first_root(keyring),
        villages=tuple(names.get(one, "") for one in villages),
    )
    return sign("Invitation", write(invited), keyring)


def enrol(request: Request, keyring: Keyring, province: str, today: date) -> bytes:
    """Use a code up and return the terminal's signed provisioning (protocol.enrolment).

    The same key may ask again until the code is too old: its first answer may have been lost.

    Args:
        request: the code as typed, and the public key that has signed the request.
        keyring: for the county's and the villages' keys.
        province: the platform's address as the terminal shall use it.
        today: the day, in China.

    Raises:
        WrongCode, UsedCode, KeysMissing.
    """
    try:
        code = tidy(request.code)
    except CodeMistyped as error:
        raise WrongCode("编码不对") from error
    name = terminal_name(request.public)
    if not _take(_digest(code, keyring), name, request.public, today):
        raise UsedCode("编码已经用过")
    villages = Terminal.objects.get(name=name).villages
    return sign("Enrolment", write(_enrolment(villages, keyring, province, name)), keyring)


@transaction.atomic
def _take(digest: bytes, name: str, public: bytes, today: date) -> bool:
    """Bind a code to a key; False (and noted) if another key has it."""
    row = EnrolmentCode.objects.select_for_update().filter(digest=digest).first()
    if row is None or row.good_until < today:
        raise WrongCode("编码不对，或者过期了")
    if row.used_on is not None:
        if row.terminal_id == name:
            return True
        EnrolmentCode.objects.filter(digest=digest).update(tried_again=F("tried_again") + 1)
        return False
    if Terminal.objects.filter(name=name).exists():
        raise WrongCode("这把密钥已经登记过")  # a key serves once, like a code
    Terminal.objects.create(name=name, public=public, villages=row.villages, enrolled_on=today)
    Terminal.objects.filter(name=row.replaces).update(state=Terminal.State.REVOKED)
    row.used_on, row.terminal_id = today, name
    row.save(update_fields=["used_on", "terminal"])
    return True


def first_root(keyring: Keyring) -> bytes:
    """Return the feed's first root.json, whose fingerprint is read out. Raises KeysMissing."""
    keyring.signer(ONLINE)
    return _first_root(keyring.signed)


def _enrolment(
    villages: Sequence[str], keyring: Keyring, province: str, terminal: str
) -> Enrolment:
    names = divisions.names(villages)
    return Enrolment(
        v=VERSION,
        province=province,
        county=villages[0][:6],
        county_salt=keyring.county(villages[0][:6]).salt,
        tuf_root=first_root(keyring),
        villages=tuple(
            Village(code=one, name=names.get(one, ""), key=keyring.village(one)) for one in villages
        ),
        terminal=terminal,
    )


def _first_root(signed: Path) -> bytes:
    return (signed / "1.root.json").read_bytes()


def _digest(code: str, keyring: Keyring) -> bytes:
    # Keyed: a copy of the table alone cannot be searched for the codes.
    return hmac.digest(keyring.local("enrolment codes"), code.encode(), hashlib.sha256)
