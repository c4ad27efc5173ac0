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
         └─ CannotKeep       the disk refuses the enrolment

Called by kiosk.setup; `sentence` is what the technician reads.
"""

from kiosk.errors import KnownError


class SetupError(KnownError):
    """The terminal was not enrolled; nothing was changed."""

    sentence = "开通没有成功。"


class WrongCode(SetupError):
    """Unknown, mistyped or expired."""

    key = "wrong_code"
    sentence = "开通码不对，或者已经过期。请核对，或向县里要一个新的。"


class UsedCode(SetupError):
    """Codes serve once."""

    key = "used_code"
    sentence = "这个开通码已经用过了。请向县里要一个新的。"


class BadInvitation(SetupError):
    """Not what a county wrote."""

    key = "bad_invitation"
    sentence = "这个开通文件不能用。请向县里要一个新的。"


class WrongProvince(SetupError):
    """Somebody else answers."""

    key = "wrong_province"
    sentence = "答话的平台和开通文件对不上，没有开通。请告诉县里。"


class NotAProvince(SetupError):
    """No province of ours."""

    key = "not_a_province"
    sentence = "这个地址上不是明镜平台。请核对地址。"


class Unreachable(SetupError):
    """No answer."""

    key = "unreachable"
    sentence = "连不上平台。请检查网线和地址。"


class AlreadySetUp(SetupError):
    """Enrolling again would put the terminal under other keys."""

    key = "already_set_up"
    sentence = "这台机器已经开通过。要重新开通，请加上 --again。"


class CannotKeep(SetupError):
    """No right to write, or no room."""

    key = "cannot_keep"
    sentence = "磁盘不让写，开通没有保存。"
