"""What can go wrong with an update. The version that runs goes on running after any of them.

    KnownError
     ├─ SyncError       kiosk.sync.errors: Offline, ServerRefused, FeedRefused, DiskFull, ...
     └─ UpdateError      kiosk.system raises these, too
         ├─ OtherRoot       the enrolment trusts another root than the one that was pinned here
         ├─ NotVouched      nothing that the root leads to vouches for this version
         ├─ Damaged         a version's folder is not what its manifest says
         ├─ BadManifest     signed, but of no form that this program can use
         ├─ AlreadyLooking  another look for updates is under way
         ├─ SlotBroken      a whole system does not read back, or a tool of the machine's refused
         └─ NoSlots         no slots here: not a machine of our image

Called by kiosk.update and kiosk.system; `sentence` is what the technician reads.
"""

from kiosk.errors import KnownError


class UpdateError(KnownError):
    """No update this time."""

    key = "update"
    sentence = "更新没有成功，机器照旧用现在的软件。"


class OtherRoot(UpdateError):
    """Code is taken only from the province that this terminal was given first."""

    key = "update_other_root"
    sentence = "这台机器换过平台，软件更新要由技术员重新确认。"


class NotVouched(UpdateError):
    """No signature that counts."""

    key = "update_not_vouched"
    sentence = "新软件没有签名，没有采用。请告诉县里。"


class Damaged(UpdateError):
    """A file is missing, cut, altered or too many; the message names the first."""

    key = "update_damaged"
    sentence = "软件的文件坏了，没有采用。"


class BadManifest(UpdateError):
    """A list of files that cannot be."""

    key = "update_bad_manifest"
    sentence = "新软件的清单不对，没有采用。请告诉县里。"


class AlreadyLooking(UpdateError):
    """One at a time."""

    key = "update_already_looking"
    sentence = "已经在更新。"


class SlotBroken(UpdateError):
    """A whole system does not read back, or a tool refused."""

    key = "system_slot_broken"
    sentence = "新系统没有写好，下次再写；机器照旧用现在的系统。"


class NoSlots(UpdateError):
    """Not a machine of our image."""

    key = "system_no_slots"
    sentence = "这台机器装的不是我们的镜像，系统要另外更新。"
