"""What the database worker has at hand: the mirror's reader, the enrolment, the outbox.

Made by `app`, used on the worker thread only: a screen's `ask` hands the desk to its question.
Everything heavy is imported here when it is first needed, that is, after the first frame.
"""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from kiosk.errors import KnownError

if TYPE_CHECKING:
    from kiosk.cache.reader import Reader
    from kiosk.config import Home
    from kiosk.ui.stretcher import Stretcher
    from protocol.enrolment import Enrolment


class NotEnrolled(KnownError):
    """This machine has not been set up, or its enrolment cannot be read."""

    key = "not_enrolled"


class Desk:
    """One terminal's things, opened lazily."""

    def __init__(self, home: Home) -> None:
        self.home = home
        self.report_left = False  # this visit's slot of the ring holds a report already

    @cached_property
    def reader(self) -> Reader:
        """The mirror."""
        from kiosk.cache.reader import Reader  # noqa: PLC0415 - SQLAlchemy costs a whole frame

        return Reader(self.home)

    @cached_property
    def stretcher(self) -> Stretcher:
        """Who stretches ID numbers and receipt codes."""
        from kiosk.ui.stretcher import Stretcher  # noqa: PLC0415 - after the first frame

        return Stretcher()

    @cached_property
    def enrolment(self) -> Enrolment:
        """What the province told this terminal.

        Raises:
            NotEnrolled: missing or of no sense.
        """
        from protocol import enrolment  # noqa: PLC0415 - after the first frame

        try:
            return enrolment.read(self.home.enrolment.read_bytes())
        except (OSError, enrolment.EnrolmentBroken) as error:
            raise NotEnrolled from error

    def village_key(self, code: str) -> bytes:
        """Return the 32-byte key of a village of this terminal.

        Raises:
            NotEnrolled: the village is not this terminal's.
        """
        for village in self.enrolment.villages:
            if village.code == code:
                return village.key
        raise NotEnrolled

    def close(self) -> None:
        """Let go of the mirror and of the process that stands by."""
        if "reader" in vars(self):
            self.reader.close()
        if "stretcher" in vars(self):
            self.stretcher.close()

    def leave_dummy(self) -> None:
        """End a visit without a report as one with a report ends: rewrite one slot, durably.

        Does nothing before the intake's key was mirrored; a full ring needs no dummy.
        """
        if self.report_left:
            return
        from kiosk.cache import errors, outbox  # noqa: PLC0415 - after the first frame
        from protocol import envelope  # noqa: PLC0415 - cryptography

        try:
            offices = self.reader.offices()
            if offices is not None:
                outbox.leave(self.home, envelope.cell((), offices.intake[-1].public))
        except (errors.MirrorError, errors.OutboxError):
            # The visitor leaves all the same; sync reports the disk or the mirror.
            return
