"""Exchanges a one-time code for the terminal's enrolment and lays out its folders.

Called by `main.py setup`. The key is made here and never leaves; the technician compares the
fingerprint with the one that the county reads out: that is what makes the first contact
trustworthy.
"""

import shutil
from pathlib import Path
from typing import Final, NamedTuple
from urllib.parse import urlsplit

import msgspec

from kiosk import identity
from kiosk.cache import outbox
from kiosk.cache.errors import OutboxUnusable
from kiosk.config import Home
from kiosk.files import sync_folder, write_whole
from kiosk.setup.errors import (
    AlreadySetUp,
    BadInvitation,
    CannotKeep,
    NotAProvince,
    Unreachable,
    UsedCode,
    WrongCode,
    WrongProvince,
)
from kiosk.sync.errors import Offline
from kiosk.sync.root import signing_keys
from kiosk.sync.transport import Transport
from protocol import enrolment, signature, signed
from protocol.code import CodeMistyped, tidy

_ANSWER_MOST: Final = 1024 * 1024
_INVITATION_MOST: Final = 256 * 1024


def invited(file: Path) -> enrolment.Invitation:
    """Read the invitation that the county wrote to a file.

    Raises:
        BadInvitation: not one, or altered since it was signed.
    """
    try:
        with file.open("rb") as opened:
            return invitation(opened.read(_INVITATION_MOST))
    except OSError as error:
        raise BadInvitation from error


def invitation(data: bytes) -> enrolment.Invitation:
    """Read an invitation; raises BadInvitation."""
    try:
        found = enrolment.read_invitation(signed.read(data).text)
        signed.unseal(data, "Invitation", signing_keys(found.tuf_root))
    except signed.SignedBroken as error:
        raise BadInvitation from error
    return found


class Offer(NamedTuple):
    """What a technician brings."""

    province: str  # base address
    code: str  # as typed
    root: bytes | None = None  # the first root.json, if an invitation named it


def enrol(
    home: Home, transport: Transport, offer: Offer, *, again: bool = False
) -> enrolment.Enrolment:
    """Enrol this terminal and keep what the province answers; its folders are made.

    `again`: whether an enrolled terminal may be enrolled anew.

    Raises:
        SetupError: one of its subclasses; the terminal is what it was.
    """
    found = asked(home, transport, offer, again=again)
    keep(home, found)
    return found


def asked(
    home: Home, transport: Transport, offer: Offer, *, again: bool = False
) -> enrolment.Enrolment:
    """Exchange the code for an enrolment, which nobody keeps yet: first it is compared.

    An answer that was lost is asked for again with the same key, to which the code is bound.
    Raises as `enrol`.
    """
    if home.enrolment.exists() and not again:
        raise AlreadySetUp
    province = _address(offer.province)
    try:
        code = tidy(offer.code)
    except CodeMistyped as error:
        raise WrongCode from error
    try:
        us = identity.candidate(home)
    except OSError as error:
        raise CannotKeep from error
    told = _checked(_answer(transport, f"{province}enrol", code, us), us, offer.root)
    # The address that just worked here counts: halls on an intranet reach no public one.
    return msgspec.structs.replace(told, province=province)


def keep(home: Home, found: enrolment.Enrolment) -> None:
    """Make it this terminal's enrolment, and its folders; raises CannotKeep."""
    try:
        _forget_another_feed(home, found.tuf_root)
        for folder in (home.mirror.parent, home.media, home.feed):
            folder.mkdir(parents=True, exist_ok=True)
        outbox.make(home)
        write_whole(home.enrolment, enrolment.write(found), 0o640)
        sync_folder(home.root)
        identity.settle(home, found.terminal)
    except (OSError, OutboxUnusable) as error:
        raise CannotKeep from error


def _forget_another_feed(home: Home, root: bytes) -> None:
    """Drop what an earlier enrolment under another root mirrored: its numbers mean nothing here."""
    try:
        before = enrolment.read(home.enrolment.read_bytes()).tuf_root
    except (OSError, enrolment.EnrolmentBroken):
        return
    if before != root:
        for folder in (home.feed, home.mirror.parent):
            shutil.rmtree(folder, ignore_errors=True)


def _address(province: str) -> str:
    parts = urlsplit(province)
    if parts.scheme not in {"http", "https"} or not parts.netloc or parts.query or parts.fragment:
        raise NotAProvince
    return province if province.endswith("/") else f"{province}/"


def _answer(transport: Transport, address: str, code: str, us: identity.Identity) -> bytes:
    question = msgspec.json.encode(enrolment.Request(code=code, public=us.public))
    headers = signature.sign(us.private, question, key_id=us.name, nonce="", tag=signature.ENROL)
    try:
        status, answer = transport.post(
            address, question, kind=signature.KIND, most=_ANSWER_MOST, headers=headers
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


def _checked(answer: bytes, us: identity.Identity, root: bytes | None) -> enrolment.Enrolment:
    """Return the enrolment if it is signed, for our key and of the root that we were told."""
    try:
        found = enrolment.read(signed.read(answer).text)
        signed.unseal(answer, "Enrolment", signing_keys(found.tuf_root))
    except signed.SignedBroken as error:
        raise NotAProvince from error
    if found.terminal != us.name or root not in {None, found.tuf_root}:
        raise WrongProvince
    return found
