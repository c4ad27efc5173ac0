"""One-time codes to the telephone number that the register has: asked for, guessed at, used once.

    CodeError
    ├── TooOften   somebody asks more often than people do
    └── WrongCode  mistyped, used, too old, tried too often, or nobody's

Nothing tells whether a number is anybody's: the same rows are written and the same is answered, and
texts leave by another process (`texts`). Called by the views.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Final

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from protocol.idnumber import IdNumber, IdNumberError, parse
from protocol.sealing import seal, unseal
from province.phone.models import Code, Help, Text
from province.registry.models import Death, Person
from province.trace import chain

if TYPE_CHECKING:
    from datetime import datetime

    from province.publish.keyring import Keyring

_GOOD_FOR: Final = timedelta(minutes=10)
_KEPT: Final = timedelta(days=1)
_BETWEEN: Final = timedelta(seconds=60)
_MOST_A_DAY: Final = 3  # a person
_MOST_A_MINUTE: Final = 100  # everybody: a text costs money, and a list of numbers has an end
_TRIES: Final = 5  # a code
_DIGITS: Final = 6
_TICKET: Final = 32
_MAGIC: Final = b"MJC1"
_NOBODY: Final = " " * 18


class CodeError(Exception):
    """A code that cannot be sent or used. Never carries the number or the code."""


class TooOften(CodeError):
    """Somebody asks more often than people do."""


class WrongCode(CodeError):
    """Mistyped, used, too old, tried too often, or nobody's."""


@dataclass(frozen=True)
class Opened:
    """Whose page may be shown now, and to whom else it was shown before."""

    number: IdNumber
    helped: tuple[tuple[str, str], ...]  # day and helper, the newest first


class Codes:
    """The codes of this platform.

    Args:
        keyring: for keys that never leave this server.
        now: the time.
    """

    def __init__(self, keyring: Keyring, now: datetime) -> None:
        self._key = keyring.local("phone codes")
        self._now = now

    @transaction.atomic
    def ask(self, typed: str, helper: str = "") -> str:
        """Return a ticket for the code that is sent, if there is anybody to send it to.

        Args:
            typed: an ID number as people write it; what is none gets a ticket as well.
            helper: name of who looks for them, or empty.

        Raises:
            TooOften: the same for all numbers.
        """
        Code.objects.filter(made_at__lt=self._now - _KEPT).delete()
        person = self._digest(b"person", _tidy(typed))
        asked = Code.objects.filter(person=person)
        newest = asked.order_by("-made_at").values_list("made_at", flat=True).first()
        lately = Code.objects.filter(made_at__gt=self._now - timedelta(minutes=1)).count()
        if (
            asked.count() >= _MOST_A_DAY
            or (newest is not None and self._now - newest < _BETWEEN)
            or lately >= _MOST_A_MINUTE
        ):
            raise TooOften("请过一会儿再试")
        found = _reachable(_tidy(typed))
        ticket = secrets.token_bytes(_TICKET)
        code = f"{secrets.randbelow(10**_DIGITS):0{_DIGITS}d}"
        Code.objects.create(
            ticket=self._digest(b"ticket", ticket.hex()),
            person=person,
            digest=self._digest(ticket, code),
            number=seal(self._key, _MAGIC, (found.id_number if found else _NOBODY).encode()),
            made_at=self._now,
            helper=helper,
        )
        Text.objects.create(number=found.phone if found else "", words=_words(code, helper))
        return ticket.hex()

    def use(self, ticket: str, typed: str) -> Opened:
        """Return whose page a code opens; it opens it once.

        Raises:
            WrongCode: whatever is wrong with it, the same words.
        """
        opened = self._use(ticket, typed)
        if opened is None:
            # Raised here: within the transaction it would undo the counting of the try.
            raise WrongCode("验证码不对，或者过期了")
        return opened

    @transaction.atomic
    def _use(self, ticket: str, typed: str) -> Opened | None:
        found = Code.objects.select_for_update()
        row = found.filter(ticket=self._digest(b"ticket", ticket)).first()
        if row is None or row.used or self._now - row.made_at > _GOOD_FOR or row.tries >= _TRIES:
            return None
        Code.objects.filter(pk=row.pk).update(tries=F("tries") + 1)
        code = "".join(letter for letter in typed if letter.isdigit())
        if not hmac.compare_digest(bytes(row.digest), self._digest(bytes.fromhex(ticket), code)):
            return None
        number = unseal(self._key, _MAGIC, bytes(row.number)).decode()
        if number == _NOBODY:
            return None
        Code.objects.filter(pk=row.pk).update(used=True, number=b"")
        person = bytes(row.person)
        helped = tuple(
            (one.day.isoformat(), one.helper)
            for one in Help.objects.filter(person=person).order_by("-pk")
        )
        if row.helper:
            today = timezone.localdate(self._now)
            Help.objects.create(person=person, helper=row.helper, day=today)
            chain.add(today, "helped", "phone", "")
        return Opened(IdNumber(number), helped)

    def _digest(self, purpose: bytes, text: str) -> bytes:
        return hmac.digest(self._key, purpose + b"\x1f" + text.encode(), hashlib.sha256)


def _tidy(typed: str) -> str:
    try:
        return parse(typed)
    except IdNumberError:
        return typed.strip()[:40]


def _reachable(number: str) -> Person | None:
    """Return the living person of the register who has this number and a telephone."""
    dead = Death.objects.filter(id_number=number, withdrawn_on=None).exists()
    found = Person.objects.filter(id_number=number, withdrawn_on=None, until=None).exclude(phone="")
    person = found.first()
    return None if dead else person


def _words(code: str, helper: str) -> str:
    who = f"{helper}要帮您看补贴，" if helper else ""
    return f"【明镜】{who}验证码 {code}，十分钟内有效。不是您本人要看的，不要告诉别人。"
