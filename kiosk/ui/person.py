"""Whom a visit has looked up: their bundle and how they showed who they are. No Qt.

`look_up` runs on the worker; the number itself is forgotten when it returns.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from kiosk.errors import KnownError

if TYPE_CHECKING:
    from kiosk.ui.desk import Desk
    from protocol.person import Bundle


class Nobody(KnownError):
    """No village of this terminal has anything for this number."""

    key = "nobody"


@dataclass(frozen=True, slots=True)
class Person:
    """What the screens may show of a person."""

    bundle: Bundle = field(repr=False)
    by_card: bool  # the card was in the reader: everything may be shown
    number: str = field(repr=False)  # always masked


def look_up(desk: Desk, number: str, *, by_card: bool) -> Person:
    """Find and open a person's bundle (18-character number); costs 0.1 to 0.3 s on purpose.

    Raises:
        Nobody, MirrorError, NotEnrolled, NotStretched.
    """
    from protocol import idnumber, person  # noqa: PLC0415 - cryptography

    enrolment = desk.enrolment
    root = person.root(number, enrolment.county_salt, by=desk.stretcher.stretch)
    keys = dict(person.locate(root, village.key) for village in enrolment.villages)
    found = desk.reader.bundle(tuple(keys))
    if found is None:
        raise Nobody
    locator, sealed = found
    try:
        bundle = person.read(sealed, keys[locator])
    except person.BundleBroken as error:
        raise Nobody from error
    shown = bundle if by_card else bundle.for_typed_number()
    return Person(shown, by_card, idnumber.mask(idnumber.IdNumber(number)))
