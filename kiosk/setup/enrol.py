"""Exchanges a one-time code for the terminal's enrolment and lays out its folders.

Called by `main.py setup`. The technician compares the fingerprint with the one that the county
reads out: that is what makes the first contact trustworthy.
"""

import os
from typing import Final
from urllib.parse import urlsplit

import msgspec

from kiosk.cache import outbox
from kiosk.cache.errors import OutboxUnusable
from kiosk.config import Home
from kiosk.setup.errors import (
    AlreadySetUp,
    CannotKeep,
    NotAProvince,
    Unreachable,
    UsedCode,
    WrongCode,
)
from kiosk.sync.errors import Offline
from kiosk.sync.fetching import write_whole
from kiosk.sync.transport import Transport
from protocol import enrolment

_ANSWER_MOST: Final = 1024 * 1024


def enrol(
    home: Home, transport: Transport, province: str, code: str, *, again: bool = False
) -> enrolment.Enrolment:
    """Enrol this terminal at `province` (its base address) and keep what it answers.

    Raises:
        SetupError: one of its subclasses; nothing was changed.
    """
    if home.enrolment.exists() and not again:
        raise AlreadySetUp
    province = _address(province)
    answer = _asked(transport, f"{province}enrol", code)
    try:
        told = enrolment.read(answer)
    except enrolment.EnrolmentBroken as error:
        raise NotAProvince from error
    # The address that just worked here counts: halls on an intranet reach no public one.
    found = msgspec.structs.replace(told, province=province)
    try:
        for folder in (home.mirror.parent, home.media, home.feed):
            folder.mkdir(parents=True, exist_ok=True)
        outbox.make(home)
        write_whole(home.enrolment, enrolment.write(found), 0o640)
        _sync(home)
    except (OSError, OutboxUnusable) as error:
        raise CannotKeep from error
    return found


def _address(province: str) -> str:
    parts = urlsplit(province)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise NotAProvince
    return province if province.endswith("/") else f"{province}/"


def _asked(transport: Transport, address: str, code: str) -> bytes:
    question = msgspec.json.encode({"code": code.strip()})
    try:
        status, answer = transport.post(
            address, question, kind="application/json", most=_ANSWER_MOST
        )
    except Offline as error:
        raise Unreachable from error
    match status:
        case 200:
            return answer
        case 403:
            raise WrongCode
        case 410:
            raise UsedCode
        case _:
            raise NotAProvince


def _sync(home: Home) -> None:
    folder = os.open(home.root, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
