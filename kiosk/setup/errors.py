"""What can go wrong while a terminal is being enrolled.

    KnownError
     └─ SetupError
         ├─ WrongCode        the province does not know the code, or it has expired
         ├─ UsedCode         another terminal was enrolled with it
         ├─ BadInvitation    no invitation, or altered
         ├─ WrongProvince    it answers for another root than the invitation's, or another terminal
         ├─ NotAProvince     something else answers at that address
         ├─ Unreachable      nothing answers
         ├─ AlreadySetUp     this terminal is enrolled
         ├─ CannotKeep       the disk refuses the enrolment
         └─ NothingAsked     the set-up service is told to keep what it did not ask for

Called by kiosk.setup; `sentence` is what the technician reads.
"""

from kiosk.errors import KnownError
from kiosk.joining import SENTENCES


class SetupError(KnownError):
    """The terminal was not enrolled; nothing was changed."""

    key = "setup"

    @property
    def sentence(self) -> str:
        """What the technician reads."""
        return SENTENCES[self.key]


class WrongCode(SetupError):
    """Unknown, mistyped or expired."""

    key = "wrong_code"


class UsedCode(SetupError):
    """Codes serve once."""

    key = "used_code"


class BadInvitation(SetupError):
    """Not what a county wrote."""

    key = "bad_invitation"


class WrongProvince(SetupError):
    """Somebody else answers."""

    key = "wrong_province"


class NotAProvince(SetupError):
    """No province of ours."""

    key = "not_a_province"


class Unreachable(SetupError):
    """No answer."""

    key = "unreachable"


class AlreadySetUp(SetupError):
    """Enrolling again would put the terminal under other keys."""

    key = "already_set_up"


class CannotKeep(SetupError):
    """No right to write, or no room."""

    key = "cannot_keep"


class NothingAsked(SetupError):
    """It was begun anew between two questions of the screen."""

    key = "nothing_asked"
