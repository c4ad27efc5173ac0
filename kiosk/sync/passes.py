"""Judges what the province signed onto a stick. Called by sync.daemon, before anything is taken.

Storage that the province did not write is refused: nothing is taken from it, nothing written onto
it. A carrier's file lets the feed in and cells out; a technician's pass does so, too, and opens
their page: the ui reads of it in status.json.
"""

from contextlib import suppress
from datetime import UTC, date, datetime
from typing import NamedTuple

from kiosk.config import Home
from kiosk.errors import KnownError
from kiosk.sync import clock, status
from kiosk.sync.errors import PassExpired, PassForeign, PassMissing, PassRefused
from kiosk.sync.root import signing_keys
from kiosk.sync.stick import Stick
from kiosk.sync.trust import Trusted
from protocol import carried, passes, signed
from protocol.enrolment import Enrolment
from protocol.index import METADATA
from protocol.zone import CHINA


class Judged(NamedTuple):
    """Whether the stick is taken; what the technician is told, None of a carrier's stick."""

    taken: bool
    told: status.TechnicianStick | None


class Judge:
    """One terminal's, at a moment; `now` is what its clock shows, aware."""

    def __init__(self, home: Home, enrolled: Enrolment, now: datetime) -> None:
        self._home, self._enrolled = home, enrolled
        self._at = now.astimezone(UTC).isoformat()
        self._moment = clock.believed(now, clock.floor(home))

    def judge(self, stick: Stick) -> Judged:
        """Judge a stick; raises StickRefused where it cannot be read."""
        found = self._judged(stick)
        if not found.taken and stick.has_feed and self._learns_root(stick):
            found = self._judged(stick)
        return found

    def _judged(self, stick: Stick) -> Judged:
        pass_, carrier = stick.beside(carried.TECHNICIAN_FILE), stick.beside(carried.CARRIER_FILE)
        told = None
        if pass_:
            try:
                self._judge_pass(pass_)
            except PassRefused as error:
                told = status.TechnicianStick(self._at, status.problem(error))
            else:
                return Judged(taken=True, told=status.TechnicianStick(self._at))
        try:
            self._judge_carrier(carrier)
        except PassRefused as error:
            return Judged(
                taken=False, told=told or status.TechnicianStick(self._at, status.problem(error))
            )
        return Judged(taken=True, told=told)

    def _judge_pass(self, data: bytes) -> None:
        try:
            found = passes.read(signed.unseal(data, "Pass", self._keys()), passes.Pass)
        except signed.SignedBroken as error:
            raise PassRefused from error
        if found.county != self._enrolled.county:
            raise PassForeign
        self._judge_day(found.last_day)

    def _judge_carrier(self, data: bytes) -> None:
        if not data:
            raise PassMissing
        try:
            found = passes.read(signed.unseal(data, "Carrier", self._keys()), passes.Carrier)
        except signed.SignedBroken as error:
            raise PassRefused from error
        self._judge_day(found.last_day)

    def _judge_day(self, last_day: date) -> None:
        if last_day < self._moment.astimezone(CHINA).date():
            raise PassExpired

    def _keys(self) -> list[bytes]:
        """Return who may sign by the newest root that TUF has believed: a replaced key may not."""
        try:
            root = (self._home.feed / METADATA / "root.json").read_bytes()
        except OSError:
            root = self._enrolled.tuf_root
        return signing_keys(root)

    def _learns_root(self, stick: Stick) -> bool:
        """Follow the signatures on a stick to a root that came after ours, but take no data.

        A hall without a line learns of no replaced key but so.
        """
        feed = f"{self._enrolled.province}feed/"
        before = self._keys()
        with suppress(KnownError):  # what it believed up to there, it believes
            Trusted(self._home.feed, self._enrolled.tuf_root, feed, stick, self._moment).refresh()
        return self._keys() != before
