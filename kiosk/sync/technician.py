"""Judges the pass on a technician's stick. Called by sync.daemon; told to the ui by status.json."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Final

from kiosk.config import Home
from kiosk.sync import clock, status
from kiosk.sync.errors import PassExpired, PassForeign, PassRefused
from kiosk.sync.root import signing_keys
from protocol import signed, technician
from protocol.enrolment import Enrolment
from protocol.index import METADATA

_CHINA: Final = timezone(timedelta(hours=8))


def judged(home: Home, enrolled: Enrolment, data: bytes, now: datetime) -> status.TechnicianStick:
    """Say whether a pass opens this terminal's page; `now` is what its clock shows, aware."""
    at = now.astimezone(UTC).isoformat()
    try:
        _judge(home, enrolled, data, clock.believed(now, clock.floor(home)))
    except PassRefused as error:
        return status.TechnicianStick(at, status.problem(error))
    return status.TechnicianStick(at)


def _judge(home: Home, enrolled: Enrolment, data: bytes, moment: datetime) -> None:
    try:
        keys = signing_keys(_root(home, enrolled))
        found = technician.read(signed.unseal(data, "Pass", keys))
    except signed.SignedBroken as error:
        raise PassRefused from error
    if found.county != enrolled.county:
        raise PassForeign
    if found.last_day < moment.astimezone(_CHINA).date():
        raise PassExpired


def _root(home: Home, enrolled: Enrolment) -> bytes:
    """Return the newest root that TUF has believed: a key that was replaced signs no more."""
    try:
        return (home.feed / METADATA / "root.json").read_bytes()
    except OSError:
        return enrolled.tuf_root
