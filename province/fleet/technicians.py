"""Passes for technicians' sticks. Called by the `fleet` command and the workbench's terminals."""

from datetime import date, timedelta
from typing import Final

from protocol.passes import VERSION, Pass, write
from province.fleet.enrolment import EnrolmentError
from province.fleet.signing import sign
from province.publish.keyring import Keyring
from province.registry.models import Division

DAYS: Final = 30  # as long as a technician goes round a county; then a copy is worth nothing
_COUNTY: Final = 6


class NoSuchCounty(EnrolmentError):
    """A county that is not known."""


def make_pass(county: str, today: date, keyring: Keyring) -> bytes:
    """Return a signed pass for a county's terminals, good for DAYS days; `today` is in China.

    Raises:
        NoSuchCounty, KeysMissing.
    """
    if len(county) != _COUNTY or not Division.objects.filter(code=county).exists():
        raise NoSuchCounty("没有这个县（应是六位代码，并已导入区划）")
    made = Pass(v=VERSION, county=county, last_day=today + timedelta(days=DAYS))
    return sign("Pass", write(made), keyring)
